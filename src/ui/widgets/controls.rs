//! Buttons and links. `go` is the one thing to do on a screen, `plain` is one of several, and
//! `aside` is a way out that doesn't ask for attention.

use leptos::prelude::*;

use super::blocks::{Words, div};
use crate::app::Route;
use crate::ui::block::{Block, IntoBlock};
use crate::ui::element::tag;
use crate::ui::reading::memo;

/// A button that does something.
pub(crate) fn button(
    class: &'static str,
    label: impl IntoView + 'static,
    press: impl Fn() + 'static,
) -> Block {
    boxed(class, label.block(), Box::new(press))
}

fn boxed(class: &'static str, label: Block, press: Box<dyn Fn()>) -> Block {
    let button = tag("button").set("type", "button").class(class);
    button.on("click", move |_| press()).child(label).draw()
}

/// A button that does nothing while something else is done. It stays where it is, so that the focus does.
pub(crate) fn button_unless(
    waits: Signal<bool>,
    class: &'static str,
    label: impl Into<Words>,
    press: impl Fn() + 'static,
) -> Block {
    waiting(waits, class, label.into(), Box::new(press))
}

fn waiting(waits: Signal<bool>, class: &'static str, label: Words, press: Box<dyn Fn()>) -> Block {
    let press = move |_| {
        if !waits.get_untracked() {
            press();
        }
    };
    let button = tag("button").set("type", "button").class(class);
    let button = button.live("aria-disabled", memo(move || waits.get().to_string()));
    button.on("click", press).words(label).draw()
}

/// A link to another screen.
pub(crate) fn link(class: &'static str, to: Route, label: impl IntoView + 'static) -> Block {
    boxed_link(class, to.to_string(), label.block())
}

/// A link to the page that works when the app doesn't.
pub(crate) fn rescue(label: &'static str) -> Block {
    boxed_link("aside", "rescue.html".to_owned(), label.block())
}

fn boxed_link(class: &'static str, to: String, label: Block) -> Block {
    tag("a").class(class).set("href", to).child(label).draw()
}

/// The quiet ways out below the one thing to do.
pub(crate) fn asides(ways: Vec<Block>) -> Block {
    div("asides", ways)
}
