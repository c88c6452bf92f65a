//! What the app knows of the keeping of the notebook: the last backup, the last check, and what the
//! phone says of the room for notes.

use crate::domain::{CallId, Day, Timestamp};
use crate::wire::health::Checkup;
use crate::wire::upkeep::Reduce;
use crate::wire::{StoreError, Upkeep};

/// The state of the keeping.
#[derive(Clone, Debug, Default)]
pub struct Care {
    upkeep: Upkeep,
    is_changed: bool,
    /// A backup that is on its way out.
    pub backup: Option<Leaving>,
    pub check: Check,
    /// The app was not left in order, as the first reading found. What is changed before all is read
    /// sets the sign anew.
    pub was_left_in_use: bool,
    pub around: Surroundings,
    /// How far it has come that old calls are reduced.
    pub reduction: Reduction,
    /// It has reduced some: what the search knows of them has to go, too.
    pub has_reduced: bool,
    /// A shorter time that was chosen for it, before the second tap.
    pub asked_to_reduce: Option<Reduce>,
}

/// How far a pass over the calls has come, in which old ones are reduced to their figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reduction {
    /// It goes on behind this call; from the beginning without one.
    At(Option<CallId>),
    /// All were looked at on that day.
    Done(Day),
}

impl Default for Reduction {
    fn default() -> Self {
        Self::At(None)
    }
}

/// A backup between the tap and the end of the share sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Leaving {
    pub made: Timestamp,
    /// The first change that is not in it.
    pub changed: Option<Timestamp>,
}

impl Leaving {
    /// One that is made now, of all that is there.
    #[must_use]
    pub const fn made(made: Timestamp) -> Self {
        Self {
            made,
            changed: None,
        }
    }
}

/// How far the check of the notebook has come.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Check {
    #[default]
    None,
    /// The disk is read. What is written meanwhile makes the reading stale.
    Running { times: u32, is_stale: bool },
    /// So much was written that no reading could be compared.
    Busy,
    Done {
        at: Timestamp,
        asked: Asked,
        found: Result<Checkup, StoreError>,
    },
}

/// Who asked for a check.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    ByHand,
    /// The app was not left in order, or found records that it can't read.
    AtStart,
}

/// What the phone says of the place where the app runs; nothing of it is sure.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Surroundings {
    /// The browser, as it names itself.
    pub browser: String,
    /// Bytes in use.
    pub used: Option<u64>,
    /// Bytes that the browser would grant in all.
    pub room: Option<u64>,
    /// A thread writes for the page.
    pub has_thread: bool,
}

impl Care {
    #[must_use]
    pub fn upkeep(&self) -> &Upkeep {
        &self.upkeep
    }

    /// The upkeep as it was read: it need not be written again.
    pub fn read(&mut self, upkeep: Upkeep) {
        self.upkeep = upkeep;
    }

    /// The upkeep, to be changed.
    pub fn upkeep_mut(&mut self) -> &mut Upkeep {
        self.is_changed = true;
        &mut self.upkeep
    }

    /// The upkeep, if it was changed since this was asked last.
    pub fn to_keep(&mut self) -> Option<Upkeep> {
        core::mem::take(&mut self.is_changed).then(|| self.upkeep.clone())
    }
}
