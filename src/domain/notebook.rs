//! All that the manager has written down: reps, calls, and the moments of each call.

use std::collections::BTreeMap;

use super::order;
use super::{Call, CallId, Elapsed, Moment, MomentId, Rep, RepId, Timestamp};

/// The notebook in memory. It holds records; what may be done with them is in their own modules.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Notebook {
    reps: BTreeMap<RepId, Rep>,
    calls: BTreeMap<CallId, Call>,
    moments: BTreeMap<CallId, Vec<Moment>>,
}

impl Notebook {
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.reps.is_empty() && self.calls.is_empty() && self.moments.is_empty()
    }

    #[must_use]
    pub fn rep(&self, id: RepId) -> Option<&Rep> {
        self.reps.get(&id)
    }

    pub fn reps(&self) -> impl Iterator<Item = &Rep> {
        self.reps.values()
    }

    #[must_use]
    pub fn call(&self, id: CallId) -> Option<&Call> {
        self.calls.get(&id)
    }

    pub fn call_mut(&mut self, id: CallId) -> Option<&mut Call> {
        self.calls.get_mut(&id)
    }

    pub fn calls(&self) -> impl Iterator<Item = &Call> {
        self.calls.values()
    }

    /// The calls, the newest first.
    #[must_use]
    pub fn newest_calls(&self) -> Vec<&Call> {
        let calls = self.calls.values().collect();
        order::by_number(calls, |call| (-call.started().millis(), call.id.number()))
    }

    /// The moments of a call in the order in which they were made.
    #[must_use]
    pub fn moments(&self, call: CallId) -> &[Moment] {
        self.moments.get(&call).map_or(&[], Vec::as_slice)
    }

    /// All moments, call by call.
    pub fn all_moments(&self) -> impl Iterator<Item = &Moment> {
        self.moments.values().flatten()
    }

    /// The moments of a call in the order in which they happened.
    #[must_use]
    pub fn timeline(&self, call: CallId) -> Vec<&Moment> {
        let moments = self.moments(call).iter().collect();
        // Moments stand in the order of their making, and equals keep it.
        order::by_number(moments, |moment| (i64::from(moment.at.0), 0))
    }

    #[must_use]
    pub fn moment(&self, call: CallId, id: MomentId) -> Option<&Moment> {
        self.moments(call).iter().find(|moment| moment.id == id)
    }

    /// The number that the next moment of a call gets.
    #[must_use]
    pub fn next_seq(&self, call: CallId) -> u32 {
        self.moments(call)
            .last()
            .map_or(0, |moment| moment.seq.saturating_add(1))
    }

    /// Where in the call its last moment lies.
    #[must_use]
    pub fn last_at(&self, call: CallId) -> Elapsed {
        self.moments(call)
            .iter()
            .map(|moment| moment.at)
            .max()
            .unwrap_or_default()
    }

    /// The newest ride with a rep, from its start.
    #[must_use]
    pub fn last_ride(&self, rep: RepId) -> Option<Timestamp> {
        self.calls()
            .filter(|call| call.rep == rep)
            .map(Call::started)
            .max()
    }

    /// Adds a rep, or replaces the record with this id.
    pub fn put_rep(&mut self, rep: Rep) {
        self.reps.insert(rep.id, rep);
    }

    /// Adds a call, or replaces the record with this id.
    pub fn put_call(&mut self, call: Call) {
        self.calls.insert(call.id, call);
    }

    /// Adds a moment in its place, or replaces the record with this id.
    pub fn put_moment(&mut self, moment: Moment) {
        let moments = self.moments.entry(moment.call).or_default();
        moments.retain(|other| other.id != moment.id);
        let place =
            moments.partition_point(|other| (other.seq, other.id) < (moment.seq, moment.id));
        moments.insert(place, moment);
    }

    /// Takes a moment out; `None` if there is none with this id.
    pub fn take_moment(&mut self, call: CallId, id: MomentId) -> Option<Moment> {
        let moments = self.moments.get_mut(&call)?;
        let place = moments.iter().position(|moment| moment.id == id)?;
        let moment = moments.remove(place);
        if moments.is_empty() {
            self.moments.remove(&call);
        }
        Some(moment)
    }
}
