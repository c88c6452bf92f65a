//! How often a behaviour was seen, call by call.

use std::collections::BTreeMap;

use super::rate::Rate;
use super::{RepCalls, steps};
use crate::domain::figures::Tally;
use crate::domain::{BehaviourKey, Call, CallId, Day, How, Moment, What, order};

/// A behaviour in one call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CallCount {
    pub call: CallId,
    /// The day on which it began, on the wall clock there.
    pub day: Day,
    pub rate: Rate,
    /// How it went with an action step for this behaviour, if the call was a try of it.
    pub tried: Option<How>,
}

/// Whether a moment is one of a behaviour. A state counts by its beginnings, and what was added
/// afterwards counts too.
fn is_of(moment: &Moment, key: &BehaviourKey) -> bool {
    matches!(&moment.what, What::Behaviour(of) if of == key)
}

/// The behaviour in each call of the period, the oldest first; in a call where it wasn't seen it
/// counts 0. Rates are in [`Rate::per_ten_minutes`] of the call's length; the sum of all of them is
/// the rate of the period.
#[must_use]
pub fn by_call(calls: &RepCalls<'_>, key: &BehaviourKey) -> Vec<CallCount> {
    let tries = steps::tries_for(calls, key);
    let in_call = |(call, moments): (&Call, &[Moment])| CallCount {
        call: call.id,
        day: Day::of(call.when(), call.utc_offset_min.minutes()),
        rate: Rate {
            times: moments.iter().filter(|moment| is_of(moment, key)).count(),
            over_ms: u64::from(call.length(moments, call.when()).0),
        },
        tried: tries.get(&call.id).copied(),
    };
    calls.with_moments().map(in_call).collect()
}

/// The moments of a behaviour: those that [`by_call`] counts.
#[must_use]
pub fn moments(calls: &RepCalls<'_>, key: &BehaviourKey) -> Vec<Tally> {
    let of_call = |(call, moments): (&Call, &[Moment])| {
        let of_key = moments.iter().filter(|moment| is_of(moment, key)).collect();
        let in_order = order::by_number(of_key, |moment| (i64::from(moment.at.0), 0));
        let tallies = in_order
            .into_iter()
            .map(|moment| Tally::Moment(call.id, moment.id));
        tallies.collect::<Vec<_>>()
    };
    calls.with_moments().flat_map(of_call).collect()
}

/// The behaviours that were seen in the period, each with how often, in no order of meaning.
#[must_use]
pub fn seen(calls: &RepCalls<'_>) -> Vec<(BehaviourKey, usize)> {
    // Moments mostly share the text of their key: it is counted by where it lies, and read at the end.
    let mut texts: Vec<(&BehaviourKey, usize)> = Vec::new();
    for moment in calls.with_moments().flat_map(|(_, moments)| moments) {
        if let What::Behaviour(key) = &moment.what {
            match texts
                .iter_mut()
                .find(|(other, _)| other.shares_text_with(key))
            {
                Some((_, times)) => *times += 1,
                None => texts.push((key, 1)),
            }
        }
    }
    let mut seen: BTreeMap<&BehaviourKey, usize> = BTreeMap::new();
    for (key, times) in texts {
        *seen.entry(key).or_default() += times;
    }
    let seen = seen.into_iter();
    seen.map(|(key, times)| (key.clone(), times)).collect()
}

#[cfg(test)]
mod tests {
    use super::super::example::{Example, key};
    use super::*;
    use crate::domain::figures::Period;

    fn asked(times: u32, in_minutes: u32) -> Example {
        let mut example = Example::default();
        let call = example.call(1, in_minutes);
        for second in 0..times {
            example.moment(call, second, What::Behaviour(key("open-question")));
        }
        example
    }

    #[test]
    fn a_call_counts_in_ten_minutes_of_its_length() {
        // 3 questions in 20 minutes are 1.5 in ten.
        let example = asked(3, 20);
        let counts = by_call(&example.calls(Period::EVER), &key("open-question"));
        assert_eq!(counts[0].rate.times, 3);
        assert_eq!(counts[0].rate.per_ten_minutes(), Some(150));
    }

    #[test]
    fn a_call_where_it_was_not_seen_counts_nought() {
        let example = asked(3, 20);
        let counts = by_call(&example.calls(Period::EVER), &key("feature-only"));
        assert_eq!(counts[0].rate.per_ten_minutes(), Some(0));
    }

    #[test]
    fn a_state_counts_by_its_beginnings_and_what_was_added_counts_too() {
        let mut example = Example::default();
        let call = example.call(1, 10);
        let state = key("lost-control");
        example.moment(call, 10, What::Behaviour(state.clone()));
        example.moment(call, 40, What::Over(state.clone()));
        example.added(call, 5, What::Behaviour(state.clone()));
        let calls = example.calls(Period::EVER);
        assert_eq!(by_call(&calls, &state)[0].rate.times, 2);
        assert_eq!(moments(&calls, &state).len(), 2);
        assert_eq!(seen(&calls), [(state, 2)]);
    }

    #[test]
    fn a_call_with_a_try_of_a_step_for_the_behaviour_says_how_it_went() {
        let mut example = Example::default();
        let tried = example.call(2, 10);
        example.debriefed(1, 10, |debrief| {
            debrief.follow.behaviour = Some(key("open-question"));
            debrief.action_step = crate::domain::Text::typed("Ask first");
            debrief.follow.mark(tried, How::Kept).unwrap();
        });
        let calls = example.calls(Period::EVER);
        let how = |behaviour| {
            let counts = by_call(&calls, &key(behaviour));
            counts.iter().map(|one| one.tried).collect::<Vec<_>>()
        };
        assert_eq!(how("open-question"), [None, Some(How::Kept)]);
        assert_eq!(how("feature-only"), [None, None]);
    }
}
