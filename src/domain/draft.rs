//! What a person is in the middle of: what was typed into a form and is no record yet, and the debrief
//! that is on the screen. It stays on this device, so that a phone that dies takes none of it along.

use serde::{Deserialize, Serialize};

use super::received::{AnswerDraft, Received};
use super::{
    Behaviour, BehaviourKey, CallId, DebriefStep, MomentId, Role, Shape, Stakes, Timestamp, Valence,
};

/// One thing that is not finished, a record of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Draft {
    pub what: Unfinished,
    #[serde(rename = "edited_ms")]
    pub edited: Timestamp,
}

/// What is not finished. Words stand as they were typed: a name may still be none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unfinished {
    /// A call that is about to be started.
    Start(StartDraft),
    /// A behaviour's page; without a key, that of a new one.
    Behaviour(Option<BehaviourKey>, BehaviourDraft),
    /// The word with which the action step of a call is closed.
    Closing(CallId, String),
    /// A trip-wire of one's own, for a planned call.
    TripWire(CallId, String),
    /// A debrief that is on the screen: its step, and the moment of the replay.
    Debrief(CallId, DebriefStep, Option<MomentId>),
    /// A debrief that was shared with the rep whose phone this is, and waits for an answer.
    Received(Box<Received>),
    /// The answer to it, as far as it is typed.
    Answer(CallId, AnswerDraft),
}

/// What a draft is found by. There is one debrief on the screen, and one call about to be started.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DraftOf {
    Start,
    Behaviour(Option<BehaviourKey>),
    Closing(CallId),
    TripWire(CallId),
    Debrief,
    Received(CallId),
    Answer(CallId),
}

/// What is filled in before a call is started.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StartDraft {
    pub account: String,
    pub new_rep: String,
    pub stakes: Stakes,
    pub role: Role,
}

/// What was filled in for a behaviour.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BehaviourDraft {
    pub label: String,
    pub short: String,
    pub seen: String,
    pub skill: String,
    pub valence: Valence,
    pub shape: Shape,
    /// Lead time in seconds.
    pub lead: String,
}

impl Unfinished {
    /// What it is found by.
    #[must_use]
    pub fn of(&self) -> DraftOf {
        match self {
            Self::Start(_) => DraftOf::Start,
            Self::Behaviour(key, _) => DraftOf::Behaviour(key.clone()),
            Self::Closing(call, _) => DraftOf::Closing(*call),
            Self::TripWire(call, _) => DraftOf::TripWire(*call),
            Self::Debrief(..) => DraftOf::Debrief,
            Self::Received(received) => DraftOf::Received(received.id()),
            Self::Answer(call, _) => DraftOf::Answer(*call),
        }
    }
}

impl DraftOf {
    /// Its name on the disk.
    #[must_use]
    pub fn id(&self) -> String {
        match self {
            Self::Start => "start".to_owned(),
            Self::Behaviour(None) => "behaviour".to_owned(),
            Self::Behaviour(Some(key)) => format!("behaviour {}", key.as_str()),
            Self::Closing(call) => format!("closing {call}"),
            Self::TripWire(call) => format!("trip-wire {call}"),
            Self::Debrief => "debrief".to_owned(),
            Self::Received(call) => format!("received {call}"),
            Self::Answer(call) => format!("answer {call}"),
        }
    }
}

impl BehaviourDraft {
    /// A new behaviour before anything was typed; a tap comes some three seconds late.
    #[must_use]
    pub fn blank() -> Self {
        Self {
            label: String::new(),
            short: String::new(),
            seen: String::new(),
            skill: String::new(),
            valence: Valence::Well,
            shape: Shape::Point,
            lead: "3".to_owned(),
        }
    }

    /// A behaviour as its page shows it.
    #[must_use]
    pub fn of(behaviour: &Behaviour) -> Self {
        Self {
            label: behaviour.label.to_string(),
            short: behaviour.short.to_string(),
            seen: behaviour.seen.as_str().to_owned(),
            skill: behaviour.skill.to_string(),
            valence: behaviour.valence,
            shape: behaviour.shape,
            lead: (behaviour.lead.0 / 1000).to_string(),
        }
    }
}

impl StartDraft {
    /// Nothing was typed. What was merely chosen is a tap away.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.account.trim().is_empty() && self.new_rep.trim().is_empty()
    }
}
