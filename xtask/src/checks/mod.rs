//! `cargo xtask test`: every check, or the parts that were asked for.
//!
//! Each part stands in a file of its own: `core` (format, lints, dependencies, native tests), `browser`
//! (the storage contract in the engines), `e2e` (the release, used as a person does) and, if it is
//! named, `reproducible` (the release built in two folders). A step that
//! fails doesn't keep the next from running. The last line of the output is always `N passed, N failed`.

pub mod helpers;
pub mod selection;
pub mod soak;

mod ahead;
mod browser;
mod core;
mod e2e;
mod engines;
mod readers;
mod reproducible;
mod supply;
mod tally;

use std::fs;
use std::path::Path;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use crate::fault::Fault;
use crate::place;
use crate::process::spoken;
use ahead::Ahead;
use selection::{Part, Selection};
use tally::Tally;

/// Runs the parts that were chosen and sums them up.
pub fn run(selection: &Selection) -> Result<ExitCode, Fault> {
    let start = Instant::now();
    let mut tally = Tally::default();
    let mut times = Vec::new();
    let mut ahead = Ahead::begin(selection);
    for part in selection.parts() {
        let begin = Instant::now();
        match part {
            Part::Core => core::run(selection, &mut tally),
            Part::Browser => browser::run(selection, &mut tally),
            Part::E2e => {
                if let Some(Err(fault)) = ahead.take().map(Ahead::wait) {
                    tally.fault("release build beside the checks", &fault);
                }
                e2e::run(selection, &mut tally);
            }
            Part::Reproducible => reproducible::run(&mut tally),
        }
        times.push((part, begin.elapsed()));
    }
    let time = start.elapsed();
    print!("{}", summary(&times, &tally));
    if is_worth_keeping(selection, &tally) {
        keep_time(&place::target(), time)?;
    }
    Ok(if tally.is_good() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// How long a run took says something where all was run and nothing ended before its time.
fn is_worth_keeping(selection: &Selection, tally: &Tally) -> bool {
    selection.is_everything() && tally.is_good()
}

/// For the bench, which shows how long a whole run takes.
fn keep_time(folder: &Path, time: Duration) -> Result<(), Fault> {
    let path = folder.join("test-time.json");
    let text = serde_json::json!({ "seconds": time.as_secs() }).to_string();
    fs::write(&path, text).map_err(Fault::file("write", &path))
}

fn summary(times: &[(Part, Duration)], tally: &Tally) -> String {
    let mut text = String::from("\n");
    for (part, time) in times {
        text.push_str(&format!("{} {}\n", part.name(), spoken(*time)));
    }
    if !tally.failures().is_empty() {
        text.push_str("\nFailed:\n");
    }
    for failure in tally.failures() {
        text.push_str(&format!("  {failure}\n"));
    }
    if !tally.skipped().is_empty() {
        text.push_str("\nSkipped:\n");
    }
    for skipped in tally.skipped() {
        text.push_str(&format!("  {skipped}\n"));
    }
    text.push_str(&format!(
        "\n{} passed, {} failed\n",
        tally.passed(),
        tally.failed()
    ));
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_summary_ends_with_the_counts_and_names_what_failed() {
        let mut tally = Tally::default();
        tally.check("format", true);
        tally.check("clippy", false);
        let text = summary(&[(Part::Core, Duration::from_secs(41))], &tally);
        assert!(text.contains("core 41 s\n"), "{text}");
        assert!(text.contains("Failed:\n  clippy\n"), "{text}");
        assert!(!text.contains("Skipped"), "{text}");
        assert_eq!(text.lines().last(), Some("1 passed, 1 failed"));
    }

    #[test]
    fn the_time_is_kept_of_a_whole_run_in_which_nothing_failed() {
        let all = Selection::default();
        let mut tally = Tally::default();
        assert!(!is_worth_keeping(&all, &tally));
        tally.check("format", true);
        assert!(is_worth_keeping(&all, &tally));
        let some = Selection {
            parts: vec![Part::Core],
            ..Selection::default()
        };
        assert!(!is_worth_keeping(&some, &tally));
        tally.check("clippy", false);
        assert!(!is_worth_keeping(&all, &tally));
    }

    #[test]
    fn a_time_that_cannot_be_kept_is_a_fault_that_names_its_file() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let time = Duration::from_secs(5);
        keep_time(folder.path(), time).expect("kept");
        let fault = keep_time(&folder.path().join("none"), time).expect_err("no folder");
        assert!(fault.to_string().contains("test-time.json"), "{fault}");
    }

    #[test]
    fn what_was_skipped_is_named_beside_the_counts() {
        let mut tally = Tally::default();
        tally.check("licences", true);
        tally.skip("advisories", "no database");
        let text = summary(&[], &tally);
        let end = "\nSkipped:\n  advisories: no database\n\n1 passed, 0 failed\n";
        assert!(text.ends_with(end), "{text}");
    }
}
