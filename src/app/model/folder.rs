//! The folder that several devices share, as far as the app knows it. No passphrase and no key is ever in here.
//!
//! Start with [`FolderPlace`], which says what there is, and [`FolderStage`], what is being done.

use uuid::Uuid;

use crate::app::care::Leaving;
use crate::app::leaving::making::Making;
use crate::domain::Edition;
use crate::wire::Counts;
use crate::wire::folder::{Exchange, FolderFault, Seen, Unread};

/// How it stands with the folder.
#[derive(Clone, Debug, Default)]
pub struct Folder {
    pub place: FolderPlace,
    pub stage: FolderStage,
    /// The others' files are to be looked at as soon as it may be.
    pub is_look_due: bool,
    /// Files that other devices have written since, and that wait for a tap.
    pub newer: Vec<Seen>,
    /// What the last look has found.
    pub found: Option<Found>,
    pub trouble: Option<FolderTrouble>,
    /// The own copy, while it is made.
    pub copying: Option<Box<Copying>>,
    exchange: Exchange,
    is_changed: bool,
}

/// A copy of everything that is made bit by bit. Its pieces go to the browser as they are made.
#[derive(Clone, Debug)]
pub struct Copying {
    pub making: Making,
    /// The notebook as it was when it was begun.
    pub edition: Edition,
}

/// What there is of a folder.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum FolderPlace {
    /// The browser hasn't told yet.
    #[default]
    Unknown,
    /// The browser has no way to keep a folder.
    NotHere,
    /// None was chosen.
    None,
    Chosen {
        name: String,
        access: Access,
        key: KeptKey,
    },
}

/// Whether the folder may be read and written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    Granted,
    /// The browser asks the person first, in a tap.
    Ask,
    /// It isn't where it was.
    Gone,
}

/// Where the key is with which files are sealed and opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeptKey {
    /// The browser keeps it, and lets the app use it without telling what it is.
    Here,
    /// It is made of the passphrase each time.
    Typed,
}

/// What is being done with the folder; one thing at a time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum FolderStage {
    #[default]
    Resting,
    /// The browser lets a folder be chosen.
    Picking,
    /// One was chosen, and waits for its passphrase.
    Picked {
        name: String,
        problem: Option<FolderFault>,
    },
    /// Its key is made, and it is remembered.
    Joining {
        id: Uuid,
        name: String,
    },
    /// The browser asks the person.
    Allowing,
    Looking(Uuid),
    /// What was found is on its way to the disk, as an import is.
    Adding {
        files: Vec<Seen>,
        found: Found,
    },
    /// The browser has its key ready, then the copy is made, then it is sealed and written. The browser knows its pieces by
    /// this id.
    Writing {
        id: Uuid,
        leaving: Leaving,
    },
    /// It is given up.
    Leaving,
}

/// Who wants it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    Itself,
    Hand,
}

/// What a look into the folder has come to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// So many files were read whole.
    pub files: usize,
    pub counts: Counts,
    /// Something that was forgotten here was left out.
    pub has_forgotten: bool,
    /// What was left as it is, by the name of its file.
    pub left: Vec<(String, Unread)>,
}

/// What last went wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FolderTrouble {
    pub in_doing: Doing,
    pub fault: FolderFault,
}

/// What went wrong in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doing {
    Choosing,
    Looking,
    Writing,
    /// The key that was kept is to be kept no more.
    DroppingKey,
}

impl FolderStage {
    /// The copy that is on its way into the folder.
    #[must_use]
    pub fn copy(&self) -> Option<Uuid> {
        match self {
            Self::Writing { id, .. } => Some(*id),
            _ => None,
        }
    }
}

impl Folder {
    #[must_use]
    pub fn exchange(&self) -> &Exchange {
        &self.exchange
    }

    /// What stands beside the notebook, as it was read: it need not be written again.
    pub fn read(&mut self, exchange: Exchange) {
        self.exchange = exchange;
    }

    /// The same, to be changed.
    pub fn exchange_mut(&mut self) -> &mut Exchange {
        self.is_changed = true;
        &mut self.exchange
    }

    /// The same, if it was changed since this was asked last.
    pub fn to_keep(&mut self) -> Option<Exchange> {
        core::mem::take(&mut self.is_changed).then(|| self.exchange.clone())
    }

    #[must_use]
    pub fn is_chosen(&self) -> bool {
        matches!(self.place, FolderPlace::Chosen { .. })
    }

    /// Whether the browser lets the app in.
    #[must_use]
    pub fn is_open(&self) -> bool {
        matches!(
            self.place,
            FolderPlace::Chosen {
                access: Access::Granted,
                ..
            }
        )
    }

    #[must_use]
    pub fn has_key(&self) -> bool {
        matches!(
            self.place,
            FolderPlace::Chosen {
                key: KeptKey::Here,
                ..
            }
        )
    }

    /// What isn't in the own copy yet may be written now.
    pub fn copy_may_go(&mut self) {
        let has_key = self.has_key();
        let mut copy = self.exchange.copy;
        copy.may_go(has_key);
        if copy != self.exchange.copy {
            self.exchange_mut().copy = copy;
        }
    }

    /// Notes how it stands with the key, or with the access.
    pub fn set_key(&mut self, now: KeptKey) {
        if let FolderPlace::Chosen { key, .. } = &mut self.place {
            *key = now;
        }
    }

    pub fn set_access(&mut self, now: Access) {
        if let FolderPlace::Chosen { access, .. } = &mut self.place {
            *access = now;
        }
    }

    /// Something went wrong. What it says of the access is noted, too.
    pub fn failed(&mut self, in_doing: Doing, fault: FolderFault) {
        match fault {
            FolderFault::NotAllowed => self.set_access(Access::Ask),
            FolderFault::Gone => self.set_access(Access::Gone),
            _ => {}
        }
        self.trouble = Some(FolderTrouble { in_doing, fault });
    }
}
