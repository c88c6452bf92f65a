//! One observation in a call: what was tapped, and when it happened.

use serde::{Deserialize, Serialize};

use super::{BehaviourKey, CallId, Elapsed, MomentId, Sharing, Text, Timestamp, TripWire};

/// A moment of a call. Each is a record of its own, so that a tap is one small write.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Moment {
    pub id: MomentId,
    pub call: CallId,
    /// The order in which moments were made. The clock may jump; this doesn't.
    pub seq: u32,
    /// Milliseconds from the start of the call, the behaviour's lead time taken off.
    #[serde(rename = "at_ms")]
    pub at: Elapsed,
    pub timing: Timing,
    pub what: What,
    pub note: Text,
    /// Who may read the note.
    #[serde(default)]
    pub sharing: Sharing,
    /// When this record was last changed by a person: the later one wins in a merge.
    #[serde(rename = "edited_ms")]
    pub edited: Timestamp,
}

/// How well the time of a moment is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Timing {
    /// Tapped in the call.
    Tapped,
    /// Added afterwards, at about this time; it stays marked as such for good.
    Approximate,
}

/// What was seen.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum What {
    /// A behaviour of the codebook; for a state, its beginning.
    Behaviour(BehaviourKey),
    /// A state of the codebook is over.
    Over(BehaviourKey),
    /// Something that the manager did, or held back.
    Net(NetMove),
    /// Something to be named after the call.
    Star,
    /// Tapped without a look, to be named after the call.
    Zone(Zone),
    /// From here on somebody else talks, or nobody.
    Speaking(Speaker),
    /// A trip-wire of the net contract was touched.
    TripWire(TripWire),
    /// Something in the manager's own words.
    Words(Text),
}

/// A zone of the eyes-free pad that says only how it went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Zone {
    WentWell,
    Missed,
}

impl Zone {
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::WentWell => "Went well",
            Self::Missed => "Missed",
        }
    }
}

/// Who is talking.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Speaker {
    Rep,
    Customer,
    Manager,
    Nobody,
}

impl Speaker {
    pub const ALL: [Self; 4] = [Self::Rep, Self::Customer, Self::Manager, Self::Nobody];

    /// As on the speaking bar.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Rep => "Rep",
            Self::Customer => "Customer",
            Self::Manager => "Me",
            Self::Nobody => "Quiet",
        }
    }
}

impl What {
    /// Whether it waits for a name.
    #[must_use]
    pub fn is_unnamed(&self) -> bool {
        matches!(self, Self::Star | Self::Zone(_))
    }

    /// Whether it changes a state and is no observation by itself.
    #[must_use]
    pub fn is_speaking(&self) -> bool {
        matches!(self, Self::Speaking(_))
    }
}

/// The manager's own moments.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NetMove {
    /// Wanted to speak, and didn't.
    Held,
    /// Asked one question and went back.
    Redirected,
    /// Took the call.
    TookOver,
    /// Gave it back.
    HandedBack,
}

impl NetMove {
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Held => "Urge, held",
            Self::Redirected => "Redirected",
            Self::TookOver => "Took over",
            Self::HandedBack => "Handed back",
        }
    }
}
