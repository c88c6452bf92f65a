//! A record as it is stored: its JSON, and the steps of a write.

use core::fmt;

use serde::de::DeserializeOwned;

use super::fault::StoreError;
use super::reason::reason;
use crate::domain::{BadLineage, Lineage, Notebook};
pub use crate::domain::{Content, Key, Kind, Record, Strand, Version};

/// The version of the stored form. A newer one than this is left alone. What an older form lacks
/// stands at its default, so one reader upgrades it: the fixtures of all are read by it. Form 3 adds
/// the edits of each record, its other versions, and the traces of what was deleted; form 4 the rep's
/// answer with an action step, and on the rep's phone the debriefs that wait for one.
pub const STORED_VERSION: u32 = 4;

/// One step of a write; all steps of a commit happen, or none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    pub key: Key,
    /// What is written; without it the record is taken away and leaves no trace.
    pub to: Option<Strand>,
    pub over: Over,
}

/// What must be on the disk for a change to be made: another tab may have written since.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Over {
    /// Whatever is there.
    Anything,
    /// There is no such record.
    Nothing,
    /// The state with this [mark](Strand::mark).
    Mark(String),
}

impl Over {
    /// The state of a record, as it is in a notebook.
    #[must_use]
    pub fn of(notebook: &Notebook, key: &Key) -> Self {
        if !key.kind().travels() {
            return Self::Anything;
        }
        notebook
            .ledger()
            .mark(key)
            .map_or(Self::Nothing, Self::Mark)
    }
}

/// What stands on the disk where another state was expected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    pub key: Key,
    /// The mark of its row, if there is one.
    pub mark: Option<String>,
    /// The record, unless it isn't there or can't be read.
    pub strand: Option<Strand>,
    /// Why it can't be read: then nothing is written over it.
    pub unread: Option<RecordError>,
}

impl Found {
    /// What a row with a mark was read as; `None` if there is no row.
    #[must_use]
    pub fn new(key: Key, row: Option<(String, Result<Strand, RecordError>)>) -> Self {
        let (mark, read) = row.unzip();
        let (strand, unread) = match read {
            Some(Ok(strand)) => (Some(strand), None),
            Some(Err(error)) => (None, Some(error)),
            None => (None, None),
        };
        Self {
            key,
            mark,
            strand,
            unread,
        }
    }

    /// Why nothing is to be written there.
    #[must_use]
    pub fn refusal(&self) -> Option<StoreError> {
        Some(match self.unread.as_ref()? {
            RecordError::Newer { .. } => StoreError::Newer,
            RecordError::Unreadable { .. } => StoreError::Failed {
                why: "what it has there can't be read, and was left as it is".to_owned(),
            },
        })
    }

    /// What a change must be made over now.
    #[must_use]
    pub fn over(&self) -> Over {
        self.mark.clone().map_or(Over::Nothing, Over::Mark)
    }
}

impl Change {
    /// Writes a record, whatever is there.
    #[must_use]
    pub fn put(strand: impl Into<Strand>) -> Self {
        let strand = strand.into();
        Self {
            key: strand.key(),
            to: Some(strand),
            over: Over::Anything,
        }
    }

    /// Has changes made over what was found in the place of what was expected.
    pub fn make_over(changes: &mut [Self], found: &[Found]) {
        for change in changes {
            if let Some(now) = found.iter().find(|now| now.key == change.key) {
                change.over = now.over();
            }
        }
    }

    /// Whether nothing is left of the record but a trace.
    #[must_use]
    pub fn takes_away(&self) -> bool {
        !self.to.as_ref().is_some_and(Strand::is_here)
    }

    /// Takes a record away, whatever is there.
    #[must_use]
    pub fn forget(key: Key) -> Self {
        Self {
            key,
            to: None,
            over: Over::Anything,
        }
    }
}

/// Why a stored record can't be read. It stays on the disk as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RecordError {
    /// Written by a newer version of Curbside.
    Newer { version: u32 },
    /// Not what this version wrote.
    Unreadable { why: String },
}

impl fmt::Display for RecordError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Newer { version } => write!(f, "it has the newer form {version}"),
            Self::Unreadable { why } => write!(f, "it can't be read ({why})"),
        }
    }
}

impl std::error::Error for RecordError {}

impl Record {
    /// The record as JSON, in the form of [`STORED_VERSION`].
    ///
    /// # Errors
    /// None that is known: the types have no map with keys that aren't text. It is passed on
    /// nevertheless, so that a record that can't be written is never taken for saved.
    pub fn encode(&self) -> serde_json::Result<String> {
        match self {
            Self::Rep(rep) => serde_json::to_string(rep),
            Self::Call(call) => serde_json::to_string(call),
            Self::Moment(moment) => serde_json::to_string(moment),
            Self::Behaviour(behaviour) => serde_json::to_string(behaviour),
            Self::Steps(steps) => serde_json::to_string(steps),
            Self::Draft(draft) => serde_json::to_string(draft),
        }
    }

    /// Reads a record of the given kind.
    ///
    /// # Errors
    /// If it is of a newer version or damaged.
    pub fn decode(kind: Kind, version: u32, body: &str) -> Result<Self, RecordError> {
        if version > STORED_VERSION {
            return Err(RecordError::Newer { version });
        }
        match kind {
            Kind::Rep => parse(body).map(Self::Rep),
            Kind::Call => parse(body).map(Self::Call),
            Kind::Moment => parse(body).map(Self::Moment),
            Kind::Behaviour => parse(body).map(Self::Behaviour),
            Kind::Steps => parse(body).map(Self::Steps),
            Kind::Draft => parse(body).map(Self::Draft),
        }
    }
}

/// Reads the edits of a record.
///
/// # Errors
/// If they aren't written as this app does.
pub fn lineage(text: &str) -> Result<Lineage, RecordError> {
    text.parse()
        .map_err(|error: BadLineage| RecordError::Unreadable {
            why: error.to_string(),
        })
}

fn parse<T: DeserializeOwned>(body: &str) -> Result<T, RecordError> {
    serde_json::from_str(body).map_err(|error| RecordError::Unreadable {
        why: reason(&error),
    })
}
