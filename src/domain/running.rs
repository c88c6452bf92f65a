//! Which calls may be running. Whether one does is asked many times at each event, however many calls there are.

use std::collections::{BTreeMap, BTreeSet};

use super::{Call, CallId};

/// The calls that ran when they were put into the notebook, or were given out to be changed since. No other runs.
#[derive(Clone, Debug, Default)]
pub(super) struct MayRun(BTreeSet<CallId>);

impl MayRun {
    /// A call is put into the notebook.
    pub(super) fn put(&mut self, call: &Call) {
        if call.is_running() {
            self.0.insert(call.id);
        }
    }

    /// A call is given out to be changed. Those that have ended by now are no longer looked at.
    pub(super) fn give_out(&mut self, id: CallId, calls: &BTreeMap<CallId, Call>) {
        self.0.retain(|id| runs(calls, *id));
        self.0.insert(id);
    }

    /// Whether one of them runs.
    pub(super) fn does_one(&self, calls: &BTreeMap<CallId, Call>) -> bool {
        self.0.iter().any(|id| runs(calls, *id))
    }
}

fn runs(calls: &BTreeMap<CallId, Call>, id: CallId) -> bool {
    calls.get(&id).is_some_and(Call::is_running)
}

/// It tells nothing that the calls don't.
impl PartialEq for MayRun {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for MayRun {}
