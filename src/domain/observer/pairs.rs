//! What both saw: moments of the same code that lie close together, each in one pair at most.

use core::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};

use super::Seen;
use crate::domain::order::by_number;
use crate::domain::{Elapsed, What};

/// Two moments that stand for the same thing, by their places in the lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pair {
    pub mine: usize,
    pub theirs: usize,
    /// Milliseconds between them on one clock.
    pub apart: i64,
}

/// What both saw, and what only one did, as places in the lists, in the order of the lists.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pairs {
    pub both: Vec<Pair>,
    pub only_mine: Vec<usize>,
    pub only_theirs: Vec<usize>,
}

/// Pairs what was seen. Milliseconds are added to the other's times, and a pair is at most so far apart.
#[must_use]
pub fn pairs(mine: &[Seen], theirs: &[Seen], offset: i64, within: Elapsed) -> Pairs {
    let both = Alike::of(mine, theirs).pairs(offset, within);
    let both = by_number(both, |pair| (pair.mine as i64, 0));
    let mut is_paired = (vec![false; mine.len()], vec![false; theirs.len()]);
    for pair in &both {
        is_paired.0[pair.mine] = true;
        is_paired.1[pair.theirs] = true;
    }
    Pairs {
        both,
        only_mine: alone(&is_paired.0),
        only_theirs: alone(&is_paired.1),
    }
}

fn alone(is_paired: &[bool]) -> Vec<usize> {
    let places = is_paired.iter().enumerate();
    places
        .filter_map(|(place, is_paired)| (!is_paired).then_some(place))
        .collect()
}

/// What was seen by both observers, code by code, so that shifts can be tried one after another.
pub(super) struct Alike(Vec<OfOneCode>);

/// The times and places of one code, in the order of time.
#[derive(Default)]
struct OfOneCode {
    mine: Vec<(i64, usize)>,
    theirs: Vec<(i64, usize)>,
}

impl Alike {
    pub(super) fn of(mine: &[Seen], theirs: &[Seen]) -> Self {
        let mut codes: BTreeMap<&What, OfOneCode> = BTreeMap::new();
        for (place, seen) in mine.iter().enumerate().filter(|one| one.1.has_code()) {
            let code = codes.entry(&seen.what).or_default();
            code.mine.push((seen.at, place));
        }
        for (place, seen) in theirs.iter().enumerate().filter(|one| one.1.has_code()) {
            if let Some(code) = codes.get_mut(&seen.what) {
                code.theirs.push((seen.at, place));
            }
        }
        let of_both = codes.into_values().filter(|code| !code.theirs.is_empty());
        let in_order = |times| by_number(times, |(at, _): &(i64, usize)| (*at, 0));
        let of_both = of_both.map(|code| OfOneCode {
            mine: in_order(code.mine),
            theirs: in_order(code.theirs),
        });
        Self(of_both.collect())
    }

    pub(super) fn pairs(&self, offset: i64, within: Elapsed) -> Vec<Pair> {
        let codes = self.0.iter();
        codes
            .flat_map(|code| code.pairs(offset, i64::from(within.0)))
            .collect()
    }
}

/// One moment of either observer, on one clock.
struct End {
    at: i64,
    place: usize,
    is_mine: bool,
    before: Option<usize>,
    after: Option<usize>,
    is_paired: bool,
}

impl OfOneCode {
    /// The two that are closest make a pair, then the two of the rest that are, and so on; of pairs that are equally
    /// close the earlier goes first. The closest two always stand beside each other among those that are left, so
    /// only neighbours are looked at, and many moments take little longer than few.
    fn pairs(&self, offset: i64, within: i64) -> Vec<Pair> {
        let mut line = self.line(offset);
        let mut near = BinaryHeap::new();
        for left in 1..line.len() {
            near.extend(neighbours(&line, left - 1, left, within));
        }
        let mut pairs = Vec::new();
        while let Some(Reverse((apart, _, left, right))) = near.pop() {
            if line[left].is_paired || line[right].is_paired {
                continue;
            }
            let (mine, theirs) = match line[left].is_mine {
                true => (line[left].place, line[right].place),
                false => (line[right].place, line[left].place),
            };
            pairs.push(Pair {
                mine,
                theirs,
                apart,
            });
            if let Some((left, right)) = take_out(&mut line, left, right) {
                near.extend(neighbours(&line, left, right, within));
            }
        }
        pairs
    }

    /// All of both in the order of time.
    fn line(&self, offset: i64) -> Vec<End> {
        let mine = self.mine.iter().map(|(at, place)| (*at, *place, true));
        let theirs = self.theirs.iter();
        let theirs = theirs.map(|(at, place)| (*at + offset, *place, false));
        let ends = by_number(mine.chain(theirs).collect(), |(at, ..)| (*at, 0));
        let last = ends.len().saturating_sub(1);
        let end = |(here, (at, place, is_mine)): (usize, (i64, usize, bool))| End {
            at,
            place,
            is_mine,
            before: here.checked_sub(1),
            after: (here < last).then_some(here + 1),
            is_paired: false,
        };
        ends.into_iter().enumerate().map(end).collect()
    }
}

/// What stands beside each other, if it may be a pair: how far apart, since when, and the two.
type Near = Reverse<(i64, i64, usize, usize)>;

fn neighbours(line: &[End], left: usize, right: usize, within: i64) -> Option<Near> {
    let (one, other) = (&line[left], &line[right]);
    let apart = other.at - one.at;
    let may_pair = one.is_mine != other.is_mine && apart <= within;
    may_pair.then_some(Reverse((apart, one.at, left, right)))
}

/// Takes two neighbours out of the line; answers with the two that stand beside each other now.
fn take_out(line: &mut [End], left: usize, right: usize) -> Option<(usize, usize)> {
    line[left].is_paired = true;
    line[right].is_paired = true;
    let (before, after) = (line[left].before, line[right].after);
    if let Some(before) = before {
        line[before].after = after;
    }
    if let Some(after) = after {
        line[after].before = before;
    }
    Some((before?, after?))
}
