//! What is found by words, and what the list of calls shows of it.
#![allow(clippy::unwrap_used, clippy::expect_used)] // a test may stop
#![cfg(not(target_arch = "wasm32"))]

#[allow(dead_code)] // it takes what it needs
#[path = "support/any/mod.rs"]
mod any;

use std::collections::BTreeSet;

use curbside::app::LookBack;
use curbside::app::pick::{Filters, Picking, Waits};
use curbside::app::search::words::words;
use curbside::app::search::{Field, Index, Query, Said, said::said};
use curbside::domain::call::UtcOffset;
use curbside::domain::{CallId, Notebook, Outcome, Stakes, Timestamp, sample};
use proptest::prelude::*;

/// The calls that have the words, read one by one.
fn read_through(notebook: &Notebook, query: &Query) -> BTreeSet<CallId> {
    let has_all = |texts: &[String]| {
        query.beginnings().iter().all(|beginning| {
            let mut all = texts.iter().flat_map(|text| words(text));
            all.any(|word| word.folded.starts_with(beginning))
        })
    };
    let calls = notebook.all_calls().filter(|call| {
        let texts: Vec<String> = said(notebook, call).into_iter().map(|s| s.text).collect();
        has_all(&texts)
    });
    calls.map(|call| call.id).collect()
}

#[test]
fn what_is_written_is_told_before_what_moments_are_called() {
    let (now, zone) = (Timestamp::nearest(1_700_000_000_000), UtcOffset::nearest(0));
    let notebook = sample::notebook(1, 60, now, zone);
    let place = |said: &Said| match said.field {
        Field::MomentNote(_) => 1,
        Field::Replay(_) | Field::Debrief | Field::ActionStep => 2,
        Field::Moment(_) => 3,
        _ => 0,
    };
    let all: Vec<Vec<Said>> = notebook
        .all_calls()
        .map(|call| said(&notebook, call))
        .collect();
    assert!(all.iter().all(|said| said.is_sorted_by_key(place)));
    let places: BTreeSet<i32> = all.iter().flatten().map(place).collect();
    assert_eq!(places, BTreeSet::from([0, 1, 2, 3]));
}

proptest! {
    #[test]
    fn what_is_typed_from_a_text_finds_its_call(
        notebook in any::notebook(),
        of in any::<prop::sample::Index>(),
        until in any::<prop::sample::Index>(),
    ) {
        let index = Index::of(&notebook);
        for call in notebook.all_calls() {
            let texts = said(&notebook, call);
            if texts.is_empty() {
                continue;
            }
            let text: Vec<char> = of.get(&texts).text.chars().collect();
            let typed: String = text[..=until.index(text.len())].iter().collect();
            prop_assert!(index.find(&Query::typed(&typed)).has(call.id), "{typed:?}");
        }
    }

    #[test]
    fn the_index_answers_as_one_who_reads_every_call(
        notebook in any::notebook(),
        typed in "[a-zA-Zäßİ]{1,2}( [a-z]{1,2})?",
    ) {
        let query = Query::typed(&typed);
        prop_assert_eq!(Index::of(&notebook).find(&query).calls(), read_through(&notebook, &query));
    }

    #[test]
    fn an_index_that_is_kept_answers_as_a_fresh_one(
        before in any::notebook(),
        after in any::notebook(),
        typed in "[a-z]{0,2}",
    ) {
        let mut kept = Index::of(&before);
        for call in before.all_calls().filter(|call| after.call(call.id).is_none()) {
            kept.take(call.id);
        }
        for call in after.all_calls() {
            kept.put(&after, call);
        }
        let query = Query::typed(&typed);
        prop_assert_eq!(kept.find(&query).calls(), Index::of(&after).find(&query).calls());
    }

    #[test]
    fn each_count_is_what_its_choice_shows(
        notebook in any::notebook(),
        stakes in prop::option::of(prop::sample::select(Stakes::ALL.to_vec())),
        waits in prop::option::of(prop::sample::select(Waits::ALL.to_vec())),
        now in any::time(),
    ) {
        let filters = Filters { stakes, waits, ..Filters::default() };
        let all: Vec<CallId> = notebook.newest_calls().iter().map(|call| call.id).collect();
        let picking = Picking { notebook: &notebook, filters: &filters, now, found: None };
        let shown = |filters: &Filters| Picking { filters, ..picking }.pick(&all).len();
        let picked = picking.count();
        for (outcome, calls) in Outcome::ALL.into_iter().zip(picked.outcomes) {
            let chosen = Filters { outcome: Some(outcome), ..filters.clone() };
            prop_assert_eq!(shown(&chosen), calls);
        }
        for (stakes, calls) in Stakes::ALL.into_iter().zip(picked.stakes) {
            let chosen = Filters { stakes: Some(stakes), ..filters.clone() };
            prop_assert_eq!(shown(&chosen), calls);
        }
        for (rep, calls) in &picked.reps {
            let chosen = Filters { rep: Some(*rep), ..filters.clone() };
            prop_assert_eq!(shown(&chosen), *calls);
        }
        for (when, calls) in LookBack::ALL.into_iter().zip(picked.when) {
            let chosen = Filters { when: Some(when), ..filters.clone() };
            prop_assert_eq!(shown(&chosen), calls);
        }
    }
}
