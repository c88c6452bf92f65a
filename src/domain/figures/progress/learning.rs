//! The balance of learning modes.

use super::RepCalls;
use crate::domain::LearningMode;
use crate::domain::figures::Tally;

/// The calls of the period whose finished debrief says that they taught in this way.
#[must_use]
pub fn taught(calls: &RepCalls<'_>, mode: LearningMode) -> Vec<Tally> {
    calls
        .debriefs()
        .filter(|(_, debrief)| debrief.learning == Some(mode))
        .map(|(call, _)| Tally::Call(call.id))
        .collect()
}

/// Whether calls taught something, and all of them by demonstration.
#[must_use]
pub fn is_all_demonstration(calls: &RepCalls<'_>) -> bool {
    let mut modes = calls.debriefs().filter_map(|(_, debrief)| debrief.learning);
    let mut any = false;
    modes.all(|mode| {
        any = true;
        mode == LearningMode::Demonstration
    }) && any
}

#[cfg(test)]
mod tests {
    use super::super::example::Example;
    use super::*;
    use crate::domain::figures::Period;

    fn of(modes: &[Option<LearningMode>]) -> Example {
        let mut example = Example::default();
        for (mode, on) in modes.iter().zip(1..) {
            example.debriefed(on, 10, |debrief| debrief.learning = *mode);
        }
        example
    }

    #[test]
    fn each_call_teaches_in_the_one_way_that_was_chosen() {
        use LearningMode::{Demonstration, Failure, OwnSuccess};
        let modes = [Some(Failure), None, Some(OwnSuccess), Some(Failure)];
        let example = of(&modes);
        let calls = example.calls(Period::EVER);
        let counts = LearningMode::ALL.map(|mode| taught(&calls, mode).len());
        assert_eq!(counts, [1, 0, 2]);
        assert_eq!(taught(&calls, Demonstration), []);
        assert!(!is_all_demonstration(&calls));
    }

    #[test]
    fn all_of_nothing_is_no_demonstration() {
        let all = |modes: &[_]| {
            let example = of(modes);
            is_all_demonstration(&example.calls(Period::EVER))
        };
        let shown = Some(LearningMode::Demonstration);
        assert!(!all(&[]));
        assert!(!all(&[None]));
        assert!(all(&[shown, None, shown]));
        assert!(!all(&[shown, Some(LearningMode::OwnSuccess)]));
    }
}
