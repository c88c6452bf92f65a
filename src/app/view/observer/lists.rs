//! What both saw, what only one did: lines in the order of time, on one's own clock.

use super::{Laid, Words, clock};
use crate::app::view::lines::{self, Tone};
use crate::domain::observer::Seen;
use crate::domain::observer::pairs::pairs;
use crate::domain::{Timing, What};

/// The three lists.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lists {
    pub both: Vec<SeenLine>,
    pub mine: Vec<SeenLine>,
    pub theirs: Vec<SeenLine>,
}

/// Something that was seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeenLine {
    /// `3:10`, with `about` before it where the time is approximate.
    pub time: String,
    pub words: String,
    /// `the other 4 s later`, where both saw it.
    pub beside: String,
    pub tone: Tone,
    /// Milliseconds on one's own clock.
    pub at: i64,
    /// Where the other has it, if both saw it.
    pub other: Option<i64>,
}

pub(super) fn lists(laid: &Laid<'_>) -> Lists {
    let found = pairs(laid.mine, laid.theirs, laid.offset, laid.window);
    let both = found.both.iter().map(|pair| {
        let mine = &laid.mine[pair.mine];
        let other = laid.theirs[pair.theirs].at + laid.offset;
        SeenLine {
            beside: apart(other - mine.at),
            other: Some(other),
            ..line(laid.words, mine, 0)
        }
    });
    let mine = found.only_mine.iter();
    let theirs = found.only_theirs.iter();
    Lists {
        both: both.collect(),
        mine: mine
            .map(|place| line(laid.words, &laid.mine[*place], 0))
            .collect(),
        theirs: theirs
            .map(|place| line(laid.words, &laid.theirs[*place], laid.offset))
            .collect(),
    }
}

fn line(words: Words<'_>, seen: &Seen, offset: i64) -> SeenLine {
    let key = match &seen.what {
        What::Behaviour(key) | What::Over(key) => Some(key),
        _ => None,
    };
    let (codebook, when) = (words.codebook(key), words.call.when());
    let at = seen.at + offset;
    SeenLine {
        time: match seen.timing {
            Timing::Tapped => clock(at),
            Timing::Approximate => format!("about {}", clock(at)),
        },
        words: lines::words(codebook, when, &seen.what).into_owned(),
        beside: String::new(),
        tone: lines::tone(codebook, when, &seen.what),
        at,
        other: None,
    }
}

/// To whole seconds.
fn apart(later: i64) -> String {
    let seconds = (later.unsigned_abs() + 500) / 1000;
    match (seconds, later > 0) {
        (0, _) => "both at once".to_owned(),
        (seconds, true) => format!("the other {seconds} s later"),
        (seconds, false) => format!("the other {seconds} s earlier"),
    }
}
