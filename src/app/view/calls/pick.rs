//! Which calls the list shows, and how many each choice of a filter has. Start with [`pick`].

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::figures::Period;
use crate::domain::{Call, CallId, Notebook, Outcome, Phase, RepId, Stakes};

/// What of the list is wanted; `None` lets all through.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filters {
    pub rep: Option<RepId>,
    pub account: Option<String>,
    pub stakes: Option<Stakes>,
    pub outcome: Option<Outcome>,
    pub period: Option<Period>,
    pub waits: Option<Waits>,
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
    pub accounts: BTreeMap<String, usize>,
    /// In the order of [`Stakes::ALL`].
    pub stakes: [usize; Stakes::ALL.len()],
    /// In the order of [`Outcome::ALL`].
    pub outcomes: [usize; Outcome::ALL.len()],
    /// In the order of [`Waits::ALL`].
    pub waits: [usize; Waits::ALL.len()],
    /// One for each of the periods that were asked for.
    pub periods: Vec<usize>,
}

/// Picks the calls, of those that were found if something was looked for.
#[must_use]
pub fn pick(
    notebook: &Notebook,
    filters: &Filters,
    periods: &[Period],
    found: Option<&BTreeSet<CallId>>,
) -> Picked {
    let mut picked = Picked {
        periods: vec![0; periods.len()],
        ..Picked::default()
    };
    for call in notebook.newest_calls() {
        picked.all += 1;
        if found.is_none_or(|found| found.contains(&call.id)) {
            count(&mut picked, notebook, call, filters, periods);
        }
    }
    picked
}

fn count(
    picked: &mut Picked,
    notebook: &Notebook,
    call: &Call,
    filters: &Filters,
    periods: &[Period],
) {
    let account = call.account.as_ref().map(|account| account.as_str());
    let outcome = call.outcome();
    let rep = filters.rep.is_none_or(|rep| call.rep == rep);
    let at = filters
        .account
        .as_deref()
        .is_none_or(|at| account == Some(at));
    let stakes = filters.stakes.is_none_or(|stakes| call.stakes == stakes);
    let came_to = filters.outcome.is_none_or(|one| outcome == Some(one));
    let period = filters.period.is_none_or(|period| period.has_call(call));
    let waits = filters.waits.is_none_or(|waits| waits.has(notebook, call));
    let passes = [rep, at, stakes, came_to, period, waits];
    let but = |own: usize| {
        let mut others = passes.iter().enumerate().filter(|(one, _)| *one != own);
        others.all(|(_, passes)| *passes)
    };
    if but(passes.len()) {
        picked.calls.push(call.id);
    }
    if but(0) {
        *picked.reps.entry(call.rep).or_default() += 1;
    }
    if let Some(account) = account.filter(|_| but(1)) {
        match picked.accounts.get_mut(account) {
            Some(calls) => *calls += 1,
            None => drop(picked.accounts.insert(account.to_owned(), 1)),
        }
    }
    tally(&mut picked.stakes, Stakes::ALL, |one| {
        but(2) && call.stakes == one
    });
    tally(&mut picked.outcomes, Outcome::ALL, |one| {
        but(3) && outcome == Some(one)
    });
    let of_periods = picked.periods.iter_mut().zip(periods);
    for (calls, _) in of_periods.filter(|(_, period)| but(4) && period.has_call(call)) {
        *calls += 1;
    }
    tally(&mut picked.waits, Waits::ALL, |one| {
        but(5) && one.has(notebook, call)
    });
}

fn tally<T, const N: usize>(calls: &mut [usize; N], all: [T; N], has: impl Fn(T) -> bool) {
    for (calls, one) in calls.iter_mut().zip(all) {
        *calls += usize::from(has(one));
    }
}
