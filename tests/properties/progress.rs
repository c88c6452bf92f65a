//! What holds for a rep's figures, whatever the notebook.

use curbside::domain::figures::progress::{
    RepCalls, Who, alone, behaviours, learning, net, steps, talk, trend,
};
use curbside::domain::figures::{Period, Share, Tally};
use curbside::domain::{
    Answer, BehaviourKey, CallKind, How, LearningMode, NetQuestion, Notebook, RepId, Verdict,
};
use proptest::prelude::*;

use crate::any;

/// All that a rep's figures come to in a period.
#[derive(Debug, PartialEq)]
struct Figures {
    /// What each counts.
    lists: Vec<Vec<Tally>>,
    counts: Vec<Vec<behaviours::CallCount>>,
    guesses: Vec<talk::TalkGuess>,
    shares: Vec<Share>,
}

fn figures(notebook: &Notebook, rep: RepId, period: Period) -> Figures {
    let calls = RepCalls::of(notebook, rep, period);
    let keys: Vec<BehaviourKey> = any::keys();
    let said = NetQuestion::ALL.map(|question| net::answers(&calls, question));
    let judged = said.iter().flat_map(|said| {
        [
            net::yes(said, Who::Rep),
            net::yes(said, Who::Manager),
            net::agree(said),
        ]
    });
    let (shares, agreed): (Vec<_>, Vec<_>) = judged.unzip();
    let moments = keys.iter().map(|key| behaviours::moments(&calls, key));
    let tries = How::ALL.map(|how| steps::tries(&calls, how));
    let closed = Verdict::ALL.map(|verdict| steps::closed(&calls, verdict));
    let taught = LearningMode::ALL.map(|mode| learning::taught(&calls, mode));
    let alone = CallKind::ALL.map(|kind| alone::said_alone(&calls, kind));
    let lists = moments.chain(tries).chain(closed).chain(taught);
    Figures {
        lists: lists.chain(alone).chain(agreed).collect(),
        counts: keys
            .iter()
            .map(|key| behaviours::by_call(&calls, key))
            .collect(),
        guesses: talk::guesses(&calls),
        shares,
    }
}

/// The same, of two periods one after the other.
fn together(before: Figures, after: Figures) -> Figures {
    fn joined<T>(before: Vec<Vec<T>>, after: Vec<Vec<T>>) -> Vec<Vec<T>> {
        let both = before.into_iter().zip(after);
        both.map(|(a, b)| a.into_iter().chain(b).collect())
            .collect()
    }
    let shares = before.shares.into_iter().zip(after.shares);
    Figures {
        lists: joined(before.lists, after.lists),
        counts: joined(before.counts, after.counts),
        guesses: before.guesses.into_iter().chain(after.guesses).collect(),
        shares: shares.map(|(a, b)| a.and(b)).collect(),
    }
}

/// The lists in an order of their own: a step comes with the call that agreed on it, and belongs to
/// the time of its closing.
fn sorted(mut figures: Figures) -> Figures {
    figures
        .lists
        .iter_mut()
        .for_each(|list| list.sort_unstable());
    figures
}

fn reps(notebook: &Notebook) -> Vec<RepId> {
    notebook.all_reps().map(|rep| rep.id).collect()
}

/// The notebook, with its records written down in the opposite order.
fn backwards(notebook: &Notebook) -> Notebook {
    let mut other = Notebook::default();
    let records: Vec<_> = notebook.records().collect();
    for record in records.into_iter().rev() {
        record.put_into(&mut other);
    }
    other
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn two_halves_of_a_period_are_the_whole(
        notebook in any::notebook(),
        at in any::time(),
        near in any::<prop::sample::Index>(),
        is_near in any::<bool>(),
    ) {
        let times: Vec<_> = notebook.calls().map(|call| call.when()).collect();
        let at = if is_near && !times.is_empty() { *near.get(&times) } else { at };
        let [before, after] = Period::EVER.split(at);
        for rep in reps(&notebook) {
            let halves = together(figures(&notebook, rep, before), figures(&notebook, rep, after));
            let whole = figures(&notebook, rep, Period::EVER);
            prop_assert_eq!(sorted(halves), sorted(whole));
        }
    }

    #[test]
    fn the_order_in_which_calls_were_written_down_does_not_matter(notebook in any::notebook()) {
        let other = backwards(&notebook);
        for rep in reps(&notebook) {
            let there = figures(&other, rep, Period::EVER);
            prop_assert_eq!(figures(&notebook, rep, Period::EVER), there);
        }
    }

    #[test]
    fn of_nothing_there_is_no_share_no_rate_no_median_and_no_trend(notebook in any::notebook()) {
        let never = Period { until: Some(Period::EVER.from), ..Period::EVER };
        for rep in reps(&notebook) {
            let nothing = figures(&notebook, rep, never);
            prop_assert!(nothing.lists.iter().all(Vec::is_empty));
            prop_assert!(nothing.shares.iter().all(|share| share.percent().is_none()));
            for counts in nothing.counts {
                let rate: curbside::domain::figures::progress::Rate = counts.iter().map(|one| one.rate).sum();
                prop_assert_eq!(rate.per_ten_minutes(), None);
            }
            prop_assert_eq!(talk::median_difference(&nothing.guesses), None);
        }
        prop_assert_eq!(trend::trend(&[]), None);
    }

    #[test]
    fn a_count_is_the_length_of_its_list_and_each_moment_stands_in_it_once(notebook in any::notebook()) {
        for rep in reps(&notebook) {
            let calls = RepCalls::of(&notebook, rep, Period::EVER);
            let seen = behaviours::seen(&calls);
            for key in any::keys() {
                let moments = behaviours::moments(&calls, &key);
                let counts = behaviours::by_call(&calls, &key);
                prop_assert_eq!(counts.len(), calls.counted().count());
                prop_assert_eq!(counts.iter().map(|one| one.rate.times).sum::<usize>(), moments.len());
                let times = seen.iter().find(|(other, _)| *other == key).map_or(0, |(_, times)| *times);
                prop_assert_eq!(times, moments.len());
                for (at, tally) in moments.iter().enumerate() {
                    prop_assert!(!moments[..at].contains(tally));
                }
            }
        }
    }

    #[test]
    fn a_trend_never_leaves_what_was_seen(rates in prop::collection::vec(any::<u32>(), 3..200)) {
        let line = trend::trend(&rates).unwrap();
        prop_assert_eq!(line.len(), rates.len());
        prop_assert!(line.iter().all(|height| rates.contains(height)));
    }

    #[test]
    fn both_said_yes_is_never_more_than_either(notebook in any::notebook()) {
        for rep in reps(&notebook) {
            let calls = RepCalls::of(&notebook, rep, Period::EVER);
            for question in NetQuestion::ALL {
                let said = net::answers(&calls, question);
                let yes = |who| net::yes(&said, who).0.part;
                let both = said.iter().filter(|one| {
                    one.rep == Some(Answer::Yes) && one.manager == Some(Answer::Yes)
                });
                prop_assert!(both.count() <= yes(Who::Rep).min(yes(Who::Manager)));
            }
        }
    }
}
