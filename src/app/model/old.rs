//! Which calls are old: over for so long that their words may go.

use crate::domain::time::DAY_MS;
use crate::domain::{Call, CallId, DraftOf, Notebook, Record, Timestamp};
use crate::wire::Key;
use crate::wire::front::call_of;

/// The time is taken to have gone on so many days since the last word was written: a clock that leaps ahead
/// for a while must not cost the words of a year.
const VOUCHED_DAYS: i64 = 31;

/// What ended before is old.
#[must_use]
pub fn until(notebook: &Notebook, now: Timestamp, days: u32) -> Timestamp {
    let edits = notebook.all_calls().map(|call| call.edited);
    let newest = edits.filter(|edit| *edit <= now).max();
    let vouched = newest.map_or(now, |newest| {
        Timestamp::nearest(newest.millis() + VOUCHED_DAYS * DAY_MS)
    });
    Timestamp::nearest(now.min(vouched).millis() - i64::from(days) * DAY_MS)
}

/// Whether a call was over before a time, and has words.
#[must_use]
pub fn is_old(notebook: &Notebook, id: CallId, until: Timestamp) -> bool {
    let Some(call) = notebook.call(id).filter(|call| is_past(call, until)) else {
        return false;
    };
    let of_call = |key: &Key| key.call() == Some(id);
    let mut moments = notebook.moments(id).iter().cloned().map(Record::Moment);
    !Record::from(call.clone()).is_reduced()
        || moments.any(|moment| !moment.is_reduced())
        || notebook.steps(id).is_some_and(|steps| !steps.is_empty())
        || notebook.ledger().in_conflict().any(of_call)
        || drafts_of(notebook, id).next().is_some()
}

/// Whether a call was over before a time.
#[must_use]
pub fn is_past(call: &Call, until: Timestamp) -> bool {
    call.ended().is_some_and(|ended| ended < until)
}

/// What is not finished about a call.
pub(in crate::app) fn drafts_of(notebook: &Notebook, id: CallId) -> impl Iterator<Item = DraftOf> {
    let drafts = notebook.drafts();
    let of_call = drafts.filter(move |draft| call_of(draft) == Some(id));
    of_call.map(|draft| draft.what.of())
}
