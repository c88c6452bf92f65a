//! The doors by which a file comes in besides the picker: each leads to the same preview.

use anyhow::{Result, ensure};
use e2e::browser::Browser;
use e2e::engines::{Engine, Options};
use e2e::lent::Lent;
use e2e::page;
use e2e::person::{Person, Role};
use e2e::profile::Profile;
use e2e::site::Site;
use e2e::story::{self, DEBRIEFED, Look};
use serde_json::json;

const SEALED: &str = include_str!("../../../../fixtures/sealed_by_jwcrypto.jwe");
const NAME: &str = "dana.curbside.json.txt";

/// What the preview of the file says, wherever it came from.
fn is_previewed(person: Person<'_>, name: &str) -> Result<()> {
    person.see(Role::Heading, "Import")?;
    person.read(name)?;
    person.see(Role::Button, "Add to the notebook")?;
    Ok(())
}

/// On the page, over whatever screen stands there; and a text that no field takes.
pub(crate) fn dropped_and_pasted(engine: Engine) -> Result<()> {
    let site = Site::open()?;
    let browser = Lent::open(engine)?;
    let person = Person::at(&browser);
    story::open(&browser, &site.at(""))?;
    let drop = include_str!("drop.js");
    let taken: bool = browser.ask(drop, vec![json!([[NAME, DEBRIEFED]])])?;
    ensure!(taken, "The browser may still leave the app for the file");
    is_previewed(person, NAME)?;
    person.tap(Role::Button, "Leave it")?;
    let two = json!([[NAME, DEBRIEFED], ["other.txt", "no notes"]]);
    browser.ask::<bool>(drop, vec![two])?;
    person.read("These are 2 files. Import them one after another.")?;

    story::go(person, "Today")?;
    let paste = include_str!("paste.js");
    let plain: bool = browser.ask(paste, vec![json!("See you on Tuesday"), json!("body")])?;
    ensure!(!plain, "Words that are no notes were taken");
    story::at_today(person)?;
    let bent = format!(
        "Hi, this is it:\n{}\nRegards, Kim",
        DEBRIEFED.replace('"', "”")
    );
    browser.ask::<bool>(paste, vec![json!(bent), json!("body")])?;
    is_previewed(person, "Pasted text")?;
    person.tap(Role::Button, "Leave it")?;
    into_the_field(person, paste)
}

/// The field on the screen takes what is pasted, and what a keyboard puts in by itself.
fn into_the_field(person: Person<'_>, paste: &str) -> Result<()> {
    let browser = person.browser;
    at_the_field(person)?;
    let taken: bool = browser.ask(paste, vec![json!(DEBRIEFED), json!("textarea")])?;
    ensure!(taken, "The field kept the text");
    is_previewed(person, "Pasted text")?;
    person.tap(Role::Button, "Leave it")?;
    at_the_field(person)?;
    person.type_into(
        "The text of the file",
        "{\"format\":\"curbside\",\"version\":999}",
    )?;
    person.tap(Role::Button, "See what it brings")?;
    person.read("has the form 999")
}

fn at_the_field(person: Person<'_>) -> Result<()> {
    let browser = person.browser;
    browser.ask::<()>("location.hash = '#/import'", vec![])?;
    person.see(Role::Heading, "Import")?;
    browser.ask::<()>("document.querySelector('summary').click()", vec![])?;
    person.see(Role::Textbox, "The text of the file").map(drop)
}

/// The import, and what it says of a text that was changed for good.
pub(crate) fn every_state(person: Person<'_>, look: &mut Look<'_>) -> Result<()> {
    at_the_field(person)?;
    look("import-paste")?;
    let quotes_in_it = "{”format”:”curbside”,”version”:3,”reps”:[{”name”:”He said ”no””}]}";
    person.type_into("The text of the file", quotes_in_it)?;
    person.tap(Role::Button, "See what it brings")?;
    person.read("its quotation marks were bent")?;
    look("import-mangled")?;
    person
        .browser
        .ask::<bool>(include_str!("drop.js"), vec![json!([[NAME, SEALED]])])?;
    person.see(Role::Button, "Open the file")?;
    look("import-sealed")
}

/// A phone shares a file to the app: the worker takes it, with no signal, and keeps it off the disk.
pub(crate) fn shared_to_the_app(engine: Engine) -> Result<()> {
    let (mut site, profile) = (Site::open()?, Profile::new()?);
    let browser = Browser::open_with(engine, &profile, &Options::default())?;
    let person = Person::at(&browser);
    story::open(&browser, &site.at(""))?;
    page::installed(&browser)?;
    site.stop();
    let share = include_str!("share.js");
    let to = json!(site.at("share"));
    let shares = |files: serde_json::Value| {
        // As another app: no page of the app's is open, and nothing of it is asked.
        browser.goto("about:blank")?;
        browser.ask::<()>(share, vec![to.clone(), files])
    };
    shares(json!([[NAME, DEBRIEFED]]))?;
    is_previewed(person, NAME)?;
    person.tap(Role::Button, "Add to the notebook")?;
    person.read("Added to your notebook")?;
    shares(json!([]))?;
    person.read("The file that was shared didn't arrive.")?;
    // It is handed over once: to load the page again doesn't bring it back.
    let place: String = browser.ask("return location.hash", vec![])?;
    ensure!(place == "#/import", "The address is {place}");
    let kept: Vec<String> = browser.ask_later(include_str!("kept.js"), vec![])?;
    ensure!(kept.is_empty(), "On the disk: {kept:?}");
    Ok(())
}

/// Opened with the app from the files of a computer, where the browser has that.
pub(crate) fn opened_with_the_app(engine: Engine) -> Result<()> {
    let site = Site::open()?;
    let options = Options::before_pages(include_str!("launch.js"));
    let browser = Browser::open_with(engine, &Profile::new()?, &options)?;
    let person = Person::at(&browser);
    story::open(&browser, &site.at(""))?;
    let launch = "return window.launched({ files: [{ getFile: async () => new File([arguments[0]], arguments[1]) }] })";
    browser.ask::<()>(launch, vec![json!(DEBRIEFED), json!(NAME)])?;
    is_previewed(person, NAME)?;
    person.tap(Role::Button, "Leave it")?;
    // A start without a file is a start.
    browser.ask::<()>("return window.launched({ files: [] })", vec![])?;
    person.see(Role::Heading, "Settings")?;
    // What was moved away since it was picked is said.
    let gone = "return window.launched({ files: [{ getFile: async () => { throw new DOMException('moved away', 'NotFoundError') } }] })";
    browser.ask::<()>(gone, vec![])?;
    person.read("The browser could not open the file")
}
