//! Reading a view model piece by piece. A piece that stays the same redraws nothing, so a second
//! that passes changes the text of a clock and leaves the keys under the thumb alone.
//!
//! What changes on a screen is read through [`part`] or drawn by [`drawn`]. Both put the closure in
//! a box: the page then carries one copy of what runs it, and not one for each place.

use leptos::prelude::*;

use super::widgets::frame::not_here;

/// A piece of the page that is drawn anew when what it read has changed.
pub(super) type Drawn = Box<dyn Fn() -> AnyView + Send>;

/// Draws now, and again whenever something that was read changes.
pub(super) fn drawn(draw: impl Fn() -> AnyView + Send + 'static) -> Drawn {
    Box::new(draw)
}

/// Stands where there is nothing to draw.
pub(super) fn nothing() -> AnyView {
    ().into_any()
}

/// What is worked out of other pieces.
pub(super) fn memo<R>(read: impl Fn() -> R + Send + Sync + 'static) -> Memo<R>
where
    R: PartialEq + Send + Sync + 'static,
{
    let read: Box<dyn Fn() -> R + Send + Sync> = Box::new(read);
    Memo::new(move |_| read())
}

/// One piece of a view model; its empty value while the view model isn't there.
pub(super) fn part<T, R>(view: Memo<Option<T>>, read: fn(&T) -> R) -> Memo<R>
where
    T: Send + Sync + 'static,
    R: Default + PartialEq + Send + Sync + 'static,
{
    memo(move || view.with(|view| view.as_ref().map(read).unwrap_or_default()))
}

/// What a piece is just now, for a field that is filled once and then left to the typing.
pub(super) fn now<T, R>(view: Memo<Option<T>>, read: fn(&T) -> R) -> R
where
    T: Send + Sync + 'static,
    R: Default,
{
    view.with_untracked(|view| view.as_ref().map(read).unwrap_or_default())
}

/// Draws a screen once its view model is there, and says so plainly if it isn't.
pub(super) fn when_here<T>(
    view: Memo<Option<T>>,
    draw: impl Fn() -> AnyView + Send + 'static,
) -> AnyView
where
    T: Send + Sync + 'static,
{
    let here = memo(move || view.with(Option::is_some));
    drawn(move || if here.get() { untrack(&draw) } else { not_here() }).into_any()
}
