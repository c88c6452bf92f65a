//! Notes as they are shown: in the words that were written, with a mark where they are for the
//! manager alone.

use super::blocks::{div, span};
use super::knot::path;
use crate::app::view::lines::Note;
use crate::ui::block::Block;
use crate::ui::element::{drawing, tag};
use crate::ui::reading::nothing;

/// The outlines of a small lock.
const BODY: &str = "M25 60h90v65h-90z";
const BOW: &str = "M45 60v-18a25 25 0 0 1 50 0v18";

/// What is said beside what leaves for others.
pub(crate) const KEPT: &str = "Private notes stay on this phone.";

/// The mark of what never leaves with a summary or a file for others: a word, with a lock's shape.
pub(crate) fn private_mark() -> Block {
    let lock = drawing("svg")
        .set("viewBox", "0 0 140 140")
        .set("aria-hidden", "true")
        .child(path("", BODY.to_owned()))
        .child(path("open", BOW.to_owned()));
    let mark = tag("span").class("private").child(lock.draw());
    mark.words("Private").draw()
}

/// A note, and whether it is private.
pub(crate) fn note_block(note: &Note) -> Block {
    let private = if note.private {
        private_mark()
    } else {
        nothing()
    };
    div("note", vec![span("written", note.words.clone()), private])
}
