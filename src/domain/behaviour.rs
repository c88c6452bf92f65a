//! A behaviour that can be tapped: what it is called, what it means, and how it is taken down.

use serde::{Deserialize, Serialize};

use super::{BehaviourKey, Elapsed, Name, Text, Timestamp};

/// One behaviour of the codebook, a record of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Behaviour {
    pub key: BehaviourKey,
    /// As on the pad: short enough to be hit at a glance.
    pub short: Name,
    /// As in the debrief.
    pub label: Name,
    /// What is seen or heard when it happens, in one sentence.
    pub seen: Text,
    /// The skill that it is a part of.
    pub skill: Name,
    pub valence: Valence,
    pub shape: Shape,
    /// How far a moment is set back, since a tap comes after the event.
    #[serde(rename = "lead_ms")]
    pub lead: Elapsed,
    /// Its place in the codebook's order; equals go by their keys.
    pub place: u32,
    pub standing: Standing,
    /// Earlier wordings, the oldest first: a call keeps the words that it was written in.
    pub past: Vec<Wording>,
    /// When this record was last changed by a person: the later one wins in a merge.
    #[serde(rename = "edited_ms")]
    pub edited: Timestamp,
}

/// What a behaviour says of the call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Valence {
    /// The rep did well.
    Well,
    /// The rep missed something.
    Missed,
    /// The customer gave a signal.
    Signal,
    /// The manager did something.
    Net,
}

impl Valence {
    pub const ALL: [Self; 4] = [Self::Well, Self::Missed, Self::Signal, Self::Net];

    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Well => "Did well",
            Self::Missed => "Missed",
            Self::Signal => "Customer signal",
            Self::Net => "Net",
        }
    }
}

/// How a behaviour lies in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Shape {
    /// It happens, and each tap is one.
    Point,
    /// It lasts from a tap until it is said to be over.
    State,
}

impl Shape {
    pub const ALL: [Self; 2] = [Self::Point, Self::State];

    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Point => "A moment",
            Self::State => "A state that lasts",
        }
    }
}

/// Whether a behaviour can still be put on a pad.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    InUse,
    /// Off the pads; old calls keep it.
    Archived,
}

/// What a behaviour was called until some time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wording {
    #[serde(rename = "until_ms")]
    pub until: Timestamp,
    pub short: Name,
    pub label: Name,
    pub valence: Valence,
}

impl Behaviour {
    /// The most characters of a short label: more than that is cut or tiny on a key.
    pub const LONGEST_SHORT: usize = 20;
    /// The longest lead time, in seconds.
    pub const LONGEST_LEAD_S: u32 = 60;

    /// Changes words and meaning; calls until now keep what they were written in.
    pub fn reword(&mut self, short: Name, label: Name, valence: Valence, now: Timestamp) {
        if (&self.short, &self.label, self.valence) == (&short, &label, valence) {
            return;
        }
        self.past.push(Wording {
            until: now,
            short: core::mem::replace(&mut self.short, short),
            label: core::mem::replace(&mut self.label, label),
            valence: core::mem::replace(&mut self.valence, valence),
        });
    }

    /// What it was called, and what it meant, at a time.
    #[must_use]
    pub fn at(&self, time: Timestamp) -> (&Name, Valence) {
        let then = self.past.iter().find(|wording| time < wording.until);
        then.map_or((&self.label, self.valence), |then| {
            (&then.label, then.valence)
        })
    }

    /// Whether both are called the same, now and at any time before.
    #[must_use]
    pub fn is_called_as(&self, other: &Self) -> bool {
        self.label == other.label && self.past == other.past
    }

    #[must_use]
    pub fn is_in_use(&self) -> bool {
        self.standing == Standing::InUse
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Codebook;

    #[test]
    fn a_call_keeps_the_words_that_it_was_written_in() {
        let codebook = Codebook::starter();
        let mut behaviour = codebook.behaviours()[0].clone();
        let at = |hours: i64| Timestamp::nearest(1_763_888_400_000 + hours * 3_600_000);
        let name = |text: &str| Name::new(text).unwrap();
        behaviour.reword(name("Sign"), name("A sign"), Valence::Signal, at(1));
        behaviour.reword(name("Signal"), name("A signal"), Valence::Well, at(2));
        assert_eq!(
            behaviour.at(at(0)).0.as_str(),
            "Customer gave a buying sign"
        );
        assert_eq!(behaviour.at(at(1)), (&name("A sign"), Valence::Signal));
        assert_eq!(behaviour.at(at(3)), (&name("A signal"), Valence::Well));
    }

    #[test]
    fn the_same_words_again_are_no_new_wording() {
        let mut behaviour = Codebook::starter().behaviours()[0].clone();
        let (short, label) = (behaviour.short.clone(), behaviour.label.clone());
        behaviour.reword(short, label, behaviour.valence, Timestamp::LATEST);
        assert!(behaviour.past.is_empty());
    }
}
