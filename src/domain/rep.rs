//! The salesperson who is coached.

use serde::{Deserialize, Serialize};

use super::{BehaviourKey, Name, RepId, Timestamp};

/// A rep, as the manager knows one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rep {
    pub id: RepId,
    pub name: Name,
    pub stage: Stage,
    /// The one behaviour that the rep works on now.
    #[serde(default)]
    pub focus: Option<BehaviourKey>,
    /// When the rep was put into the trash, if so.
    #[serde(default, rename = "trashed_ms")]
    pub trashed: Option<Timestamp>,
    /// When this record was last changed by a person: the later one wins in a merge.
    #[serde(rename = "edited_ms")]
    pub edited: Timestamp,
}

impl Rep {
    /// Somebody new.
    #[must_use]
    pub fn new(id: RepId, name: Name, now: Timestamp) -> Self {
        Self {
            id,
            name,
            stage: Stage::default(),
            focus: None,
            trashed: None,
            edited: now,
        }
    }
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
