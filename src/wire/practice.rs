//! A coded practice call as a file: small, plain JSON in an envelope of its own, which has nothing of the notebook.
//! `docs/practice.md` and `public/schema/curbside-practice-1.schema.json` describe it. Start with [`write`] and [`read`].

use core::fmt;

use serde::{Deserialize, Serialize};

use super::envelope::rfc_3339;
use super::head::{Head, no_such_form};
use super::mangled::{self, Mangling};
use super::reason::reason;
use crate::domain::practice::{Coded, Scene, Tap};
use crate::domain::{Name, Timestamp};

/// How every such file begins.
const FORMAT: &str = "curbside-practice";
const VERSION: u32 = 1;
/// So many bytes are read. A scene is over in some minutes.
pub const LARGEST: usize = 1_000_000;
/// More taps nobody makes in a scene.
const MOST_TAPS: usize = 2_000;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    format: String,
    version: u32,
    exported_at: String,
    app: String,
    scene: Scene,
    by: Name,
    taps: Vec<Tap>,
}

/// Why a file is not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PracticeError {
    NotOurs,
    TooLarge,
    Newer {
        version: u32,
    },
    Unreadable {
        why: String,
    },
    /// More taps than a person makes in a scene.
    TooMany,
    /// A tap lies behind the end of the scene.
    Outside,
    Mangled(Mangling),
}

impl fmt::Display for PracticeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotOurs => f.write_str("The file is no coded practice call of Curbside's."),
            Self::TooLarge => f.write_str("The file is larger than any practice call."),
            Self::Newer { version } => write!(
                f,
                "The file has the form {version}, and this Curbside reads up to {VERSION}. Update Curbside first."
            ),
            Self::Unreadable { why } => write!(f, "The file can't be read: {why}."),
            Self::TooMany => write!(
                f,
                "The file has more than {MOST_TAPS} taps, which is more than anybody makes in a scene."
            ),
            Self::Outside => f.write_str("The file has a tap after the end of the scene."),
            Self::Mangled(mangling) => mangling.fmt(f),
        }
    }
}

impl std::error::Error for PracticeError {}

/// The text of the file.
///
/// # Errors
/// None that is known.
pub fn write(coded: &Coded, now: Timestamp) -> serde_json::Result<String> {
    serde_json::to_string(&File {
        format: FORMAT.to_owned(),
        version: VERSION,
        exported_at: rfc_3339(now),
        app: concat!("Curbside ", env!("CARGO_PKG_VERSION")).to_owned(),
        scene: coded.scene,
        by: coded.by.clone(),
        taps: coded.taps.clone(),
    })
}

/// Reads such a file, also one that was changed on its way as far as that can be undone.
///
/// # Errors
/// For anything that is not a whole one.
pub fn read(text: &str) -> Result<Coded, PracticeError> {
    if text.len() > LARGEST {
        return Err(PracticeError::TooLarge);
    }
    let is_no_file = |read: &Result<Coded, PracticeError>| *read == Err(PracticeError::NotOurs);
    let read = mangled::read(text, read_as_it_is, is_no_file);
    read.unwrap_or_else(|mangling| Err(PracticeError::Mangled(mangling)))
}

fn read_as_it_is(text: &str) -> Result<Coded, PracticeError> {
    let is_ours = |head: &Head| head.format == FORMAT;
    let head = Head::of(text).filter(is_ours);
    let head = head.ok_or(PracticeError::NotOurs)?;
    match head.version {
        VERSION => {}
        version if version > VERSION => return Err(PracticeError::Newer { version }),
        version => {
            let why = no_such_form(version);
            return Err(PracticeError::Unreadable { why });
        }
    }
    let unreadable = |error: serde_json::Error| PracticeError::Unreadable {
        why: reason(&error),
    };
    let File {
        scene, by, taps, ..
    } = serde_json::from_str(text).map_err(unreadable)?;
    let is_outside = |tap: &Tap| tap.at > scene.length();
    if taps.len() > MOST_TAPS {
        return Err(PracticeError::TooMany);
    }
    if taps.iter().any(is_outside) {
        return Err(PracticeError::Outside);
    }
    Ok(Coded { scene, by, taps })
}
