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
use tabs::{How, Tabs};

const TWO: How = How {
    tabs: 2,
    hears: true,
    empties: false,
};

/// Plays so many steps, each chosen by the seed, and lets everything come to rest.
fn played(how: How, seed: u64) -> Tabs {
    let mut tabs = Tabs::new(how, seed);
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
    let disk = notes(&tabs.on_disk());
    for model in tabs.models() {
        let differs = disk != notes(&model.notebook);
        assert!(!differs, "seed {}: a tab isn't as the disk", tabs.seed);
        assert_eq!(model.saving.trouble(), None);
    }
}

#[test]
fn of_a_thousand_interleavings_in_two_tabs_none_loses_an_edit() {
    let mut edits = 0;
    for seed in 0..1_000 {
        let tabs = played(TWO, seed);
        nothing_is_lost(&tabs);
        all_are_alike(&tabs);
        whole::fits_together(&tabs.on_disk());
        edits += tabs.edits();
    }
    assert!(
        edits > 20_000,
        "{edits} edits are too few to prove anything"
    );
}

#[test]
fn three_tabs_lose_no_edit_either() {
    for seed in 0..100 {
        let tabs = played(How { tabs: 3, ..TWO }, 10_000 + seed);
        nothing_is_lost(&tabs);
        all_are_alike(&tabs);
        whole::fits_together(&tabs.on_disk());
    }
}

/// A phone without a way from tab to tab: what the others wrote is met when the same is written.
#[test]
fn tabs_that_never_hear_of_each_other_lose_no_edit() {
    let deaf = How {
        hears: false,
        ..TWO
    };
    for seed in 0..100 {
        let mut tabs = played(deaf, 20_000 + seed);
        nothing_is_lost(&tabs);
        tabs.reopen();
        all_are_alike(&tabs);
        whole::fits_together(&tabs.on_disk());
    }
}

/// What one deletes for good while another changes it stays.
#[test]
fn an_emptied_trash_takes_no_edit_of_another_tab_along() {
    let empties = How {
        empties: true,
        ..TWO
    };
    for seed in 0..400 {
        let tabs = played(empties, 30_000 + seed);
        nothing_is_lost(&tabs);
        all_are_alike(&tabs);
        whole::fits_together(&tabs.on_disk());
    }
}
