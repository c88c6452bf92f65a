//! Whose edits stand in a file, in the order of their names: by the kinds, as they are called, and then by the ids.
//! Nearly all are of moments, which come as they are written.

use std::collections::{BTreeMap, BTreeSet};

use super::super::choice::Choice;
use crate::domain::{CallId, Key, Kind, MomentId};

/// The records whose edits are still to be written.
#[derive(Clone, Debug, Default)]
pub(super) struct Edits {
    /// All but moments, the last one first.
    keys: Vec<Key>,
    /// Moments, which are found by their call.
    moments: BTreeMap<MomentId, CallId>,
}

impl Edits {
    /// Those of a choice, but for the moments of its calls.
    pub(super) fn of(choice: &Choice) -> Self {
        let behaviours = choice.behaviours.iter().cloned().map(Key::Behaviour);
        let reps = choice.reps.iter().copied().map(Key::Rep);
        let calls = choice.calls.iter().copied().map(Key::Call);
        let mut keys: BTreeSet<Key> = behaviours.chain(reps).chain(calls).collect();
        let mut edits = Self::default();
        for key in &choice.gone {
            match key {
                Key::Moment(call, id) => edits.add(*call, *id),
                key => drop(keys.insert(key.clone())),
            }
        }
        let of = |kind| keys.iter().filter(move |key| key.kind() == kind).cloned();
        let ordered = of(Kind::Behaviour)
            .chain(of(Kind::Call))
            .chain(of(Kind::Rep));
        edits.keys = ordered.collect();
        edits.keys.reverse();
        edits
    }

    pub(super) fn add(&mut self, call: CallId, moment: MomentId) {
        self.moments.insert(moment, call);
    }

    /// Whose come next. Of the kinds, moments come before reps.
    pub(super) fn next(&mut self) -> Option<Key> {
        let is_before = |key: &&Key| key.kind() != Kind::Rep;
        if self.keys.last().filter(is_before).is_some() {
            return self.keys.pop();
        }
        let moment = self.moments.pop_first();
        let moment = moment.map(|(id, call)| Key::Moment(call, id));
        moment.or_else(|| self.keys.pop())
    }

    pub(super) fn left(&self) -> usize {
        self.keys.len() + self.moments.len()
    }
}
