//! Ten thousand calls come in as a file, and leave as one: beside what the browser's own reader and writer of JSON take
//! for the same text.

use std::time::Duration;

use anyhow::{Context, Result};
use curbside::domain::sample::SEED;
use e2e::browser::Browser;
use e2e::engines::{Engine, Options};
use e2e::person::{Person, Role};
use e2e::profile::Profile;
use e2e::sample;
use e2e::site::Site;
use e2e::story;
use e2e::{page, wait};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::memory;
use crate::pace::LONGEST_FRAME_MS;
use crate::row::Row;

const CALLS: usize = 10_000;
/// Letters of a text that go to the page at once.
const AT_ONCE: usize = 4_000_000;
const PREVIEW: f64 = 3.0;
const DURABLE: f64 = 8.0;
const EXPORT: f64 = 3.0;
const MEMORY: f64 = 3.0;
const PATIENCE: Duration = Duration::from_secs(900);

/// What a watched step took, in milliseconds, and its longest frame.
#[derive(Clone, Copy, Deserialize)]
struct Watched {
    took: f64,
    longest: f64,
}

impl Watched {
    /// One step and then another, without what a person waits between them.
    fn and(self, then: Self) -> Self {
        Self {
            took: self.took + then.took,
            longest: self.longest.max(then.longest),
        }
    }
}

pub(crate) fn rows() -> Result<Vec<Row>> {
    let (site, profile) = (Site::open()?, Profile::new()?);
    let scripts =
        Options::before_pages(concat!(include_str!("memory.js"), include_str!("files.js")));
    let browser = Browser::open_with(Engine::Chromium, &profile, &scripts)?;
    let person = Person::at(&browser);
    story::open(&browser, &site.at(""))?;
    story::go(person, "Settings")?;
    let text = sample::file(CALLS, SEED)?;
    // The page has no file yet, and none any more when it is looked at once more.
    let before = memory::at_rest(&browser)?;
    hand_over(&browser, &text)?;
    let [parse, stringify]: [f64; 2] = browser.ask("return window.bare()", vec![])?;

    let preview = watched(&browser, json!("picked"), "Add to the notebook")?;
    let added = watched(
        &browser,
        json!("Add to the notebook"),
        "Added to your notebook",
    )?;
    let taken = memory::at_rest(&browser)?;

    story::go(person, "Settings")?;
    page::catch_files(&browser)?;
    person.tap(Role::Button, "Share everything")?;
    // A large file is made first, and leaves by a tap of its own: both count.
    Person::patient_for(&browser, PATIENCE).see(Role::Button, "Make the file")?;
    let made = watched(&browser, json!("Make the file"), "The file is made")?;
    let left = watched(&browser, json!("Share it"), "Saved as")?;
    let export = made.and(left);
    let file = text.len() as f64 / 1_000_000.0;
    Ok([
        beside(
            "Import of 10,000 calls up to the preview, beside JSON.parse",
            preview,
            parse,
            PREVIEW,
        ),
        beside(
            "Import of 10,000 calls from the preview until all are saved, beside JSON.parse",
            added,
            parse,
            DURABLE,
        ),
        beside(
            "Export of 10,000 calls, beside JSON.stringify",
            export,
            stringify,
            EXPORT,
        ),
        vec![
            Row::new(
                "Memory of the page after that import, beside the file",
                taken.all() - before.all(),
                "MB",
            )
            .beside(file)
            .ratio_at_most(MEMORY),
        ],
    ]
    .concat())
}

fn beside(what: &str, watched: Watched, bare: f64, limit: f64) -> Vec<Row> {
    vec![
        Row::new(what, watched.took, "ms")
            .beside(bare)
            .ratio_at_most(limit),
        Row::new(
            &format!(
                "{}: the longest frame",
                what.split(", beside").next().unwrap_or(what)
            ),
            watched.longest,
            "ms",
        )
        .value_at_most(LONGEST_FRAME_MS),
    ]
}

/// Brings a text into the page, bit by bit.
fn hand_over(browser: &Browser, text: &str) -> Result<()> {
    let mut rest = text;
    while !rest.is_empty() {
        let end = rest.floor_char_boundary(AT_ONCE);
        let (part, more) = rest.split_at(end);
        browser.ask::<()>("window.parts.push(arguments[0])", vec![json!(part)])?;
        rest = more;
    }
    Ok(())
}

/// Does a thing, and looks at every frame until the page says something.
fn watched(browser: &Browser, what: Value, says: &str) -> Result<Watched> {
    browser.ask::<()>("window.watchUntil(...arguments)", vec![what, json!(says)])?;
    let watched = wait::until(PATIENCE, || browser.ask("return window.watched", vec![]))?;
    watched.with_context(|| format!("It never says \"{says}\""))
}
