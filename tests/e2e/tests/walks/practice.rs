//! Practice calls: two managers code a scene, each on a phone, and see where they differ.

use anyhow::{Result, ensure};
use e2e::browser::Browser;
use e2e::engines::Engine;
use e2e::lent::Lent;
use e2e::page;
use e2e::person::{Person, Role, starts_with};
use e2e::site::Site;
use e2e::story::{self, Look};

const FIRST_LINE: &str = "Thanks for the tour.";

pub(crate) fn two_managers_code_a_scene(engine: Engine) -> Result<()> {
    let site = Site::open()?;
    let browser = Lent::open(engine)?;
    let file = coded_by_ana(&browser, &site)?;
    // Another origin is another phone.
    let site = Site::open()?;
    let browser = Lent::open(engine)?;
    let person = Person::at(&browser);
    story::open(&browser, &site.at(""))?;
    compared(person, &file, &mut story::pass_by)?;
    story::go(person, "Calls")?;
    person.read("Your calls will be here")
}

/// The file that Ana shares.
fn coded_by_ana(browser: &Browser, site: &Site) -> Result<String> {
    let person = Person::at(browser);
    story::open(browser, &site.at(""))?;
    begin(person)?;
    person.read(FIRST_LINE)?;
    person.tap(Role::Button, "Open question")?;
    person.read("Asked an open question")?;
    to_the_end(browser)?;
    person.read("At the plant: 1 tap.")?;
    person.tap(Role::Button, "Share what you saw")?;
    person.read("Say who you are")?;
    person.type_into("Your name, for the others", "Ana")?;
    page::catch_files(browser)?;
    person.tap(Role::Button, "Share what you saw")?;
    let file = page::caught_file(browser)?;
    ensure!(
        file.starts_with("{\"format\":\"curbside-practice\""),
        "{file}"
    );
    Ok(file)
}

fn begin(person: Person<'_>) -> Result<()> {
    story::go(person, "Settings")?;
    person.tap(Role::Link, starts_with("Codebook"))?;
    person.tap(Role::Link, "Code a practice call")?;
    person.see(Role::Heading, "Practice calls")?;
    // The first scene.
    person.tap(Role::Button, starts_with("At the plant"))
}

/// The phone's clock goes on.
fn to_the_end(browser: &Browser) -> Result<()> {
    let script = "const clock = window.Date; const now = clock.now; clock.now = () => now.call(clock) + 200000; return null";
    browser.ask(script, vec![])
}

fn compared(person: Person<'_>, file: &str, look: &mut Look<'_>) -> Result<()> {
    begin(person)?;
    person.read(FIRST_LINE)?;
    look("practice-runs")?;
    to_the_end(person.browser)?;
    person.read("At the plant: 0 taps.")?;
    person.pick_file("Add a file", "ana.json", "{}")?;
    person.read("The file is no coded practice call of Curbside's.")?;
    person.pick_file("Add a file", "ana.json", file)?;
    person.read("Beside yours: Ana.")?;
    person.read("1 of 2: Ana")?;
    look("practice-compared")
}

/// The scenes, one that runs, and a comparison.
pub(crate) fn every_state(person: Person<'_>, look: &mut Look<'_>) -> Result<()> {
    let file = "{\"format\":\"curbside-practice\",\"version\":1,\"exported_at\":\"2025-11-23T09:00:00Z\",\
                \"app\":\"Curbside\",\"scene\":\"plant_visit\",\"by\":\"Ana\",\"taps\":[\
                {\"at_ms\":4000,\"behaviour\":\"open-question\"},{\"at_ms\":62000,\"behaviour\":\"buying-sign\"},\
                {\"at_ms\":70000,\"behaviour\":\"buying-sign-missed\"}]}";
    person
        .browser
        .ask::<()>("location.hash = '#/practice'", vec![])?;
    person.see(Role::Heading, "Practice calls")?;
    look("practice")?;
    compared(person, file, look)
}
