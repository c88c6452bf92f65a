//! The frame of a screen: its heading, its middle, and the footer in the thumb's reach.

use std::sync::atomic::{AtomicBool, Ordering};

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use web_sys::{HtmlElement, console};

use super::blocks::{Words, div, p, span};
use super::controls::link;
use crate::app::Route;
use crate::ui::element::tag;
use crate::ui::reading::nothing;

/// Whether a screen was shown before. The first one leaves the focus where the browser put it.
static ARRIVED_BEFORE: AtomicBool = AtomicBool::new(false);

/// A screen's heading. When the screen opens it takes the focus, so that a screen reader begins
/// there, and names the page.
pub(crate) fn heading(text: impl Into<Words>, class: &'static str) -> AnyView {
    let text = text.into().signal();
    Effect::new(move || document().set_title(&format!("{} - Curbside", text.get())));
    tag("h1")
        .class(class)
        .set("tabindex", "-1")
        // An effect runs when the page is put together.
        .made(|heading| {
            Effect::new(move || arrive_at(heading.unchecked_ref()));
        })
        .words(text)
        .draw()
}

fn arrive_at(heading: &HtmlElement) {
    if !ARRIVED_BEFORE.swap(true, Ordering::Relaxed) {
        return;
    }
    window().scroll_to_with_x_and_y(0.0, 0.0);
    if let Err(error) = heading.focus() {
        console::warn_1(&error);
    }
}

/// A screen: heading with quiet words beside it, middle, footer.
pub(crate) fn screen(
    title: impl Into<Words>,
    beside: impl Into<Words>,
    foot: Vec<AnyView>,
    middle: Vec<AnyView>,
) -> AnyView {
    framed(title.into(), beside.into(), foot, middle)
}

fn framed(title: Words, beside: Words, foot: Vec<AnyView>, middle: Vec<AnyView>) -> AnyView {
    let foot = if foot.is_empty() {
        nothing()
    } else {
        tag("footer").class("foot").children(foot).draw()
    };
    let top = [heading(title, ""), span("quiet", beside)];
    let top = tag("header").class("top").children(top).draw();
    let middle = tag("main").children(middle).draw();
    div("screen", vec![top, middle, foot])
}

/// The four main screens.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tab {
    Today,
    Reps,
    Calls,
    Settings,
}

/// The way between the main screens.
pub(crate) fn tabs(here: Tab) -> AnyView {
    let tabs = [
        (Tab::Today, "#/", "Today"),
        (Tab::Reps, "#/reps", "Reps"),
        (Tab::Calls, "#/calls", "Calls"),
        (Tab::Settings, "#/settings", "Settings"),
    ];
    let link = move |(tab, href, name): (Tab, &'static str, &'static str)| {
        let current = (tab == here).then_some("page");
        let link = tag("a").set("href", href).set_some("aria-current", current);
        link.child(span("", name)).draw()
    };
    let nav = tag("nav").class("tabs").set("aria-label", "Main");
    nav.children(tabs.map(link)).draw()
}

/// Stands where a screen has nothing to show.
pub(crate) fn not_here() -> AnyView {
    let words = "What you look for has moved on, or isn't on this phone.";
    screen(
        "Not here",
        "",
        Vec::new(),
        vec![p("large", words), link("plain", Route::Today, "Today")],
    )
}
