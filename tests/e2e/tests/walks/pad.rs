//! The pad survives a reload and a kill: what was said to be saved is there, and the clock is right.

use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use e2e::browser::Browser;
use e2e::engines::Engine;
use e2e::lent::Lent;
use e2e::page;
use e2e::person::{ANY, Person, Role, starts_with};
use e2e::profile::Profile;
use e2e::site::Site;
use e2e::story::{self, DANA};
use e2e::wait;

pub(crate) fn survives_a_reload(engine: Engine) -> Result<()> {
    let site = Site::open()?;
    let browser = Lent::open(engine)?;
    let person = Person::at(&browser);
    story::open(&browser, &site.at(""))?;
    story::start_with_new_rep(person, &DANA, &mut story::pass_by)?;
    let started = Instant::now();
    for key in ["Open question", "Took over"] {
        person.tap(Role::Button, starts_with(key))?;
    }
    story::all_saved(person)?;
    browser.reload()?;
    story::at_pad(person)?;
    person
        .see_where(
            Role::Button,
            starts_with("Took over"),
            "that lasts",
            |key| key.chosen,
        )
        .context("The call is the manager's no more")?;
    person.see_items("Moments", "there again", |items| items.len() == 2)?;
    clock_is_right(person, started)?;
    for left in [1, 0] {
        person.tap(Role::Button, "Undo")?;
        person.see_items("Moments", "shorter by one", |items| items.len() == left)?;
    }
    person.absent(Role::Button, "Undo")
}

/// Taps without a pause, as the driver of a browser can't, and notes what the app says is saved.
const TAP_ON: &str = "
    const keys = [...document.querySelectorAll('button')].filter(button => !button.disabled &&
      ['Open question', 'Data dump', 'Benefit tied', 'Lost control'].some(key => button.textContent.includes(key)));
    const seen = new WeakSet();
    window.saved = [];
    const note = () => {
      for (const item of document.querySelectorAll('li[data-saved=true]'))
        if (!seen.has(item)) { seen.add(item); window.saved.push(item.textContent); }
    };
    new MutationObserver(note).observe(document.body, { subtree: true, childList: true, attributes: true });
    let tap = 0;
    setInterval(() => keys[tap++ % keys.length].click(), 30);
    return keys.length";

const ENOUGH: usize = 25;

pub(crate) fn survives_a_kill(engine: Engine) -> Result<()> {
    let (mut site, profile) = (Site::open()?, Profile::new()?);
    let browser = Browser::open(engine, &profile)?;
    let person = Person::at(&browser);
    story::open(&browser, &site.at(""))?;
    page::installed(&browser)?;
    story::start_with_new_rep(person, &DANA, &mut story::pass_by)?;
    let started = Instant::now();
    let keys: usize = browser.ask(TAP_ON, vec![])?;
    ensure!(keys == 4, "{keys} keys of 4 were found on the pad");
    let saved = wait::until(Duration::from_secs(20), || {
        let saved: Vec<String> = browser.ask("return window.saved", vec![])?;
        Ok((saved.len() >= ENOUGH).then_some(saved))
    })?;
    let saved = saved.context("Too few taps are saved after 20 seconds")?;
    browser.kill()?;
    site.stop();

    let browser = Browser::open(engine, &profile)?;
    let person = Person::at(&browser);
    browser.goto(&site.at(""))?;
    back_to_the_pad(person)?;
    clock_is_right(person, started)?;
    person.tap(Role::Button, "End")?;
    person.see(Role::Heading, "Parking lot")?;
    let kept = person.see_items("Moments", "there", |items| items.len() >= saved.len())?;
    let kept: Vec<String> = kept.iter().map(|item| letters(&item.words)).collect();
    for words in &saved {
        let words = letters(words);
        let before = saved.iter().filter(|other| letters(other) == words).count();
        let after = kept.iter().filter(|other| other.contains(&words)).count();
        ensure!(
            after >= before,
            "{before} of {words:?} were said to be saved, and {after} are there"
        );
    }
    Ok(())
}

/// From Today, by the row of the running call.
fn back_to_the_pad(person: Person<'_>) -> Result<()> {
    person.see(Role::Heading, "Today")?;
    let name = starts_with("Back to the pad");
    let role = wait::until(wait::PATIENCE, || {
        for role in [Role::Button, Role::Link] {
            if person.has(role, name)? {
                return Ok(Some(role));
            }
        }
        Ok(None)
    })?;
    let Some(role) = role else {
        return person.lost("Today doesn't lead back to the running call");
    };
    person.tap(role, name)?;
    story::at_pad(person)
}

/// What a line says without its time, which is written otherwise elsewhere.
fn letters(line: &str) -> String {
    line.chars().filter(|c| c.is_alphabetic()).collect()
}

/// The call's clock against the time since it was seen to start.
fn clock_is_right(person: Person<'_>, started: Instant) -> Result<()> {
    let clock = person.text_of(Role::Timer, ANY)?;
    let truth = started.elapsed().as_secs();
    let seconds = clock
        .split(':')
        .try_fold(0, |sum, part| {
            Some(sum * 60 + part.trim().parse::<u64>().ok()?)
        })
        .with_context(|| format!("\"{clock}\" is no clock"))?;
    ensure!(
        seconds.abs_diff(truth) <= 3,
        "The clock says {clock} after {truth} seconds"
    );
    Ok(())
}
