//! What part of a notebook a file holds, and what the file is called.

use std::collections::{BTreeMap, BTreeSet};

use super::needs::{named_by, named_by_call, named_by_moment, named_by_rep, spoken_of_by};
use super::receiver::Receiver;
use crate::domain::{
    Behaviour, BehaviourKey, Call, CallId, Content, Key, Ledger, Lineage, Moment, Notebook, Phase,
    Record, Rep, RepId, Strand, Timestamp, Version,
};

/// What is exported. The steps of a pad stay on their phone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// The whole notebook. For oneself it is the backup: with the private notes, the trash, and the traces
    /// of what was deleted.
    Everything,
    /// A rep with all calls.
    Rep(RepId),
    /// A call with its rep.
    Call(CallId),
    /// The behaviours alone.
    Codebook,
}

impl Scope {
    /// Whom it is for as a rule: the backup is one's own, and all else leaves for others.
    #[must_use]
    pub fn usual_receiver(self) -> Receiver {
        match self {
            Self::Everything => Receiver::Myself,
            Self::Rep(_) | Self::Call(_) | Self::Codebook => Receiver::AnotherManager,
        }
    }
}

/// The records of a scope, in their order, and what of their history goes along.
pub(super) struct Selection<'a> {
    pub(super) behaviours: Vec<&'a Behaviour>,
    pub(super) reps: Vec<&'a Rep>,
    pub(super) calls: Vec<Call>,
    pub(super) moments: Vec<Moment>,
    pub(super) edits: BTreeMap<String, &'a Lineage>,
    pub(super) others: Vec<&'a Version>,
    pub(super) gone: Vec<(&'a Key, Timestamp)>,
}

impl<'a> Selection<'a> {
    pub(super) fn of(notebook: &'a Notebook, scope: Scope, receiver: Receiver) -> Self {
        let wanted = |call: &&Call| {
            let is_in = match scope {
                Scope::Everything => true,
                Scope::Rep(id) => call.rep == id,
                Scope::Call(id) => call.id == id,
                Scope::Codebook => false,
            };
            is_in && is_for(notebook, call, receiver)
        };
        let calls: Vec<Call> = notebook.all_calls().filter(wanted).cloned().collect();
        let has_call = |rep: &Rep| calls.iter().any(|call| call.rep == rep.id);
        let rep_wanted = |rep: &&Rep| match scope {
            Scope::Everything => is_own(receiver) || rep.trashed.is_none() || has_call(rep),
            Scope::Rep(id) => {
                rep.id == id && (is_own(receiver) || rep.trashed.is_none() || has_call(rep))
            }
            Scope::Call(_) => has_call(rep),
            Scope::Codebook => false,
        };
        let moments = calls.iter().flat_map(|call| notebook.moments(call.id));
        let mut selection = Self {
            behaviours: notebook.own_behaviours().collect(),
            reps: notebook.all_reps().filter(rep_wanted).collect(),
            moments: moments.cloned().collect(),
            calls,
            edits: BTreeMap::new(),
            others: Vec::new(),
            gone: Vec::new(),
        };
        match (scope, receiver) {
            (Scope::Everything, Receiver::Myself) => selection.take_history(notebook.ledger()),
            (_, Receiver::Myself) => selection.take_others(notebook.ledger()),
            _ => selection.guard_notes(),
        }
        if scope != Scope::Everything || !is_own(receiver) {
            selection.take_gone_that_are_spoken_of(notebook.ledger());
        }
        if matches!(scope, Scope::Rep(_) | Scope::Call(_)) {
            selection.leave_behaviours_that_are_not_named();
        }
        selection.take_edits(notebook.ledger());
        selection
    }

    /// The versions that aren't shown, and what was deleted.
    fn take_history(&mut self, ledger: &'a Ledger) {
        let keys = ledger.in_conflict();
        self.others = keys.flat_map(|key| ledger.others(key)).collect();
        self.gone = ledger.all_gone().collect();
    }

    /// The versions of what is in it that aren't shown.
    fn take_others(&mut self, ledger: &'a Ledger) {
        let reps = self.reps.iter().map(|rep| Key::Rep(rep.id));
        let calls = self.calls.iter().map(|call| Key::Call(call.id));
        let moments = self.moments.iter().map(|one| Key::Moment(one.call, one.id));
        let keys: Vec<Key> = reps.chain(calls).chain(moments).collect();
        self.others = keys.iter().flat_map(|key| ledger.others(key)).collect();
    }

