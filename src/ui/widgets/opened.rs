//! What is there for those who want it, and is worked out and drawn only once they do.

use leptos::prelude::*;
use web_sys::Element;

use super::blocks::Words;
use crate::ui::block::Block;
use crate::ui::element::tag;
use crate::ui::reading::{drawn, nothing};

/// A heading that opens onto something, which is drawn while it is open.
pub(crate) fn opened(
    class: &'static str,
    summary: Block,
    draw: impl Fn() -> Block + Send + 'static,
) -> Block {
    let is_open = RwSignal::new(false);
    let draw: Box<dyn Fn() -> Block + Send> = Box::new(draw);
    let inside = drawn(move || {
        if is_open.get() {
            untrack(&draw)
        } else {
            nothing()
        }
    });
    let toggled = move |event| is_open.set(event_target::<Element>(&event).has_attribute("open"));
    let summary = tag("summary").child(summary);
    tag("details")
        .class(class)
        .on("toggle", toggled)
        .children([summary.draw(), inside])
        .draw()
}

/// The same under plain words.
pub(crate) fn opened_words(
    words: impl Into<Words>,
    draw: impl Fn() -> Block + Send + 'static,
) -> Block {
    opened("", words.into().draw(), draw)
}
