//! What is drawn once for each key, and stays as it is while its key is there. Another key is
//! another thing: nothing that was typed for the one is left behind in the other.

mod rows;

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::{CallId, MomentId};
use crate::ui::block::{Block, IntoBlock};
use crate::ui::piece::Piece;
use crate::ui::reading::drawn;
use rows::{Draw, Rows};

/// What a drawn thing is known by.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Key {
    Moment(MomentId),
    Call(CallId),
    Name(String),
}

/// Draws something for each key, in the order of the keys.
fn for_each(keys: Piece<Vec<Key>>, draw: impl Fn(&Key) -> Block + Send + Sync + 'static) -> Block {
    boxed(keys, Draw::Anew(Arc::new(draw)))
}

fn boxed(keys: Piece<Vec<Key>>, draw: Draw) -> Block {
    // What is drawn for a key outlives a change of the keys: it belongs to the list as a whole.
    let owner = Owner::current().unwrap_or_default();
    drawn(move || {
        let rows = Rows {
            keys: keys.with(|keys| keys.cloned().unwrap_or_default()),
            draw: draw.clone(),
            owner: owner.clone(),
        };
        rows.block()
    })
}

/// Draws something that is another thing as soon as its name is another.
pub(crate) fn anew_for(
    name: Memo<String>,
    draw: impl Fn() -> Block + Send + Sync + 'static,
) -> Block {
    let keys = Piece::of(move || Some(vec![Key::Name(name.get())]));
    for_each(keys, move |_| draw())
}

/// Draws something for each name.
pub(crate) fn for_each_name(
    names: Piece<Vec<Key>>,
    draw: impl Fn(&str) -> Block + Send + Sync + 'static,
) -> Block {
    for_each(names, move |key| match key {
        Key::Name(name) => draw(name),
        Key::Moment(_) | Key::Call(_) => ().block(),
    })
}

/// Draws something for each moment.
pub(crate) fn for_each_moment(
    moments: Piece<Vec<Key>>,
    draw: impl Fn(MomentId) -> Block + Send + Sync + 'static,
) -> Block {
    for_each(moments, move |key| match key {
        Key::Moment(moment) => draw(*moment),
        Key::Name(_) | Key::Call(_) => ().block(),
    })
}

/// Draws something for each call of a list that flies by. What is drawn for a call that leaves is handed on to one
/// that comes: to fill it anew costs a fraction of what it costs to make another. So nothing can be typed or opened in
/// it; and what has the focus is not handed on.
pub(crate) fn for_each_call_by_turns(
    calls: Piece<Vec<Key>>,
    draw: impl Fn(Piece<CallId>) -> Block + Send + Sync + 'static,
) -> Block {
    let draw = move |key: RwSignal<Key>| {
        draw(Piece::of(move || {
            key.with(|key| match key {
                Key::Call(call) => Some(*call),
                Key::Moment(_) | Key::Name(_) => None,
            })
        }))
    };
    boxed(calls, Draw::ByTurns(Arc::new(draw)))
}
