//! Buttons and links. `go` is the one thing to do on a screen, `plain` is one of several, and
//! `aside` is a way out that doesn't ask for attention.

use leptos::prelude::*;

use super::blocks::div;
use crate::app::Route;
use crate::ui::element::tag;

/// A button that does something.
pub(crate) fn button(
    class: &'static str,
    label: impl IntoView + 'static,
    press: impl Fn() + 'static,
) -> AnyView {
    boxed(class, label.into_any(), Box::new(press))
}

fn boxed(class: &'static str, label: AnyView, press: Box<dyn Fn()>) -> AnyView {
    let button = tag("button").set("type", "button").class(class);
    button.on("click", move |_| press()).child(label).draw()
}

/// A link to another screen.
pub(crate) fn link(class: &'static str, to: Route, label: impl IntoView + 'static) -> AnyView {
    boxed_link(class, to.to_string(), label.into_any())
}

/// A link to the page that works when the app doesn't.
pub(crate) fn rescue(label: &'static str) -> AnyView {
    boxed_link("aside", "rescue.html".to_owned(), label.into_any())
}

fn boxed_link(class: &'static str, to: String, label: AnyView) -> AnyView {
    tag("a").class(class).set("href", to).child(label).draw()
}

/// The quiet ways out below the one thing to do.
pub(crate) fn asides(ways: Vec<AnyView>) -> AnyView {
    div("asides", ways)
}
