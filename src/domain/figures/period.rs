//! A stretch of time whose calls are counted.

use crate::domain::time::DAY_MS;
use crate::domain::{Call, Timestamp};

/// From a time on, until just before another if it has an end. A call belongs to the period in which
/// it began.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// When it begins.
    pub from: Timestamp,
    /// The first time that is in it no more.
    pub until: Option<Timestamp>,
}

impl Period {
    /// All calls that there are.
    pub const EVER: Self = Self {
        from: Timestamp::EARLIEST,
        until: None,
    };

    /// The days up to now, of 24 hours each. What a leaping clock has dated later is in it too.
    #[must_use]
    pub fn last_days(days: u32, now: Timestamp) -> Self {
        let from = now.millis() - i64::from(days) * DAY_MS;
        Self {
            from: Timestamp::nearest(from),
            until: None,
        }
    }

    /// Whether a time is in it.
    #[must_use]
    pub fn has(self, time: Timestamp) -> bool {
        self.from <= time && self.until.is_none_or(|until| time < until)
    }

    /// Whether a call began in it; one that is only planned has not.
    #[must_use]
    pub fn has_call(self, call: &Call) -> bool {
        call.started().is_some_and(|started| self.has(started))
    }

    /// The part before a time, and the part from it on. Together they have what the whole has.
    #[must_use]
    pub fn split(self, at: Timestamp) -> [Self; 2] {
        let from = at.max(self.from);
        let until = Some(self.until.map_or(at, |until| until.min(at)));
        [Self { until, ..self }, Self { from, ..self }]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(millis: i64) -> Timestamp {
        Timestamp::nearest(1_763_888_400_000 + millis)
    }

    #[test]
    fn a_time_is_in_one_half_of_a_period_that_is_split() {
        let period = Period {
            from: at(10),
            until: Some(at(20)),
        };
        for cut in 0..30 {
            let [before, after] = period.split(at(cut));
            for time in (0..30).map(at) {
                let halves = u32::from(before.has(time)) + u32::from(after.has(time));
                assert_eq!(halves, u32::from(period.has(time)));
            }
        }
    }

    #[test]
    fn the_last_days_have_now_and_what_is_dated_later() {
        let now = at(0);
        let week = Period::last_days(7, now);
        assert!(week.has(now));
        assert!(week.has(Timestamp::LATEST));
        assert!(week.has(at(-7 * DAY_MS)));
        assert!(!week.has(at(-7 * DAY_MS - 1)));
    }
}
