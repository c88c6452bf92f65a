//! What is typed and not finished survives a kill, and is offered back at the next start.

use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use e2e::browser::Browser;
use e2e::engines::Engine;
use e2e::lent::Lent;
use e2e::person::{Person, Role, starts_with};
use e2e::profile::Profile;
use e2e::site::Site;
use e2e::story::{self, DANA, Look};
use e2e::wait;

/// Types into the field of this name, a letter every 30 ms, and notes how many there are.
const TYPE_ON: &str = "
    const [name] = arguments;
    const label = [...document.querySelectorAll('label')].find(one => one.textContent.trim() === name);
    const field = label.querySelector('textarea, input');
    window.typed = 0;
    setInterval(() => {
      field.value += 'abcdefghij'[window.typed % 10];
      window.typed += 1;
      field.dispatchEvent(new Event('input', { bubbles: true }));
    }, 30)";
/// At most so much typing is lost.
const LOST: Duration = Duration::from_secs(1);

/// Lets a field be typed in for a while, and kills the browser; answers with how many letters stood
/// there a second before.
fn killed_while_typing(browser: Browser, field: &str, seconds: f32) -> Result<usize> {
    Person::at(&browser).see(Role::Textbox, field)?;
    browser.ask::<()>(TYPE_ON, vec![field.into()])?;
    let mut seen: Vec<(Instant, usize)> = Vec::new();
    let end = Instant::now() + Duration::from_secs_f32(seconds);
    while Instant::now() < end {
        let typed = browser.ask("return window.typed", vec![])?;
        seen.push((Instant::now(), typed));
    }
    let killed = Instant::now();
    browser.kill()?;
    let early = |(at, _): &&(Instant, usize)| *at + LOST < killed;
    let (_, typed) = seen.iter().rev().find(early).context("nothing was seen")?;
    ensure!(*typed > 0, "Nothing was typed a second before the kill");
    Ok(*typed)
}

fn holds(person: Person<'_>, field: &str, typed: usize) -> Result<()> {
    let being = format!("with the {typed} letters that were typed a second before the kill");
    person.see_where(Role::Textbox, field.into(), &being, |thing| {
        thing.words.len() >= typed && "abcdefghij".repeat(40).starts_with(&thing.words)
    })?;
    Ok(())
}

pub(crate) fn is_offered_back_after_a_kill(engine: Engine) -> Result<()> {
    let (site, profile) = (Site::open()?, Profile::new()?);
    let browser = Browser::open(engine, &profile)?;
    let person = Person::at(&browser);
    story::open(&browser, &site.at(""))?;
    story::start_with_new_rep(person, &DANA, &mut story::pass_by)?;
    person.tap(Role::Button, "End")?;
    person.tap(Role::Button, "On to the debrief")?;
    person.tap(Role::Button, "On to the rep's view")?;
    let typed = killed_while_typing(browser, "How it felt", 1.7)?;

    let browser = Browser::open(engine, &profile)?;
    let person = Person::at(&browser);
    story::open(&browser, &site.at(""))?;
    person.read("You were in the middle of a debrief. Go on?")?;
    ensure!(
        !person.has(Role::Heading, "Debrief while it's fresh")?,
        "The debrief is listed twice"
    );
    person.tap(
        Role::Button,
        starts_with("Go on with Dana Ortiz at Halvorsen Foods"),
    )?;
    person.see(Role::Heading, "So how'd that feel?")?;
    holds(person, "How it felt", typed)?;
    person.tap(Role::Link, "Later")?;
    story::at_today(person)?;
    person.see(Role::Heading, "Debrief while it's fresh")?;
    ensure!(
        !person.reads("Go on?")?,
        "A debrief that was left on purpose is offered"
    );

    person.tap(Role::Button, "Start a call")?;
    let typed = killed_while_typing(browser, "Account", 1.3)?;
    let browser = Browser::open(engine, &profile)?;
    let person = Person::at(&browser);
    story::open(&browser, &site.at(""))?;
    person.read("You were about to start a call. Go on?")?;
    person.tap(Role::Button, starts_with("Go on with A call at abcdefghij"))?;
    holds(person, "Account", typed)
}

