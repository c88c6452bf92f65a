//! Two windows on one notebook, in which taps go on at the same time: all of them are on the disk,
//! and both windows know of all.

use std::thread;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use fastrand::Rng;

use super::disk::Disk;
use super::phone::{Phone, id_of, place};
use super::tally::Tally;
use super::taps::{self, Seen};
use crate::browser::{Browser, Window};
use crate::engines::{Engine, Options};
use crate::person::Person;
use crate::story::{self, DANA};
use crate::wait::{self, PATIENCE};

const TAPS: std::ops::RangeInclusive<usize> = 5..=30;
const SLOWEST_MS: u32 = 60;
/// A window knows so soon of what was tapped in the other.
const KNOWS: Duration = Duration::from_secs(1);
/// The same key passes for an accident within 400 ms: a round may begin with the key that the last one
/// ended with.
const NO_ACCIDENT: Duration = Duration::from_millis(500);
/// How often each key was tapped, summed up as the pad says it.
const COUNTED: &str = "
    return [...document.querySelectorAll('button')]
      .map(key => (key.getAttribute('aria-description') ?? '').match(/(\\d+) in this call/))
      .reduce((sum, found) => sum + Number(found?.[1] ?? 0), 0)";

/// Each run goes on where the last one ended.
pub(super) fn at_once(engine: Engine, rng: &mut Rng, times: u32, tally: &mut Tally) -> Result<()> {
    let (phone, pad) = Phone::after(engine, Options::default(), |person| {
        story::start_with_new_rep(person, &DANA, &mut story::pass_by)?;
        place(person)
    })?;
    let browser = phone.start(&pad)?;
    let first = browser.window()?;
    story::at_pad(Person::at(&browser))?;
    let second = browser.new_window()?;
    browser.switch_to(&second)?;
    phone.go(&browser, &pad)?;
    story::at_pad(Person::at(&browser))?;
    let mut there = 0;
    for time in 1..=times {
        thread::sleep(NO_ACCIDENT);
        let taps = tap_in_both(&browser, [&first, &second], rng)?;
        there += taps;
        check(&browser, [&first, &second], id_of(&pad), there)
            .with_context(|| format!("after round {time} of {times}"))?;
        tally.count("taps", taps);
        tally.ran();
    }
    Ok(())
}

/// Taps in both windows until each has done its plan; answers how many taps that were.
fn tap_in_both(browser: &Browser, windows: [&Window; 2], rng: &mut Rng) -> Result<usize> {
    let plans = windows.map(|_| {
        let taps = rng.usize(TAPS);
        taps::plan(rng, taps, SLOWEST_MS)
    });
    for (window, plan) in windows.into_iter().zip(&plans) {
        browser.switch_to(window)?;
        taps::begin(browser, plan)?;
    }
    for (window, plan) in windows.into_iter().zip(&plans) {
        browser.switch_to(window)?;
        // A window that is out of sight is given time once a second.
        let patience = PATIENCE + Duration::from_secs(plan.len() as u64);
        let done = |seen: Seen| (seen.taps == plan.len()).then_some(());
        wait::until(patience, || Ok(done(taps::seen_of_all(browser)?)))?
            .context("A window doesn't come to its end")?;
    }
    Ok(plans.iter().map(Vec::len).sum())
}

fn check(browser: &Browser, windows: [&Window; 2], call: &str, there: usize) -> Result<()> {
    let mut found = 0;
    let all = wait::until(PATIENCE, || {
        found = Disk::read(browser)?.moments(call).len();
        Ok((found == there).then_some(()))
    })?;
    all.with_context(|| format!("Lost: {there} taps, and {found} moments on the disk"))?;
    for (place, window) in windows.into_iter().enumerate() {
        browser.switch_to(window)?;
        let mut counted = 0;
        let all = wait::until(KNOWS, || {
            counted = browser.ask(COUNTED, vec![])?;
            Ok((counted == there).then_some(()))
        })?;
        ensure!(
            all.is_some(),
            "Window {} shows {counted} moments of {there}",
            place + 1
        );
    }
    Ok(())
}
