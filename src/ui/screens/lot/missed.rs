//! What was missed in the call is added, at about its time.

use leptos::prelude::*;

use super::Lot;
use crate::app::event::{About, LotEvent};
use crate::app::view::lot::{Tape, clock};
use crate::domain::Elapsed;
use crate::ui::block::Block;
use crate::ui::reading::{drawn, drawn_from, memo, nothing, now};
use crate::ui::widgets::blocks::{div, h2, live, section};
use crate::ui::widgets::controls::button;
use crate::ui::widgets::fields::{range_field, select_field};
use crate::ui::widgets::rope::rope_with_place;

/// The choice that asks for a place on the rope.
const AT: About = About::At(Elapsed(0));
/// Nobody knows it to the second.
const STEP_S: u32 = 5;

impl Lot {
    /// What was missed is added: what it was, and about when.
    pub(super) fn missed(self) -> Block {
        let what = RwSignal::new(String::new());
        let when = RwSignal::new(About::Middle.label().to_owned());
        let second = RwSignal::new(now(self.view, |view| view.length) / 2);
        let problem = RwSignal::new(String::new());
        let add = move || match self.behaviour(&what.get_untracked()) {
            Some(key) => {
                let about = about(&when.get_untracked(), second.get_untracked());
                self.send(LotEvent::Added(key, about));
                what.set(String::new());
                problem.set(String::new());
            }
            None => problem.set("Choose what you missed first.".to_owned()),
        };
        let offered = now(self.view, |view| view.offered(None));
        let times = About::ROUGH.into_iter().chain([AT]);
        let times = times.map(|about| (about.label().to_owned(), about.label().to_owned()));
        let choose = move |value| what.set(value);
        let time = move |value| when.set(value);
        let fields = vec![
            select_field("What".into(), "Choose", offered, what.into(), choose),
            select_field("When".into(), "", times, when.into(), time),
        ];
        let is_at = memo(move || when.with(|when| when == AT.label()));
        let place = move || {
            if is_at.get() {
                untrack(|| self.place(second))
            } else {
                nothing()
            }
        };
        let blocks = vec![
            h2("Add what you missed"),
            div("pair", fields),
            drawn(place),
            live("problem", "alert", problem),
            button("plain", "Add", add),
        ];
        section("", blocks)
    }

    /// A place on the rope, in seconds of the call.
    fn place(self, second: RwSignal<u32>) -> Block {
        let length = now(self.view, |view| view.length);
        let along = memo(move || second.get() * 1_000 / length.max(1));
        let words = memo(move || format!("about {}", clock(second.get())));
        let value = memo(move || second.get());
        let rope = drawn_from(self.tape, move |tape: &Tape| {
            rope_with_place(&tape.rope, along)
        });
        let slide = move |to| second.set(to);
        let slider = range_field("Minute of the call", length, STEP_S, value, words, slide);
        div("", vec![rope, slider])
    }
}

fn about(label: &str, second: u32) -> About {
    About::ROUGH
        .into_iter()
        .find(|about| about.label() == label)
        .unwrap_or(About::At(Elapsed::seconds(second)))
}
