//! What leaves for somebody, as a notebook of its own: what isn't in it can't leave with any file that is made of
//! it. A large one is made bit by bit ([`Gathering`]), a small one at once ([`part_for`]).

use super::choice::Choice;
use super::receiver::Receiver;
use super::scope::Scope;
use crate::domain::{
    Behaviour, BehaviourKey, CallId, Content, Key, Moment, Notebook, Record, Strand, Version,
};

/// A part of a notebook that is being put together. It takes from the same notebook to its end: if that one changes,
/// the part is begun anew.
#[derive(Clone, Debug)]
pub struct Gathering {
    choice: Choice,
    at: Place,
    part: Notebook,
}

/// What comes next.
#[derive(Clone, Copy, Debug)]
enum Place {
    Behaviours,
    Reps,
    Call(usize),
    MomentsOf(usize),
    Gone(usize),
    Done,
}

/// What is done to each version that leaves.
pub type Touch<'a> = dyn FnMut(&mut Version) + 'a;

impl Gathering {
    #[must_use]
    pub fn new(notebook: &Notebook, scope: Scope, receiver: Receiver) -> Self {
        Self {
            choice: Choice::of(notebook, scope, receiver),
            at: Place::Behaviours,
            part: Notebook::default(),
        }
    }

    /// The calls that the part will have.
    #[must_use]
    pub fn calls(&self) -> &[CallId] {
        &self.choice.calls
    }

    /// How many reps it will have, before the first step.
    #[must_use]
    pub fn reps(&self) -> usize {
        self.choice.reps.len()
    }

    /// The behaviours that it will have, before the first step.
    #[must_use]
    pub fn behaviours(&self) -> &[BehaviourKey] {
        &self.choice.behaviours
    }

    /// Takes some more, about so many records, and answers whether there are more. Each version is touched before it is
    /// in the part, in the order of the file.
    pub fn go_on(&mut self, notebook: &Notebook, records: usize, touch: &mut Touch<'_>) -> bool {
        let mut taken = 0;
        while taken < records && !matches!(self.at, Place::Done) {
            taken += self.step(notebook, touch);
        }
        !matches!(self.at, Place::Done)
    }

    /// How far it has come, in hundredths.
    #[must_use]
    pub fn hundredths(&self) -> usize {
        let half = |place: usize, of: usize| place * 50 / of.max(1);
        match self.at {
            Place::Behaviours | Place::Reps => 0,
            // The moments are nearly all that there is.
            Place::Call(place) => half(place, self.choice.calls.len()) / 5,
            Place::MomentsOf(place) => 10 + half(place, self.choice.calls.len()) * 9 / 5,
            Place::Gone(_) | Place::Done => 100,
        }
    }

    /// The part, once there is no more.
    #[must_use]
    pub fn part(self) -> Notebook {
        self.part
    }

    fn step(&mut self, notebook: &Notebook, touch: &mut Touch<'_>) -> usize {
        match self.at {
            Place::Behaviours => {
                let chosen = core::mem::take(&mut self.choice.behaviours);
                let is_in = |one: &&Behaviour| chosen.contains(&one.key);
                let behaviours = notebook.own_behaviours().filter(is_in).cloned();
                let behaviours = behaviours.map(Record::Behaviour);
                behaviours.for_each(|one| self.take(notebook, one, touch));
                self.at = Place::Reps;
                chosen.len()
            }
            Place::Reps => {
                let chosen = core::mem::take(&mut self.choice.reps);
                let reps = chosen.iter().filter_map(|id| notebook.rep(*id)).cloned();
                let reps = reps.map(Record::Rep);
                reps.for_each(|rep| self.take(notebook, rep, touch));
                self.at = Place::Call(0);
                chosen.len()
            }
            Place::Call(place) => {
                self.at = match self.choice.calls.get(place) {
                    None => Place::MomentsOf(0),
                    Some(id) => {
                        if let Some(call) = notebook.call(*id).cloned() {
                            self.take(notebook, Record::from(call), touch);
                        }
                        Place::Call(place + 1)
                    }
                };
                1
            }
            Place::MomentsOf(place) => match self.choice.calls.get(place).copied() {
                None => {
                    self.at = Place::Gone(0);
                    1
                }
                Some(call) => {
                    self.at = Place::MomentsOf(place + 1);
                    self.take_moments(notebook, call, touch)
                }
            },
            Place::Gone(place) => {
                self.at = match self.choice.gone.get(place) {
                    None => Place::Done,
                    Some(key) => {
                        let trace = trace(notebook, key);
                        trace
                            .into_iter()
                            .for_each(|one| self.part.put_strand(one.into()));
                        Place::Gone(place + 1)
                    }
                };
                1
            }
            Place::Done => 1,
        }
    }

    fn take_moments(&mut self, notebook: &Notebook, call: CallId, touch: &mut Touch<'_>) -> usize {
        let moments: &[Moment] = notebook.moments(call);
        for moment in moments {
            self.take(notebook, Record::Moment(moment.clone()), touch);
        }
        1 + moments.len()
    }

    fn take(&mut self, notebook: &Notebook, record: Record, touch: &mut Touch<'_>) {
        let (key, ledger) = (record.key(), notebook.ledger());
        let record = match self.choice.is_guarded {
            true => record.without_private(),
            false => record,
        };
        let mut shown = Version {
            content: Content::Here(record),
            edits: ledger.edits(&key).cloned().unwrap_or_default(),
        };
        touch(&mut shown);
        let mut others = match self.choice.others.contains(&key) {
            true => ledger.others(&key).to_vec(),
            false => Vec::new(),
        };
        others.iter_mut().for_each(touch);
        self.part.put_strand(Strand { shown, others });
    }
}

fn trace(notebook: &Notebook, key: &Key) -> Option<Version> {
    let ledger = notebook.ledger();
    Some(Version {
        content: Content::Gone(key.clone(), ledger.gone(key)?),
        edits: ledger.edits(key).cloned().unwrap_or_default(),
    })
}

/// The part at once.
#[must_use]
pub fn part_for(notebook: &Notebook, scope: Scope, receiver: Receiver) -> Notebook {
    let mut gathering = Gathering::new(notebook, scope, receiver);
    while gathering.go_on(notebook, usize::MAX, &mut |_| {}) {}
    gathering.part()
}
