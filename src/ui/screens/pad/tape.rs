//! The tape: the newest moments, with Undo beside the newest. A press that lasts opens the moment it
//! is on; a tap on the newest one does so too.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, PointerEvent};

use super::Pad;
use crate::app::event::{PadEvent, Sheet};
use crate::app::view::Line;
use crate::domain::MomentId;
use crate::ui::piece::Piece;
use crate::ui::reading::{memo, part, piece};
use crate::ui::widgets::controls::button;
use crate::ui::widgets::hold::Hold;
use crate::ui::widgets::moments::{lines_of, no_tail};

/// A press that is meant lasts so long, in milliseconds.
const LONG_MS: u64 = 500;

impl Pad {
    pub(super) fn tape(self) -> AnyView {
        let lines = piece(self.view, |view| Some(view.tape.clone()));
        let nothing_to_undo = part(self.view, |view| !view.can_undo);
        let no_moments = part(lines, Vec::is_empty);
        let is_word = part(self.view, |view| view.word.is_some());
        let said = part(self.view, |view| {
            let said = view.word.as_ref().or(view.trouble.as_ref());
            said.cloned().unwrap_or_default()
        });
        let newest = part(lines, |lines| lines.last().map(|line| line.moment));
        let which = memo(move || {
            lines
                .with(|lines| lines?.last().map(which))
                .unwrap_or_default()
        });
        let change = move |_| {
            newest
                .get_untracked()
                .into_iter()
                .for_each(|id| self.change(id))
        };
        let hold = Hold::new();
        let press = move |event: PointerEvent| {
            if let Some(moment) = pressed(&event, lines) {
                hold.begin(&event, LONG_MS, move || self.change(moment));
            }
        };
        view! {
            <div
                class="tape"
                on:pointerdown=press
                on:pointermove=move |event| hold.moved(&event)
                on:pointerup=move |_| hold.end()
                on:pointercancel=move |_| hold.end()
            >
                <p class="trouble" class:word=is_word role="status">{said}</p>
                <ol aria-label="Moments">{lines_of(self.app, self.id, "", lines, no_tail)}</ol>
                <button
                    type="button"
                    class="newest"
                    hidden=no_moments
                    aria-label=which
                    on:click=change
                ></button>
                <div class="undo" hidden=nothing_to_undo>
                    {button("", "Undo", move || self.send(PadEvent::Undone))}
                </div>
            </div>
        }
        .into_any()
    }

    fn change(self, moment: MomentId) {
        self.open(Sheet::Moment(moment));
    }
}

fn which(newest: &Line) -> String {
    format!("Change {} at {}", newest.words, newest.time)
}

/// The moment whose line is pressed; the newest one is under its button.
fn pressed(event: &PointerEvent, lines: Piece<Vec<Line>>) -> Option<MomentId> {
    let on: Element = event.target()?.dyn_into().ok()?;
    let within = |selector| on.closest(selector).ok().flatten();
    let place = match within("li") {
        Some(line) => lines_before(&line),
        None => within(".newest").map(|_| usize::MAX)?,
    };
    lines.with_untracked(|lines| {
        let line = lines?.get(place).or(lines?.last())?;
        Some(line.moment)
    })
}

fn lines_before(line: &Element) -> usize {
    let mut before = 0;
    let mut other = line.previous_element_sibling();
    while let Some(one) = other {
        before += 1;
        other = one.previous_element_sibling();
    }
    before
}
