//! A file that is sealed with a passphrase, on any screen to which one comes.

use super::blocks::{div, live, p};
use super::frame::focus_field_later;
use super::passphrase::known_passphrase;
use crate::ui::block::Block;
use crate::ui::reading::nothing;
use crate::wire::sealed::Passphrase;

/// Nothing is known of it before its passphrase is given. `problem` is why the last one didn't open it.
pub(crate) fn sealed_file(
    file: String,
    problem: Option<String>,
    open: impl Fn(Passphrase) + 'static,
    leave: Block,
) -> Block {
    if problem.is_some() {
        focus_field_later();
    }
    let problem = problem.map_or_else(nothing, |problem| live("notice urgent", "alert", problem));
    let blocks = vec![
        p("large", file),
        p("quiet", "The file is sealed with a passphrase."),
        problem,
        known_passphrase("Open the file", open),
        leave,
    ];
    div("", blocks)
}

/// It is being opened.
pub(crate) fn opening_file() -> Block {
    let words = "Making the key of the passphrase. This takes a few seconds.";
    live("", "status", words)
}
