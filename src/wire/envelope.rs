//! The one file form: an envelope around reps, calls, moments and behaviours. `public/schema/`
//! describes it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use time::OffsetDateTime;

use super::edits_in_file::EditsInFile;
use super::receiver::Receiver;
use super::scope::{Scope, Selection};
use super::stand_in;
use crate::domain::{
    Behaviour, Call, CallId, Key, Kind, Lineage, Moment, Notebook, Rep, Timestamp, Version,
};

/// What `format` says in each file of ours.
pub const FORMAT: &str = "curbside";
/// The version of the file form that this app writes, and the newest that it reads.
pub const VERSION: u32 = 4;
/// The oldest version that is read. What it lacks stands at its default.
pub const OLDEST: u32 = 1;

#[derive(Serialize)]
struct Written<'a> {
    format: &'static str,
    version: u32,
    exported_at: String,
    app: &'static str,
    #[serde(skip_serializing_if = "core::ops::Not::not")]
    for_rep: bool,
    behaviours: Vec<&'a Behaviour>,
    reps: Vec<&'a Rep>,
    calls: Vec<Call>,
    moments: Vec<Moment>,
    edits: BTreeMap<String, &'a Lineage>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    others: Vec<Other<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    gone: Vec<Gone>,
}

/// A version of a record that was changed in two places at once, beside the one that is shown.
#[derive(Serialize)]
struct Other<'a> {
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

/// The text of a file with the chosen part of a notebook, for whom such a part is as a rule, in a fixed
/// order: the same notebook always gives the same bytes. [`Scope`] and its receiver say what is left out. What
/// a damaged disk has lost has a stand-in where something speaks of it, so that the file is read.
///
/// # Errors
/// None that is known; passed on so that half a file is never taken for a whole one.
pub fn export(notebook: &Notebook, scope: Scope, now: Timestamp) -> serde_json::Result<String> {
    written(notebook, scope, false, now)
}

/// The text of a file with all of a notebook that [was made for somebody](super::part_for). One for the rep says
/// so: it is there to be read and answered.
///
/// # Errors
/// As [`export`].
pub fn export_for(
    part: &Notebook,
    receiver: Receiver,
    now: Timestamp,
) -> serde_json::Result<String> {
    let for_rep = receiver == Receiver::TheRep;
    written(part, Scope::Everything, for_rep, now)
}

fn written(
    notebook: &Notebook,
    scope: Scope,
    for_rep: bool,
    now: Timestamp,
) -> serde_json::Result<String> {
    let notebook = stand_in::made_whole(notebook);
    let chosen = Selection::of(&notebook, scope, scope.usual_receiver());
    let others: serde_json::Result<Vec<_>> =
        chosen.others.iter().filter_map(|v| other(v)).collect();
    serde_json::to_string(&Written {
        format: FORMAT,
        version: VERSION,
        exported_at: rfc_3339(now),
        app: concat!("Curbside ", env!("CARGO_PKG_VERSION")),
        for_rep,
        behaviours: chosen.behaviours,
        reps: chosen.reps,
        calls: chosen.calls,
        moments: chosen.moments,
        edits: chosen.edits,
        others: others?,
        gone: chosen.gone.into_iter().map(gone).collect(),
    })
}

fn other(version: &Version) -> Option<serde_json::Result<Other<'_>>> {
    let record = version.record()?;
    let written = record.encode().and_then(RawValue::from_string);
    Some(written.map(|text| Other {
        kind: record.key().kind(),
        edits: &version.edits,
        record: text,
    }))
}

fn gone((key, when): (&Key, Timestamp)) -> Gone {
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
