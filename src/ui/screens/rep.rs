//! A rep's page: what is tried now, how far along, and the calls.

mod follow;

use leptos::prelude::*;

use crate::app::event::{RepEvent, StartEvent, TrashEvent};
use crate::app::view::calls::CallRow;
use crate::app::view::reps::{self, RepView};
use crate::app::{Event, Route};
use crate::domain::{BehaviourKey, RepId, Stage};
use crate::shell::App;
use crate::ui::block::Block;
use crate::ui::piece::Piece;
use crate::ui::reading::{drawn, drawn_from, nothing, now, part, piece, when_here};
use crate::ui::widgets::blocks::{details, div, h2, p};
use crate::ui::widgets::choices::{choices, place};
use crate::ui::widgets::controls::{button, link};
use crate::ui::widgets::fields::{line_field, select_field};
use crate::ui::widgets::files::share_file;
use crate::ui::widgets::frame::{self, Tab, tabs};
use crate::ui::widgets::rows::call_rows;
use crate::wire::Scope;

/// A rep on the screen: what the page reads from, and where its events go.
#[derive(Clone, Copy)]
struct Page {
    app: App,
    id: RepId,
    view: Piece<RepView>,
}

pub(crate) fn screen(app: App, id: RepId) -> Block {
    let page = Page {
        app,
        id,
        view: Piece::of_model(app, move |model| reps::rep(model, id)),
    };
    when_here(page.view, move || {
        let told = part(page.view, |view| view.share.clone().unwrap_or_default());
        let middle = vec![
            p("quiet", part(page.view, |view| view.standing.clone())),
            follow::action_step(app, page.view),
            page.plan(),
            page.alone(),
            h2("Calls"),
            page.calls(),
            page.about(),
            share_file(app, "Share as JSON", Scope::Rep(id), told),
            page.throw(),
        ];
        let name = part(page.view, |view| view.name.clone());
        frame::screen(name, "", vec![tabs(Tab::Reps)], middle)
    })
}

impl Page {
    fn send(self, event: RepEvent) {
        self.app.send(Event::Rep(self.id, event));
    }

    /// The next call is prepared; one that was begun is gone on with.
    fn plan(self) -> Block {
        let planned = part(self.view, |view| view.planned);
        let plan = move || self.app.send(Event::Start(StartEvent::RepPlanned(self.id)));
        let way = drawn(move || match planned.get() {
            Some(call) => link("plain", Route::Prepare(call), "The planned call"),
            None => button("plain", "Prepare a call", plan),
        });
        div("stack", vec![way])
    }

    fn calls(self) -> Block {
        let calls = piece(self.view, |view| Some(view.calls.clone()));
        drawn_from(calls, |calls: &Vec<CallRow>| {
            if calls.is_empty() {
                p("quiet", "No call yet.")
            } else {
                call_rows(calls)
            }
        })
    }

    /// The kinds of call at which the manager isn't needed any more.
    fn alone(self) -> Block {
        let alone = part(self.view, |view| view.alone.clone());
        drawn(move || {
            if alone.get().is_empty() {
                nothing()
            } else {
                div("", vec![h2("Does alone"), p("", alone.get())])
            }
        })
    }

    /// What changes now and then.
    fn about(self) -> Block {
        let stage = part(self.view, |view| place(&Stage::ALL, &view.stage));
        let focus = part(self.view, |view| {
            let focus = view.focus.as_ref();
            focus.map_or_else(String::new, |key| key.as_str().to_owned())
        });
        let focuses = now(self.view, |view| view.focuses.clone());
        let focuses = focuses.into_iter().map(|(key, label)| (key.into(), label));
        let name = now(self.view, |view| view.name.clone());
        let fields = vec![
            choices("Stage", &Stage::ALL, Stage::label, stage, move |stage| {
                self.send(RepEvent::StageChosen(stage));
            }),
            select_field("Focus".into(), "None", focuses, focus.into(), move |key| {
                let focus = BehaviourKey::try_from(key).ok();
                self.send(RepEvent::FocusChosen(focus));
            }),
            line_field("Name", name, None, move |typed| {
                self.send(RepEvent::Renamed(typed));
            }),
        ];
        details("Stage, focus, name", fields)
    }

    /// At the end, where no thumb comes by in a hurry.
    fn throw(self) -> Block {
        let can_be_thrown = part(self.view, |view| view.can_be_thrown);
        let throw = move || {
            self.app.send(Event::Trash(TrashEvent::RepThrown(self.id)));
        };
        drawn(move || {
            if can_be_thrown.get() {
                button("aside", "Move to the trash", throw)
            } else {
                nothing()
            }
        })
    }
}
