//! The salesperson who is coached.

use serde::{Deserialize, Serialize};

use super::{Name, RepId, Timestamp};

/// A rep, as the manager knows one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rep {
    pub id: RepId,
    pub name: Name,
    pub stage: Stage,
    /// When this record was last changed by a person: the later one wins in a merge.
    #[serde(rename = "edited_ms")]
    pub edited: Timestamp,
}

/// How far along a rep is; with the stakes it suggests the manager's stance.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    #[default]
    New,
    Developing,
    Solid,
    Senior,
}

impl Stage {
    pub const ALL: [Self; 4] = [Self::New, Self::Developing, Self::Solid, Self::Senior];

    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::New => "New",
            Self::Developing => "Developing",
            Self::Solid => "Solid",
            Self::Senior => "Senior",
        }
    }
}
