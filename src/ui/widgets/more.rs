//! Of very many things the first ones, and more when they are asked for.

use leptos::prelude::*;

use super::blocks::div;
use super::controls::button;
use crate::ui::block::{Block, IntoBlock};
use crate::ui::piece::Piece;
use crate::ui::reading::{drawn, memo, nothing, part};

/// So many are shown, and so many more each time that more are asked for.
pub(crate) const AT_ONCE: usize = 20;

/// Of a list so many at once: what is shown of it, and the way to more while some are left.
pub(crate) fn first_of<T>(all: Piece<Vec<T>>, at_once: usize) -> (Piece<Vec<T>>, Block)
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let most = RwSignal::new(at_once);
    let shown =
        Piece::of(move || all.with(|all| Some(all?.iter().take(most.get()).cloned().collect())));
    let count = part(all, |all| all.len());
    let left = memo(move || count.get().saturating_sub(most.get()));
    let more = more_button(left, move || most.update(|most| *most += at_once));
    (shown, more)
}

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
