//! The one file form: an envelope around reps, calls, moments and behaviours. `public/schema/`
//! describes it, and [`writing`](super::writing) writes it.

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use time::OffsetDateTime;

use super::edits_in_file::EditsInFile;
use crate::domain::{CallId, Key, Kind, Lineage, Timestamp, Version};

/// What `format` says in each file of ours.
pub const FORMAT: &str = "curbside";
/// The version of the file form that this app writes, and the newest that it reads.
pub const VERSION: u32 = 4;
/// The oldest version that is read. What it lacks stands at its default.
pub const OLDEST: u32 = 1;

/// A version of a record that was changed in two places at once, beside the one that is shown.
#[derive(Serialize)]
pub(super) struct Other<'a> {
    kind: Kind,
    edits: &'a Lineage,
    record: Box<RawValue>,
}

/// What is left of a record that was deleted.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Gone {
    pub(super) kind: Kind,
    pub(super) id: String,
    /// The call of a moment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) call: Option<CallId>,
    #[serde(rename = "gone_ms")]
    pub(super) when: Timestamp,
}

/// The envelope as it is read: its contents stay text at first, so that a fault in one of them is
/// reported with its place.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Envelope<'a> {
    #[serde(rename = "format")]
    _format: String,
    #[serde(rename = "version")]
    _version: u32,
    #[serde(rename = "exported_at")]
    _exported: String,
    #[serde(rename = "app")]
    _app: String,
    /// It was made for the rep whom it is about.
    #[serde(default)]
    pub(super) for_rep: bool,
    #[serde(borrow, default)]
    pub(super) behaviours: Vec<&'a RawValue>,
    #[serde(borrow)]
    pub(super) reps: Vec<&'a RawValue>,
    #[serde(borrow)]
    pub(super) calls: Vec<&'a RawValue>,
    #[serde(borrow)]
    pub(super) moments: Vec<&'a RawValue>,
    /// The edits in each record, by its kind and id: `call/0199…`. Forms 1 and 2 have none.
    #[serde(default)]
    pub(super) edits: EditsInFile,
    #[serde(borrow, default)]
    pub(super) others: Vec<&'a RawValue>,
    #[serde(borrow, default)]
    pub(super) gone: Vec<&'a RawValue>,
}

/// As [`Other`] is read.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct OtherRead<'a> {
    pub(super) kind: Kind,
    pub(super) edits: Lineage,
    #[serde(borrow)]
    pub(super) record: &'a RawValue,
}

/// A version that isn't shown, if it isn't a deletion.
pub(super) fn other(version: &Version) -> Option<serde_json::Result<Other<'_>>> {
    let record = version.record()?;
    let written = record.encode().and_then(RawValue::from_string);
    Some(written.map(|text| Other {
        kind: record.key().kind(),
        edits: &version.edits,
        record: text,
    }))
}

/// The trace of a record that was deleted.
pub(super) fn gone(key: &Key, when: Timestamp) -> Gone {
    let call = match key {
        Key::Moment(call, _) => Some(*call),
        _ => None,
    };
    Gone {
        kind: key.kind(),
        id: key.id(),
        call,
        when,
    }
}

/// `2025-11-23T09:00:00.000Z`.
#[must_use]
pub fn rfc_3339(time: Timestamp) -> String {
    let (seconds, millis) = (
        time.millis().div_euclid(1000),
        time.millis().rem_euclid(1000),
    );
    let utc = OffsetDateTime::from_unix_timestamp(seconds).unwrap_or(OffsetDateTime::UNIX_EPOCH);
    let (year, month, day) = (utc.year(), u8::from(utc.month()), utc.day());
    let (hour, minute, second) = utc.time().as_hms();
    format!("{year}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}.{millis:03}Z")
}
