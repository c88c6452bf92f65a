//! The tape: the newest moments, with Undo beside the newest. A press that lasts opens the moment it
//! is on; a tap on the newest one does so too.

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use web_sys::{Element, Event};

use super::Pad;
use crate::app::event::{PadEvent, Sheet};
use crate::app::view::Line;
use crate::domain::MomentId;
use crate::ui::block::Block;
use crate::ui::element::tag;
use crate::ui::piece::Piece;
use crate::ui::reading::{memo, part, piece};
use crate::ui::widgets::controls::button;
use crate::ui::widgets::hold::Hold;
use crate::ui::widgets::moments::{lines_of, no_tail};

/// A press that is meant lasts so long, in milliseconds.
const LONG_MS: u64 = 500;

impl Pad {
    pub(super) fn tape(self) -> Block {
        let lines = piece(self.view, |view| Some(view.tape.clone()));
        let nothing_to_undo = part(self.view, |view| !view.can_undo);
        let no_moments = part(lines, Vec::is_empty);
        let class = part(self.view, |view| {
            let class = view.word.as_ref().map_or("trouble", |_| "trouble word");
            class.to_owned()
        });
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
        let press = move |event: Event| {
            if let Some(moment) = pressed(&event, lines) {
                let then = move || self.change(moment);
                hold.begin(event.unchecked_ref(), LONG_MS, then);
            }
        };
        let moments = lines_of(self.app, self.id, "", lines, no_tail);
        let moments = tag("ol").set("aria-label", "Moments").child(moments);
        let newest = tag("button")
            .set("type", "button")
            .class("newest")
            .live_if("hidden", no_moments)
            .live("aria-label", which)
            .on("click", change);
        let undo = button("", "Undo", move || self.send(PadEvent::Undone));
        let undo = tag("div")
            .class("undo")
            .live_if("hidden", nothing_to_undo)
            .child(undo);
        let said = tag("p")
            .live("class", class)
            .set("role", "status")
            .words(said);
        tag("div")
            .class("tape")
            .on("pointerdown", press)
            .on("pointermove", move |event| {
                hold.moved(event.unchecked_ref())
            })
            .on("pointerup", move |_| hold.end())
            .on("pointercancel", move |_| hold.end())
            .children([said.draw(), moments.draw(), newest.draw(), undo.draw()])
            .draw()
    }

    fn change(self, moment: MomentId) {
        self.open(Sheet::Moment(moment));
    }
}

fn which(newest: &Line) -> String {
    format!("Change {} at {}", newest.words, newest.time)
}

/// The moment whose line is pressed; the newest one is under its button.
fn pressed(event: &Event, lines: Piece<Vec<Line>>) -> Option<MomentId> {
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
