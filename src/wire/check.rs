//! Whether what a file holds fits together: each thing once, and nothing that isn't in it is spoken of.

use std::collections::BTreeMap;

use super::import::{ImportError, Imported};
use super::record::{Key, Kind, Record};
use super::scope::{named_by, named_by_call, named_by_moment, named_by_rep};
use super::sound;
use crate::domain::{Behaviour, BehaviourKey, Call, CallId, Codebook, MomentId, Timestamp};

impl Imported {
    pub(super) fn check(&self, codebook: &Codebook) -> Result<(), ImportError> {
        self.check_behaviours(codebook)?;
        let reps = ids(Kind::Rep, self.reps.iter().map(|rep| (rep.id.number(), 0)))?;
        let calls = self
            .calls
            .iter()
            .map(|call| (call.id.number(), call.rep.number()));
        let calls = ids(Kind::Call, calls)?;
        let moments = self
            .moments
            .iter()
            .map(|m| (m.id.number(), m.call.number()));
        let moments = ids(Kind::Moment, moments)?;
        self.check_gone(&reps, &calls, &moments)?;
        let moments = Moments {
            here: &moments,
            gone: &self.gone,
        };
        for (i, call) in self.calls.iter().enumerate() {
            check_call(call, i + 1, &reps, &moments)?;
        }
        for (i, version) in self.others.iter().enumerate() {
            let key = version.key();
            let is_here = match key {
                Key::Rep(id) => reps.contains_key(&id.number()),
                Key::Call(id) => calls.contains_key(&id.number()),
                Key::Moment(_, id) => moments.here.contains_key(&id.number()),
                Key::Behaviour(_) | Key::Steps(_) => true,
            };
            if !is_here {
                return Err(missing(
                    key.kind(),
                    i + 1,
                    "a record that it is a version of",
                ));
            }
            if let Some(Record::Call(call)) = version.record() {
                check_call(call, i + 1, &reps, &moments)?;
            }
        }
        for (i, moment) in self.moments.iter().enumerate() {
            if !calls.contains_key(&moment.call.number()) {
                return Err(missing(Kind::Moment, i + 1, "a call"));
            }
        }
        Ok(())
    }

    /// What is here isn't gone.
    fn check_gone(&self, reps: &Ids, calls: &Ids, moments: &Ids) -> Result<(), ImportError> {
        for (i, (key, _)) in self.gone.iter().enumerate() {
            let is_here = match key {
                Key::Rep(id) => reps.contains_key(&id.number()),
                Key::Call(id) => calls.contains_key(&id.number()),
                Key::Moment(_, id) => moments.contains_key(&id.number()),
                Key::Behaviour(_) | Key::Steps(_) => true,
            };
            if is_here || self.gone[..i].iter().any(|(other, _)| other == key) {
                let (kind, place) = (key.kind(), i + 1);
                return Err(ImportError::Twice { kind, place });
            }
        }
        Ok(())
    }

    /// Each behaviour stands in the file once, and what is named is in the file or known here.
    fn check_behaviours(&self, codebook: &Codebook) -> Result<(), ImportError> {
        let has = |all: &[Behaviour], key: &BehaviourKey| all.iter().any(|one| one.key == *key);
        for (i, one) in self.behaviours.iter().enumerate() {
            if has(&self.behaviours[..i], &one.key) {
                let (kind, place) = (Kind::Behaviour, i + 1);
                return Err(ImportError::Twice { kind, place });
            }
        }
        let check = |kind, i: usize, named: Vec<&BehaviourKey>| {
            let is_known =
                |key: &&BehaviourKey| codebook.find(key).is_some() || has(&self.behaviours, key);
            if named.iter().all(is_known) {
                Ok(())
            } else {
                Err(missing(kind, i + 1, "a behaviour of a codebook"))
            }
        };
        for (i, rep) in self.reps.iter().enumerate() {
            check(Kind::Rep, i, named_by_rep(rep))?;
        }
        for (i, call) in self.calls.iter().enumerate() {
            check(Kind::Call, i, named_by_call(call))?;
        }
        for (i, moment) in self.moments.iter().enumerate() {
            check(Kind::Moment, i, named_by_moment(moment))?;
        }
        for (i, version) in self.others.iter().enumerate() {
            let named = version.record().map(named_by).unwrap_or_default();
            check(version.key().kind(), i, named)?;
        }
        Ok(())
    }
}

fn missing(kind: Kind, place: usize, what: &'static str) -> ImportError {
    ImportError::Missing { kind, place, what }
}

/// The ids of a kind, each with the id of what it belongs to.
type Ids = BTreeMap<u128, u128>;

fn ids(kind: Kind, all: impl Iterator<Item = (u128, u128)>) -> Result<Ids, ImportError> {
    let mut seen = Ids::new();
    for (i, (id, of)) in all.enumerate() {
        if seen.insert(id, of).is_some() {
            return Err(ImportError::Twice { kind, place: i + 1 });
        }
    }
    Ok(seen)
}

/// The moments that a debrief may speak of: one that was taken out on another phone meanwhile is
/// still spoken of.
struct Moments<'a> {
    here: &'a Ids,
    gone: &'a [(Key, Timestamp)],
}

impl Moments<'_> {
    fn has(&self, call: CallId, moment: MomentId) -> bool {
        let gone = || {
            self.gone
                .iter()
                .any(|(key, _)| *key == Key::Moment(call, moment))
        };
        self.here.get(&moment.number()) == Some(&call.number()) || gone()
    }
}

fn check_call(
    call: &Call,
    place: usize,
    reps: &Ids,
    moments: &Moments<'_>,
) -> Result<(), ImportError> {
    let missing = |what| missing(Kind::Call, place, what);
    if !reps.contains_key(&call.rep.number()) {
        return Err(missing("a rep"));
    }
    if let Some(why) = sound::fault(call) {
        let (kind, why) = (Kind::Call, why.to_owned());
        return Err(ImportError::Unreadable { kind, place, why });
    }
    let Some(debrief) = call.debrief() else {
        return Ok(());
    };
    let spoken_of = debrief
        .turning_point
        .iter()
        .chain(debrief.replay.iter().map(|r| &r.moment));
    for moment in spoken_of {
        if !moments.has(call.id, *moment) {
            return Err(missing("a moment of it"));
        }
    }
    Ok(())
}
