//! A rep is forgotten: what goes, a file of it before, and the second tap. Then, what went.

use crate::app::event::{Parcel, RepEvent, ShareEvent};
use crate::app::view::forget::{self, ForgetStep, ForgetView};
use crate::app::{Event, Route};
use crate::domain::RepId;
use crate::shell::App;
use crate::ui::block::Block;
use crate::ui::piece::Piece;
use crate::ui::reading::{drawn_from, part, when_here};
use crate::ui::widgets::blocks::{div, h2, list, live, p, section, span};
use crate::ui::widgets::controls::{asides, button, link};
use crate::ui::widgets::frame;
use crate::wire::{Receiver, Scope};

pub(crate) fn screen(app: App, id: RepId) -> Block {
    let view = Piece::of_model(app, move |model| forget::forget(model, id));
    when_here(view, move || {
        let told = part(view, told);
        let middle = vec![
            live("large", "status", told),
            drawn_from(view, move |view| now(app, id, view)),
        ];
        let foot = drawn_from(view, move |view| foot(app, id, view));
        frame::screen("Forget a rep", "", vec![foot], middle)
    })
}

fn told(view: &ForgetView) -> String {
    match &view.step {
        ForgetStep::Offered { name } => format!("{name}, and all that belongs to this rep."),
        ForgetStep::NotNow { name } => {
            format!("{name} can't be forgotten while a call runs or a file is on its way.")
        }
        ForgetStep::AskedOnceMore { name } => {
            format!("Forget {name} for good? Nothing brings it back but a file that you kept.")
        }
        ForgetStep::Removing => "It is being taken from the disk.".to_owned(),
        ForgetStep::NotRemoved(why) => {
            format!("It is not off the disk yet. {why} It is tried again by itself.")
        }
        ForgetStep::Removed => "The rep is forgotten.".to_owned(),
    }
}

fn now(app: App, id: RepId, view: &ForgetView) -> Block {
    let title = match view.step {
        ForgetStep::Removed => "What was removed",
        _ => "What goes",
    };
    let lines = view.lines.iter().map(|line| span("", line.clone()));
    let mut blocks = vec![section("", vec![h2(title), list("", lines.collect())])];
    match view.step {
        ForgetStep::Offered { .. } | ForgetStep::AskedOnceMore { .. } => {
            let why = "It goes at once from the notebook and from the trash, and can't be undone. \
                 Files that you shared before keep it. What is left here is a mark without a \
                 name, so that an older file doesn't bring it back by itself.";
            let keep = button("plain", "Keep a file of it first", move || share(app, id));
            blocks.extend([p("quiet", why), div("stack", vec![keep])]);
        }
        ForgetStep::Removed => {
            let why = "The browser may keep traces in its files until it tidies them up.";
            blocks.push(p("quiet", why));
        }
        _ => {}
    }
    div("", blocks)
}

/// The file is one's own: with private notes and the trash.
fn share(app: App, id: RepId) {
    let what = Parcel::Notes(Scope::Rep(id));
    app.send(Event::Share(ShareEvent::Wanted(what)));
    app.send(Event::Share(ShareEvent::ReceiverChosen(Receiver::Myself)));
}

fn foot(app: App, id: RepId, view: &ForgetView) -> Block {
    let send = move |event: RepEvent| move || app.send(Event::Rep(id, event.clone()));
    match view.step {
        ForgetStep::Offered { .. } => div(
            "",
            vec![
                button("plain", "Forget this rep", send(RepEvent::ForgetAsked)),
                asides(vec![link("aside", Route::Rep(id), "Back")]),
            ],
        ),
        ForgetStep::AskedOnceMore { .. } => div(
            "stack",
            vec![
                button("go", "Keep this rep", send(RepEvent::ForgetLeft)),
                button("plain", "Yes, forget for good", send(RepEvent::Forgotten)),
            ],
        ),
        _ => asides(vec![link("aside", Route::Reps, "Reps")]),
    }
}
