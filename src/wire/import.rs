//! A file on its way in. Whatever the bytes are, the answer is a whole set of records that fit
//! together, or a sentence that says what is wrong and where.

use core::fmt;
use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::value::RawValue;

use super::envelope::{Envelope, FORMAT, OLDEST, VERSION};
use super::reason::reason;
use super::record::{Kind, Record};
use super::scope::{named_by_call, named_by_moment, named_by_rep};
use super::sound;
use crate::domain::{Behaviour, BehaviourKey, Call, Codebook, Moment, Notebook, Rep};

/// No notebook comes near this many bytes; a file above it is refused unread.
pub const LARGEST: u64 = 64 * 1024 * 1024;

/// What a file holds: each part readable, and all references met within the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    pub behaviours: Vec<Behaviour>,
    pub reps: Vec<Rep>,
    pub calls: Vec<Call>,
    pub moments: Vec<Moment>,
}

/// Why a file is not taken. Each says what is wrong, and where; nothing was changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImportError {
    Empty,
    /// More than [`LARGEST`] bytes.
    TooLarge,
    /// No JSON, or cut off.
    NotJson {
        why: String,
        line: usize,
        column: usize,
    },
    CutOff,
    /// JSON, but not from Curbside.
    NotOurs,
    /// From a version of Curbside that is newer than this one.
    Newer {
        version: u32,
    },
    /// From no version that there ever was.
    NoSuchVersion {
        version: u32,
    },
    /// The envelope has not the parts that it should.
    Envelope {
        why: String,
    },
    /// One thing in it can't be read.
    Unreadable {
        kind: Kind,
        place: usize,
        why: String,
    },
    /// The same id twice.
    Twice {
        kind: Kind,
        place: usize,
    },
    /// The notebook knows it as a part of another call: to take it would be to lose that.
    Elsewhere {
        kind: Kind,
        place: usize,
    },
    /// It refers to something that isn't in the file.
    Missing {
        kind: Kind,
        place: usize,
        what: &'static str,
    },
}

impl fmt::Display for ImportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("The file is empty."),
            Self::TooLarge => f.write_str("The file is larger than any notebook."),
            Self::NotJson { why, line, column } => {
                write!(
                    f,
                    "The file is no JSON: {why}, in line {line} at character {column}."
                )
            }
            Self::CutOff => f.write_str("The file is cut off: its end is missing."),
            Self::NotOurs => f.write_str("The file is no Curbside file."),
            Self::Newer { version } => write!(
                f,
                "The file has the form {version}, and this Curbside reads up to {VERSION}. Update \
                 Curbside, then import it again."
            ),
            Self::NoSuchVersion { version } => {
                write!(
                    f,
                    "The file says that it has the form {version}, and there is none."
                )
            }
            Self::Envelope { why } => write!(f, "The file is not as Curbside writes it: {why}."),
            Self::Unreadable { kind, place, why } => {
                write!(f, "The file can't be read at {kind} {place}: {why}.")
            }
            Self::Twice { kind, place } => {
                write!(
                    f,
                    "The file has {kind} {place} twice: its id stands there before."
                )
            }
            Self::Elsewhere { kind, place } => {
                write!(
                    f,
                    "In the file, {kind} {place} belongs to another call than in this notebook."
                )
            }
            Self::Missing { kind, place, what } => {
                write!(
                    f,
                    "In the file, {kind} {place} refers to {what} that isn't in it."
                )
            }
        }
    }
}

impl std::error::Error for ImportError {}

/// Reads a file.
///
/// # Errors
/// For anything that is not a whole Curbside file of a version that this app knows.
pub fn read(text: &str, codebook: &Codebook) -> Result<Imported, ImportError> {
    if text.len() as u64 > LARGEST {
        return Err(ImportError::TooLarge);
    }
    let text = text.trim_start_matches('\u{feff}');
    if text.trim().is_empty() {
        return Err(ImportError::Empty);
    }
    check_version(text)?;
    let envelope: Envelope = serde_json::from_str(text).map_err(|error| envelope_error(&error))?;
    let imported = Imported {
        behaviours: parse_all(Kind::Behaviour, &envelope.behaviours)?,
        reps: parse_all(Kind::Rep, &envelope.reps)?,
        calls: parse_all(Kind::Call, &envelope.calls)?,
        moments: parse_all(Kind::Moment, &envelope.moments)?,
    };
    imported.check(codebook)?;
    Ok(imported)
}

/// Only what tells whose file it is; the rest is looked at when the version is known.
#[derive(Deserialize)]
struct Head<'a> {
    #[serde(borrow)]
    format: Option<&'a RawValue>,
    #[serde(borrow)]
    version: Option<&'a RawValue>,
}

fn check_version(text: &str) -> Result<(), ImportError> {
    let head: Head = match serde_json::from_str(text) {
        Ok(head) => head,
        Err(error) if error.is_eof() => return Err(ImportError::CutOff),
        Err(error) if error.is_syntax() => return Err(not_json(&error)),
        Err(_) => return Err(ImportError::NotOurs),
    };
    let format = head.format.map(|raw| raw.get().trim_matches('"'));
    if format != Some(FORMAT) {
        return Err(ImportError::NotOurs);
    }
    match head.version.and_then(|raw| raw.get().parse::<u64>().ok()) {
        Some(version) if (u64::from(OLDEST)..=u64::from(VERSION)).contains(&version) => Ok(()),
        Some(version) => {
            let version = u32::try_from(version).unwrap_or(u32::MAX);
            if version > VERSION {
                Err(ImportError::Newer { version })
            } else {
                Err(ImportError::NoSuchVersion { version })
            }
        }
        None => Err(ImportError::Envelope {
            why: "it gives no version".to_owned(),
        }),
    }
}