/// A behaviour's page that is left by the phone's back gesture comes back as it was typed.
pub(crate) fn is_there_when_its_page_is_opened_again(engine: Engine) -> Result<()> {
    let site = Site::open()?;
    let browser = Lent::open(engine)?;
    let person = Person::at(&browser);
    story::open(&browser, &site.at(""))?;
    story::go(person, "Settings")?;
    person.tap(Role::Link, starts_with("Codebook"))?;
    person.tap(Role::Button, "New behaviour")?;
    person.type_into("Label, for the debrief", "Let the silence work")?;
    browser.ask::<()>("history.back()", vec![])?;
    person.see(Role::Heading, "Settings")?;
    person.tap(Role::Link, starts_with("Codebook"))?;
    person.tap(Role::Button, "New behaviour")?;
    person.read("Not saved yet: this is what you had typed.")?;
    person.holds("Label, for the debrief", "Let the silence work")?;
    person.tap(Role::Button, "Cancel")?;
    person.read("What you typed was thrown away.")?;
    person.tap(Role::Button, "Undo")?;
    story::go(person, "Today")?;
    person.tap(Role::Button, starts_with("Go on with Let the silence work"))?;
    person.see(Role::Heading, "New behaviour")?;
    Ok(())
}

/// Three offers on one Today.
pub(crate) fn three_offers(person: Person<'_>, look: &mut Look<'_>) -> Result<()> {
    let today = person.browser.address()?;
    story::start_with_new_rep(person, &DANA, &mut story::pass_by)?;
    person.tap(Role::Button, "End")?;
    person.tap(Role::Link, "Later")?;
    person.tap(Role::Button, "Start a call")?;
    person.type_into("Account", "Lindqvist Cold Storage")?;
    person.tap(Role::Link, "Today")?;
    story::go(person, "Settings")?;
    person.tap(Role::Link, starts_with("Codebook"))?;
    person.tap(Role::Button, "New behaviour")?;
    person.type_into("Label, for the debrief", "Let the silence work")?;
    story_back(person)?;
    person.tap(Role::Link, starts_with("Codebook"))?;
    person.tap(Role::Button, "New behaviour")?;
    look("behaviour-unsaved")?;
    story_back(person)?;
    story::go(person, "Today")?;
    person.tap(Role::Link, starts_with("Debrief"))?;
    person.tap(Role::Button, "On to the debrief")?;
    person.see(Role::Heading, "What was supposed to happen?")?;
    // As after a kill: the page goes without a word, and another begins with Today.
    wait_until_kept(person)?;
    person.browser.goto("about:blank")?;
    person.browser.goto(&today)?;
    story::at_today(person)?;
    person.read("You were in the middle of a debrief. Go on?")?;
    look("today-offers")
}

fn story_back(person: Person<'_>) -> Result<()> {
    person.browser.ask::<()>("history.back()", vec![])?;
    person.see(Role::Heading, "Settings")?;
    Ok(())
}

/// The draft of the debrief is on the disk.
fn wait_until_kept(person: Person<'_>) -> Result<()> {
    let kept = wait::until(wait::PATIENCE, || {
        let kept: bool = person.browser.ask_later(
            "const open = indexedDB.open('curbside');
             const database = await new Promise(go => { open.onsuccess = () => go(open.result) });
             const get = database.transaction('drafts').objectStore('drafts').getAllKeys();
             const keys = await new Promise(go => { get.onsuccess = () => go(get.result) });
             database.close();
             return keys.includes('debrief')",
            vec![],
        )?;
        Ok(kept.then_some(()))
    })?;
    kept.context("The debrief on the screen is not kept")
}
