//! What the page takes: with thousands of calls beside ten, and after an hour of work beside before.
//!
//! It is the module's memory, which never shrinks, and the heap of the page's scripts after it was swept.

use std::thread;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use e2e::browser::Browser;
use e2e::person::{Person, Role};
use e2e::story::{self, DANA};
use serde_json::json;

use crate::Bench;
use crate::phones::Phone;
use crate::row::Row;

const MORE_MB: f64 = 60.0;
const GROWTH_MB: f64 = 5.0;
/// Ten a minute for an hour, in parts that no script's time runs out in.
const TAPS: usize = 600;
const PARTS: usize = 4;
const SCREENS: usize = 50;

pub(crate) fn rows(bench: &Bench) -> Result<Vec<Row>> {
    let browser = bench.phones.browser(include_str!("memory.js"))?;
    let few = whole(&browser, bench.phones.few(&browser)?)?;
    let many = whole(&browser, bench.phones.many(&browser)?)?;
    let (before, after) = hour(&browser, bench.phones.few(&browser)?)?;
    let name = "Memory of the page with 10,000 calls, more than with 10";
    let grown = "An hour of a call at 10 taps a minute, without its pauses, then 50 screens: memory, more than before";
    Ok(vec![
        Row::new(name, many.all() - few.all(), "MB").value_at_most(MORE_MB),
        Row::new("The same, the module's memory", many.module, "MB").beside(few.module),
        Row::new("The same, the heap of scripts", many.heap, "MB").beside(few.heap),
        Row::new(grown, after.all() - before.all(), "MB").value_at_most(GROWTH_MB),
        Row::new("After that hour, the module's memory", after.module, "MB").beside(before.module),
        Row::new("After that hour, the heap of scripts", after.heap, "MB").beside(before.heap),
    ])
}

/// In MB.
pub(crate) struct Taken {
    module: f64,
    heap: f64,
}

impl Taken {
    pub(crate) fn all(&self) -> f64 {
        self.module + self.heap
    }
}

/// Once all is read.
fn whole(browser: &Browser, phone: &Phone) -> Result<Taken> {
    phone.open_whole(browser)?;
    at_rest(browser)
}

/// Once the module has asked for no more for some seconds.
pub(crate) fn at_rest(browser: &Browser) -> Result<Taken> {
    const REST: Duration = Duration::from_secs(3);
    let mut before = taken(browser)?;
    loop {
        thread::sleep(REST);
        let now = taken(browser)?;
        if now.module <= before.module {
            return Ok(now);
        }
        before = now;
    }
}

fn taken(browser: &Browser) -> Result<Taken> {
    browser.devtools("HeapProfiler.collectGarbage", &json!({}))?;
    let module: f64 = browser.ask("return window.moduleBytes()", vec![])?;
    let heap = browser.devtools("Runtime.getHeapUsage", &json!({}))?;
    let heap = heap["usedSize"].as_f64().context("The page has no heap")?;
    let mb = |bytes: f64| bytes / 1_000_000.0;
    Ok(Taken {
        module: mb(module),
        heap: mb(heap),
    })
}

/// Before and after an hour.
fn hour(browser: &Browser, phone: &Phone) -> Result<(Taken, Taken)> {
    let person = Person::at(browser);
    phone.open_whole(browser)?;
    story::go(person, "Today")?;
    let before = taken(browser)?;
    story::start_with_new_rep(person, &DANA, &mut story::pass_by)?;
    for _ in 0..PARTS {
        let script = include_str!("taps.js");
        browser.ask_later::<()>(script, vec![json!(TAPS / PARTS)])?;
    }
    story::all_saved(person)?;
    person.tap(Role::Button, "End")?;
    person.tap(Role::Link, "Later")?;
    story::at_today(person)?;
    let opened: usize = browser.ask_later(include_str!("screens.js"), vec![json!(SCREENS)])?;
    ensure!(opened == SCREENS, "Only {opened} screens opened");
    Ok((before, taken(browser)?))
}
