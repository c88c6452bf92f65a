//! The trash: thrown away, undone at once, brought back later.

use anyhow::Result;
use e2e::engines::Engine;
use e2e::lent::Lent;
use e2e::person::{Person, Role, starts_with};
use e2e::site::Site;
use e2e::story::{self, Cast, DANA, Look};

const MARCUS: Cast = Cast {
    rep: "Marcus Lee",
    first: "Marcus",
    account: "Pine Street Dental",
};

pub(crate) fn is_undone_at_once(engine: Engine) -> Result<()> {
    let site = Site::open()?;
    let browser = Lent::open(engine)?;
    let person = Person::at(&browser);
    story::open(&browser, &site.at(""))?;
    a_call_with(person, &DANA)?;
    throw_the_call(person, &DANA)?;
    person.read("The call with Dana Ortiz at Halvorsen Foods is in the trash.")?;
    person.absent(Role::Link, starts_with(DANA.rep))?;
    person.tap(Role::Button, "Undo")?;
    person.see(Role::Link, starts_with(DANA.rep))?;
    person.read("It is back as it was.")?;
    person.absent(Role::Button, "Undo")
}

pub(crate) fn gives_back_after_a_reload(engine: Engine) -> Result<()> {
    let site = Site::open()?;
    let browser = Lent::open(engine)?;
    let person = Person::at(&browser);
    story::open(&browser, &site.at(""))?;
    a_call_with(person, &DANA)?;
    story::go(person, "Calls")?;
    person.tap(Role::Link, starts_with(DANA.rep))?;
    person.see(Role::Heading, DANA.rep)?;
    let call = browser.address()?;
    throw_the_call(person, &DANA)?;
    browser.reload()?;
    person.see(Role::Heading, "Calls")?;
    person.absent(Role::Link, starts_with(DANA.rep))?;

    browser.goto(&call)?;
    person.see(Role::Heading, "In the trash")?;
    story::go(person, "Settings")?;
    person.tap(Role::Link, starts_with("Trash"))?;
    person.read("It goes for good in 30 days.")?;
    person.tap(Role::Button, starts_with("Bring back Dana Ortiz"))?;
    person.read("Nothing is in the trash.")?;

    throw_the_call(person, &DANA)?;
    story::go(person, "Settings")?;
    person.tap(Role::Link, starts_with("Trash"))?;
    person.tap(Role::Button, "Empty the trash")?;
    person.read("The trash was emptied.")?;
    person.tap(Role::Button, "Undo")?;
    person.tap(Role::Button, starts_with("Bring back Dana Ortiz"))?;
    story::go(person, "Calls")?;
    person.see(Role::Link, starts_with(DANA.rep))?;
    Ok(())
}

/// A call with somebody new that is over; ends on Today.
fn a_call_with(person: Person<'_>, cast: &Cast) -> Result<()> {
    story::start_with_new_rep(person, cast, &mut story::pass_by)?;
    person.tap(Role::Button, starts_with("Open question"))?;
    story::all_saved(person)?;
    person.tap(Role::Button, "End")?;
    person.see(Role::Heading, "Parking lot")?;
    to_today(person)
}

fn to_today(person: Person<'_>) -> Result<()> {
    person.browser.ask::<()>("location.hash = '#/'", vec![])?;
    story::at_today(person)
}

fn throw_the_call(person: Person<'_>, cast: &Cast) -> Result<()> {
    story::go(person, "Calls")?;
    person.tap(Role::Link, starts_with(cast.rep))?;
    person.see(Role::Heading, cast.rep)?;
    person.tap(Role::Button, "Move to the trash")?;
    person.see(Role::Heading, "Calls")?;
    Ok(())
}

pub(crate) fn every_state(person: Person<'_>, look: &mut Look<'_>) -> Result<()> {
    a_call_with(person, &DANA)?;
    a_call_with(person, &MARCUS)?;
    story::go(person, "Calls")?;
    person.tap(Role::Link, starts_with(DANA.rep))?;
    person.see(Role::Heading, DANA.rep)?;
    let call = person.browser.address()?;
    throw_the_call(person, &DANA)?;
    look("calls-undo")?;
    person.browser.goto(&call)?;
    person.see(Role::Heading, "In the trash")?;
    look("in-the-trash")?;
    story::go(person, "Reps")?;
    person.tap(Role::Link, starts_with(MARCUS.rep))?;
    person.see(Role::Heading, MARCUS.rep)?;
    person.tap(Role::Button, "Move to the trash")?;
    person.see(Role::Heading, "Reps")?;
    story::go(person, "Settings")?;
    look("settings-trash")?;
    person.tap(Role::Link, starts_with("Trash"))?;
    person.see(Role::Heading, "Trash")?;
    look("trash")?;
    person.tap(Role::Button, "Empty the trash")?;
    person.read("Nothing is in the trash.")?;
    look("trash-emptied")
}
