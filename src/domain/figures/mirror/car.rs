//! In the car: who spoke first, how soon, and what was let run.

use super::{Part, Sat};
use crate::domain::{CallId, Elapsed, Phase, RepView, Role, Stakes};

/// An hour.
pub const HOUR: Elapsed = Elapsed::seconds(3_600);

/// Whether the rep spoke first: the rep's own view was said, not passed over. Of the finished debriefs.
#[must_use]
pub fn rep_spoke_first(sat: &Sat<'_>) -> Option<bool> {
    match &sat.call.phase {
        Phase::Debriefed { debrief, .. } => Some(matches!(debrief.rep_view, RepView::Said(_))),
        _ => None,
    }
}

/// Whether the debrief was finished within the hour after the call's end: finished - ended <= 60 min. Of
/// the finished debriefs.
#[must_use]
pub fn within_the_hour(sat: &Sat<'_>) -> Option<bool> {
    Some(wait(sat)? <= HOUR)
}

/// From the call's end to the end of its debrief, at most about 49 days; `None` before that.
#[must_use]
pub fn wait(sat: &Sat<'_>) -> Option<Elapsed> {
    match &sat.call.phase {
        Phase::Debriefed { span, finished, .. } => Some(finished.since(span.ended())),
        _ => None,
    }
}

/// The waits of the finished debriefs, with their calls. Those of two periods, put together, are those
/// of the whole; the median is worked out last.
#[must_use]
pub fn waits(calls: &[Sat<'_>]) -> Vec<(CallId, Elapsed)> {
    let waits = calls.iter().map(|sat| Some((sat.call.id, wait(sat)?)));
    waits.flatten().collect()
}

/// The wait in the middle, of an even number the mean of the two in the middle. Of nothing there is
/// none.
#[must_use]
pub fn median(waits: &[(CallId, Elapsed)]) -> Option<Elapsed> {
    let mut waits: Vec<u32> = waits.iter().map(|(_, wait)| wait.0).collect();
    waits.sort_unstable();
    let last = waits.len().checked_sub(1)?;
    Some(Elapsed(u32::midpoint(
        waits[last / 2],
        waits[waits.len() / 2],
    )))
}

/// Whether a lost cause was let run: a coaching call in which the manager neither redirected nor took
/// over. Of all lost causes that are over.
#[must_use]
pub fn let_run(sat: &Sat<'_>) -> Option<bool> {
    let is_lost = sat.call.is_over() && sat.call.stakes == Stakes::LostCause;
    is_lost.then(|| sat.part() == Part::Coaching && sat.moves.spoke() == 0)
}

/// Whether a call was a coaching call and no demonstration. Of those that were the one or the other: a
/// joint call is neither.
#[must_use]
pub fn coaching(sat: &Sat<'_>) -> Option<bool> {
    match sat.call.role {
        Role::Observe => Some(true),
        Role::Demonstrate => Some(false),
        Role::JointCall => None,
    }
}
