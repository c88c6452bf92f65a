//! The keys of the pad: the behaviours of this call.

use leptos::prelude::*;

use super::Pad;
use super::rows::lasting_key;
use crate::app::event::Tap;
use crate::app::view::pad::{KeyFace, PadKey};
use crate::domain::Shape;
use crate::ui::block::{Block, IntoBlock};
use crate::ui::element::tag;
use crate::ui::piece::Piece;
use crate::ui::reading::{drawn_from, memo, piece};
use crate::ui::widgets::blocks::{Words, div, span};
use crate::ui::widgets::controls::button;
use crate::ui::widgets::knot::mark;

/// What changes on a key.
type Numbers = Piece<Vec<(usize, Option<String>)>>;

impl Pad {
    /// The behaviours. Their keys are drawn once, and anew when others take their places; a tap
    /// changes nothing but the counts.
    pub(super) fn keys(self) -> Block {
        let number = |key: &PadKey| (key.count, key.lasting.clone());
        let numbers: Numbers = Piece::of({
            let view = self.view;
            move || view.with(|view| Some(view?.keys.iter().map(number).collect()))
        });
        let faces = piece(self.view, |view| {
            Some(view.keys.iter().map(|key| key.face.clone()).collect())
        });
        let draw = move |faces: &Vec<KeyFace>| {
            let key = |(place, face): (usize, &KeyFace)| self.key(face, place, numbers);
            let keys: Vec<Block> = faces.iter().enumerate().map(key).collect();
            div("keys", keys)
        };
        drawn_from(faces, draw)
    }

    fn key(self, face: &KeyFace, place: usize, numbers: Numbers) -> Block {
        match face.shape {
            Shape::Point => self.point(face, place, numbers),
            Shape::State => self.state(face, place, numbers),
        }
    }

    fn point(self, face: &KeyFace, place: usize, numbers: Numbers) -> Block {
        let words = move |words: fn(usize) -> String| {
            memo(
                move || match numbers.with(|numbers| Some(numbers?.get(place)?.0)) {
                    None | Some(0) => String::new(),
                    Some(count) => words(count),
                },
            )
        };
        let behaviour = face.key.clone();
        let tap = move |_| self.tap(Tap::Behaviour(behaviour.clone()));
        let count = tag("span").class("count").set("aria-hidden", "true");
        let count = count.words(words(|count| format!(" ×{count}")));
        let label = tag("span").words(face.short.clone()).child(count.draw());
        let said = words(|count| format!("{count} in this call"));
        tag("button")
            .set("type", "button")
            .class("key")
            .live("aria-description", said)
            .on("click", tap)
            .children([mark(face.tone), label.draw()])
            .draw()
    }

    /// A state shows how long it lasts, and a part of its key ends it.
    fn state(self, face: &KeyFace, place: usize, numbers: Numbers) -> Block {
        let lasting = memo(move || {
            let lasting = numbers.with(|numbers| numbers?.get(place)?.1.clone());
            lasting.unwrap_or_default()
        });
        let is_on = memo(move || !lasting.with(String::is_empty));
        let (begun, over) = (face.key.clone(), face.key.clone());
        let top = div("state-top", vec![mark(face.tone), span("lasts", lasting)]);
        // The words are said first, and stand below.
        let label = vec![span("", face.short.clone()), top].block();
        let begin = move || self.tap(Tap::Behaviour(begun.clone()));
        let end = move || self.tap(Tap::Over(over.clone()));
        let which = Words::from(format!("{}: ", face.short));
        let end_label = vec![span("unseen", which), span("", "Over")];
        let over = tag("div")
            .live_if("hidden", memo(move || !is_on.get()))
            .child(button("over", end_label, end));
        div(
            "state",
            vec![lasting_key("key", label, is_on, begin), over.draw()],
        )
    }
}
