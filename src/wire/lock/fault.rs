//! Why a lock doesn't turn, in plain words. None quotes a passphrase or a code.

use core::fmt;

use super::BadKeyring;
use crate::wire::StoreError;

/// Why the notebook was not unlocked, or its lock not changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LockFault {
    WrongPassphrase,
    WrongCode,
    /// The person called it off, or the phone didn't know face or finger.
    NoPasskey,
    /// The keyring is damaged, or of a newer version.
    Keyring(BadKeyring),
    /// The page has no cryptography: it didn't come by https.
    Unavailable,
    /// The browser failed in another way.
    Failed {
        why: String,
    },
    /// The notebook is open in another tab too.
    OtherTab,
    /// Nothing is converted while a call runs or notes wait for the disk.
    Busy,
    /// The disk failed: the notebook is as it was before.
    Disk(StoreError),
}

impl fmt::Display for LockFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::WrongPassphrase => f.write_str("This is not the passphrase of these notes."),
            Self::WrongCode => f.write_str("This is not the recovery code of these notes."),
            Self::NoPasskey => f.write_str(
                "The phone didn't give the key. The passphrase opens the notes as before.",
            ),
            Self::Keyring(BadKeyring::Newer) => f.write_str(
                "The lock was written by a newer version of Curbside. Update it: the notes are as \
                 they were.",
            ),
            Self::Keyring(BadKeyring::Unreadable { why }) => {
                write!(
                    f,
                    "The lock can't be read: {why}. The notes are as they were."
                )
            }
            Self::Keyring(BadKeyring::TooSlow) => f.write_str(
                "The lock asks for more work than a phone can do. The notes are as they were.",
            ),
            Self::Unavailable => f.write_str(
                "This page can't lock or unlock: the browser does so only for pages that come by \
                 https.",
            ),
            Self::Failed { why } => write!(f, "The browser could not do it ({why})."),
            Self::OtherTab => f.write_str(
                "Curbside is open in another tab or window. Close it there, then try again.",
            ),
            Self::Busy => f.write_str(
                "Not while a call runs, or notes wait to be saved. Try again afterwards.",
            ),
            Self::Disk(error) => {
                let advice = error.advice_by_hand();
                write!(f, "{error} Nothing was changed. {advice}")
            }
        }
    }
}

impl std::error::Error for LockFault {}
