//! Who talked for how long, from the taps on the speaking bar.

use super::{Elapsed, Moment, Speaker, What};

/// The time that each had in a call. What lies before the first tap on the bar is nobody's.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TalkTime {
    pub rep: Elapsed,
    pub customer: Elapsed,
    pub manager: Elapsed,
    pub quiet: Elapsed,
}

/// The rep's share of talking in the best calls (Gong Labs, 25,537 recorded calls, not visits).
pub const REFERENCE: u8 = 43;

impl TalkTime {
    /// Adds up the time from each tap on the bar to the next, the last one to `length`, the end of
    /// the call. `None` if the bar was not used. The timeline is in the order of time.
    #[must_use]
    pub fn of(timeline: &[&Moment], length: Elapsed) -> Option<Self> {
        let mut time = Self::default();
        let mut talking: Option<(Speaker, Elapsed)> = None;
        for moment in timeline {
            if let What::Speaking(speaker) = moment.what {
                time.add(talking, moment.at);
                talking = Some((speaker, moment.at));
            }
        }
        time.add(talking, length);
        talking.map(|_| time)
    }

    fn add(&mut self, talking: Option<(Speaker, Elapsed)>, until: Elapsed) {
        let Some((speaker, since)) = talking else {
            return;
        };
        let sum = match speaker {
            Speaker::Rep => &mut self.rep,
            Speaker::Customer => &mut self.customer,
            Speaker::Manager => &mut self.manager,
            Speaker::Nobody => &mut self.quiet,
        };
        *sum = sum.and(until.less(since));
    }

    /// The rep's part of all talking in whole percent: rep / (rep + customer + manager), silence
    /// left out. `None` if nobody talked.
    #[must_use]
    pub fn rep_share(self) -> Option<u8> {
        let [rep, customer, manager] =
            [self.rep, self.customer, self.manager].map(|t| u64::from(t.0));
        let all = rep + customer + manager;
        let half = all / 2;
        (rep * 100 + half)
            .checked_div(all)
            .and_then(|share| u8::try_from(share).ok())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Sharing, Text, Timestamp, Timing};
    use uuid::Uuid;

    fn speaking(seconds: u32, speaker: Speaker) -> Moment {
        Moment {
            id: Uuid::from_u128(u128::from(seconds)).into(),
            call: Uuid::nil().into(),
            seq: seconds,
            at: Elapsed::seconds(seconds),
            timing: Timing::Tapped,
            what: What::Speaking(speaker),
            note: Text::default(),
            sharing: Sharing::default(),
            edited: Timestamp::EARLIEST,
        }
    }

    #[test]
    fn each_has_the_time_until_the_next_tap_and_the_last_one_until_the_end() {
        let moments = [
            speaking(10, Speaker::Rep),
            speaking(40, Speaker::Customer),
            speaking(80, Speaker::Nobody),
            speaking(90, Speaker::Rep),
        ];
        let timeline: Vec<&Moment> = moments.iter().collect();
        let time = TalkTime::of(&timeline, Elapsed::seconds(100)).unwrap();
        assert_eq!(time.rep, Elapsed::seconds(40));
        assert_eq!(time.customer, Elapsed::seconds(40));
        assert_eq!(time.quiet, Elapsed::seconds(10));
        assert_eq!(time.rep_share(), Some(50));
    }

    #[test]
    fn a_bar_that_was_not_used_says_nothing() {
        assert_eq!(TalkTime::of(&[], Elapsed::seconds(100)), None);
        let quiet = speaking(0, Speaker::Nobody);
        let time = TalkTime::of(&[&quiet], Elapsed::seconds(100)).unwrap();
        assert_eq!(time.rep_share(), None);
    }

    #[test]
    fn a_clock_that_went_backwards_takes_no_time_away() {
        let rep = speaking(50, Speaker::Rep);
        let time = TalkTime::of(&[&rep], Elapsed::seconds(20)).unwrap();
        assert_eq!(time.rep, Elapsed(0));
    }
}
