//! The stars of a call: each gets the name of what it was.

use leptos::prelude::*;

use super::Lot;
use crate::app::Event;
use crate::app::event::MomentEvent;
use crate::app::view::lot::ToName;
use crate::domain::MomentId;
use crate::ui::piece::Piece;
use crate::ui::reading::{drawn_from, memo, nothing, piece};
use crate::ui::widgets::blocks::{div, h2, p};
use crate::ui::widgets::fields::select_field;
use crate::ui::widgets::keyed::{Key, for_each_moment};

impl Lot {
    /// What was starred in the call gets its name.
    pub(super) fn stars(self) -> AnyView {
        let stars = piece(self.view, |view| Some(view.to_name.clone()));
        let moments = piece(stars, |stars| {
            Some(stars.iter().map(|star| Key::Moment(star.moment)).collect())
        });
        let title = |moments: &Vec<Key>| {
            if moments.is_empty() {
                nothing()
            } else {
                h2("Name what you starred")
            }
        };
        let fields = for_each_moment(moments, move |moment| self.star(stars, moment));
        div("", vec![drawn_from(moments, title), fields])
    }

    fn star(self, stars: Piece<Vec<ToName>>, moment: MomentId) -> AnyView {
        let of_star = move |read: fn(&ToName) -> String| {
            memo(move || {
                let star = |stars: Option<&Vec<ToName>>| {
                    stars?.iter().find(|star| star.moment == moment).map(read)
                };
                stars.with(star).unwrap_or_default()
            })
        };
        let label = of_star(|star| format!("Name the star at {}", star.time));
        let name = move |value: String| {
            if let Some(key) = self.behaviour(&value) {
                self.app
                    .send(Event::Moment(self.id, MomentEvent::Named(moment, key)));
            }
        };
        let none = "Choose what it was";
        let field = select_field(
            label.into(),
            none,
            self.behaviours(),
            Signal::default(),
            name,
        );
        div("", vec![field, p("quiet hint", of_star(neighbours))])
    }
}

/// What happened around a star, as a reminder.
fn neighbours(star: &ToName) -> String {
    match (&star.before, &star.after) {
        (Some(before), Some(after)) => format!("After {before}, before {after}"),
        (Some(before), None) => format!("After {before}"),
        (None, Some(after)) => format!("Before {after}"),
        (None, None) => String::new(),
    }
}
