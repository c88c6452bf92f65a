//! A file joined to a notebook: new records are added, and of two states of one record the one
//! that a person changed later stays. Importing twice changes nothing.

use std::cmp::Ordering;

use super::import::Imported;
use super::record::{Change, Record};
use crate::domain::{Notebook, Timestamp};

/// What a file would do to a notebook, before it is done.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Merge {
    pub changes: Vec<Change>,
    pub counts: Counts,
}

/// How much of each kind a file brings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
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
        for rep in file.reps {
            let edited = rep.edited;
            let own = notebook
                .rep(rep.id)
                .map(|own| (own.edited, Record::Rep(own.clone())));
            merge.add(Record::Rep(rep), edited, own, |counts| &mut counts.reps);
        }
        for call in file.calls {
            let edited = call.edited;
            let own = notebook
                .call(call.id)
                .map(|own| (own.edited, Record::Call(own.clone())));
            merge.add(Record::Call(call), edited, own, |counts| &mut counts.calls);
        }
        for moment in file.moments {
            let edited = moment.edited;
            let own = notebook
                .moment(moment.call, moment.id)
                .map(|own| (own.edited, Record::Moment(own.clone())));
            merge.add(Record::Moment(moment), edited, own, |counts| {
                &mut counts.moments
            });
        }
        merge
    }

    fn add(
        &mut self,
        theirs: Record,
        edited: Timestamp,
        own: Option<(Timestamp, Record)>,
        count: impl FnOnce(&mut Counts) -> &mut Count,
    ) {
        let count = count(&mut self.counts);
        let Some((own_edited, own)) = own else {
            count.new += 1;
            self.changes.push(Change::Put(theirs));
            return;
        };
        if own == theirs {
            count.same += 1;
        } else if later(&theirs, edited, &own, own_edited) {
            count.changed += 1;
            self.changes.push(Change::Put(theirs));
        } else {
            count.kept += 1;
        }
    }
}

/// Which of two states stays: the later one. Of two that were changed in the same millisecond the
/// one whose text sorts later, so that both phones choose the same.
fn later(theirs: &Record, edited: Timestamp, own: &Record, own_edited: Timestamp) -> bool {
    match edited.cmp(&own_edited) {
        Ordering::Greater => true,
        Ordering::Less => false,
        Ordering::Equal => theirs.encode().ok() > own.encode().ok(),
    }
}
