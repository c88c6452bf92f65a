//! What was marked in the call to be named afterwards, one after another: each gets the name of what
//! it was, or is left.

use leptos::prelude::*;

use super::Lot;
use crate::app::Event;
use crate::app::event::MomentEvent;
use crate::app::view::lot::ToName;
use crate::domain::MomentId;
use crate::ui::block::Block;
use crate::ui::piece::Piece;
use crate::ui::reading::{drawn, memo, nothing, part, piece};
use crate::ui::widgets::blocks::{div, h2, p, section, span};
use crate::ui::widgets::controls::button;
use crate::ui::widgets::fields::select_field;
use crate::ui::widgets::keyed::{Key, for_each_moment};

/// How far the naming has come.
#[derive(Clone, Copy, PartialEq)]
enum Naming {
    Done,
    One,
    /// So many were left without a name.
    Left(usize),
}

impl Lot {
    pub(super) fn unnamed(self) -> Block {
        let at = RwSignal::new(0);
        let count = part(self.view, |view| view.to_name.len());
        let naming = memo(move || match count.get() {
            0 => Naming::Done,
            count if at.get() < count => Naming::One,
            count => Naming::Left(count),
        });
        drawn(move || match naming.get() {
            Naming::Done => nothing(),
            Naming::One => untrack(|| self.to_name(at, count)),
            Naming::Left(count) => left(at, count),
        })
    }

    fn to_name(self, at: RwSignal<usize>, count: Memo<usize>) -> Block {
        let one: Piece<ToName> =
            Piece::of(move || self.view.with(|view| view?.to_name.get(at.get()).cloned()));
        let moments = piece(one, |one| Some(vec![Key::Moment(one.moment)]));
        let place = memo(move || format!("{} of {}", at.get() + 1, count.get()));
        let blocks = vec![
            div("at-top", vec![h2("What was it?"), span("count", place)]),
            for_each_moment(moments, move |moment| self.name(one, moment)),
            p("quiet hint", part(one, neighbours)),
            button("plain", "Leave it", move || at.update(|at| *at += 1)),
        ];
        section("card to-name", blocks)
    }

    fn name(self, one: Piece<ToName>, moment: MomentId) -> Block {
        let leaning = part(one, |one| one.leaning).get_untracked();
        let offered = self
            .view
            .with_untracked(|view| view.map(|view| view.offered(leaning)).unwrap_or_default());
        let name = move |value: String| {
            if let Some(key) = self.behaviour(&value) {
                self.app
                    .send(Event::Moment(self.id, MomentEvent::Named(moment, key)));
            }
        };
        let label = part(one, |one| one.label.clone());
        select_field(
            label.into(),
            "Choose what it was",
            offered,
            Signal::default(),
            name,
        )
    }
}

fn left(at: RwSignal<usize>, count: usize) -> Block {
    let words = if count == 1 {
        "One moment is left without a name.".to_owned()
    } else {
        format!("{count} moments are left without a name.")
    };
    let again = button("aside", "Go through them again", move || at.set(0));
    div("", vec![p("", words), again])
}

/// What happened around it, as a reminder.
fn neighbours(one: &ToName) -> String {
    match (&one.before, &one.after) {
        (Some(before), Some(after)) => format!("After {before}, before {after}"),
        (Some(before), None) => format!("After {before}"),
        (None, Some(after)) => format!("Before {after}"),
        (None, None) => String::new(),
    }
}
