//! A short, seeded part of what `cargo xtask soak` does for long: kills, and starts without a server.

use anyhow::{Context, Result, ensure};
use e2e::engines::Engine;
use e2e::ordeal::{self, Rng, Tally};
use xtask::checks::soak::Row;

/// Decides what is done and when; the machine decides how far a browser has come by then.
const SEED: u64 = 20_261_124;
/// The moments of an import that is killed.
const IMPORTED: u32 = 4_000;

/// Twenty in all engines together.
pub(crate) fn kills_in_taps(engine: Engine) -> Result<()> {
    let times = match engine {
        Engine::Chromium | Engine::WebKit => 7,
        Engine::Firefox => 6,
    };
    part_of(Row::Kills, engine, times)
}

/// Chromium goes on in a log with half a record at its end, and throws the database away two starts later.
pub(crate) fn kills_in_the_log(engine: Engine) -> Result<()> {
    let (times, mut tally) = (3, Tally::default());
    let mut rng = Rng::with_seed(SEED);
    ordeal::kills_in_the_log(engine, &mut rng, times, &mut tally)?;
    all_ran(&tally, times)
}

pub(crate) fn a_kill_in_typing(engine: Engine) -> Result<()> {
    part_of(Row::Typing, engine, 1)
}

pub(crate) fn starts_without_a_server(engine: Engine) -> Result<()> {
    part_of(Row::Starts, engine, 2)
}

pub(crate) fn a_kill_in_an_import(engine: Engine) -> Result<()> {
    let mut tally = Tally::default();
    let mut rng = Rng::with_seed(SEED);
    ordeal::imports_of(IMPORTED, engine, &mut rng, 1, &mut tally)?;
    all_ran(&tally, 1)
}

fn part_of(row: Row, engine: Engine, times: u32) -> Result<()> {
    let mut tally = Tally::default();
    let mut rng = Rng::with_seed(SEED);
    ordeal::of(row)(engine, &mut rng, times, &mut tally).with_context(|| format!("seed {SEED}"))?;
    all_ran(&tally, times)
}

fn all_ran(tally: &Tally, times: u32) -> Result<()> {
    ensure!(tally.runs == times, "{} of {times} ran", tally.runs);
    // Taps that nobody saw being saved would prove nothing.
    ensure!(
        tally.counts.get("acknowledged") != Some(&0),
        "No tap was acknowledged before a kill"
    );
    Ok(())
}
