//! All calls of a rep as small ropes: so many at a time, and no more worked out than that.

use super::place;
use crate::app::model::Model;
use crate::app::view::calls::{self, CallRow};
use crate::app::view::rope::RopeLine;
use crate::domain::RepId;

/// The newest calls of a rep.
#[derive(Clone, Debug, PartialEq)]
pub struct RepCallRows {
    pub rows: Vec<(CallRow, RopeLine)>,
    /// How many more there are.
    pub left: usize,
}

/// So many calls are drawn, and so many more each time that more are asked for.
pub const AT_ONCE: usize = 20;

/// Reads them off the model, the newest first.
#[must_use]
pub fn newest(model: &Model, rep: RepId) -> RepCallRows {
    let most = place(model, rep)
        .more
        .saturating_add(1)
        .saturating_mul(AT_ONCE);
    let calls = model.notebook.newest_calls_of(rep);
    let left = calls.len().saturating_sub(most);
    let rows = calls.into_iter().take(most);
    RepCallRows {
        rows: rows
            .map(|call| (calls::row(model, call), RopeLine::of(model, call)))
            .collect(),
        left,
    }
}
