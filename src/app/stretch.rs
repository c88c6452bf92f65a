//! The stretches of time that figures can be asked of.

use crate::domain::Timestamp;
use crate::domain::figures::Period;

/// From so long ago until now.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Stretch {
    Quarter,
    Year,
    #[default]
    All,
}

impl Stretch {
    pub const ALL: [Self; 3] = [Self::Quarter, Self::Year, Self::All];

    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Quarter => "90 days",
            Self::Year => "A year",
            Self::All => "All",
        }
    }

    /// As a period of calls; a year is 365 days.
    #[must_use]
    pub fn period(self, now: Timestamp) -> Period {
        match self {
            Self::Quarter => Period::last_days(90, now),
            Self::Year => Period::last_days(365, now),
            Self::All => Period::EVER,
        }
    }
}
