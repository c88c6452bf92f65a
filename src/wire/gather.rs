//! Several files joined to a notebook at once: it comes to the same as one after another, and is one commit
//! that is taken back by one tap.

use std::collections::BTreeMap;

use super::import::{self, ImportError};
use super::merge::Merge;
use super::record::{Change, Key};
use crate::domain::Notebook;

/// What several files would do to a notebook.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Gathered {
    pub merge: Merge,
    /// What became of each file, in their order: one that is refused leaves the others be.
    pub outcomes: Vec<Result<(), ImportError>>,
}

/// Plans it. Each file meets what those before it bring.
#[must_use]
pub fn gather(notebook: &Notebook, files: &[String]) -> Gathered {
    let mut gathered = Gathered::default();
    // One file alone, as there mostly is, needs no second notebook.
    let mut with: Option<Notebook> = None;
    for text in files {
        let now = with.as_ref().unwrap_or(notebook);
        let read = import::read(text, now.codebook()).and_then(|file| file.fits(now));
        gathered.outcomes.push(match read {
            Err(error) => Err(error),
            Ok(file) => {
                let merge = Merge::plan(now, file);
                if files.len() > 1 {
                    let all = with.get_or_insert_with(|| notebook.clone());
                    merge.changes.iter().for_each(|change| put(all, change));
                }
                gathered.merge.go_on_with(merge);
                Ok(())
            }
        });
    }
    gathered
}

fn put(notebook: &mut Notebook, change: &Change) {
    match &change.to {
        Some(strand) => notebook.put_strand(strand.clone()),
        None => notebook.forget(&change.key),
    }
}

impl Merge {
    /// Takes in what comes after this: it was planned over a notebook with this in it.
    fn go_on_with(&mut self, later: Self) {
        let places = self.changes.iter().enumerate();
        let places: BTreeMap<Key, usize> = places
            .map(|(place, change)| (change.key.clone(), place))
            .collect();
        for change in later.changes {
            let before = places.get(&change.key);
            match before.and_then(|place| self.changes.get_mut(*place)) {
                // What is on the disk is as it was before both.
                Some(before) => before.to = change.to,
                None => self.changes.push(change),
            }
        }
        self.counts.add(&later.counts);
        self.forgotten.extend(later.forgotten);
    }
}
