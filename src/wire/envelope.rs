//! The one file form: an envelope around reps, calls and moments. `public/schema/` describes it.

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use time::OffsetDateTime;

use crate::domain::{Call, CallId, Moment, Notebook, Rep, RepId, Timestamp};

/// What `format` says in each file of ours.
pub const FORMAT: &str = "curbside";
/// The version of the file form that this app writes, and the newest that it reads.
pub const VERSION: u32 = 1;

/// What is exported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    Everything,
    /// A rep with all calls.
    Rep(RepId),
    /// A call with its rep.
    Call(CallId),
}

#[derive(Serialize)]
struct Written<'a> {
    format: &'static str,
    version: u32,
    exported_at: String,
    app: &'static str,
    reps: Vec<&'a Rep>,
    calls: Vec<&'a Call>,
    moments: Vec<&'a Moment>,
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
    #[serde(borrow)]
    pub(super) reps: Vec<&'a RawValue>,
    #[serde(borrow)]
    pub(super) calls: Vec<&'a RawValue>,
    #[serde(borrow)]
    pub(super) moments: Vec<&'a RawValue>,
}

/// The text of a file with the chosen part of a notebook, in a fixed order: the same notebook
/// always gives the same bytes.
///
/// # Errors
/// None that is known; passed on so that half a file is never taken for a whole one.
pub fn export(notebook: &Notebook, scope: Scope, now: Timestamp) -> serde_json::Result<String> {
    let wanted = |call: &Call| match scope {
        Scope::Everything => true,
        Scope::Rep(id) => call.rep == id,
        Scope::Call(id) => call.id == id,
    };
    let calls: Vec<&Call> = notebook.calls().filter(|call| wanted(call)).collect();
    let rep_wanted = |rep: &Rep| match scope {
        Scope::Everything => true,
        Scope::Rep(id) => rep.id == id,
        Scope::Call(_) => calls.iter().any(|call| call.rep == rep.id),
    };
    serde_json::to_string(&Written {
        format: FORMAT,
        version: VERSION,
        exported_at: rfc_3339(now),
        app: concat!("Curbside ", env!("CARGO_PKG_VERSION")),
        reps: notebook.reps().filter(|rep| rep_wanted(rep)).collect(),
        moments: calls
            .iter()
            .flat_map(|call| notebook.moments(call.id))
            .collect(),
        calls,
    })
}

/// `2025-11-23T09:00:00.000Z`.
fn rfc_3339(time: Timestamp) -> String {
    let (seconds, millis) = (
        time.millis().div_euclid(1000),
        time.millis().rem_euclid(1000),
    );
    let utc = OffsetDateTime::from_unix_timestamp(seconds).unwrap_or(OffsetDateTime::UNIX_EPOCH);
    let (year, month, day) = (utc.year(), u8::from(utc.month()), utc.day());
    let (hour, minute, second) = utc.time().as_hms();
    format!("{year}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}.{millis:03}Z")
}

/// A name for the file that says what is in it: `curbside-dana-ortiz-2026-11-23`. The ending is
/// the sharer's choice.
#[must_use]
pub fn file_name(notebook: &Notebook, scope: Scope, date: &str) -> String {
    let rep = match scope {
        Scope::Everything => None,
        Scope::Rep(id) => notebook.rep(id),
        Scope::Call(id) => notebook.call(id).and_then(|call| notebook.rep(call.rep)),
    };
    let who = rep
        .map_or("notebook", |rep| rep.name.as_str())
        .to_ascii_lowercase();
    let mut name = String::from("curbside");
    // Only what no file system minds: spaces, separators and marks part the words.
    let parts = |c: char| c.is_ascii_punctuation() || c.is_whitespace();
    for word in who.split(parts).filter(|word| !word.is_empty()) {
        name.push('-');
        name.push_str(word);
    }
    format!("{name}-{date}")
}
