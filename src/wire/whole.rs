//! A call at rest is one row: beside the call it has the text of the call's moments, with all their versions.
//! So a file of ten thousand calls is ten thousand rows and not three hundred thousand. A row that is whole
//! is never changed: before anything of it is, its moments get rows of their own again.
//!
//! Start with [`write`] and [`read`].

use serde::ser::Error as _;
use serde::{Deserialize, Serialize};

use super::reason::reason;
use super::record::{Content, Key, Record, RecordError, Strand, Version};
use super::row::Row;
use crate::domain::{CallId, Lineage, Moment, MomentId, Timestamp};

/// The form of such a row. What is in it is written as in a row of its own, in the form of
/// [`STORED_VERSION`](super::record::STORED_VERSION); but an older app would drop the moments, so it must refuse it.
pub const WHOLE_FORM: u32 = 5;
/// Stands in the mark of such a row and in no other: the mark is open where the rest is sealed, and whoever
/// expects another row there doesn't take it for that. `public/writer.js` knows it too.
const SIGN: char = '+';

/// Whether the row with this mark has the call's moments in it.
#[must_use]
pub fn is_whole(mark: &str) -> bool {
    mark.contains(SIGN)
}

/// The mark that the call by itself has.
#[must_use]
pub fn own_mark(mark: &str) -> &str {
    mark.split_once(SIGN).map_or(mark, |(own, _)| own)
}

#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
enum Written<'a> {
    Here(&'a Moment, &'a Lineage),
    Gone(MomentId, Timestamp, &'a Lineage),
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Read {
    Here(Moment, Lineage),
    Gone(MomentId, Timestamp, Lineage),
}

/// A call with its moments as one row. The mark has the length of their text in it: what is to be made over
/// this row isn't made over another one of the same call.
///
/// # Errors
/// As [`Record::encode`]; and if one of the moments is none.
pub fn write(call: &Strand, moments: &[&Strand]) -> serde_json::Result<Row> {
    let written: serde_json::Result<Vec<Vec<Written<'_>>>> = moments
        .iter()
        .map(|strand| strand.versions().map(written).collect())
        .collect();
    let text = serde_json::to_string(&written?)?;
    let row = Row::of(call)?;
    Ok(Row {
        form: WHOLE_FORM,
        mark: format!("{}{SIGN}{}", row.mark, text.len()),
        moments: Some(text),
        ..row
    })
}

fn written(version: &Version) -> serde_json::Result<Written<'_>> {
    match &version.content {
        Content::Here(Record::Moment(moment)) => Ok(Written::Here(moment, &version.edits)),
        Content::Gone(Key::Moment(_, id), when) => Ok(Written::Gone(*id, *when, &version.edits)),
        _ => Err(serde_json::Error::custom(
            "what is no moment has a row of its own",
        )),
    }
}

/// The moments of a call, as their rows would give them.
///
/// # Errors
/// If the text isn't as [`write`] makes it.
pub fn read(call: CallId, text: &str) -> Result<Vec<Strand>, RecordError> {
    let read: Vec<Vec<Read>> =
        serde_json::from_str(text).map_err(|error| unreadable(reason(&error)))?;
    read.into_iter()
        .map(|versions| strand(call, versions))
        .collect()
}

fn strand(call: CallId, versions: Vec<Read>) -> Result<Strand, RecordError> {
    let mut versions = versions.into_iter().map(|read| version(call, read));
    let shown = versions
        .next()
        .ok_or_else(|| unreadable("a moment has no version".to_owned()))??;
    let strand = Strand {
        shown,
        others: versions.collect::<Result<_, _>>()?,
    };
    let key = strand.key();
    match strand.others.iter().all(|other| other.key() == key) {
        true => Ok(strand),
        false => Err(unreadable(
            "two moments are in each other's place".to_owned(),
        )),
    }
}

fn version(call: CallId, read: Read) -> Result<Version, RecordError> {
    match read {
        Read::Here(moment, edits) if moment.call == call => Ok(Version {
            content: Content::Here(Record::Moment(moment)),
            edits,
        }),
        Read::Here(..) => Err(unreadable("a moment is another call's".to_owned())),
        Read::Gone(id, when, edits) => Ok(Version {
            content: Content::Gone(Key::Moment(call, id), when),
            edits,
        }),
    }
}

fn unreadable(why: String) -> RecordError {
    RecordError::Unreadable { why }
}
