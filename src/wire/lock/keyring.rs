//! The keyring: the data key, wrapped in each of the ways by which it is had. It is written as JSON
//! beside the records. Without a passphrase or code it tells nothing; whoever alters it shuts the
//! notebook, and opens nothing.

use core::fmt;

use serde::{Deserialize, Serialize};

use super::bytes;
use super::passkey::Passkey;
use crate::wire::reason::reason;
use crate::wire::sealed::{SALT, WRAPPED};

/// The form of the keyring.
const FORM: u32 = 1;
/// Rounds of PBKDF2 with HMAC-SHA-256 in what is wrapped here: what OWASP asks for. It is raised over
/// time; a wrapper with fewer is made anew when its passphrase is at hand.
pub const ROUNDS: u32 = 600_000;
/// A keyring with more isn't tried: a phone would be busy with it for minutes.
pub const MOST_ROUNDS: u32 = 10_000_000;

/// The data key in all its wrappers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Keyring {
    form: u32,
    pub passphrase: Wrapper,
    pub code: Wrapper,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub passkey: Option<Passkey>,
}

/// The data key, wrapped by AES key wrap (RFC 3394) under a key that PBKDF2 makes of what a person
/// knows.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wrapper {
    #[serde(serialize_with = "bytes::as_text", deserialize_with = "bytes::of_text")]
    pub salt: [u8; SALT],
    pub rounds: u32,
    #[serde(serialize_with = "bytes::as_text", deserialize_with = "bytes::of_text")]
    pub key: [u8; WRAPPED],
}

impl fmt::Debug for Wrapper {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Wrapper of {} rounds", self.rounds)
    }
}

/// Why a keyring can't be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BadKeyring {
    /// Written by a newer version of Curbside.
    Newer,
    Unreadable {
        why: String,
    },
    /// It asks for more than [`MOST_ROUNDS`].
    TooSlow,
}

impl Keyring {
    #[must_use]
    pub fn new(passphrase: Wrapper, code: Wrapper) -> Self {
        Self {
            form: FORM,
            passphrase,
            code,
            passkey: None,
        }
    }

    /// # Errors
    /// If it is of a newer form, or not what this version writes.
    pub fn read(text: &str) -> Result<Self, BadKeyring> {
        #[derive(Deserialize)]
        struct Form {
            form: u32,
        }
        let unreadable = |error: serde_json::Error| BadKeyring::Unreadable {
            why: reason(&error),
        };
        // What a newer form looks like isn't known.
        let Form { form } = serde_json::from_str(text).map_err(unreadable)?;
        if form > FORM {
            return Err(BadKeyring::Newer);
        }
        let keyring: Self = serde_json::from_str(text).map_err(unreadable)?;
        keyring.within_bounds().map(|()| keyring)
    }

    pub(super) fn is_newer(&self) -> bool {
        self.form > FORM
    }

    pub(super) fn within_bounds(&self) -> Result<(), BadKeyring> {
        let mut wrappers = [&self.passphrase, &self.code].into_iter();
        match wrappers.all(|one| one.rounds <= MOST_ROUNDS) {
            true => Ok(()),
            false => Err(BadKeyring::TooSlow),
        }
    }

    /// As JSON.
    ///
    /// # Errors
    /// None that is known: it is made of text and numbers.
    pub fn write(&self) -> serde_json::Result<String> {
        serde_json::to_string(self)
    }
}
