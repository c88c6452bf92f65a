//! What manager and rep agree on before a made-up call.

use super::dice::Dice;
use super::words::HAND_BACKS;
use crate::domain::{NetContract, Stage, Stakes, Stance, Text, TripWire};

pub(super) fn agreed(dice: &mut Dice, stakes: Stakes, stage: Stage) -> NetContract {
    let stance = if dice.chance(85) {
        Stance::suggested(stakes, stage)
    } else {
        Stance::RedirectOnly
    };
    let mut contract = NetContract {
        stance: Some(stance),
        ..NetContract::default()
    };
    if stance == Stance::StayOut {
        return contract;
    }
    for wire in TripWire::KNOWN {
        if dice.chance(35) {
            contract.trip_wires.push(wire);
        }
    }
    contract.hand_back = Text::typed(dice.pick(HAND_BACKS));
    contract
}
