//! Two tabs on one notebook: each knows within a second what the other wrote, and nothing is lost.

use std::time::Duration;

use anyhow::{Result, ensure};
use e2e::browser::{Browser, Window};
use e2e::engines::Engine;
use e2e::lock;
use e2e::person::{ANY, Name, Person, Role, starts_with};
use e2e::profile::Profile;
use e2e::site::Site;
use e2e::story::{self, DANA, DEBRIEFED};
use e2e::wait;
use serde_json::{Value, json};

/// So soon a tab shows what another one has saved.
const KNOWS: Duration = Duration::from_secs(1);
const KEYS: [&str; 2] = ["Open question", "Data dump"];
const KEPT_TWICE: &str = "Both versions are kept.";
const AT_ONCE: [&str; 2] = ["Lost control", "Buying sign"];

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
    for (window, other) in [(&first, &second), (&second, &first)] {
        browser.switch_to(window)?;
        person.tap(Role::Button, starts_with(KEYS[there]))?;
        story::all_saved(person)?;
        there += 1;
        browser.switch_to(other)?;
        shows_soon(person, there)?;
    }
    at_once(&browser, [&first, &second], |window| {
        arm(
            person,
            Role::Button,
            starts_with(AT_ONCE[window]),
            Value::Null,
        )
    })?;
    there += 2;
    for window in [&first, &second] {
        browser.switch_to(window)?;
        counts(person, there)?;
        story::all_saved(person)?;
    }
    browser.reload()?;
    story::at_pad(person)?;
    counts(person, there)?;

    browser.switch_to(&first)?;
    person.tap(Role::Button, "End")?;
    person.see(Role::Heading, "Parking lot")?;
    let lot = browser.address()?;
    browser.switch_to(&second)?;
    let left = wait::until(KNOWS, || Ok((browser.address()? != pad).then_some(())))?;
    ensure!(left.is_some(), "The pad of a call that is over stays open");
    browser.goto(&lot)?;
    person.choose("Advance")?;
    notes_at_once(&browser, [&first, &second])
}

/// The app asks to be alone, and is kept waiting for the answer until `goOn`. By then it has said that it isn't in any more.
const ASKS_LATER: &str = "
    const { request } = LockManager.prototype;
    request.call(navigator.locks, 'walk', () => new Promise((goOn) => { window.goOn = goOn; }));
    LockManager.prototype.request = function (name, options, work) {
      if (options.mode === 'shared') return request.call(this, name, options, work);
      LockManager.prototype.request = request;
      window.asks = true;
      return request.call(this, 'walk', () => request.call(this, name, options, work));
    };";

/// Two tabs put a lock on at once: the slower one finds the notes under the lock of the other.
pub(crate) fn lock_at_once(engine: Engine) -> Result<()> {
    let (site, profile) = (Site::open()?, Profile::new()?);
    let browser = Browser::open(engine, &profile)?;
    let person = Person::at(&browser);
    story::open(&browser, &site.at(""))?;
    story::add_file(person, DEBRIEFED)?;
    let quick = browser.window()?;
    let slow = browser.new_window()?;
    browser.switch_to(&slow)?;
    story::open(&browser, &site.at(""))?;
    lock::make(person)?;
    browser.ask::<()>(ASKS_LATER, vec![])?;
    lock::begin_to_put_on(person)?;
    let asks = wait::until(wait::PATIENCE, || {
        let asks: bool = browser.ask("return window.asks === true", vec![])?;
        Ok(asks.then_some(()))
    })?;
    ensure!(asks.is_some(), "It doesn't ask to be alone");

    browser.switch_to(&quick)?;
    lock::put_on(person)?;
    browser.switch_to(&slow)?;
    browser.ask::<()>("window.goOn()", vec![])?;
    has_dana_behind_the_gate(person)?;
    browser.switch_to(&quick)?;
    browser.reload()?;
    has_dana_behind_the_gate(person)
}

fn has_dana_behind_the_gate(person: Person<'_>) -> Result<()> {
    lock::unlock(person, lock::PASSPHRASE)?;
    story::go(person, "Reps")?;
    person.see(Role::Link, starts_with(DANA.rep)).map(drop)
}

/// Two notes of one call, typed in both windows at once: it is their luck whether one knows of the other,
/// and both are there in any case.
fn notes_at_once(browser: &Browser, windows: [&Window; 2]) -> Result<()> {
    const NOTES: [(&str, &str); 2] = [
        ("Note on this call", "She was alone today"),
        ("What the next step concretely is", "Visit on the 5th"),
    ];
    let person = Person::at(browser);
    at_once(browser, windows, |window| {
        let (field, words) = NOTES[window];
        arm(person, Role::Textbox, field.into(), json!(words))
    })?;
    for (window, (_, others)) in windows.into_iter().zip(NOTES.into_iter().rev()) {
        browser.switch_to(window)?;
        has_heard(person, others)?;
        person.tap(Role::Link, "Later")?;
        let file = story::share_everything(person)?;
        let are_in = NOTES.iter().all(|(_, words)| file.contains(words));
        ensure!(are_in, "A note is lost: {file}");
    }
    Ok(())
}

/// The other window's note has come, beside the own one or against it: from then on nothing moves under a tap.
fn has_heard(person: Person<'_>, note: &str) -> Result<()> {
    let heard = wait::until(wait::PATIENCE, || {
        let fields = person.all(Role::Textbox, ANY)?;
        let is_here = fields.iter().any(|field| field.words.contains(note));
        Ok((is_here || person.reads(KEPT_TWICE)?).then_some(()))
    })?;
    match heard {
        Some(()) => Ok(()),
        None => person.lost("What was typed in the other tab isn't known here"),
    }
}

/// The tape shows the last few moments; the keys say of each how often it was tapped.
fn counts(person: Person<'_>, expected: usize) -> Result<()> {
    let mut counted = 0;
    let all = wait::until(wait::PATIENCE, || {
        counted = person.browser.ask(
            "return [...document.querySelectorAll('button')]
               .map(key => (key.getAttribute('aria-description') ?? '').match(/(\\d+) in this call/))
               .reduce((sum, found) => sum + Number(found?.[1] ?? 0), 0)",
            vec![],
        )?;
        Ok((counted == expected).then_some(()))
    })?;
    ensure!(all.is_some(), "{counted} moments of {expected} are there");
    Ok(())
}

/// Gets each window ready, and lets both act at the same time.
fn at_once(
    browser: &Browser,
    windows: [&Window; 2],
    arm: impl Fn(usize) -> Result<()>,
) -> Result<()> {
    for (place, window) in windows.into_iter().enumerate() {
        browser.switch_to(window)?;
        arm(place)?;
    }
    browser.ask::<()>(
        "new BroadcastChannel('at-once').postMessage(null); return null",
        vec![],
    )
}

/// What is to be tapped, or typed into, when it is time.
fn arm(person: Person<'_>, role: Role, name: Name<'_>, words: Value) -> Result<()> {
    let thing = person.see(role, name)?.element;
    person.browser.ask(
        "const [thing, words] = arguments;
         const channel = new BroadcastChannel('at-once');
         channel.onmessage = () => {
           channel.close();
           if (words === null) return thing.click();
           thing.value = words;
           thing.dispatchEvent(new Event('input', { bubbles: true }));
         };
         return null",
        vec![thing, words],
    )
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
