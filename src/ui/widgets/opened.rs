//! What is folded, and is worked out and drawn only while it is open.

use leptos::prelude::*;
use web_sys::Element;

use super::blocks::Words;
use crate::ui::block::Block;
use crate::ui::element::tag;
use crate::ui::reading::{drawn, nothing};

/// A heading that opens onto something.
pub(crate) fn opened(
    heading: impl Into<Words>,
    draw: impl Fn() -> Block + Send + 'static,
) -> Block {
    boxed(heading.into(), Box::new(draw))
}

fn boxed(heading: Words, draw: Box<dyn Fn() -> Block + Send>) -> Block {
    let is_open = RwSignal::new(false);
    let inside = drawn(move || if is_open.get() { draw() } else { nothing() });
    let toggled = move |event| is_open.set(event_target::<Element>(&event).has_attribute("open"));
    tag("details")
        .on("toggle", toggled)
        .child(tag("summary").words(heading).draw())
        .child(inside)
        .draw()
}
