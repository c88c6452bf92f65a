//! Held against spoken, week by week.

use std::collections::BTreeMap;

use super::{Moves, Sat};
use crate::domain::{Call, Day};

/// A week of the calendar, with what happened in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Week {
    /// Its first day.
    pub monday: Day,
    /// The calls in which the manager was to keep silent.
    pub calls: usize,
    pub moves: Moves,
}

/// The Monday of the week in which a call began, on the call's own wall clock. Weeks of the calendar
/// rather than sevens of days counted from the period's edge: a call is then in the same week whatever
/// the period, and what two halves have of a week adds up.
#[must_use]
pub fn monday(call: &Call) -> Day {
    let day = Day::of(call.when(), call.utc_offset_min.minutes());
    // Day 0 was a Thursday.
    day.plus(-(day.number() + 3).rem_euclid(7))
}

/// The weeks in which there were calls, the earliest first, with the moves of those in which the
/// manager was to keep silent.
#[must_use]
pub fn by_week(calls: &[Sat<'_>]) -> Vec<Week> {
    let mut weeks: BTreeMap<i32, Week> = BTreeMap::new();
    for sat in calls.iter().filter(|sat| sat.is_quiet()) {
        let monday = monday(sat.call);
        let week = weeks.entry(monday.number()).or_insert(Week {
            monday,
            calls: 0,
            moves: Moves::default(),
        });
        week.calls += 1;
        week.moves = week.moves.and(sat.moves);
    }
    weeks.into_values().collect()
}

/// The calls of one week in which the manager was to keep silent.
pub fn of_week<'a>(calls: &[Sat<'a>], week: Day) -> Vec<Sat<'a>> {
    let counted = |sat: &&Sat<'_>| sat.is_quiet() && monday(sat.call) == week;
    calls.iter().filter(counted).copied().collect()
}
