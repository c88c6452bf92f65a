//! Whether the app stays as quick with very many calls as with few: the same phones, with ten calls and
//! with thousands, side by side in one run.

use std::time::Duration;

use anyhow::{Context, Result};
use e2e::browser::{Browser, Profile};
use e2e::engines::{Engine, Options};
use e2e::person::{Person, Role};
use e2e::site::Site;
use e2e::{page, sample, story};
use serde_json::json;

use crate::row::{Row, median};
use crate::start::time_to_usable;
use crate::tap::slow_down;

const FEW: usize = 10;
const MANY: usize = 10_000;
const VERY_MANY: usize = 100_000;
/// The calls that the others are made of.
const BASE: usize = 44;
const SEED: u64 = 20;
/// All moments of a call; and of a hundred thousand calls a few each, so that a bench has an end.
const ALL: u32 = 1_000;
const SOME: u32 = 3;
const RUNS: usize = 9;
const SLOWED: u32 = 4;
const START_MANY: f64 = 1.15;
const START_VERY_MANY: f64 = 1.3;
const MORE_MB: f64 = 60.0;
const PATIENCE: Duration = Duration::from_secs(120);

/// A phone with so many calls on it. Its site is stopped.
struct Phone {
    site: Site,
    calls: usize,
}

pub(crate) fn rows() -> Result<Vec<Row>> {
    let profile = Profile::new()?;
    let scripts = concat!(include_str!("usable.js"), "\n", include_str!("memory.js"));
    let browser = Browser::open_with(Engine::Chromium, &profile, &Options::before_pages(scripts))?;
    let few = phone(&browser, FEW, ALL)?;
    let many = phone(&browser, MANY, ALL)?;
    let very_many = phone(&browser, VERY_MANY, SOME)?;
    let mut rows = Vec::new();
    for (rate, how) in [(1, ""), (SLOWED, ", CPU 4 times slowed")] {
        slow_down(&browser, rate)?;
        let phones = [&few, &many, &very_many];
        let [few, many, very_many] = starts(&browser, phones)?;
        let row = |calls: &str, time: f64, limit: f64| {
            let name = format!("Offline start to a usable Today, {calls} calls beside 10{how}");
            Row::new(&name, time, "ms").beside(few).ratio_at_most(limit)
        };
        rows.push(row("10,000", many, START_MANY));
        rows.push(row("100,000", very_many, START_VERY_MANY));
    }
    slow_down(&browser, 1)?;
    rows.push(memory(&browser, [&few, &many])?);
    Ok(rows)
}

fn phone(browser: &Browser, calls: usize, moments: u32) -> Result<Phone> {
    eprintln!("A phone with {calls} calls");
    let mut site = Site::open()?;
    browser.goto(&site.at(""))?;
    page::installed(browser)?;
    let person = Person::at(browser);
    story::add_file(person, &sample::file(BASE.min(calls), SEED)?)?;
    // A start brings what it finds into order, so that the next one needn't read all.
    restart(browser, &site)?;
    whole(browser)?;
    let mut left: usize = 1;
    while left > 0 {
        let script = include_str!("multiplied.js");
        left = browser.ask_later(script, vec![json!(calls), json!(moments)])?;
    }
    site.stop();
    restart(browser, &site)?;
    Ok(Phone { site, calls })
}

fn restart(browser: &Browser, site: &Site) -> Result<()> {
    browser.goto("about:blank")?;
    browser.goto(&site.at(""))
}

/// Waits until all of the notebook is read: what rests on the whole is shown then.
fn whole(browser: &Browser) -> Result<()> {
    let person = Person::patient_for(browser, PATIENCE);
    person.tap(Role::Link, "Reps")?;
    person.see(Role::Heading, "Reps").map(drop)
}

fn starts<const N: usize>(browser: &Browser, phones: [&Phone; N]) -> Result<[f64; N]> {
    let mut times = [const { Vec::new() }; N];
    for _ in 0..RUNS {
        for (phone, times) in phones.iter().zip(&mut times) {
            let time = time_to_usable(browser, &phone.site)?;
            times.push(time);
        }
    }
    Ok(times.map(median))
}

/// In MB: the module's memory and the heap of the page's scripts, once all is read.
fn memory(browser: &Browser, phones: [&Phone; 2]) -> Result<Row> {
    let mut taken = [0.0; 2];
    for (phone, taken) in phones.iter().zip(&mut taken) {
        restart(browser, &phone.site)?;
        whole(browser)?;
        browser.devtools("HeapProfiler.collectGarbage", &json!({}))?;
        let module: f64 = browser.ask("return window.moduleBytes()", vec![])?;
        let heap = browser.devtools("Runtime.getHeapUsage", &json!({}))?;
        let heap = heap["usedSize"].as_f64();
        let heap = heap.with_context(|| format!("No heap with {} calls", phone.calls))?;
        *taken = (module + heap) / 1_000_000.0;
    }
    let [few, many] = taken;
    let name = "Memory of the page with 10,000 calls, more than with 10";
    Ok(Row::new(name, many - few, "MB").value_at_most(MORE_MB))
}
