//! Urges held against words spoken.

use super::Sat;
use crate::domain::figures::{Share, Tally};
use crate::domain::{Moment, NetMove, What};

/// How often the manager held an urge, asked one question, or took the call.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Moves {
    pub held: usize,
    pub redirected: usize,
    pub took_over: usize,
}

/// The moves that break the silence.
pub const SPOKEN: [NetMove; 2] = [NetMove::Redirected, NetMove::TookOver];

impl Moves {
    /// Counts the moves among moments. To hand the call back is none: it ends one.
    #[must_use]
    pub fn of(moments: &[Moment]) -> Self {
        let mut moves = Self::default();
        for moment in moments {
            match moment.what {
                What::Net(NetMove::Held) => moves.held += 1,
                What::Net(NetMove::Redirected) => moves.redirected += 1,
                What::Net(NetMove::TookOver) => moves.took_over += 1,
                _ => {}
            }
        }
        moves
    }

    /// Spoken up: redirected + took over.
    #[must_use]
    pub fn spoke(self) -> usize {
        self.redirected + self.took_over
    }

    /// Held, of all urges: held ÷ (held + redirected + took over).
    #[must_use]
    pub fn held_of_all(self) -> Share {
        Share {
            part: self.held,
            of: self.held + self.spoke(),
        }
    }

    /// What two periods have together.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self {
            held: self.held + other.held,
            redirected: self.redirected + other.redirected,
            took_over: self.took_over + other.took_over,
        }
    }
}

/// Held against spoken: the moves in the calls in which the manager was to keep silent. Those of a
/// demonstration and of a joint call with an assigned contribution are left out, the held ones too: to
/// count but one side of a call would bend the share.
#[must_use]
pub fn silence(calls: &[Sat<'_>]) -> Moves {
    all(calls.iter().filter(|sat| sat.is_quiet()))
}

/// The moves in the calls in which speaking was agreed on beforehand.
#[must_use]
pub fn agreed(calls: &[Sat<'_>]) -> Moves {
    all(calls.iter().filter(|sat| !sat.is_quiet()))
}

/// All moves in calls, whatever the manager's part.
pub fn all<'a>(calls: impl IntoIterator<Item = &'a Sat<'a>>) -> Moves {
    let moves = calls.into_iter().map(|sat| sat.moves);
    moves.fold(Moves::default(), Moves::and)
}

/// The moves of some kinds in calls, one by one: what [`all`] counts of them.
pub fn moves<'a>(calls: impl IntoIterator<Item = &'a Sat<'a>>, kinds: &[NetMove]) -> Vec<Tally> {
    let mut tallies = Vec::new();
    for sat in calls {
        let is_one =
            |moment: &&Moment| matches!(moment.what, What::Net(kind) if kinds.contains(&kind));
        let found = sat.moments.iter().filter(is_one);
        tallies.extend(found.map(|moment| Tally::Moment(sat.call.id, moment.id)));
    }
    tallies
}
