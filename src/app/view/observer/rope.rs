//! One rope with the knots of both: one's own above the line, the other's below it.

use super::lists::{Lists, SeenLine};
use super::{Laid, clock};
use crate::app::view::Tone;

/// The rope with its ends, and the same in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RopeOfTwo {
    pub mine: Vec<Mark>,
    pub theirs: Vec<Mark>,
    /// What both saw: from the one's knot to the other's.
    pub ties: Vec<(u32, u32)>,
    pub ends: (String, String),
    pub text: String,
}

/// A knot, so many thousandths along.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    pub along: u32,
    pub tone: Tone,
}

/// So many are told one by one; of more, nobody would listen to the list.
const TOLD: usize = 30;

/// Reaches over both calls, and to the last moment of either.
pub(super) fn rope(laid: &Laid<'_>, lists: &Lists) -> RopeOfTwo {
    let (mine, theirs) = laid.held;
    let from = laid.offset.min(0);
    let to = i64::from(mine.length.0).max(laid.offset + i64::from(theirs.length.0));
    let length = (to - from).max(1);
    let along = |at: i64| {
        let along = (at - from) * 1000 / length;
        u32::try_from(along.clamp(0, 1000)).unwrap_or_default()
    };
    let mark = |line: &SeenLine| Mark {
        along: along(line.at),
        tone: line.tone,
    };
    let other = |line: &SeenLine| {
        let along = along(line.other?);
        Some(Mark {
            along,
            tone: line.tone,
        })
    };
    RopeOfTwo {
        mine: lists.both.iter().chain(&lists.mine).map(mark).collect(),
        theirs: lists
            .both
            .iter()
            .filter_map(other)
            .chain(lists.theirs.iter().map(mark))
            .collect(),
        ties: lists
            .both
            .iter()
            .filter_map(|line| Some((along(line.at), along(line.other?))))
            .collect(),
        ends: (clock(from), clock(to)),
        text: text(lists),
    }
}

fn text(lists: &Lists) -> String {
    let parts = [
        ("Both saw", &lists.both),
        ("only you saw", &lists.mine),
        ("only the other saw", &lists.theirs),
    ];
    let all: usize = parts.iter().map(|(_, lines)| lines.len()).sum();
    let part = |(who, lines): (&str, &Vec<SeenLine>)| match lines.len() {
        0 => format!("{who} nothing"),
        count if all > TOLD => format!("{who} {count}"),
        _ => {
            let told = lines
                .iter()
                .map(|line| format!("{} at {}", line.words, line.time));
            format!("{who} {}", told.collect::<Vec<_>>().join(", "))
        }
    };
    parts.map(part).join("; ")
}
