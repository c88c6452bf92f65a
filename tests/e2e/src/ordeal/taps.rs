//! Taps on the pad by a plan, faster than any thumb, and what the page says of them.

use anyhow::{Result, ensure};
use fastrand::Rng;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::browser::Browser;

/// Keys of the first pad, and what a moment of each is on the disk.
const KEYS: [(&str, &str); 5] = [
    ("Open question", "open-question"),
    ("Data dump", "data-dump"),
    ("Benefit tied", "benefit-tied"),
    ("Lost control", "lost-control"),
    ("Buying sign", "buying-sign"),
];

/// One tap: a key by its place in [`KEYS`], and the pause before it.
pub(super) struct Tap {
    key: usize,
    pause_ms: u32,
}

/// So many taps; the same key never comes twice in a row, which would pass for an accident.
pub(super) fn plan(rng: &mut Rng, taps: usize, slowest_ms: u32) -> Vec<Tap> {
    let mut last = rng.usize(..KEYS.len());
    let mut tap = || {
        last = (last + rng.usize(1..KEYS.len())) % KEYS.len();
        Tap {
            key: last,
            pause_ms: rng.u32(0..=slowest_ms),
        }
    };
    (0..taps).map(|_| tap()).collect()
}

/// What the moment of a tap is on the disk.
pub(super) fn what(tap: &Tap) -> Value {
    json!({ "behaviour": KEYS[tap.key].1 })
}

/// What the page has done and shown so far: places in the plan.
#[derive(Debug, Deserialize)]
pub(super) struct Seen {
    pub(super) taps: usize,
    pub(super) saved: Vec<usize>,
}

/// Begins to tap; the page goes on by itself.
pub(super) fn begin(browser: &Browser, plan: &[Tap]) -> Result<()> {
    let told: Vec<_> = plan
        .iter()
        .map(|tap| json!([KEYS[tap.key].0, tap.pause_ms]))
        .collect();
    browser.ask(include_str!("taps.js"), vec![json!(told)])
}

/// In a window that shows what is tapped in another too.
pub(super) fn seen_of_all(browser: &Browser) -> Result<Seen> {
    browser.ask("return window.ordeal", vec![])
}

pub(super) fn seen(browser: &Browser) -> Result<Seen> {
    let seen = seen_of_all(browser)?;
    ensure!(
        seen.saved.iter().all(|place| *place < seen.taps),
        "The page shows moments that weren't tapped: {seen:?}"
    );
    Ok(seen)
}
