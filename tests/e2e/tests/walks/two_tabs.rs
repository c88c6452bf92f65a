//! Two tabs on one notebook: each knows within a second what the other wrote, and nothing is lost.

use std::time::Duration;

use anyhow::{Result, ensure};
use e2e::browser::{Browser, Profile};
use e2e::engines::Engine;
use e2e::person::{Person, Role, starts_with};
use e2e::site::Site;
use e2e::story::{self, DANA};
use e2e::wait;

/// So soon a tab shows what another one has saved.
const KNOWS: Duration = Duration::from_secs(1);
const KEYS: [&str; 3] = ["Open question", "Data dump", "Took over"];

pub(crate) fn know_of_each_other(engine: Engine) -> Result<()> {
    let (site, profile) = (Site::open()?, Profile::new()?);
    let browser = Browser::open(engine, &profile)?;
    let person = Person::at(&browser);
    story::open(&browser, &site.at(""))?;
    story::start_with_new_rep(person, &DANA, &mut story::pass_by)?;
    let pad = browser.address()?;
    let first = browser.window()?;
    let second = browser.new_window()?;
    browser.switch_to(&second)?;
    browser.goto(&pad)?;
    story::at_pad(person)?;

    let mut there = 0;
    for (window, other) in [(&first, &second), (&second, &first), (&first, &second)] {
        browser.switch_to(window)?;
        person.tap(Role::Button, starts_with(KEYS[there]))?;
        story::all_saved(person)?;
        there += 1;
        browser.switch_to(other)?;
        shows_soon(person, there)?;
    }
    browser.reload()?;
    person.see_items("Moments", "three", |items| items.len() == there)?;

    browser.switch_to(&first)?;
    person.tap(Role::Button, "End")?;
    person.see(Role::Heading, "Parking lot")?;
    browser.switch_to(&second)?;
    let left = wait::until(KNOWS, || Ok((browser.address()? != pad).then_some(())))?;
    ensure!(left.is_some(), "The pad of a call that is over stays open");
    Ok(())
}

fn shows_soon(person: Person<'_>, count: usize) -> Result<()> {
    let shown = wait::until(KNOWS, || {
        Ok((person.items("Moments")?.len() == count).then_some(()))
    })?;
    if shown.is_none() {
        return person.lost("What was saved in the other tab isn't shown");
    }
    Ok(())
}
