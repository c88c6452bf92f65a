//! Where a group differs that coded the same scene, behaviour by behaviour.
//!
//! Two taps of a behaviour by two managers are a pair if they lie within [`WITHIN`] of each other, each in one pair
//! at most ([`pairs`]). The figure is the positive agreement: of all taps of any two, those that are in a pair, 2 × both
//! ÷ (2 × both + only one + only the other), summed over all twos (D. V. Cicchetti and A. R. Feinstein, "High agreement
//! but low kappa: II", Journal of Clinical Epidemiology 43 (1990), 551-558). A scene is too short, and a behaviour
//! in it too rare, for a kappa to mean something.

use std::collections::BTreeSet;

use super::Coded;
use crate::domain::figures::Share;
use crate::domain::observer::Seen;
use crate::domain::observer::pairs::pairs;
use crate::domain::order::by_number;
use crate::domain::{BehaviourKey, Elapsed, Timing, What};

/// So far apart two taps may lie for the same thing: a line is read in about as long.
pub const WITHIN: Elapsed = Elapsed::seconds(6);
/// So many can be compared.
pub const FEWEST: usize = 2;
pub const MOST: usize = 20;

/// A behaviour, and how far the group agrees on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agreement {
    pub behaviour: BehaviourKey,
    /// Positive agreement over all twos; of nothing there is none.
    pub share: Share,
    /// In the order of the clock.
    pub spots: Vec<Spot>,
}

/// A place of the scene at which at least one saw the behaviour.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    /// The first tap.
    pub at: Elapsed,
    /// The places of those who saw it, in their order.
    pub seen_by: Vec<usize>,
}

/// Every behaviour that somebody tapped, the one on which they differ most first.
#[must_use]
pub fn compare(group: &[Coded]) -> Vec<Agreement> {
    let taps = group.iter().flat_map(|coded| &coded.taps);
    let behaviours: BTreeSet<&BehaviourKey> = taps.map(|tap| &tap.behaviour).collect();
    let agreements = behaviours.into_iter().map(|behaviour| Agreement {
        behaviour: behaviour.clone(),
        share: share(group, behaviour),
        spots: spots(group, behaviour),
    });
    // Of two that differ as much, the one that was tapped more often says more.
    let order = |one: &Agreement| {
        let thousandths = one.share.part * 1_000 / one.share.of.max(1);
        let taps: usize = one.spots.iter().map(|spot| spot.seen_by.len()).sum();
        (thousandths as i64, usize::MAX.wrapping_sub(taps) as u128)
    };
    by_number(agreements.collect(), order)
}

fn share(group: &[Coded], behaviour: &BehaviourKey) -> Share {
    let seen: Vec<Vec<Seen>> = group.iter().map(|coded| seen(coded, behaviour)).collect();
    let mut share = Share::default();
    for (place, one) in seen.iter().enumerate() {
        for other in &seen[place + 1..] {
            let both = 2 * pairs(one, other, 0, WITHIN).both.len();
            share = share.and(Share {
                part: both,
                of: one.len() + other.len(),
            });
        }
    }
    share
}

fn seen(coded: &Coded, behaviour: &BehaviourKey) -> Vec<Seen> {
    let taps = coded.taps.iter().filter(|tap| tap.behaviour == *behaviour);
    let seen = taps.map(|tap| Seen {
        at: i64::from(tap.at.0),
        timing: Timing::Tapped,
        what: What::Behaviour(tap.behaviour.clone()),
    });
    seen.collect()
}

/// Taps that lie together, each manager's at most once in a spot.
fn spots(group: &[Coded], behaviour: &BehaviourKey) -> Vec<Spot> {
    let of = |(place, coded): (usize, &Coded)| {
        let taps = seen(coded, behaviour).into_iter();
        taps.map(|tap| (tap.at, place)).collect::<Vec<_>>()
    };
    let taps = group.iter().enumerate().flat_map(of).collect();
    let taps = by_number(taps, |(at, place): &(i64, usize)| (*at, *place as u128));
    let mut spots: Vec<Spot> = Vec::new();
    for (at, place) in taps {
        let at = Elapsed(u32::try_from(at).unwrap_or_default());
        let is_here =
            |spot: &&mut Spot| at.less(spot.at) <= WITHIN && !spot.seen_by.contains(&place);
        match spots.iter_mut().find(is_here) {
            Some(spot) => spot.seen_by.push(place),
            None => spots.push(Spot {
                at,
                seen_by: vec![place],
            }),
        }
    }
    let in_order = |spot: Spot| Spot {
        seen_by: by_number(spot.seen_by, |place| (*place as i64, 0)),
        ..spot
    };
    spots.into_iter().map(in_order).collect()
}
