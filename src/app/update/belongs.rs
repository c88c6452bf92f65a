//! What was deleted for good in one tab while something that belongs to it was changed in another:
//! it stays, as it does between phones, and what went with it comes back.

use super::save;
use crate::app::effect::Effect;
use crate::app::model::{Back, Model};
use crate::domain::{Call, CallId, Notebook};
use crate::wire::{Change, Content, Found, Key, Strand};

/// What another tab tells that it has deleted for good, or taken back with its file, and the notebook before that was taken in.
pub(super) struct Gone {
    before: Notebook,
    keys: Vec<Key>,
}

impl Gone {
    /// `None` if nothing was deleted.
    pub(super) fn by(changes: &[Change], notebook: &Notebook) -> Option<Self> {
        let went = |change: &&Change| match (&change.key, &change.to) {
            (Key::Moment(..) | Key::Call(_) | Key::Rep(_), None) => true,
            (Key::Call(_) | Key::Rep(_), Some(to)) => to.shown.record().is_none(),
            _ => false,
        };
        let keys = changes.iter().filter(went).map(|change| change.key.clone());
        let keys: Vec<Key> = keys.collect();
        let is_for_good = keys.iter().any(|key| !matches!(key, Key::Moment(..)));
        is_for_good.then(|| Self {
            before: notebook.clone(),
            keys,
        })
    }

    /// Puts back what is still needed here.
    pub(super) fn put_back(self, model: &mut Model) -> Option<Effect> {
        let mut back = Vec::new();
        for key in &self.keys {
            let Key::Call(call) = key else { continue };
            let notebook = &model.notebook;
            if notebook.call(*call).is_some() || !notebook.moments(*call).is_empty() {
                let goes_along = |key: &&Key| of_call(key) == Some(*call);
                back.extend(self.keys.iter().filter(goes_along).cloned());
            }
        }
        let reps = self.keys.iter().filter(|key| matches!(key, Key::Rep(_)));
        let strands = back.iter().filter_map(|key| self.before.strand(key));
        let mut keys = put_missing(&mut model.notebook, strands);
        for key in reps {
            let is_its = |call: &Call| Key::Rep(call.rep) == *key;
            if model.notebook.all_calls().any(is_its) {
                keys.extend(put_missing(&mut model.notebook, self.before.strand(key)));
            }
        }
        (!keys.is_empty()).then(|| save(model, keys))
    }
}

/// A deletion for good met a change of another tab, or a change met a deletion: with the call its
/// moments stay, as far as they are known here.
pub(super) fn stay(model: &mut Model, found: &[Found]) -> Option<Effect> {
    let calls = found.iter().filter_map(|now| of_call(&now.key));
    let mut calls: Vec<CallId> = calls.collect();
    calls.sort_unstable();
    calls.dedup();
    let mut keys = Vec::new();
    for call in calls {
        let was_gone = |now: &Found| {
            let strand = now.strand.as_ref();
            now.key == Key::Call(call) && strand.is_some_and(|one| one.shown.record().is_none())
        };
        if found.iter().any(was_gone) && model.notebook.call(call).is_some() {
            let moments = model.notebook.moments(call).iter();
            keys.extend(moments.map(|moment| Key::Moment(call, moment.id)));
        }
        let is_needed = found.iter().any(|now| {
            let record = now.strand.as_ref().and_then(|one| one.shown.record());
            record.is_some() && of_call(&now.key) == Some(call)
        });
        if is_needed {
            let taken = taken_out_last(model, call);
            keys.extend(put_missing(&mut model.notebook, taken));
        }
    }
    (!keys.is_empty()).then(|| save(model, keys))
}

/// What the last deletion took of a call, with its rep.
fn taken_out_last(model: &Model, call: CallId) -> Vec<Strand> {
    let Some(Back::Deleted(before)) = model.undo.as_ref().map(|undo| &undo.back) else {
        return vec![];
    };
    let is_it = |key: &Key| of_call(key) == Some(call);
    if !before.iter().any(|one| is_it(&one.key())) {
        return vec![];
    }
    let goes = |key: &Key| is_it(key) || matches!(key, Key::Rep(_));
    let taken = before.iter().filter(|one| goes(&one.key()));
    taken.cloned().map(Strand::from).collect()
}

/// Puts in what isn't here; answers with its keys.
fn put_missing(notebook: &mut Notebook, strands: impl IntoIterator<Item = Strand>) -> Vec<Key> {
    let mut keys = Vec::new();
    for strand in strands {
        let key = strand.key();
        let is_missing = notebook
            .strand(&key)
            .is_none_or(|now| now.shown.record().is_none());
        if let (true, Content::Here(record)) = (is_missing, strand.shown.content) {
            record.put_into(notebook);
            notebook.build_on(&key, &strand.shown.edits);
            keys.push(key);
        }
    }
    keys
}

fn of_call(key: &Key) -> Option<CallId> {
    match key {
        Key::Call(id) | Key::Moment(id, _) => Some(*id),
        _ => None,
    }
}
