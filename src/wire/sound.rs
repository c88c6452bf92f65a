//! What the types of a call don't rule out, and no file may have: too many of something, or
//! something twice. The schema says the same.

use std::collections::BTreeSet;

use crate::domain::{Call, Debrief, NetContract};

/// What is wrong with a call of a file, if anything is.
pub(super) fn fault(call: &Call) -> Option<&'static str> {
    let wires = &call.contract.trip_wires;
    if call.keys.len() > Call::MOST_KEYS {
        return Some("its pad has more than 8 behaviours");
    }
    if has_twice(&call.keys) {
        return Some("a behaviour is on its pad twice");
    }
    if wires.len() > NetContract::MOST {
        return Some("it has more than 8 trip-wires");
    }
    if has_twice(wires) {
        return Some("it has a trip-wire twice");
    }
    call.debrief().and_then(fault_of_debrief)
}

fn fault_of_debrief(debrief: &Debrief) -> Option<&'static str> {
    let tries = debrief.follow.tries.iter().map(|one| one.call.number());
    let lines = debrief.replay.iter().map(|line| line.moment.number());
    if has_twice(&debrief.alone) {
        return Some("a kind of call is done alone twice");
    }
    if has_an_id_twice(tries) {
        return Some("its action step was tried twice in one call");
    }
    has_an_id_twice(lines).then_some("a moment has two replay lines")
}

/// A file of 128 MB has room for so many ids that no two may be compared one by one.
fn has_an_id_twice(mut ids: impl Iterator<Item = u128>) -> bool {
    let mut seen = BTreeSet::new();
    !ids.all(|id| seen.insert(id))
}

fn has_twice<T: PartialEq>(all: &[T]) -> bool {
    (1..all.len()).any(|at| all[..at].contains(&all[at]))
}
