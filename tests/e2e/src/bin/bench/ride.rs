//! The ride: how many taps it takes, whether frames are dropped in a busy minute on the pad, and how
//! long a very full call takes to open.

use anyhow::{Result, ensure};
use e2e::browser::Browser;
use e2e::engines::Engine;
use e2e::person::{Person, Role, starts_with};
use e2e::profile::Profile;
use e2e::site::Site;
use e2e::story::{self, DANA};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::figure::Figure;
use crate::pace::{LONGEST_FRAME_MS, SLOWED, SLOWLY, slow_down};
use crate::row::Row;

const SECONDS: u32 = 60;
const HALVES: u32 = 2;
const RUNS: usize = 9;
const FEW: u32 = 20;
const MANY: u32 = 2_000;
const MORE_MS: f64 = 100.0;

pub(crate) fn rows() -> Result<Vec<Row>> {
    let (site, profile) = (Site::open()?, Profile::new()?);
    let browser = Browser::open(Engine::Chromium, &profile)?;
    story::open(&browser, &site.at(""))?;
    let mut rows = taps(&browser)?;
    rows.extend(minute(&browser)?);
    rows.extend(full_call(&browser)?);
    Ok(rows)
}

/// A person who counts.
struct Counting<'a> {
    person: Person<'a>,
    taps: u32,
}

impl Counting<'_> {
    fn tap(&mut self, name: &str) -> Result<()> {
        self.taps += 1;
        self.person.tap(Role::Button, starts_with(name))
    }
}

/// From Today, which the icon opens, to a running pad.
fn taps(browser: &Browser) -> Result<Vec<Row>> {
    let person = Person::at(browser);
    let mut new = Counting { person, taps: 0 };
    new.tap("Start a call")?;
    // One tap into the field.
    new.taps += 1;
    person.type_into("New rep", DANA.rep)?;
    new.tap("Add and start")?;
    story::at_pad(person)?;

    let mut moment = Counting { person, taps: 0 };
    moment.tap("Open question")?;
    person.see_items("Moments", "with the moment", |items| !items.is_empty())?;
    story::all_saved(person)?;

    leave_the_pad(person)?;
    let mut known = Counting { person, taps: 0 };
    known.tap("Start a call")?;
    known.tap(DANA.rep)?;
    story::at_pad(person)?;
    let counted = |name: &str, taps: u32, most: f64| {
        Row::new(name, f64::from(taps), "taps").value_at_most(most)
    };
    Ok(vec![
        counted("From the icon to a running pad, known rep", known.taps, 2.0),
        counted(
            "From the icon to a running pad, new rep, beside typing the name",
            new.taps,
            3.0,
        ),
        counted("A moment, on the pad to the disk", moment.taps, 1.0),
    ])
}

/// Through the parking lot back to Today.
fn leave_the_pad(person: Person<'_>) -> Result<()> {
    person.tap(Role::Button, "End")?;
    person.tap(Role::Link, "Later")?;
    story::at_today(person)
}

#[derive(Default, Deserialize)]
struct Minute {
    taps: u32,
    gaps: Vec<f64>,
}

/// The pad of the call that runs, in two halves: no script may take a whole minute.
fn minute(browser: &Browser) -> Result<Vec<Row>> {
    slow_down(browser, SLOWED)?;
    let mut minute = Minute::default();
    for _ in 0..HALVES {
        let seconds = vec![json!(SECONDS / HALVES)];
        let half: Minute = browser.ask_later(include_str!("minute.js"), seconds)?;
        minute.taps += half.taps;
        minute.gaps.extend(half.gaps);
    }
    slow_down(browser, 1)?;
    ensure!(
        minute.taps >= SECONDS * 9,
        "Only {} taps in {SECONDS} seconds",
        minute.taps
    );
    let longest = minute.gaps.iter().copied().fold(0.0, f64::max);
    let dropped = minute.gaps.iter().filter(|gap| **gap > LONGEST_FRAME_MS);
    Ok(vec![
        Row::new(
            &format!("Frames over 50 ms in a minute of ten taps a second, {SLOWLY}"),
            dropped.count() as f64,
            "frames",
        )
        .value_at_most(0.0),
        Row::new("The longest frame of that minute", longest, "ms"),
    ])
}

fn full_call(browser: &Browser) -> Result<Vec<Row>> {
    let person = Person::at(browser);
    leave_the_pad(person)?;
    story::go(person, "Settings")?;
    let file = json!({
        "format": "curbside", "version": 1, "exported_at": "2025-11-23T09:00:00.000Z", "app": "bench",
        "reps": [{ "id": id(1, 0), "name": "Marcus Lee", "stage": "new", "edited_ms": START }],
        "calls": [call(FEW), call(MANY)],
        "moments": moments(FEW).chain(moments(MANY)).collect::<Vec<Value>>(),
    });
    person.pick_file("Import a file", "full.json", &file.to_string())?;
    person.tap(Role::Button, "Add to the notebook")?;
    person.read("Added to your notebook")?;
    let mut times = [const { Vec::new() }; 2];
    for _ in 0..RUNS {
        for (of, times) in [FEW, MANY].into_iter().zip(&mut times) {
            times.push(opened(browser, of)?);
        }
    }
    let [few, many] = times.map(Figure::from);
    Ok(vec![
        Row::new(
            "Opening the replay of 2,000 moments, more than that of 20",
            many.more_than(&few),
            "ms",
        )
        .value_at_most(MORE_MS),
        Row::new("Opening the replay of 20 moments", few, "ms"),
    ])
}

fn opened(browser: &Browser, moments: u32) -> Result<f64> {
    browser.ask_later::<Value>(
        "location.hash = '#/reps'; await new Promise(done => setTimeout(done, 300))",
        vec![],
    )?;
    let fragment = format!("#/debrief/{}", id(moments, 0));
    browser.ask_later(
        include_str!("opened.js"),
        vec![json!(fragment), json!("Replay")],
    )
}

const START: i64 = 1_763_888_400_000;

fn id(of: u32, n: u32) -> String {
    format!("00000000-0000-0000-{of:04}-{n:012}")
}

/// A call that was ended and whose rep was passed over: its debrief opens on the replay.
fn call(moments: u32) -> Value {
    let ended = START + i64::from(moments) * 2_000;
    json!({
        "id": id(moments, 0), "rep": id(1, 0), "account": null, "role": "observe",
        "stakes": "ordinary", "utc_offset_min": 60, "edited_ms": START,
        "phase": { "ended": {
            "span": { "started_ms": START, "ended_ms": ended }, "outcome": null,
            "debrief": {
                "rep_view": "skipped", "turning_point": null, "replay": [],
                "keep": "", "work_on": "", "action_step": "", "learning": null,
            },
        } },
    })
}

fn moments(of: u32) -> impl Iterator<Item = Value> {
    let whats = ["open-question", "data-dump", "benefit-tied", "lost-control"];
    (0..of).map(move |n| {
        let what = whats[n as usize % whats.len()];
        json!({
            "id": id(of, n + 1), "call": id(of, 0), "seq": n, "at_ms": n * 2_000, "timing": "tapped",
            "what": { "behaviour": what }, "note": "", "edited_ms": START,
        })
    })
}
