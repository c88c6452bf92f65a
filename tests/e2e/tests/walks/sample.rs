//! Looking around with made-up calls: they are shown on every screen, nothing of them is kept, and one tap
//! or a reload leads back to the own notes.

use anyhow::Result;
use e2e::browser::Browser;
use e2e::engines::Engine;
use e2e::lent::Lent;
use e2e::person::{Person, Role, starts_with};
use e2e::profile::Profile;
use e2e::site::Site;
use e2e::story::{self, DANA, Look};
use serde_json::json;

const OFFER: &str = "Look around with made-up calls";
const BAR: &str = "Made-up calls. Nothing here is kept.";
const BACK: &str = "Back to your notes";

pub(crate) fn leaves_nothing_behind(engine: Engine) -> Result<()> {
    let site = Site::open()?;
    let browser = Lent::open(engine)?;
    let person = Person::at(&browser);
    story::open(&browser, &site.at(""))?;
    person.tap(Role::Button, OFFER)?;
    person.read(BAR)?;
    story::go(person, "Mirror")?;
    person.see(Role::Heading, "In the car")?;
    // What is written down here is gone with a tap.
    story::go(person, "Today")?;
    story::start_with_new_rep(person, &DANA, &mut story::pass_by)?;
    person.tap(Role::Button, starts_with("Open question"))?;
    story::all_saved(person)?;
    person.tap(Role::Button, BACK)?;
    person.see(Role::Button, OFFER)?;
    story::go(person, "Reps")?;
    person.absent(Role::Link, starts_with(DANA.rep))?;
    // And with a reload.
    story::go(person, "Today")?;
    person.tap(Role::Button, OFFER)?;
    person.see(Role::Button, BACK)?;
    browser.reload()?;
    person.see(Role::Button, OFFER)?;
    person.absent(Role::Button, BACK)
}

/// Paper goes from hand to hand: it says that they are made up, and has nothing to tap. Only Chromium
/// shows a page as on paper.
pub(crate) fn says_so_on_paper(engine: Engine) -> Result<()> {
    let (site, profile) = (Site::open()?, Profile::new()?);
    let browser = Browser::open(engine, &profile)?;
    let person = Person::at(&browser);
    story::open(&browser, &site.at(""))?;
    person.tap(Role::Button, OFFER)?;
    person.see(Role::Button, BACK)?;
    story::go(person, "Mirror")?;
    browser.devtools("Emulation.setEmulatedMedia", &json!({ "media": "print" }))?;
    person.read(BAR)?;
    person.absent(Role::Button, BACK)
}

pub(crate) fn every_place(person: Person<'_>, look: &mut Look<'_>) -> Result<()> {
    person.tap(Role::Button, OFFER)?;
    person.see(Role::Button, BACK)?;
    look("sample-today")?;
    for (place, name) in [
        ("Mirror", "sample-mirror"),
        ("Reps", "sample-reps"),
        ("Calls", "sample-calls"),
        ("Settings", "sample-settings"),
    ] {
        story::go(person, place)?;
        look(name)?;
    }
    Ok(())
}
