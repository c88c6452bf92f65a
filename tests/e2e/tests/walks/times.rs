//! How long each walk took, the longest first, in `walk-times.json` of the target folder.

use std::fs;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use anyhow::{Context, Result};
use e2e::folders;
use serde::Serialize;

static TIMES: Mutex<Vec<Time>> = Mutex::new(Vec::new());

#[derive(Serialize)]
struct Time {
    name: String,
    milliseconds: u128,
}

fn times() -> MutexGuard<'static, Vec<Time>> {
    TIMES.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Notes how long a walk takes.
pub(crate) fn noted<T>(name: &str, walk: impl FnOnce() -> T) -> T {
    let begin = Instant::now();
    let outcome = walk();
    times().push(Time {
        name: name.to_owned(),
        milliseconds: begin.elapsed().as_millis(),
    });
    outcome
}

/// Writes what was noted.
pub(crate) fn keep() -> Result<()> {
    let mut times = times();
    times.sort_by_key(|time| std::cmp::Reverse(time.milliseconds));
    let file = folders::target().join("walk-times.json");
    let text = serde_json::to_string_pretty(&*times)?;
    fs::write(&file, text).with_context(|| format!("{} can't be written", file.display()))
}
