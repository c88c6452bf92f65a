//! The codebook: the behaviours that can be tapped.

use core::fmt;

use serde::{Deserialize, Serialize};

use super::Elapsed;

/// The name of a behaviour in stored calls and files: 1 to 40 of `a-z`, `0-9` and `-`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct BehaviourKey(String);

/// Why a text is no [`BehaviourKey`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadKey(String);

impl fmt::Display for BadKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shown: String = self.0.chars().take(40).collect();
        write!(f, "{shown:?} is no key of a behaviour")
    }
}

impl std::error::Error for BadKey {}

impl BehaviourKey {
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for BehaviourKey {
    type Error = BadKey;
    fn try_from(text: String) -> Result<Self, BadKey> {
        let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if (1..=40).contains(&text.len()) && text.chars().all(fits) {
            Ok(Self(text))
        } else {
            Err(BadKey(text))
        }
    }
}

impl From<BehaviourKey> for String {
    fn from(key: BehaviourKey) -> Self {
        key.0
    }
}

/// What a behaviour says of the call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Valence {
    /// The rep did well.
    Well,
    /// The rep missed something.
    Missed,
    /// The customer gave a signal.
    Signal,
}

/// One behaviour that can be tapped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Behaviour {
    pub key: BehaviourKey,
    /// As on the pad: short enough to be hit at a glance.
    pub short: &'static str,
    /// As in the debrief.
    pub label: &'static str,
    pub valence: Valence,
    /// How far a moment is set back, since a tap comes after the event.
    pub lead: Elapsed,
}

/// The behaviours in the order of the pad.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Codebook {
    behaviours: Vec<Behaviour>,
}

impl Codebook {
    /// What managers typically see go right and wrong in a call.
    #[must_use]
    pub fn starter() -> Self {
        use Valence::{Missed, Signal, Well};
        let behaviours = [
            (
                "buying-sign",
                "Buying sign",
                "Customer gave a buying sign",
                Signal,
                3,
            ),
            (
                "buying-sign-missed",
                "Missed it",
                "Buying sign, missed",
                Missed,
                5,
            ),
            ("data-dump", "Data dump", "Data dump", Missed, 15),
            (
                "feature-no-benefit",
                "Feature, no benefit",
                "Feature without a benefit",
                Missed,
                5,
            ),
            (
                "benefit-tied",
                "Benefit tied to need",
                "Benefit tied to the need",
                Well,
                5,
            ),
            (
                "open-question",
                "Open question",
                "Asked an open question",
                Well,
                3,
            ),
            (
                "lost-control",
                "Lost control",
                "Lost control of the call",
                Missed,
                10,
            ),
            (
                "asked-next-step",
                "Asked next step",
                "Asked for the next step",
                Well,
                3,
            ),
        ];
        let behaviours = behaviours.map(|(key, short, label, valence, lead)| Behaviour {
            key: BehaviourKey(key.to_owned()),
            short,
            label,
            valence,
            lead: Elapsed::seconds(lead),
        });
        Self {
            behaviours: behaviours.into(),
        }
    }

    /// All behaviours, in the order of the pad.
    #[must_use]
    pub fn behaviours(&self) -> &[Behaviour] {
        &self.behaviours
    }

    /// The behaviour with this key, if the codebook has one.
    #[must_use]
    pub fn find(&self, key: &BehaviourKey) -> Option<&Behaviour> {
        self.behaviours
            .iter()
            .find(|behaviour| behaviour.key == *key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_starter_fits_the_pad_and_its_keys_are_keys() {
        let codebook = Codebook::starter();
        assert_eq!(codebook.behaviours().len(), 8);
        for behaviour in codebook.behaviours() {
            let key = BehaviourKey::try_from(behaviour.key.as_str().to_owned());
            assert_eq!(key.as_ref(), Ok(&behaviour.key));
            assert_eq!(
                codebook.find(&behaviour.key),
                Some(behaviour),
                "keys are unique"
            );
        }
    }

    #[test]
    fn a_key_is_short_and_plain() {
        for bad in ["", "Buying sign", "größe", &"x".repeat(41)] {
            assert!(BehaviourKey::try_from(bad.to_owned()).is_err(), "{bad:?}");
        }
    }
}
