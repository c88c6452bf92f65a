//! A large file that is made ahead of the tap by which it leaves: what that tap comes to, and how far it has come.

use super::sizes;
use crate::app::model::ahead::is_large;
use crate::app::model::{Ahead, Model, Outgoing};

/// What the tap comes to by which it leaves.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tap {
    /// It leaves.
    #[default]
    Leaves,
    /// It is made first, since it is large.
    Makes,
    /// It is being made: there is nothing to tap.
    Waits,
    /// A large file is made, and leaves.
    LeavesMade,
}

/// Reads it off the model; cheap.
#[must_use]
pub fn tap(model: &Model) -> Tap {
    let Some(Outgoing { what, terms, .. }) = model.outgoing else {
        return Tap::Leaves;
    };
    match &model.ahead {
        Ahead::Making(_) => Tap::Waits,
        Ahead::Made(_) if model.ahead.is_of(what, terms) => Tap::LeavesMade,
        _ if is_large(&model.notebook, what) => Tap::Makes,
        _ => Tap::Leaves,
    }
}

/// How far a file has come that is made ahead.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Far {
    pub hundredths: usize,
    pub calls: usize,
}

impl Far {
    /// `42 % of 10,000 calls`
    #[must_use]
    pub fn words(&self) -> String {
        let calls = sizes::count(self.calls, "call");
        format!("{} % of {calls}", self.hundredths)
    }
}

/// Reads it off the model; `None` if none is being made.
#[must_use]
pub fn far(model: &Model) -> Option<Far> {
    match &model.ahead {
        Ahead::Making(underway) => Some(Far {
            hundredths: underway.making.hundredths(),
            calls: underway.making.calls(),
        }),
        Ahead::None | Ahead::Made(_) => None,
    }
}

/// What is to be said of a large file, beside how far it has come.
#[must_use]
pub fn made(model: &Model) -> String {
    match &model.ahead {
        Ahead::Making(_) => "Making the file.".to_owned(),
        Ahead::Made(waiting) => {
            let size = sizes::bytes(waiting.file.bytes);
            format!("The file is made: {size}. It is not kept.")
        }
        Ahead::None => String::new(),
    }
}
