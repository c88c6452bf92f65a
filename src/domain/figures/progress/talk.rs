//! The rep's own guess at the share of talking, against what was tapped.

use super::RepCalls;
use super::calls::finished;
use crate::domain::{CallId, TalkTime, Timestamp, order};

/// A guess and what was tapped, in one call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TalkGuess {
    pub call: CallId,
    pub started: Timestamp,
    /// What the rep guessed, in whole percent.
    pub guessed: u8,
    /// What was tapped on the speaking bar, in whole percent ([`TalkTime::rep_share`]).
    pub tapped: u8,
}

impl TalkGuess {
    /// The guess less what was tapped, in points: below zero the rep talked more than was guessed.
    #[must_use]
    pub fn difference(self) -> i16 {
        i16::from(self.guessed) - i16::from(self.tapped)
    }
}

/// The calls of the period with a finished debrief in which the rep guessed, and in which the
/// speaking bar was used; the oldest first.
#[must_use]
pub fn guesses(calls: &RepCalls<'_>) -> Vec<TalkGuess> {
    let guess = calls.with_moments().filter_map(|(call, moments)| {
        let (_, debrief) = finished(call)?;
        let guessed = debrief.rep_view.words()?.talk_guess?.value();
        let timeline = order::by_time(moments);
        let time = TalkTime::of(&timeline, call.length(moments, call.when()))?;
        Some(TalkGuess {
            call: call.id,
            started: call.when(),
            guessed,
            tapped: time.rep_share()?,
        })
    });
    guess.collect()
}

/// The median of the differences, in tenths of a point: of an even number of calls the mean of the two
/// in the middle, which is exact. `None` of no call.
#[must_use]
pub fn median_difference(guesses: &[TalkGuess]) -> Option<i32> {
    let differences = guesses.iter().map(|one| i32::from(one.difference()));
    let differences = order::by_number(differences.collect(), |one| (i64::from(*one), 0));
    let half = differences.len() / 2;
    let upper = differences.get(half)?;
    let lower = if differences.len().is_multiple_of(2) {
        differences.get(half.checked_sub(1)?)?
    } else {
        upper
    };
    Some((lower + upper) * 5)
}

#[cfg(test)]
mod tests {
    use super::super::example::Example;
    use super::*;
    use crate::domain::figures::Period;
    use crate::domain::{Percent, RepView, RepWords, Speaker, What};

    fn guess(guessed: u8, tapped: u8) -> TalkGuess {
        TalkGuess {
            call: uuid::Uuid::nil().into(),
            started: Timestamp::EARLIEST,
            guessed,
            tapped,
        }
    }

    fn said(guess: Option<u8>) -> RepView {
        let talk_guess = guess.map(Percent::nearest);
        RepView::Speaking(RepWords {
            talk_guess,
            ..RepWords::default()
        })
    }

    #[test]
    fn a_guess_stands_beside_what_was_tapped() {
        let mut example = Example::default();
        let call = example.debriefed(1, 10, |debrief| debrief.rep_view = said(Some(40)));
        // The rep talks for 6 of 10 minutes, the customer for 4.
        example.moment(call, 0, What::Speaking(Speaker::Rep));
        example.moment(call, 360, What::Speaking(Speaker::Customer));
        let guesses = guesses(&example.calls(Period::EVER));
        assert_eq!((guesses[0].guessed, guesses[0].tapped), (40, 60));
        assert_eq!(guesses[0].difference(), -20);
    }

    #[test]
    fn a_guess_without_the_bar_and_the_bar_without_a_guess_are_no_pair() {
        let mut example = Example::default();
        example.debriefed(1, 10, |debrief| debrief.rep_view = said(Some(40)));
        let call = example.debriefed(2, 10, |debrief| debrief.rep_view = said(None));
        example.moment(call, 0, What::Speaking(Speaker::Rep));
        assert_eq!(guesses(&example.calls(Period::EVER)), []);
    }

    #[test]
    fn the_median_is_the_one_in_the_middle_or_between_two() {
        let odd = [guess(50, 60), guess(50, 30), guess(40, 45)];
        assert_eq!(median_difference(&odd), Some(-50), "of -10, -5, 20");
        let even = [guess(50, 60), guess(40, 45)];
        assert_eq!(median_difference(&even), Some(-75), "7.5 points too low");
        assert_eq!(median_difference(&[]), None);
    }
}
