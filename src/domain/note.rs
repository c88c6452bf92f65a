//! Who may read a note. Notes about people are private until a person says otherwise.

use serde::{Deserialize, Serialize};

use super::Text;

/// How far a note goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sharing {
    /// For the manager's eyes: it is in no summary, and in no file but the backup of everything.
    #[default]
    Private,
    /// It is shown in the debrief, and goes along with the summary.
    WithRep,
}

impl Sharing {
    pub const ALL: [Self; 2] = [Self::Private, Self::WithRep];

    /// Takes a note out that is for the manager's eyes alone: what is left may leave the phone.
    pub fn guard(self, note: &mut Text) {
        if self == Self::Private {
            *note = Text::default();
        }
    }

    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Private => "Private",
            Self::WithRep => "Share with the rep",
        }
    }
}
