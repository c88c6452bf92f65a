//! Whether what a file holds fits together: each thing once, and nothing that isn't in it is spoken of.

use std::collections::BTreeSet;

use super::ids_in_file::IdsInFile;
use super::import::{ImportError, Imported};
use super::needs::{named_by, named_by_call, named_by_moment, named_by_rep, spoken_of_by};
use super::record::{Key, Kind, Record};
use super::sound;
use crate::domain::{Behaviour, BehaviourKey, Call, CallId, Codebook, Moment, MomentId, Rep};

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
        let mut known = Known {
            reps,
            calls,
            moments,
            ..Known::default()
        };
        self.check_gone(&mut known)?;
        for (i, call) in self.calls.iter().enumerate() {
            check_call(call, i + 1, &known)?;
        }
        for (i, moment) in self.moments.iter().enumerate() {
            if !known.calls.has(moment.call.number()) {
                return Err(missing(Kind::Moment, i + 1, "a call"));
            }
        }
        self.check_others(&known)
    }

    /// What is gone is gone once, and isn't here, whatever call it is said to belong to.
    pub(super) fn check_gone(&self, known: &mut Known) -> Result<(), ImportError> {
        let mut seen = BTreeSet::new();
        for (i, (key, _)) in self.gone.iter().enumerate() {
            if known.has_id_of(key) || !seen.insert((key.kind(), key.id())) {
                let (kind, place) = (key.kind(), i + 1);
                return Err(ImportError::Twice { kind, place });
            }
        }
        let gone = self.gone.iter().map(|(key, _)| key);
        known.gone_moments = gone.clone().filter_map(moment).collect();
        known.gone = gone.cloned().collect();
        Ok(())
    }

    /// A version that isn't shown is one of a record that is here, or was deleted since.
    pub(super) fn check_others(&self, known: &Known) -> Result<(), ImportError> {
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
        let mut known = Known::default();
        for (i, one) in self.behaviours.iter().enumerate() {
            if !known.has_behaviour_come(one) {
                let (kind, place) = (Kind::Behaviour, i + 1);
                return Err(ImportError::Twice { kind, place });
            }
        }
        let check = |kind, i: usize, is_known: bool| match is_known {
            true => Ok(()),
            false => Err(missing(kind, i + 1, "a behaviour of a codebook")),
        };
        for (i, rep) in self.reps.iter().enumerate() {
            check(Kind::Rep, i, known.names(named_by_rep(rep), codebook))?;
        }
        for (i, call) in self.calls.iter().enumerate() {
            check(Kind::Call, i, known.names(named_by_call(call), codebook))?;
        }
        for (i, moment) in self.moments.iter().enumerate() {
            let is_known = known.names(named_by_moment(moment), codebook);
            check(Kind::Moment, i, is_known)?;
        }
        self.check_behaviours_of_others(&known, codebook)
    }

    /// The same of the versions that aren't shown.
    pub(super) fn check_behaviours_of_others(
        &self,
        known: &Known,
        codebook: &Codebook,
    ) -> Result<(), ImportError> {
        for (i, version) in self.others.iter().enumerate() {
            let named = version.record().map(named_by).unwrap_or_default();
            if !known.names(named, codebook) {
                let kind = version.key().kind();
                return Err(missing(kind, i + 1, "a behaviour of a codebook"));
            }
        }
        Ok(())
    }
}

fn missing(kind: Kind, place: usize, what: &'static str) -> ImportError {
    ImportError::Missing { kind, place, what }
}

/// The numbers of a moment and of its call.
fn moment(key: &Key) -> Option<(u128, u128)> {
    let (id, call) = key.moment()?;
    Some((id.number(), call.number()))
}

fn ids(kind: Kind, all: impl Iterator<Item = (u128, u128)>) -> Result<IdsInFile, ImportError> {
    let mut seen = IdsInFile::default();
    for (i, (id, of)) in all.enumerate() {
        if !seen.has_come(id, of) {
            return Err(ImportError::Twice { kind, place: i + 1 });
        }
    }
    Ok(seen)
}

/// What a file holds, by ids.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Known {
    reps: IdsInFile,
    calls: IdsInFile,
    moments: IdsInFile,
    gone: BTreeSet<Key>,
    gone_moments: IdsInFile,
    brought: BTreeSet<BehaviourKey>,
}

/// Whether something that comes, one after another in the order of a file, fits what came before it.
impl Known {
    pub(super) fn has_behaviour_come(&mut self, behaviour: &Behaviour) -> bool {
        self.brought.insert(behaviour.key.clone())
    }

    pub(super) fn has_rep_come(&mut self, rep: &Rep, codebook: &Codebook) -> bool {
        self.names(named_by_rep(rep), codebook) && self.reps.has_come(rep.id.number(), 0)
    }

    /// What the call speaks of may come after it: see [`Self::may_stand`].
    pub(super) fn has_call_come(&mut self, call: &Call, codebook: &Codebook) -> bool {
        let (id, rep) = (call.id.number(), call.rep.number());
        self.names(named_by_call(call), codebook) && self.calls.has_come(id, rep)
    }

    pub(super) fn has_moment_come(&mut self, moment: &Moment, codebook: &Codebook) -> bool {
        let (id, call) = (moment.id.number(), moment.call.number());
        self.calls.has(call)
            && self.names(named_by_moment(moment), codebook)
            && self.moments.has_come(id, call)
    }

    /// Whether a call fits, now that all of the file has come.
    pub(super) fn may_stand(&self, call: &Call) -> bool {
        check_call(call, 0, self).is_ok()
    }

    /// Whether a moment, here or gone, belongs to another call than this by the file.
    pub(super) fn is_elsewhere(&self, moment: MomentId, call: CallId) -> bool {
        let id = moment.number();
        let by_the_file = self.moments.of(id).or_else(|| self.gone_moments.of(id));
        by_the_file.is_some_and(|of| of != call.number())
    }

    fn names<'a>(
        &self,
        named: impl IntoIterator<Item = &'a BehaviourKey>,
        codebook: &Codebook,
    ) -> bool {
        let is_known =
            |key: &BehaviourKey| codebook.find(key).is_some() || self.brought.contains(key);
        named.into_iter().all(is_known)
    }

    fn has(&self, key: &Key) -> bool {
        match key {
            Key::Moment(call, id) => self.moments.of(id.number()) == Some(call.number()),
            _ => self.has_id_of(key),
        }
    }

    fn has_id_of(&self, key: &Key) -> bool {
        match key {
            Key::Rep(id) => self.reps.has(id.number()),
            Key::Call(id) => self.calls.has(id.number()),
            Key::Moment(_, id) => self.moments.has(id.number()),
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

fn check_call(call: &Call, place: usize, known: &Known) -> Result<(), ImportError> {
    let missing = |what| missing(Kind::Call, place, what);
    if !known.reps.has(call.rep.number()) {
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
