//! How often and when last a manager rode along with a rep.

use std::collections::BTreeMap;

use super::{Call, CallId, Notebook, RepId, Timestamp};

/// The calls with a rep that have begun: how many, and the newest of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ridden {
    pub calls: usize,
    /// When the newest began.
    pub last: Timestamp,
    pub newest: CallId,
}

impl Notebook {
    /// The newest ride with a rep, from its start.
    #[must_use]
    pub fn last_ride(&self, rep: RepId) -> Option<Timestamp> {
        self.all_calls()
            .filter(|call| call.rep == rep && !self.is_thrown(call))
            .filter_map(Call::started)
            .max()
    }

    /// What was ridden with each rep who was ridden with, in one pass over the calls.
    #[must_use]
    pub fn ridden(&self) -> BTreeMap<RepId, Ridden> {
        let mut ridden: BTreeMap<RepId, Ridden> = BTreeMap::new();
        for call in self.calls() {
            if let Some(began) = call.started() {
                let first = Ridden {
                    calls: 0,
                    last: began,
                    newest: call.id,
                };
                let with_rep = ridden.entry(call.rep).or_insert(first);
                with_rep.calls += 1;
                let newest = (with_rep.last, with_rep.newest).max((began, call.id));
                (with_rep.last, with_rep.newest) = newest;
            }
        }
        ridden
    }
}
