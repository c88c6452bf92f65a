//! The figures below the chart: steps, learning, the talking, the net, what is done alone.

use super::{Figure, Part};
use crate::app::view::phrase;
use crate::domain::figures::progress::net::{self, BothSaid, Who};
use crate::domain::figures::progress::talk::{self, TalkGuess};
use crate::domain::figures::progress::{RepCalls, alone, learning, steps};
use crate::domain::figures::{Share, Tally};
use crate::domain::{CallKind, How, LearningMode, NetQuestion, Verdict};

pub(super) fn parts(calls: &RepCalls<'_>) -> Vec<Part> {
    let net = NetQuestion::ALL.map(|question| verdicts(calls, question));
    let mut parts = vec![tried(calls), taught(calls), talking(calls)];
    parts.extend(net);
    parts
}

/// A part, or "nothing yet" with why.
fn part(title: &'static str, figures: Vec<Figure>, word: String, until: &'static str) -> Part {
    if figures.iter().all(|figure| figure.counts.is_empty()) {
        return Part {
            title,
            figures: Vec::new(),
            word: format!("Nothing yet. {until}"),
            call_by_call: false,
        };
    }
    Part {
        title,
        figures,
        word,
        call_by_call: false,
    }
}

/// `7`, with what it counts.
fn counted(label: &str, counts: Vec<Tally>) -> Figure {
    Figure {
        label: label.to_owned(),
        value: counts.len().to_string(),
        counts,
    }
}

/// `3 of 7`, with what it counts.
fn of(label: String, share: Share, counts: Vec<Tally>) -> Figure {
    let value = if share.of == 0 {
        "Nothing yet".to_owned()
    } else {
        format!("{} of {}", share.part, share.of)
    };
    Figure {
        label,
        value,
        counts,
    }
}

fn tried(calls: &RepCalls<'_>) -> Part {
    let tries = [How::Kept, How::Missed, How::Tried].map(|how| {
        let label = match how {
            How::Kept => "Tries kept",
            How::Missed => "Tries missed",
            How::Tried => "Tried, not there yet",
        };
        counted(label, steps::tries(calls, how))
    });
    let closed = Verdict::ALL.map(|verdict| {
        let label = match verdict {
            Verdict::Kept => "Steps closed as kept",
            Verdict::LetGo => "Steps let go",
        };
        counted(label, steps::closed(calls, verdict))
    });
    let figures = tries.into_iter().chain(closed).collect();
    let until = "A step counts once a call was marked as a try of it.";
    part("Steps kept and missed", figures, String::new(), until)
}

fn taught(calls: &RepCalls<'_>) -> Part {
    let modes = LearningMode::ALL.map(|mode| (mode, learning::taught(calls, mode)));
    let all: usize = modes.iter().map(|(_, counts)| counts.len()).sum();
    let figures = modes.into_iter().map(|(mode, counts)| {
        let share = Share {
            part: counts.len(),
            of: all,
        };
        of(mode.label().to_owned(), share, counts)
    });
    let word = if learning::is_all_demonstration(calls) {
        "So far all of it by demonstration. A success or a failure of one's own teaches too."
            .to_owned()
    } else {
        String::new()
    };
    let until = "A debrief says what a call taught by.";
    part("Taught by", figures.collect(), word, until)
}

fn talking(calls: &RepCalls<'_>) -> Part {
    let guesses = talk::guesses(calls);
    let median = talk::median_difference(&guesses).map(off);
    let title = "The talking, guessed and tapped";
    let until = "It takes a guess in the debrief, and the speaking bar in the call.";
    let tallies = |is: fn(&TalkGuess) -> bool| {
        let those = guesses.iter().filter(|one| is(one));
        those.map(|one| Tally::Call(one.call)).collect::<Vec<_>>()
    };
    let figures = vec![
        Figure {
            label: "The guess, at the median".to_owned(),
            value: median.unwrap_or_default(),
            counts: tallies(|_| true),
        },
        counted(
            "Talked more than guessed",
            tallies(|one| one.difference() < 0),
        ),
        counted(
            "Talked less than guessed",
            tallies(|one| one.difference() > 0),
        ),
    ];
    let word = "The rep's guess less what was tapped, in points of a hundred.".to_owned();
    let call_by_call = !guesses.is_empty();
    Part {
        call_by_call,
        ..part(title, figures, word, until)
    }
}

/// `12.5 points too low`, from tenths of a point.
fn off(tenths: i32) -> String {
    let size = tenths.unsigned_abs();
    let points = match size % 10 {
        0 => phrase::count(usize::try_from(size / 10).unwrap_or_default(), "point"),
        tenth => format!("{}.{tenth} points", size / 10),
    };
    match tenths.signum() {
        0 => "As tapped".to_owned(),
        1 => format!("{points} too high"),
        _ => format!("{points} too low"),
    }
}

/// The kinds of call that are done alone, each with the calls that say so.
pub(super) fn alone(calls: &RepCalls<'_>) -> Vec<Figure> {
    let kinds = CallKind::ALL.map(|kind| (kind, alone::said_alone(calls, kind)));
    let said = kinds.into_iter().filter(|(_, counts)| !counts.is_empty());
    said.map(|(kind, counts)| Figure {
        label: kind.label().to_owned(),
        value: format!("said after {}", phrase::count(counts.len(), "call")),
        counts,
    })
    .collect()
}

fn verdicts(calls: &RepCalls<'_>, question: NetQuestion) -> Part {
    let said: Vec<BothSaid> = net::answers(calls, question);
    let yes = |label: String, who| {
        let (share, counts) = net::yes(&said, who);
        of(label, share, counts)
    };
    let (share, counts) = net::agree(&said);
    let figures = vec![
        yes("The rep said yes".to_owned(), Who::Rep),
        yes("You said yes".to_owned(), Who::Manager),
        of("The same answer".to_owned(), share, counts),
    ];
    if said.is_empty() {
        return part(
            question.words(),
            Vec::new(),
            String::new(),
            "A debrief asks both.",
        );
    }
    Part {
        title: question.words(),
        figures,
        word: String::new(),
        call_by_call: false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_difference_is_told_in_points() {
        let told = [-75, 10, 0, 200].map(off);
        let words = [
            "7.5 points too low",
            "1 point too high",
            "As tapped",
            "20 points too high",
        ];
        assert_eq!(told, words);
    }
}
