//! The mirror: "Sales manager or top sales rep?" in one sentence, and the figures that it rests on.
//!
//! Begin with [`mirror`]. What each figure counts is named by [`Counted`] and looked up only once the
//! figure is opened.

mod car;
mod counted;
mod tables;
mod weeks;

use super::phrase;
use crate::app::look_back::LookBack;
use crate::app::model::Model;
use crate::domain::Day;
use crate::domain::figures::mirror::silence::silence;
use crate::domain::figures::mirror::{Moves, Sat, Verdict, sat_in};
pub use car::{RideRow, rides};
pub use counted::{Counted, counts};
pub use weeks::{Bar, Weeks};

/// What the mirror shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MirrorView {
    /// What it is of: `last 90 days, 23 calls`.
    pub basis: String,
    /// The answer in a sentence.
    pub answer: String,
    /// Held against spoken; `None` while there is neither.
    pub scale: Option<Scale>,
    /// The rest, if there are calls.
    pub figures: Option<Figures>,
}

/// Held against spoken, as a bar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scale {
    pub held: Number,
    pub spoke: Number,
    /// Where the bar turns, in tenths of a percent from the left.
    pub turns: usize,
}

/// The figures, in their order on the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figures {
    pub stakes: Vec<TableRow>,
    pub net: Vec<FigureRow>,
    pub weeks: Option<Weeks>,
    pub parts: Vec<TableRow>,
    /// That what was agreed beforehand is counted apart, if something was.
    pub agreed: Option<&'static str>,
    pub car: Vec<FigureRow>,
    pub talk: Vec<FigureRow>,
    /// What others have found, with its source; a reference and no grade.
    pub reference: Option<String>,
}

/// A number that can be opened onto what it counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Number {
    pub words: String,
    /// What it is the number of, for a screen reader.
    pub name: String,
    /// `None` if it counts nothing.
    pub counts: Option<Counted>,
}

/// A row of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableRow {
    pub head: String,
    pub numbers: Vec<Number>,
}

/// A figure on a row of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FigureRow {
    pub label: &'static str,
    pub value: String,
    /// `None` if it counts nothing.
    pub counts: Option<Counted>,
}

/// What the mirror rests on: cheap to read at every event, and another one when it is to be read again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Footing {
    revision: u64,
    look_back: LookBack,
    /// The days go on by themselves.
    today: Day,
}

/// Reads what the mirror rests on.
#[must_use]
pub fn footing(model: &Model) -> Footing {
    Footing {
        revision: model.revision,
        look_back: model.look_back,
        today: Day::of(model.now, model.zone.minutes()),
    }
}

/// Reads the mirror off the model.
#[must_use]
pub fn mirror(model: &Model) -> MirrorView {
    let calls = calls(model);
    let moves = silence(&calls);
    MirrorView {
        basis: basis(model.look_back, calls.len()),
        answer: Verdict::of(moves.held_of_all()).words(),
        scale: scale(moves),
        figures: (!calls.is_empty()).then(|| figures(&calls)),
    }
}

/// The calls that the mirror is of.
fn calls(model: &Model) -> Vec<Sat<'_>> {
    sat_in(&model.notebook, model.look_back.period(model.now))
}

fn basis(look_back: LookBack, calls: usize) -> String {
    let calls = phrase::count(calls, "call");
    match look_back {
        LookBack::Month => format!("last 30 days, {calls}"),
        LookBack::Quarter => format!("last 90 days, {calls}"),
        LookBack::Year => format!("the last year, {calls}"),
        LookBack::All => format!("{calls} in all"),
    }
}

fn scale(moves: Moves) -> Option<Scale> {
    let held = moves.held_of_all();
    let turns = (held.part * 1_000).checked_div(held.of)?;
    let side = |what: &'static str, count: usize, counts| Number {
        words: format!("{what} {count}"),
        name: String::new(),
        counts: (count > 0).then_some(counts),
    };
    Some(Scale {
        held: side("held", moves.held, Counted::Held),
        spoke: side("spoke up", moves.spoke(), Counted::Spoke),
        turns,
    })
}

fn figures(calls: &[Sat<'_>]) -> Figures {
    let has_agreed = calls.iter().any(|sat| !sat.is_quiet());
    let agreed = "To speak in a demonstration, or in a joint call with an assigned part, was agreed \
                  beforehand. It breaks no silence and is counted here alone.";
    let talk = car::talk(calls);
    Figures {
        stakes: tables::by_stakes(calls),
        net: tables::net(calls),
        weeks: weeks::weeks(calls),
        parts: tables::by_part(calls),
        agreed: has_agreed.then_some(agreed),
        car: car::in_the_car(calls),
        reference: (!talk.is_empty()).then(car::reference),
        talk,
    }
}

impl Number {
    fn new(count: usize, name: String, counts: Counted) -> Self {
        Self {
            words: count.to_string(),
            name,
            counts: (count > 0).then_some(counts),
        }
    }
}
