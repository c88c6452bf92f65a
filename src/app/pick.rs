//! Which calls the list shows, and how many each choice of a filter has. Start with [`pick`].

use std::collections::{BTreeMap, BTreeSet};

use crate::app::LookBack;
use crate::domain::figures::Period;
use crate::domain::order::by_number;
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
        let has_unnamed = || {
            let mut moments = notebook.moments(call.id).iter();
            moments.any(|moment| moment.what.is_unnamed())
        };
        let is_ended = matches!(call.phase, Phase::Ended { .. });
        is_ended && (self == Self::ToDebrief || has_unnamed())
    }
}

/// What is shown, and how many calls each choice would show beside the other filters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Picked {
    /// The newest first.
    pub calls: Vec<CallId>,
    /// How many calls there are in all.
    pub all: usize,
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

/// Picks the calls, of those that were found if something was looked for.
#[must_use]
pub fn pick(
    notebook: &Notebook,
    filters: &Filters,
    now: Timestamp,
    found: Option<&BTreeSet<CallId>>,
) -> Picked {
    let mut picked = Picked::default();
    // What is set stays among the choices, though it may show nothing.
    picked.reps.extend(filters.rep.map(|rep| (rep, 0)));
    let at = filters.account.clone();
    picked.accounts.extend(at.map(|account| (account, 0)));
    let periods = LookBack::ALL.map(|when| when.period(now));
    let mut shown = Vec::new();
    for call in notebook.calls().filter(|call| !call.is_planned()) {
        picked.all += 1;
        if found.is_none_or(|found| found.contains(&call.id)) {
            let passes = count(&mut picked, notebook, call, filters, &periods);
            shown.extend(passes.then_some(call));
        }
    }
    let shown = by_number(shown, |call| call.newest_first()).into_iter();
    picked.calls = shown.map(|call| call.id).collect();
    picked
}

/// Counts a call for each choice that would show it beside the other filters, and tells whether the
/// filters show it as they are.
fn count(
    picked: &mut Picked,
    notebook: &Notebook,
    call: &Call,
    filters: &Filters,
    periods: &[Period; LookBack::ALL.len()],
) -> bool {
    let account = call.account.as_ref();
    let outcome = call.outcome();
    let begun = |when: LookBack| {
        let mut periods = LookBack::ALL.into_iter().zip(periods);
        periods.any(|(one, period)| one == when && period.has_call(call))
    };
    let passes = [
        filters.rep.is_none_or(|rep| call.rep == rep),
        filters
            .account
            .as_ref()
            .is_none_or(|at| account == Some(at)),
        filters.stakes.is_none_or(|stakes| call.stakes == stakes),
        filters.outcome.is_none_or(|one| outcome == Some(one)),
        filters.when.is_none_or(begun),
        filters.waits.is_none_or(|waits| waits.has(notebook, call)),
    ];
    let stopped = passes.iter().filter(|passes| !**passes).count();
    // No filter but this one stops the call.
    let but = |own: usize| stopped == usize::from(!passes[own]);
    if but(0) {
        *picked.reps.entry(call.rep).or_default() += 1;
    }
    if let Some(account) = account.filter(|_| but(1)) {
        match picked.accounts.get_mut(account) {
            Some(calls) => *calls += 1,
            None => drop(picked.accounts.insert(account.clone(), 1)),
        }
    }
    if but(2) {
        tally(&mut picked.stakes, Stakes::ALL, |one| call.stakes == one);
    }
    if but(3) {
        tally(&mut picked.outcomes, Outcome::ALL, |one| {
            outcome == Some(one)
        });
    }
    if but(4) {
        tally(&mut picked.when, LookBack::ALL, begun);
    }
    if but(5) {
        tally(&mut picked.waits, Waits::ALL, |one| one.has(notebook, call));
    }
    stopped == 0
}

fn tally<T, const N: usize>(calls: &mut [usize; N], all: [T; N], has: impl Fn(T) -> bool) {
    for (calls, one) in calls.iter_mut().zip(all) {
        *calls += usize::from(has(one));
    }
}
