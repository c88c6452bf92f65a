//! What part of a notebook a file holds, and what the file is called.

use std::collections::BTreeMap;

use super::needs::{named_by_call, named_by_moment, named_by_rep};
use crate::domain::{
    Behaviour, BehaviourKey, Call, CallId, Key, Ledger, Lineage, Moment, Notebook, Rep, RepId,
    Timestamp, Version,
};

/// What is exported. The steps of a pad stay on their phone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// The backup: with the private notes, the trash, and the traces of what was deleted. In all other
    /// files these are left out.
    Everything,
    /// A rep with all calls, for others.
    Rep(RepId),
    /// A call with its rep, for others.
    Call(CallId),
    /// The behaviours alone.
    Codebook,
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
    pub(super) fn of(notebook: &'a Notebook, scope: Scope) -> Self {
        let wanted = |call: &&Call| match scope {
            Scope::Everything => true,
            Scope::Rep(id) => call.rep == id && !notebook.is_thrown(call),
            Scope::Call(id) => call.id == id && !notebook.is_thrown(call),
            Scope::Codebook => false,
        };
        let calls: Vec<Call> = notebook.all_calls().filter(wanted).cloned().collect();
        let has_call = |rep: &Rep| calls.iter().any(|call| call.rep == rep.id);
        let rep_wanted = |rep: &&Rep| match scope {
            Scope::Everything => true,
            Scope::Rep(id) => rep.id == id && (rep.trashed.is_none() || has_call(rep)),
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
        if matches!(scope, Scope::Rep(_) | Scope::Call(_)) {
            selection.leave_behaviours_that_are_not_named();
        }
        if scope == Scope::Everything {
            selection.take_history(notebook.ledger());
        } else {
            selection.guard_notes();
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
        let named: Vec<&BehaviourKey> = reps.chain(calls).chain(moments).collect();
        self.behaviours.retain(|one| named.contains(&&one.key));
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
