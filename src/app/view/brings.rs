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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CountRow {
    pub kind: &'static str,
    pub count: Count,
}

pub(super) fn rows(counts: &Counts) -> Vec<CountRow> {
    let row = |kind, count| CountRow { kind, count };
    let mut rows = vec![
        row("Reps", counts.reps),
        row("Calls", counts.calls),
        row("Moments", counts.moments),
    ];
    // Most files leave the codebook as the app brings it.
    if counts.behaviours != Count::default() {
        rows.push(row("Behaviours", counts.behaviours));
    }
    rows
}

/// A sentence that says what was added: what there is none of is not spoken of.
#[must_use]
pub fn added(rows: &[CountRow]) -> String {
    let words = |row: &CountRow| {
        let kind = row.kind.to_ascii_lowercase();
        let count = row.count.new + row.count.changed + row.count.both;
        let count = Some(count).filter(|count| *count > 0)?;
        Some(phrase::count(count, kind.trim_end_matches('s')))
    };
    rows.iter().filter_map(words).collect::<Vec<_>>().join(", ")
}

/// What the table has no column for: both versions that are kept, and what was deleted elsewhere.
#[must_use]
pub fn besides(rows: &[CountRow]) -> Vec<String> {
    let sum = |of: fn(&Count) -> usize| rows.iter().map(|row| of(&row.count)).sum();
    let gone = match sum(|count| count.gone) {
        0 => None,
        1 => Some("1 thing was deleted there, and goes here too.".to_owned()),
        count => Some(format!(
            "{count} things were deleted there, and go here too."
        )),
    };
    let both = both::told(sum(|count| count.both));
    let both = both.map(|told| format!("{told} Both versions are kept."));
    both.into_iter().chain(gone).collect()
}
