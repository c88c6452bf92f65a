//! A behaviour call by call, counted in ten minutes of call.

use super::{counted, place};
use crate::app::model::Model;
use crate::app::view::{lines, phrase};
use crate::domain::figures::Tally;
use crate::domain::figures::progress::behaviours::{self, CallCount};
use crate::domain::figures::progress::trend::{FEWEST, trend};
use crate::domain::figures::progress::{Rate, RepCalls};
use crate::domain::{BehaviourKey, How, Rep, RepId, order};

/// What the chart shows. Heights are in hundredths of a time in ten minutes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChartView {
    pub key: BehaviourKey,
    pub label: String,
    /// What can be shown, each with its key.
    pub behaviours: Vec<(String, String)>,
    /// The calls in their order, those under a minute left out.
    pub dots: Vec<Dot>,
    /// The trend, a height for each dot; empty if there is none.
    pub trend: Vec<u32>,
    /// The height of the paper.
    pub top: u32,
    /// The scale in words.
    pub scale: String,
    /// The days of the first and the last dot.
    pub ends: (String, String),
    /// The ways in which tries went, each with how often.
    pub tries: Vec<(How, usize)>,
    /// The same in words, for those who don't see it.
    pub text: String,
    /// Why there is no line, and what is left out.
    pub word: String,
    pub total: Total,
}

/// How often the behaviour was seen in all calls. What it counts is looked up once somebody asks for it
/// ([`moments`]).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Total {
    pub label: String,
    pub value: String,
    pub times: usize,
}

/// One call on the chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dot {
    pub height: u32,
    pub tried: Option<How>,
}

/// The chart of the behaviour that was chosen, else of the focus, else of what was seen most. Without a
/// call there is none.
pub(super) fn chart(model: &Model, rep: &Rep, calls: &RepCalls<'_>) -> Option<ChartView> {
    let seen = behaviours::seen(calls);
    let key = shown(model, rep, &seen)?;
    let counts = behaviours::by_call(calls, &key);
    counts.first()?;
    let dots: Vec<Dot> = counts.iter().filter_map(dot).collect();
    let heights: Vec<u32> = dots.iter().map(|dot| dot.height).collect();
    let trend = trend(&heights).unwrap_or_default();
    let label = lines::behaviour_label(model.notebook.codebook(), model.now, &key);
    let mut view = ChartView {
        behaviours: choices(model, rep, &key, &seen),
        trend,
        top: top(heights.iter().copied().max().unwrap_or_default()),
        scale: String::new(),
        ends: ends(&counts),
        tries: tries(&dots),
        text: String::new(),
        word: word(dots.len(), counts.len()),
        total: total(&counts),
        key,
        label,
        dots,
    };
    view.scale = format!(
        "{}: up to {} in ten minutes of call",
        view.label,
        hundredths(view.top)
    );
    view.text = text(&view);
    Some(view)
}

/// The key of the behaviour that is on the chart.
pub(super) fn shown(
    model: &Model,
    rep: &Rep,
    seen: &[(BehaviourKey, usize)],
) -> Option<BehaviourKey> {
    let most = || {
        seen.iter()
            .max_by_key(|(_, times)| *times)
            .map(|(key, _)| key)
    };
    let chosen = place(model, rep.id).behaviour;
    chosen.or_else(|| rep.focus.as_ref().or_else(most).cloned())
}

/// What was seen, with how often; and the focus, and what is shown, even if they weren't.
fn choices(
    model: &Model,
    rep: &Rep,
    shown: &BehaviourKey,
    seen: &[(BehaviourKey, usize)],
) -> Vec<(String, String)> {
    let is_unseen = |key: &&BehaviourKey| seen.iter().all(|(other, _)| other != *key);
    let focus = rep.focus.as_ref().filter(|focus| *focus != shown);
    let unseen = [shown].into_iter().chain(focus).filter(is_unseen);
    let all = unseen
        .map(|key| (key, 0))
        .chain(seen.iter().map(|(key, times)| (key, *times)));
    let named = |(key, times): (&BehaviourKey, usize)| {
        let label = lines::behaviour_label(model.notebook.codebook(), model.now, key);
        let focus = if rep.focus.as_ref() == Some(key) {
            ", the focus"
        } else {
            ""
        };
        (key.as_str().to_owned(), format!("{label}{focus} ({times})"))
    };
    order::by_text(all.map(named).collect(), |(_, label)| label)
}

