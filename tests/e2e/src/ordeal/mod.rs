//! What the notes have to live through: kills, starts without signal, two tabs, storage that fails.
//!
//! Each ordeal is a function of an engine and a seeded generator, and goes through so many runs on a
//! phone of its own ([`phone`]); [`disk`] reads what is left. The daily walks run a few of each, the
//! program `soak` as many as are asked for. The generator decides what is done and when; how far the
//! browser has come by then is the machine's affair.

mod disk;
mod kills;
mod phone;
mod tally;
mod taps;

use anyhow::Result;
pub use fastrand::Rng;
pub use tally::Tally;
use xtask::checks::soak::Row;

use crate::engines::Engine;

/// An ordeal of so many runs; what was counted until it failed stands in the tally.
pub type Ordeal = fn(Engine, &mut Rng, u32, &mut Tally) -> Result<()>;

/// The ordeal of a row.
pub fn of(row: Row) -> Ordeal {
    match row {
        Row::Kills => kills::in_taps,
        _ => kills::in_taps,
    }
}
