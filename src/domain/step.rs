//! The action step: what the rep will try on the next calls, and what became of it.

use serde::{Deserialize, Serialize};

use super::{BehaviourKey, CallId, Day, Text, Timestamp};

/// How an action step is followed through. Its words stand in the debrief that agreed on it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FollowThrough {
    /// The behaviour that the step is for.
    pub behaviour: Option<BehaviourKey>,
    /// By when it is to be looked at.
    #[serde(rename = "by_day")]
    pub by: Option<Day>,
    /// One for each call in which there was a chance, in their order.
    pub tries: Vec<Try>,
    pub closing: Option<Closing>,
    /// What the rep wrote back. Forms before 4 have no place for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer: Option<RepAnswer>,
}

/// The rep's own words on the step, written on the rep's phone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RepAnswer {
    /// What the rep tried.
    pub tried: Text,
    /// How it went.
    pub went: Text,
    /// When it was sent, by the rep's clock.
    #[serde(rename = "answered_ms")]
    pub answered: Timestamp,
}

/// What an answer is beside the one that stands with the step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnswerIs {
    TheFirst,
    /// It takes the place of an earlier one.
    Newer,
    TheSame,
    /// A later one stands there.
    Older,
}

/// What happened with the step in one call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Try {
    pub call: CallId,
    pub how: How,
}

/// How a try went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum How {
    /// Tried, without coming off yet.
    Tried,
    Kept,
    Missed,
}

impl How {
    pub const ALL: [Self; 3] = [Self::Tried, Self::Kept, Self::Missed];

    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Tried => "Tried",
            Self::Kept => "Kept",
            Self::Missed => "Missed",
        }
    }
}

/// The end of a step, with a word.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Closing {
    pub verdict: Verdict,
    pub word: Text,
    #[serde(rename = "closed_ms")]
    pub closed: Timestamp,
}

/// What a step came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// It has become a habit.
    Kept,
    /// It is let go, or begun again in another way.
    LetGo,
}

impl Verdict {
    pub const ALL: [Self; 2] = [Self::Kept, Self::LetGo];

    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Kept => "Kept",
            Self::LetGo => "Let go",
        }
    }
}

/// A step is judged after so many tries at the earliest (Neil Rackham: one behaviour at a time,
/// judged after at least three tries).
pub const TRIES_BEFORE_JUDGING: usize = 3;

/// The step can't be judged yet, is closed already, or has a later answer; nothing was changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotNow;

impl RepAnswer {
    /// Whenever it was sent.
    fn says_the_same(&self, other: &Self) -> bool {
        (&self.tried, &self.went) == (&other.tried, &other.went)
    }
}

impl FollowThrough {
    /// Marks how it went in a call. Another mark for the call replaces it; the same again takes it
    /// back.
    ///
    /// # Errors
    /// If the step is closed.
    pub fn mark(&mut self, call: CallId, how: How) -> Result<(), NotNow> {
        if self.closing.is_some() {
            return Err(NotNow);
        }
        if self.marked(call) == Some(how) {
            self.tries.retain(|one| one.call != call);
            return Ok(());
        }
        match self.tries.iter_mut().find(|one| one.call == call) {
            Some(one) => one.how = how,
            None => self.tries.push(Try { call, how }),
        }
        Ok(())
    }

    /// What was marked for a call.
    #[must_use]
    pub fn marked(&self, call: CallId) -> Option<How> {
        self.tries
            .iter()
            .find(|one| one.call == call)
            .map(|one| one.how)
    }

    /// Whether there were tries enough to judge it.
    #[must_use]
    pub fn can_be_judged(&self) -> bool {
        self.closing.is_none() && self.tries.len() >= TRIES_BEFORE_JUDGING
    }

    /// Closes the step with a word.
    ///
    /// # Errors
    /// Before three tries, or if it is closed.
    pub fn close(&mut self, verdict: Verdict, word: Text, now: Timestamp) -> Result<(), NotNow> {
        if !self.can_be_judged() {
            return Err(NotNow);
        }
        self.closing = Some(Closing {
            verdict,
            word,
            closed: now,
        });
        Ok(())
    }

    /// What an answer is beside the one that is here.
    #[must_use]
    pub fn beside(&self, answer: &RepAnswer) -> AnswerIs {
        match &self.answer {
            None => AnswerIs::TheFirst,
            Some(here) if here.says_the_same(answer) => AnswerIs::TheSame,
            Some(here) if here.answered > answer.answered => AnswerIs::Older,
            Some(_) => AnswerIs::Newer,
        }
    }

    /// Puts the rep's answer with the step, also with one that is closed: the rep's words are no verdict.
    ///
    /// # Errors
    /// If it is there already, or a later one is.
    pub fn take_answer(&mut self, answer: RepAnswer) -> Result<(), NotNow> {
        match self.beside(&answer) {
            AnswerIs::TheFirst | AnswerIs::Newer => {
                self.answer = Some(answer);
                Ok(())
            }
            AnswerIs::TheSame | AnswerIs::Older => Err(NotNow),
        }
    }

    /// How many tries went a way.
    #[must_use]
    pub fn count(&self, how: How) -> usize {
        self.tries.iter().filter(|one| one.how == how).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn call(n: u128) -> CallId {
        Uuid::from_u128(n).into()
    }

    #[test]
    fn a_step_is_judged_only_after_three_tries_and_then_closes_with_a_word() {
        let mut step = FollowThrough::default();
        for n in 1..=3 {
            let word = Text::typed("It sits");
            assert_eq!(
                step.close(Verdict::Kept, word, Timestamp::EARLIEST),
                Err(NotNow)
            );
            assert_eq!(step.mark(call(n), How::Kept), Ok(()));
        }
        let closed = step.close(Verdict::Kept, Text::typed("It sits"), Timestamp::EARLIEST);
        assert_eq!(closed, Ok(()));
        assert_eq!(step.mark(call(4), How::Missed), Err(NotNow));
    }

    #[test]
    fn a_call_is_one_try_however_often_it_is_marked() {
        let mut step = FollowThrough::default();
        for how in How::ALL {
            assert_eq!(step.mark(call(1), how), Ok(()));
        }
        assert_eq!(step.tries.len(), 1);
        assert_eq!(step.marked(call(1)), Some(How::Missed));
    }

    fn answer(tried: &str, at: i64) -> RepAnswer {
        RepAnswer {
            tried: Text::typed(tried),
            went: Text::default(),
            answered: Timestamp::nearest(at),
        }
    }

    #[test]
    fn a_later_answer_takes_the_place_of_an_earlier_one_and_never_the_other_way_round() {
        let (day, next) = (1_763_888_400_000, 1_763_974_800_000);
        let mut step = FollowThrough::default();
        assert_eq!(step.take_answer(answer("Asked once", day)), Ok(()));
        assert_eq!(step.beside(&answer("Asked once", day)), AnswerIs::TheSame);
        assert_eq!(step.take_answer(answer("Asked once", next)), Err(NotNow));
        assert_eq!(step.take_answer(answer("Asked twice", next)), Ok(()));
        assert_eq!(step.beside(&answer("Asked once", day)), AnswerIs::Older);
        assert_eq!(step.take_answer(answer("Asked once", day)), Err(NotNow));
        assert_eq!(step.answer, Some(answer("Asked twice", next)));
    }

    #[test]
    fn a_mark_by_mistake_is_taken_back_by_the_same_tap() {
        let mut step = FollowThrough::default();
        assert_eq!(step.mark(call(1), How::Missed), Ok(()));
        assert_eq!(step.mark(call(1), How::Missed), Ok(()));
        assert!(step.tries.is_empty());
    }
}
