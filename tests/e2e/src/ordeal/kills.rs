//! Kills in the middle of taps: what was shown as saved is there after a cold start, and whole.

use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use fastrand::Rng;
use serde_json::Value;

use super::disk::Disk;
use super::phone::{Phone, id_of, place, watch};
use super::tally::Tally;
use super::taps::{self, Seen};
use crate::browser::Browser;
use crate::engines::{Engine, Options};
use crate::person::Person;
use crate::story::{self, DANA};

/// A life between two kills lasts so long, in milliseconds.
const LIFE_MS: std::ops::Range<u64> = 30..1_000;
/// More taps than there is time for.
const TAPS: usize = 400;
/// The slowest pace of a life, in milliseconds between two taps: from a drumming hand to a thumb.
const PACES_MS: [u32; 3] = [8, 40, 160];

/// One profile lives through all the kills.
pub(super) fn in_taps(engine: Engine, rng: &mut Rng, times: u32, tally: &mut Tally) -> Result<()> {
    in_taps_and(|_| Ok(()), engine, rng, times, tally)
}

/// The same, where each kill leaves half a record in the log of a database, as it may if it comes at the wrong moment.
pub fn in_the_log(engine: Engine, rng: &mut Rng, times: u32, tally: &mut Tally) -> Result<()> {
    in_taps_and(Phone::tear_logs, engine, rng, times, tally)
}

fn in_taps_and(
    after_kill: impl Fn(&Phone) -> Result<()>,
    engine: Engine,
    rng: &mut Rng,
    times: u32,
    tally: &mut Tally,
) -> Result<()> {
    let (phone, pad) = Phone::after(engine, Options::default(), |person| {
        story::start_with_new_rep(person, &DANA, &mut story::pass_by)?;
        place(person)
    })?;
    let mut kept = Vec::new();
    let mut browser = phone.start(&pad)?;
    for time in 1..=times {
        story::at_pad(Person::at(&browser))?;
        let mut expected = kept.clone();
        let shown = tap_until_the_end(browser, rng, &mut expected, tally)?;
        after_kill(&phone)?;
        browser = phone.start(&pad)?;
        kept = check(&browser, &pad, &expected, shown)
            .with_context(|| format!("after kill {time} of {times}"))?;
        tally.ran();
    }
    Ok(())
}

/// Taps until the browser is killed; answers how many moments were there or shown as saved.
fn tap_until_the_end(
    browser: Browser,
    rng: &mut Rng,
    expected: &mut Vec<Value>,
    tally: &mut Tally,
) -> Result<usize> {
    let pace = PACES_MS[rng.usize(..PACES_MS.len())];
    let plan = taps::plan(rng, TAPS, pace);
    let life = Duration::from_millis(rng.u64(LIFE_MS));
    // Half of the lives end at the answer of a write, which is when a lie would show.
    let at_an_answer = rng.bool();
    let before = expected.len();
    expected.extend(plan.iter().map(taps::what));

    let end = Instant::now() + life;
    taps::begin(&browser, &plan)?;
    let last = watch(end, || taps::seen(&browser), |_| false)?;
    let news = |seen: &Seen| seen.saved.len() > last.saved.len() || seen.taps == TAPS;
    let seen = if at_an_answer {
        watch(end, || taps::seen(&browser), |seen| !news(seen))?
    } else {
        last
    };
    browser.kill()?;
    // Writes end in their order: one that is shown as saved vouches for those before it.
    let newest = seen.saved.iter().max().map_or(0, |place| place + 1);
    tally.count("taps", seen.taps);
    tally.count("acknowledged", newest);
    Ok(before + newest)
}

/// All that was shown as saved is there, in the order of the taps, and nothing else. Answers what is.
fn check(browser: &Browser, pad: &str, expected: &[Value], shown: usize) -> Result<Vec<Value>> {
    let person = Person::at(browser);
    story::at_pad(person)?;
    let call = id_of(pad);
    let disk = Disk::read(browser)?;
    let moments = disk.moments(call);
    let there: Vec<Value> = moments
        .iter()
        .map(|moment| moment["what"].clone())
        .collect();
    ensure!(
        there.len() >= shown,
        "Lost: {shown} moments were saved, {} are there",
        there.len()
    );
    ensure!(
        expected.starts_with(&there),
        "The moments are others than those tapped: {there:?} and not {:?}",
        &expected[..there.len().min(expected.len())]
    );
    for (place, moment) in moments.iter().enumerate() {
        ensure!(moment["seq"] == place, "Moment {place} is {moment}");
    }
    disk.steps_are_those_of(call)?;
    disk.call(call)?;
    // How many of the newest are in view is the pad's affair.
    person.see_items("Moments", "the newest of those on the disk", |items| {
        items.is_empty() == there.is_empty() && items.iter().all(|item| item.saved)
    })?;
    Ok(there)
}
