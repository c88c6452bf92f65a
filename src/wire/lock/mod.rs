//! The lock of the notebook, without its secrets. Every record is sealed under one random key, the data
//! key. That is kept wrapped, once under the passphrase and once under a recovery code: the [`Keyring`],
//! which lies beside the records in the open. The browser does the rest (`platform/lock.rs` makes and
//! opens keyrings, `storage/indexed_db/vault.rs` seals records), and no key comes into the app's memory.
//!
//! `docs/lock.md` describes the form. Start with [`Keyring`] and [`Opener`].

mod bytes;
mod code;
mod copy;
mod fault;
mod idle;
mod keyring;
mod passkey;
mod tries;

pub use code::{BadCode, CODE, RecoveryCode};
pub use copy::{LockedCopy, LockedRecord, is_locked_copy};
pub use fault::LockFault;
pub use idle::Idle;
pub use keyring::{BadKeyring, Keyring, MOST_ROUNDS, ROUNDS, Wrapper};
pub use passkey::{Passkey, QUESTION};
pub use tries::Tries;

use super::sealed::Passphrase;

/// What opens a locked notebook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Opener {
    Passphrase(Passphrase),
    Code(RecoveryCode),
}

impl Opener {
    /// What it unwraps the data key of.
    #[must_use]
    pub fn wrapper<'a>(&self, keyring: &'a Keyring) -> &'a Wrapper {
        match self {
            Self::Passphrase(_) => &keyring.passphrase,
            Self::Code(_) => &keyring.code,
        }
    }

    /// What the browser makes a key of.
    #[must_use]
    pub fn letters(&self) -> String {
        match self {
            Self::Passphrase(passphrase) => passphrase.letters().to_owned(),
            Self::Code(code) => code.letters(),
        }
    }

    /// That it doesn't fit.
    #[must_use]
    pub fn misfit(&self) -> LockFault {
        match self {
            Self::Passphrase(_) => LockFault::WrongPassphrase,
            Self::Code(_) => LockFault::WrongCode,
        }
    }
}
