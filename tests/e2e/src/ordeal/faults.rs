//! Writes that fail at random while taps go on: nothing is shown as saved that isn't on the disk, and
//! all of it is there once the storage works again.

use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use fastrand::Rng;
use serde_json::Value;

use super::disk::Disk;
use super::phone::{Phone, id_of, place, watch};
use super::tally::Tally;
use super::taps::{self, Tap};
use crate::browser::Browser;
use crate::engines::{Engine, Options};
use crate::person::Person;
use crate::story::{self, DANA};
use crate::wait;

const TAPS: std::ops::RangeInclusive<usize> = 10..=40;
const SLOWEST_MS: u32 = 120;
/// The app tries again every three seconds.
const HEALS: Duration = Duration::from_secs(15);
const TRUST_MS: std::ops::Range<u64> = 100..700;

pub(super) fn of_writes(
    engine: Engine,
    rng: &mut Rng,
    times: u32,
    tally: &mut Tally,
) -> Result<()> {
    let script = include_str!("faults.js").replace("SEED", &rng.u32(..).to_string());
    let (phone, pad) = Phone::after(engine, Options::before_pages(&script), |person| {
        story::start_with_new_rep(person, &DANA, &mut story::pass_by)?;
        place(person)
    })?;
    let mut kept = Vec::new();
    for time in 1..=times {
        let browser = phone.start(&pad)?;
        story::at_pad(Person::at(&browser))?;
        storm(&browser, id_of(&pad), &mut kept, rng, tally)
            .with_context(|| format!("in storm {time} of {times}"))?;
        browser.quit()?;
        tally.ran();
    }
    Ok(())
}

fn storm(
    browser: &Browser,
    call: &str,
    kept: &mut Vec<Value>,
    rng: &mut Rng,
    tally: &mut Tally,
) -> Result<()> {
    let before = kept.len();
    let taps = rng.usize(TAPS);
    let plan: Vec<Tap> = taps::plan(rng, taps, SLOWEST_MS);
    kept.extend(plan.iter().map(taps::what));
    browser.ask::<()>("window.faults.on = true; return null", vec![])?;
    taps::begin(browser, &plan)?;
    loop {
        let next = Instant::now() + Duration::from_millis(rng.u64(TRUST_MS));
        let seen = watch(next, || taps::seen(browser), |_| false)?;
        // What is shown by now must be there by now: the disk is read after the page.
        let disk = Disk::read(browser)?;
        for &place in &seen.saved {
            is_there(&disk, call, before + place, kept)?;
        }
        tally.count(
            "times that \"saved\" was held to the disk",
            seen.saved.len(),
        );
        if seen.taps == plan.len() {
            break;
        }
    }
    let met: usize = browser.ask("window.faults.on = false; return window.faults.met", vec![])?;
    tally.count("faults", met);
    all_comes_in(browser, call, kept)
}

fn is_there(disk: &Disk, call: &str, place: usize, kept: &[Value]) -> Result<()> {
    let moments = disk.moments(call);
    let found = moments.iter().find(|moment| moment["seq"] == place);
    ensure!(
        found.is_some_and(|moment| moment["what"] == kept[place]),
        "A false \"saved\": moment {place} is {found:?} on the disk and not {}",
        kept[place]
    );
    Ok(())
}

/// The storage works again: all taps are on the disk, in their order.
fn all_comes_in(browser: &Browser, call: &str, kept: &[Value]) -> Result<()> {
    let mut found = 0;
    let all = wait::until(HEALS, || {
        found = Disk::read(browser)?.moments(call).len();
        Ok((found >= kept.len()).then_some(()))
    })?;
    all.with_context(|| format!("{} taps, and {found} moments on the disk", kept.len()))?;
    let disk = Disk::read(browser)?;
    for place in 0..kept.len() {
        is_there(&disk, call, place, kept)?;
    }
    disk.steps_are_those_of(call)?;
    story::all_saved(Person::at(browser))
}
