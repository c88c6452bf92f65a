//! Some runs of one row on one phone.

use std::time::Instant;

use e2e::engines::Engine;
use e2e::ordeal::{self, Rng, Tally};
use xtask::checks::soak::Row;

use crate::report::Report;

/// So many runs go on one phone.
pub(crate) fn most(row: Row) -> u32 {
    match row {
        Row::Kills | Row::Typing | Row::Starts => 20,
        Row::Imports => 10,
        Row::Tabs | Row::Faults => 5,
        Row::Full => 1,
    }
}

/// Runs a batch, says how it went, and how to run it again if it failed.
pub(crate) fn run(row: Row, engine: Engine, times: u32, seed: u64, report: &mut Report) {
    let begin = Instant::now();
    let mut tally = Tally::default();
    let result = ordeal::of(row)(engine, &mut Rng::with_seed(seed), times, &mut tally);
    let (runs, figures) = (tally.runs, tally.words());
    let seconds = begin.elapsed().as_secs();
    println!("{row} in {engine}: {runs} of {times} in {seconds} s, seed {seed}; {figures}");
    let failure = result.err().map(|error| {
        let again =
            format!("cargo xtask soak --row {row} --engine {engine} --times {times} --seed {seed}");
        let failure = format!(
            "{row} in {engine}, run {}: {error:#}\nAgain: {again}",
            runs + 1
        );
        println!("FAILED {failure}");
        failure
    });
    report.take(row, engine, tally, begin.elapsed(), failure);
}
