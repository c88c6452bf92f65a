//! Which calls the list shows, and how many each choice of a filter has. Start with [`Picking`].

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::app::LookBack;
use crate::app::search::index::Found;
use crate::domain::{Call, CallId, Name, Notebook, Outcome, Phase, RepId, Stakes, Timestamp};

/// What of the list is wanted; `None` lets all through.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filters {
    pub rep: Option<RepId>,
    pub account: Option<Name>,
    pub stakes: Option<Stakes>,
    pub outcome: Option<Outcome>,
    pub when: Option<LookBack>,
    pub waits: Option<Waits>,
}

/// One filter, set anew; `None` lets all through.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choice {
    Rep(Option<RepId>),
    Account(Option<Name>),
    Stakes(Option<Stakes>),
    Outcome(Option<Outcome>),
    When(Option<LookBack>),
    Waits(Option<Waits>),
}

impl Filters {
    /// Sets one of them, and leaves the others.
    pub fn choose(&mut self, choice: Choice) {
        match choice {
            Choice::Rep(rep) => self.rep = rep,
            Choice::Account(account) => self.account = account,
            Choice::Stakes(stakes) => self.stakes = stakes,
            Choice::Outcome(outcome) => self.outcome = outcome,
            Choice::When(when) => self.when = when,
            Choice::Waits(waits) => self.waits = waits,
        }
    }

    /// All calls pass.
    #[must_use]
    pub fn let_all_through(&self) -> bool {
        *self == Self::default()
    }
}

/// What waits to be done with a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Waits {
    ToName,
    ToDebrief,
}

impl Waits {
    pub const ALL: [Self; 2] = [Self::ToName, Self::ToDebrief];

    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::ToName => "To be named",
            Self::ToDebrief => "To be debriefed",
        }
    }

    /// Whether it waits with a call: one to be named has a moment without a name, and is to be
    /// debriefed as well.
    #[must_use]
    pub fn has(self, notebook: &Notebook, call: &Call) -> bool {
        let is_ended = matches!(call.phase, Phase::Ended { .. });
        is_ended && (self == Self::ToDebrief || notebook.unnamed(call.id) > 0)
    }
}

/// How many calls each choice would show beside the other filters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub reps: BTreeMap<RepId, usize>,
    pub accounts: BTreeMap<Name, usize>,
    /// In the order of [`Stakes::ALL`].
    pub stakes: [usize; Stakes::ALL.len()],
    /// In the order of [`Outcome::ALL`].
    pub outcomes: [usize; Outcome::ALL.len()],
    /// In the order of [`Waits::ALL`].
    pub waits: [usize; Waits::ALL.len()],
    /// In the order of [`LookBack::ALL`].
    pub when: [usize; LookBack::ALL.len()],
}

/// What is picked from, and by what: the filters as they are now, and the calls that were found if
/// something was looked for.
#[derive(Clone, Copy, Debug)]
pub struct Picking<'a> {
    pub notebook: &'a Notebook,
    pub filters: &'a Filters,
    pub now: Timestamp,
    pub found: Option<&'a Found<'a>>,
}

impl Picking<'_> {
    /// Those of some calls that are wanted, in their order.
    #[must_use]
    pub fn pick(self, calls: &[CallId]) -> Vec<CallId> {
        let lets_all = self.filters.let_all_through();
        let passes = |call: &&CallId| {
            let call = || self.notebook.call(**call);
            lets_all || call().is_some_and(|call| self.passes(call).iter().all(|passes| *passes))
        };
        let found = calls.iter().filter(|call| self.is_found(**call));
        found.filter(passes).copied().collect()
    }

    /// How many calls each choice would show: one pass over all of them.
    #[must_use]
    pub fn count(self) -> Counts {
        let mut counts = Counts::default();
        // What is set stays among the choices, though it may show nothing.
        counts.reps.extend(self.filters.rep.map(|rep| (rep, 0)));
        let at = self.filters.account.clone();
        counts.accounts.extend(at.map(|account| (account, 0)));
        let begun = self.notebook.calls().filter(|call| !call.is_planned());
        for call in begun.filter(|call| self.is_found(call.id)) {
            self.count_in(&mut counts, call);
        }
        counts
    }

    fn count_in(self, counts: &mut Counts, call: &Call) {
        let passes = self.passes(call);
        let stopped = passes.iter().filter(|passes| !**passes).count();
        // No filter but this one stops the call.
        let but = |own: usize| stopped == usize::from(!passes[own]);
        if but(0) {
            *counts.reps.entry(call.rep).or_default() += 1;
        }
        if let Some(account) = call.account.as_ref().filter(|_| but(1)) {
            match counts.accounts.get_mut(account) {
                Some(calls) => *calls += 1,
                None => drop(counts.accounts.insert(account.clone(), 1)),
            }
        }
        if but(2) {
            tally(&mut counts.stakes, Stakes::ALL, |one| call.stakes == one);
        }
        if but(3) {
            let outcome = call.outcome();
            tally(&mut counts.outcomes, Outcome::ALL, |one| {
                outcome == Some(one)
            });
        }
        if but(4) {
            tally(&mut counts.when, LookBack::ALL, |one| self.is_in(call, one));
        }
        if but(5) {
            tally(&mut counts.waits, Waits::ALL, |one| {
                one.has(self.notebook, call)
            });
        }
    }

    /// Which of the filters let a call through.
    fn passes(self, call: &Call) -> [bool; 6] {
        let filters = self.filters;
        let at = filters.account.as_ref();
        [
            filters.rep.is_none_or(|rep| call.rep == rep),
            at.is_none_or(|at| call.account.as_ref() == Some(at)),
            filters.stakes.is_none_or(|stakes| call.stakes == stakes),
            filters
                .outcome
                .is_none_or(|one| call.outcome() == Some(one)),
            filters.when.is_none_or(|when| self.is_in(call, when)),
            filters.waits.is_none_or(|one| one.has(self.notebook, call)),
        ]
    }

    fn is_found(self, call: CallId) -> bool {
        self.found.is_none_or(|found| found.has(call))
    }

    fn is_in(self, call: &Call, when: LookBack) -> bool {
        when.period(self.now).has_call(call)
    }
}

/// The calls in the order of the list, the newest first. They are put in order once for each revision
/// of the notes, and not with each letter that is typed.
#[derive(Clone, Debug, Default)]
pub struct Newest {
    of: Option<u64>,
    calls: Vec<CallId>,
}

impl Newest {
    /// Puts the calls in order, if they aren't those of this revision.
    pub fn keep_up(&mut self, notebook: &Notebook, revision: u64) {
        if self.of != Some(revision) {
            self.calls = newest(notebook);
            self.of = Some(revision);
        }
    }

    /// The calls of a notebook at a revision.
    #[must_use]
    pub fn calls(&self, notebook: &Notebook, revision: u64) -> Cow<'_, [CallId]> {
        match self.of {
            Some(of) if of == revision => Cow::Borrowed(&self.calls),
            _ => Cow::Owned(newest(notebook)),
        }
    }
}

fn newest(notebook: &Notebook) -> Vec<CallId> {
    let calls = notebook.newest_calls().into_iter();
    calls.map(|call| call.id).collect()
}

fn tally<T, const N: usize>(calls: &mut [usize; N], all: [T; N], has: impl Fn(T) -> bool) {
    for (calls, one) in calls.iter_mut().zip(all) {
        *calls += usize::from(has(one));
    }
}
