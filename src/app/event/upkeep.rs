//! Backups, the check and the report: what a person asks for, and what the phone tells.

use crate::app::care::Surroundings;
use crate::app::event::Opening;
use crate::wire::upkeep::{Reduce, Remind};
use crate::wire::{StoreError, Upkeep};

/// What a person asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UpkeepEvent {
    RemindChosen(Remind),
    /// After what time calls are reduced to their figures.
    ReduceChosen(Reduce),
    /// The second tap, where that takes words away.
    ReduceConfirmed,
    /// Read the disk again and check all records.
    CheckWanted,
    /// Share the report.
    ReportWanted,
}

/// What the phone tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Told {
    /// What stands beside the notebook, at the start or as another tab has left it.
    Kept(Upkeep),
    Around(Surroundings),
    /// The disk was read again, for a check or to see what became of a file.
    ReadAgain(Box<Result<Opening, StoreError>>),
    /// The app has gone out of sight.
    Hidden,
}
