//! Starts without a server: the app opens where it was closed, with all the notes.

use anyhow::{Context, Result, ensure};
use fastrand::Rng;

use super::disk::Disk;
use super::phone::{Phone, id_of, place};
use super::tally::Tally;
use crate::browser::Browser;
use crate::engines::{Engine, Options};
use crate::person::{Person, Role, starts_with};
use crate::story::{self, DANA};

/// The places of the app and what stands at their head; the pad is that of the running call.
const PLACES: [(&str, &str); 7] = [
    ("", "Today"),
    ("#/calls", "Calls"),
    ("#/reps", "Reps"),
    ("#/mirror", "Mirror"),
    ("#/settings", "Settings"),
    ("#/start", "Start a call"),
    ("#/pad/", "Pad"),
];

pub(super) fn offline(engine: Engine, rng: &mut Rng, times: u32, tally: &mut Tally) -> Result<()> {
    let (phone, pad) = Phone::after(engine, Options::default(), |person| {
        story::start_with_new_rep(person, &DANA, &mut story::pass_by)?;
        person.tap(Role::Button, starts_with("Open question"))?;
        story::all_saved(person)?;
        place(person)
    })?;
    for time in 1..=times {
        let (at, heading) = PLACES[rng.usize(..PLACES.len())];
        let at = if heading == "Pad" { pad.as_str() } else { at };
        let browser = phone.start(at)?;
        opens(&browser, heading, id_of(&pad))
            .with_context(|| format!("start {time} of {times}, at {heading}"))?;
        browser.quit()?;
        tally.ran();
    }
    Ok(())
}

/// The screen is there and can be used, and so are the notes.
fn opens(browser: &Browser, heading: &str, call: &str) -> Result<()> {
    let person = Person::at(browser);
    person.see(Role::Heading, heading)?;
    if heading == "Today" {
        story::at_today(person)?;
        person.read(DANA.first)?;
    }
    if heading == "Pad" {
        story::at_pad(person)?;
        story::all_saved(person)?;
    }
    let disk = Disk::read(browser)?;
    let there = disk.moments(call).len();
    ensure!(there == 1, "{there} moments are there and not one");
    Ok(())
}
