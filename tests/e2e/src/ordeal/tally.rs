//! What an ordeal counts: its runs, and figures with a name.

use std::collections::BTreeMap;

use serde::Serialize;

/// Counts and greatest values by their names.
#[derive(Debug, Default, Serialize)]
pub struct Tally {
    pub runs: u32,
    pub counts: BTreeMap<&'static str, u64>,
    pub greatest: BTreeMap<&'static str, u64>,
}

impl Tally {
    /// One run is over, and all was there.
    pub(super) fn ran(&mut self) {
        self.runs += 1;
    }

    pub(super) fn count(&mut self, what: &'static str, more: usize) {
        *self.counts.entry(what).or_default() += more as u64;
    }

    pub(super) fn greatest(&mut self, what: &'static str, value: u64) {
        let greatest = self.greatest.entry(what).or_default();
        *greatest = value.max(*greatest);
    }

    /// Takes in what another part of the same row has counted.
    pub fn add(&mut self, other: Self) {
        self.runs += other.runs;
        for (what, more) in other.counts {
            *self.counts.entry(what).or_default() += more;
        }
        for (what, value) in other.greatest {
            self.greatest(what, value);
        }
    }

    /// The figures in one line.
    #[must_use]
    pub fn words(&self) -> String {
        let counts = self.counts.iter().map(|(what, n)| format!("{n} {what}"));
        let greatest = self
            .greatest
            .iter()
            .map(|(what, n)| format!("{what} {n} at most"));
        counts.chain(greatest).collect::<Vec<_>>().join(", ")
    }
}
