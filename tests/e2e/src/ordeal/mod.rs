//! What the notes have to live through: kills, starts without signal, two tabs, storage that fails.
//!
//! Each ordeal is a function of an engine and a seeded generator, and goes through so many runs on a
//! phone of its own ([`phone`]); [`disk`] reads what is left. The daily walks run a few of each, the
//! program `soak` as many as are asked for. The generator decides what is done and when; how far the
//! browser has come by then is the machine's affair.

mod disk;
mod faults;
mod full;
mod imports;
mod kills;
mod phone;
mod starts;
mod tabs;
mod tally;
mod taps;
mod typing;

use anyhow::Result;
pub use disk::keeps;
pub use fastrand::Rng;
pub use imports::of as imports_of;
pub use kills::in_the_log as kills_in_the_log;
pub use tally::Tally;
use xtask::checks::soak::Row;

use crate::engines::Engine;

/// An ordeal of so many runs; what was counted until it failed stands in the tally.
pub type Ordeal = fn(Engine, &mut Rng, u32, &mut Tally) -> Result<()>;

/// The ordeal of a row.
pub fn of(row: Row) -> Ordeal {
    match row {
        Row::Kills => kills::in_taps,
        Row::Typing => typing::kills,
        Row::Imports => imports::of_many,
        Row::Starts => starts::offline,
        Row::Tabs => tabs::at_once,
        Row::Faults => faults::of_writes,
        Row::Full => full::of_notes,
    }
}
