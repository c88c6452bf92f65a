//! The versions of a record. As a rule there is one. Where two phones, or two tabs, have changed the
//! same record apart, both versions are kept until a person chooses.

use super::{Key, Lineage, Notebook, Record, Timestamp};

/// What a record is, by the edits that are in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    pub content: Content,
    pub edits: Lineage,
}

/// What a version says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    Here(Record),
    /// It was deleted at a time. Without this trace a file would bring it back.
    Gone(Key, Timestamp),
}

/// All versions of a record of which none has another in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Strand {
    /// The one that is shown and changed.
    pub shown: Version,
    /// The others, to choose from. None of them is a deletion.
    pub others: Vec<Version>,
}

impl Version {
    /// Whether it fits to the rest of the notebook: what it belongs to is here, and a call that has moments has begun.
    #[must_use]
    pub fn can_be_kept(&self, notebook: &Notebook) -> bool {
        match self.record() {
            Some(Record::Call(call)) => {
                let is_begun = !call.is_planned() || notebook.moments(call.id).is_empty();
                is_begun && notebook.rep(call.rep).is_some()
            }
            Some(Record::Moment(moment)) => notebook.call(moment.call).is_some(),
            _ => true,
        }
    }

    #[must_use]
    pub fn key(&self) -> Key {
        match &self.content {
            Content::Here(record) => record.key(),
            Content::Gone(key, _) => key.clone(),
        }
    }

    /// The record, unless it was deleted.
    #[must_use]
    pub fn record(&self) -> Option<&Record> {
        match &self.content {
            Content::Here(record) => Some(record),
            Content::Gone(..) => None,
        }
    }

    /// When a person changed it last, or deleted it.
    #[must_use]
    pub fn edited(&self) -> Timestamp {
        match &self.content {
            Content::Here(record) => record.edited(),
            Content::Gone(_, when) => *when,
        }
    }
}

/// A record without a history, as one that stays on its phone.
impl From<Record> for Version {
    fn from(record: Record) -> Self {
        Self {
            content: Content::Here(record),
            edits: Lineage::default(),
        }
    }
}

impl From<Version> for Strand {
    fn from(shown: Version) -> Self {
        Self {
            shown,
            others: Vec::new(),
        }
    }
}

impl From<Record> for Strand {
    fn from(record: Record) -> Self {
        Version::from(record).into()
    }
}

impl Strand {
    #[must_use]
    pub fn key(&self) -> Key {
        self.shown.key()
    }

    /// All versions, the shown one first.
    pub fn versions(&self) -> impl Iterator<Item = &Version> {
        core::iter::once(&self.shown).chain(&self.others)
    }

    /// All versions, the shown one first.
    pub fn into_versions(self) -> impl Iterator<Item = Version> {
        core::iter::once(self.shown).chain(self.others)
    }

    /// Tells this state of the record from every other: the edits of each version. What comes from a
    /// form without lineages has no mark, nor has its row on the disk.
    #[must_use]
    pub fn mark(&self) -> String {
        mark(self.versions().map(|version| &version.edits))
    }

    /// Whether a version of it is there; otherwise it is no more than the trace of a deletion.
    #[must_use]
    pub fn is_here(&self) -> bool {
        self.versions().any(|version| version.record().is_some())
    }

    /// Whether all that is known elsewhere is known here.
    #[must_use]
    pub fn has(&self, other: &Self) -> bool {
        let is_known = |theirs: &Version| self.versions().any(|own| own.edits.has(&theirs.edits));
        other.versions().all(is_known)
    }
}

pub(super) fn mark<'a>(edits: impl Iterator<Item = &'a Lineage>) -> String {
    let marked = edits.filter(|edits| !edits.is_former());
    marked.map(Lineage::to_string).collect::<Vec<_>>().join("|")
}
