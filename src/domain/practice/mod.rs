//! Practice calls: a made-up [`Scene`] runs on a clock, several managers code it, each alone and on the own phone, and
//! then see where they differ ([`compare`]). It is about what the words of the codebook mean to each, not about who is
//! right, and it counts in no figure.

pub mod compare;
mod scenes;

use serde::{Deserialize, Serialize};

use super::{BehaviourKey, Elapsed, Name};

/// A scene, by what it is called in files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scene {
    PlantVisit,
    Renewal,
    FirstMeeting,
}

/// Who says a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    Rep,
    Customer,
}

impl Who {
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Rep => "Rep",
            Self::Customer => "Customer",
        }
    }
}

/// What is said from a second of the scene on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    pub at_s: u16,
    pub who: Who,
    pub words: &'static str,
}

impl Line {
    #[must_use]
    pub fn at(&self) -> Elapsed {
        Elapsed::seconds(u32::from(self.at_s))
    }
}

/// So long the scene stands after its last line, in seconds: for a late tap.
const AFTER_S: u16 = 10;

impl Scene {
    pub const ALL: [Self; 3] = [Self::PlantVisit, Self::Renewal, Self::FirstMeeting];

    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::PlantVisit => "At the plant",
            Self::Renewal => "The renewal",
            Self::FirstMeeting => "A first meeting",
        }
    }

    /// What is said, in the order of the clock.
    #[must_use]
    pub fn lines(self) -> &'static [Line] {
        match self {
            Self::PlantVisit => &scenes::PLANT,
            Self::Renewal => &scenes::RENEWAL,
            Self::FirstMeeting => &scenes::FIRST,
        }
    }

    /// How long it lasts, with some seconds after the last line.
    #[must_use]
    pub fn length(self) -> Elapsed {
        let last = self.lines().last().map_or(0, |line| line.at_s);
        Elapsed::seconds(u32::from(last + AFTER_S))
    }

    /// What was said up to a time.
    #[must_use]
    pub fn said(self, until: Elapsed) -> &'static [Line] {
        let lines = self.lines();
        let count = lines.partition_point(|line| line.at() <= until);
        &lines[..count]
    }
}

/// One tap while a scene ran.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tap {
    /// From the start of the scene.
    #[serde(rename = "at_ms")]
    pub at: Elapsed,
    pub behaviour: BehaviourKey,
}

/// A scene as one manager coded it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coded {
    pub scene: Scene,
    /// The manager, as they call themselves.
    pub by: Name,
    /// In the order of the clock.
    pub taps: Vec<Tap>,
}
