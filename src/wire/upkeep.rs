//! What is known of the keeping of the notebook: when it last left as a whole, what changed since,
//! and what went wrong last. It is kept outside of the notebook, and has no notes in it.

use serde::{Deserialize, Serialize};

pub use super::reduce::Reduce;
use crate::domain::Timestamp;

/// What stands beside the notebook. What can't be read in it stands at its default.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Upkeep {
    /// When the last file of everything was made that left the app.
    #[serde(rename = "shared_ms")]
    pub shared: Option<Timestamp>,
    /// The first change that is in no such file.
    #[serde(rename = "unshared_ms")]
    pub unshared: Option<Timestamp>,
    pub remind: Remind,
    /// After what time calls are reduced to their figures.
    pub reduce: Reduce,
    /// When the app last asked by itself that the browser keep the notes.
    #[serde(rename = "asked_ms")]
    pub asked: Option<Timestamp>,
    pub trouble: Option<Trouble>,
    /// Something was changed since the app came to the front, and it was not left in order yet.
    pub in_use: bool,
}

/// The last thing that went wrong, in the words in which it was said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trouble {
    pub words: String,
    #[serde(rename = "at_ms")]
    pub at: Timestamp,
}

/// After how many days Today speaks of what is in no backup.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Remind {
    ThreeDays,
    #[default]
    Week,
    TwoWeeks,
    ThirtyDays,
    Never,
}

impl Remind {
    pub const ALL: [Self; 5] = [
        Self::ThreeDays,
        Self::Week,
        Self::TwoWeeks,
        Self::ThirtyDays,
        Self::Never,
    ];

    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::ThreeDays => "3 days",
            Self::Week => "7 days",
            Self::TwoWeeks => "14 days",
            Self::ThirtyDays => "30 days",
            Self::Never => "Never",
        }
    }

    /// The number of days; `None` for never.
    #[must_use]
    pub fn days(self) -> Option<u32> {
        match self {
            Self::ThreeDays => Some(3),
            Self::Week => Some(7),
            Self::TwoWeeks => Some(14),
            Self::ThirtyDays => Some(30),
            Self::Never => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_older_version_kept_is_read_and_what_a_newer_one_adds_is_passed_over() {
        let read = |text| serde_json::from_str::<Upkeep>(text).unwrap();
        assert_eq!(read("{}"), Upkeep::default());
        let newer = read(r#"{"remind":"never","something":[1],"shared_ms":1763888400000}"#);
        assert_eq!(newer.remind, Remind::Never);
        assert_eq!(newer.shared, Some(Timestamp::nearest(1_763_888_400_000)));
    }
}
