//! Reading a view model piece by piece. A piece that stays the same redraws nothing, so a second
//! that passes changes the text of a clock and leaves the keys under the thumb alone.

use leptos::prelude::*;

use super::widgets::frame::NotHere;

/// One piece of a view model; its empty value while the view model isn't there.
pub(super) fn part<T, R>(
    view: Memo<Option<T>>,
    read: impl Fn(&T) -> R + Send + Sync + 'static,
) -> Memo<R>
where
    T: Send + Sync + 'static,
    R: Default + PartialEq + Send + Sync + 'static,
{
    Memo::new(move |_| view.with(|view| view.as_ref().map(&read).unwrap_or_default()))
}

/// What a piece is just now, for a field that is filled once and then left to the typing.
pub(super) fn now<T, R>(view: Memo<Option<T>>, read: impl Fn(&T) -> R) -> R
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
) -> impl IntoView
where
    T: Send + Sync + 'static,
{
    let here = Memo::new(move |_| view.with(Option::is_some));
    move || {
        if here.get() {
            untrack(&draw)
        } else {
            view! { <NotHere /> }.into_any()
        }
    }
}
