//! The kinds of call that a rep does alone.

use super::RepCalls;
use crate::domain::CallKind;
use crate::domain::figures::Tally;

/// The calls of the period whose finished debrief says that the rep now does this kind alone, the
/// oldest first. One is enough.
#[must_use]
pub fn said_alone(calls: &RepCalls<'_>, kind: CallKind) -> Vec<Tally> {
    calls
        .debriefs()
        .filter(|(_, debrief)| debrief.alone.contains(&kind))
        .map(|(call, _)| Tally::Call(call.id))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::example::Example;
    use super::*;
    use crate::domain::figures::Period;

    #[test]
    fn a_kind_is_told_by_the_calls_that_say_so() {
        let mut example = Example::default();
        let first = example.debriefed(1, 10, |debrief| debrief.toggle_alone(CallKind::Demo));
        let again = example.debriefed(2, 10, |debrief| {
            debrief.toggle_alone(CallKind::Closing);
            debrief.toggle_alone(CallKind::Demo);
        });
        let calls = example.calls(Period::EVER);
        let demo = [Tally::Call(first), Tally::Call(again)];
        assert_eq!(said_alone(&calls, CallKind::Demo), demo);
        assert_eq!(said_alone(&calls, CallKind::Complaint), []);
    }
}
