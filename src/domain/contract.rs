//! The net contract: agreed before the door, so that stepping in surprises nobody.

use serde::{Deserialize, Serialize};

use super::{Stance, Text};

/// What manager and rep agree on before a call. All of it can be left open.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NetContract {
    /// How far the manager may go; `None` while nothing was agreed.
    pub stance: Option<Stance>,
    /// What allows more than the stance.
    pub trip_wires: Vec<TripWire>,
    /// The words with which the manager gives the call back.
    pub hand_back: Text,
}

/// A condition that was agreed on beforehand.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TripWire {
    RepFrozen,
    CustomerTurns,
    WrongPromise,
    AccountSlipping,
    LongSilence,
    /// In the manager's own words.
    Own(Text),
}

impl TripWire {
    /// Those that can be chosen without typing.
    pub const KNOWN: [Self; 5] = [
        Self::RepFrozen,
        Self::CustomerTurns,
        Self::WrongPromise,
        Self::AccountSlipping,
        Self::LongSilence,
    ];

    /// In a few words, as on the pad.
    #[must_use]
    pub fn label(&self) -> &str {
        match self {
            Self::RepFrozen => "Rep frozen",
            Self::CustomerTurns => "Customer turns to me",
            Self::WrongPromise => "Wrong promise",
            Self::AccountSlipping => "Account slipping",
            Self::LongSilence => "Silence too long",
            Self::Own(text) => text.as_str(),
        }
    }
}

impl NetContract {
    /// The most trip-wires: more than that nobody remembers in a call.
    pub const MOST: usize = 8;

    /// Takes a trip-wire in, or out if it was in. A blank one, or one too many, changes nothing.
    pub fn toggle(&mut self, wire: TripWire) {
        let is_blank = matches!(&wire, TripWire::Own(text) if text.is_blank());
        if let Some(place) = self.trip_wires.iter().position(|one| *one == wire) {
            self.trip_wires.remove(place);
        } else if !is_blank && self.trip_wires.len() < Self::MOST {
            self.trip_wires.push(wire);
        }
    }

    /// Nothing was agreed.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        *self == Self::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_trip_wire_is_taken_in_and_out_by_the_same_tap() {
        let mut contract = NetContract::default();
        contract.toggle(TripWire::RepFrozen);
        assert_eq!(contract.trip_wires, [TripWire::RepFrozen]);
        contract.toggle(TripWire::RepFrozen);
        assert!(contract.is_blank());
    }

    #[test]
    fn a_blank_trip_wire_is_none_and_eight_are_enough() {
        let mut contract = NetContract::default();
        contract.toggle(TripWire::Own(Text::typed("  ")));
        assert!(contract.is_blank());
        for n in 0..20 {
            contract.toggle(TripWire::Own(Text::typed(&n.to_string())));
        }
        assert_eq!(contract.trip_wires.len(), NetContract::MOST);
    }
}
