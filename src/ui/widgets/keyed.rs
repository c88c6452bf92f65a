//! What is drawn once for each key, and stays as it is while its key is there. Another key is
//! another thing: nothing that was typed for the one is left behind in the other.

mod rows;

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::MomentId;
use crate::ui::piece::Piece;
use crate::ui::reading::drawn;
use rows::Rows;

/// What a drawn thing is known by.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Key {
    Moment(MomentId),
    Name(String),
}

/// Draws something for each key, in the order of the keys.
fn for_each(
    keys: Piece<Vec<Key>>,
    draw: impl Fn(&Key) -> AnyView + Send + Sync + 'static,
) -> AnyView {
    boxed(keys, Arc::new(draw))
}

type Draw = Arc<dyn Fn(&Key) -> AnyView + Send + Sync>;

fn boxed(keys: Piece<Vec<Key>>, draw: Draw) -> AnyView {
    // What is drawn for a key outlives a change of the keys: it belongs to the list as a whole.
    let owner = Owner::current().unwrap_or_default();
    drawn(move || {
        let rows = Rows {
            keys: keys.with(|keys| keys.cloned().unwrap_or_default()),
            draw: Arc::clone(&draw),
            owner: owner.clone(),
        };
        rows.into_any()
    })
}

/// Draws something that is another thing as soon as its name is another.
pub(crate) fn anew_for(
    name: Memo<String>,
    draw: impl Fn() -> AnyView + Send + Sync + 'static,
) -> AnyView {
    let keys = Piece::of(move || Some(vec![Key::Name(name.get())]));
    for_each(keys, move |_| draw())
}

/// Draws something for each moment.
pub(crate) fn for_each_moment(
    moments: Piece<Vec<Key>>,
    draw: impl Fn(MomentId) -> AnyView + Send + Sync + 'static,
) -> AnyView {
    for_each(moments, move |key| match key {
        Key::Moment(moment) => draw(*moment),
        Key::Name(_) => ().into_any(),
    })
}
