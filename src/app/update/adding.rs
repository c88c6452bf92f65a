//! A file is added, in one commit.

use std::collections::BTreeMap;

use super::tabs::meet;
use super::trash;
use super::world::new_mark;
use crate::app::care::Reduction;
use crate::app::effect::Effect;
use crate::app::event::{Opening, Stamp};
use crate::app::model::{Back, Before, Import, Model, Startup};
use crate::domain::{Notebook, Strand};
use crate::wire::{Change, Found, Key, Merge, StoreError};

pub(super) fn add(model: &mut Model) -> Vec<Effect> {
    match core::mem::take(&mut model.import) {
        Import::Previewed { file, merge, .. } if model.can_import() => {
            vec![begin(model, file, merge)]
        }
        other => {
            model.import = other;
            vec![]
        }
    }
}

/// What this merge makes of the notes goes to the disk.
pub(super) fn begin(model: &mut Model, file: String, merge: Merge) -> Effect {
    let ticket = model.saving.ticket();
    let changes = merge.changes.clone();
    model.import = Import::Adding {
        ticket,
        file,
        merge,
        failed: None,
    };
    match model.startup {
        Startup::Shut(_) => Effect::StartOver { ticket, changes },
        _ => Effect::Commit { ticket, changes },
    }
}

/// Whether a commit is that of the file.
pub(super) fn is_adding(model: &Model, ticket: u64) -> bool {
    matches!(model.import, Import::Adding { ticket: own, .. } if own == ticket)
}

/// Another tab has written meanwhile, and what it wrote is here by now: the file joins that.
pub(super) fn go_on_from(model: &mut Model, found: &[Found]) -> Option<Effect> {
    let again = model.saving.ticket();
    let Import::Adding { ticket, merge, .. } = &mut model.import else {
        return None;
    };
    *ticket = again;
    merge.go_on_from(&model.notebook, found);
    let changes = merge.changes.clone();
    Some(Effect::Commit {
        ticket: again,
        changes,
    })
}

/// The file is added; or the disk has to tell, since a write that ends in an error may have been made.
pub(super) fn added(
    model: &mut Model,
    stamp: Stamp,
    result: Result<(), StoreError>,
) -> Vec<Effect> {
    match (result, &mut model.import) {
        (Err(error), Import::Adding { failed, .. }) => {
            *failed = Some(error);
            vec![Effect::ReadAgain]
        }
        _ => is_added(model, stamp),
    }
}

/// The disk was read after a write that ended in an error.
pub(super) fn looked(
    model: &mut Model,
    stamp: Stamp,
    read: &Result<Opening, StoreError>,
) -> Vec<Effect> {
    let Import::Adding {
        merge,
        failed: Some(error),
        ..
    } = &model.import
    else {
        return vec![];
    };
    model.import = match read {
        Ok(read) if is_there(&merge.changes, &read.strands) => return is_added(model, stamp),
        Ok(_) => Import::Failed(error.clone()),
        Err(_) => Import::Unknown(error.clone()),
    };
    vec![]
}

/// It is written whole or not at all, and another tab may have gone on from it.
fn is_there(changes: &[Change], read: &[Strand]) -> bool {
    let read: BTreeMap<Key, &Strand> = read.iter().map(|one| (one.key(), one)).collect();
    let is_made = |change: &Change| match (&change.to, read.get(&change.key)) {
        (Some(to), Some(now)) => now.has(to),
        (to, now) => to.is_none() && now.is_none(),
    };
    changes.iter().all(is_made)
}

fn is_added(model: &mut Model, stamp: Stamp) -> Vec<Effect> {
    let Import::Adding { file, merge, .. } = core::mem::take(&mut model.import) else {
        return vec![];
    };
    model.import = Import::Added(merge.counts);
    // What came may be older than what is kept.
    model.care.reduction = Reduction::default();
    let before = put_all(&mut model.notebook, merge.changes);
    if !before.is_empty() {
        let words = format!("{file} was added.");
        trash::tell(model, stamp, words, Back::Added(before));
    }
    if model.startup.is_missing() {
        return new_mark(model, stamp);
    }
    vec![]
}

fn put_all(notebook: &mut Notebook, changes: Vec<Change>) -> Vec<Before> {
    let put = |Change { key, to, .. }| {
        let strand = notebook.strand(&key);
        match to {
            // It may have been changed here while the file was on its way to the disk.
            Some(to) => meet(notebook, &to),
            None => notebook.forget(&key),
        }
        let after = notebook.ledger().mark(&key);
        Before { key, strand, after }
    };
    changes.into_iter().map(put).collect()
}
