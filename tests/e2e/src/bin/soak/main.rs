//! `soak`: what the notes have to live through, for as long as is asked for.
//!
//! The seed is printed first and decides all that follows. Rows go in batches, each on a phone of its
//! own and with a seed of its own, so that a failure is replayed without all that came before it.
//! [`batch`] runs one, [`report`] sums up on the screen and in `target/soak.json`.

mod batch;
mod report;

use std::process::ExitCode;
use std::time::{Duration, Instant};

use anyhow::{Result, anyhow, bail};
use e2e::engines::Engine;
use e2e::ordeal::Rng;
use report::Report;
use xtask::checks::soak::{Length, Row, Soak};
use xtask::command_line::{self, Order};

fn main() -> ExitCode {
    match run() {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Whether nothing failed.
fn run() -> Result<bool> {
    let soak = asked()?;
    let seed = soak.seed.unwrap_or_else(|| fastrand::u64(..));
    println!("Seed {seed}");
    let mut rng = Rng::with_seed(seed);
    let engines = soak.engines();
    let mut report = Report::of(seed);
    match soak.length {
        Length::Times(times) => each(&soak.rows(), &engines, times, &mut rng, &mut report),
        Length::Minutes(minutes) => {
            let end = Instant::now() + Duration::from_secs(60 * minutes);
            at_random(&soak.rows(), &engines, end, &mut rng, &mut report);
        }
    }
    println!("\n{}", report.table());
    report.keep()?;
    Ok(report.is_good())
}

/// The same words as those of `cargo xtask soak`.
fn asked() -> Result<Soak> {
    let words = std::env::args_os().skip(1);
    let words = std::iter::once("soak".into()).chain(words);
    match command_line::read(words).map_err(|fault| anyhow!("{fault}"))? {
        Order::Soak(soak) => Ok(soak),
        _ => bail!("This program takes the words of `cargo xtask soak`"),
    }
}

/// Each row so many times in each engine.
fn each(rows: &[Row], engines: &[Engine], times: u32, rng: &mut Rng, report: &mut Report) {
    for &row in rows {
        for &engine in engines {
            let mut left = times;
            while left > 0 {
                // A seed that is drawn for a single batch is that of the whole run: it replays as it was.
                let seed = if times <= batch::most(row) && rows.len() * engines.len() == 1 {
                    report.seed
                } else {
                    rng.u64(..)
                };
                let most = left.min(batch::most(row));
                left -= most;
                batch::run(row, engine, most, seed, report);
            }
        }
    }
}

/// Rows and engines as they come, until the time is over.
fn at_random(rows: &[Row], engines: &[Engine], end: Instant, rng: &mut Rng, report: &mut Report) {
    while Instant::now() < end {
        let (Some(&row), Some(&engine)) = (rng.choice(rows), rng.choice(engines)) else {
            return;
        };
        let times = rng.u32(1..=batch::most(row).min(5));
        let seed = rng.u64(..);
        batch::run(row, engine, times, seed, report);
    }
}
