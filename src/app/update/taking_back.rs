//! A file that was added is taken back by one tap, as if it had never come. What was changed since
//! stays, with all that belongs to it. The notebook is as before only once the disk is: until then
//! another tab may still change something of it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::{tabs, trash};
use crate::app::effect::Effect;
use crate::app::event::{Opening, Stamp};
use crate::app::model::{Back, Before, Import, Model, TakingBack};
use crate::domain::{Codebook, Kind, Notebook};
use crate::wire::{Change, Found, Key, Over, StoreError, Strand, needs};

pub(super) fn begin(model: &mut Model, before: Vec<Before>) -> Effect {
    let changes = changes(&model.notebook, &before);
    write(model, before, changes)
}

fn write(model: &mut Model, before: Vec<Before>, changes: Vec<Change>) -> Effect {
    let ticket = model.saving.ticket();
    let changes = Arc::new(changes);
    model.taking_back = Some(TakingBack {
        ticket,
        before,
        changes: Arc::clone(&changes),
        failed: None,
    });
    Effect::Commit { ticket, changes }
}

/// Whether a commit is that of a file that is taken back.
pub(super) fn is_under_way(model: &Model, ticket: u64) -> bool {
    let own = model.taking_back.as_ref().map(|one| one.ticket);
    own == Some(ticket)
}

/// Another tab has written meanwhile, and what it wrote is here by now: it stays.
pub(super) fn go_on_from(model: &mut Model, found: &[Found]) -> Option<Effect> {
    let TakingBack { before, .. } = model.taking_back.take()?;
    let mut changes = changes(&model.notebook, &before);
    Change::make_over(&mut changes, found);
    Some(write(model, before, changes))
}

/// The disk is as before; or it has to tell, since a write that ends in an error may have been made.
pub(super) fn end(model: &mut Model, stamp: Stamp, result: Result<(), StoreError>) -> Vec<Effect> {
    match (result, &mut model.taking_back) {
        (Err(error), Some(file)) => {
            file.failed = Some(error);
            vec![Effect::ReadAgain]
        }
        (_, file) => match file.take() {
            Some(file) => is_back(model, stamp, Arc::unwrap_or_clone(file.changes)),
            None => vec![],
        },
    }
}

/// The disk was read after a write that ended in an error.
pub(super) fn looked(
    model: &mut Model,
    stamp: Stamp,
    read: &Result<Opening, StoreError>,
) -> Vec<Effect> {
    let failed = model.taking_back.take_if(|one| one.failed.is_some());
    let Some(TakingBack {
        before,
        changes,
        failed: Some(error),
        ..
    }) = failed
    else {
        return vec![];
    };
    let is_made = |read: &Opening| is_as_told(&changes, &read.strands);
    if read.as_ref().is_ok_and(is_made) {
        return is_back(model, stamp, Arc::unwrap_or_clone(changes));
    }
    let words = format!("The file is still here. {error}");
    trash::tell(model, stamp, words, Back::Added(before));
    vec![]
}

/// Whether the disk has what was to be written.
fn is_as_told(changes: &[Change], read: &[Strand]) -> bool {
    let read: BTreeMap<Key, String> = read.iter().map(|one| (one.key(), one.mark())).collect();
    let mut told = changes.iter().filter(|change| change.key.kind().travels());
    told.all(|change| change.to.as_ref().map(Strand::mark).as_ref() == read.get(&change.key))
}

fn is_back(model: &mut Model, stamp: Stamp, changes: Vec<Change>) -> Vec<Effect> {
    trash::tell(model, stamp, trash::BACK.to_owned(), Back::Done);
    // What a file would bring was compared with what was here.
    if matches!(model.import, Import::Previewed { .. }) {
        model.import = Import::None;
    }
    tabs::heard(model, changes)
}

fn changes(notebook: &Notebook, before: &[Before]) -> Vec<Change> {
    let goes = what_goes(notebook, before);
    let mut changes = Vec::new();
    for Before { key, strand, .. } in before.iter().filter(|one| is_as_added(notebook, one)) {
        if was_here(strand.as_deref()) || goes.contains(key) {
            changes.push(Change {
                key: key.clone(),
                to: strand.as_deref().cloned(),
                over: Over::of(notebook, key),
            });
        }
    }
    // The steps of a pad go with their call.
    let steps = notebook.all_steps().map(|steps| steps.call);
    let along = steps.filter(|call| goes.contains(&Key::Call(*call)));
    changes.extend(along.map(|call| Change::forget(Key::Steps(call))));
    changes
}

fn is_as_added(notebook: &Notebook, one: &Before) -> bool {
    notebook.ledger().mark(&one.key) == one.after
}

fn was_here(before: Option<&Strand>) -> bool {
    before.is_some_and(Strand::is_here)
}

/// What came with the file, but for what was changed since, what that speaks of, and the moments of a
/// call that stays.
fn what_goes(notebook: &Notebook, before: &[Before]) -> BTreeSet<Key> {
    let came = before.iter().filter(|one| !was_here(one.strand.as_deref()));
    let untouched = came.clone().filter(|one| is_as_added(notebook, one));
    let mut goes: BTreeSet<Key> = untouched.map(|one| one.key.clone()).collect();
    let starter = Codebook::starter();
    let may_be_missing: BTreeSet<&Key> = came
        .clone()
        .filter(|one| match &one.key {
            // One that was taken out before may be spoken of.
            Key::Moment(..) => one.strand.is_some(),
            Key::Behaviour(key) => starter.find(key).is_some(),
            _ => false,
        })
        .map(|one| &one.key)
        .collect();
    let came: BTreeSet<&Key> = came.map(|one| &one.key).collect();
    let mut stays = what_stays(notebook, before, &goes);
    while let Some(strand) = stays.pop() {
        let mut needed: Vec<Key> = needs(&strand).collect();
        needed.retain(|key| !may_be_missing.contains(key));
        if let Key::Call(call) = strand.key()
            && came.contains(&strand.key())
        {
            let moments = notebook.moments(call).iter();
            needed.extend(moments.map(|moment| Key::Moment(call, moment.id)));
        }
        needed.retain(|key| goes.remove(key));
        stays.extend(needed.iter().filter_map(|key| notebook.strand(key)));
    }
    goes
}

/// What else there will be: what was here and wasn't changed since will be as it was before.
fn what_stays(notebook: &Notebook, before: &[Before], goes: &BTreeSet<Key>) -> Vec<Strand> {
    let goes_back = before.iter().filter(|one| is_as_added(notebook, one));
    let goes_back: BTreeMap<&Key, &Strand> = goes_back
        .filter_map(|one| Some((&one.key, one.strand.as_deref()?)))
        .collect();
    let stays = |now: &Strand| now.key().kind() != Kind::Steps && !goes.contains(&now.key());
    let stays = notebook.strands().filter(stays);
    stays
        .map(|now| match goes_back.get(&now.key()) {
            Some(before) => (*before).clone(),
            None => now,
        })
        .collect()
}
