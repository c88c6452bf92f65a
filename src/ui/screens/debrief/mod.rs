//! The debrief, one question a screen. Nothing of the manager's moments is drawn before the rep
//! has spoken: the view models of the first steps have none of them.

mod card;
mod net;
mod next;
mod rep_first;
mod replay;
mod supposed;

use crate::app::event::{DebriefEvent, DebriefStep};
use crate::app::view::debrief::{self, DebriefView};
use crate::app::{Event, Route};
use crate::domain::{CallId, Form};
use crate::shell::App;
use crate::ui::block::Block;
use crate::ui::element::tag;
use crate::ui::piece::Piece;
use crate::ui::reading::{now, part, when_here};
use crate::ui::widgets::blocks::{div, p};
use crate::ui::widgets::controls::{asides, button, link};
use crate::ui::widgets::fields::note_field;
use crate::ui::widgets::frame;
use crate::ui::widgets::keyed::anew_for;

/// A debrief on the screen: what its steps read from, and where their events go.
#[derive(Clone, Copy)]
struct Talk {
    app: App,
    id: CallId,
    view: Piece<DebriefView>,
}

pub(crate) fn screen(app: App, id: CallId) -> Block {
    let talk = Talk {
        app,
        id,
        view: Piece::of_model(app, move |model| debrief::debrief(model, id)),
    };
    let name = part(talk.view, |view| title(view.place.step).to_owned());
    let draw = move || match now(talk.view, |view| Some(view.place.step)) {
        Some(DebriefStep::RepView) => talk.rep_first(),
        Some(DebriefStep::Replay) => talk.replay(),
        Some(DebriefStep::Net) => talk.net(),
        Some(DebriefStep::Next) => talk.what_next(),
        Some(DebriefStep::NextTime) => talk.next_time(),
        Some(DebriefStep::Supposed) | None => talk.supposed(),
    };
    when_here(talk.view, move || anew_for(name, draw))
}

fn title(step: DebriefStep) -> &'static str {
    match step {
        DebriefStep::Supposed => "What was supposed to happen?",
        DebriefStep::RepView => "So how'd that feel?",
        DebriefStep::Replay => "Replay",
        DebriefStep::Net => "The net",
        DebriefStep::Next => "What next",
        DebriefStep::NextTime => "Will I be here next time?",
    }
}

fn on_to(step: DebriefStep) -> &'static str {
    match step {
        DebriefStep::Supposed => "On to what was supposed",
        DebriefStep::RepView => "On to the rep's view",
        DebriefStep::Replay => "On to the replay",
        DebriefStep::Net => "On to the net",
        DebriefStep::Next => "On to what's next",
        DebriefStep::NextTime => "On to next time",
    }
}

impl Talk {
    fn send(self, event: DebriefEvent) {
        self.app.send(Event::Debrief(self.id, event));
    }

    /// One screen of the debrief: its question, how far it has come, and the way on.
    fn screen(self, foot: Vec<Block>, blocks: Vec<Block>) -> Block {
        let title = now(self.view, |view| title(view.place.step));
        let who = part(self.view, |view| view.who.clone());
        let middle = [self.progress()].into_iter().chain(blocks).collect();
        frame::screen(title, who, foot, middle)
    }

    /// On to the next question, back to the one before, or away.
    fn foot(self) -> Vec<Block> {
        let (label, event) = match now(self.view, |view| view.place.on) {
            Some(step) => (on_to(step), DebriefEvent::StepChosen(step)),
            None => ("Finish", DebriefEvent::Finished),
        };
        self.foot_with(label, event, None)
    }

    fn foot_with(
        self,
        label: &'static str,
        event: DebriefEvent,
        aside: Option<Block>,
    ) -> Vec<Block> {
        let back = now(self.view, |view| view.place.back);
        let back = back.map(|to| {
            button("aside", "Back", move || {
                self.send(DebriefEvent::StepChosen(to))
            })
        });
        let later = link("aside", Route::Today, "Later");
        vec![
            button("go", label, move || self.send(event.clone())),
            asides(back.into_iter().chain(aside).chain([later]).collect()),
        ]
    }

    /// How far the debrief has come.
    fn progress(self) -> Block {
        let (here, of) = now(self.view, |view| (view.place.here, view.place.of));
        let part = |place| {
            let class = if place <= here { "done" } else { "" };
            tag("i").class(class).draw()
        };
        let bar = tag("div").class("steps").set("aria-hidden", "true");
        let bar = bar.children((1..=of).map(part));
        let words = format!("Step {here} of {of}");
        div("", vec![bar.draw(), p("unseen", words)])
    }

    /// A field for what is said, which is kept as it grows.
    fn note(
        self,
        label: impl Into<String>,
        written: String,
        event: fn(String) -> DebriefEvent,
    ) -> Block {
        note_field(label, written, move |typed| self.send(event(typed)))
    }

    /// The other form of the debrief.
    fn form(self, class: &'static str, label: &'static str, form: Form) -> Block {
        button(class, label, move || {
            self.send(DebriefEvent::FormChosen(form))
        })
    }

    fn first(self) -> String {
        now(self.view, |view| view.first.clone())
    }
}
