//! A notebook leaves one phone as a sealed file and is opened on another, by the right passphrase alone.

use anyhow::{Context, Result, ensure};
use e2e::engines::Engine;
use e2e::keyboard::{ENTER, Keyboard};
use e2e::lent::Lent;
use e2e::page;
use e2e::person::{ANY, Person, Role};
use e2e::site::Site;
use e2e::story::{self, DEBRIEFED};

use crate::files::{contents, differences};
use crate::jose;

const PASSPHRASE: &str = "correct horse battery staple";
const OPEN: &str = "Open the file";

pub(crate) fn travel_to_another_phone(engine: Engine) -> Result<()> {
    let (plain, sealed) = send(engine)?;
    let opened = jose::open(&sealed, PASSPHRASE).context("No other tool opens the file")?;
    ensure!(
        contents(&opened)? == contents(&plain)?,
        "Others find something else in it"
    );

    // Another origin is another phone.
    let site = Site::open()?;
    let browser = Lent::open(engine)?;
    let person = Person::at(&browser);
    story::open(&browser, &site.at(""))?;
    story::go(person, "Settings")?;
    person.pick_file("Import a file", "notes.curbside.jwe.txt", &sealed)?;
    person.see(Role::Button, OPEN)?;
    page::accessible(&browser, "import of a sealed file")?;
    given(person, "correct horse battery stable")?;
    let said = person.see(Role::Alert, ANY)?.words;
    ensure!(
        said.starts_with("This passphrase doesn't open the file."),
        "A wrong passphrase gets: {said}"
    );
    given(person, PASSPHRASE)?;
    person.tap(Role::Button, "Add to the notebook")?;
    person.absent(Role::Button, "Add to the notebook")?;
    let arrived = story::share_everything(person)?;
    let differences = differences("", &contents(&plain)?, &contents(&arrived)?);
    ensure!(
        differences.is_empty(),
        "The notebook isn't the same:\n{}",
        differences.join("\n")
    );

    person.pick_file("Import a file", "damaged.jwe", &damaged(&sealed)?)?;
    given(person, PASSPHRASE)?;
    let said = person.see(Role::Alert, ANY)?.words;
    ensure!(
        said.starts_with("The sealed file is damaged") && said.contains("as before"),
        "A damaged file gets: {said}"
    );
    Ok(())
}

/// The notes of a phone, as they are and sealed.
fn send(engine: Engine) -> Result<(String, String)> {
    let site = Site::open()?;
    let browser = Lent::open(engine)?;
    let person = Person::at(&browser);
    story::open(&browser, &site.at(""))?;
    story::add_file(person, DEBRIEFED)?;
    let plain = story::share_everything(person)?;
    person.tap(Role::Button, "Share everything")?;
    person.tap(Role::Button, "Seal with a passphrase")?;
    person.see(Role::Heading, "Seal a file")?;
    page::accessible(&browser, "seal a file")?;
    person.tap(Role::Button, "Show what I type")?;
    person.type_into("Passphrase", "too short")?;
    person.tap(Role::Button, "Seal it")?;
    person.read("The passphrase is too short")?;
    person.type_into("Passphrase", PASSPHRASE)?;
    Keyboard::of(person).press(ENTER)?;
    person.see(Role::Button, "Share the sealed file")?;
    page::catch_files(&browser)?;
    person.tap(Role::Button, "Share the sealed file")?;
    let sealed = page::caught_file(&browser)?;
    ensure!(sealed.starts_with("eyJ"), "It isn't sealed: {sealed:.40}");
    let left: String = browser.ask(
        "return [document.title, location.href, document.body.outerHTML,
           JSON.stringify({ ...localStorage }), JSON.stringify(history.state)].join('\\n')",
        vec![],
    )?;
    ensure!(!left.contains("horse"), "The passphrase stays somewhere");
    Ok((plain, sealed))
}

fn given(person: Person<'_>, passphrase: &str) -> Result<()> {
    person.tap(Role::Button, "Show what I type")?;
    person.type_into("Passphrase", passphrase)?;
    person.tap(Role::Button, OPEN)
}

/// One letter of the content is another.
fn damaged(sealed: &str) -> Result<String> {
    let place = sealed.len() / 2;
    let other = if sealed[place..].starts_with('A') {
        "B"
    } else {
        "A"
    };
    let mut damaged = sealed.to_owned();
    damaged.replace_range(place..=place, other);
    ensure!(damaged != sealed, "Nothing is damaged");
    Ok(damaged)
}
