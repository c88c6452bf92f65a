//! Notes as they are shown: in the words that were written, with a mark where they are for the
//! manager alone.

use leptos::prelude::*;

use super::blocks::{div, span};
use crate::app::view::lines::Note;
use crate::ui::reading::nothing;

/// The mark of what never leaves with a summary or a file for others: a word, with a lock's shape.
pub(crate) fn private_mark() -> AnyView {
    view! {
        <span class="private">
            <svg viewBox="0 0 140 140" aria-hidden="true">
                <path d="M25 60h90v65h-90z" />
                <path class="open" d="M45 60v-18a25 25 0 0 1 50 0v18" />
            </svg>
            "Private"
        </span>
    }
    .into_any()
}

/// A note, and whether it is private.
pub(crate) fn note_block(note: &Note) -> AnyView {
    let private = if note.private {
        private_mark()
    } else {
        nothing()
    };
    div("note", vec![span("written", note.words.clone()), private])
}
