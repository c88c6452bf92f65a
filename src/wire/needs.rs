//! What a record speaks of: without that it can't be read, neither on this phone nor from a file.

use crate::domain::{BehaviourKey, Call, Key, Moment, MomentId, Record, Rep, Strand, What};

/// The behaviour that a rep works on.
pub(super) fn named_by_rep(rep: &Rep) -> Vec<&BehaviourKey> {
    rep.focus.iter().collect()
}

/// The behaviours on a call's pad and in its action step.
pub(super) fn named_by_call(call: &Call) -> Vec<&BehaviourKey> {
    let step = call
        .debrief()
        .and_then(|debrief| debrief.follow.behaviour.as_ref());
    call.keys.iter().chain(step).collect()
}

/// The behaviour that a moment is.
pub(super) fn named_by_moment(moment: &Moment) -> Option<&BehaviourKey> {
    match &moment.what {
        What::Behaviour(key) | What::Over(key) => Some(key),
        _ => None,
    }
}

/// The behaviours that a record names.
pub(super) fn named_by(record: &Record) -> Vec<&BehaviourKey> {
    match record {
        Record::Rep(rep) => named_by_rep(rep),
        Record::Call(call) => named_by_call(call),
        Record::Moment(moment) => named_by_moment(moment).into_iter().collect(),
        Record::Behaviour(_) | Record::Steps(_) | Record::Draft(_) => vec![],
    }
}

/// The moments that a call's debrief speaks of.
pub(super) fn spoken_of_by(call: &Call) -> impl Iterator<Item = MomentId> {
    let debrief = call.debrief().into_iter();
    debrief.flat_map(|debrief| {
        let lines = debrief.replay.iter().map(|line| line.moment);
        debrief.turning_point.into_iter().chain(lines)
    })
}

/// All that the versions of a record speak of.
pub fn needs(strand: &Strand) -> impl Iterator<Item = Key> {
    strand
        .versions()
        .filter_map(|version| version.record())
        .flat_map(needed_by)
}

fn needed_by(record: &Record) -> Vec<Key> {
    let named = named_by(record).into_iter().cloned().map(Key::Behaviour);
    let mut needed: Vec<Key> = named.collect();
    match record {
        Record::Call(call) => {
            needed.push(Key::Rep(call.rep));
            needed.extend(spoken_of_by(call).map(|moment| Key::Moment(call.id, moment)));
        }
        Record::Moment(moment) => needed.push(Key::Call(moment.call)),
        Record::Steps(steps) => needed.push(Key::Call(steps.call)),
        Record::Rep(_) | Record::Behaviour(_) | Record::Draft(_) => {}
    }
    needed
}
