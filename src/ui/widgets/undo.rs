//! The last deletion, and the button that takes it back: a bar in the footer, so that nothing moves
//! under the thumb. It is told by a line that is always there, since only a change of one is read
//! out.

use leptos::prelude::*;

use super::blocks::{div, live, span};
use super::controls::button;
use crate::app::Event;
use crate::app::view::notices::{self, UndoView};
use crate::shell::App;
use crate::ui::block::Block;
use crate::ui::piece::Piece;
use crate::ui::reading::{drawn_from, nothing, part};

/// Reads the last deletion out.
pub(crate) fn undo_told(app: App) -> Block {
    let words = part(view(app), |undo| undo.words.clone());
    live("unseen", "status", words)
}

/// The bar in a screen's footer.
pub(crate) fn undo_bar() -> Block {
    use_context::<App>().map_or_else(nothing, |app| {
        drawn_from(view(app), move |undo| bar(app, undo))
    })
}

fn view(app: App) -> Piece<UndoView> {
    Piece::of_model(app, notices::undo)
}

fn bar(app: App, undo: &UndoView) -> Block {
    let back = if undo.can_undo {
        button("plain", "Undo", move || app.send(Event::UndoWanted))
    } else {
        nothing()
    };
    div("take-back", vec![span("", undo.words.clone()), back])
}
