//! A file on its way in. Whatever the bytes are, the answer is a whole set of records that fit
//! together, or a sentence that says what is wrong and where.

use core::fmt;
use std::collections::BTreeMap;

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::value::RawValue;

use super::edits_in_file::EditsInFile;
use super::envelope::{Envelope, FORMAT, OLDEST, VERSION};
use super::history;
use super::join::join;
use super::reason::reason;
use super::record::{Content, Key, Kind, Record, Strand, Version};
use crate::domain::{
    Behaviour, Call, CallId, Codebook, Lineage, Moment, MomentId, Notebook, Phase, Received, Rep,
    Timestamp,
};

/// So many bytes are read, and a file above them is refused unread. Ten thousand busy calls take 83 MB.
pub const LARGEST: u64 = 128_000_000;

/// What a file holds: each part readable, and all references met within the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    pub behaviours: Vec<Behaviour>,
    pub reps: Vec<Rep>,
    pub calls: Vec<Call>,
    pub moments: Vec<Moment>,
    /// The edits in each record.
    pub edits: EditsInFile,
    /// Versions of records that aren't shown.
    pub others: Vec<Version>,
    /// What was deleted.
    pub gone: Vec<(Key, Timestamp)>,
    /// It was made for the rep whom it is about.
    pub for_rep: bool,
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
    /// What it says of the history of a record can't be read.
    Trace {
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
            Self::TooLarge => {
                let most = LARGEST / 1_000_000;
                write!(
                    f,
                    "The file has more than {most} MB, and Curbside reads no more."
                )
            }
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
            Self::Trace { place, why } => {
                write!(
                    f,
                    "The file can't be read at version {place} of its history: {why}."
                )
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

impl ImportError {
    /// Whether the text is no file at all, which it may have been before it was changed on its way.
    #[must_use]
    pub fn is_of_the_text(&self) -> bool {
        matches!(self, Self::NotJson { .. } | Self::CutOff | Self::NotOurs)
    }
}

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
        others: history::others(&envelope.others)?,
        gone: history::gone(&envelope.gone)?,
        edits: envelope.edits,
        for_rep: envelope.for_rep,
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
    /// All records with their versions: behaviours, a rep before its calls, a call before its
    /// moments, and what was deleted.
    pub fn into_strands(self) -> impl Iterator<Item = Strand> {
        let (contents, moments, mut history) = self.apart();
        let moments = moments.into_iter().map(Record::Moment).map(Content::Here);
        let all = contents.into_iter().chain(moments);
        all.filter_map(move |content| history.strand(content))
    }

    /// All but the moments, the moments, and the history of both.
    pub(super) fn apart(self) -> (Vec<Content>, Vec<Moment>, HistoryInFile) {
        let mut others: BTreeMap<Key, Vec<Version>> = BTreeMap::new();
        for other in self.others {
            others.entry(other.key()).or_default().push(other);
        }
        let behaviours = self.behaviours.into_iter().map(Record::Behaviour);
        let reps = self.reps.into_iter().map(Record::Rep);
        let calls = self.calls.into_iter().map(Record::from);
        let here = behaviours.chain(reps).chain(calls).map(Content::Here);
        let gone = self.gone.into_iter();
        let gone = gone.map(|(key, when)| Content::Gone(key, when));
        let edits = self.edits;
        (
            here.chain(gone).collect(),
            self.moments,
            HistoryInFile { edits, others },
        )
    }

    /// Whether it fits a notebook: no moment of it stands in another call there, nor did one that is
    /// gone here or there. A row is found by the id alone, and one would take the place of the other.
    ///
    /// # Errors
    /// For the first one that does.
    pub fn fits(self, notebook: &Notebook) -> Result<Self, ImportError> {
        let mut moments = self.moments.iter().map(|m| Some((m.id, m.call)));
        let mut gone = self.gone.iter().map(|(key, _)| Key::moment(key));
        let here = notebook.all_moments().map(|m| (m.id, m.call));
        let gone_here = notebook.ledger().all_gone();
        let known: BTreeMap<MomentId, CallId> = here
            .chain(gone_here.filter_map(|(key, _)| Key::moment(key)))
            .collect();
        let is_elsewhere = |one: Option<(MomentId, CallId)>| {
            one.is_some_and(|(id, call)| known.get(&id).is_some_and(|known| *known != call))
        };
        let place = moments.position(is_elsewhere);
        match place.or_else(|| gone.position(is_elsewhere)) {
            Some(i) => Err(ImportError::Elsewhere {
                kind: Kind::Moment,
                place: i + 1,
            }),
            None => Ok(self),
        }
    }

    /// The one call after its debrief that a file for the rep has, to be read and answered. One with several
    /// is added to a notebook like any other file.
    #[must_use]
    pub fn debrief_for_the_rep(&self) -> Option<Received> {
        let ([call], true) = (&self.calls[..], self.for_rep) else {
            return None;
        };
        let rep = self.reps.iter().find(|rep| rep.id == call.rep)?;
        matches!(call.phase, Phase::Debriefed { .. }).then(|| Received {
            rep: rep.clone(),
            call: call.clone(),
            moments: self.moments.clone(),
            behaviours: self.behaviours.clone(),
        })
    }

    /// The records as a notebook of their own.
    #[must_use]
    pub fn into_notebook(self) -> Notebook {
        let mut notebook = Notebook::default();
        self.into_strands()
            .for_each(|strand| notebook.put_strand(strand));
        notebook
    }
}

/// What a file says of the history of its records.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct HistoryInFile {
    edits: EditsInFile,
    /// Versions that aren't shown.
    others: BTreeMap<Key, Vec<Version>>,
}

impl HistoryInFile {
    /// All versions of a record. Each is asked for once.
    pub(super) fn strand(&mut self, content: Content) -> Option<Strand> {
        let mut version = Version {
            content,
            edits: Lineage::default(),
        };
        let key = version.key();
        let edits = self.edits.take(&key);
        version.edits = edits.unwrap_or_else(|| Lineage::former(version.edited()));
        match self.others.remove(&key) {
            None => Some(version.into()),
            Some(others) => join(core::iter::once(version).chain(others)),
        }
    }
}
