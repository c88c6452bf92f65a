//! After what time calls are reduced to their figures. It is kept beside the notebook.

use serde::{Deserialize, Serialize};

/// How old a call is when its words go.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reduce {
    ThreeMonths,
    SixMonths,
    Year,
    TwoYears,
    #[default]
    Never,
}

impl Reduce {
    pub const ALL: [Self; 5] = [
        Self::Never,
        Self::ThreeMonths,
        Self::SixMonths,
        Self::Year,
        Self::TwoYears,
    ];

    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Never => "Never",
            Self::ThreeMonths => "3 months",
            Self::SixMonths => "6 months",
            Self::Year => "12 months",
            Self::TwoYears => "24 months",
        }
    }

    /// The number of days, rounded up; `None` for never.
    #[must_use]
    pub fn days(self) -> Option<u32> {
        match self {
            Self::Never => None,
            Self::ThreeMonths => Some(92),
            Self::SixMonths => Some(184),
            Self::Year => Some(366),
            Self::TwoYears => Some(731),
        }
    }
}
