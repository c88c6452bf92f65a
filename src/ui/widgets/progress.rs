//! How far something has come that takes a while: a bar, and the same in words below it. Words that are read
//! out stand with the screen, since a reader would say each step of these.

use leptos::prelude::*;

use super::blocks::{div, p};
use crate::ui::block::Block;
use crate::ui::element::tag;

/// A bar that is named by `label`: so many `done`, `of` so many, both whole numbers. Of none it is an empty bar.
pub(crate) fn progress(
    label: &'static str,
    done: Memo<String>,
    of: Memo<String>,
    words: Memo<String>,
) -> Block {
    let bar = tag("progress").live("max", of).live("value", done);
    let bar = bar.set("aria-label", label).draw();
    div("", vec![bar, p("quiet", words)])
}
