//! A second observer: another manager's notes of the same call, beside one's own. They are compared and never
//! joined, so they count in no figure of the notebook.
//!
//! The way through: [`matching`] finds the other's call, [`clocks`] lays its moments onto one's own clock, [`pairs`]
//! says what both saw and what only one did, [`kappa`] how far the two agree beyond chance. `docs/figures.md` has
//! the formulas.

pub mod clocks;
pub mod kappa;
pub mod matching;
pub mod pairs;

use super::{BehaviourKey, CallId, Elapsed, Moment, Notebook, Timing, What};

/// What one observer saw, without what was written to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    /// Milliseconds from the start of the call, on the observer's own clock.
    pub at: i64,
    pub timing: Timing,
    pub what: What,
}

impl Seen {
    /// A moment as something that was seen; `None` for the speaking bar, which says who talks.
    #[must_use]
    pub fn of(moment: &Moment) -> Option<Self> {
        (!moment.what.is_speaking()).then(|| Self {
            at: i64::from(moment.at.0),
            timing: moment.timing,
            what: moment.what.clone(),
        })
    }

    /// What was seen in a call, in the order of time.
    #[must_use]
    pub fn all(notebook: &Notebook, call: CallId) -> Vec<Self> {
        let timeline = notebook.timeline(call).into_iter();
        timeline.filter_map(Self::of).collect()
    }

    /// Whether two observers can mean the same by it. Own words are one's own.
    #[must_use]
    pub fn has_code(&self) -> bool {
        !matches!(self.what, What::Words(_) | What::Speaking(_))
    }

    /// The behaviour of the codebook that it is; a state is one where it begins.
    #[must_use]
    pub fn behaviour(&self) -> Option<&BehaviourKey> {
        match &self.what {
            What::Behaviour(key) => Some(key),
            _ => None,
        }
    }
}

/// Of so many moments at most a call is compared: each shift is tried on all of them.
pub const MOST_MOMENTS: usize = 5_000;

/// How close together is together: windows to choose from.
pub const WINDOWS: [Elapsed; 6] = [
    Elapsed::seconds(2),
    Elapsed::seconds(5),
    Elapsed::seconds(10),
    Elapsed::seconds(15),
    Elapsed::seconds(30),
    Elapsed::seconds(60),
];
/// The place in [`WINDOWS`] of the one that is chosen at first.
pub const USUAL_WINDOW: usize = 2;
