//! One observation in a call: what was tapped, and when it happened.

use serde::{Deserialize, Serialize};

use super::{BehaviourKey, CallId, Elapsed, MomentId, Text, Timestamp};

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
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum What {
    /// A behaviour of the codebook.
    Behaviour(BehaviourKey),
    /// Something that the manager did, or held back.
    Net(NetMove),
    /// Something to be named after the call.
    Star,
    /// Something in the manager's own words.
    Words(Text),
}

/// The manager's own moments.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
