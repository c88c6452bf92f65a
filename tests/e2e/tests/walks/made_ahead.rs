//! A large notebook leaves: its file is made beside the thumb, piece by piece, and leaves by a tap of its own.

use anyhow::{Result, ensure};
use e2e::browser::Browser;
use e2e::engines::Engine;
use e2e::lent::Lent;
use e2e::page;
use e2e::person::{Person, Role};
use e2e::sample;
use e2e::site::Site;
use e2e::story::{self, Look};

use crate::jose;

const CALLS: usize = 800;
const SEED: u64 = 20;
const PASSPHRASE: &str = "correct horse battery staple";

/// Notes how far the bar is whenever it moves.
const NOTE: &str = "
    window.seen = [];
    const note = () => {
      const bar = document.querySelector('progress');
      if (bar) window.seen.push([bar.value, bar.max]);
    };
    new MutationObserver(note).observe(document.body, { subtree: true, childList: true, attributes: true });";

/// The app goes on with a file when a message to itself has come: after its second turn it waits for `goOn`.
const HOLD: &str = "
    const post = MessagePort.prototype.postMessage;
    let turns = 2;
    MessagePort.prototype.postMessage = function (...said) {
      if (turns-- > 0) return post.apply(this, said);
      MessagePort.prototype.postMessage = post;
      window.goOn = () => post.apply(this, said);
    };";

pub(crate) fn leaves_by_a_tap_of_its_own(engine: Engine) -> Result<()> {
    let site = Site::open()?;
    let browser = Lent::open(engine)?;
    let person = Person::at(&browser);
    let file = with_many_calls(&browser, &site)?;
    browser.ask::<()>(NOTE, vec![])?;
    page::catch_files(&browser)?;

    // Whoever leaves meanwhile leaves nothing.
    to_share(person)?;
    browser.ask::<()>(HOLD, vec![])?;
    person.tap(Role::Button, "Make the file")?;
    person.read("Making the file.")?;
    person.read(" % of 800 calls")?;
    person.tap(Role::Link, "Back")?;
    person.see(Role::Heading, "Settings")?;
    browser.ask::<()>("window.goOn()", vec![])?;
    to_share(person)?;
    ensure!(
        caught(&browser)? == 0,
        "Something left although nobody tapped"
    );

    browser.ask::<()>("window.seen = []", vec![])?;
    person.tap(Role::Button, "Make the file")?;
    person.read("The file is made: ")?;
    let seen: Vec<[f64; 2]> = browser.ask("return window.seen", vec![])?;
    ensure!(
        seen.len() > 1 && seen.is_sorted_by(|[one, _], [next, _]| one <= next),
        "The bar goes {seen:?}"
    );
    ensure!(
        seen.iter().all(|[_, of]| *of == 100.0),
        "The bar is of another length: {seen:?}"
    );
    ensure!(caught(&browser)? == 0, "It left by itself");
    person.tap(Role::Button, "Share it")?;
    person.read("Saved as curbside-notebook-")?;
    let made = page::caught_file(&browser)?;
    ensure!(
        rest(&made) == rest(&file),
        "The file has {} bytes where {} were added, or others",
        made.len(),
        file.len()
    );

    // The same is sealed without being made once more.
    person.tap(Role::Button, "Seal with a passphrase")?;
    person.see(Role::Heading, "Seal a file")?;
    person.tap(Role::Button, "Show what I type")?;
    person.type_into("Passphrase", PASSPHRASE)?;
    person.tap(Role::Button, "Seal it")?;
    person.see(Role::Button, "Share the sealed file")?;
    page::catch_files(&browser)?;
    person.tap(Role::Button, "Share the sealed file")?;
    let opened = jose::open(&page::caught_file(&browser)?, PASSPHRASE);
    ensure!(opened.as_ref() == Some(&made), "Sealed, it is another file");
    Ok(())
}

/// Before it is made, on its way, and when it is made.
pub(crate) fn every_state(person: Person<'_>, look: &mut Look<'_>) -> Result<()> {
    let browser = person.browser;
    story::add_file(person, &sample::file(CALLS, SEED)?)?;
    story::go(person, "Settings")?;
    to_share(person)?;
    look("share-large")?;
    browser.ask::<()>(HOLD, vec![])?;
    person.tap(Role::Button, "Make the file")?;
    person.read(" % of 800 calls")?;
    look("share-large-making")?;
    browser.ask::<()>("window.goOn()", vec![])?;
    person.read("The file is made: ")?;
    look("share-large-made")?;
    Ok(())
}

fn with_many_calls(browser: &Browser, site: &Site) -> Result<String> {
    let person = Person::at(browser);
    let file = sample::file(CALLS, SEED)?;
    story::open(browser, &site.at(""))?;
    story::add_file(person, &file)?;
    story::go(person, "Settings")?;
    Ok(file)
}

fn to_share(person: Person<'_>) -> Result<()> {
    person.tap(Role::Button, "Share everything")?;
    person.see(Role::Heading, "Share")?;
    person.see(Role::Button, "Make the file").map(drop)
}

fn caught(browser: &Browser) -> Result<usize> {
    browser.ask("return window.caughtFiles.length", vec![])
}

/// A file without the time at which it was written.
fn rest(file: &str) -> Option<&str> {
    file.split_once("\"app\"").map(|(_, rest)| rest)
}
