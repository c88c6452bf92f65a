//! Reading a view model piece by piece. A piece that stays the same redraws nothing, so a second
//! that passes changes the text of a clock and leaves the keys under the thumb alone.
//!
//! What changes on a screen is read through [`part`] or drawn by [`drawn`]. Both put the closure in
//! a box: the page then carries one copy of what runs it, and not one for each place.

use leptos::prelude::*;

use super::piece::Piece;
use super::widgets::frame::not_here;
use crate::ui::block::{Block, IntoBlock};

/// Draws now, and again whenever something that was read changes.
pub(super) fn drawn(draw: impl Fn() -> Block + Send + 'static) -> Block {
    boxed(Box::new(draw))
}

fn boxed(draw: Box<dyn Fn() -> Block + Send>) -> Block {
    draw.block()
}

/// Draws a piece while it is there, and again whenever it changes.
pub(super) fn drawn_from<T>(piece: Piece<T>, draw: impl Fn(&T) -> Block + Send + 'static) -> Block
where
    T: PartialEq + Send + Sync + 'static,
{
    drawn(move || piece.with(|value| value.map_or_else(nothing, &draw)))
}

/// Stands where there is nothing to draw.
pub(super) fn nothing() -> Block {
    ().block()
}

/// A word, a count or a choice that is worked out of pieces.
pub(super) fn memo<R>(read: impl Fn() -> R + Send + Sync + 'static) -> Memo<R>
where
    R: PartialEq + Send + Sync + 'static,
{
    let read: Box<dyn Fn() -> R + Send + Sync> = Box::new(read);
    Memo::new(move |_| read())
}

/// A word, a count or a choice of a view model; empty while the view model isn't there.
pub(super) fn part<T, R>(view: Piece<T>, read: fn(&T) -> R) -> Memo<R>
where
    T: PartialEq + Send + Sync + 'static,
    R: Default + PartialEq + Send + Sync + 'static,
{
    memo(move || view.with(|view| view.map(read).unwrap_or_default()))
}

/// A larger piece of a view model.
pub(super) fn piece<T, U>(view: Piece<T>, read: fn(&T) -> Option<U>) -> Piece<U>
where
    T: PartialEq + Send + Sync + 'static,
    U: PartialEq + Send + Sync + 'static,
{
    Piece::of(move || view.with(|view| view.and_then(read)))
}

/// What a piece is just now, for a field that is filled once and then left to the typing.
pub(super) fn now<T, R>(view: Piece<T>, read: fn(&T) -> R) -> R
where
    T: PartialEq + Send + Sync + 'static,
    R: Default,
{
    view.with_untracked(|view| view.map(read).unwrap_or_default())
}

/// Draws one thing while a piece is there, and another while it isn't.
pub(super) fn when<T>(
    view: Piece<T>,
    there: impl Fn() -> Block + Send + 'static,
    not: impl Fn() -> Block + Send + 'static,
) -> Block
where
    T: PartialEq + Send + Sync + 'static,
{
    let is_here = part(view, |_| true);
    drawn(move || match is_here.get() {
        true => untrack(&there),
        false => untrack(&not),
    })
}

/// Draws a screen once its view model is there, and says so plainly if it isn't.
pub(super) fn when_here<T>(view: Piece<T>, draw: impl Fn() -> Block + Send + 'static) -> Block
where
    T: PartialEq + Send + Sync + 'static,
{
    when(view, draw, not_here)
}
