//! How often something happened in so much time of calls.

use core::iter::Sum;

/// So many times in so much time. Rates of calls add up: times to times and time to time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rate {
    pub times: usize,
    /// Milliseconds of call.
    pub over_ms: u64,
}

/// Ten minutes in milliseconds.
const TEN_MINUTES: u64 = 600_000;
/// Less time of call than this has no rate: one tap in a call of five seconds would be 120 in ten
/// minutes, and say nothing.
const SHORTEST: u64 = 60_000;

impl Rate {
    /// Times in ten minutes of call, in hundredths: `times * 100 * 600,000 / over_ms`, rounded to the
    /// nearest, halves up. Under a minute of call there is none.
    #[must_use]
    pub fn per_ten_minutes(self) -> Option<u32> {
        if self.over_ms < SHORTEST {
            return None;
        }
        let times = u64::try_from(self.times).unwrap_or(u64::MAX);
        let all = times.saturating_mul(100 * TEN_MINUTES);
        let rate = all.saturating_add(self.over_ms / 2) / self.over_ms;
        Some(u32::try_from(rate).unwrap_or(u32::MAX))
    }

    /// What two have together.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self {
            times: self.times + other.times,
            over_ms: self.over_ms + other.over_ms,
        }
    }
}

impl Sum for Rate {
    fn sum<I: Iterator<Item = Self>>(rates: I) -> Self {
        rates.fold(Self::default(), Self::and)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn in_minutes(times: usize, minutes: u64) -> Rate {
        let over_ms = minutes * 60_000;
        Rate { times, over_ms }
    }

    #[test]
    fn a_call_of_ten_minutes_counts_as_it_is() {
        assert_eq!(in_minutes(3, 10).per_ten_minutes(), Some(300));
        assert_eq!(in_minutes(0, 10).per_ten_minutes(), Some(0));
    }

    #[test]
    fn calls_of_different_lengths_compare() {
        assert_eq!(in_minutes(6, 20).per_ten_minutes(), Some(300));
        assert_eq!(in_minutes(2, 45).per_ten_minutes(), Some(44), "0.444");
        assert_eq!(in_minutes(5, 32).per_ten_minutes(), Some(156), "1.5625");
    }

    #[test]
    fn less_than_a_minute_of_call_has_no_rate() {
        let over_ms = 59_999;
        assert_eq!(Rate { times: 1, over_ms }.per_ten_minutes(), None);
        assert_eq!(Rate::default().per_ten_minutes(), None);
    }

    #[test]
    fn a_long_and_a_short_call_weigh_by_their_time() {
        let both: Rate = [in_minutes(1, 5), in_minutes(2, 25)].into_iter().sum();
        assert_eq!(both, in_minutes(3, 30));
        assert_eq!(
            both.per_ten_minutes(),
            Some(100),
            "not the mean of 2 and 0.8"
        );
    }
}
