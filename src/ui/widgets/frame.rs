//! The frame of a screen: its heading, its middle, and the footer in the thumb's reach.

use std::sync::atomic::{AtomicBool, Ordering};

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use web_sys::{HtmlElement, console};

use super::blocks::{Words, div, p, span};
use super::controls::link;
use super::undo::undo_bar;
use crate::app::Route;
use crate::ui::block::Block;
use crate::ui::element::tag;

/// Whether a screen was shown before. The first one leaves the focus where the browser put it.
static ARRIVED_BEFORE: AtomicBool = AtomicBool::new(false);

/// The heading of the screen, as [`focus_later`] knows it.
pub(crate) const HEADING: &str = "heading";

/// A screen's heading. When the screen opens it takes the focus, so that a screen reader begins
/// there, and names the page.
pub(crate) fn heading(text: impl Into<Words>, class: &'static str) -> Block {
    let text = text.into().signal();
    titled(text, text, class)
}

/// The same, of a page with another title.
fn titled(text: Signal<String>, title: Signal<String>, class: &'static str) -> Block {
    Effect::new(move || document().set_title(&format!("{} - Curbside", title.get())));
    tag("h1")
        .class(class)
        .set("id", HEADING)
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
    focus(heading);
}

/// Focuses something on the page.
pub(crate) fn focus(element: &HtmlElement) {
    if let Err(error) = element.focus() {
        console::warn_1(&error);
    }
}

/// Focuses what has this id once what has changed is drawn, so that a list that is drawn anew is gone
/// on with where it was left; or the heading, if there is no such thing any more.
pub(crate) fn focus_later(id: String) {
    request_animation_frame(move || {
        let page = document();
        let found = page.get_element_by_id(&id);
        let found = found.or_else(|| page.get_element_by_id(HEADING));
        if let Some(element) = found.and_then(|found| found.dyn_into().ok()) {
            focus(&element);
        }
    });
}

/// Focuses the first field of the screen that takes words once what has changed is drawn: what was asked for is asked
/// for again.
pub(crate) fn focus_field_later() {
    request_animation_frame(move || {
        if let Ok(Some(field)) = document().query_selector("main input:not([type=file])")
            && let Ok(field) = field.dyn_into()
        {
            focus(&field);
        }
    });
}

/// A screen: heading with quiet words beside it, middle, footer.
pub(crate) fn screen(
    title: impl Into<Words>,
    beside: impl Into<Words>,
    foot: Vec<Block>,
    middle: Vec<Block>,
) -> Block {
    let beside = vec![span("quiet", beside)];
    framed(heading(title, ""), beside, foot, middle)
}

/// A screen whose heading is what a person wrote. Its title is another: browsers keep titles in their
/// history, and notes stay out of that.
pub(crate) fn screen_of(
    title: &'static str,
    named: impl Into<Words>,
    beside: impl Into<Words>,
    foot: Vec<Block>,
    middle: Vec<Block>,
) -> Block {
    let beside = vec![span("quiet", beside)];
    let heading = titled(named.into().signal(), Words::from(title).signal(), "");
    framed(heading, beside, foot, middle)
}

/// A screen with a quiet way to another one at the end of its heading.
pub(crate) fn screen_with_way(
    title: impl Into<Words>,
    beside: impl Into<Words>,
    way: Block,
    foot: Vec<Block>,
    middle: Vec<Block>,
) -> Block {
    let beside = vec![span("quiet", beside), way];
    framed(heading(title, ""), beside, foot, middle)
}

/// A screen under Settings, with the way back.
pub(crate) fn screen_under_settings(title: impl Into<Words>, middle: Vec<Block>) -> Block {
    let back = link("aside", Route::Settings, "Settings");
    screen_with_way(title, "", back, vec![tabs(Tab::None)], middle)
}

fn framed(heading: Block, beside: Vec<Block>, foot: Vec<Block>, middle: Vec<Block>) -> Block {
    let foot = tag("footer").class("foot").child(undo_bar()).children(foot);
    let top = tag("header").class("top").child(heading);
    let top = top.children(beside).draw();
    let middle = tag("main").children(middle).draw();
    div("screen", vec![top, middle, foot.draw()])
}

/// The four main screens.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tab {
    Today,
    Reps,
    Calls,
    Mirror,
    /// A screen that belongs to none of them.
    None,
}

/// The way between the main screens.
pub(crate) fn tabs(here: Tab) -> Block {
    let tabs = [
        (Tab::Today, "#/", "Today"),
        (Tab::Reps, "#/reps", "Reps"),
        (Tab::Calls, "#/calls", "Calls"),
        (Tab::Mirror, "#/mirror", "Mirror"),
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
pub(crate) fn not_here() -> Block {
    let words = "What you look for has moved on, or isn't on this phone.";
    screen(
        "Not here",
        "",
        Vec::new(),
        vec![p("large", words), link("plain", Route::Today, "Today")],
    )
}
