//! `bench`: the figures of the release, as a table on the screen and in `target/bench.json`.
//!
//! A figure is a median of several runs, beside another of the same run where there is something to
//! measure it by. [`shipped`] weighs the files, [`tap`] times the pad, [`start`] times the start, [`ride`]
//! counts taps and frames, [`scale`] sets thousands of calls beside ten. With names of parts only these are
//! measured, and the file of all stays as it is.

mod ride;
mod row;
mod scale;
mod shipped;
mod start;
mod tap;

use std::env;
use std::fs;
use std::path::Path;
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
    let wanted: Vec<String> = env::args().skip(1).collect();
    let is_wanted = |part: &str| wanted.is_empty() || wanted.iter().any(|one| one == part);
    let mut rows = Vec::new();
    for (part, measure) in PARTS {
        if is_wanted(part) {
            eprintln!("Measuring: {part}");
            rows.extend(measure(&dist)?);
        }
    }
    println!("{}", row::table(&rows));
    if !wanted.is_empty() {
        return Ok(());
    }
    println!("{}", shipped::largest_parts(&dist)?);
    let file = folders::made(folders::target())?.join("bench.json");
    fs::write(&file, serde_json::to_string_pretty(&rows)?)
        .with_context(|| format!("{} can't be written", file.display()))
}

type Measure = fn(&Path) -> Result<Vec<Row>>;

const PARTS: [(&str, Measure); 6] = [
    ("size", shipped::rows),
    ("tap", |_| tap::rows()),
    ("start", start::rows),
    ("ride", |_| ride::rows()),
    ("scale", |_| scale::rows()),
    ("tests", |_| Ok(test_time()?.into_iter().collect())),
];

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
