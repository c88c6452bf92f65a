//! How it stands with the copy that this device writes into the folder.

use serde::{Deserialize, Serialize};

/// The copy, as against the debriefs that have ended. A run that begins anew knows only whether something isn't in it
/// yet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "bool", into = "bool")]
pub enum OwnCopy {
    /// Every debrief that has ended is in it.
    #[default]
    Newest,
    /// It is written by itself as soon as it may.
    Due,
    /// Something isn't in it, and it isn't written by itself now: it failed, or its key isn't here.
    Waits,
    /// It is being written with all of them.
    Underway,
}

impl OwnCopy {
    /// Whether a debrief has ended that isn't in it yet.
    #[must_use]
    pub fn is_behind(self) -> bool {
        self != Self::Newest
    }

    /// A debrief has ended. One that ends while the copy is written isn't in it.
    pub fn is_older(&mut self, has_key: bool) {
        *self = match has_key {
            true => Self::Due,
            false => Self::Waits,
        };
    }

    /// What waits may be written now, if its key is here.
    pub fn may_go(&mut self, has_key: bool) {
        if matches!(self, Self::Due | Self::Waits) {
            self.is_older(has_key);
        }
    }

    /// It isn't tried again by itself.
    pub fn was_tried(&mut self) {
        if *self == Self::Due {
            *self = Self::Waits;
        }
    }

    /// It was written, or wasn't.
    pub fn ended(&mut self, is_written: bool) {
        if *self == Self::Underway {
            *self = match is_written {
                true => Self::Newest,
                false => Self::Waits,
            };
        }
    }
}

impl From<bool> for OwnCopy {
    fn from(is_behind: bool) -> Self {
        match is_behind {
            true => Self::Waits,
            false => Self::Newest,
        }
    }
}

impl From<OwnCopy> for bool {
    fn from(copy: OwnCopy) -> Self {
        copy.is_behind()
    }
}
