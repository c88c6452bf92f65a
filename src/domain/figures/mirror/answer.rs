//! "Sales manager or top sales rep?" in a sentence.

use crate::domain::figures::Share;

/// The answer: which of the two more often, and how often.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// No urge was tapped, held or not.
    NothingYet,
    /// As often the one as the other, or nearly so.
    Half,
    Manager(Often),
    TopRep(Often),
}

/// How often, in words. Each stands for the shares nearest to it: the borders lie in the middle between
/// neighbours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Often {
    /// From 7/12, in the middle between 1/2 and 2/3.
    TwoOfThree,
    /// From 17/24, in the middle between 2/3 and 3/4.
    ThreeOfFour,
    /// From 33/40, in the middle between 3/4 and 9/10.
    NineOfTen,
    /// From 19/20, in the middle between 9/10 and 1.
    Nearly,
    /// All of it and nothing less.
    Every,
}

impl Verdict {
    /// Says of the urges that were held, of all, which side they are on: the larger one is named.
    #[must_use]
    pub fn of(held: Share) -> Self {
        if held.of == 0 {
            return Self::NothingYet;
        }
        let spoke = held.of - held.part;
        match (Often::of(held.part, held.of), Often::of(spoke, held.of)) {
            (Some(often), _) => Self::Manager(often),
            (_, Some(often)) => Self::TopRep(often),
            (None, None) => Self::Half,
        }
    }

    /// In words, as one sentence; nothing yet teaches what to tap.
    #[must_use]
    pub fn words(self) -> String {
        match self {
            Self::NothingYet => {
                "Nothing yet. Tap \"Urge, held\" when you keep silent in a call, and \
                                 \"Redirected\" or \"Took over\" when you speak."
                    .to_owned()
            }
            Self::Half => "Sales manager half the time, top sales rep the other half.".to_owned(),
            Self::Manager(often) => format!("Sales manager, {}.", often.words()),
            Self::TopRep(often) => format!("Top sales rep, {}.", often.words()),
        }
    }
}

impl Often {
    /// How often so many of so many is; `None` below 7/12.
    #[must_use]
    pub fn of(part: usize, of: usize) -> Option<Self> {
        let reaches = |top: usize, bottom: usize| part * bottom >= of * top;
        if !reaches(7, 12) {
            return None;
        }
        Some(if part == of {
            Self::Every
        } else if reaches(19, 20) {
            Self::Nearly
        } else if reaches(33, 40) {
            Self::NineOfTen
        } else if reaches(17, 24) {
            Self::ThreeOfFour
        } else {
            Self::TwoOfThree
        })
    }

    fn words(self) -> &'static str {
        match self {
            Self::TwoOfThree => "two times out of three",
            Self::ThreeOfFour => "three times out of four",
            Self::NineOfTen => "nine times out of ten",
            Self::Nearly => "nearly every time",
            Self::Every => "every time",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn verdict(held: usize, spoke: usize) -> Verdict {
        Verdict::of(Share {
            part: held,
            of: held + spoke,
        })
    }

    #[test]
    fn the_larger_side_is_named_and_how_often_in_words() {
        let cases = [
            (61, 19, "Sales manager, three times out of four."),
            (2, 1, "Sales manager, two times out of three."),
            (9, 1, "Sales manager, nine times out of ten."),
            (99, 1, "Sales manager, nearly every time."),
            (5, 0, "Sales manager, every time."),
            (0, 3, "Top sales rep, every time."),
            (1, 3, "Top sales rep, three times out of four."),
            (
                4,
                4,
                "Sales manager half the time, top sales rep the other half.",
            ),
        ];
        for (held, spoke, words) in cases {
            assert_eq!(verdict(held, spoke).words(), words);
        }
    }

    #[test]
    fn nothing_yet_is_no_never() {
        assert_eq!(verdict(0, 0), Verdict::NothingYet);
        assert!(verdict(0, 0).words().starts_with("Nothing yet."));
    }

    #[test]
    fn the_borders_lie_in_the_middle_between_neighbours() {
        let cases = [
            ((7, 12), Often::TwoOfThree),
            ((17, 24), Often::ThreeOfFour),
            ((33, 40), Often::NineOfTen),
            ((19, 20), Often::Nearly),
        ];
        for ((part, of), often) in cases {
            assert_eq!(Often::of(part, of), Some(often));
            assert_ne!(Often::of(part * 100 - 1, of * 100), Some(often));
        }
        assert_eq!(Often::of(699, 1_200), None);
        assert_eq!(Often::of(9_999, 10_000), Some(Often::Nearly));
    }
}
