//! Of very many things the first ones, and more when they are asked for.

use leptos::prelude::*;

use super::blocks::div;
use super::controls::button;
use crate::ui::block::{Block, IntoBlock};
use crate::ui::reading::{drawn, memo, nothing};

/// So many are shown, and so many more each time that more are asked for.
pub(crate) const AT_ONCE: usize = 20;

/// What is shown of `most`, and the way to more while some are left.
pub(crate) fn with_more(shown: Block, most: RwSignal<usize>, left: Memo<usize>) -> Block {
    let more = more_button(left, move || most.update(|most| *most += AT_ONCE));
    vec![shown, more].block()
}

/// The button that asks for more. It stays while some are left, and the focus with it.
pub(crate) fn more_button(left: Memo<usize>, press: impl Fn() + Copy + Send + 'static) -> Block {
    let label = memo(move || format!("Show more ({} left)", left.get()));
    let is_more = memo(move || left.get() > 0);
    drawn(move || {
        if is_more.get() {
            div("stack", vec![button("plain", label, press)])
        } else {
            nothing()
        }
    })
}
