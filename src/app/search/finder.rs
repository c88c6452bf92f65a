//! The index of the notes as they are, made when somebody looks for something.

use std::collections::BTreeSet;

use super::{Index, Query};
use crate::domain::{CallId, Notebook};

/// An index, and the revision of the notes that it was made of. It is made anew when the notes have
/// changed and something is looked for: while somebody types, they don't change.
#[derive(Clone, Debug, Default)]
pub struct Finder {
    made_of: Option<u64>,
    index: Index,
}

impl Finder {
    /// Makes the index of the notes at a revision, if it isn't that already.
    pub fn keep_up(&mut self, notebook: &Notebook, revision: u64) {
        if self.made_of != Some(revision) {
            self.index = Index::of(notebook);
            self.made_of = Some(revision);
        }
    }

    /// The calls that have all that is looked for, as of when the index was made.
    #[must_use]
    pub fn find(&self, query: &Query) -> BTreeSet<CallId> {
        self.index.find(query)
    }
}
