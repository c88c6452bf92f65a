//! The net verdicts, the rep's beside the manager's.

use super::RepCalls;
use crate::domain::figures::{Share, Tally};
use crate::domain::{Answer, CallId, NetQuestion};

/// Who answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    Rep,
    Manager,
}

/// What both said to one question in one call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BothSaid {
    pub call: CallId,
    pub rep: Option<Answer>,
    pub manager: Option<Answer>,
}

impl BothSaid {
    fn of(self, who: Who) -> Option<Answer> {
        match who {
            Who::Rep => self.rep,
            Who::Manager => self.manager,
        }
    }
}

/// What both said to a question, in the calls of the period with a finished debrief in which at least
/// one of them answered; the oldest first.
#[must_use]
pub fn answers(calls: &RepCalls<'_>, question: NetQuestion) -> Vec<BothSaid> {
    let said = calls.debriefs().map(|(call, debrief)| {
        let rep = debrief.rep_view.words();
        BothSaid {
            call: call.id,
            rep: rep.and_then(|words| words.net.answer(question)),
            manager: debrief.net.answer(question),
        }
    });
    said.filter(|one| one.rep.is_some() || one.manager.is_some())
        .collect()
}

/// The calls in which somebody said yes, of those in which that one answered; "not sure" is an answer.
#[must_use]
pub fn yes(said: &[BothSaid], who: Who) -> (Share, Vec<Tally>) {
    counted(said, |one| Some(one.of(who)? == Answer::Yes))
}

/// The calls in which both gave the same answer, of those in which both answered; to be both not sure is
/// to agree.
#[must_use]
pub fn agree(said: &[BothSaid]) -> (Share, Vec<Tally>) {
    counted(said, |one| Some(one.rep? == one.manager?))
}

/// Counts those for which something holds, of those that can be asked.
fn counted(said: &[BothSaid], holds: impl Fn(&BothSaid) -> Option<bool>) -> (Share, Vec<Tally>) {
    let (mut share, mut tallies) = (Share::default(), Vec::new());
    for one in said {
        let Some(is_counted) = holds(one) else {
            continue;
        };
        share.add(is_counted);
        if is_counted {
            tallies.push(Tally::Call(one.call));
        }
    }
    (share, tallies)
}

#[cfg(test)]
mod tests {
    use super::super::example::Example;
    use super::*;
    use crate::domain::figures::Period;
    use crate::domain::{RepView, RepWords};
    use Answer::{No, NotSure, Yes};

    /// Was it needed? One call for each pair of answers, the rep's and the manager's.
    fn asked(pairs: &[(Option<Answer>, Option<Answer>)]) -> Vec<BothSaid> {
        let mut example = Example::default();
        for ((rep, manager), on) in pairs.iter().zip(1..) {
            example.debriefed(on, 10, |debrief| {
                let mut words = RepWords::default();
                words.net.needed = *rep;
                debrief.rep_view = RepView::Speaking(words);
                debrief.net.needed = *manager;
            });
        }
        answers(&example.calls(Period::EVER), NetQuestion::Needed)
    }

    #[test]
    fn yes_is_counted_of_those_that_were_answered_by_each() {
        let said = asked(&[
            (Some(Yes), Some(Yes)),
            (Some(No), Some(Yes)),
            (Some(NotSure), None),
            (None, Some(No)),
            (None, None),
        ]);
        assert_eq!(said.len(), 4, "where nobody answered there is nothing");
        assert_eq!(yes(&said, Who::Rep).0, Share { part: 1, of: 3 });
        assert_eq!(yes(&said, Who::Manager).0, Share { part: 2, of: 3 });
        let (share, tallies) = agree(&said);
        assert_eq!(share, Share { part: 1, of: 2 });
        assert_eq!(tallies, [Tally::Call(said[0].call)]);
    }

    #[test]
    fn to_be_both_not_sure_is_to_agree() {
        let said = asked(&[(Some(NotSure), Some(NotSure))]);
        assert_eq!(agree(&said).0, Share { part: 1, of: 1 });
    }

    #[test]
    fn of_no_answer_there_is_no_share() {
        assert_eq!(agree(&asked(&[(None, None)])).0.percent(), None);
    }
}
