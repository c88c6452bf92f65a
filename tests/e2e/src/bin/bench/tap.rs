//! A tap on the pad: until it shows, and until it is on disk.

use std::fs;

use anyhow::{Result, ensure};
use e2e::browser::Browser;
use e2e::engines::{Engine, Options};
use e2e::folders;
use e2e::person::Person;
use e2e::profile::Profile;
use e2e::site::Site;
use e2e::story::{self, DANA};
use serde::Deserialize;
use serde_json::json;
use tempfile::TempDir;

use crate::figure::Figure;
use crate::pace::{SLOWED, SLOWLY, slow_down};
use crate::row::Row;

const SAMPLES: usize = 48;
const TRANSACTION_RATIO: f64 = 1.25;

#[derive(Deserialize)]
pub(crate) struct Shown {
    pub(crate) frames: Vec<f64>,
    pub(crate) script: Vec<f64>,
}

#[derive(Deserialize)]
struct Strict {
    taps: Vec<f64>,
    known: Vec<f64>,
    drawing: Vec<f64>,
    resting: Vec<f64>,
}

/// The thread that writes is started by a script with a clock, which loads the release's own.
const WITH_A_CLOCK: &str =
    "window.Worker = class extends Worker { constructor(name) { super(`bench-${name}`) } }";

pub(crate) fn rows() -> Result<Vec<Row>> {
    let release = TempDir::with_prefix("curbside-bench-")?;
    folders::copy(&folders::dist()?, release.path())?;
    fs::write(
        release.path().join("bench-writer.js"),
        include_str!("writer.js"),
    )?;
    let (site, profile) = (Site::of(release.path())?, Profile::new()?);
    let browser = Browser::open_with(
        Engine::Chromium,
        &profile,
        &Options::before_pages(WITH_A_CLOCK),
    )?;
    story::open(&browser, &site.at(""))?;
    story::start_with_new_rep(Person::at(&browser), &DANA, &mut story::pass_by)?;

    slow_down(&browser, SLOWED)?;
    let shown: Shown = browser.ask_later(include_str!("shown.js"), vec![json!(SAMPLES)])?;
    slow_down(&browser, 1)?;
    let strict: Strict = browser.ask_later(include_str!("strict.js"), vec![json!(SAMPLES)])?;
    ensure!(
        shown.frames.len() == SAMPLES && strict.taps.len() == SAMPLES,
        "Some taps were not measured"
    );

    let slowest = shown.frames.iter().copied().fold(0.0, f64::max);
    let (tap, resting) = (Figure::from(strict.taps), Figure::from(strict.resting));
    Ok(vec![
        Row::new(
            &format!("Tap on the pad to the moment on the screen, {SLOWLY}"),
            shown.frames,
            "frames",
        )
        .value_at_most(1.0),
        Row::new("The same, the slowest of all", slowest, "frames"),
        Row::new(
            &format!("Script of a tap until the moment is in the page, {SLOWLY}"),
            shown.script,
            "ms",
        ),
        Row::new(
            "Strict transaction of a tap, beside a bare strict put of the same bytes in the same page at rest",
            tap.clone(),
            "ms",
        )
        .beside(resting.clone())
        .ratio_at_most(TRANSACTION_RATIO),
        Row::new(
            "The same, beside a bare strict put while the page draws the same",
            tap,
            "ms",
        )
        .beside(strict.drawing),
        Row::new(
            "Tap until the page shows its moment as saved, beside the bare put in the page at rest",
            strict.known,
            "ms",
        )
        .beside(resting),
    ])
}
