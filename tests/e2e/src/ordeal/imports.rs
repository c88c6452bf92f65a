//! Kills in the middle of a large import: after a cold start the notebook is as before or as after,
//! by a hash over every row on the disk.

use std::thread::sleep;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use fastrand::Rng;
use serde::Deserialize;
use serde_json::json;

use super::disk;
use super::phone::Phone;
use super::tally::Tally;
use crate::browser::{Browser, Profile};
use crate::engines::{Engine, Options};
use crate::person::{Person, Role, starts_with};
use crate::story::{self, DANA};
use crate::wait;

/// The moments of the large import.
const MANY: u32 = 100_000;
/// A large file takes its time, the more so where several browsers share a machine.
const PATIENCE: Duration = Duration::from_secs(180);

/// A notebook by its content.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
struct Content {
    hash: String,
    moments: u32,
}

/// Kills in an import of 100,000 moments, each on a copy of the same profile.
pub(super) fn of_many(engine: Engine, rng: &mut Rng, times: u32, tally: &mut Tally) -> Result<()> {
    of(MANY, engine, rng, times, tally)
}

/// Kills in an import of so many moments.
pub fn of(
    moments: u32,
    engine: Engine,
    rng: &mut Rng,
    times: u32,
    tally: &mut Tally,
) -> Result<()> {
    let (phone, ()) = Phone::after(engine, Options::default(), |person| {
        story::start_with_new_rep(person, &DANA, &mut story::pass_by)?;
        person.tap(Role::Button, starts_with("Open question"))?;
        story::all_saved(person)
    })?;
    let (old, new, whole) = without_a_kill(&phone, moments)?;
    tally.greatest("ms of a whole import", whole.as_millis() as u64);
    for time in 1..=times {
        let profile = phone.copy()?;
        let instant = whole.mul_f64(rng.f64() * 1.2);
        let browser = at_the_preview(&phone, &profile, moments)?;
        add(&browser)?;
        sleep(instant);
        browser.kill()?;
        let browser = phone.start_on(&profile, "")?;
        at_today(&browser)?;
        let found = content(&browser)?;
        let millis = instant.as_millis();
        ensure!(
            found == old || found == new,
            "Torn by kill {time} of {times}, {millis} ms into the import: {found:?} is neither {old:?} \
             nor {new:?}"
        );
        let state = if found == old { "old" } else { "new" };
        tally.count(state, 1);
        tally.ran();
        browser.kill()?;
    }
    Ok(())
}

/// The notebook before an import and after it, and how long it takes.
fn without_a_kill(phone: &Phone, moments: u32) -> Result<(Content, Content, Duration)> {
    let profile = phone.copy()?;
    let browser = phone.start_on(&profile, "")?;
    at_today(&browser)?;
    let old = content(&browser)?;
    browser.quit()?;
    let browser = at_the_preview(phone, &profile, moments)?;
    add(&browser)?;
    let begin = Instant::now();
    let person = Person::at(&browser);
    let added = wait::until(PATIENCE, || {
        Ok(person.reads("Added to your notebook")?.then_some(()))
    })?;
    added.context("The import doesn't end")?;
    let whole = begin.elapsed();
    let new = content(&browser)?;
    ensure!(
        new.moments == old.moments + moments && new.hash != old.hash,
        "The import brought something else: {old:?}, {new:?}"
    );
    browser.quit()?;
    Ok((old, new, whole))
}

/// Opens the app on a profile, and picks the file.
fn at_the_preview(phone: &Phone, profile: &Profile, moments: u32) -> Result<Browser> {
    let browser = phone.start_on(profile, "#/settings")?;
    let person = Person::at(&browser);
    let input = person.see(Role::File, "Import a file")?.element;
    browser.ask::<()>(include_str!("imports.js"), vec![input, json!(moments)])?;
    let ready = wait::until(PATIENCE, || {
        Ok(person
            .has(Role::Button, "Add to the notebook")?
            .then_some(()))
    })?;
    ready.context("The file isn't previewed")?;
    Ok(browser)
}

/// Taps, and doesn't wait for what comes of it.
fn add(browser: &Browser) -> Result<()> {
    browser.ask(
        "const add = [...document.querySelectorAll('button')].find(one => one.textContent === 'Add to the notebook');
         setTimeout(() => add.click());
         return null",
        vec![],
    )
}

/// A large notebook takes its time to open.
fn at_today(browser: &Browser) -> Result<()> {
    let person = Person::at(browser);
    let open = wait::until(PATIENCE, || {
        Ok(person.has(Role::Button, "Start a call")?.then_some(()))
    })?;
    match open {
        Some(()) => Ok(()),
        None => person.lost("Today doesn't open"),
    }
}

fn content(browser: &Browser) -> Result<Content> {
    let script = format!(
        "{}
         const text = new TextEncoder().encode(JSON.stringify(all));
         const hash = [...new Uint8Array(await crypto.subtle.digest('SHA-256', text))];
         return {{
           hash: hash.map(byte => byte.toString(16).padStart(2, '0')).join(''),
           moments: Object.fromEntries(all).moments.length,
         }}",
        disk::READ
    );
    browser.ask_later(&script, vec![])
}
