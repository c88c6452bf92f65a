//! The firefighter's net: when the manager may step in, and whether the net is out.

use serde::{Deserialize, Serialize};

use super::{Elapsed, Moment, NetMove, Stage, What};

/// How the manager takes part in a call.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// A coaching call: silent unless the net is needed.
    #[default]
    Observe,
    /// A joint call with an assigned contribution.
    JointCall,
    /// The manager leads, the rep watches.
    Demonstrate,
}

impl Role {
    pub const ALL: [Self; 3] = [Self::Observe, Self::JointCall, Self::Demonstrate];

    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Observe => "Observe",
            Self::JointCall => "Joint call",
            Self::Demonstrate => "Demonstrate",
        }
    }
}

/// What hangs on a call.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stakes {
    MustWin,
    #[default]
    Ordinary,
    LostCause,
}

impl Stakes {
    pub const ALL: [Self; 3] = [Self::MustWin, Self::Ordinary, Self::LostCause];

    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::MustWin => "Must-win",
            Self::Ordinary => "Ordinary",
            Self::LostCause => "Lost cause",
        }
    }
}

/// How far the manager may go when it gets hot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stance {
    StayOut,
    RedirectOnly,
    TakeOver,
}

impl Stance {
    pub const ALL: [Self; 3] = [Self::StayOut, Self::RedirectOnly, Self::TakeOver];

    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::StayOut => "Stay out",
            Self::RedirectOnly => "Redirect only",
            Self::TakeOver => "Take over",
        }
    }

    /// Why the app suggests what it does, in one line.
    #[must_use]
    pub fn why(stakes: Stakes, stage: Stage) -> &'static str {
        match (stakes, Self::suggested(stakes, stage)) {
            (Stakes::LostCause, _) => "Lost anyway: the lesson is worth more than the sale.",
            (_, Self::TakeOver) => "Too much hangs on it for somebody who is still learning.",
            (Stakes::MustWin, _) => {
                "Too much to lose, and a rep who can come back from a question."
            }
            (_, Self::RedirectOnly) => "One question helps; the call stays with the rep.",
            (_, Self::StayOut) => "The rep can do this. Next time nobody will be there.",
        }
    }

    /// The stance that the app suggests; the manager decides.
    ///
    /// A must-win account is caught before it falls, a lost cause is let run, and in between a rep
    /// is helped the less the further along he is.
    #[must_use]
    pub fn suggested(stakes: Stakes, stage: Stage) -> Self {
        match (stakes, stage) {
            (Stakes::LostCause, _) | (Stakes::Ordinary, Stage::Solid | Stage::Senior) => {
                Self::StayOut
            }
            (Stakes::MustWin, Stage::New | Stage::Developing) => Self::TakeOver,
            (Stakes::MustWin, Stage::Solid | Stage::Senior)
            | (Stakes::Ordinary, Stage::New | Stage::Developing) => Self::RedirectOnly,
        }
    }
}

/// Whether the manager holds the call just now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NetState {
    /// The rep has the call.
    Ready,
    /// The manager took it over, at this place of the call, and hasn't given it back.
    TakenOver { since: Elapsed },
}

impl NetState {
    /// Reads the state from the moments of one call, in the order in which they were tapped.
    #[must_use]
    pub fn of(moments: &[Moment]) -> Self {
        let newest = moments.iter().rev().find_map(|moment| match moment.what {
            What::Net(NetMove::TookOver) => Some(Self::TakenOver { since: moment.at }),
            What::Net(NetMove::HandedBack) => Some(Self::Ready),
            _ => None,
        });
        newest.unwrap_or(Self::Ready)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_suggestion_is_the_published_table() {
        use Stance::{RedirectOnly, StayOut, TakeOver};
        let table = [
            (
                Stakes::MustWin,
                [TakeOver, TakeOver, RedirectOnly, RedirectOnly],
            ),
            (
                Stakes::Ordinary,
                [RedirectOnly, RedirectOnly, StayOut, StayOut],
            ),
            (Stakes::LostCause, [StayOut; 4]),
        ];
        for (stakes, row) in table {
            assert_eq!(
                Stage::ALL.map(|stage| Stance::suggested(stakes, stage)),
                row
            );
        }
    }
}
