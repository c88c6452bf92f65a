//! What the call came to, what the next step concretely is, where it was, and a note on it.

use leptos::prelude::*;

use super::Lot;
use crate::app::event::LotEvent;
use crate::app::view::lot::LotView;
use crate::domain::{Outcome, Sharing};
use crate::ui::block::Block;
use crate::ui::reading::{drawn, nothing, now, part};
use crate::ui::widgets::blocks::{div, live, p, section};
use crate::ui::widgets::choices::{choices, place};
use crate::ui::widgets::fields::{line_field, note_field};

impl Lot {
    pub(super) fn outcome(self) -> Block {
        let marked = part(self.view, |view| {
            view.outcome
                .and_then(|outcome| place(&Outcome::ALL, &outcome))
        });
        let mark = move |outcome| self.send(LotEvent::OutcomeMarked(outcome));
        let comes_to = part(self.view, |view| view.comes_to.to_owned());
        let blocks = vec![
            choices("Outcome", &Outcome::ALL, Outcome::label, marked, mark),
            self.next_step(),
            live("hint", "status", comes_to),
            self.account(),
        ];
        section("", blocks)
    }

    /// Once it is asked for, the field stays while something is typed in it.
    fn next_step(self) -> Block {
        let is_asked = part(self.view, |view| view.asks_next_step);
        let step = move || {
            if !is_asked.get() {
                return nothing();
            }
            let written = now(self.view, |view| view.next_step.clone());
            note_field("What the next step concretely is", written, move |typed| {
                self.send(LotEvent::NextStepTyped(typed));
            })
        };
        drawn(step)
    }

    fn account(self) -> Block {
        let account = now(self.view, |view| view.account.clone());
        line_field("Account", account, None, move |typed| {
            self.send(LotEvent::AccountTyped(typed))
        })
    }

    pub(super) fn note(self) -> Block {
        let written = now(self.view, |view| view.note.clone());
        let shared = part(self.view, |view| place(&Sharing::ALL, &view.sharing));
        let share = move |sharing| self.send(LotEvent::NoteShared(sharing));
        let blocks = vec![
            note_field("Note on this call", written, move |typed| {
                self.send(LotEvent::NoteTyped(typed));
            }),
            choices("The note is", &Sharing::ALL, Sharing::label, shared, share),
            p("quiet hint", part(self.view, goes)),
        ];
        div("", blocks)
    }
}

/// How far the note goes.
fn goes(view: &LotView) -> String {
    let words = match view.sharing {
        Sharing::Private => {
            "For your eyes: it is in no summary, and in no file but the backup of everything."
        }
        Sharing::WithRep => "It goes along with the summary.",
    };
    words.to_owned()
}
