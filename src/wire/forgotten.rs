//! What a file brings of a rep who was forgotten here. It is left out, and told; or it comes back because
//! a person wants it.

use std::collections::BTreeSet;

use super::record::{Key, Record, Strand};
use crate::domain::{CallId, Editor, Lineage, Notebook, RepId};

/// What of a file was forgotten here.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) enum Forgotten {
    /// Nothing was ever forgotten here.
    #[default]
    Nothing,
    /// All that belongs to these calls, and whatever else was forgotten by itself.
    With(BTreeSet<CallId>),
}

impl Forgotten {
    /// Looks for it among all of a file but its moments.
    pub(super) fn of<'a>(
        notebook: &Notebook,
        theirs: impl Iterator<Item = &'a Strand> + Clone,
    ) -> Self {
        let ledger = notebook.ledger();
        if !ledger
            .all_gone()
            .any(|(key, _)| was_forgotten(notebook, key))
        {
            return Self::Nothing;
        }
        let left_out = theirs
            .clone()
            .filter(|strand| is_left_out(notebook, strand));
        let reps: BTreeSet<RepId> = left_out
            .filter_map(|strand| match strand.key() {
                Key::Rep(id) => Some(id),
                _ => None,
            })
            .collect();
        let of_them = |strand: &Strand| match strand.shown.record() {
            Some(Record::Call(call)) => reps.contains(&call.rep),
            _ => false,
        };
        let calls = theirs
            .filter(|strand| is_left_out(notebook, strand) || of_them(strand))
            .filter_map(|strand| match strand.key() {
                Key::Call(id) => Some(id),
                _ => None,
            });
        Self::With(calls.collect())
    }

    pub(super) fn has(&self, notebook: &Notebook, strand: &Strand) -> bool {
        let Self::With(calls) = self else {
            return false;
        };
        match strand.key() {
            Key::Call(id) | Key::Moment(id, _) if calls.contains(&id) => true,
            _ => is_left_out(notebook, strand),
        }
    }
}

fn was_forgotten(notebook: &Notebook, key: &Key) -> bool {
    let ledger = notebook.ledger();
    let edits = ledger.gone(key).and_then(|_| ledger.edits(key));
    edits.is_some_and(Lineage::is_forgetting)
}

/// It was forgotten here, and whoever has it there didn't know.
fn is_left_out(notebook: &Notebook, strand: &Strand) -> bool {
    let key = strand.key();
    let mut versions = strand.versions();
    let knows = notebook
        .ledger()
        .edits(&key)
        .is_some_and(|own| versions.any(|theirs| theirs.edits.has_all_of(Editor::FORGETTING, own)));
    strand.is_here() && was_forgotten(notebook, &key) && !knows
}

/// It is wanted back: it knows that it was forgotten, here as on every other phone.
pub(super) fn wanted_back(notebook: &Notebook, strand: Strand) -> Strand {
    let trace = notebook.ledger().edits(&strand.key()).cloned();
    let Some(trace) = trace else { return strand };
    let Strand { mut shown, others } = strand;
    shown.edits = others
        .iter()
        .fold(shown.edits, |edits, other| edits.and(&other.edits));
    shown.edits = shown.edits.and(&trace);
    shown.into()
}
