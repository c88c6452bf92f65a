//! The parking lot: name what was marked, mark the outcome, add what was missed. All of it before
//! the rep is asked anything, or skipped.

mod missed;
mod outcome;
mod unnamed;

use leptos::prelude::*;

use crate::app::event::LotEvent;
use crate::app::view::footing::footing;
use crate::app::view::lot::{self, LotView, Tape};
use crate::app::{Event, Route};
use crate::domain::{BehaviourKey, CallId};
use crate::shell::App;
use crate::ui::block::Block;
use crate::ui::piece::Piece;
use crate::ui::reading::{drawn, nothing, now, part, piece, when_here};
use crate::ui::widgets::blocks::p;
use crate::ui::widgets::controls::{asides, button, link};
use crate::ui::widgets::frame;
use crate::ui::widgets::moments::{moment_list, note_and_take_out};

/// A parking lot on the screen: what it reads from, and where its events go.
#[derive(Clone, Copy)]
struct Lot {
    app: App,
    id: CallId,
    view: Piece<LotView>,
    tape: Piece<Tape>,
}

pub(crate) fn screen(app: App, id: CallId) -> Block {
    let rests_on = Piece::of_model(app, move |model| footing(model, id));
    let lot = Lot {
        app,
        id,
        view: Piece::of_model(app, move |model| lot::lot(model, id)),
        tape: Piece::resting_on(rests_on, app, move |model| lot::tape(model, id)),
    };
    when_here(lot.view, move || {
        let on = move || app.send(Event::Go(Route::Debrief(id)));
        let foot = vec![
            button("go", "On to the debrief", on),
            asides(vec![link("aside", Route::Today, "Later")]),
        ];
        let moments = piece(lot.tape, |tape| Some(tape.lines.clone()));
        let middle = vec![
            p("quiet", part(lot.view, |view| view.line.clone())),
            lot.go_on(),
            lot.unnamed(),
            lot.outcome(),
            lot.missed(),
            lot.note(),
            moment_list(app, id, moments, note_and_take_out),
        ];
        frame::screen(
            "Parking lot",
            part(lot.view, |view| view.who.clone()),
            foot,
            middle,
        )
    })
}

impl Lot {
    fn send(self, event: LotEvent) {
        self.app.send(Event::Lot(self.id, event));
    }

    /// The end came too early.
    fn go_on(self) -> Block {
        let can_go_on = part(self.view, |view| view.can_go_on);
        let go_on = move || {
            if can_go_on.get() {
                button("aside", "The call goes on", move || {
                    self.send(LotEvent::WentOn)
                })
            } else {
                nothing()
            }
        };
        drawn(go_on)
    }

    fn behaviour(self, value: &str) -> Option<BehaviourKey> {
        let behaviours = now(self.view, |view| view.behaviours.clone());
        behaviours
            .into_iter()
            .map(|(key, ..)| key)
            .find(|key| key.as_str() == value)
    }
}
