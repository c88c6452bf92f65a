//! The eyes-free pad: four zones over the whole screen. A finger alone is a tap; palms and fingers
//! that slide are none, and leaving needs a hold.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, PointerEvent};

use super::Pad;
use super::sheet::title;
use crate::app::event::{Sheet, Tap};
use crate::app::touch::Touches;
use crate::app::view::sheets::{self, ZoneKey};
use crate::ui::piece::Piece;
use crate::ui::reading::{memo, part};
use crate::ui::widgets::blocks::span;
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
    pub(super) fn eyes_free(self) -> AnyView {
        let hands = Hands {
            pad: self,
            touches: StoredValue::new(Touches::default()),
            leaving: Hold::new(),
        };
        let (app, id) = (self.app, self.id);
        let zones = Piece::of_model(app, move |model| Some(sheets::zones(model, id)));
        let zone = |place: usize| hands.zone(zones, place);
        let zones: Vec<AnyView> = (0..LEAVE).map(zone).collect();
        let clock = part(self.view, |view| view.clock.clone());
        let leave = move |event: web_sys::MouseEvent| {
            if event.detail() == 0 {
                self.open(Sheet::None);
            }
        };
        view! {
            <div
                class="eyes-free"
                on:pointerdown=move |event| hands.down(&event)
                on:pointermove=move |event| hands.moved(&event)
                on:pointerup=move |event| hands.up(&event)
                on:pointercancel=move |event| hands.cancelled(&event)
            >
                <div class="eyes-free-top">
                    {title("unseen", "Eyes-free")}
                    {span("", clock)}
                    <button type="button" data-zone=LEAVE.to_string() on:click=leave>
                        "Hold to leave"
                    </button>
                </div>
                {zones}
            </div>
        }
        .into_any()
    }
}

impl Hands {
    /// A zone. The browser's click of a finger was a tap already; one of a keyboard or a screen
    /// reader comes without a finger.
    fn zone(self, zones: Piece<[ZoneKey; 4]>, place: usize) -> AnyView {
        let of = move |read: fn(&ZoneKey) -> String| {
            memo(move || {
                zones.with(|zones| zones.map(|zones| read(&zones[place])).unwrap_or_default())
            })
        };
        let tap = move |event: web_sys::MouseEvent| {
            if event.detail() == 0 {
                self.tap(place);
            }
        };
        view! {
            <button type="button" class="zone" data-zone=place.to_string() on:click=tap>
                <span>{of(|zone| zone.label.to_owned())}</span>
                " "
                <span class="count">{of(|zone| zone.count.to_string())}</span>
            </button>
        }
        .into_any()
    }

    fn tap(self, place: usize) {
        if let Some(tap) = Tap::ZONES.get(place) {
            self.pad.tap(tap.clone());
        }
    }

    fn down(self, event: &PointerEvent) {
        let on = touched(event);
        self.touches
            .update_value(|touches| touches.down(finger(event), on));
        self.leaving.end();
        if self.alone() == Some(LEAVE) {
            self.leaving
                .wait(HOLD_MS, move || self.pad.open(Sheet::None));
        }
    }

    fn moved(self, event: &PointerEvent) {
        self.touches
            .update_value(|touches| touches.moved(finger(event)));
        if self.alone() != Some(LEAVE) {
            self.leaving.end();
        }
    }

    fn up(self, event: &PointerEvent) {
        self.leaving.end();
        let tapped = self
            .touches
            .try_update_value(|touches| touches.up(finger(event)));
        if let Some(place) = tapped.flatten() {
            self.tap(place);
        }
    }

    fn cancelled(self, event: &PointerEvent) {
        self.leaving.end();
        self.touches
            .update_value(|touches| touches.cancelled(finger(event)));
    }

    fn alone(self) -> Option<usize> {
        self.touches.with_value(Touches::alone)
    }
}

/// The number of what an event is on.
fn touched(event: &Event) -> usize {
    let on = event.target().and_then(|on| on.dyn_into::<Element>().ok());
    on.and_then(|on| on.closest("[data-zone]").ok().flatten())
        .and_then(|on| on.get_attribute("data-zone"))
        .and_then(|number| number.parse().ok())
        .unwrap_or(NOTHING)
}
