//! Files on their way: how far an import has come, what is being sealed, and what became of a share.

use std::sync::Arc;

use uuid::Uuid;

use super::Before;
use crate::app::care::Leaving;
use crate::app::effect::{Aside, Changes, Closed, OutFile};
use crate::app::event::{Handover, Parcel, PickError};
use crate::app::leaving::Terms;
use crate::app::route::Route;
use crate::domain::{Received, RepId};
use crate::wire::answer::{AnswerError, Answered};
use crate::wire::lock::BadKeyring;
use crate::wire::mangled::Mangling;
use crate::wire::sealed::{SealError, SealFault};
use crate::wire::{Change, Counts, ImportError, Imported, Merge, Planning, Reading, StoreError};

/// How far an import has come.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Import {
    #[default]
    None,
    Unread(PickError),
    /// It was picked, and the browser reads it.
    Opening {
        file: String,
    },
    /// It came in before the notebook was read: what it brings shows only beside all that is there.
    Waiting {
        file: String,
        text: String,
    },
    /// It is read, and compared with the notebook.
    Looking {
        file: String,
        /// So many of its records could not be read, and are left out.
        unread: usize,
        looking: Looking,
    },
    Refused(ImportError),
    /// Its text was changed on its way.
    Mangled(Mangling),
    /// It is sealed in a way that can't be opened.
    SealRefused(SealError),
    /// It is a locked notebook whose lock can't be read.
    LockRefused(BadKeyring),
    /// It is sealed, and waits for its passphrase.
    Sealed {
        file: String,
        sealed: Arc<Closed>,
        lock: Lock,
    },
    /// The passphrase fits, and what was sealed isn't whole.
    Spoiled(SealFault),
    /// What was sealed is a summary: it is read, and not added.
    Words {
        file: String,
        text: String,
    },
    /// It is a debrief that was made for the rep.
    ForTheRep {
        file: String,
        imported: Box<Imported>,
        received: Box<Received>,
        unread: usize,
    },
    /// It is a rep's answer to a debrief.
    Answer {
        file: String,
        answered: Answered,
    },
    /// It is an answer that can't be read.
    AnswerRefused(AnswerError),
    /// The answer stands with the step of this rep.
    AnswerTaken(RepId),
    Previewed {
        file: String,
        merge: Merge,
        /// So many of its records could not be read, and are left out.
        unread: usize,
    },
    Adding {
        ticket: u64,
        file: String,
        changes: Changes,
        counts: Counts,
        /// The commit was answered by an error: the disk is asked whether it was made nevertheless.
        failed: Option<StoreError>,
    },
    /// It is on the disk, and comes into the notebook.
    ComingIn {
        file: String,
        counts: Counts,
        left: Vec<Change>,
        before: Vec<Before>,
    },
    Added(Counts),
    /// It could not be written; nothing was added.
    Failed(StoreError),
    /// The commit was answered by an error, and the disk doesn't tell what became of it.
    Unknown(StoreError),
}

impl Import {
    /// Whether a file is on its way to the disk and into the notebook, which is heard out.
    #[must_use]
    pub fn is_adding(&self) -> bool {
        matches!(self, Self::Adding { .. } | Self::ComingIn { .. })
    }

    /// Whether something is left to be done with a file, by turns.
    #[must_use]
    pub fn goes_on(&self) -> bool {
        matches!(self, Self::Looking { .. } | Self::ComingIn { .. })
    }
}

/// How far a file is looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Looking {
    Reading(Box<Reading>),
    Planning(Box<Planning>),
}

/// How far the opening of a sealed file has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lock {
    /// No passphrase was given.
    Shut,
    /// One is tried.
    Opening(Uuid),
    /// The last one failed.
    Stuck(SealFault),
}

/// Something that is about to leave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outgoing {
    pub what: Parcel,
    /// The screen from which it leaves.
    pub from: Route,
    pub terms: Terms,
}

/// A file that is sealed before it leaves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seal {
    pub what: Parcel,
    pub terms: Terms,
    /// The screen from which it leaves.
    pub from: Route,
    pub stage: SealStage,
    /// The backup that it is, if it is one.
    pub leaving: Option<Leaving>,
}

/// How far the sealing has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SealStage {
    /// It waits for a passphrase.
    Asked,
    Failed(SealFault),
    Sealing(Uuid),
    Sealed(OutFile),
    /// The browser keeps the sealed file, since it is large.
    SealedAside(Aside),
}

impl Seal {
    /// Whether it waits for a passphrase.
    #[must_use]
    pub fn may_begin(&self) -> bool {
        matches!(self.stage, SealStage::Asked | SealStage::Failed(_))
    }
}

/// What became of the last share.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Share {
    #[default]
    None,
    Done {
        file: String,
        how: Handover,
    },
    Failed {
        why: String,
    },
    /// Made-up calls don't leave.
    MadeUp,
    /// The file is on its way to the share sheet.
    Open {
        file: String,
    },
}