    /// Of what was deleted, the moments of which a debrief still speaks: without them the file would not be
    /// read.
    fn take_gone_that_are_spoken_of(&mut self, ledger: &'a Ledger) {
        let others = self.others.iter().filter_map(|version| version.record());
        let others = others.filter_map(|record| match record {
            Record::Call(call) => Some(&**call),
            _ => None,
        });
        let calls = self.calls.iter().chain(others);
        let spoken_of = calls
            .flat_map(|call| spoken_of_by(call).map(move |moment| Key::Moment(call.id, moment)));
        let spoken_of: BTreeSet<Key> = spoken_of.collect();
        let gone = ledger.all_gone().filter(|(key, _)| spoken_of.contains(key));
        self.gone = gone.collect();
    }

    fn take_edits(&mut self, ledger: &'a Ledger) {
        let behaviours = self
            .behaviours
            .iter()
            .map(|one| Key::Behaviour(one.key.clone()));
        let reps = self.reps.iter().map(|rep| Key::Rep(rep.id));
        let calls = self.calls.iter().map(|call| Key::Call(call.id));
        let moments = self.moments.iter().map(|one| Key::Moment(one.call, one.id));
        let gone = self.gone.iter().map(|(key, _)| (*key).clone());
        let keys = behaviours
            .chain(reps)
            .chain(calls)
            .chain(moments)
            .chain(gone);
        let edits = keys.filter_map(|key| Some((in_file(&key), ledger.edits(&key)?)));
        self.edits = edits.collect();
    }

    fn leave_behaviours_that_are_not_named(&mut self) {
        let reps = self.reps.iter().flat_map(|rep| named_by_rep(rep));
        let calls = self.calls.iter().flat_map(named_by_call);
        let moments = self.moments.iter().flat_map(named_by_moment);
        let others = self.others.iter().filter_map(|version| version.record());
        let others = others.flat_map(named_by);
        let named = reps.chain(calls).chain(moments).chain(others);
        let named: BTreeSet<&BehaviourKey> = named.collect();
        self.behaviours.retain(|one| named.contains(&one.key));
    }

    /// Private notes are in the backup of everything alone.
    fn guard_notes(&mut self) {
        for call in &mut self.calls {
            call.sharing.guard(&mut call.note);
        }
        for moment in &mut self.moments {
            moment.sharing.guard(&mut moment.note);
        }
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

/// What leaves for somebody, as a notebook of its own: what isn't in it can't leave with any file that is
/// made of it.
#[must_use]
pub fn part_for(notebook: &Notebook, scope: Scope, receiver: Receiver) -> Notebook {
    let chosen = Selection::of(notebook, scope, receiver);
    let mut part = Notebook::default();
    let behaviours = chosen.behaviours.into_iter().cloned();
    let reps = chosen.reps.into_iter().cloned().map(Record::Rep);
    let calls = chosen.calls.into_iter().map(Record::from);
    let moments = chosen.moments.into_iter().map(Record::Moment);
    let records = behaviours.map(Record::Behaviour).chain(reps);
    for record in records.chain(calls).chain(moments) {
        let key = record.key();
        let of_it = |version: &&&Version| version.key() == key;
        let others = chosen.others.iter().filter(of_it);
        let edits = chosen.edits.get(&in_file(&key)).copied();
        part.put_strand(Strand {
            shown: Version {
                content: Content::Here(record),
                edits: edits.cloned().unwrap_or_default(),
            },
            others: others.copied().cloned().collect(),
        });
    }
    for (key, when) in chosen.gone {
        let edits = chosen.edits.get(&in_file(key)).copied();
        let content = Content::Gone(key.clone(), when);
        let edits = edits.cloned().unwrap_or_default();
        part.put_strand(Version { content, edits }.into());
    }
    part
}

/// How a file names a record: a rep and a call may have the same id.
pub(super) fn in_file(key: &Key) -> String {
    format!("{}/{}", key.kind(), key.id())
}

/// A name for the file that says what is in it: `curbside-dana-ortiz-2026-11-23`. The ending is
/// the sharer's choice.
#[must_use]
pub fn file_name(notebook: &Notebook, scope: Scope, date: &str) -> String {
    let rep = match scope {
        Scope::Everything | Scope::Codebook => None,
        Scope::Rep(id) => notebook.rep(id),
        Scope::Call(id) => notebook.call(id).and_then(|call| notebook.rep(call.rep)),
    };
    let what = match scope {
        Scope::Codebook => "codebook",
        _ => rep.map_or("notebook", |rep| rep.name.as_str()),
    };
    let mut name = String::from("curbside");
    // Only what no file system minds, and what shows the name as it is: all else parts the words.
    let parts = |c: char| c.is_ascii_punctuation() || c.is_whitespace() || is_unseen(c);
    for word in what
        .to_ascii_lowercase()
        .split(parts)
        .filter(|word| !word.is_empty())
    {
        name.push('-');
        name.push_str(word);
    }
    format!("{name}-{date}")
}

/// What isn't seen itself, and may turn the direction of what follows: an ending could be read backwards.
fn is_unseen(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}')
}
