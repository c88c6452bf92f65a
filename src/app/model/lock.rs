//! The lock of the notebook, as far as the app knows it. No passphrase and no key is ever in here; a
//! recovery code is, from when it is made until it is on paper.

use uuid::Uuid;

use super::{Model, Startup};
use crate::app::effect::OutFile;
use crate::app::event::NewKeyMade;
use crate::domain::Timestamp;
use crate::wire::lock::{Idle, LockFault, RecoveryCode, Tries};

/// How it stands with the lock.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Locking {
    /// Every record on the disk is sealed.
    pub is_on: bool,
    pub stage: LockStage,
    pub idle: Idle,
    pub tries: Tries,
    /// When a person last did something.
    pub touched: Option<Timestamp>,
    /// It is to be locked as soon as everything is saved and no call runs.
    pub is_due: bool,
    /// The phone can open it by face or finger.
    pub can_passkey: bool,
    /// It was told to.
    pub has_passkey: bool,
    /// The sealed notes have left as a file: they may be given up.
    pub has_copy: bool,
}

/// What is being done with the lock.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum LockStage {
    #[default]
    Resting,
    /// Keys are being made or tried, which takes a while.
    Working(Uuid),
    /// This code must be on paper before the lock is put on.
    CodeShown(RecoveryCode),
    /// The notebook goes over into its other form: so many records of so many.
    Turning {
        done: u32,
        of: u32,
    },
    Failed(LockFault),
    /// It has fallen shut: the page begins anew.
    Shut,
    /// The sealed notes, as a file that waits to leave.
    Copy(OutFile),
    Done(LockDone),
}

/// What was done last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LockDone {
    On,
    Off,
    /// A key to it is another; a new recovery code is shown once.
    Key(NewKeyMade),
}

impl Model {
    /// Whether the notebook may go over into its other form now.
    #[must_use]
    pub fn may_turn_lock(&self) -> bool {
        self.startup == Startup::Ready && self.is_at_rest() && !self.notebook.is_in_a_call()
    }
}

impl Locking {
    /// Whether nothing else may be begun with the lock.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        matches!(
            self.stage,
            LockStage::Working(_) | LockStage::Turning { .. } | LockStage::Shut
        )
    }
}
