//! How long each rep has been without a ride.

use std::collections::BTreeMap;

use crate::domain::order;
use crate::domain::{Call, CallId, Notebook, RepId, Timestamp};

/// A rep, and the last ride if there was one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LastRide {
    pub rep: RepId,
    pub last: Option<(CallId, Timestamp)>,
}

impl LastRide {
    /// Whole days of 24 hours since the last ride began.
    #[must_use]
    pub fn days(self, now: Timestamp) -> Option<u32> {
        self.last.map(|(_, began)| now.days_since(began))
    }
}

/// The last ride of each rep who isn't in the trash, the one longest ago first, and those without a ride
/// at the end. It is of now, whatever the period; a call that runs is a ride too.
#[must_use]
pub fn last_rides(notebook: &Notebook) -> Vec<LastRide> {
    let mut newest: BTreeMap<RepId, (Timestamp, CallId)> = BTreeMap::new();
    for call in notebook.calls() {
        if let Some(ride) = begun(call) {
            let last = newest.entry(call.rep).or_insert(ride);
            *last = ride.max(*last);
        }
    }
    let rides = notebook.reps().map(|rep| LastRide {
        rep: rep.id,
        last: newest.get(&rep.id).map(|(began, call)| (*call, *began)),
    });
    order::by_number(rides.collect(), |ride| {
        let began = ride.last.map_or(i64::MAX, |(_, began)| began.millis());
        (began, ride.rep.number())
    })
}

fn begun(call: &Call) -> Option<(Timestamp, CallId)> {
    Some((call.started()?, call.id))
}
