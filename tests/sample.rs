//! The notebook of made-up calls: the same for the same seed, whole, and fit to be shown and shared.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test may stop

#[path = "support/mod.rs"]
mod support;
#[path = "properties/whole.rs"]
mod whole;

use std::collections::BTreeSet;

use curbside::app::model::Startup;
use curbside::app::{Model, Route};
use curbside::domain::call::UtcOffset;
use curbside::domain::figures::Share;
use curbside::domain::sample::{FEW, SEED, notebook};
use curbside::domain::{
    Call, Codebook, How, NetMove, Notebook, Outcome, Phase, Record, Timestamp, What,
};
use curbside::wire::{Scope, export, health, import};
use support::TEN;

fn now() -> Timestamp {
    Timestamp::nearest(TEN)
}

fn made(calls: usize) -> Notebook {
    notebook(SEED, calls, now(), UtcOffset::nearest(60))
}

fn file(notebook: &Notebook) -> String {
    export(notebook, Scope::Everything, now()).unwrap()
}

/// FNV-1a.
fn hash(text: &str) -> u64 {
    let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    text.bytes().fold(0xcbf2_9ce4_8422_2325, step)
}

/// Whoever changes what is made up changes this number, and knows that notebooks of a seed change.
#[test]
fn the_same_seed_gives_the_same_notebook_for_good() {
    let text = file(&made(FEW));
    assert_eq!(text, file(&made(FEW)));
    let from_reps = text.find("\"reps\"").unwrap();
    assert_eq!(
        hash(&text[from_reps..]),
        FROZEN,
        "what a seed gives has changed"
    );
    let other = notebook(SEED + 1, FEW, now(), UtcOffset::nearest(60));
    assert_ne!(file(&other), text);
}

const FROZEN: u64 = 756_046_294_217_783_820;

#[test]
fn every_call_fits_together_and_every_screen_shows_it() {
    for calls in [0, 1, 2, 9, 10, FEW, 500] {
        let notebook = made(calls);
        assert_eq!(notebook.all_calls().count(), calls);
        let mut model = Model::new(now(), UtcOffset::nearest(60), Route::Today);
        model.startup = Startup::Ready;
        model.notebook = notebook;
        whole::holds_together(&model);
    }
}

#[test]
fn the_check_finds_nothing_in_it() {
    for seed in 0..20 {
        let notebook = notebook(seed, 200, now(), UtcOffset::nearest(-300));
        let records: Vec<Record> = notebook.records().collect();
        let found = health::check(&records, &BTreeSet::new(), &[]);
        assert_eq!(found.faults, Vec::<String>::new());
        assert_eq!(found.records, records.len());
    }
}

#[test]
fn its_file_keeps_to_the_schema_and_comes_back_whole() {
    let made = made(300);
    let text = file(&made);
    let schema = include_str!("../public/schema/curbside-4.schema.json");
    let schema = jsonschema::validator_for(&serde_json::from_str(schema).unwrap()).unwrap();
    let value = serde_json::from_str(&text).unwrap();
    let faults: Vec<String> = schema.iter_errors(&value).map(|e| e.to_string()).collect();
    assert_eq!(faults, Vec::<String>::new());
    let back = import::read(&text, &Codebook::starter()).unwrap();
    assert_eq!(file(&back.into_notebook()), text);
}

#[test]
fn ten_thousand_calls_make_a_file_that_is_taken() {
    let of_a_twentieth = file(&made(500)).len() as u64;
    assert!(20 * of_a_twentieth < import::LARGEST, "{of_a_twentieth}");
}

#[test]
fn calls_lie_on_workdays_before_now_wherever_the_clock_stands() {
    let clocks = [Timestamp::EARLIEST, now(), Timestamp::LATEST];
    for clock in clocks {
        for ahead in [-720, 60, 840] {
            let zone = UtcOffset::nearest(ahead);
            let notebook = notebook(3, 300, clock, zone);
            assert_eq!(notebook.all_calls().count(), 300);
            if clock == Timestamp::EARLIEST {
                continue;
            }
            for call in notebook.all_calls() {
                let day = curbside::domain::Day::of(call.when(), ahead).number();
                assert!((day + 3).rem_euclid(7) < 5, "a call at the weekend");
                assert!(call.when() < clock && call.edited <= clock);
            }
        }
    }
}

