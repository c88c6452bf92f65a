//! A file of made-up calls, as the app itself would share it: for the bench, and for people who want
//! to try a large notebook.

use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::{Context, Result};
use curbside::domain::call::UtcOffset;
use curbside::domain::{Timestamp, sample};
use curbside::wire::{Scope, export};

/// The text of a file with so many calls, which end yesterday. A notebook of a seed is the same on the
/// same day.
pub fn file(calls: usize, seed: u64) -> Result<String> {
    let now = SystemTime::now().duration_since(UNIX_EPOCH);
    let now = now.context("The clock stands before 1970")?.as_millis();
    // By the day, so that the text is the same all day.
    let midnight = i64::try_from(now)? / 86_400_000 * 86_400_000;
    let now = Timestamp::nearest(midnight);
    let notebook = sample::notebook(seed, calls, now, UtcOffset::nearest(0));
    export(&notebook, Scope::Everything, now).context("The file can't be written")
}