fn not_json(error: &serde_json::Error) -> ImportError {
    ImportError::NotJson {
        why: reason(error),
        line: error.line(),
        column: error.column(),
    }
}

fn envelope_error(error: &serde_json::Error) -> ImportError {
    if error.is_syntax() {
        not_json(error)
    } else {
        ImportError::Envelope { why: reason(error) }
    }
}

fn parse_all<T: DeserializeOwned>(kind: Kind, raw: &[&RawValue]) -> Result<Vec<T>, ImportError> {
    let parse = |(i, raw): (usize, &&RawValue)| {
        serde_json::from_str(raw.get()).map_err(|error| ImportError::Unreadable {
            kind,
            place: i + 1,
            why: reason(&error),
        })
    };
    raw.iter().enumerate().map(parse).collect()
}

impl Imported {
    /// All records: behaviours, a rep before its calls, a call before its moments.
    pub fn into_records(self) -> impl Iterator<Item = Record> {
        let behaviours = self.behaviours.into_iter().map(Record::Behaviour);
        let reps = self.reps.into_iter().map(Record::Rep);
        let calls = self.calls.into_iter().map(Record::Call);
        let moments = self.moments.into_iter().map(Record::Moment);
        behaviours.chain(reps).chain(calls).chain(moments)
    }

    /// Whether it fits a notebook: no moment of it stands in another call there.
    ///
    /// # Errors
    /// For the first one that does.
    pub fn fits(self, notebook: &Notebook) -> Result<Self, ImportError> {
        let own = |m: &Moment| (m.id.number(), m.call.number());
        let known: Ids = notebook.all_moments().map(own).collect();
        let is_elsewhere = |m: &Moment| {
            let call = known.get(&m.id.number());
            call.is_some_and(|call| *call != m.call.number())
        };
        match self.moments.iter().position(is_elsewhere) {
            Some(i) => Err(ImportError::Elsewhere {
                kind: Kind::Moment,
                place: i + 1,
            }),
            None => Ok(self),
        }
    }

    /// The records as a notebook of their own.
    #[must_use]
    pub fn into_notebook(self) -> Notebook {
        let mut notebook = Notebook::default();
        self.into_records()
            .for_each(|record| record.put_into(&mut notebook));
        notebook
    }

    fn check(&self, codebook: &Codebook) -> Result<(), ImportError> {
        self.check_behaviours(codebook)?;
        let reps = ids(Kind::Rep, self.reps.iter().map(|rep| (rep.id.number(), 0)))?;
        let calls = self
            .calls
            .iter()
            .map(|call| (call.id.number(), call.rep.number()));
        let calls = ids(Kind::Call, calls)?;
        let moments = self
            .moments
            .iter()
            .map(|m| (m.id.number(), m.call.number()));
        let moments = ids(Kind::Moment, moments)?;
        for (i, call) in self.calls.iter().enumerate() {
            check_call(call, i + 1, &reps, &moments)?;
        }
        for (i, moment) in self.moments.iter().enumerate() {
            if !calls.contains_key(&moment.call.number()) {
                return Err(missing(Kind::Moment, i + 1, "a call"));
            }
        }
        Ok(())
    }

    /// Each behaviour stands in the file once, and what is named is in the file or known here.
    fn check_behaviours(&self, codebook: &Codebook) -> Result<(), ImportError> {
        let mut brought = BTreeSet::new();
        for (i, one) in self.behaviours.iter().enumerate() {
            if !brought.insert(&one.key) {
                let (kind, place) = (Kind::Behaviour, i + 1);
                return Err(ImportError::Twice { kind, place });
            }
        }
        let check = |kind, i: usize, named: Vec<&BehaviourKey>| {
            let is_known =
                |key: &&BehaviourKey| codebook.find(key).is_some() || brought.contains(key);
            if named.iter().all(is_known) {
                Ok(())
            } else {
                Err(missing(kind, i + 1, "a behaviour of a codebook"))
            }
        };
        for (i, rep) in self.reps.iter().enumerate() {
            check(Kind::Rep, i, named_by_rep(rep))?;
        }
        for (i, call) in self.calls.iter().enumerate() {
            check(Kind::Call, i, named_by_call(call))?;
        }
        for (i, moment) in self.moments.iter().enumerate() {
            check(Kind::Moment, i, named_by_moment(moment))?;
        }
        Ok(())
    }
}

fn missing(kind: Kind, place: usize, what: &'static str) -> ImportError {
    ImportError::Missing { kind, place, what }
}

/// The ids of a kind, each with the id of what it belongs to.
type Ids = BTreeMap<u128, u128>;

fn ids(kind: Kind, all: impl Iterator<Item = (u128, u128)>) -> Result<Ids, ImportError> {
    let mut seen = Ids::new();
    for (i, (id, of)) in all.enumerate() {
        if seen.insert(id, of).is_some() {
            return Err(ImportError::Twice { kind, place: i + 1 });
        }
    }
    Ok(seen)
}

fn check_call(call: &Call, place: usize, reps: &Ids, moments: &Ids) -> Result<(), ImportError> {
    let missing = |what| missing(Kind::Call, place, what);
    if !reps.contains_key(&call.rep.number()) {
        return Err(missing("a rep"));
    }
    if let Some(why) = sound::fault(call) {
        let (kind, why) = (Kind::Call, why.to_owned());
        return Err(ImportError::Unreadable { kind, place, why });
    }
    let Some(debrief) = call.debrief() else {
        return Ok(());
    };
    let spoken_of = debrief
        .turning_point
        .iter()
        .chain(debrief.replay.iter().map(|r| &r.moment));
    for moment in spoken_of {
        if moments.get(&moment.number()) != Some(&call.id.number()) {
            return Err(missing("a moment of it"));
        }
    }
    Ok(())
}
