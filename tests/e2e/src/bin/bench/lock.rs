//! What the lock costs: to open it, a tap under it, and ten thousand calls that go under it.

use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use e2e::browser::Browser;
use e2e::engines::{Engine, Options};
use e2e::lock::{self, PASSPHRASE};
use e2e::person::{Person, Role};
use e2e::profile::Profile;
use e2e::site::Site;
use e2e::story::{self, DANA};
use e2e::wait;
use serde::Deserialize;
use serde_json::json;

use crate::Bench;
use crate::pace::LONGEST_FRAME_MS;
use crate::row::Row;
use crate::tap::Shown;

const TAPS: usize = 32;
const RUNS: usize = 9;
const TAP: f64 = 1.3;
const UNLOCK: f64 = 1.2;
const PATIENCE: Duration = Duration::from_secs(900);

/// On a notebook of one call, before the lock and under it.
pub(crate) fn rows() -> Result<Vec<Row>> {
    let (site, profile) = (Site::open()?, Profile::new()?);
    let scripts = Options::before_pages(include_str!("usable.js"));
    let browser = Browser::open_with(Engine::Chromium, &profile, &scripts)?;
    let person = Person::at(&browser);
    story::open(&browser, &site.at(""))?;
    story::whole_call(person, &DANA, &mut story::pass_by)?;
    let open = taps(person)?;
    lock::put_on(person)?;
    let locked = taps(person)?;
    let (unlock, bare) = unlocks(&browser)?;
    Ok(vec![
        Row::new(
            "Script of a tap with the lock on, beside without",
            locked.0,
            "ms",
        )
        .beside(open.0)
        .ratio_at_most(TAP),
        Row::new(
            "Tap until its moment is saved with the lock on, beside without",
            locked.1,
            "ms",
        )
        .beside(open.1)
        .ratio_at_most(TAP),
        Row::new(
            "Unlock until Today can be used, beside PBKDF2 and AES-GCM alone",
            unlock,
            "ms",
        )
        .beside(bare)
        .ratio_at_most(UNLOCK),
    ])
}

/// On a pad: until the moment is in the page, and until it is saved.
fn taps(person: Person<'_>) -> Result<(Vec<f64>, Vec<f64>)> {
    story::go(person, "Today")?;
    story::start_with_known_rep(person, &DANA)?;
    story::at_pad(person)?;
    let shown: Shown = person
        .browser
        .ask_later(include_str!("shown.js"), vec![json!(TAPS)])?;
    let saved = person
        .browser
        .ask_later(include_str!("saved.js"), vec![json!(TAPS)])?;
    person.tap(Role::Button, "End")?;
    person.tap(Role::Link, "Later")?;
    story::at_today(person)?;
    Ok((shown.script, saved))
}

/// From the tap on "Unlock", and the same cryptography by itself in the same page.
fn unlocks(browser: &Browser) -> Result<(Vec<f64>, Vec<f64>)> {
    let (mut unlocks, mut bare) = (Vec::new(), Vec::new());
    for _ in 0..RUNS {
        browser.reload()?;
        lock::at_the_gate(Person::at(browser))?;
        bare.push(browser.ask_later(include_str!("unwrapped.js"), vec![json!(PASSPHRASE)])?);
        unlocks.push(browser.ask_later(include_str!("unlocked.js"), vec![json!(PASSPHRASE)])?);
    }
    Ok((unlocks, bare))
}

#[derive(Deserialize)]
struct Turned {
    seconds: f64,
    longest: f64,
    over: f64,
    steps: usize,
}

/// Ten thousand calls go under the lock, with everything that they have, and out of it.
pub(crate) fn many(bench: &Bench) -> Result<Vec<Row>> {
    let browser = bench.phones.browser(include_str!("usable.js"))?;
    let phone = bench.phones.many(&browser)?;
    phone.open_whole(&browser)?;
    let person = Person::at(&browser);
    lock::make(person)?;
    let on: Turned = turned(
        &browser,
        "I have it on paper: put the lock on",
        "The lock is on.",
    )?;
    // The first start after the lock was put on clears what is left over of the open notes.
    let [first, _] = opened(person)?;
    let opened = opened(person)?;
    lock::open(person)?;
    lock::type_to_take_off(person, PASSPHRASE)?;
    let off: Turned = turned(&browser, "Take the lock off", "The lock is off.")?;
    ensure!(on.steps > 10, "No progress was shown");
    let row = |what: &str, turned: &Turned| {
        [
            Row::new(
                &format!("The lock is {what} 10,000 calls"),
                turned.seconds,
                "s",
            ),
            Row::new(
                &format!("The lock is {what} 10,000 calls: the longest frame"),
                turned.longest,
                "ms",
            )
            .value_at_most(LONGEST_FRAME_MS),
            Row::new(
                &format!("The lock is {what} 10,000 calls: frames over 50 ms"),
                turned.over,
                "frames",
            ),
        ]
    };
    let [today, whole] = opened;
    let opened = [
        Row::new(
            "Unlock until Today can be used, 10,000 calls, the first time",
            first,
            "ms",
        ),
        Row::new("Unlock until Today can be used, 10,000 calls", today, "ms"),
        Row::new("Unlock until all is read, 10,000 calls", whole, "ms"),
    ];
    let rows = row("put on", &on).into_iter().chain(opened);
    Ok(rows.chain(row("taken off", &off)).collect())
}

/// From the tap on "Unlock" until Today can be used, and until all is read.
fn opened(person: Person<'_>) -> Result<[f64; 2]> {
    let browser = person.browser;
    story::go(person, "Today")?;
    browser.reload()?;
    lock::at_the_gate(person)?;
    let start = Instant::now();
    let today = browser.ask_later(include_str!("unlocked.js"), vec![json!(PASSPHRASE)])?;
    Person::patient_for(browser, PATIENCE).tap(Role::Link, "Reps")?;
    Person::patient_for(browser, PATIENCE).see(Role::Heading, "Reps")?;
    Ok([today, start.elapsed().as_secs_f64() * 1_000.0])
}

fn turned(browser: &Browser, button: &str, done: &str) -> Result<Turned> {
    let begin = include_str!("turned.js");
    browser.ask::<()>(begin, vec![json!(button), json!(done)])?;
    let turned = wait::until(PATIENCE, || browser.ask("return window.turned", vec![]))?;
    turned.context("The notebook doesn't go over")
}
