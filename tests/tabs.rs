//! Tabs that work on one notebook at the same time: whatever comes between a change, its way to the
//! disk and the word of it to the others, no edit is lost, and all end with what the disk holds.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test may stop

mod support;
#[path = "support/tabs.rs"]
mod tabs;
#[path = "properties/whole.rs"]
mod whole;

use std::collections::BTreeMap;

use curbside::domain::{Key, Notebook, Strand};
use tabs::Tabs;

/// Plays so many steps, each chosen by the seed, and lets everything come to rest.
fn seeds(n: u64) -> std::ops::Range<u64> {
    match std::env::var("SEED") {
        Ok(s) => {
            let s: u64 = s.parse().unwrap();
            s..s + 1
        }
        _ => n..n + 1_000,
    }
}
fn played(tabs: usize, seed: u64, hears: bool) -> Tabs {
    let mut tabs = Tabs::new(tabs, seed, hears);
    for _ in 0..70 {
        tabs.step();
    }
    tabs.rest();
    tabs
}

fn nothing_is_lost(tabs: &Tabs) {
    let lost = tabs.lost();
    assert!(lost.is_empty(), "seed {}: lost {lost:?}", tabs.seed);
}

/// All but what can be undone on a pad.
fn notes(notebook: &Notebook) -> BTreeMap<Key, Strand> {
    let strands = notebook.strands().map(|strand| (strand.key(), strand));
    strands.filter(|(key, _)| key.kind().travels()).collect()
}

fn all_are_alike(tabs: &Tabs) {
    let disk = tabs.on_disk();
    for model in tabs.models() {
        whole::holds_together(model);
        let (d, m) = (notes(&disk), notes(&model.notebook));
        for key in d.keys().chain(m.keys()) {
            if d.get(key) != m.get(key) {
                panic!(
                    "seed {} {key:?}\ndisk {:?}\ntab {:?}\nd {:?}\nm {:?}",
                    tabs.seed,
                    d.get(key).map(Strand::mark),
                    m.get(key).map(Strand::mark),
                    d.get(key),
                    m.get(key)
                );
            }
        }
        assert_eq!(model.saving.trouble(), None);
    }
}

#[test]
fn of_a_thousand_interleavings_in_two_tabs_none_loses_an_edit() {
    let mut edits = 0;
    for seed in seeds(0) {
        let tabs = played(2, seed, true);
        nothing_is_lost(&tabs);
        all_are_alike(&tabs);
        edits += tabs.edits();
    }
    assert!(
        edits > 20_000,
        "{edits} edits are too few to prove anything"
    );
}

#[test]
fn three_tabs_lose_no_edit_either() {
    for seed in seeds(10_000) {
        let tabs = played(3, seed, true);
        nothing_is_lost(&tabs);
        all_are_alike(&tabs);
    }
}

/// A phone without a way from tab to tab: what the others wrote is met when the same is written.
#[test]
fn tabs_that_never_hear_of_each_other_lose_no_edit() {
    for seed in seeds(20_000) {
        let mut tabs = played(2, seed, false);
        nothing_is_lost(&tabs);
        tabs.reopen();
        all_are_alike(&tabs);
    }
}
