//! Points in time and spans, in whole milliseconds. Clocks lie, so no span is ever negative.

use serde::{Deserialize, Serialize};

/// A point in time: milliseconds since 1970-01-01T00:00:00Z, leap seconds left out.
///
/// Only the years 2000 to 2199 are taken: a time outside of them is a fault of a file or a clock,
/// and a sum with it could overflow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "i64", into = "i64")]
pub struct Timestamp(i64);

/// Why a number is no [`Timestamp`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutOfRange(i64);

impl core::fmt::Display for OutOfRange {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(
            f,
            "the time {} ms lies outside the years 2000 to 2199",
            self.0
        )
    }
}

impl std::error::Error for OutOfRange {}

impl Timestamp {
    /// 2000-01-01T00:00:00Z.
    pub const EARLIEST: Self = Self(946_684_800_000);
    /// The last millisecond of the year 2199.
    pub const LATEST: Self = Self(7_258_118_399_999);

    /// The nearest time that the notebook takes: a phone with a dead clock still writes notes.
    #[must_use]
    pub fn nearest(millis: i64) -> Self {
        Self(millis.clamp(Self::EARLIEST.0, Self::LATEST.0))
    }

    /// Milliseconds since 1970-01-01T00:00:00Z.
    #[must_use]
    pub fn millis(self) -> i64 {
        self.0
    }

    /// The time from `earlier` until this one; none if the clock went backwards.
    #[must_use]
    pub fn since(self, earlier: Self) -> Elapsed {
        Elapsed(u32::try_from((self.0 - earlier.0).max(0)).unwrap_or(u32::MAX))
    }

    /// Whole days from `earlier` until this one, however many; none if the clock went backwards.
    #[must_use]
    pub fn days_since(self, earlier: Self) -> u32 {
        u32::try_from((self.0 - earlier.0) / DAY_MS).unwrap_or_default()
    }

    /// The time that lies `span` later, at most [`Self::LATEST`].
    #[must_use]
    pub fn plus(self, span: Elapsed) -> Self {
        Self::nearest(self.0 + i64::from(span.0))
    }
}

impl TryFrom<i64> for Timestamp {
    type Error = OutOfRange;
    fn try_from(millis: i64) -> Result<Self, OutOfRange> {
        let time = Self::nearest(millis);
        if time.0 == millis {
            Ok(time)
        } else {
            Err(OutOfRange(millis))
        }
    }
}

impl From<Timestamp> for i64 {
    fn from(time: Timestamp) -> Self {
        time.0
    }
}

/// A span in milliseconds, from 0 to about 49 days; for a moment, its distance from the start of
/// the call.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Elapsed(pub u32);

impl Elapsed {
    /// `seconds` as a span, at most about 49 days.
    #[must_use]
    pub const fn seconds(seconds: u32) -> Self {
        Self(seconds.saturating_mul(1000))
    }

    /// This span less `lead`, never below zero.
    #[must_use]
    pub fn less(self, lead: Self) -> Self {
        Self(self.0.saturating_sub(lead.0))
    }

    /// This span and `more`, at most about 49 days.
    #[must_use]
    pub fn and(self, more: Self) -> Self {
        Self(self.0.saturating_add(more.0))
    }

    /// Whole minutes, rounded down.
    #[must_use]
    pub fn minutes(self) -> u32 {
        self.0 / 60_000
    }

    /// Whole days, rounded down.
    #[must_use]
    pub fn days(self) -> u32 {
        self.0 / 86_400_000
    }

    /// As on a call's clock: `18:42`, or `1:02:03` from an hour on.
    #[must_use]
    pub fn clock(self) -> String {
        let seconds = self.0 / 1000;
        let (h, m, s) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
        if h == 0 {
            format!("{m}:{s:02}")
        } else {
            format!("{h}:{m:02}:{s:02}")
        }
    }
}

/// A day of the calendar: whole days since 1970-01-01, wherever that day is lived.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "i32", into = "i32")]
pub struct Day(i32);

/// The milliseconds of a day.
pub const DAY_MS: i64 = 86_400_000;

impl Day {
    /// The day on which a time falls, on a wall clock so many minutes ahead of UTC.
    #[must_use]
    pub fn of(time: Timestamp, ahead_min: i16) -> Self {
        let local = time.0 + i64::from(ahead_min) * 60_000;
        Self::nearest(local.div_euclid(DAY_MS))
    }

    /// The nearest day that the notebook takes: the years 2000 to 2199.
    #[must_use]
    pub fn nearest(days: i64) -> Self {
        let last = Timestamp::LATEST.0 / DAY_MS;
        let days = days.clamp(Timestamp::EARLIEST.0 / DAY_MS, last);
        Self(i32::try_from(days).unwrap_or_default())
    }

    /// The day so many days later.
    #[must_use]
    pub fn plus(self, days: i32) -> Self {
        Self::nearest(i64::from(self.0) + i64::from(days))
    }

    /// The days of the calendar from `earlier` until this one: the number of this day - that of
    /// `earlier`, and none if the clock went backwards.
    #[must_use]
    pub fn since(self, earlier: Self) -> u32 {
        u32::try_from(self.0 - earlier.0).unwrap_or_default()
    }

    /// Whole days since 1970-01-01.
    #[must_use]
    pub fn number(self) -> i32 {
        self.0
    }
}

impl TryFrom<i32> for Day {
    type Error = &'static str;
    fn try_from(days: i32) -> Result<Self, Self::Error> {
        let day = Self::nearest(i64::from(days));
        if day.0 == days {
            Ok(day)
        } else {
            Err("a day lies outside the years 2000 to 2199")
        }
    }
}

impl From<Day> for i32 {
    fn from(day: Day) -> Self {
        day.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_that_goes_backwards_gives_no_negative_span() {
        let noon = Timestamp::nearest(1_700_000_000_000);
        assert_eq!(Timestamp::EARLIEST.since(noon), Elapsed(0));
    }

    #[test]
    fn the_year_9999_is_refused_from_a_file_and_survived_from_a_clock() {
        let millis = 253_402_300_799_000;
        assert!(Timestamp::try_from(millis).is_err());
        assert_eq!(Timestamp::nearest(millis), Timestamp::LATEST);
        assert_eq!(Timestamp::nearest(i64::MIN), Timestamp::EARLIEST);
    }

    #[test]
    fn a_day_is_that_of_the_wall_clock_there() {
        let late = Timestamp::nearest(1_767_223_800_000); // 2025-12-31, 23:30 UTC
        assert_eq!(Day::of(late, 0).plus(1), Day::of(late, 60));
        assert_eq!(
            i64::from(Day::of(late, 0).number()),
            1_767_223_800_000 / DAY_MS
        );
        assert!(Day::try_from(-1).is_err());
    }

    #[test]
    fn a_span_reads_like_a_call_clock() {
        assert_eq!(Elapsed::seconds(0).clock(), "0:00");
        assert_eq!(Elapsed::seconds(18 * 60 + 42).clock(), "18:42");
        assert_eq!(Elapsed::seconds(3723).clock(), "1:02:03");
    }

    #[test]
    fn a_span_that_grows_beyond_its_end_stays_there() {
        let longest = Elapsed(u32::MAX);
        assert_eq!(longest.and(Elapsed::seconds(300)), longest);
    }

    #[test]
    fn a_lead_longer_than_the_call_ends_at_its_start() {
        assert_eq!(Elapsed::seconds(2).less(Elapsed::seconds(5)), Elapsed(0));
    }
}
