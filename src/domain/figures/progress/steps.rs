//! Action steps: how the tries went, and what the closed steps came to.

use std::collections::BTreeMap;

use super::RepCalls;
use crate::domain::figures::Tally;
use crate::domain::{BehaviourKey, Call, CallId, Debrief, How, Verdict, order};

/// The finished debriefs of any time that agreed on a step.
fn agreed<'a>(calls: &RepCalls<'a>) -> impl Iterator<Item = (&'a Call, &'a Debrief)> {
    let debriefs = calls.all_debriefs();
    debriefs.filter(|(_, debrief)| !debrief.action_step.is_blank())
}

/// The calls of the period that were a try, and in which it went this way. A call in which two steps
/// were tried is two tries. A try belongs to the period of its call, whenever its step was agreed on.
#[must_use]
pub fn tries(calls: &RepCalls<'_>, how: How) -> Vec<Tally> {
    let mut went: Vec<&Call> = Vec::new();
    for (_, debrief) in agreed(calls) {
        let tries = debrief.follow.tries.iter().filter(|one| one.how == how);
        went.extend(tries.filter_map(|one| calls.find(one.call)));
    }
    let went = order::by_number(went, |call| (call.when().millis(), call.id.number()));
    went.into_iter().map(|call| Tally::Call(call.id)).collect()
}

/// The steps that were closed in the period with this verdict, each told by the call that agreed on
/// it, the oldest first. A step belongs to the period in which it was closed.
#[must_use]
pub fn closed(calls: &RepCalls<'_>, verdict: Verdict) -> Vec<Tally> {
    let is_closed_so = |debrief: &Debrief| {
        let closing = debrief.follow.closing.as_ref();
        closing
            .is_some_and(|closing| closing.verdict == verdict && calls.period.has(closing.closed))
    };
    agreed(calls)
        .filter(|(_, debrief)| is_closed_so(debrief))
        .map(|(call, _)| Tally::Call(call.id))
        .collect()
}

/// How the tries of the steps for a behaviour went, by the call; where two steps were tried in one call,
/// the one that was agreed on later counts. A step that names no behaviour is for none.
pub(super) fn tries_for(calls: &RepCalls<'_>, key: &BehaviourKey) -> BTreeMap<CallId, How> {
    let mut tries = BTreeMap::new();
    for (_, debrief) in agreed(calls) {
        if debrief.follow.behaviour.as_ref() == Some(key) {
            let of_step = debrief.follow.tries.iter();
            tries.extend(of_step.map(|one| (one.call, one.how)));
        }
    }
    tries
}

#[cfg(test)]
mod tests {
    use super::super::example::{Example, day};
    use super::*;
    use crate::domain::Text;
    use crate::domain::figures::Period;

    /// A step of day 1, missed on day 2, tried on day 3, kept on days 4 and 5, closed on day 5.
    fn followed() -> (Example, CallId, Vec<CallId>) {
        let mut example = Example::default();
        let later: Vec<CallId> = (2..=5).map(|on| example.call(on, 10)).collect();
        let hows = [How::Missed, How::Tried, How::Kept, How::Kept];
        let agreed = example.debriefed(1, 10, |debrief| {
            debrief.action_step = Text::typed("Ask first");
            for (call, how) in later.iter().zip(hows) {
                debrief.follow.mark(*call, how).unwrap();
            }
            let close = debrief.follow.close(Verdict::Kept, Text::default(), day(5));
            close.unwrap();
        });
        (example, agreed, later)
    }

    #[test]
    fn tries_count_by_how_they_went() {
        let (example, _, later) = followed();
        let calls = example.calls(Period::EVER);
        assert_eq!(tries(&calls, How::Missed), [Tally::Call(later[0])]);
        assert_eq!(tries(&calls, How::Tried), [Tally::Call(later[1])]);
        let kept = [Tally::Call(later[2]), Tally::Call(later[3])];
        assert_eq!(tries(&calls, How::Kept), kept);
    }

    #[test]
    fn a_try_belongs_to_its_call_and_a_closed_step_to_the_day_of_its_closing() {
        let (example, agreed, later) = followed();
        let [before, after] = Period::EVER.split(day(5));
        let (before, after) = (example.calls(before), example.calls(after));
        assert_eq!(tries(&before, How::Kept), [Tally::Call(later[2])]);
        assert_eq!(tries(&after, How::Kept), [Tally::Call(later[3])]);
        assert_eq!(closed(&before, Verdict::Kept), []);
        assert_eq!(closed(&after, Verdict::Kept), [Tally::Call(agreed)]);
        assert_eq!(closed(&after, Verdict::LetGo), []);
    }

    #[test]
    fn a_try_in_a_call_that_is_in_the_trash_does_not_count() {
        let (mut example, _, later) = followed();
        example.change(later[3], |call| call.trashed = Some(day(6)));
        let calls = example.calls(Period::EVER);
        assert_eq!(tries(&calls, How::Kept), [Tally::Call(later[2])]);
    }
}
