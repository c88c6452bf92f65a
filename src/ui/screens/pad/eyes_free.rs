//! The eyes-free pad: four zones over the whole screen. A finger alone is a tap; palms and fingers
//! that slide are none, and leaving needs a hold.

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use web_sys::{Element, Event, UiEvent};

use super::Pad;
use super::sheet::title;
use crate::app::event::{Sheet, Tap};
use crate::app::touch::Touches;
use crate::app::view::sheets::{self, ZoneKey};
use crate::ui::block::Block;
use crate::ui::element::tag;
use crate::ui::piece::Piece;
use crate::ui::reading::{memo, part};
use crate::ui::widgets::blocks::{div, span};
use crate::ui::widgets::hold::{Hold, finger};

/// The number of what is touched to leave; the zones come before it.
const LEAVE: usize = Tap::ZONES.len();
/// The number of what does nothing.
const NOTHING: usize = LEAVE + 1;
/// Leaving needs so long a hold, in milliseconds.
const HOLD_MS: u64 = 1_000;

/// The fingers on the pad.
#[derive(Clone, Copy)]
struct Hands {
    pad: Pad,
    touches: StoredValue<Touches>,
    leaving: Hold,
}

impl Pad {
    pub(super) fn eyes_free(self) -> Block {
        let hands = Hands {
            pad: self,
            touches: StoredValue::new(Touches::default()),
            leaving: Hold::new(),
        };
        let (app, id) = (self.app, self.id);
        let zones = Piece::of_model(app, move |model| Some(sheets::zones(model, id)));
        let zone = |place: usize| hands.zone(zones, place);
        let zones: Vec<Block> = (0..LEAVE).map(zone).collect();
        let clock = part(self.view, |view| view.clock.clone());
        let leave = move |event: Event| {
            if is_without_a_finger(&event) {
                self.open(Sheet::None);
            }
        };
        let leave = tag("button")
            .set("type", "button")
            .set("data-zone", LEAVE.to_string())
            .on("click", leave)
            .words("Hold to leave");
        let top = vec![title("unseen", "Eyes-free"), span("", clock), leave.draw()];
        tag("div")
            .class("eyes-free")
            .on("pointerdown", move |event| hands.down(&event))
            .on("pointermove", move |event| hands.moved(&event))
            .on("pointerup", move |event| hands.up(&event))
            .on("contextmenu", |event| event.prevent_default())
            .on("pointercancel", move |event| hands.cancelled(&event))
            .child(div("eyes-free-top", top))
            .children(zones)
            .draw()
    }
}

impl Hands {
    fn zone(self, zones: Piece<[ZoneKey; 4]>, place: usize) -> Block {
        let of = move |read: fn(&ZoneKey) -> String| {
            memo(move || {
                zones.with(|zones| zones.map(|zones| read(&zones[place])).unwrap_or_default())
            })
        };
        let tap = move |event: Event| {
            if is_without_a_finger(&event) {
                self.tap(place);
            }
        };
        let label = span("", of(|zone| zone.label.to_owned()));
        let count = span("count", of(|zone| zone.count.to_string()));
        tag("button")
            .set("type", "button")
            .class("zone")
            .set("data-zone", place.to_string())
            .on("click", tap)
            .children([label, count])
            .draw()
    }

    fn tap(self, place: usize) {
        if let Some(tap) = Tap::ZONES.get(place) {
            self.pad.tap(tap.clone());
        }
    }

    fn down(self, event: &Event) {
        let on = touched(event);
        self.touches
            .update_value(|touches| touches.down(finger(event.unchecked_ref()), on));
        self.leaving.end();
        if self.alone() == Some(LEAVE) {
            self.leaving
                .wait(HOLD_MS, move || self.pad.open(Sheet::None));
        }
    }

    fn moved(self, event: &Event) {
        self.touches
            .update_value(|touches| touches.moved(finger(event.unchecked_ref())));
        if self.alone() != Some(LEAVE) {
            self.leaving.end();
        }
    }

    fn up(self, event: &Event) {
        self.leaving.end();
        let tapped = self
            .touches
            .try_update_value(|touches| touches.up(finger(event.unchecked_ref())));
        if let Some(place) = tapped.flatten() {
            self.tap(place);
        }
    }

    fn cancelled(self, event: &Event) {
        self.leaving.end();
        self.touches
            .update_value(|touches| touches.cancelled(finger(event.unchecked_ref())));
    }

    fn alone(self) -> Option<usize> {
        self.touches.with_value(Touches::alone)
    }
}

/// A click of a keyboard or a screen reader: that of a finger was taken as a tap already.
fn is_without_a_finger(click: &Event) -> bool {
    click
        .dyn_ref::<UiEvent>()
        .is_some_and(|click| click.detail() == 0)
}

/// The number of what an event is on.
fn touched(event: &Event) -> usize {
    let on = event.target().and_then(|on| on.dyn_into::<Element>().ok());
    on.and_then(|on| on.closest("[data-zone]").ok().flatten())
        .and_then(|on| on.get_attribute("data-zone"))
        .and_then(|number| number.parse().ok())
        .unwrap_or(NOTHING)
}
