//! The filters of the list of calls, each as a choice with the number of calls that it would show.

use super::phrase;
use crate::app::LookBack;
use crate::app::pick::{Choice, Counts, Filters, Waits};
use crate::domain::order::by_text;
use crate::domain::{Name, Notebook, Outcome, Stakes};

/// One thing that calls can be told apart by.
#[derive(Clone, Debug, PartialEq)]
pub struct Filter {
    pub label: &'static str,
    /// The first lets all calls through.
    pub options: Vec<FilterOption>,
    /// The place of the option that is set.
    pub set: usize,
}

/// One of the options of a filter.
#[derive(Clone, Debug, PartialEq)]
pub struct FilterOption {
    pub words: String,
    /// How many calls it would show beside the other filters; `None` for all.
    pub calls: Option<usize>,
    pub choice: Choice,
}

impl FilterOption {
    /// `Dana Ortiz (12)`
    #[must_use]
    pub fn label(&self) -> String {
        match self.calls {
            Some(calls) => format!("{} ({calls})", self.words),
            None => self.words.clone(),
        }
    }
}

/// All filters, as they are set.
#[must_use]
pub fn filters(notebook: &Notebook, filters: &Filters, counts: &Counts) -> Vec<Filter> {
    let Filters {
        rep,
        account,
        waits,
        stakes,
        outcome,
        when,
    } = filters;
    let set = [
        Choice::Rep(*rep),
        Choice::Account(account.clone()),
        Choice::Waits(*waits),
        Choice::Stakes(*stakes),
        Choice::Outcome(*outcome),
        Choice::When(*when),
    ];
    let all = [
        reps(notebook, counts),
        accounts(counts),
        to_do(counts),
        by_stakes(counts),
        by_outcome(counts),
        by_time(counts),
    ];
    let all = all.into_iter().zip(set);
    all.map(|(filter, set)| filter.set_to(&set)).collect()
}

/// What is set, as words: `Dana Ortiz, To be named`.
#[must_use]
pub fn chosen(notebook: &Notebook, filters: &Filters) -> String {
    let rep = filters.rep.map(|rep| phrase::name_of(notebook, rep));
    let words = [
        rep,
        filters.account.as_ref().map(Name::as_str),
        filters.waits.map(Waits::label),
        filters.stakes.map(Stakes::label),
        filters.outcome.map(Outcome::label),
        filters.when.map(in_words),
    ];
    let words: Vec<&str> = words.into_iter().flatten().collect();
    words.join(", ")
}

fn reps(notebook: &Notebook, counts: &Counts) -> Filter {
    let options = counts.reps.iter().map(|(rep, calls)| {
        let name = phrase::name_of(notebook, *rep);
        option(name, *calls, Choice::Rep(Some(*rep)))
    });
    let options = by_text(options.collect(), |option| option.words.as_str());
    filter("Rep", "All reps", Choice::Rep(None), options)
}

fn accounts(counts: &Counts) -> Filter {
    let options = counts.accounts.iter().map(|(account, calls)| {
        let choice = Choice::Account(Some(account.clone()));
        option(account.as_str(), *calls, choice)
    });
    let options = by_text(options.collect(), |option| option.words.as_str());
    filter("Account", "All accounts", Choice::Account(None), options)
}

fn to_do(counts: &Counts) -> Filter {
    let options = each(Waits::ALL, counts.waits, Waits::label, Choice::Waits);
    filter("To do", "Done or not", Choice::Waits(None), options)
}

fn by_stakes(counts: &Counts) -> Filter {
    let options = each(Stakes::ALL, counts.stakes, Stakes::label, Choice::Stakes);
    filter("Stakes", "Any stakes", Choice::Stakes(None), options)
}

fn by_outcome(counts: &Counts) -> Filter {
    let outcomes = counts.outcomes;
    let options = each(Outcome::ALL, outcomes, Outcome::label, Choice::Outcome);
    filter("Outcome", "Any outcome", Choice::Outcome(None), options)
}

fn by_time(counts: &Counts) -> Filter {
    let options = each(LookBack::ALL, counts.when, in_words, Choice::When);
    // All of it is what the filter lets through when it isn't set.
    let all = Choice::When(Some(LookBack::All));
    let options = options.filter(move |option| option.choice != all);
    filter("When", "At any time", Choice::When(None), options)
}

fn in_words(when: LookBack) -> &'static str {
    match when {
        LookBack::Month => "The last 30 days",
        LookBack::Quarter => "The last 90 days",
        LookBack::Year => "The last year",
        LookBack::All => "At any time",
    }
}

/// An option for each value of a type.
fn each<T: Copy, const N: usize>(
    all: [T; N],
    counts: [usize; N],
    words: fn(T) -> &'static str,
    choice: fn(Option<T>) -> Choice,
) -> impl Iterator<Item = FilterOption> {
    let all = all.into_iter().zip(counts);
    all.map(move |(one, calls)| option(words(one), calls, choice(Some(one))))
}

fn option(words: impl Into<String>, calls: usize, choice: Choice) -> FilterOption {
    FilterOption {
        words: words.into(),
        calls: Some(calls),
        choice,
    }
}

fn filter(
    label: &'static str,
    any: &str,
    none: Choice,
    options: impl IntoIterator<Item = FilterOption>,
) -> Filter {
    let any = FilterOption {
        calls: None,
        ..option(any, 0, none)
    };
    Filter {
        label,
        options: [any].into_iter().chain(options).collect(),
        set: 0,
    }
}

impl Filter {
    /// Options that would show nothing are left out, but for the one that is set.
    fn set_to(mut self, choice: &Choice) -> Self {
        let stays = |option: &FilterOption| option.calls != Some(0) || option.choice == *choice;
        self.options.retain(stays);
        let place = self.options.iter().position(|one| one.choice == *choice);
        self.set = place.unwrap_or(0);
        self
    }
}
