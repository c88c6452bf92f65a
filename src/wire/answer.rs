//! A rep's answer to a debrief as a file: small, plain JSON in an envelope of its own. It names the call by its
//! id and has nothing else of it, so it tells a stranger no more than the rep's own words.
//! `docs/answer.md` and `public/schema/curbside-answer-1.schema.json` describe it. Start with [`write`] and [`read`].

use core::fmt;

use serde::{Deserialize, Serialize};

use super::envelope::rfc_3339;
use super::head::{Head, no_such_form};
use super::reason::reason;
use crate::domain::{CallId, RepAnswer, Timestamp};

/// How every such file begins.
const FORMAT: &str = "curbside-answer";
const VERSION: u32 = 1;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    format: String,
    version: u32,
    exported_at: String,
    app: String,
    call: CallId,
    answer: RepAnswer,
}

/// What the file says: the call whose debrief agreed on the step, and the rep's words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answered {
    pub call: CallId,
    pub answer: RepAnswer,
}

/// Why a file with an answer is not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AnswerError {
    Newer {
        version: u32,
    },
    Unreadable {
        why: String,
    },
    /// Neither what was tried nor how it went.
    Blank,
}

impl fmt::Display for AnswerError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Newer { version } => write!(
                f,
                "The answer has the form {version}, and this Curbside reads up to {VERSION}. Update Curbside first."
            ),
            Self::Unreadable { why } => write!(f, "The answer can't be read: {why}."),
            Self::Blank => f.write_str("The answer says nothing."),
        }
    }
}

impl std::error::Error for AnswerError {}

/// Whether a text says of itself that it is an answer.
#[must_use]
pub fn is_answer(text: &str) -> bool {
    Head::of(text).is_some_and(|head| head.format == FORMAT)
}

/// The text of the file.
///
/// # Errors
/// None that is known.
pub fn write(answered: &Answered, now: Timestamp) -> serde_json::Result<String> {
    serde_json::to_string(&File {
        format: FORMAT.to_owned(),
        version: VERSION,
        exported_at: rfc_3339(now),
        app: concat!("Curbside ", env!("CARGO_PKG_VERSION")).to_owned(),
        call: answered.call,
        answer: answered.answer.clone(),
    })
}

/// Reads a text that [is an answer](is_answer).
///
/// # Errors
/// For anything that is not a whole one.
pub fn read(text: &str) -> Result<Answered, AnswerError> {
    match Head::of(text).map(|head| head.version) {
        Some(version) if version > VERSION => return Err(AnswerError::Newer { version }),
        _ => {}
    }
    let file: Result<File, _> = serde_json::from_str(text);
    let File {
        version,
        call,
        answer,
        ..
    } = file.map_err(|error| AnswerError::Unreadable {
        why: reason(&error),
    })?;
    if version != VERSION {
        let why = no_such_form(version);
        return Err(AnswerError::Unreadable { why });
    }
    match answer.tried.is_blank() && answer.went.is_blank() {
        true => Err(AnswerError::Blank),
        false => Ok(Answered { call, answer }),
    }
}
