//! The history that a file brings along: versions that aren't shown, and what was deleted.

use serde_json::value::RawValue;

use super::envelope::{Gone, OtherRead};
use super::import::ImportError;
use super::reason::reason;
use super::record::{Content, Key, Kind, Record, RecordError, STORED_VERSION, Version};
use crate::domain::Timestamp;

pub(super) fn others(raw: &[&RawValue]) -> Result<Vec<Version>, ImportError> {
    let read = |(i, raw): (usize, &&RawValue)| {
        let other: OtherRead = parse(i, raw)?;
        let record = Record::decode(other.kind, STORED_VERSION, other.record.get());
        let record = record.map_err(|error| match error {
            RecordError::Unreadable { why } => unreadable(other.kind, i, &why),
            RecordError::Newer { version } => ImportError::Newer { version },
        })?;
        if !other.kind.travels() {
            return Err(unreadable(other.kind, i, "it belongs to one phone"));
        }
        Ok(Version {
            content: Content::Here(record),
            edits: other.edits,
        })
    };
    raw.iter().enumerate().map(read).collect()
}

pub(super) fn gone(raw: &[&RawValue]) -> Result<Vec<(Key, Timestamp)>, ImportError> {
    let read = |(i, raw): (usize, &&RawValue)| {
        let gone: Gone = parse(i, raw)?;
        let key = key(&gone).ok_or_else(|| unreadable(gone.kind, i, "its id is none"))?;
        Ok((key, gone.when))
    };
    raw.iter().enumerate().map(read).collect()
}

fn key(gone: &Gone) -> Option<Key> {
    match (gone.kind, gone.call) {
        (Kind::Rep, None) => gone.id.parse().ok().map(Key::Rep),
        (Kind::Call, None) => gone.id.parse().ok().map(Key::Call),
        (Kind::Moment, Some(call)) => Some(Key::Moment(call, gone.id.parse().ok()?)),
        // Behaviours go to the archive, and steps are in no file.
        _ => None,
    }
}

fn parse<'a, T: serde::Deserialize<'a>>(i: usize, raw: &'a RawValue) -> Result<T, ImportError> {
    serde_json::from_str(raw.get()).map_err(|error| ImportError::Trace {
        place: i + 1,
        why: reason(&error),
    })
}

fn unreadable(kind: Kind, i: usize, why: &str) -> ImportError {
    ImportError::Unreadable {
        kind,
        place: i + 1,
        why: why.to_owned(),
    }
}
