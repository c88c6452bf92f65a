//! A file joined to a notebook: new records are added, and of two states of one record the one
//! that a person changed later stays. Importing twice changes nothing.

use std::cmp::Ordering;

use super::import::Imported;
use super::record::{Change, Kind, Record};
use crate::domain::Notebook;

/// What a file would do to a notebook, before it is done.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Merge {
    pub changes: Vec<Change>,
    pub counts: Counts,
}

/// How much of each kind a file brings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub behaviours: Count,
    pub reps: Count,
    pub calls: Count,
    pub moments: Count,
}

/// How the records of one kind compare with the notebook's.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    pub new: usize,
    pub same: usize,
    /// Changed later in the file: it replaces the notebook's.
    pub changed: usize,
    /// Changed later in the notebook: it stays.
    pub kept: usize,
}

impl Merge {
    /// Compares a file with a notebook.
    #[must_use]
    pub fn plan(notebook: &Notebook, file: Imported) -> Self {
        let mut merge = Self::default();
        for theirs in file.into_records() {
            let own = Record::of(notebook, &theirs.key());
            merge.add(theirs, own);
        }
        merge
    }

    fn add(&mut self, theirs: Record, own: Option<Record>) {
        let count = self.counts.of(theirs.key().kind());
        match own {
            None => count.new += 1,
            // A file for others lacks the private notes.
            Some(own) if own == theirs || own.clone().without_private() == theirs => {
                count.same += 1;
                return;
            }
            Some(own) if is_later(&theirs, &own) => {
                count.changed += 1;
                self.changes.push(Change::Put(theirs.with_private_of(own)));
                return;
            }
            Some(_) => {
                count.kept += 1;
                return;
            }
        }
        self.changes.push(Change::Put(theirs));
    }
}

impl Counts {
    fn of(&mut self, kind: Kind) -> &mut Count {
        match kind {
            Kind::Rep => &mut self.reps,
            Kind::Call => &mut self.calls,
            // Steps and drafts stay on their device and are in no file.
            Kind::Moment | Kind::Steps | Kind::Draft => &mut self.moments,
            Kind::Behaviour => &mut self.behaviours,
        }
    }
}

/// Which of two states stays: the later one. Of two that were changed in the same millisecond the
/// one whose text sorts later, so that both phones choose the same.
fn is_later(theirs: &Record, own: &Record) -> bool {
    match theirs.edited().cmp(&own.edited()) {
        Ordering::Greater => true,
        Ordering::Less => false,
        Ordering::Equal => theirs.encode().ok() > own.encode().ok(),
    }
}
