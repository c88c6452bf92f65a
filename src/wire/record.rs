//! One thing on the disk: a rep, a call or a moment, each a record of its own.

use core::fmt;

use serde::de::DeserializeOwned;

use crate::domain::{Call, CallId, Moment, MomentId, Notebook, Rep, RepId, Timestamp};

/// The version of the stored form. A newer one than this is left alone.
pub const STORED_VERSION: u32 = 1;

/// A thing that is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Record {
    Rep(Rep),
    Call(Call),
    Moment(Moment),
}

/// What a record is found by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Key {
    Rep(RepId),
    Call(CallId),
    Moment(CallId, MomentId),
}

/// The kinds of record; each has a store of its own on the disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    Rep,
    Call,
    Moment,
}

/// One step of a write; all steps of a commit happen, or none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    Put(Record),
    Delete(Key),
}

impl Kind {
    pub const ALL: [Self; 3] = [Self::Rep, Self::Call, Self::Moment];
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Rep => "rep",
            Self::Call => "call",
            Self::Moment => "moment",
        })
    }
}

impl Key {
    #[must_use]
    pub fn kind(self) -> Kind {
        match self {
            Self::Rep(_) => Kind::Rep,
            Self::Call(_) => Kind::Call,
            Self::Moment(..) => Kind::Moment,
        }
    }

    /// The id as the disk knows it.
    #[must_use]
    pub fn id(self) -> String {
        match self {
            Self::Rep(id) => id.to_string(),
            Self::Call(id) => id.to_string(),
            Self::Moment(_, id) => id.to_string(),
        }
    }
}

impl Change {
    /// The record that this step is about.
    #[must_use]
    pub fn key(&self) -> Key {
        match self {
            Self::Put(record) => record.key(),
            Self::Delete(key) => *key,
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
    #[must_use]
    pub fn key(&self) -> Key {
        match self {
            Self::Rep(rep) => Key::Rep(rep.id),
            Self::Call(call) => Key::Call(call.id),
            Self::Moment(moment) => Key::Moment(moment.call, moment.id),
        }
    }

    /// When a person last changed it.
    #[must_use]
    pub fn edited(&self) -> Timestamp {
        match self {
            Self::Rep(rep) => rep.edited,
            Self::Call(call) => call.edited,
            Self::Moment(moment) => moment.edited,
        }
    }

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
        }
    }

    /// Adds this record to a notebook, or replaces the one with its key.
    pub fn put_into(self, notebook: &mut Notebook) {
        match self {
            Self::Rep(rep) => notebook.put_rep(rep),
            Self::Call(call) => notebook.put_call(call),
            Self::Moment(moment) => notebook.put_moment(moment),
        }
    }

    /// The record that a notebook has under this key.
    #[must_use]
    pub fn of(notebook: &Notebook, key: Key) -> Option<Self> {
        match key {
            Key::Rep(id) => notebook.rep(id).cloned().map(Self::Rep),
            Key::Call(id) => notebook.call(id).cloned().map(Self::Call),
            Key::Moment(call, id) => notebook.moment(call, id).cloned().map(Self::Moment),
        }
    }
}

fn parse<T: DeserializeOwned>(body: &str) -> Result<T, RecordError> {
    serde_json::from_str(body).map_err(|error| RecordError::Unreadable {
        why: error.to_string(),
    })
}
