//! Which call of another manager's file is the same as one's own. It is only proposed: a person confirms it.

use crate::domain::order::by_number;
use crate::domain::{Call, CallId, Day, Name, Notebook, Timestamp};

/// So far apart may the starts of the same call be, in milliseconds: 12 hours, for clocks and zones that were wrong.
const FURTHEST_MS: i64 = 12 * 3_600_000;

/// What a file has of a call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// Calls with the same rep and account at about this time, the nearest in time first.
    Alike(Vec<CallId>),
    /// None of these, but calls of the same day: the names may be others.
    SameDay(Vec<CallId>),
    /// One's own notes of the call, and nobody else's.
    OwnNotes,
    Nothing,
}

/// Looks for a call of one notebook in another. What is planned or in the trash is no call there, and neither is one
/// that has moments of one's own: it is a copy of one's own notes.
#[must_use]
pub fn find(mine: &Notebook, call: &Call, theirs: &Notebook) -> Found {
    let Some(started) = call.started() else {
        return Found::Nothing;
    };
    let is_own = |other: &Call| has_moments_of(theirs, other.id, mine, call.id);
    let (own, others): (Vec<_>, Vec<_>) = begun(theirs).partition(|(other, _)| is_own(other));
    let others = by_number(others, |(other, at)| {
        (distance(started, *at), other.id.number())
    });
    let those = |fits: &dyn Fn(&Call, Timestamp) -> bool| -> Vec<CallId> {
        let those = others.iter().filter(|(other, at)| fits(other, *at));
        those.map(|(other, _)| other.id).collect()
    };
    let alike = those(&|other, at| {
        distance(started, at) <= FURTHEST_MS
            && same_account(call, other)
            && (other.id == call.id || same_rep(mine, call, theirs, other))
    });
    if !alike.is_empty() {
        return Found::Alike(alike);
    }
    let day = |at| Day::of(at, call.utc_offset_min.minutes());
    let same_day = those(&|_, at| day(at) == day(started));
    match (same_day.is_empty(), own.is_empty()) {
        (false, _) => Found::SameDay(same_day),
        (true, false) => Found::OwnNotes,
        (true, true) => Found::Nothing,
    }
}

fn begun(notebook: &Notebook) -> impl Iterator<Item = (&Call, Timestamp)> {
    let calls = notebook.calls();
    calls.filter_map(|call| Some((call, call.started()?)))
}

fn has_moments_of(theirs: &Notebook, other: CallId, mine: &Notebook, call: CallId) -> bool {
    let mut moments = theirs.moments(other).iter();
    other == call && moments.any(|moment| mine.moment(call, moment.id).is_some())
}

fn distance(a: Timestamp, b: Timestamp) -> i64 {
    (a.millis() - b.millis()).abs()
}

/// The same, or written down by one of the two alone.
fn same_account(mine: &Call, theirs: &Call) -> bool {
    match (&mine.account, &theirs.account) {
        (Some(mine), Some(theirs)) => same_name(mine, theirs),
        _ => true,
    }
}

fn same_rep(mine: &Notebook, call: &Call, theirs: &Notebook, other: &Call) -> bool {
    match (mine.rep(call.rep), theirs.rep(other.rep)) {
        (Some(mine), Some(theirs)) => same_name(&mine.name, &theirs.name),
        _ => false,
    }
}

/// Whatever the case: two people write it on two phones.
fn same_name(a: &Name, b: &Name) -> bool {
    a.as_str().to_lowercase() == b.as_str().to_lowercase()
}
