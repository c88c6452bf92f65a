//! A folder that several devices share: each writes one sealed file of its own into it, and reads those of
//! the others. This is the part without a browser: what the files are called, which of them are news, and
//! what stands beside the notebook of all that. No notes are in here. Start with [`Exchange`].

mod fault;
mod own_copy;

use core::fmt;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

pub use fault::{FolderFault, Unread};
pub use own_copy::OwnCopy;

use super::sealed::{self, SealError, Sealed};
use crate::domain::Timestamp;

/// What is kept of the exchange beside the notebook. What can't be read in it stands at its default.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Exchange {
    /// By this the device's own file is called.
    pub device: Option<DeviceId>,
    pub joins: Joins,
    #[serde(rename = "written_ms")]
    pub written: Option<Timestamp>,
    #[serde(rename = "looked_ms")]
    pub looked: Option<Timestamp>,
    /// What this device writes. On the disk: whether something isn't in it yet.
    #[serde(rename = "is_due")]
    pub copy: OwnCopy,
    /// The files as they were when they were last read or written here.
    pub read: Vec<Seen>,
    /// Those that were left as they were when they were last tried. They are tried again, and are no news.
    pub left: Vec<Seen>,
}

/// When the notes of other devices join.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Joins {
    /// When Curbside opens.
    #[default]
    ByItself,
    /// When a person says so.
    ByHand,
}

impl Joins {
    pub const ALL: [Self; 2] = [Self::ByItself, Self::ByHand];

    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::ByItself => "By itself when Curbside opens",
            Self::ByHand => "By a tap of mine",
        }
    }
}

/// A device among those that share a folder. It is made for each notebook: the file of a notebook that was
/// lost is another device's file to the next one, is read, and is never written over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeviceId(u32);

impl DeviceId {
    /// The end of a fresh id, which is random.
    #[must_use]
    pub fn of(id: Uuid) -> Self {
        let (.., end) = id.as_fields();
        Self(
            end.iter()
                .skip(4)
                .fold(0, |all, byte| (all << 8) | u32::from(*byte)),
        )
    }

    /// What its file is called. Another device never writes it.
    #[must_use]
    pub fn file(self) -> String {
        format!("{BEGINNING}{self}.jwe")
    }
}

impl fmt::Display for DeviceId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:08x}", self.0)
    }
}

/// How the file of every device begins.
const BEGINNING: &str = "curbside-";

/// What sealed files end with; the second is what phones call those that they share.
const ENDINGS: [&str; 2] = [".jwe", ".jwe.txt"];

/// Whether a file is looked at: it is sealed by its name. What sync programs make for themselves begins with a
/// dot; their copies of what was written in two places are files like any other.
#[must_use]
pub fn is_looked_at(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    !name.starts_with('.') && ENDINGS.iter().any(|ending| name.ends_with(ending))
}

/// Whether a device of this folder wrote it, by its name.
#[must_use]
pub fn is_of_a_device(name: &str) -> bool {
    let rest = name.strip_prefix(BEGINNING).unwrap_or_default();
    let mut id = rest.chars().take(8);
    rest.len() > 8 && id.all(|letter| letter.is_ascii_hexdigit())
}

/// Takes a file of the folder apart, as far as that goes without its passphrase. A sync program may have brought a
/// part of it, or zeros in its place.
///
/// # Errors
/// If it isn't whole, or isn't one of Curbside's.
pub fn sealed_in(text: &str) -> Result<Sealed, Unread> {
    if !sealed::is_sealed(text) {
        let is_on_its_way = sealed::may_begin(text) || text.chars().all(|letter| letter == '\0');
        return Err(match is_on_its_way {
            true => Unread::NotWhole,
            false => Unread::NotOurs,
        });
    }
    Sealed::read(text).map_err(|error| match error {
        SealError::CutOff | SealError::Damaged(_) | SealError::Header { .. } => Unread::NotWhole,
        SealError::TooLarge
        | SealError::AnotherWay
        | SealError::Beyond
        | SealError::TooWeak
        | SealError::TooSlow => Unread::NotOurs,
    })
}

/// A file as it was seen: with another size or time it is another one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seen {
    pub name: String,
    pub size: u64,
    #[serde(rename = "modified_ms")]
    pub modified: i64,
}

impl Exchange {
    /// Remembers a file as it is now.
    pub fn has_read(&mut self, file: Seen) {
        self.forget(&file);
        self.read.push(file);
    }

    /// Remembers a file that could not be read as it is now.
    pub fn has_left(&mut self, file: Seen) {
        self.forget(&file);
        self.left.push(file);
    }

    fn forget(&mut self, file: &Seen) {
        for files in [&mut self.read, &mut self.left] {
            files.retain(|one| one.name != file.name);
        }
    }

    /// Files that are in the folder no more are remembered no longer.
    pub fn forget_all_but(&mut self, names: &[&str]) {
        for files in [&mut self.read, &mut self.left] {
            files.retain(|one| names.contains(&one.name.as_str()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_device_has_a_file_of_its_own_name() {
        let id = Uuid::from_u128(0x0192_0000_0000_7000_8000_1234_abcd_ef01);
        assert_eq!(DeviceId::of(id).file(), "curbside-abcdef01.jwe");
    }

    #[test]
    fn copies_of_a_sync_program_are_files_like_any_other() {
        for name in [
            "curbside-abcdef01.jwe",
            "curbside-abcdef01 (1).jwe",
            "curbside-abcdef01 (Ana's conflicted copy 2026-11-29).jwe",
            "curbside-abcdef01.sync-conflict-20261129-101010-ABCDEFG.jwe",
            "curbside-abcdef01 2.JWE",
        ] {
            assert!(is_looked_at(name) && is_of_a_device(name), "{name}");
        }
        for name in ["curbside-sealed-2026-11-29.curbside.jwe", "mine.jwe.txt"] {
            assert!(is_looked_at(name) && !is_of_a_device(name), "{name}");
        }
        for name in [
            ".curbside-abcdef01.jwe",
            "._curbside-abcdef01.jwe",
            "curbside-abcdef01.jwe.crswap",
            "notes.json",
        ] {
            assert!(!is_looked_at(name), "{name}");
        }
    }

    #[test]
    fn a_file_that_is_cut_anywhere_is_not_whole() {
        let whole = include_str!("../../../tests/fixtures/sealed_by_jwcrypto.jwe").trim();
        assert!(sealed_in(whole).is_ok());
        for end in 0..whole.len() {
            assert_eq!(sealed_in(&whole[..end]), Err(Unread::NotWhole), "{end}");
        }
        assert_eq!(sealed_in("\0\0\0\0"), Err(Unread::NotWhole));
        assert_eq!(sealed_in("Dear Ana,"), Err(Unread::NotOurs));
    }

    #[test]
    fn what_another_version_kept_is_read() {
        let read = |text| serde_json::from_str::<Exchange>(text).unwrap();
        assert_eq!(read("{}"), Exchange::default());
        assert_eq!(read(r#"{"is_due":true}"#).copy, OwnCopy::Waits);
        let newer = read(r#"{"joins":"by_hand","more":[1],"written_ms":1763888400000}"#);
        assert_eq!(newer.joins, Joins::ByHand);
        assert!(newer.written.is_some());
    }
}
