//! When an unlocked notebook locks itself.

use serde::{Deserialize, Serialize};

use crate::domain::Elapsed;

/// How long nobody may have touched the app.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Idle {
    Minute,
    #[default]
    FiveMinutes,
    Quarter,
    Hour,
    /// Only on demand and when the app is closed.
    Never,
}

impl Idle {
    pub const ALL: [Self; 5] = [
        Self::Minute,
        Self::FiveMinutes,
        Self::Quarter,
        Self::Hour,
        Self::Never,
    ];

    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Minute => "1 minute",
            Self::FiveMinutes => "5 minutes",
            Self::Quarter => "15 minutes",
            Self::Hour => "1 hour",
            Self::Never => "Never",
        }
    }

    /// Whether it is over after so long without a touch.
    #[must_use]
    pub fn is_over(self, untouched: Elapsed) -> bool {
        let minutes = match self {
            Self::Never => return false,
            Self::Minute => 1,
            Self::FiveMinutes => 5,
            Self::Quarter => 15,
            Self::Hour => 60,
        };
        untouched >= Elapsed::seconds(minutes * 60)
    }
}
