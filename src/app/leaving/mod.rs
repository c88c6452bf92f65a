//! What leaves the phone, before it does: whom it is for, which names are in it, and what stays.
//!
//! Start with [`leaving`]: it makes a notebook of its own of what leaves, without the names that are to be
//! left out. Every file, the summary on paper and the preview are made of that one, so none of them has
//! what isn't in it. [`names`] finds the names that the notebook knows, [`replacer`] puts others in their
//! place.

pub mod alias;
pub mod common;
pub mod names;
pub mod replacer;

use std::borrow::Cow;

use super::event::Parcel;
use crate::domain::{Call, Content, Lineage, Notebook, Phase, RepId, Strand, Version};
use crate::wire::{Receiver, Scope, part_for};
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
    if terms.are_of_a_backup(what) {
        return Leaving {
            notebook: Cow::Borrowed(notebook),
            replaced: 0,
        };
    }
    let part = part_for(notebook, scope(what), terms.receiver);
    let names = Names::known_to(notebook);
    let of_rep = rep_of(notebook, what);
    let mut replacer = Replacer::new(&names, terms, of_rep, is_preview);
    let notebook = without_names(&part, &mut replacer);
    Leaving {
        notebook: Cow::Owned(notebook),
        replaced: replacer.replaced(),
    }
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

/// The notebook with other names in the place of those that are left out.
fn without_names(part: &Notebook, replacer: &mut Replacer<'_>) -> Notebook {
    let mut done = Notebook::default();
    for strand in part.strands() {
        let Strand { shown, others } = strand;
        let shown = without_names_in(shown, replacer);
        let others = others.into_iter();
        let others = others.map(|version| without_names_in(version, replacer));
        done.put_strand(Strand {
            others: others.collect(),
            shown,
        });
    }
    done
}

/// A version in which a name was replaced leaves without its edits: so it gives way to the one that it
/// was made from wherever it meets it, and a notebook keeps its true names.
fn without_names_in(mut version: Version, replacer: &mut Replacer<'_>) -> Version {
    if let Content::Here(record) = &mut version.content
        && replacer.in_record(record)
    {
        version.edits = Lineage::default();
    }
    version
}
