//! The history of the records in a notebook: which edits are in each, what was deleted, and what was
//! changed in two places at once.

use std::collections::BTreeMap;

use super::edits::Edits;
use super::version::mark;
use super::{CallId, Editor, Key, Lineage, Timestamp, Version};

/// Kept beside the records by their notebook.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ledger {
    edits: Edits,
    gone: BTreeMap<Key, Timestamp>,
    others: BTreeMap<Key, Vec<Version>>,
}

impl Ledger {
    /// The edits in a record; none if it was never edited here.
    #[must_use]
    pub fn edits(&self, key: &Key) -> Option<&Lineage> {
        self.edits.get(key)
    }

    /// As [`Strand::mark`](super::Strand::mark); `None` for a record that isn't on the disk.
    #[must_use]
    pub fn mark(&self, key: &Key) -> Option<String> {
        let others = self.others(key).iter().map(|version| &version.edits);
        Some(mark(core::iter::once(self.edits(key)?).chain(others)))
    }

    /// Whether there are edits of a call or of a moment of it: what was deleted has some, too.
    pub(super) fn knows_call(&self, call: CallId) -> bool {
        self.edits.knows_call(call)
    }

    /// When a record was deleted, if it was.
    #[must_use]
    pub fn gone(&self, key: &Key) -> Option<Timestamp> {
        self.gone.get(key).copied()
    }

    /// All that was deleted.
    pub fn all_gone(&self) -> impl Iterator<Item = (&Key, Timestamp)> {
        self.gone.iter().map(|(key, when)| (key, *when))
    }

    /// The versions of a record that aren't shown.
    #[must_use]
    pub fn others(&self, key: &Key) -> &[Version] {
        self.others.get(key).map_or(&[], Vec::as_slice)
    }

    /// The records of which there is more than one version.
    pub fn in_conflict(&self) -> impl Iterator<Item = &Key> {
        self.others.keys()
    }

    pub(super) fn edited(&mut self, key: &Key, editor: Editor, gone: Option<Timestamp>) {
        let edits = self.edits.get(key).cloned().unwrap_or_default();
        self.edits.set(key, edits.then(editor));
        self.set_gone(key, gone);
    }

    pub(super) fn set(
        &mut self,
        key: &Key,
        edits: Lineage,
        gone: Option<Timestamp>,
        others: Vec<Version>,
    ) {
        self.edits.set(key, edits);
        self.set_gone(key, gone);
        if others.is_empty() {
            self.others.remove(key);
        } else {
            self.others.insert(key.clone(), others);
        }
    }

    pub(super) fn forget(&mut self, key: &Key) {
        self.edits.forget(key);
        self.gone.remove(key);
        self.others.remove(key);
    }

    fn set_gone(&mut self, key: &Key, gone: Option<Timestamp>) {
        match gone {
            Some(when) => self.gone.insert(key.clone(), when),
            None => self.gone.remove(key),
        };
    }
}
