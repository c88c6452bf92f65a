//! The sealed notes as a file: what is left of a locked notebook that nobody can open here. It has the
//! keyring and every record as it lies on the disk, so whoever finds the passphrase or the code again adds
//! it like any other file.

use serde::{Deserialize, Serialize};

use super::keyring::{BadKeyring, Keyring};
use crate::domain::Timestamp;
use crate::wire::reason::reason;

/// How every such file begins.
const FORMAT: &str = "curbside-locked";
const VERSION: u32 = 1;

/// The file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LockedCopy {
    format: String,
    version: u32,
    #[serde(rename = "exported_at_ms")]
    exported_at: Timestamp,
    pub keyring: Keyring,
    pub records: Vec<LockedRecord>,
}

/// A record as it lies on the disk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LockedRecord {
    /// The name of its store.
    pub store: String,
    pub id: String,
    #[serde(rename = "v")]
    pub form: u32,
    pub mark: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub call: Option<String>,
    /// The nonce, what is sealed, and its tag, in base64.
    pub sealed: String,
}

impl LockedCopy {
    /// Reads such a file.
    ///
    /// # Errors
    /// If it is of a newer version, or can't be read.
    pub fn read(text: &str) -> Result<Self, BadKeyring> {
        let text = text.trim_start_matches('\u{feff}');
        let copy: Self = serde_json::from_str(text).map_err(|error| BadKeyring::Unreadable {
            why: reason(&error),
        })?;
        match copy.version > VERSION || copy.keyring.is_newer() {
            true => Err(BadKeyring::Newer),
            false => copy.keyring.within_bounds().map(|()| copy),
        }
    }

    #[must_use]
    pub fn exported_at(&self) -> Timestamp {
        self.exported_at
    }

    #[must_use]
    pub fn new(exported_at: Timestamp, keyring: Keyring, records: Vec<LockedRecord>) -> Self {
        Self {
            format: FORMAT.to_owned(),
            version: VERSION,
            exported_at,
            keyring,
            records,
        }
    }
}

/// Whether a file says that it is a locked notebook.
#[must_use]
pub fn is_locked_copy(text: &str) -> bool {
    #[derive(Deserialize)]
    struct Says {
        format: String,
    }
    // Only the beginning is looked at: what else is JSON is read by what it is for.
    let head = text.trim_start_matches('\u{feff}').trim_start();
    head.starts_with('{')
        && head.get(..64).unwrap_or(head).contains(FORMAT)
        && serde_json::from_str::<Says>(head).is_ok_and(|says| says.format == FORMAT)
}
