//! The steps of [`Reading`]: the parts of a file in the order in which Curbside writes them ([`parts`](super::parts)),
//! and then what can only be looked at when all is read ([`whole`](super::whole)).

use super::Reading;
use super::cursor::Unusual;
use crate::domain::{CallId, Notebook};

/// How far a file is read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Stage {
    #[default]
    Head,
    /// Behind a part; none is behind before the first one.
    Behind(Option<Part>),
    /// So many of a part are behind.
    In(Part, usize),
    /// What was deleted and what isn't shown is to be looked at.
    History,
    /// So many calls are looked at for what they speak of.
    Calls(usize),
    /// The notebook is looked at up to the moments of this call.
    Beside(Option<CallId>),
    /// All is read, and fits.
    Fits,
}

/// A part of a file, in the order of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    Behaviours,
    Reps,
    Calls,
    Moments,
    Edits,
    Others,
    Gone,
}

impl Part {
    pub(super) fn named(name: &str) -> Option<Self> {
        Some(match name {
            "behaviours" => Self::Behaviours,
            "reps" => Self::Reps,
            "calls" => Self::Calls,
            "moments" => Self::Moments,
            "edits" => Self::Edits,
            "others" => Self::Others,
            "gone" => Self::Gone,
            _ => return None,
        })
    }

    /// Whether another may come behind it: those up to the edits are always there.
    pub(super) fn may_follow(self, before: Option<Self>) -> bool {
        match before {
            None => self == Self::Behaviours,
            Some(before) if before < Self::Edits => self as u8 == before as u8 + 1,
            Some(before) => self > before,
        }
    }

    pub(super) fn marks(self) -> [u8; 2] {
        match self {
            Self::Edits => [b'{', b'}'],
            _ => [b'[', b']'],
        }
    }
}

impl Reading {
    /// Goes on by about so many bytes, and answers by how many.
    pub(super) fn step(&mut self, notebook: &Notebook, most: usize) -> Result<usize, Unusual> {
        match self.stage {
            Stage::Head => self.read_head(),
            Stage::Behind(part) => self.go_to_the_next(part),
            Stage::In(part, behind) => return self.read_some(notebook, part, behind, most),
            Stage::History => self.look_at_the_history(notebook),
            Stage::Calls(behind) => return self.look_at_calls(behind, most),
            Stage::Beside(behind) => return self.look_beside(notebook, behind, most),
            Stage::Fits => Ok(()),
        }?;
        Ok(0)
    }
}
