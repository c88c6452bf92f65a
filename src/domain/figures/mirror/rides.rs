//! How long each rep has been without a ride.

use crate::domain::call::UtcOffset;
use crate::domain::order;
use crate::domain::{CallId, Day, Notebook, RepId, Timestamp};

/// A rep, and the last ride if there was one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LastRide {
    pub rep: RepId,
    pub last: Option<(CallId, Timestamp)>,
}

impl LastRide {
    /// The days of the calendar since the last ride began ([`days_since`]).
    #[must_use]
    pub fn days(self, now: Timestamp, zone: UtcOffset) -> Option<u32> {
        self.last.map(|(_, began)| days_since(began, now, zone))
    }
}

/// The days of the calendar since a ride began: the number of today's day - that of the day on which it
/// began, both on the wall clock of the zone; none if it lies ahead. A ride last night was one day ago.
#[must_use]
pub fn days_since(began: Timestamp, now: Timestamp, zone: UtcOffset) -> u32 {
    let day = |time| Day::of(time, zone.minutes());
    day(now).since(day(began))
}

/// The last ride of each rep who isn't in the trash, the one longest ago first, and those without a ride
/// at the end. It is of now, whatever the period; a call that runs is a ride too.
#[must_use]
pub fn last_rides(notebook: &Notebook) -> Vec<LastRide> {
    let ridden = notebook.ridden();
    let last = |rep| ridden.get(&rep).map(|ridden| (ridden.newest, ridden.last));
    let rides = notebook.reps().map(|rep| LastRide {
        rep: rep.id,
        last: last(rep.id),
    });
    order::by_number(rides.collect(), |ride| {
        let began = ride.last.map_or(i64::MAX, |(_, began)| began.millis());
        (began, ride.rep.number())
    })
}
