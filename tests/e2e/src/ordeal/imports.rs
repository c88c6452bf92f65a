//! Kills in the middle of a large import: after a cold start the notebook is as before or as after,
//! by a hash over every row on the disk.

use std::thread::sleep;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use fastrand::Rng;
use serde::Deserialize;
use serde_json::json;

use super::disk;
use super::phone::{Phone, watch};
use super::tally::Tally;
use crate::browser::Browser;
use crate::engines::{Engine, Options};
use crate::person::{Person, Role, starts_with};
use crate::profile::Profile;
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
    let whole = without_a_kill(&phone, moments, tally)?;
    // Whoever reads the figures looks for it.
    tally.count("between", 0);
    for time in 1..=times {
        let profile = phone.copy()?;
        let browser = at_the_preview(&phone, &profile, moments)?;
        add(&browser)?;
        let end = end_it(browser, rng, &whole)?;
        let browser = phone.start_on(&profile, "")?;
        at_today(&browser).with_context(|| format!("after kill {time} of {times}, {end:?}"))?;
        tally.greatest("ms to open", at(&browser)?);
        let found = content(&browser)?;
        let Whole { old, new, .. } = &whole;
        ensure!(
            found == *old || found == *new,
            "Torn by kill {time} of {times}, {end:?}: {found:?} is neither {old:?} nor {new:?}"
        );
        ensure!(
            found == *new || end != End::Answered,
            "Lost by kill {time} of {times}: the import was on the disk, {found:?} is there"
        );
        tally.count(if found == *old { "old" } else { "new" }, 1);
        tally.count(end.words(), 1);
        browser.kill()?;
        // What a kill has torn may show at the start after the next only.
        let browser = phone.start_on(&profile, "")?;
        at_today(&browser).with_context(|| format!("at the second start after kill {time}"))?;
        ensure!(
            content(&browser)? == found,
            "Lost at the second start after kill {time} of {times}, {end:?}"
        );
        tally.ran();
        browser.kill()?;
    }
    Ok(())
}

/// Where a kill meets an import.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    /// Anywhere, most of it before anything is written.
    Anywhere,
    /// The transaction is under way.
    Writing,
    /// The browser has said that it is on the disk.
    Answered,
}

impl End {
    const fn words(self) -> &'static str {
        match self {
            Self::Anywhere => "killed anywhere",
            Self::Writing => "killed while it was written",
            Self::Answered => "killed when it was written",
        }
    }
}

/// An import that nothing came between.
struct Whole {
    old: Content,
    new: Content,
    time: Duration,
    /// From its being handed over to be written to the answer.
    write: Duration,
}

/// What the page tells of the write, in milliseconds since the tap.
#[derive(Clone, Copy, Debug, Deserialize)]
struct Write {
    handed: Option<f64>,
    answered: Option<f64>,
}

impl Write {
    fn of(browser: &Browser) -> Result<Self> {
        browser.ask("return window.ordeal", vec![])
    }
}

/// Kills the browser: one time in four anywhere in the import, else while it is written, or a
/// moment later.
fn end_it(browser: Browser, rng: &mut Rng, whole: &Whole) -> Result<End> {
    let part = rng.f64() * 1.2;
    if rng.u32(..4) == 0 {
        sleep(whole.time.mul_f64(part));
        browser.kill()?;
        return Ok(End::Anywhere);
    }
    let patience = Instant::now() + PATIENCE;
    let not_handed = |write: &Write| write.handed.is_none() && Instant::now() < patience;
    watch(Instant::now(), || Write::of(&browser), not_handed)?;
    sleep(whole.write.mul_f64(part));
    let write = Write::of(&browser)?;
    browser.kill()?;
    match write.answered {
        Some(_) => Ok(End::Answered),
        None => Ok(End::Writing),
    }
}

/// How old the page is, in milliseconds.
fn at(browser: &Browser) -> Result<u64> {
    browser.ask("return Math.round(performance.now())", vec![])
}

/// The notebook before an import and after it, and how long it takes.
fn without_a_kill(phone: &Phone, moments: u32, tally: &mut Tally) -> Result<Whole> {
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
    let time = begin.elapsed();
    let Write { handed, answered } = Write::of(&browser)?;
    let millis = handed.zip(answered).map(|(from, to)| to - from);
    let millis = millis.context("The write was not begun, or had no answer")?;
    let new = content(&browser)?;
    ensure!(
        new.moments == old.moments + moments && new.hash != old.hash,
        "The import brought something else: {old:?}, {new:?}"
    );
    browser.quit()?;
    tally.greatest("ms of a whole import", time.as_millis() as u64);
    tally.greatest("ms of its write", millis as u64);
    let write = Duration::from_secs_f64(millis / 1_000.0);
    Ok(Whole {
        old,
        new,
        time,
        write,
    })
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
    browser.ask(include_str!("add.js"), vec![])
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
