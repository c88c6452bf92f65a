//! The lock of the notebook: what a person does with it, and what the phone tells of it.

use uuid::Uuid;

use crate::wire::lock::{Idle, LockFault, Opener, RecoveryCode, Tries};
use crate::wire::sealed::Passphrase;

/// What a person does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LockEvent {
    /// A passphrase for a notebook that isn't locked.
    PassphraseChosen(Passphrase),
    /// The recovery code is to be printed.
    PrintWanted,
    /// The recovery code is on paper.
    CodeKept,
    /// What may open a locked notebook.
    Tried(Opener),
    /// The phone is to open it by face or finger.
    PasskeyTried,
    /// The phone is to open it so no more.
    PasskeyDropped,
    /// Who can open the lock wants another key to it.
    KeyWanted(Opener, NewKey),
    /// Who can open the lock wants it off.
    OffWanted(Opener),
    LockWanted,
    IdleChosen(Idle),
    /// The sealed notes that nobody can open are to leave as a file.
    CopyWanted,
    /// The file leaves. Sheets open only in a tap.
    CopyShared,
    /// They are given up, and a new notebook is begun.
    GivenUp,
}

/// What opens the lock from now on; the former of its kind opens nothing any more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NewKey {
    Passphrase(Passphrase),
    /// A recovery code, which the app makes.
    Code,
    /// Face or finger, beside the others.
    Passkey,
}

/// How it stands with face or finger.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Passkey {
    /// This phone or this browser can't.
    #[default]
    None,
    /// The phone offers it.
    MayAdd,
    /// It opens the lock.
    IsThere,
    /// It opens the lock, and the phone offers it no more: once it is dropped it can't be added again.
    StillThere,
}

impl Passkey {
    #[must_use]
    pub fn opens(self) -> bool {
        matches!(self, Self::IsThere | Self::StillThere)
    }

    /// The same after it was added or dropped.
    #[must_use]
    pub fn told(self, opens: bool) -> Self {
        match (opens, self) {
            (true, Self::StillThere) => Self::StillThere,
            (true, _) => Self::IsThere,
            (false, Self::StillThere | Self::None) => Self::None,
            (false, _) => Self::MayAdd,
        }
    }
}

/// What the phone tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LockTold {
    /// What stands beside the notebook, at the start.
    Kept { idle: Idle, tries: Tries },
    /// Whether the phone opens it by face or finger.
    Passkey(Passkey),
    /// A lock is made, and on nothing yet.
    Made {
        id: Uuid,
        result: Result<RecoveryCode, LockFault>,
    },
    /// The notebook goes over into its other form: so many records of so many.
    Progress { done: u32, of: u32 },
    /// It is locked from now on, or isn't any more.
    Turned(Result<bool, LockFault>),
    /// The key is there; the notebook is read next.
    Unlocked {
        id: Uuid,
        result: Result<(), LockFault>,
    },
    /// A key to it is another. A recovery code is shown once.
    Changed(Result<NewKeyMade, LockFault>),
    /// Another tab was locked.
    Elsewhere,
    /// The sealed notes, as a file.
    Copied {
        id: Uuid,
        result: Result<String, LockFault>,
    },
    /// The sealed notes are given up.
    Begun(Result<(), LockFault>),
}

/// Which key to the lock is another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NewKeyMade {
    Passphrase,
    Code(RecoveryCode),
    /// It opens by face or finger too; or no more.
    Passkey(bool),
}
