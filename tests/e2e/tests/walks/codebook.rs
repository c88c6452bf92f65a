//! The codebook: new words for new calls, the order, the archive, packs.

use anyhow::{Result, ensure};
use e2e::engines::Engine;
use e2e::keyboard::Keyboard;
use e2e::lent::Lent;
use e2e::page;
use e2e::person::{ANY, Person, Role, starts_with};
use e2e::site::Site;
use e2e::story::{self, DANA, Look};

const DUMP: &str = "Data dump";
const SHORT: &str = "Short label, for the key: 20 characters";

pub(crate) fn gives_new_words_to_new_calls(engine: Engine) -> Result<()> {
    let site = Site::open()?;
    let browser = Lent::open(engine)?;
    let person = Person::at(&browser);
    story::open(&browser, &site.at(""))?;
    story::start_with_new_rep(person, &DANA, &mut story::pass_by)?;
    person.tap(Role::Button, starts_with(DUMP))?;
    story::all_saved(person)?;
    person.tap(Role::Button, "End")?;
    person.see(Role::Heading, "Parking lot")?;
    story::open(&browser, &site.at(""))?;
    story::go(person, "Calls")?;
    person.tap(Role::Link, starts_with(DANA.rep))?;
    person.see(Role::Heading, DANA.rep)?;
    let old_call = browser.address()?;

    open_codebook(person)?;
    person.tap(Role::Button, starts_with(DUMP))?;
    person.type_into("Label, for the debrief", "Told too much")?;
    person.type_into(SHORT, " ")?;
    person.tap(Role::Button, "Save")?;
    person.read("It needs a short label.")?;
    person.type_into(SHORT, "Too much")?;
    person.tap(Role::Button, "Save")?;
    person.see(Role::Button, starts_with("Told too much"))?;
    // The list goes on where it was left.
    Keyboard::of(person).comes_to(Role::Button, starts_with("Told too much"))?;
    story::go(person, "Today")?;
    story::start_with_known_rep(person, &DANA)?;
    person.tap(Role::Button, starts_with("Too much"))?;
    story::all_saved(person)?;

    browser.goto(&old_call)?;
    person.see(Role::Heading, DANA.rep)?;
    let moments = person.see_items("Moments", "there", |items| !items.is_empty())?;
    ensure!(
        moments[0].words.contains(DUMP),
        "An old call has new words: {moments:?}"
    );
    Ok(())
}

pub(crate) fn is_put_in_order(engine: Engine) -> Result<()> {
    let site = Site::open()?;
    let browser = Lent::open(engine)?;
    let person = Person::at(&browser);
    story::open(&browser, &site.at(""))?;
    open_codebook(person)?;
    person.tap(Role::Button, "Move Data dump up")?;
    person.tap(Role::Button, "Move Data dump up")?;
    first_is(person, DUMP)?;
    Keyboard::of(person).comes_to(Role::Button, "Move Data dump up")?;

    person.tap(Role::Button, "Add Demo to the codebook")?;
    person.read("In your codebook")?;
    person.see(Role::Heading, "Behind them")?;

    person.tap(Role::Button, starts_with(DUMP))?;
    person.tap(Role::Button, "Archive")?;
    person.see(Role::Heading, "Archived")?;
    person.absent(Role::Button, "Move Data dump up")?;
    browser.reload()?;
    person.tap(Role::Button, "Bring back Data dump")?;
    person.absent(Role::Heading, "Archived")?;
    first_is(person, DUMP)?;

    page::catch_files(&browser)?;
    story::leave_by(person, "Share the codebook")?;
    let file = page::caught_file(&browser)?;
    ensure!(
        file.contains("data-dump") && !file.contains("lost-control"),
        "The file has other behaviours than those that were changed: {file}"
    );
    Ok(())
}

fn open_codebook(person: Person<'_>) -> Result<()> {
    story::go(person, "Settings")?;
    person.tap(Role::Link, starts_with("Codebook"))?;
    person.see(Role::Heading, "Codebook")?;
    Ok(())
}

fn first_is(person: Person<'_>, label: &str) -> Result<()> {
    person.see_where(Role::Listitem, ANY, "of the codebook", |_| true)?;
    let first = e2e::wait::until(e2e::wait::PATIENCE, || {
        let items = person.all(Role::Listitem, ANY)?;
        Ok(items
            .first()
            .filter(|item| item.words.starts_with(label))
            .map(drop))
    })?;
    match first {
        Some(()) => Ok(()),
        None => person.lost(&format!("{label} isn't the first of the list")),
    }
}

pub(crate) fn every_page(person: Person<'_>, look: &mut Look<'_>) -> Result<()> {
    open_codebook(person)?;
    look("codebook")?;
    person.tap(Role::Button, "Add Negotiation to the codebook")?;
    person.tap(Role::Button, starts_with(DUMP))?;
    person.see(Role::Heading, "Change a behaviour")?;
    look("codebook-behaviour")?;
    person.tap(Role::Button, "Archive")?;
    person.see(Role::Heading, "Archived")?;
    look("codebook-archived")?;
    person.tap(Role::Button, "New behaviour")?;
    person.tap(Role::Button, "Save")?;
    person.see(Role::Alert, starts_with("Not saved yet"))?;
    look("codebook-problem")
}
