//! Another tab writes in the same notebook. What it has written is taken in, and where both have
//! changed the same record at once, both versions are kept.

use super::world::moved_on;
use super::{adding, belongs, taking_back};
use crate::app::effect::{Effect, History};
use crate::app::model::{Import, Model, Startup};
use crate::domain::{Key, Lineage, Notebook, Strand};
use crate::wire::record::Kind;
use crate::wire::{Change, Found, Over, StoreError, join};

/// A commit was not made, since another tab has written what it was to be written over. Both are
/// joined, and the commit is made once more.
pub(super) fn stale(model: &mut Model, ticket: u64, found: &[Found]) -> Vec<Effect> {
    let is_new = |now: &&Found| {
        let theirs = now.strand.as_ref();
        theirs.is_some_and(|theirs| !knows(&model.notebook, theirs))
    };
    let new: Vec<Found> = found.iter().filter(is_new).cloned().collect();
    for theirs in new.iter().filter_map(|now| now.strand.as_ref()) {
        meet(&mut model.notebook, theirs.clone());
    }
    let mut effects = belongs::stay(model, &new);
    effects.extend(if adding::is_adding(model, ticket) {
        adding::go_on_from(model, found)
    } else if taking_back::is_under_way(model, ticket) {
        taking_back::go_on_from(model, found)
    } else {
        model.saving.commit_over(&model.notebook, ticket, found)
    });
    effects.extend(show(model));
    effects
}

/// Why a commit must not be made over what was found: it can't be read, as what a newer version has
/// written in another tab. All that goes with it stays unsaved too.
pub(super) fn refusal(model: &Model, ticket: u64, found: &[Found]) -> Option<StoreError> {
    let file = match (&model.import, &model.taking_back) {
        (
            Import::Adding {
                ticket: own,
                changes,
                ..
            },
            _,
        ) if *own == ticket => changes.as_slice(),
        (_, Some(file)) if file.ticket == ticket => &file.changes,
        _ => &[],
    };
    let is_of_it = |key: &Key| {
        let mut file = file.iter();
        file.any(|change| change.key == *key) || model.saving.carries(ticket, key)
    };
    let of_it = found.iter().filter(|now| is_of_it(&now.key));
    of_it.filter_map(Found::refusal).next()
}

/// Whether what was found is older than what is here, be it the record or its trace.
fn knows(notebook: &Notebook, found: &Strand) -> bool {
    let is_older = |than: &Lineage| {
        let mut versions = found.versions();
        versions.all(|version| than.has(&version.edits) && *than != version.edits)
    };
    let own = notebook.ledger().edits(&found.key());
    own.is_some_and(is_older)
}

/// Another tab tells what it has written.
pub(super) fn heard(model: &mut Model, changes: Vec<Change>) -> Vec<Effect> {
    // Nothing was read yet, and nothing of the notes is kept in memory while they are locked.
    if model.startup == Startup::Locked {
        return vec![];
    }
    // What is told before the disk is read may be missing in what is read.
    model.heard.extend(changes);
    if !model.is_whole() {
        return vec![];
    }
    let changes = core::mem::take(&mut model.heard);
    let taken = belongs::taken_by(&changes, &model.notebook);
    for change in &changes {
        take_in(model, change);
    }
    let stays_whole = |notebook: &Notebook, call| !belongs::is_as_in(&changes, notebook, call);
    let back = belongs::put_back(model, taken, stays_whole);
    back.into_iter().chain(show(model)).collect()
}

fn take_in(model: &mut Model, change: &Change) {
    // What is not finished there is nothing to be offered here.
    if change.key.kind() == Kind::Draft {
        return;
    }
    let own = model.notebook.strand(&change.key);
    let is_newer = match (&own, &change.to) {
        (None, Some(_)) => true,
        (Some(own), Some(theirs)) => theirs.has(own),
        (_, None) => false,
    };
    // A file was taken back there: that goes a step back, and not over what was changed here since.
    let is_what_it_was_over = change.over == Over::of(&model.notebook, &change.key);
    let is_saved = model.saving.is_saved(&change.key);
    if !(is_newer || is_saved && is_what_it_was_over) {
        return;
    }
    match &change.to {
        Some(strand) => model.notebook.put_strand(strand.clone()),
        None => model.notebook.forget(&change.key),
    }
}

/// Takes what was read from the disk in; what is newer here is left to its commit.
pub(super) fn open(model: &mut Model, read: Strand) {
    let key = read.key();
    let is_here = model.notebook.strand(&key).is_some();
    if is_here && key.kind().travels() {
        meet(&mut model.notebook, read);
    } else if !is_here || model.saving.is_saved(&key) {
        model.notebook.put_strand(read);
    }
}

/// Takes the versions of another place in, beside those that are here.
pub(super) fn meet(notebook: &mut Notebook, theirs: Strand) {
    let Some(own) = notebook.strand(&theirs.key()) else {
        return notebook.put_strand(theirs);
    };
    if let Some(joined) = join(own.into_versions().chain(theirs.into_versions())) {
        notebook.put_strand(joined);
    }
}

/// A screen of a call that has moved on meanwhile gives way to where the call is now.
fn show(model: &Model) -> Option<Effect> {
    let now = moved_on(model, model.route)?;
    Some(Effect::Show(now, History::Replace))
}
