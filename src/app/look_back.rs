//! How far the mirror and a rep's page look back.

use crate::domain::Timestamp;
use crate::domain::figures::Period;

/// From so long ago until now.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LookBack {
    Month,
    #[default]
    Quarter,
    Year,
    All,
}

impl LookBack {
    pub const ALL: [Self; 4] = [Self::Month, Self::Quarter, Self::Year, Self::All];

    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Month => "30 days",
            Self::Quarter => "90 days",
            Self::Year => "A year",
            Self::All => "All",
        }
    }

    /// As a period of calls; a year is 365 days.
    #[must_use]
    pub fn period(self, now: Timestamp) -> Period {
        match self {
            Self::Month => Period::last_days(30, now),
            Self::Quarter => Period::last_days(90, now),
            Self::Year => Period::last_days(365, now),
            Self::All => Period::EVER,
        }
    }
}
