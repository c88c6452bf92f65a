//! Some among a few: buttons that stay pressed. They are drawn once and change in place, so that
//! the focus stays where it was.

use super::blocks::{Words, div, span};
use super::keyed::{Key, for_each_name};
use crate::app::view::Toggle;
use crate::shell::App;
use crate::ui::block::Block;
use crate::ui::element::tag;
use crate::ui::piece::Piece;
use crate::ui::reading::{part, piece};

/// A group of toggles, under its name.
pub(crate) fn toggles(app: App, legend: impl Into<Words>, all: Piece<Vec<Toggle>>) -> Block {
    grouped(app, legend.into(), all)
}

fn grouped(app: App, legend: Words, all: Piece<Vec<Toggle>>) -> Block {
    let names = piece(all, |all| {
        Some(all.iter().map(|one| Key::Name(one.name.clone())).collect())
    });
    let buttons = for_each_name(names, move |name| {
        let name = name.to_owned();
        let one = Piece::of(move || all.with(|all| all?.iter().find(|t| t.name == name).cloned()));
        toggle(app, one)
    });
    let legend = tag("legend").words(legend).draw();
    tag("fieldset")
        .class("choices")
        .children([legend, div("segments", vec![buttons])])
        .draw()
}

fn toggle(app: App, one: Piece<Toggle>) -> Block {
    let is_on = part(one, |one| one.is_on.to_string());
    let is_off_limits = part(one, |one| one.is_off_limits.to_string());
    let press = move |_| {
        let event = one.with_untracked(|one| {
            let one = one.filter(|one| !one.is_off_limits)?;
            Some(one.event.clone())
        });
        if let Some(event) = event {
            app.send(event);
        }
    };
    let words = vec![
        span("", part(one, |one| one.label.clone())),
        span("hint", part(one, |one| one.hint.to_owned())),
    ];
    tag("button")
        .set("type", "button")
        .class("plain")
        .live("aria-pressed", is_on)
        .live("aria-disabled", is_off_limits)
        .on("click", press)
        .children(words)
        .draw()
}
