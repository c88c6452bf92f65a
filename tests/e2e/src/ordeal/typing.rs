//! Kills in the middle of typing: at most a second of it is gone, without anything having been saved
//! by hand.

use std::thread::sleep;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use fastrand::Rng;
use serde_json::{Value, json};

use super::disk::{self, Disk};
use super::phone::{Phone, id_of, place};
use super::tally::Tally;
use crate::browser::Browser;
use crate::engines::{Engine, Options};
use crate::person::{Person, Role, starts_with};
use crate::story::{self, DANA};

/// So much typing may be gone.
const MAY_BE_GONE: Duration = Duration::from_secs(1);
/// A life between two kills lasts so long, in milliseconds.
const LIFE_MS: std::ops::Range<u64> = 1_100..2_600;
const PIECES: usize = 120;
/// From a fast thumb to a slow one, in milliseconds between two pieces.
const PACE_MS: std::ops::RangeInclusive<u32> = 20..=120;
/// What is typed: letters, spaces, lines, and what takes more than one unit of any encoding.
const LETTERS: [&str; 12] = [
    "a", "e", "n", "S", " ", ". ", "\n", "é", "ß", "語", "🚗", "the ",
];

/// A field that takes a long text.
struct Field {
    route: &'static str,
    label: &'static str,
    /// Where the text is in the row of its call.
    pointer: &'static str,
}

const FIELDS: [Field; 3] = [
    Field {
        route: "debrief",
        label: "In your own words",
        pointer: "/phase/ended/debrief/supposed",
    },
    Field {
        route: "lot",
        label: "Note on this call",
        pointer: "/note",
    },
    Field {
        route: "lot",
        label: "What the next step concretely is",
        pointer: "/next_step",
    },
];

/// One profile lives through all the kills; each takes up the text where the last one left it.
pub(super) fn kills(engine: Engine, rng: &mut Rng, times: u32, tally: &mut Tally) -> Result<()> {
    let (phone, lot) = Phone::after(engine, Options::default(), an_ended_call)?;
    let call = id_of(&lot);
    let mut texts = [const { String::new() }; FIELDS.len()];
    for time in 1..=times {
        let which = rng.usize(..FIELDS.len());
        let (field, text) = (&FIELDS[which], &mut texts[which]);
        let fragment = format!("#/{}/{call}", field.route);
        let browser = phone.start(&fragment)?;
        let left = type_until_the_end(browser, field, rng, tally)?;
        let browser = phone.start(&fragment)?;
        let found = found(&browser, field, call)?;
        *text = left
            .compare(text, &found, tally)
            .with_context(|| format!("\"{}\" after kill {time} of {times}", field.label))?;
        browser.kill()?;
        tally.ran();
    }
    Ok(())
}

/// To the parking lot of a call, with an outcome that asks for a next step.
fn an_ended_call(person: Person<'_>) -> Result<String> {
    story::start_with_new_rep(person, &DANA, &mut story::pass_by)?;
    person.tap(Role::Button, starts_with("Open question"))?;
    story::all_saved(person)?;
    person.tap(Role::Button, "End")?;
    person.see(Role::Heading, "Parking lot")?;
    person.choose("Advance")?;
    person.see(Role::Textbox, "What the next step concretely is")?;
    disk::keeps(person.browser, "\"outcome\":\"advance\"")?;
    place(person)
}

/// What was typed in a life.
struct Typed {
    plan: Vec<(&'static str, u32)>,
    /// When it was seen, by its number of pieces.
    seen: Vec<(Instant, usize)>,
    end: Instant,
}

fn type_until_the_end(
    browser: Browser,
    field: &Field,
    rng: &mut Rng,
    tally: &mut Tally,
) -> Result<Typed> {
    let piece = |_| (LETTERS[rng.usize(..LETTERS.len())], rng.u32(PACE_MS));
    let plan: Vec<_> = (0..PIECES).map(piece).collect();
    let life = Duration::from_millis(rng.u64(LIFE_MS));
    Person::at(&browser).see(Role::Textbox, field.label)?;
    browser.ask::<()>(
        include_str!("typing.js"),
        vec![json!(field.label), json!(plan)],
    )?;
    let stop = Instant::now() + life;
    let mut seen = Vec::new();
    while Instant::now() < stop {
        let typed: usize = browser.ask("return window.ordeal.typed", vec![])?;
        seen.push((Instant::now(), typed));
        sleep(Duration::from_millis(8));
    }
    let end = Instant::now();
    browser.kill()?;
    tally.count("pieces typed", seen.last().map_or(0, |(_, typed)| *typed));
    Ok(Typed { plan, seen, end })
}

/// The text as it is on the disk, which is what the field shows.
fn found(browser: &Browser, field: &Field, call: &str) -> Result<String> {
    let shown = Person::at(browser).see(Role::Textbox, field.label)?.words;
    let disk = Disk::read(browser)?;
    let text = disk.call(call)?.pointer(field.pointer);
    let text = text
        .and_then(Value::as_str)
        .with_context(|| format!("The call has no {}", field.pointer))?;
    ensure!(
        shown == text,
        "The field shows {shown:?}, and on the disk is {text:?}"
    );
    Ok(text.to_owned())
}

impl Typed {
    /// What is found is what was typed, but for the last second. Answers it.
    fn compare(&self, before: &str, found: &str, tally: &mut Tally) -> Result<String> {
        let mut text = before.to_owned();
        let mut kept = (text == found).then_some(0);
        for (count, (piece, _)) in self.plan.iter().enumerate() {
            text.push_str(piece);
            if text == found {
                kept = Some(count + 1);
            }
        }
        let kept = kept.with_context(|| {
            format!("Torn: {found:?} is no beginning of what was typed, {text:?}")
        })?;
        // The first piece that is gone was seen at this time.
        let gone = self.seen.iter().find(|(_, typed)| *typed > kept);
        let gone = gone.map_or(Duration::ZERO, |(at, _)| self.end - *at);
        tally.greatest("ms of typing gone", gone.as_millis() as u64);
        ensure!(
            gone <= MAY_BE_GONE,
            "Lost: {} ms of typing are gone, after {kept} pieces",
            gone.as_millis()
        );
        Ok(found.to_owned())
    }
}
