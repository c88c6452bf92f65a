//! Which records of a notebook leave, by their ids: what a scope and a receiver come to. Start with [`Choice::of`].
//! It is worked out at once, since it copies no record: of ten thousand calls it takes a few milliseconds.

use std::collections::BTreeSet;

use super::needs::{named_by, named_by_call, named_by_moment, named_by_rep, spoken_of_by};
use super::receiver::Receiver;
use super::scope::Scope;
use crate::domain::{BehaviourKey, Call, CallId, Key, Ledger, Notebook, Phase, Record, Rep, RepId};

/// The records that leave, each kind in the order of its file.
#[derive(Clone, Debug, Default)]
pub(super) struct Choice {
    pub(super) behaviours: Vec<BehaviourKey>,
    pub(super) reps: Vec<RepId>,
    /// The moments of these leave, too.
    pub(super) calls: Vec<CallId>,
    /// The records of which those versions leave, too, that aren't shown.
    pub(super) others: BTreeSet<Key>,
    pub(super) gone: Vec<Key>,
    /// Private notes stay.
    pub(super) is_guarded: bool,
}

impl Choice {
    pub(super) fn of(notebook: &Notebook, scope: Scope, receiver: Receiver) -> Self {
        let calls = notebook.all_calls().filter(|call| scope.has(call));
        let calls: Vec<&Call> = calls
            .filter(|call| is_for(notebook, call, receiver))
            .collect();
        let with_call: BTreeSet<RepId> = calls.iter().map(|call| call.rep).collect();
        let may_leave =
            |rep: &Rep| is_own(receiver) || rep.trashed.is_none() || with_call.contains(&rep.id);
        let rep_wanted = |rep: &&Rep| match scope {
            Scope::Everything => may_leave(rep),
            Scope::Rep(id) => rep.id == id && may_leave(rep),
            Scope::Call(_) => with_call.contains(&rep.id),
            Scope::Codebook => false,
        };
        let behaviours = notebook.own_behaviours().map(|one| one.key.clone());
        let mut choice = Self {
            behaviours: behaviours.collect(),
            reps: notebook
                .all_reps()
                .filter(rep_wanted)
                .map(|rep| rep.id)
                .collect(),
            calls: calls.iter().map(|call| call.id).collect(),
            is_guarded: !is_own(receiver),
            ..Self::default()
        };
        let ledger = notebook.ledger();
        match (scope, receiver) {
            (Scope::Everything, Receiver::Myself) => {
                choice.others = ledger.in_conflict().cloned().collect();
                choice.gone = ledger.all_gone().map(|(key, _)| key.clone()).collect();
            }
            _ => {
                if is_own(receiver) {
                    choice.take_others(notebook);
                }
                choice.take_gone_that_are_spoken_of(ledger, &calls);
            }
        }
        if matches!(scope, Scope::Rep(_) | Scope::Call(_)) {
            choice.leave_behaviours_that_are_not_named(notebook, &calls);
        }
        choice
    }

    /// The versions of what is in it that aren't shown.
    fn take_others(&mut self, notebook: &Notebook) {
        let calls: BTreeSet<CallId> = self.calls.iter().copied().collect();
        let is_in = |key: &&Key| match key {
            Key::Rep(id) => self.reps.contains(id),
            Key::Call(id) => calls.contains(id),
            Key::Moment(call, id) => calls.contains(call) && notebook.moment(*call, *id).is_some(),
            Key::Behaviour(_) | Key::Steps(_) | Key::Draft(_) => false,
        };
        let in_conflict = notebook.ledger().in_conflict();
        self.others = in_conflict.filter(is_in).cloned().collect();
    }

    /// Of what was deleted, the moments of which a debrief still speaks: without them the file would not be
    /// read.
    fn take_gone_that_are_spoken_of(&mut self, ledger: &Ledger, calls: &[&Call]) {
        let others = self.others_of(ledger).filter_map(|record| match record {
            Record::Call(call) => Some(&**call),
            _ => None,
        });
        let calls = calls.iter().copied().chain(others);
        let spoken_of = calls
            .flat_map(|call| spoken_of_by(call).map(move |moment| Key::Moment(call.id, moment)));
        let spoken_of: BTreeSet<Key> = spoken_of.collect();
        let gone = ledger.all_gone().map(|(key, _)| key);
        self.gone = gone
            .filter(|key| spoken_of.contains(key))
            .cloned()
            .collect();
    }

    fn leave_behaviours_that_are_not_named(&mut self, notebook: &Notebook, calls: &[&Call]) {
        let reps = self.reps.iter().filter_map(|id| notebook.rep(*id));
        let moments = calls.iter().flat_map(|call| notebook.moments(call.id));
        let others = self.others_of(notebook.ledger()).flat_map(named_by);
        let named = reps.flat_map(named_by_rep).chain(others);
        let named = named.chain(calls.iter().flat_map(|call| named_by_call(call)));
        let named = named.chain(moments.flat_map(named_by_moment));
        let named: BTreeSet<BehaviourKey> = named.cloned().collect();
        self.behaviours.retain(|one| named.contains(one));
    }

    fn others_of<'a>(&self, ledger: &'a Ledger) -> impl Iterator<Item = &'a Record> {
        let versions = self.others.iter().flat_map(|key| ledger.others(key));
        versions.filter_map(|version| version.record())
    }
}

fn is_own(receiver: Receiver) -> bool {
    receiver == Receiver::Myself
}

/// What is in the trash stays with its owner, and the rep sees nothing of a call before the rep has
/// spoken in its debrief.
fn is_for(notebook: &Notebook, call: &Call, receiver: Receiver) -> bool {
    match receiver {
        Receiver::Myself => true,
        Receiver::AnotherManager => !notebook.is_thrown(call),
        Receiver::TheRep => {
            !notebook.is_thrown(call) && matches!(call.phase, Phase::Debriefed { .. })
        }
    }
}
