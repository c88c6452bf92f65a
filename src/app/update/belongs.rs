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
    let is_away = |change: &Change| {
        let to = change.to.as_ref();
        to.is_none_or(|to| to.shown.record().is_none())
    };
    let away = changes.iter().filter(|change| is_away(change));
    let away: BTreeMap<&Key, &Change> = away.map(|change| (&change.key, change)).collect();
    let is_taken = |change: &&&Change| match &change.key {
        Key::Rep(_) | Key::Call(_) => true,
        Key::Moment(call, _) => change.to.is_none() || away.contains_key(&Key::Call(*call)),
        Key::Behaviour(key) => starter.find(key).is_none(),
        Key::Steps(_) | Key::Draft(_) => false,
    };
    let taken = away.values().filter(is_taken);
    let taken = taken.filter_map(|change| notebook.strand(&change.key));
    taken
        .filter(|strand| strand.shown.record().is_some())
        .collect()
}

/// Whether a call is here as the changes have it; they may say nothing of it.
pub(super) fn is_as_in(changes: &[Change], notebook: &Notebook, call: CallId) -> bool {
    let key = Key::Call(call);
    let own = notebook.ledger().mark(&key);
    let mut of_it = changes.iter().filter(|change| change.key == key);
    of_it.all(|change| change.to.as_ref().map(Strand::mark) == own)
}

/// Puts back, of what was taken, what something that is here speaks of, and all moments of a call that
/// stays whole.
pub(super) fn put_back(
    model: &mut Model,
    taken: Vec<Strand>,
    stays_whole: impl Fn(&Notebook, CallId) -> bool,
) -> Option<Effect> {
    let notebook = &mut model.notebook;
    let taken = taken.into_iter().map(|strand| (strand.key(), strand));
    let mut back = Vec::new();
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
        for key in needed {
            if let Some(strand) = gone.remove(&key) {
                put(notebook, strand);
                back.push(key);
            }
        }
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
    let traces = found
        .iter()
        .filter(|now| now.strand.is_some() && !has_record(now));
    for key in traces.map(|now| &now.key) {
        let (Key::Call(id) | Key::Moment(id, _)) = *key else {
            continue;
        };
        let Some(call) = model.notebook.call(id) else {
            continue;
        };
        keys.extend([Key::Rep(call.rep), Key::Call(id)]);
        if matches!(key, Key::Call(_)) {
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
    put_back(model, taken, went)
}