fn dot(count: &CallCount) -> Option<Dot> {
    let height = count.rate.per_ten_minutes()?;
    Some(Dot {
        height,
        tried: count.tried,
    })
}

/// The next height that is easy to read.
fn top(most: u32) -> u32 {
    let mut power: u32 = 100;
    loop {
        let steps = [1, 2, 3, 4, 5, 6, 8].into_iter();
        let fits = steps
            .map(|step| power.saturating_mul(step))
            .find(|top| *top >= most);
        match (fits, power.checked_mul(10)) {
            (Some(top), _) => return top,
            (None, Some(next)) => power = next,
            (None, None) => return most,
        }
    }
}

fn ends(counts: &[CallCount]) -> (String, String) {
    let rated = || counts.iter().filter(|count| dot(count).is_some());
    let day = |count: Option<&CallCount>| {
        count
            .map(|count| phrase::date(count.day))
            .unwrap_or_default()
    };
    match rated().count() {
        1 => (day(rated().next()), String::new()),
        _ => (day(rated().next()), day(rated().next_back())),
    }
}

fn tries(dots: &[Dot]) -> Vec<(How, usize)> {
    let count = |how| dots.iter().filter(|dot| dot.tried == Some(how)).count();
    let counts = How::ALL.into_iter().map(|how| (how, count(how)));
    counts.filter(|(_, count)| *count > 0).collect()
}

fn word(dots: usize, calls: usize) -> String {
    let few = (1..FEWEST).contains(&dots);
    let few = few.then(|| "No trend line with fewer than three calls.".to_owned());
    let short = (calls > dots).then(|| {
        let short = phrase::count(calls - dots, "call");
        format!("{short} under a minute left out.")
    });
    let words: Vec<String> = few.into_iter().chain(short).collect();
    words.join(" ")
}

/// What the total of a rep's chart counts.
#[must_use]
pub fn moments(model: &Model, rep: RepId, key: &BehaviourKey) -> Vec<Tally> {
    let rep = model.notebook.rep(rep);
    rep.map_or_else(Vec::new, |rep| {
        behaviours::moments(&counted(model, rep), key)
    })
}

fn total(counts: &[CallCount]) -> Total {
    let all: Rate = counts.iter().map(|count| count.rate).sum();
    let rate = all.per_ten_minutes().map(hundredths);
    Total {
        label: format!("Seen in {}", phrase::count(counts.len(), "call")),
        value: match rate {
            Some(rate) => format!(
                "{} ({rate} in ten minutes)",
                phrase::count(all.times, "time")
            ),
            None => phrase::count(all.times, "time"),
        },
        times: all.times,
    }
}

/// The chart in words: its span, its heights, its trend, its tries.
fn text(view: &ChartView) -> String {
    let heights = || view.dots.iter().map(|dot| dot.height);
    let (Some(least), Some(most)) = (heights().min(), heights().max()) else {
        return format!("{}: nothing yet.", view.label);
    };
    let mut text = format!(
        "{}, in ten minutes of call, in {}: from {} to {}.",
        view.label,
        phrase::count(view.dots.len(), "call"),
        hundredths(least),
        hundredths(most),
    );
    if let (Some(first), Some(last)) = (view.trend.first(), view.trend.last()) {
        let (first, last) = (hundredths(*first), hundredths(*last));
        text.push_str(&format!(" The trend goes from {first} to {last}."));
    }
    for (how, count) in &view.tries {
        text.push_str(&format!(" {}: {count}.", how.label()));
    }
    text
}

/// Hundredths as a number without needless noughts: `3`, `1.5`, `0.44`.
#[must_use]
pub fn hundredths(number: u32) -> String {
    match (number / 100, number % 100) {
        (whole, 0) => whole.to_string(),
        (whole, part) if part % 10 == 0 => format!("{whole}.{}", part / 10),
        (whole, part) => format!("{whole}.{part:02}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_has_no_needless_noughts() {
        let numbers = [0, 300, 150, 44, 1_205].map(hundredths);
        assert_eq!(numbers, ["0", "3", "1.5", "0.44", "12.05"]);
    }

    #[test]
    fn the_paper_is_as_high_as_the_next_number_that_is_easy_to_read() {
        let tops = [0, 100, 101, 650, 900, 12_345, u32::MAX].map(top);
        let read = [100, 100, 200, 800, 1_000, 20_000, u32::MAX];
        assert_eq!(tops, read);
    }
}
