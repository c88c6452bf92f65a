//! One thing in the notebook: a rep, a call, a moment, a behaviour, each a record of its own.

use core::fmt;

use serde::{Deserialize, Serialize};

use super::{
    Behaviour, BehaviourKey, Call, CallId, Draft, DraftOf, Moment, MomentId, Notebook, Rep, RepId,
    Sharing, Steps, Text, Timestamp,
};

/// A thing that is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Record {
    Rep(Rep),
    /// By far the largest: lists of records are mostly moments, and would have room for a call in each.
    Call(Box<Call>),
    Moment(Moment),
    Behaviour(Behaviour),
    /// What can be undone on a pad; it stays on this device.
    Steps(Steps),
    /// What is not finished; it stays on this device.
    Draft(Draft),
}

impl From<Call> for Record {
    fn from(call: Call) -> Self {
        Self::Call(Box::new(call))
    }
}

/// What a record is found by.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Key {
    Rep(RepId),
    Call(CallId),
    Moment(CallId, MomentId),
    Behaviour(BehaviourKey),
    Steps(CallId),
    Draft(DraftOf),
}

/// The kinds of record; each has a store of its own on the disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    Rep,
    Call,
    Moment,
    Behaviour,
    Steps,
    Draft,
}

impl Kind {
    pub const ALL: [Self; 6] = [
        Self::Rep,
        Self::Call,
        Self::Moment,
        Self::Behaviour,
        Self::Steps,
        Self::Draft,
    ];

    /// Whether it leaves the phone in files and is joined with what other phones wrote. What doesn't
    /// has no history, and the last one to write it has the word.
    #[must_use]
    pub fn travels(self) -> bool {
        !matches!(self, Self::Steps | Self::Draft)
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Rep => "rep",
            Self::Call => "call",
            Self::Moment => "moment",
            Self::Behaviour => "behaviour",
            Self::Steps => "steps",
            Self::Draft => "draft",
        })
    }
}

impl Key {
    #[must_use]
    pub fn kind(&self) -> Kind {
        match self {
            Self::Rep(_) => Kind::Rep,
            Self::Call(_) => Kind::Call,
            Self::Moment(..) => Kind::Moment,
            Self::Behaviour(_) => Kind::Behaviour,
            Self::Steps(_) => Kind::Steps,
            Self::Draft(_) => Kind::Draft,
        }
    }

    /// The call whose record or moment this is.
    #[must_use]
    pub fn call(&self) -> Option<CallId> {
        match self {
            Self::Call(id) | Self::Moment(id, _) => Some(*id),
            _ => None,
        }
    }

    /// A moment and its call.
    #[must_use]
    pub fn moment(&self) -> Option<(MomentId, CallId)> {
        match self {
            Self::Moment(call, id) => Some((*id, *call)),
            _ => None,
        }
    }

    /// The id as the disk knows it.
    #[must_use]
    pub fn id(&self) -> String {
        match self {
            Self::Rep(id) => id.to_string(),
            Self::Call(id) | Self::Steps(id) => id.to_string(),
            Self::Behaviour(key) => key.as_str().to_owned(),
            Self::Moment(_, id) => id.to_string(),
            Self::Draft(of) => of.id(),
        }
    }
}

impl Record {
    #[must_use]
    pub fn key(&self) -> Key {
        match self {
            Self::Rep(rep) => Key::Rep(rep.id),
            Self::Call(call) => Key::Call(call.id),
            Self::Moment(moment) => Key::Moment(moment.call, moment.id),
            Self::Behaviour(behaviour) => Key::Behaviour(behaviour.key.clone()),
            Self::Steps(steps) => Key::Steps(steps.call),
            Self::Draft(draft) => Key::Draft(draft.what.of()),
        }
    }

    /// When a person last changed it.
    #[must_use]
    pub fn edited(&self) -> Timestamp {
        match self {
            Self::Rep(rep) => rep.edited,
            Self::Call(call) => call.edited,
            Self::Moment(moment) => moment.edited,
            Self::Behaviour(behaviour) => behaviour.edited,
            Self::Steps(steps) => steps.edited,
            Self::Draft(draft) => draft.edited,
        }
    }

