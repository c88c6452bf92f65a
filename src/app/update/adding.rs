//! A file is added: in one commit to the disk, and from there bit by bit into the notebook, since a large one
//! would hold up the thumb.

use std::collections::BTreeMap;
use std::sync::Arc;

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
    let changes = Arc::new(merge.changes);
    model.import = Import::Adding {
        ticket,
        file,
        changes: Arc::clone(&changes),
        counts: merge.counts,
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
    let Import::Adding {
        ticket, changes, ..
    } = &mut model.import
    else {
        return None;
    };
    *ticket = again;
    let stale = Arc::unwrap_or_clone(core::mem::take(changes));
    *changes = Arc::new(Merge::go_on_from(stale, &model.notebook, found));
    Some(Effect::Commit {
        ticket: again,
        changes: Arc::clone(changes),
    })
}

/// The file is added; or the disk has to tell, since a write that ends in an error may have been made.
pub(super) fn added(
    model: &mut Model,
    stamp: Stamp,
    result: Result<(), StoreError>,
) -> Vec<Effect> {
    match (result, &mut model.import) {
        (Err(error), Import::Adding { .. }) if error.comes_before_any_write() => {
            model.import = Import::Failed(error);
            vec![]
        }
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
        changes,
        failed: Some(error),
        ..
    } = &model.import
    else {
        return vec![];
    };
    model.import = match read {
        Ok(read) if is_there(changes, &read.strands) => return is_added(model, stamp),
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

/// So many records come into the notebook before it is looked whether the browser waits for its turn: a
/// millisecond or two on a slow phone.
const AT_ONCE: usize = 1_000;

fn is_added(model: &mut Model, stamp: Stamp) -> Vec<Effect> {
    let Import::Adding {
        file,
        changes,
        counts,
        ..
    } = core::mem::take(&mut model.import)
    else {
        return vec![];
    };
    // The last ones are taken first: reps and calls come behind the moments of a large file, and nothing is
    // to be shown without them.
    let left = Arc::unwrap_or_clone(changes);
    model.import = Import::ComingIn {
        file,
        counts,
        before: Vec::with_capacity(left.len()),
        left,
    };
    come_in(model, stamp)
}

/// Takes some more of what is on the disk into the notebook.
pub(super) fn come_in(model: &mut Model, stamp: Stamp) -> Vec<Effect> {
    let Import::ComingIn { left, before, .. } = &mut model.import else {
        return vec![];
    };
    let some = left.split_off(left.len().saturating_sub(AT_ONCE));
    before.extend(put_all(&mut model.notebook, some.into_iter().rev()));
    model.revision = model.revision.wrapping_add(1);
    match left.is_empty() {
        true => is_in(model, stamp),
        false => vec![],
    }
}

fn is_in(model: &mut Model, stamp: Stamp) -> Vec<Effect> {
    let Import::ComingIn {
        file,
        counts,
        before,
        ..
    } = core::mem::take(&mut model.import)
    else {
        return vec![];
    };
    model.import = Import::Added(counts);
    // What came may be older than what is kept.
    model.care.reduction = Reduction::default();
    if !before.is_empty() {
        let words = format!("{file} was added.");
        trash::tell(model, stamp, words, Back::Added(before));
    }
    if model.startup.is_missing() {
        return new_mark(model, stamp);
    }
    vec![]
}

fn put_all(
    notebook: &mut Notebook,
    changes: impl Iterator<Item = Change>,
) -> impl Iterator<Item = Before> {
    changes.map(|Change { key, to, .. }| {
        let strand = notebook.strand(&key).map(Box::new);
        match to {
            // It may have been changed here while the file was on its way to the disk.
            Some(to) => meet(notebook, to),
            None => notebook.forget(&key),
        }
        let after = notebook.ledger().mark(&key);
        Before { key, strand, after }
    })
}
