//! Who talked, in the calls in which the speaking bar was used.

use super::Sat;
use crate::domain::{Moment, TalkTime, order};

/// The talking of several calls, in milliseconds; silence is left out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Talking {
    pub rep: u64,
    pub customer: u64,
    pub manager: u64,
}

impl Talking {
    /// The manager's part of all talking in percent: manager ÷ (rep + customer + manager), rounded to
    /// the nearest, halves up. `None` if nobody talked.
    #[must_use]
    pub fn managers(self) -> Option<u8> {
        self.percent(self.manager)
    }

    /// The reps' part of all talking in percent: rep ÷ (rep + customer + manager), rounded alike.
    #[must_use]
    pub fn reps(self) -> Option<u8> {
        self.percent(self.rep)
    }

    /// What two periods have together.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self {
            rep: self.rep + other.rep,
            customer: self.customer + other.customer,
            manager: self.manager + other.manager,
        }
    }

    fn percent(self, part: u64) -> Option<u8> {
        let all = self.rep + self.customer + self.manager;
        let percent = (part * 200 + all).checked_div(all * 2)?;
        u8::try_from(percent).ok()
    }
}

/// The talking in the calls in which the manager was to keep silent and the bar was used: the sums over
/// all calls, not the mean of their shares.
#[must_use]
pub fn talking(calls: &[Sat<'_>]) -> Talking {
    let times = calls.iter().filter_map(talk_time);
    times.fold(Talking::default(), |sum, time| {
        sum.and(Talking {
            rep: u64::from(time.rep.0),
            customer: u64::from(time.customer.0),
            manager: u64::from(time.manager.0),
        })
    })
}

/// Whether the bar was used in a call. Of the calls in which the manager was to keep silent.
#[must_use]
pub fn has_bar(sat: &Sat<'_>) -> Option<bool> {
    let is_used = || sat.moments.iter().any(|moment| moment.what.is_speaking());
    sat.is_quiet().then(is_used)
}

fn talk_time(sat: &Sat<'_>) -> Option<TalkTime> {
    if has_bar(sat) != Some(true) {
        return None;
    }
    let taps = sat
        .moments
        .iter()
        .filter(|moment| moment.what.is_speaking());
    let taps: Vec<&Moment> = order::by_number(taps.collect(), |tap| (i64::from(tap.at.0), 0));
    TalkTime::of(&taps, sat.call.length(sat.moments, sat.call.when()))
}
