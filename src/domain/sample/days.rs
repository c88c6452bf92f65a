//! When made-up calls lie: on workdays before today, at office hours.

use crate::domain::call::UtcOffset;
use crate::domain::time::DAY_MS;
use crate::domain::{Day, Elapsed, Timestamp};

/// The day's rides begin at eight, and fill up to ten hours.
const OPENS_MIN: i64 = 8 * 60;
const OPEN_MIN: i64 = 10 * 60;
/// A ride every other workday, over three years at most; more calls come closer together, four to a
/// day, and closer still where the calendar gives out.
const DAYS_A_CALL: i64 = 2;
const THREE_YEARS: i64 = 3 * 260;
const CALLS_A_DAY: i64 = 4;

/// The newest calls of all wait for the ride; in a notebook of very few none counts as the newest.
pub(super) const PLANNED: u32 = 2;
const FEW: i64 = 10;

pub(super) struct Days {
    /// Those that have begun, up to the last day. The planned ones were planned on it.
    calls: i64,
    planned: i64,
    /// The last workday before today, counted in workdays.
    last: i64,
    /// Over how many workdays the calls are spread.
    span: i64,
    pub(super) now: Timestamp,
    pub(super) zone: UtcOffset,
}

impl Days {
    pub(super) fn of(calls: usize, now: Timestamp, zone: UtcOffset) -> Self {
        let all = i64::try_from(calls).unwrap_or(i64::MAX).max(1);
        let planned = if all < FEW { 0 } else { i64::from(PLANNED) };
        let calls = all - planned;
        let yesterday = i64::from(Day::of(now, zone.minutes()).number()) - 1;
        let last = workday(yesterday);
        let there_are = last - workday(Timestamp::EARLIEST.millis() / DAY_MS) - 1;
        let wanted =
            (calls / CALLS_A_DAY).max((calls.saturating_mul(DAYS_A_CALL)).min(THREE_YEARS));
        let span = wanted.min(there_are).max(1);
        Self {
            calls,
            planned,
            last,
            span,
            now,
            zone,
        }
    }

    /// How far along the months a call is, 0 to 1000.
    pub(super) fn part(&self, place: usize) -> u32 {
        let part = self.nth(place).saturating_mul(1000) / self.calls;
        u32::try_from(part).unwrap_or(1000)
    }

    /// How many calls come after this one; in a notebook of very few none counts as the newest.
    pub(super) fn after(&self, place: usize) -> u32 {
        if self.planned == 0 {
            return u32::MAX;
        }
        let place = i64::try_from(place).unwrap_or(i64::MAX);
        u32::try_from(self.calls + self.planned - 1 - place).unwrap_or_default()
    }

    /// The morning of the first day.
    pub(super) fn first(&self) -> Timestamp {
        self.at(self.day(0), OPENS_MIN)
    }

    /// When a call begins, and how long it may last until the next one.
    pub(super) fn slot(&self, place: usize) -> (Timestamp, Elapsed) {
        let nth = self.nth(place);
        let day = self.day(nth);
        // The calls of a day follow each other: which ones those are is reckoned back from the day.
        let first = ((day - self.first_day()) * self.calls).div_euclid(self.span)
            + i64::from((day - self.first_day()) * self.calls % self.span != 0);
        let most = (self.calls - 1) / self.span + 1;
        let room = OPEN_MIN / most.max(2);
        let minute = OPENS_MIN + room * (nth - first).max(0) + nth * 7 % 11;
        let room = u32::try_from(room - 11).unwrap_or_default().max(1);
        (self.at(day, minute), Elapsed::seconds(room * 60))
    }

    fn nth(&self, place: usize) -> i64 {
        i64::try_from(place).unwrap_or_default().min(self.calls - 1)
    }

    fn first_day(&self) -> i64 {
        self.last - self.span + 1
    }

    fn day(&self, nth: i64) -> i64 {
        self.first_day() + nth * self.span / self.calls
    }

    fn at(&self, workday: i64, minute: i64) -> Timestamp {
        let minute = minute - i64::from(self.zone.minutes());
        Timestamp::nearest(day(workday) * DAY_MS + minute * 60_000)
    }
}

/// Workdays until a day; a Saturday and a Sunday count as their Friday. 1970-01-01 was a Thursday.
fn workday(day: i64) -> i64 {
    let since_monday = day + 3;
    since_monday.div_euclid(7) * 5 + since_monday.rem_euclid(7).min(4)
}

fn day(workday: i64) -> i64 {
    workday.div_euclid(5) * 7 + workday.rem_euclid(5) - 3
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_workday_is_no_saturday_and_no_sunday_and_leads_back_to_its_day() {
        for from in 20_000..20_100 {
            let at = day(workday(from));
            assert!((at + 3).rem_euclid(7) < 5);
            assert!((from - at) <= 2 && from >= at);
        }
    }

    #[test]
    fn calls_lie_before_today_in_their_order_and_dont_overlap() {
        let now = Timestamp::nearest(1_763_888_400_000);
        for calls in [1, 2, 44, 700, 10_000] {
            let days = Days::of(calls, now, UtcOffset::nearest(60));
            let mut over = Timestamp::EARLIEST;
            for place in 0..usize::try_from(days.calls).unwrap() {
                let (start, room) = days.slot(place);
                assert!(start >= over, "call {place} of {calls}");
                over = start.plus(room);
            }
            assert!(over < now);
        }
    }
}
