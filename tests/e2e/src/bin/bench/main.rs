//! `bench [--keep] [PART..]`: the figures of the release, as a table on the screen and in `target/bench.json`.
//!
//! A figure is a median of several runs, beside another of the same run where there is something to
//! measure it by. With names of parts ([`PARTS`]) only these are measured, and the file of all stays as it is. A
//! ratio or a size that has become worse by more than a fifth since the table in the repository ([`kept`]) fails the
//! bench; `--keep` writes the figures into that table. [`phones`] are the notebooks that the parts share.

mod empty_app;
mod figure;
mod files;
mod first;
mod kept;
mod list;
mod lock;
mod memory;
mod notebooks;
mod pace;
mod pages;
mod phones;
mod ride;
mod row;
mod scale;
mod search;
mod shipped;
mod start;
mod stored_tap;
mod tap;
mod tiddlywiki;

use std::env;
use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, Result, ensure};
use e2e::folders;
use phones::Phones;
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
    let (options, wanted): (Vec<String>, Vec<String>) =
        env::args().skip(1).partition(|word| word.starts_with("--"));
    let is_kept = options.iter().any(|option| option == "--keep");
    for part in &wanted {
        let is_one = PARTS.iter().any(|(name, _)| name == part);
        ensure!(is_one, "{part} is no part of the bench");
    }
    let bench = Bench {
        dist: folders::dist()?,
        phones: Phones::new()?,
    };
    let (rows, failed) = measured(&bench, &wanted);
    println!("{}", row::table(&rows));
    if wanted.is_empty() || wanted.iter().any(|part| part == "size") {
        println!("{}", shipped::largest_parts(&bench.dist)?);
    }
    if wanted.is_empty() {
        let file = folders::made(folders::target())?.join("bench.json");
        fs::write(&file, serde_json::to_string_pretty(&rows)?)
            .with_context(|| format!("{} can't be written", file.display()))?;
    }
    if is_kept {
        kept::keep(&rows)?;
    }
    let kept = kept::rows()?;
    for name in kept::not_kept(&kept, &rows) {
        println!("Nothing is kept to compare this with: {name}");
    }
    let worse = kept::regressions(&kept, &rows);
    let faults: Vec<String> = failed.into_iter().chain(worse).collect();
    ensure!(faults.is_empty(), "{}", faults.join("\n"));
    Ok(())
}

/// The rows of all parts that could be measured, and what is to be said of the others.
fn measured(bench: &Bench, wanted: &[String]) -> (Vec<Row>, Vec<String>) {
    let (mut rows, mut failed) = (Vec::new(), Vec::new());
    for (part, measure) in PARTS {
        if wanted.is_empty() || wanted.iter().any(|one| one == part) {
            eprintln!("Measuring: {part}");
            match measure(bench) {
                Ok(some) => rows.extend(some),
                Err(error) => failed.push(format!("{part} could not be measured: {error:#}")),
            }
        }
    }
    (rows, failed)
}

/// What is measured.
struct Bench {
    /// The folder of the release.
    dist: PathBuf,
    phones: Phones,
}

type Measure = fn(&Bench) -> Result<Vec<Row>>;

/// The last of those that share the phones leave calls on them.
const PARTS: [(&str, Measure); 16] = [
    ("size", |bench| shipped::rows(&bench.dist)),
    ("tap", |_| tap::rows()),
    ("start", start::rows),
    ("first", first::rows),
    ("ride", |_| ride::rows()),
    ("scale", scale::rows),
    ("pages", pages::rows),
    ("search", search::rows),
    ("list", list::rows),
    ("stored-tap", stored_tap::rows),
    ("memory", memory::rows),
    ("lock", |_| lock::rows()),
    ("lock-many", lock::many),
    ("files", |_| files::rows()),
    ("notebooks", notebooks::rows),
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
