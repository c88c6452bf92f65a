//! The main job, with the server and without it.

use anyhow::{Context, Result, ensure};
use curbside::wire::envelope::VERSION;
use e2e::browser::Browser;
use e2e::engines::Engine;
use e2e::lent::Lent;
use e2e::page;
use e2e::person::{Person, Role, starts_with};
use e2e::profile::Profile;
use e2e::site::Site;
use e2e::story::{self, ADDED, DANA, JOTTED};
use serde_json::Value;

pub(crate) fn with_a_server(engine: Engine) -> Result<()> {
    let site = Site::open()?;
    let browser = Lent::open(engine)?;
    let person = Person::at(&browser);
    story::open(&browser, &site.at(""))?;
    story::whole_call(person, &DANA, &mut story::pass_by)?;
    shares_the_call(person)?;

    story::go(person, "Today")?;
    story::start_with_known_rep(person, &DANA)?;
    let strangers = page::strangers(&browser)?;
    ensure!(
        strangers.is_empty(),
        "The app fetched from elsewhere: {strangers:?}"
    );
    Ok(())
}

pub(crate) fn without_a_server(engine: Engine) -> Result<()> {
    let (mut site, profile) = (Site::open()?, Profile::new()?);
    let browser = Browser::open(engine, &profile)?;
    story::open(&browser, &site.at(""))?;
    page::installed(&browser)?;
    site.stop();

    browser.reload()?;
    story::whole_call(Person::at(&browser), &DANA, &mut story::pass_by)?;
    browser.quit()?;

    let browser = Browser::open(engine, &profile)?;
    let person = Person::at(&browser);
    story::open(&browser, &site.at(""))?;
    story::go(person, "Calls")?;
    person.tap(Role::Link, starts_with(DANA.rep))?;
    person.see(Role::Heading, DANA.rep)?;
    sees_all_moments(person)?;
    shares_the_call(person)
}

fn sees_all_moments(person: Person<'_>) -> Result<()> {
    let count = JOTTED.len() + 1;
    let moments = person.see_items("Moments", "as many as were tapped", |items| {
        items.len() == count
    })?;
    for words in JOTTED.iter().chain([&ADDED]) {
        ensure!(
            moments.iter().any(|moment| moment.words.contains(words)),
            "\"{words}\" is lost: {moments:?}"
        );
    }
    Ok(())
}

fn shares_the_call(person: Person<'_>) -> Result<()> {
    page::catch_files(person.browser)?;
    story::leave_by(person, "Share as JSON")?;
    let file: Value =
        serde_json::from_str(&page::caught_file(person.browser)?).context("The file isn't JSON")?;
    let of = |kind: &str| file[kind].as_array().cloned().unwrap_or_default();
    ensure!(
        file["format"] == "curbside" && file["version"] == VERSION,
        "The envelope is another: {file}"
    );
    ensure!(
        of("reps").len() == 1 && of("reps")[0]["name"] == DANA.rep,
        "The rep is missing: {file}"
    );
    ensure!(
        of("calls").len() == 1 && of("calls")[0]["account"] == DANA.account,
        "The call is missing: {file}"
    );
    ensure!(
        of("moments").len() == JOTTED.len() + 1,
        "Moments are missing: {file}"
    );
    person.tap(Role::Link, "Back")
}
