//! A file is added, in one commit, and taken back by one tap as if it had never come.

use std::collections::{BTreeMap, BTreeSet};

use super::tabs::meet;
use super::trash;
use super::world::new_mark;
use crate::app::effect::Effect;
use crate::app::event::{Opening, Stamp};
use crate::app::model::{Back, Before, Import, Model, Startup};
use crate::domain::{Notebook, Strand};
use crate::wire::{Change, Found, Key, Over, StoreError};

pub(super) fn add(model: &mut Model) -> Vec<Effect> {
    match core::mem::take(&mut model.import) {
        Import::Previewed { file, merge } if model.can_import() => {
            let ticket = model.saving.ticket();
            let changes = merge.changes.clone();
            model.import = Import::Adding {
                ticket,
                file,
                merge,
                failed: None,
            };
            vec![match model.startup {
                Startup::Shut(_) => Effect::StartOver { ticket, changes },
                _ => Effect::Commit { ticket, changes },
            }]
        }
        other => {
            model.import = other;
            vec![]
        }
    }
}

/// Whether a commit is that of the file.
pub(super) fn is_adding(model: &Model, ticket: u64) -> bool {
    matches!(model.import, Import::Adding { ticket: own, .. } if own == ticket)
}

/// Another tab has written meanwhile: the file joins that.
pub(super) fn add_over(model: &mut Model, of: u64, found: &[Found]) -> Option<Effect> {
    let again = model.saving.ticket();
    match &mut model.import {
        Import::Adding { ticket, merge, .. } if *ticket == of => {
            *ticket = again;
            merge.go_on_from(found);
            let changes = merge.changes.clone();
            Some(Effect::Commit {
                ticket: again,
                changes,
            })
        }
        _ => None,
    }
}

/// The file is added; or the disk has to tell, since a write that ends in an error may have been made.
pub(super) fn added(
    model: &mut Model,
    stamp: Stamp,
    result: Result<(), StoreError>,
) -> Vec<Effect> {
    if let (Err(error), Import::Adding { failed, .. }) = (&result, &mut model.import) {
        *failed = Some(error.clone());
        return vec![Effect::ReadAgain];
    }
    is_added(model, stamp)
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

/// Takes a file back as if it had never been added. What was changed since stays as it is.
pub(super) fn take_back(model: &mut Model, before: Vec<Before>) -> Effect {
    let as_added = |one: &Before| model.notebook.ledger().mark(&one.key) == one.after;
    let untouched = before.into_iter().filter(as_added);
    let overs = untouched.map(|one| (Over::of(&model.notebook, &one.key), one));
    let mut keys = Vec::new();
    let mut new = Vec::new();
    for (over, Before { key, strand, .. }) in overs.collect::<Vec<_>>() {
        match strand {
            Some(strand) => {
                model.notebook.put_strand(strand);
                keys.push((key, over));
            }
            None => new.push((key, over)),
        }
    }
    // What is as before by now tells what else is needed.
    let needed = needed(&model.notebook, &new.iter().map(|(key, _)| key).collect());
    new.retain(|(key, _)| !needed.contains(key));
    for (key, over) in new {
        model.notebook.forget(&key);
        // The steps of a pad go with their call.
        if let Key::Call(id) = key {
            keys.push((Key::Steps(id), Over::Anything));
        }
        keys.push((key, over));
    }
    model.saving.commit(&model.notebook, keys)
}

/// The calls and reps that something still belongs to, of those that would go.
fn needed(notebook: &Notebook, goes: &BTreeSet<&Key>) -> BTreeSet<Key> {
    let stays = |key: &Key| !goes.contains(key);
    let mut needed = BTreeSet::new();
    for moment in notebook.all_moments() {
        if stays(&Key::Moment(moment.call, moment.id)) {
            needed.insert(Key::Call(moment.call));
        }
    }
    for call in notebook.all_calls() {
        let key = Key::Call(call.id);
        if stays(&key) || needed.contains(&key) {
            needed.insert(Key::Rep(call.rep));
        }
    }
    needed
}
