//! How long what was thrown away is kept: thirty days, which count only if something vouches for them, and for as long as
//! a choice between two versions waits.

use super::{CallId, Key, Notebook, RepId, Timestamp};

/// What is in the trash for so many days goes for good.
pub const KEPT_DAYS: u32 = 30;

/// So many days lie between what vouches for the time in the trash and either end of that time.
const APART: u32 = 10;

/// When anything was written that can vouch for the time of something in the trash; mostly there is
/// little of it in a large notebook.
#[must_use]
pub fn vouching(notebook: &Notebook, now: Timestamp) -> Vec<Timestamp> {
    let reps = notebook.all_reps().filter_map(|rep| rep.trashed);
    let calls = notebook.all_calls().filter_map(|call| call.trashed);
    let Some(first) = reps.chain(calls).min() else {
        return Vec::new();
    };
    let edits = notebook.edits();
    edits.filter(|edit| vouches(*edit, first, now)).collect()
}

fn vouches(edit: Timestamp, thrown: Timestamp, now: Timestamp) -> bool {
    edit.days_since(thrown) >= APART && edit <= now
}

/// How many days something is kept yet, at least. A clock that leaps ahead for a while must not empty
/// the trash: the time counts only if something was written well after the deletion, and well before
/// now.
#[must_use]
pub fn days_left(vouching: &[Timestamp], thrown: Timestamp, now: Timestamp) -> u32 {
    let left = KEPT_DAYS.saturating_sub(now.days_since(thrown));
    let well_after = vouching.iter().filter(|edit| vouches(**edit, thrown, now));
    // The oldest of them was first to vouch.
    match well_after.min() {
        Some(first) => left.max(APART.saturating_sub(now.days_since(*first))),
        None => left.max(APART),
    }
}

/// Of a call that was changed in two places, or a moment of it, no version goes before one is chosen.
#[must_use]
pub fn call_waits_for_a_choice(notebook: &Notebook, call: CallId) -> bool {
    let mut keys = notebook.ledger().in_conflict();
    keys.any(|key| key.call() == Some(call))
}

/// Nor does the rep of such a call.
#[must_use]
pub fn rep_waits_for_a_choice(notebook: &Notebook, rep: RepId) -> bool {
    let mut calls = notebook.all_calls().filter(|call| call.rep == rep);
    !notebook.ledger().others(&Key::Rep(rep)).is_empty()
        || calls.any(|call| call_waits_for_a_choice(notebook, call.id))
}
