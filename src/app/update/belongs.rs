//! What went for good in one tab while something that belongs to it was changed in another: it stays,
//! as it does between phones, and what went with it comes back.

use std::collections::{BTreeMap, BTreeSet};

use super::save;
use crate::app::effect::Effect;
use crate::app::model::{Back, Model};
use crate::domain::{CallId, Codebook, Notebook};
use crate::wire::{Change, Found, Key, Strand, needs};

/// What changes take away for good, or with their file, as it is here. Not among that are a moment that
/// was taken out by itself, whose trace may be spoken of, and a behaviour that the app brings.
pub(super) fn taken_by(changes: &[Change], notebook: &Notebook) -> Vec<Strand> {
    let starter = Codebook::starter();
    let is_taken = |change: &&Change| match (&change.key, &change.to) {
        (Key::Behaviour(key), None) => starter.find(key).is_none(),
        (key, None) => key.kind().travels(),
        (Key::Call(_) | Key::Rep(_), Some(to)) => to.shown.record().is_none(),
        _ => false,
    };
    let taken = changes.iter().filter(is_taken);
    let taken = taken.filter_map(|change| notebook.strand(&change.key));
    taken
        .filter(|strand| strand.shown.record().is_some())
        .collect()
}

/// The moments of a call that is taken away which those who took it didn't know of.
pub(super) fn unknown_to(changes: &[Change], notebook: &Notebook) -> Vec<Strand> {
    let told: BTreeSet<&Key> = changes.iter().map(|change| &change.key).collect();
    let mut unknown = Vec::new();
    for change in changes {
        let Key::Call(call) = change.key else {
            continue;
        };
        let trace = change.to.as_ref().map(|to| &to.shown);
        if trace.is_some_and(|shown| shown.record().is_some()) {
            continue;
        }
        let moments = notebook.moments(call).iter();
        let moments = moments.map(|moment| Key::Moment(call, moment.id));
        let strands = moments.filter(|key| !told.contains(key));
        let strands = strands.filter_map(|key| notebook.strand(&key));
        unknown.extend(
            strands.filter(|own| trace.is_none_or(|trace| !trace.edits.has(&own.shown.edits))),
        );
    }
    unknown
}

/// Whether a call is here as the changes have it; they may say nothing of it.
pub(super) fn is_as_in(changes: &[Change], notebook: &Notebook, call: CallId) -> bool {
    let key = Key::Call(call);
    let own = notebook.ledger().mark(&key);
    let mut of_it = changes.iter().filter(|change| change.key == key);
    of_it.all(|change| change.to.as_ref().map(Strand::mark) == own)
}

/// Puts what isn't here; answers with its keys.
pub(super) fn put_missing(notebook: &mut Notebook, strands: Vec<Strand>) -> Vec<Key> {
    let mut keys = Vec::new();
    for strand in strands {
        let key = strand.key();
        if !is_here(notebook, &key) {
            put(notebook, strand);
            keys.push(key);
        }
    }
    keys
}

/// Puts back, of what was taken, what something that is here speaks of, and all moments of a call that
/// stays whole. Saves that, and what is back already.
pub(super) fn put_back(
    model: &mut Model,
    mut back: Vec<Key>,
    taken: Vec<Strand>,
    stays_whole: impl Fn(&Notebook, CallId) -> bool,
) -> Option<Effect> {
    let notebook = &mut model.notebook;
    let taken = taken.into_iter().map(|strand| (strand.key(), strand));
    let mut gone: BTreeMap<Key, Strand> =
        taken.filter(|(key, _)| !is_here(notebook, key)).collect();
    while !gone.is_empty() {
        let is_whole = |call| is_here(notebook, &Key::Call(call)) && stays_whole(notebook, call);
        let whole = gone.keys().filter(|key| match key {
            Key::Moment(call, _) => is_whole(*call),
            _ => false,
        });
        let mut needed: BTreeSet<Key> = whole.cloned().collect();
        for here in notebook.strands() {
            needed.extend(needs(&here).filter(|key| gone.contains_key(key)));
        }
        if needed.is_empty() {
            break;
        }
        let needed = needed.into_iter().filter_map(|key| gone.remove(&key));
        back.extend(put_missing(notebook, needed.collect()));
    }
    (!back.is_empty()).then(|| save(model, back))
}

fn is_here(notebook: &Notebook, key: &Key) -> bool {
    let strand = notebook.strand(key);
    strand.is_some_and(|strand| strand.shown.record().is_some())
}

/// What is put back knows of its deletion.
fn put(notebook: &mut Notebook, strand: Strand) {
    let key = strand.key();
    let trace = notebook.ledger().edits(&key).cloned();
    notebook.put_strand(strand);
    if let Some(trace) = trace {
        notebook.build_on(&key, &trace);
    }
}

/// A deletion for good met a change of another tab, or a change met a deletion: with the call its
/// moments and its rep stay, as far as they are known here.
pub(super) fn stay(model: &mut Model, found: &[Found]) -> Vec<Effect> {
    let mut keys = Vec::new();
    for now in found
        .iter()
        .filter(|now| now.strand.is_some() && !has_record(now))
    {
        if let Key::Call(id) = now.key
            && let Some(call) = model.notebook.call(id)
        {
            keys.push(Key::Rep(call.rep));
            let moments = model.notebook.moments(id).iter();
            keys.extend(moments.map(|moment| Key::Moment(id, moment.id)));
        }
    }
    let again = (!keys.is_empty()).then(|| save(model, keys));
    let back = if found.iter().any(has_record) {
        bring_back_taken_last(model)
    } else {
        None
    };
    again.into_iter().chain(back).collect()
}

fn has_record(found: &Found) -> bool {
    let strand = found.strand.as_ref();
    strand.is_some_and(|strand| strand.shown.record().is_some())
}

/// Of what the last deletion took for good, what is needed after all.
fn bring_back_taken_last(model: &mut Model) -> Option<Effect> {
    let Some(Back::Deleted(before)) = model.undo.as_ref().map(|undo| &undo.back) else {
        return None;
    };
    let taken: Vec<Strand> = before.iter().cloned().map(Strand::from).collect();
    let calls: Vec<Key> = taken.iter().map(Strand::key).collect();
    let went = |_: &Notebook, call| calls.contains(&Key::Call(call));
    put_back(model, vec![], taken, went)
}