    /// The record as changed at a time: what is brought back is newer than its deletion.
    #[must_use]
    pub fn edited_at(mut self, now: Timestamp) -> Self {
        *self.edited_mut() = now;
        self
    }

    /// What the record says, whenever it was changed.
    #[must_use]
    pub fn timeless(mut self) -> Self {
        if let Self::Call(call) = &mut self {
            call.changed = None;
        }
        self.edited_at(Timestamp::EARLIEST)
    }

    /// Takes the times of another state of this record, where they are later.
    pub fn take_times_of(&mut self, other: &Self) {
        if let (Self::Call(call), Self::Call(other)) = (&mut *self, other) {
            call.changed = call.changed.max(other.changed);
        }
        let edited = self.edited().max(other.edited());
        *self.edited_mut() = edited;
    }

    fn edited_mut(&mut self) -> &mut Timestamp {
        match self {
            Self::Rep(rep) => &mut rep.edited,
            Self::Call(call) => &mut call.edited,
            Self::Moment(moment) => &mut moment.edited,
            Self::Behaviour(behaviour) => &mut behaviour.edited,
            Self::Steps(steps) => &mut steps.edited,
            Self::Draft(draft) => &mut draft.edited,
        }
    }

    /// The record without what is for the manager's eyes alone.
    #[must_use]
    pub fn without_private(mut self) -> Self {
        if let Some((note, sharing)) = self.note_mut() {
            sharing.guard(note);
        }
        self
    }

    /// Takes the private note of another state of this record, where this one has no note: a file
    /// for others never carries one, and must not wipe it out. Of two blank ones both phones keep the same.
    pub fn take_private_of(&mut self, mut other: Self) {
        if let (Some((note, sharing)), Some((kept, Sharing::Private))) = (
            self.note_mut(),
            other.note_mut().map(|(note, sharing)| (note, *sharing)),
        ) && note.is_blank()
            && !(kept.is_blank() && kept.as_str() <= note.as_str())
        {
            *note = core::mem::take(kept);
            *sharing = Sharing::Private;
        }
    }

    fn note_mut(&mut self) -> Option<(&mut Text, &mut Sharing)> {
        match self {
            Self::Call(call) => Some((&mut call.note, &mut call.sharing)),
            Self::Moment(moment) => Some((&mut moment.note, &mut moment.sharing)),
            Self::Rep(_) | Self::Behaviour(_) | Self::Steps(_) | Self::Draft(_) => None,
        }
    }

    /// Adds this record to a notebook, or replaces the one with its key.
    pub fn put_into(self, notebook: &mut Notebook) {
        match self {
            Self::Rep(rep) => notebook.put_rep(rep),
            Self::Call(call) => notebook.put_call(*call),
            Self::Moment(moment) => notebook.put_moment(moment),
            Self::Behaviour(behaviour) => notebook.put_behaviour(behaviour),
            Self::Steps(steps) => notebook.put_steps(steps),
            Self::Draft(draft) => notebook.put_draft(draft),
        }
    }

    /// The record that a notebook has under this key.
    #[must_use]
    pub fn of(notebook: &Notebook, key: &Key) -> Option<Self> {
        match key {
            Key::Rep(id) => notebook.rep(*id).cloned().map(Self::Rep),
            Key::Call(id) => notebook.call(*id).cloned().map(Self::from),
            Key::Moment(call, id) => notebook.moment(*call, *id).cloned().map(Self::Moment),
            Key::Behaviour(key) => notebook.codebook().find(key).cloned().map(Self::Behaviour),
            Key::Steps(call) => notebook.steps(*call).cloned().map(Self::Steps),
            Key::Draft(of) => notebook.draft(of).cloned().map(Self::Draft),
        }
    }

    /// Takes the record with this key out of a notebook.
    pub fn take_from(notebook: &mut Notebook, key: &Key) {
        match key {
            Key::Rep(id) => drop(notebook.take_rep(*id)),
            Key::Call(id) => drop(notebook.take_call(*id)),
            Key::Moment(call, id) => drop(notebook.take_moment(*call, *id)),
            Key::Behaviour(key) => notebook.take_behaviour(key),
            Key::Steps(call) => drop(notebook.take_steps(*call)),
            Key::Draft(of) => drop(notebook.take_draft(of)),
        }
    }
}
