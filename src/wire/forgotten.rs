//! What a file brings of a rep who was forgotten here. It is left out, and told; or it comes back because
//! a person wants it.

use std::collections::BTreeSet;

use super::record::{Key, Record, Strand};
use crate::domain::{CallId, Editor, Lineage, Notebook, RepId};

/// Parts what was forgotten here from all else that a file brings.
pub(super) fn part(notebook: &Notebook, theirs: Vec<Strand>) -> (Vec<Strand>, Vec<Strand>) {
    let ledger = notebook.ledger();
    let is_forgotten = |key: &Key| {
        let is_gone = ledger.gone(key).is_some();
        is_gone && ledger.edits(key).is_some_and(Lineage::is_forgetting)
    };
    if !ledger.all_gone().any(|(key, _)| is_forgotten(key)) {
        return (Vec::new(), theirs);
    }
    let is_left_out = |strand: &Strand| {
        let key = strand.key();
        let mut versions = strand.versions();
        let knows = ledger.edits(&key).is_some_and(|own| {
            versions.any(|theirs| theirs.edits.has_all_of(Editor::FORGETTING, own))
        });
        strand.is_here() && is_forgotten(&key) && !knows
    };
    let reps: BTreeSet<RepId> = theirs
        .iter()
        .filter(|strand| is_left_out(strand))
        .filter_map(|strand| match strand.key() {
            Key::Rep(id) => Some(id),
            _ => None,
        })
        .collect();
    let of_them = |strand: &Strand| match strand.shown.record() {
        Some(Record::Call(call)) => reps.contains(&call.rep),
        _ => false,
    };
    let calls: BTreeSet<CallId> = theirs
        .iter()
        .filter(|strand| is_left_out(strand) || of_them(strand))
        .filter_map(|strand| match strand.key() {
            Key::Call(id) => Some(id),
            _ => None,
        })
        .collect();
    theirs.into_iter().partition(|strand| match strand.key() {
        Key::Call(id) | Key::Moment(id, _) if calls.contains(&id) => true,
        _ => is_left_out(strand),
    })
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
