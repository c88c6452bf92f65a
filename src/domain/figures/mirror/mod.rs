//! The mirror: the manager's own figures. "Sales manager or top sales rep?"
//!
//! [`sat_in`] reads the calls of a period once; each figure is a pure function over what it has read.
//! Figures of moves (urges held, words spoken) are in [`silence`]; figures of calls are functions that say
//! whether a call counts ([`Ask`]), and [`share`] and [`tallies`] go through the calls with one.
//! [`answer`] says the whole in a sentence.

pub mod answer;
pub mod car;
pub mod net;
pub mod rides;
pub mod silence;
pub mod talk;
pub mod weeks;

#[cfg(test)]
mod example;

pub use answer::Verdict;
pub use silence::Moves;

use super::{Period, Share, Tally};
use crate::domain::{Call, Moment, Notebook, Role, Stakes};

/// A call that the manager sat in on, and what the manager did in it.
#[derive(Clone, Copy, Debug)]
pub struct Sat<'a> {
    pub call: &'a Call,
    pub moments: &'a [Moment],
    pub moves: Moves,
}

/// The calls of a period that are over, in no order that means something. What is planned, runs, or is
/// in the trash is no part of any figure here.
#[must_use]
pub fn sat_in(notebook: &Notebook, period: Period) -> Vec<Sat<'_>> {
    let is_in = |call: &&Call| call.is_over() && period.has_call(call);
    let calls = notebook.calls().filter(is_in);
    calls.map(|call| Sat::of(notebook, call)).collect()
}

/// The manager's part in a call, as far as silence goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// A coaching call.
    Coaching,
    /// A joint call in which nothing was assigned to the manager.
    Joint,
    /// A joint call with an assigned contribution.
    Contribution,
    /// The manager leads.
    Demonstration,
}

impl Part {
    pub const ALL: [Self; 4] = [
        Self::Coaching,
        Self::Joint,
        Self::Contribution,
        Self::Demonstration,
    ];

    /// The part in a call, from its role and the contribution that was written down.
    #[must_use]
    pub fn of(call: &Call) -> Self {
        match call.role {
            Role::Observe => Self::Coaching,
            Role::JointCall if call.contribution.is_blank() => Self::Joint,
            Role::JointCall => Self::Contribution,
            Role::Demonstrate => Self::Demonstration,
        }
    }

    /// Whether to speak was agreed on beforehand: then it breaks no silence.
    #[must_use]
    pub fn is_agreed(self) -> bool {
        matches!(self, Self::Contribution | Self::Demonstration)
    }

    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Coaching => "Observe",
            Self::Joint => "Joint call",
            Self::Contribution => "Joint call, part assigned",
            Self::Demonstration => "Demonstrate",
        }
    }
}

impl<'a> Sat<'a> {
    /// Reads a call.
    #[must_use]
    pub fn of(notebook: &'a Notebook, call: &'a Call) -> Self {
        let moments = notebook.moments(call.id);
        Self {
            call,
            moments,
            moves: Moves::of(moments),
        }
    }

    /// The manager's part in it.
    #[must_use]
    pub fn part(&self) -> Part {
        Part::of(self.call)
    }

    /// Whether the manager was to keep silent in it.
    #[must_use]
    pub fn is_quiet(&self) -> bool {
        !self.part().is_agreed()
    }

    fn has_stakes(&self, stakes: Stakes) -> bool {
        self.call.stakes == stakes
    }
}

/// Whether a call is counted; `None` if it isn't one of those that could be.
pub type Ask = fn(&Sat<'_>) -> Option<bool>;

/// The calls that are counted, of all that could be.
#[must_use]
pub fn share(calls: &[Sat<'_>], ask: impl Fn(&Sat<'_>) -> Option<bool>) -> Share {
    let mut share = Share::default();
    calls
        .iter()
        .filter_map(ask)
        .for_each(|is_counted| share.add(is_counted));
    share
}

/// The calls that are counted, one by one.
#[must_use]
pub fn tallies(calls: &[Sat<'_>], ask: impl Fn(&Sat<'_>) -> Option<bool>) -> Vec<Tally> {
    let counted = calls.iter().filter(|sat| ask(sat) == Some(true));
    counted.map(|sat| Tally::Call(sat.call.id)).collect()
}

/// The calls with these stakes in which the manager was to keep silent.
pub fn of_stakes<'a>(calls: &[Sat<'a>], stakes: Stakes) -> Vec<Sat<'a>> {
    let counted = |sat: &&Sat<'_>| sat.is_quiet() && sat.has_stakes(stakes);
    calls.iter().filter(counted).copied().collect()
}

/// The calls in which the manager had this part.
pub fn of_part<'a>(calls: &[Sat<'a>], part: Part) -> Vec<Sat<'a>> {
    let counted = |sat: &&Sat<'_>| sat.part() == part;
    calls.iter().filter(counted).copied().collect()
}
