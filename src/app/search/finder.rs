//! The index of the calls, kept up with the notes: what has changed is read anew, a slice at a time.

use std::collections::BTreeSet;

use super::index::Found;
use super::{Index, Query};
use crate::domain::order::by_number;
use crate::domain::{Call, CallId, News, Notebook, RepId};

/// An index, and the calls that are still to be read for it. It never answers with what isn't so any
/// more: a call leaves the index when it changes and comes back when it is read.
#[derive(Clone, Debug, Default)]
pub struct Finder {
    index: Index,
    /// The newest last, since it is read next: what is looked for is mostly among the newest.
    unread: Vec<CallId>,
}

impl Finder {
    /// So many calls are read at once: after a change there are rarely more, and nobody sees it.
    pub const AT_ONCE: usize = 32;

    /// Takes in what has changed in the notebook. What is too much to be read at once is left to
    /// [`Self::read_on`].
    pub fn keep_up(&mut self, notebook: &mut Notebook) {
        match notebook.take_news() {
            News::Everything => self.begin_anew(notebook),
            News::Of { calls, reps } => {
                let changed = with_calls_of(notebook, calls, &reps);
                self.read_anew(notebook, changed);
            }
        }
        if self.unread.len() <= Self::AT_ONCE {
            self.read_on(notebook, Self::AT_ONCE);
        }
    }

    /// Reads so many calls at most, those first that are the newest by now.
    pub fn read_on(&mut self, notebook: &Notebook, most: usize) {
        let from = self.unread.len().saturating_sub(most);
        for call in self.unread.split_off(from).into_iter().rev() {
            if let Some(call) = notebook.call(call) {
                self.index.put(notebook, call);
            }
        }
    }

    /// How many calls are still to be read.
    #[must_use]
    pub fn left(&self) -> usize {
        self.unread.len()
    }

    /// The calls that have all that is looked for, as far as they are read.
    #[must_use]
    pub fn find(&self, query: &Query) -> Found<'_> {
        self.index.find(query)
    }

    fn begin_anew(&mut self, notebook: &Notebook) {
        self.index = Index::default();
        self.unread = newest_last(notebook.all_calls());
    }

    fn read_anew(&mut self, notebook: &Notebook, mut changed: BTreeSet<CallId>) {
        if changed.is_empty() {
            return;
        }
        for call in &changed {
            self.index.take(*call);
        }
        if self.index.is_worn() {
            return self.begin_anew(notebook);
        }
        changed.extend(self.unread.drain(..));
        self.unread = newest_last(changed.iter().filter_map(|id| notebook.call(*id)));
    }
}

/// The calls, and those with the reps, whose names stand in them.
fn with_calls_of(
    notebook: &Notebook,
    mut calls: BTreeSet<CallId>,
    reps: &BTreeSet<RepId>,
) -> BTreeSet<CallId> {
    if !reps.is_empty() {
        let of_reps = notebook.all_calls().filter(|call| reps.contains(&call.rep));
        calls.extend(of_reps.map(|call| call.id));
    }
    calls
}

/// The calls in the order of their time.
fn newest_last<'a>(calls: impl Iterator<Item = &'a Call>) -> Vec<CallId> {
    let calls = by_number(calls.collect(), |call| {
        (call.when().millis(), call.id.number())
    });
    calls.into_iter().map(|call| call.id).collect()
}
