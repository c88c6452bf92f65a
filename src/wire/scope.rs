//! What part of a notebook a file holds, and what the file is called.

use crate::domain::{
    Behaviour, BehaviourKey, Call, CallId, Codebook, Moment, Notebook, Rep, RepId, What,
};

/// What is exported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// The backup: all but the trash, private notes too.
    Everything,
    /// A rep with all calls.
    Rep(RepId),
    /// A call with its rep.
    Call(CallId),
    /// The behaviours alone.
    Codebook,
}

/// The records of a scope, in their order.
pub(super) struct Selection<'a> {
    pub(super) behaviours: Vec<&'a Behaviour>,
    pub(super) reps: Vec<&'a Rep>,
    pub(super) calls: Vec<&'a Call>,
    pub(super) moments: Vec<&'a Moment>,
}

impl<'a> Selection<'a> {
    pub(super) fn of(notebook: &'a Notebook, scope: Scope) -> Self {
        let wanted = |call: &Call| match scope {
            Scope::Everything => true,
            Scope::Rep(id) => call.rep == id,
            Scope::Call(id) => call.id == id,
            Scope::Codebook => false,
        };
        let calls: Vec<&Call> = notebook.calls().filter(|call| wanted(call)).collect();
        let rep_wanted = |rep: &Rep| match scope {
            Scope::Everything => true,
            Scope::Rep(id) => rep.id == id,
            Scope::Call(_) => calls.iter().any(|call| call.rep == rep.id),
            Scope::Codebook => false,
        };
        let mut selection = Self {
            behaviours: Vec::new(),
            reps: notebook.reps().filter(|rep| rep_wanted(rep)).collect(),
            moments: calls
                .iter()
                .flat_map(|call| notebook.moments(call.id))
                .collect(),
            calls,
        };
        selection.behaviours = selection.behaviours(notebook.codebook(), scope);
        selection
    }

    /// The codebook's own behaviours; for a part of the notebook only those that it names.
    fn behaviours(&self, codebook: &'a Codebook, scope: Scope) -> Vec<&'a Behaviour> {
        match scope {
            Scope::Everything | Scope::Codebook => codebook.own().collect(),
            Scope::Rep(_) | Scope::Call(_) => {
                let named = self.named();
                codebook
                    .own()
                    .filter(|one| named.contains(&&one.key))
                    .collect()
            }
        }
    }

    /// The behaviours that the records name.
    fn named(&self) -> Vec<&'a BehaviourKey> {
        let reps = self.reps.iter().flat_map(|rep| named_by_rep(rep));
        let calls = self.calls.iter().flat_map(|call| named_by_call(call));
        let moments = self
            .moments
            .iter()
            .flat_map(|moment| named_by_moment(moment));
        reps.chain(calls).chain(moments).collect()
    }
}

/// The behaviour that a rep works on.
pub(super) fn named_by_rep(rep: &Rep) -> Vec<&BehaviourKey> {
    rep.focus.iter().collect()
}

/// The behaviours on a call's pad and in its action step.
pub(super) fn named_by_call(call: &Call) -> Vec<&BehaviourKey> {
    let step = call
        .debrief()
        .and_then(|debrief| debrief.follow.behaviour.as_ref());
    call.keys.iter().chain(step).collect()
}

/// The behaviour that a moment is.
pub(super) fn named_by_moment(moment: &Moment) -> Vec<&BehaviourKey> {
    match &moment.what {
        What::Behaviour(key) | What::Over(key) => vec![key],
        _ => vec![],
    }
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
    // Only what no file system minds: spaces, separators and marks part the words.
    let parts = |c: char| c.is_ascii_punctuation() || c.is_whitespace();
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
