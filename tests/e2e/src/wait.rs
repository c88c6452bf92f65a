//! Waiting for something to become true, with an end to the patience.

use std::thread::sleep;
use std::time::{Duration, Instant};

use anyhow::Result;

/// How long a person would look for something before calling it broken.
pub const PATIENCE: Duration = Duration::from_secs(10);

const PAUSE: Duration = Duration::from_millis(40);

/// Asks until there is an answer or the patience has run out; `None` is "not yet".
pub fn until<T>(
    patience: Duration,
    mut ask: impl FnMut() -> Result<Option<T>>,
) -> Result<Option<T>> {
    let end = Instant::now() + patience;
    loop {
        if let Some(answer) = ask()? {
            return Ok(Some(answer));
        }
        if Instant::now() >= end {
            return Ok(None);
        }
        sleep(PAUSE);
    }
}