#[test]
fn there_is_something_to_look_at_on_each_screen() {
    let notebook = made(FEW);
    assert_eq!(notebook.reps().count(), 8);
    assert_eq!(notebook.planned_calls().len(), 2);
    let ended = |call: &&Call| matches!(call.phase, Phase::Ended { .. });
    assert_eq!(notebook.calls().filter(ended).count(), 3);
    assert!(notebook.open_steps().len() >= 2);
    for outcome in Outcome::ALL {
        assert!(notebook.calls().any(|call| call.outcome() == Some(outcome)));
    }
    for call in notebook.calls().filter(|call| call.is_over()) {
        let moments = notebook.moments(call.id).len();
        assert!((8..=40).contains(&moments), "{moments} moments");
    }
    let oldest = notebook.calls().map(Call::when).min().unwrap();
    let days = now().days_since(oldest);
    assert!(
        (100..150).contains(&days),
        "about four months, and not {days} days"
    );
}

fn debriefed(notebook: &Notebook) -> Vec<&Call> {
    let mut calls = notebook.newest_calls();
    calls.retain(|call| matches!(call.phase, Phase::Debriefed { .. }));
    calls.reverse();
    calls
}

/// Of the first and of the last third of the calls.
fn then_and_now(notebook: &Notebook, share: impl Fn(&[&Call]) -> Share) -> [u8; 2] {
    let calls = debriefed(notebook);
    let third = calls.len() / 3;
    let parts = [&calls[..third], &calls[calls.len() - third..]];
    parts.map(|part| share(part).percent().expect("something was counted"))
}

fn share(each: impl Iterator<Item = bool>) -> Share {
    let mut share = Share::default();
    each.for_each(|is_counted| share.add(is_counted));
    share
}

#[test]
fn the_manager_holds_more_urges_and_reps_keep_more_steps_as_the_months_go_by() {
    for seed in 0..8 {
        let notebook = notebook(seed, 400, now(), UtcOffset::nearest(60));
        let [before, after] = then_and_now(&notebook, |calls| {
            let moments = calls.iter().flat_map(|call| notebook.moments(call.id));
            let held = |what: &What| match what {
                What::Net(NetMove::Held) => Some(true),
                What::Net(NetMove::Redirected | NetMove::TookOver) => Some(false),
                _ => None,
            };
            share(moments.filter_map(|moment| held(&moment.what)))
        });
        assert!(before + 15 < after, "{before} % and {after} % held");
    }
    let notebook = made(2_000);
    let [before, after] = then_and_now(&notebook, |calls| {
        let steps = calls.iter().filter_map(|call| call.debrief());
        let tries = steps.flat_map(|said| &said.follow.tries);
        share(tries.map(|one| one.how == How::Kept))
    });
    assert!(before < after, "{before} % and {after} % kept");
}

#[test]
fn reps_show_more_of_their_focus_as_the_months_go_by() {
    let notebook = made(2_000);
    let open = Codebook::starter().behaviours()[5].key.clone();
    let rep = notebook
        .reps()
        .find(|rep| rep.focus.as_ref() == Some(&open));
    let rep = rep.expect("a rep who asks open questions").id;
    let [before, after] = then_and_now(&notebook, |calls| {
        let own = calls.iter().filter(|call| call.rep == rep);
        let moments = own.flat_map(|call| notebook.moments(call.id));
        let is_it = |what: &What| matches!(what, What::Behaviour(key) if *key == open);
        share(moments.map(|moment| is_it(&moment.what)))
    });
    assert!(before + 3 < after, "{before} % and {after} %");
}
