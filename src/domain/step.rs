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

/// The step can't be judged yet, or is closed already; nothing was changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotNow;

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

    #[test]
    fn a_mark_by_mistake_is_taken_back_by_the_same_tap() {
        let mut step = FollowThrough::default();
        assert_eq!(step.mark(call(1), How::Missed), Ok(()));
        assert_eq!(step.mark(call(1), How::Missed), Ok(()));
        assert!(step.tries.is_empty());
    }
}
