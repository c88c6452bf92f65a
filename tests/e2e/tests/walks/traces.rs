//! Under the lock nothing that was written is found without the passphrase, on the page or in any file of the browser.

use anyhow::{Context, Result, ensure};
use e2e::browser::Browser;
use e2e::engines::Engine;
use e2e::lock::{PASSPHRASE, at_the_gate, lock_now, put_on, unlock};
use e2e::page;
use e2e::person::{Person, Role, starts_with};
use e2e::profile::Profile;
use e2e::site::Site;
use e2e::story::{self, Cast, DANA};
use e2e::wait::{self, PATIENCE};

use crate::{answers, codebook, hostile, prepare};

/// A canary that no earlier run has left anywhere.
fn canary() -> String {
    let letters = std::iter::repeat_with(fastrand::alphanumeric);
    format!(
        "kanarie{}",
        letters.take(12).collect::<String>().to_lowercase()
    )
}

/// All that a person may see of a page, and what the page's own storage has in plain text.
const LEFT: &str = "
    const stores = JSON.stringify({ ...localStorage, ...sessionStorage, state: history.state });
    return [document.title, location.href, document.documentElement.outerHTML, stores,
      ...[...document.querySelectorAll('input, textarea')].map(field => field.value)].join('\\n')";

fn is_not_on_the_page(browser: &Browser, canary: &str, when: &str) -> Result<()> {
    let left: String = browser.ask(LEFT, vec![])?;
    let place = left.find(canary);
    ensure!(
        place.is_none(),
        "{when}: the page has it, in {:?}",
        place.map(|at| &left[at.saturating_sub(80)..at])
    );
    Ok(())
}

fn is_in_no_file(profile: &Profile, canary: &str, when: &str) -> Result<()> {
    let found = profile.files_with(canary)?;
    ensure!(found.is_empty(), "{when}: it stands in {found:?}");
    Ok(())
}

/// The canary stands in every field of a screen for a moment, long enough to be kept; then what was there.
const FILLED: &str = "
    const fields = [...document.querySelectorAll('textarea, input')].filter(one =>
      ['textarea', 'text', 'search'].includes(one.type));
    const before = fields.map(one => one.value);
    const put = (one, text) => {
      Object.getOwnPropertyDescriptor(Object.getPrototypeOf(one), 'value').set.call(one, text);
      for (const name of ['input', 'change']) one.dispatchEvent(new Event(name, { bubbles: true }));
    };
    const pause = () => new Promise(done => setTimeout(done, 250));
    fields.forEach(one => put(one, arguments[0]));
    await pause();
    fields.forEach((one, n) => put(one, before[n]));
    await pause();
    return fields.length";

/// In every field of every screen, and in every field of the records that a file brings.
fn write_everywhere(person: Person<'_>, canary: &str) -> Result<()> {
    let mut fields = 0;
    let mut fill = |_: &'static str| {
        fields += person
            .browser
            .ask_later::<usize>(FILLED, vec![canary.into()])?;
        Ok(())
    };
    to(person, "#/")?;
    prepare::every_place(person, &mut fill)?;
    to(person, "#/")?;
    let rep = format!("Dana {canary}").leak();
    let cast = Cast {
        rep,
        first: "Dana",
        account: DANA.account,
    };
    story::whole_call(person.marking(canary), &cast, &mut fill)?;
    to(person, "#/calls")?;
    person.see(Role::Heading, "Calls")?;
    fill("calls")?;
    codebook::every_page(person, &mut fill)?;
    to(person, "#/")?;
    ensure!(fields > 25, "There were {fields} fields alone");

    answers::keep_one_with(person, canary)?;
    to(person, "#/settings")?;
    let file = hostile::notebook::file(&[canary.to_owned()])?.to_string();
    person.pick_file("Import a file", &format!("{canary}.json"), &file)?;
    person.tap(Role::Button, "Add to the notebook")?;
    person.read("Added to your notebook")?;
    to(person, "#/calls")?;
    person.see(Role::Link, starts_with(canary))?;
    to(person, "#/reps")?;
    person.tap(Role::Link, starts_with(canary))?;
    person.see(Role::Heading, starts_with(canary))?;
    let left: String = person.browser.ask(LEFT, vec![])?;
    ensure!(left.contains(canary), "Nothing was written");
    // A running call is never locked, and the file has one.
    to(person, &format!("#/pad/{}", hostile::notebook::id(0, "c")))?;
    person.tap(Role::Button, "End")?;
    person.see(Role::Heading, "Parking lot")?;
    to(person, "#/")
}

fn to(person: Person<'_>, place: &str) -> Result<()> {
    let go = "location.hash = arguments[0]; return null";
    person.browser.ask(go, vec![place.into()])
}

/// Without a lock the same search finds it: what is not found with one is not there.
pub(crate) fn without_it_the_disk_tells(engine: Engine) -> Result<()> {
    let (site, profile, canary) = (Site::open()?, Profile::new()?, canary());
    let browser = Browser::open(engine, &profile)?;
    let person = Person::at(&browser);
    story::open(&browser, &site.at(""))?;
    write_everywhere(person, &canary)?;
    browser.quit()?;
    // A browser that was closed may have something to put in order still.
    let found = wait::until(PATIENCE, || {
        Ok((!profile.files_with(&canary)?.is_empty()).then_some(()))
    })?;
    found.context("The search finds nothing")
}

pub(crate) fn leaves_no_trace(engine: Engine) -> Result<()> {
    let (site, profile, canary) = (Site::open()?, Profile::new()?, canary());
    let browser = Browser::open(engine, &profile)?;
    let person = Person::at(&browser);
    story::open(&browser, &site.at(""))?;
    page::installed(&browser)?;
    put_on(person)?;
    write_everywhere(person, &canary)?;
    is_in_no_title(&browser, &canary)?;
    lock_now(person)?;
    is_not_on_the_page(&browser, &canary, "After lock")?;
    page::accessible(&browser, "the gate")?;
    browser.quit()?;
    is_in_no_file(&profile, &canary, "After lock")?;

    let browser = Browser::open(engine, &profile)?;
    let person = Person::at(&browser);
    browser.goto(&site.at(""))?;
    at_the_gate(person)?;
    is_not_on_the_page(&browser, &canary, "After a restart")?;
    unlock(person, PASSPHRASE)?;
    story::at_today(person)?;
    story::go(person, "Reps")?;
    person.see(Role::Link, starts_with("Dana"))?;
    // A browser that is closed by itself keeps what it needs to go on where it was.
    browser.quit()?;
    is_in_no_file(&profile, &canary, "After a restart")
}

fn is_in_no_title(browser: &Browser, canary: &str) -> Result<()> {
    let title: String = browser.ask("return document.title", vec![])?;
    ensure!(!title.contains(canary), "The title is {title}");
    Ok(())
}
