//! Whether what a file holds fits together: each thing once, and nothing that isn't in it is spoken of.

use std::collections::{BTreeMap, BTreeSet};

use super::import::{ImportError, Imported};
use super::needs::{named_by, named_by_call, named_by_moment, named_by_rep, spoken_of_by};
use super::record::{Key, Kind, Record};
use super::sound;
use crate::domain::{BehaviourKey, Call, CallId, Codebook, MomentId};

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
        let known = Known {
            reps,
            calls,
            moments,
            gone: self.gone.iter().map(|(key, _)| key).collect(),
        };
        self.check_gone(&known)?;
        for (i, call) in self.calls.iter().enumerate() {
            check_call(call, i + 1, &known)?;
        }
        for (i, moment) in self.moments.iter().enumerate() {
            if !known.calls.contains_key(&moment.call.number()) {
                return Err(missing(Kind::Moment, i + 1, "a call"));
            }
        }
        self.check_others(&known)
    }

    /// What is gone is gone once, and isn't here, whatever call it is said to belong to.
    fn check_gone(&self, known: &Known<'_>) -> Result<(), ImportError> {
        let mut seen = BTreeSet::new();
        for (i, (key, _)) in self.gone.iter().enumerate() {
            if known.has_id_of(key) || !seen.insert((key.kind(), key.id())) {
                let (kind, place) = (key.kind(), i + 1);
                return Err(ImportError::Twice { kind, place });
            }
        }
        Ok(())
    }

    /// A version that isn't shown is one of a record that is here, or was deleted since.
    fn check_others(&self, known: &Known<'_>) -> Result<(), ImportError> {
        for (i, version) in self.others.iter().enumerate() {
            let key = version.key();
            let is_known = known.has(&key) || known.gone.contains(&key);
            if !is_known && key.kind() != Kind::Behaviour {
                let what = "a record that it is a version of";
                return Err(missing(key.kind(), i + 1, what));
            }
            if let Some(Record::Call(call)) = version.record() {
                check_call(call, i + 1, known)?;
            }
        }
        Ok(())
    }

    /// Each behaviour stands in the file once, and what is named is in the file or known here.
    fn check_behaviours(&self, codebook: &Codebook) -> Result<(), ImportError> {
        let mut brought = BTreeSet::new();
        for (i, one) in self.behaviours.iter().enumerate() {
            if !brought.insert(&one.key) {
                let (kind, place) = (Kind::Behaviour, i + 1);
                return Err(ImportError::Twice { kind, place });
            }
        }
        let check = |kind, i: usize, named: Vec<&BehaviourKey>| {
            let is_known =
                |key: &&BehaviourKey| codebook.find(key).is_some() || brought.contains(key);
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
pub(super) type Ids = BTreeMap<u128, u128>;

fn ids(kind: Kind, all: impl Iterator<Item = (u128, u128)>) -> Result<Ids, ImportError> {
    let mut seen = Ids::new();
    for (i, (id, of)) in all.enumerate() {
        if seen.insert(id, of).is_some() {
            return Err(ImportError::Twice { kind, place: i + 1 });
        }
    }
    Ok(seen)
}

/// What a file holds, by ids.
struct Known<'a> {
    reps: Ids,
    calls: Ids,
    moments: Ids,
    gone: BTreeSet<&'a Key>,
}

impl Known<'_> {
    fn has(&self, key: &Key) -> bool {
        match key {
            Key::Moment(call, id) => self.moments.get(&id.number()) == Some(&call.number()),
            _ => self.has_id_of(key),
        }
    }

    fn has_id_of(&self, key: &Key) -> bool {
        match key {
            Key::Rep(id) => self.reps.contains_key(&id.number()),
            Key::Call(id) => self.calls.contains_key(&id.number()),
            Key::Moment(_, id) => self.moments.contains_key(&id.number()),
            Key::Behaviour(_) | Key::Steps(_) | Key::Draft(_) => false,
        }
    }

    /// Whether a debrief may speak of a moment: one that was taken out on another phone meanwhile is
    /// still spoken of.
    fn may_speak_of(&self, call: CallId, moment: MomentId) -> bool {
        let key = Key::Moment(call, moment);
        self.has(&key) || self.gone.contains(&key)
    }
}

fn check_call(call: &Call, place: usize, known: &Known<'_>) -> Result<(), ImportError> {
    let missing = |what| missing(Kind::Call, place, what);
    if !known.reps.contains_key(&call.rep.number()) {
        return Err(missing("a rep"));
    }
    if let Some(why) = sound::fault(call) {
        let (kind, why) = (Kind::Call, why.to_owned());
        return Err(ImportError::Unreadable { kind, place, why });
    }
    for moment in spoken_of_by(call) {
        if !known.may_speak_of(call.id, moment) {
            return Err(missing("a moment of it"));
        }
    }
    Ok(())
}
