//! A record with all its versions as a store keeps it: parts of text, whatever the store is made of.

use super::record::{
    Content, Key, Kind, Record, RecordError, STORED_VERSION, Strand, Version, lineage,
};
use super::whole::{self, WHOLE_FORM};
use crate::domain::{BehaviourKey, Lineage, Timestamp};

/// The parts of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub id: String,
    /// The form that it has: [`STORED_VERSION`] when it is written, or [`WHOLE_FORM`].
    pub form: u32,
    /// The call of a moment.
    pub call: Option<String>,
    /// As [`Strand::mark`]; empty in forms 1 and 2. That of a row that is [whole](whole) says so.
    pub mark: String,
    pub shown: Part,
    pub others: Vec<Part>,
    /// The moments of a call, in a row that is [whole](whole).
    pub moments: Option<String>,
}

/// One version of the record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    pub body: Body,
    /// As a [`Lineage`] is written. Forms 1 and 2 have none.
    pub edits: Option<String>,
}

/// What the version says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Body {
    /// The record as JSON.
    Here(String),
    /// When it was deleted, in milliseconds.
    Gone(i64),
}

impl Row {
    /// # Errors
    /// As [`Record::encode`].
    pub fn of(strand: &Strand) -> serde_json::Result<Self> {
        let key = strand.key();
        let call = match key {
            Key::Moment(call, _) => Some(call.to_string()),
            _ => None,
        };
        let others: serde_json::Result<Vec<Part>> = strand.others.iter().map(Part::of).collect();
        Ok(Self {
            id: key.id(),
            form: STORED_VERSION,
            call,
            mark: strand.mark(),
            shown: Part::of(&strand.shown)?,
            others: others?,
            moments: None,
        })
    }

    /// The moments that are in the row beside the call; `None` of a row that isn't whole.
    #[must_use]
    pub fn moments(&self, kind: Kind) -> Option<Result<Vec<Strand>, RecordError>> {
        self.is_whole(kind).then(|| {
            let unreadable = |why: &str| RecordError::Unreadable {
                why: why.to_owned(),
            };
            let call = self
                .id
                .parse()
                .map_err(|_| unreadable("its call has no id"))?;
            let text = self.moments.as_deref();
            whole::read(call, text.ok_or_else(|| unreadable("they have no text"))?)
        })
    }

    fn is_whole(&self, kind: Kind) -> bool {
        kind == Kind::Call && self.form == WHOLE_FORM
    }

    /// The record by itself, without the moments of a call.
    ///
    /// # Errors
    /// If a part is of a newer form or damaged.
    pub fn read(&self, kind: Kind) -> Result<Strand, RecordError> {
        let others: Result<Vec<Version>, _> = self
            .others
            .iter()
            .map(|part| self.version(kind, part))
            .collect();
        Ok(Strand {
            shown: self.version(kind, &self.shown)?,
            others: others?,
        })
    }

    fn version(&self, kind: Kind, part: &Part) -> Result<Version, RecordError> {
        let form = match self.is_whole(kind) {
            true => STORED_VERSION,
            false => self.form,
        };
        if form > STORED_VERSION {
            return Err(RecordError::Newer { version: form });
        }
        let content = match &part.body {
            Body::Here(body) => Content::Here(Record::decode(kind, form, body)?),
            Body::Gone(ms) => Content::Gone(self.key(kind)?, Timestamp::nearest(*ms)),
        };
        let mut version = Version {
            content,
            edits: Lineage::default(),
        };
        if kind.travels() {
            version.edits = match &part.edits {
                Some(text) => lineage(text)?,
                None => Lineage::former(version.edited()),
            };
        }
        Ok(version)
    }

    fn key(&self, kind: Kind) -> Result<Key, RecordError> {
        key(kind, &self.id, self.call.as_deref()).ok_or_else(|| RecordError::Unreadable {
            why: "what was deleted has no id".to_owned(),
        })
    }
}

/// The key of a row; `None` if its id is none of its kind.
#[must_use]
pub fn key(kind: Kind, id: &str, call: Option<&str>) -> Option<Key> {
    match kind {
        Kind::Rep => id.parse().ok().map(Key::Rep),
        Kind::Call => id.parse().ok().map(Key::Call),
        Kind::Moment => Some(Key::Moment(call?.parse().ok()?, id.parse().ok()?)),
        Kind::Behaviour => BehaviourKey::try_from(id.to_owned())
            .ok()
            .map(Key::Behaviour),
        Kind::Steps => id.parse().ok().map(Key::Steps),
        // Only what is told to other tabs or was deleted is found by its id; drafts never are.
        Kind::Draft => None,
    }
}

impl Part {
    fn of(version: &Version) -> serde_json::Result<Self> {
        let body = match &version.content {
            Content::Here(record) => Body::Here(record.encode()?),
            Content::Gone(_, when) => Body::Gone(when.millis()),
        };
        Ok(Self {
            body,
            edits: Some(version.edits.to_string()),
        })
    }
}
