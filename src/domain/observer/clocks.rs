//! Two phones, two clocks: what is added to the other's moments so that they stand on one's own clock.

use super::Seen;
use super::pairs::Alike;
use crate::domain::{CallId, Elapsed, Notebook, Timestamp};

/// So many seconds may the other's moments be slid, the one way and the other.
pub const FURTHEST_S: i32 = 300;
/// What is seen within this of each other speaks for a shift.
const CLOSE: Elapsed = Elapsed::seconds(5);

/// When a call was on the clock of one observer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Held {
    pub started: Timestamp,
    pub length: Elapsed,
}

impl Held {
    /// When a call was; `None` before it has begun.
    #[must_use]
    pub fn of(notebook: &Notebook, id: CallId, now: Timestamp) -> Option<Self> {
        let call = notebook.call(id)?;
        Some(Self {
            started: call.started()?,
            length: notebook.length(call, now),
        })
    }
}

/// The milliseconds from one's own start of the call to the other's, as their clocks say. By clocks by which the
/// two calls were never at the same time one is wrong, and then both began together.
#[must_use]
pub fn between(mine: Held, theirs: Held) -> i64 {
    let between = theirs.started.millis() - mine.started.millis();
    let ends_before = between > i64::from(mine.length.0);
    let begins_after = between + i64::from(theirs.length.0) < 0;
    if ends_before || begins_after {
        0
    } else {
        between
    }
}

/// What is added to the other's moments, in milliseconds: what lies between the starts, and a shift in seconds.
#[must_use]
pub fn offset(between: i64, shift: i32) -> i64 {
    between + i64::from(shift) * 1000
}

/// The shift in seconds by which most is seen by both, of these the one that brings it closest together, of these
/// the smallest; `None` where nothing is.
#[must_use]
pub fn suggested(mine: &[Seen], theirs: &[Seen], between: i64) -> Option<i32> {
    let alike = Alike::of(mine, theirs);
    let mut best = (0, (0, 0));
    let both_ways = (1..=FURTHEST_S).flat_map(|shift| [-shift, shift]);
    for shift in [0].into_iter().chain(both_ways) {
        let pairs = alike.pairs(offset(between, shift), CLOSE);
        let apart: i64 = pairs.iter().map(|pair| pair.apart).sum();
        let merit = (pairs.len(), -apart);
        if merit > best.1 {
            best = (shift, merit);
        }
    }
    (best.1.0 > 0).then_some(best.0)
}
