//! What a file brings, told before it is added and after: whether it is anything, how many of each kind, and what the
//! table has no column for.

use super::{both, phrase};
use crate::wire::merge::Count;
use crate::wire::{Counts, Merge};

/// Whether there is something to add.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Brings {
    News,
    /// All of it is here.
    Nothing,
    /// All of it is here but for what was forgotten.
    NothingElse,
}

impl Brings {
    pub(super) fn of(merge: &Merge) -> Self {
        match (merge.changes.is_empty(), merge.forgotten.is_empty()) {
            (false, _) => Self::News,
            (true, true) => Self::Nothing,
            (true, false) => Self::NothingElse,
        }
    }

    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::News => "This is what it brings.",
            Self::Nothing => "All of it is in your notebook already.",
            Self::NothingElse => "There is nothing else in it that is new.",
        }
    }
}

/// What a file brings of one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CountRow {
    pub kind: &'static str,
    pub new: usize,
    pub same: usize,
    pub changed: usize,
    /// Changed later here than in the file: the notebook's own is kept.
    pub kept: usize,
    /// Changed on both sides: both versions are kept.
    pub both: usize,
    /// Deleted where the file comes from.
    pub gone: usize,
}

pub(super) fn rows(counts: &Counts) -> Vec<CountRow> {
    let row = |kind, count: &Count| CountRow {
        kind,
        new: count.new,
        same: count.same,
        changed: count.changed,
        kept: count.kept,
        both: count.both,
        gone: count.gone,
    };
    let mut rows = vec![
        row("Reps", &counts.reps),
        row("Calls", &counts.calls),
        row("Moments", &counts.moments),
    ];
    // Most files leave the codebook as the app brings it.
    if counts.behaviours != Count::default() {
        rows.push(row("Behaviours", &counts.behaviours));
    }
    rows
}

/// A sentence that says what was added: what there is none of is not spoken of.
#[must_use]
pub fn added(rows: &[CountRow]) -> String {
    let words = |row: &CountRow| {
        let kind = row.kind.to_ascii_lowercase();
        let count = Some(row.new + row.changed + row.both).filter(|count| *count > 0)?;
        Some(phrase::count(count, kind.trim_end_matches('s')))
    };
    rows.iter().filter_map(words).collect::<Vec<_>>().join(", ")
}

/// What the table has no column for: both versions that are kept, and what was deleted elsewhere.
#[must_use]
pub fn besides(rows: &[CountRow]) -> Vec<String> {
    let sum = |of: fn(&CountRow) -> usize| rows.iter().map(of).sum::<usize>();
    let gone = match sum(|row| row.gone) {
        0 => None,
        1 => Some("1 thing was deleted there, and goes here too.".to_owned()),
        count => Some(format!(
            "{count} things were deleted there, and go here too."
        )),
    };
    let both = both::told(sum(|row| row.both));
    let both = both.map(|told| format!("{told} Both versions are kept."));
    both.into_iter().chain(gone).collect()
}
