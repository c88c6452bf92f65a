//! What can go wrong on the way to the disk, and what to say of it.

use core::fmt;

use super::record::Found;

/// Why notes could not be read from or written to this device.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StoreError {
    /// The device, or the browser's share of it, is full.
    Full,
    /// The browser offers no storage: a private window, or a setting.
    Unavailable { why: String },
    /// Another tab holds an older version of the notebook open.
    Blocked,
    /// Another tab has the notebook open, and what was asked for needs it alone.
    OtherTab,
    /// The notebook that was to be given up can be opened again.
    Back,
    /// The notebook is locked.
    Locked,
    /// The notebook was written by a newer version of Curbside.
    Newer,
    /// Another tab has written these records since they were read here; this is what they are now.
    Stale(Vec<Found>),
    /// The browser gave no answer in time.
    NoAnswer,
    /// The browser took the write back, or failed in another way.
    Failed { why: String },
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Full => f.write_str("This phone has no room left for notes."),
            Self::Unavailable { why } => {
                write!(f, "This browser offers no place for notes ({why}).")
            }
            Self::Blocked => f.write_str("Curbside is open in another tab with an older version."),
            Self::OtherTab => f.write_str("Curbside is open in another tab."),
            Self::Back => f.write_str("The notes on this phone can be opened again."),
            Self::Locked => f.write_str("These notes are locked."),
            Self::Newer => f.write_str("These notes were written by a newer version of Curbside."),
            Self::Stale(_) => f.write_str("Another tab has changed the same."),
            Self::NoAnswer => f.write_str("The phone's storage didn't answer."),
            Self::Failed { why } => write!(f, "The phone's storage failed ({why})."),
        }
    }
}

impl std::error::Error for StoreError {}

impl StoreError {
    /// Whether nothing was begun: after other errors something may be on the disk all the same.
    #[must_use]
    pub const fn comes_before_any_write(&self) -> bool {
        matches!(self, Self::OtherTab | Self::Back)
    }

    /// What the person can do where nobody tries it again: an import, a check, a lock that was to turn.
    #[must_use]
    pub fn advice_by_hand(&self) -> &'static str {
        match self {
            Self::Full => "Free some space, then try again.",
            Self::Unavailable { .. } => "Open Curbside in a normal window.",
            Self::Blocked => "Close the other tab, then try again.",
            Self::Stale(_) => "Try again: what the other tab wrote is here by then.",
            Self::NoAnswer | Self::Failed { .. } => {
                "Try again. To be safe, share your notes as a file."
            }
            _ => self.advice(),
        }
    }

    /// What the person can do while Curbside goes on trying by itself.
    #[must_use]
    pub fn advice(&self) -> &'static str {
        match self {
            Self::Full => "Free some space, or share your notes as a file. Curbside keeps trying.",
            Self::Unavailable { .. } => {
                "Open Curbside in a normal window. Until then, share your notes as a file before \
                 you close it."
            }
            Self::Blocked => "Close the other tab. This one goes on by itself.",
            Self::OtherTab => "Close the other tab, and pick the file once more.",
            Self::Back => "They were kept. Add the file to them if it brings what they don't have.",
            Self::Locked => "Unlock them with your passphrase.",
            Self::Newer => "Update Curbside. The notes are safe and were not touched.",
            Self::Stale(_) => "Curbside joins both and saves them.",
            Self::NoAnswer | Self::Failed { .. } => {
                "Keep this page open, it tries again. To be safe, share your notes as a file."
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all() -> Vec<StoreError> {
        let why = || "no".to_owned();
        vec![
            StoreError::Full,
            StoreError::Unavailable { why: why() },
            StoreError::Blocked,
            StoreError::OtherTab,
            StoreError::Back,
            StoreError::Locked,
            StoreError::Newer,
            StoreError::Stale(vec![]),
            StoreError::NoAnswer,
            StoreError::Failed { why: why() },
        ]
    }

    #[test]
    fn where_nobody_tries_again_nothing_promises_it() {
        for error in all() {
            let advice = error.advice_by_hand();
            for promise in ["keeps trying", "tries again", "by itself", "Curbside joins"] {
                assert!(!advice.contains(promise), "{error}: {advice}");
            }
        }
    }

    #[test]
    fn where_it_is_tried_again_nobody_is_asked_to() {
        for error in all() {
            let advice = error.advice();
            assert!(!advice.to_lowercase().contains("try again"), "{advice}");
        }
    }
}
