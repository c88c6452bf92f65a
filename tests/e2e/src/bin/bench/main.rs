//! `bench`: the figures of the release, as a table on the screen and in `target/bench.json`.
//!
//! A figure is a median of several runs, beside another of the same run where there is something to
//! measure it by. [`shipped`] weighs the files, [`tap`] times the pad, [`start`] times the start, [`ride`]
//! counts taps and frames, [`scale`] sets thousands of calls beside ten.

mod ride;
mod row;
mod scale;
mod shipped;
mod start;
mod tap;

use std::fs;
use std::process::ExitCode;

use anyhow::{Context, Result};
use e2e::folders;
use row::Row;
use serde::Deserialize;

const LONGEST_TEST_SECONDS: f64 = 600.0;

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<()> {
    let dist = folders::dist()?;
    let mut rows = shipped::rows(&dist)?;
    eprintln!("Timing the pad");
    rows.extend(tap::rows()?);
    eprintln!("Timing the start");
    rows.extend(start::rows(&dist)?);
    eprintln!("A busy minute on the pad");
    rows.extend(ride::rows()?);
    eprintln!("Ten thousand calls");
    rows.extend(scale::rows()?);
    rows.extend(test_time()?);

    println!("{}", row::table(&rows));
    println!("{}", shipped::largest_parts(&dist)?);
    let file = folders::made(folders::target())?.join("bench.json");
    fs::write(&file, serde_json::to_string_pretty(&rows)?)
        .with_context(|| format!("{} can't be written", file.display()))
}

#[derive(Deserialize)]
struct TestTime {
    seconds: f64,
}

/// How long the last whole test took, if one has left its time.
fn test_time() -> Result<Option<Row>> {
    let file = folders::target().join("test-time.json");
    if !file.is_file() {
        return Ok(None);
    }
    let time: TestTime =
        serde_json::from_str(&fs::read_to_string(file)?).context("test-time.json is no time")?;
    Ok(Some(
        Row::new("cargo xtask test, from warm", time.seconds, "s")
            .value_at_most(LONGEST_TEST_SECONDS),
    ))
}
