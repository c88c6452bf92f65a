//! What leaves the phone, before it does: whom it is for, which names are in it, and what stays.
//!
//! Start with [`leaving`]: it makes a notebook of its own of what leaves, without the names that are to be
//! left out. Every file, the summary on paper and the preview are made of that one, so none of them has
//! what isn't in it. [`making`] does the same bit by bit, and writes the file: a large one takes longer than a tap is one. [`names`] finds the names that the notebook knows, [`replacer`] puts others in their
//! place.

pub mod alias;
pub mod common;
pub mod making;
pub mod names;
pub mod replacer;

use std::borrow::Cow;

use super::event::Parcel;
use crate::domain::{Call, Content, Lineage, Notebook, Phase, RepId, Version};
use crate::wire::part::Gathering;
use crate::wire::{Receiver, Scope};
use names::Names;
use replacer::Replacer;

/// On what terms something leaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Terms {
    pub receiver: Receiver,
    pub naming: Naming,
}

/// How accounts and people are called in what leaves.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Naming {
    #[default]
    AsTheyAre,
    Initials,
    /// `Rep A`, `Account B`.
    Letters,
}

impl Naming {
    pub const ALL: [Self; 3] = [Self::AsTheyAre, Self::Initials, Self::Letters];

    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::AsTheyAre => "As they are",
            Self::Initials => "Initials",
            Self::Letters => "Letters",
        }
    }
}

impl Terms {
    /// What is usual for something: a summary is for the rep, the backup for oneself, notes for another
    /// manager.
    #[must_use]
    pub fn usual(what: Parcel) -> Self {
        let receiver = match what {
            Parcel::Summary(..) => Receiver::TheRep,
            // The rep writes it, for the manager.
            Parcel::Answer(_) => Receiver::AnotherManager,
            Parcel::Notes(scope) | Parcel::Rows(scope, ..) => scope.usual_receiver(),
        };
        Self {
            receiver,
            naming: Naming::default(),
        }
    }

    /// Whether what leaves on these terms brings a lost notebook back.
    #[must_use]
    pub fn are_of_a_backup(self, what: Parcel) -> bool {
        what == Parcel::Notes(Scope::Everything)
            && self.receiver == Receiver::Myself
            && self.naming == Naming::AsTheyAre
    }

    /// Whether all of the notebook leaves on these terms, and as it is: then no other is made of it.
    #[must_use]
    pub fn leave_all_as_it_is(self, what: Parcel) -> bool {
        matches!(
            what,
            Parcel::Notes(Scope::Everything) | Parcel::Rows(Scope::Everything, ..)
        ) && self.receiver == Receiver::Myself
            && self.naming == Naming::AsTheyAre
    }

    /// Whether names may be left out on these terms.
    #[must_use]
    pub fn may_replace(self) -> bool {
        self.naming != Naming::AsTheyAre || self.receiver == Receiver::TheRep
    }
}

/// Who may be the receivers of something. The rep isn't one of the whole notebook, nor of a call whose
/// debrief isn't done.
#[must_use]
pub fn receivers(notebook: &Notebook, what: Parcel) -> &'static [Receiver] {
    let is_debriefed = |call: &Call| matches!(call.phase, Phase::Debriefed { .. });
    match what {
        Parcel::Summary(..) => &Receiver::ALL,
        Parcel::Answer(_) => &[],
        Parcel::Notes(scope) | Parcel::Rows(scope, ..) => match scope {
            Scope::Rep(_) => &Receiver::ALL,
            Scope::Call(id) if notebook.call(id).is_some_and(is_debriefed) => &Receiver::ALL,
            _ => &Receiver::BUT_THE_REP,
        },
    }
}

/// The part of the notebook that something is made of.
#[must_use]
pub fn scope(what: Parcel) -> Scope {
    match what {
        Parcel::Notes(scope) | Parcel::Rows(scope, ..) => scope,
        Parcel::Summary(call, _) | Parcel::Answer(call) => Scope::Call(call),
    }
}

/// What leaves, as a notebook of its own, and how many names were replaced in it.
pub struct Leaving<'a> {
    pub notebook: Cow<'a, Notebook>,
    pub replaced: usize,
}

/// Makes what leaves on these terms. In a preview each name that was put in the place of another is
/// [marked](alias::OPEN).
#[must_use]
pub fn leaving(notebook: &Notebook, what: Parcel, terms: Terms, is_preview: bool) -> Leaving<'_> {
    if terms.leave_all_as_it_is(what) {
        return Leaving {
            notebook: Cow::Borrowed(notebook),
            replaced: 0,
        };
    }
    let mut gathering = Gathering::new(notebook, scope(what), terms.receiver);
    let mut replacer = replacer(notebook, what, terms, is_preview);
    while go_on(&mut gathering, &mut replacer, notebook, usize::MAX) {}
    Leaving {
        notebook: Cow::Owned(gathering.part()),
        replaced: replacer.as_ref().map_or(0, Replacer::replaced),
    }
}

/// What replaces the names that are left out on these terms; none if none may be.
fn replacer(
    notebook: &Notebook,
    what: Parcel,
    terms: Terms,
    is_preview: bool,
) -> Option<Replacer<'static>> {
    terms.may_replace().then(|| {
        let names = Names::known_to(notebook);
        Replacer::owning(names, terms, rep_of(notebook, what), is_preview)
    })
}

/// Gathers some more of what leaves, with other names in the place of those that are left out.
fn go_on(
    gathering: &mut Gathering,
    replacer: &mut Option<Replacer<'_>>,
    notebook: &Notebook,
    records: usize,
) -> bool {
    gathering.go_on(notebook, records, &mut |version| {
        if let Some(replacer) = replacer {
            without_names_in(version, replacer);
        }
    })
}

/// The rep whom something is about, if it is about one.
#[must_use]
pub fn rep_of(notebook: &Notebook, what: Parcel) -> Option<RepId> {
    match scope(what) {
        Scope::Rep(id) => Some(id),
        Scope::Call(id) => notebook.call(id).map(|call| call.rep),
        Scope::Everything | Scope::Codebook => None,
    }
}

/// A version in which a name was replaced leaves without its edits: so it gives way to the one that it
/// was made from wherever it meets it, and a notebook keeps its true names.
fn without_names_in(version: &mut Version, replacer: &mut Replacer<'_>) {
    if let Content::Here(record) = &mut version.content
        && replacer.in_record(record)
    {
        version.edits = Lineage::default();
    }
}
