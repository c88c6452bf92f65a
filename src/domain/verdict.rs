//! The net verdict: was the net used, was it needed, would the rep have recovered? Rep and manager
//! answer each for themselves, and the answers stand side by side.

use serde::{Deserialize, Serialize};

/// One person's answers; a question that was not answered is `None`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NetVerdict {
    pub used: Option<Answer>,
    pub needed: Option<Answer>,
    pub would_recover: Option<Answer>,
}

/// An answer to one of the questions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    Yes,
    No,
    NotSure,
}

impl Answer {
    pub const ALL: [Self; 3] = [Self::Yes, Self::No, Self::NotSure];

    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Yes => "Yes",
            Self::No => "No",
            Self::NotSure => "Not sure",
        }
    }
}

/// The three questions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NetQuestion {
    Used,
    Needed,
    WouldRecover,
}

impl NetQuestion {
    pub const ALL: [Self; 3] = [Self::Used, Self::Needed, Self::WouldRecover];

    /// The question, as it is asked in the car.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Used => "Was the net used?",
            Self::Needed => "Was it needed?",
            Self::WouldRecover => "Would the rep have recovered?",
        }
    }
}

impl NetVerdict {
    /// The answer to a question.
    #[must_use]
    pub fn answer(&self, question: NetQuestion) -> Option<Answer> {
        match question {
            NetQuestion::Used => self.used,
            NetQuestion::Needed => self.needed,
            NetQuestion::WouldRecover => self.would_recover,
        }
    }

    /// Answers a question; the same answer again takes it back.
    pub fn say(&mut self, question: NetQuestion, answer: Answer) {
        let place = match question {
            NetQuestion::Used => &mut self.used,
            NetQuestion::Needed => &mut self.needed,
            NetQuestion::WouldRecover => &mut self.would_recover,
        };
        *place = (*place != Some(answer)).then_some(answer);
    }

    /// Nothing was answered.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        *self == Self::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_taken_back_by_giving_it_again() {
        for question in NetQuestion::ALL {
            let mut verdict = NetVerdict::default();
            verdict.say(question, Answer::No);
            assert_eq!(verdict.answer(question), Some(Answer::No));
            verdict.say(question, Answer::Yes);
            assert_eq!(verdict.answer(question), Some(Answer::Yes));
            verdict.say(question, Answer::Yes);
            assert!(verdict.is_blank());
        }
    }
}
