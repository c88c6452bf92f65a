//! Why the folder could not be used, and why a file in it is left, in plain words. Whatever happens to the
//! folder, the notes on the device stay as they are.

use core::fmt;

use crate::wire::sealed::SealFault;
use crate::wire::{ImportError, StoreError};

/// Why the folder could not be chosen, read or written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FolderFault {
    /// The browser asks the person first, in a tap, or was told no.
    NotAllowed,
    /// The folder was moved, renamed or deleted, or the drive isn't there.
    Gone,
    /// There is no room where the folder is.
    Full,
    /// Another program holds the file.
    Held,
    /// Something of the notebook can't be read: a copy without it would take the place of one that may have it.
    Damaged,
    /// No key of the passphrase is kept here.
    NoKey,
    /// What another device has written there is sealed with another passphrase.
    OtherPassphrase { file: String },
    /// Sealing failed.
    Seal(SealFault),
    /// What the files bring could not be written into the notebook.
    NotAdded(StoreError),
    /// The browser could not remember the folder.
    NotKept { why: String },
    /// The browser failed, in its own words.
    Failed { why: String },
}

impl fmt::Display for FolderFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAllowed => f.write_str("The browser doesn't let Curbside into the folder."),
            Self::Gone => f.write_str("The folder isn't where it was."),
            Self::Full => f.write_str("There is no room left where the folder is."),
            Self::Held => f.write_str("Another program has the file open."),
            Self::Damaged => f.write_str(
                "Something in this notebook can't be read, so the copy that is there stays as it is.",
            ),
            Self::NoKey => f.write_str("The passphrase is needed for that."),
            Self::OtherPassphrase { file } => {
                write!(
                    f,
                    "This passphrase doesn't open {file}, which is there already."
                )
            }
            Self::Seal(fault) => fault.fmt(f),
            Self::NotAdded(error) => error.fmt(f),
            Self::NotKept { why } => {
                write!(f, "The browser could not remember the folder ({why}).")
            }
            Self::Failed { why } => write!(f, "The browser could not do it ({why})."),
        }
    }
}

impl std::error::Error for FolderFault {}

impl FolderFault {
    /// What a person can do about it.
    #[must_use]
    pub fn advice(&self) -> &'static str {
        match self {
            Self::NotAllowed => "Tap \"Look into the folder\", and allow it.",
            Self::Gone => "Put it back, or choose a folder again.",
            Self::Full => "Make room there, then write once more.",
            Self::Held => "Close it there, or wait for the sync to end; then write once more.",
            Self::Damaged => "Health says what it is.",
            Self::NoKey => "Type it on the screen of the folder.",
            Self::OtherPassphrase { .. } => {
                "Take the passphrase of your other device, or another folder."
            }
            Self::Seal(_) | Self::NotKept { .. } | Self::Failed { .. } => "Try once more.",
            Self::NotAdded(_) => "Nothing of the files was added. Look into the folder once more.",
        }
    }
}

/// Why a file of the folder is left as it is. The others are read all the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unread {
    /// Empty, cut off or damaged: it may still be on its way.
    NotWhole,
    /// Sealed with a passphrase of which no key is kept here.
    AnotherPassphrase,
    /// Nothing that Curbside has sealed.
    NotOurs,
    /// What is in it is refused as any import is.
    Refused(ImportError),
    /// The browser could not read it.
    Failed { why: String },
}

impl From<SealFault> for Unread {
    fn from(fault: SealFault) -> Self {
        match fault {
            SealFault::WrongPassphrase => Self::AnotherPassphrase,
            SealFault::Altered => Self::NotWhole,
            SealFault::NotText => Self::NotOurs,
            fault @ (SealFault::Unavailable | SealFault::Failed { .. }) => Self::Failed {
                why: fault.to_string(),
            },
        }
    }
}

impl Unread {
    /// Whether looking at the same file again would come to the same.
    #[must_use]
    pub fn is_final(&self) -> bool {
        match self {
            Self::NotOurs => true,
            Self::Refused(error) => !matches!(error, ImportError::Newer { .. }),
            Self::NotWhole | Self::AnotherPassphrase | Self::Failed { .. } => false,
        }
    }
}

impl fmt::Display for Unread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotWhole => f.write_str("not whole yet; looked at again next time"),
            Self::AnotherPassphrase => {
                f.write_str("sealed with a passphrase that isn't known here")
            }
            Self::NotOurs => f.write_str("no notes of Curbside's"),
            Self::Refused(ImportError::Newer { .. }) => {
                f.write_str("from a newer Curbside: update this one")
            }
            Self::Refused(error) => write!(f, "left out. {error}"),
            Self::Failed { why } => {
                write!(f, "could not be read ({why}); looked at again next time")
            }
        }
    }
}
