//! What is laid over the pad. The browser's own dialog keeps the focus inside, closes on Escape or
//! on the phone's way back, and gives the focus back to the key that opened it.

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use web_sys::{Event, EventTarget, HtmlDialogElement, HtmlElement, console};

use super::Pad;
use crate::app::event::{PadEvent, Sheet, Tap};
use crate::app::view::pad::KeyFace;
use crate::app::view::sheets::{self, ContractSheet, KeysSheet};
use crate::domain::{BehaviourKey, TripWire};
use crate::ui::block::{Block, IntoBlock};
use crate::ui::element::tag;
use crate::ui::piece::Piece;
use crate::ui::reading::{drawn_from, memo, nothing, part, piece};
use crate::ui::screens::pad::rows::lasting_key;
use crate::ui::widgets::blocks::{Words, div, h2, p, span};
use crate::ui::widgets::controls::button;
use crate::ui::widgets::knot::mark;

impl Pad {
    pub(super) fn sheet(self) -> Block {
        let sheet = piece(self.view, |view| Some(view.sheet));
        let is_open = part(self.view, |view| view.sheet != Sheet::None);
        let inside = drawn_from(sheet, move |sheet| untrack(|| self.inside(*sheet)));
        let closed = move |event: Event| {
            // It may have been opened again since.
            if !dialog(event.target()).is_some_and(|dialog| dialog.open())
                && is_open.get_untracked()
            {
                self.open(Sheet::None);
            }
        };
        tag("dialog")
            .class("sheet")
            .set("aria-labelledby", "sheet")
            .on("close", closed)
            .made(move |made| {
                Effect::new(move || show(dialog(Some(made.clone().into())), is_open.get()));
            })
            .child(inside)
            .draw()
    }

    fn inside(self, sheet: Sheet) -> Block {
        match sheet {
            Sheet::None => nothing(),
            Sheet::Moment(moment) => self.moment(moment),
            Sheet::Keys => self.choice_of_keys(),
            Sheet::Contract => self.contract(),
            Sheet::Clock => self.clock(),
            Sheet::EyesFree => self.eyes_free(),
        }
    }

    /// A sheet with its title and the way back to the pad.
    pub(super) fn framed(self, name: impl Into<Words>, middle: Vec<Block>) -> Block {
        let close = button("end", "Close", move || self.open(Sheet::None));
        let top = vec![title("", name), close];
        let blocks = vec![div("sheet-top", top), div("sheet-middle", middle)];
        div("sheet-in", blocks)
    }

    fn clock(self) -> Block {
        let clock = Piece::of_model(self.app, |model| Some(sheets::clock(model)));
        let label = vec![
            span("", part(clock, String::clone)),
            span("unseen", " Back to the pad"),
        ];
        let back = button("clock-only", label, move || self.open(Sheet::None));
        div("", vec![title("unseen", "Clock"), back])
    }

    /// The first tap chooses a key, the second what changes places with it.
    fn choice_of_keys(self) -> Block {
        let (app, id) = (self.app, self.id);
        let view = Piece::of_model(app, move |model| sheets::keys(model, id));
        let chosen: RwSignal<Option<Choice>> = RwSignal::new(None);
        let keys = move |faces: &[KeyFace], is_on_pad| {
            let key = |face: &KeyFace| self.choice(face, is_on_pad, chosen);
            div("choice", faces.iter().map(key).collect())
        };
        let lists = drawn_from(view, move |view: &KeysSheet| {
            let mut blocks = vec![h2("On the pad"), keys(&view.on_pad, true)];
            if !view.others.is_empty() {
                blocks.extend([h2("In the codebook"), keys(&view.others, false)]);
            }
            div("", blocks)
        });
        let how = p("quiet", "Tap a key, then what takes its place.");
        self.framed("Keys", vec![how, lists])
    }

    fn choice(self, face: &KeyFace, is_on_pad: bool, chosen: RwSignal<Option<Choice>>) -> Block {
        let own = Choice {
            key: face.key.clone(),
            is_on_pad,
        };
        let other = own.clone();
        let is_on = memo(move || chosen.with(|chosen| chosen.as_ref() == Some(&other)));
        let choose = move || {
            let before = chosen.get_untracked();
            chosen.set((before.as_ref() != Some(&own)).then(|| own.clone()));
            if let Some((old, new)) = before.and_then(|before| before.swapped(&own)) {
                self.send(PadEvent::KeySwapped { old, new });
            }
        };
        let label = vec![mark(face.tone), span("", face.short.clone())];
        lasting_key("wide-key", label.block(), is_on, choose)
    }

    fn contract(self) -> Block {
        let (app, id) = (self.app, self.id);
        let view = Piece::of_model(app, move |model| sheets::contract(model, id));
        let wire = move |wire: &TripWire| {
            let (label, wire) = (wire.label().to_owned(), wire.clone());
            let tap = move || self.tap(Tap::TripWire(wire.clone()));
            button("wide-key", label, tap)
        };
        let middle = drawn_from(view, move |view: &ContractSheet| {
            let mut blocks = vec![p("large", view.stance.clone())];
            if let Some(words) = &view.hand_back {
                blocks.push(p("written", words.clone()));
            }
            if !view.trip_wires.is_empty() {
                let wires = view.trip_wires.iter().map(wire).collect();
                blocks.extend([h2("Trip-wires"), div("choice", wires)]);
            }
            div("", blocks)
        });
        self.framed("Net", vec![middle])
    }
}

/// A key that is chosen, on the pad or in the codebook.
#[derive(Clone, PartialEq)]
struct Choice {
    key: BehaviourKey,
    is_on_pad: bool,
}

impl Choice {
    /// The key of the pad and the one that changes places with it, if these two are that.
    fn swapped(self, other: &Self) -> Option<(BehaviourKey, BehaviourKey)> {
        let (old, new) = if self.is_on_pad {
            (self.key, other.key.clone())
        } else {
            (other.key.clone(), self.key)
        };
        (old != new && (self.is_on_pad || other.is_on_pad)).then_some((old, new))
    }
}

/// The title of a sheet. It takes the focus, so that a screen reader begins there.
pub(super) fn title(class: &'static str, name: impl Into<Words>) -> Block {
    tag("h1")
        .set("id", "sheet")
        .class(class)
        .set("tabindex", "-1")
        .made(|title| {
            Effect::new(move || {
                if let Err(error) = title.unchecked_ref::<HtmlElement>().focus() {
                    console::warn_1(&error);
                }
            });
        })
        .words(name)
        .draw()
}

fn dialog(target: Option<EventTarget>) -> Option<HtmlDialogElement> {
    target?.dyn_into().ok()
}

fn show(dialog: Option<HtmlDialogElement>, is_open: bool) {
    match dialog {
        Some(dialog) if is_open && !dialog.open() => {
            if let Err(error) = dialog.show_modal() {
                console::error_1(&error);
            }
        }
        Some(dialog) if !is_open && dialog.open() => dialog.close(),
        _ => {}
    }
}
