//! Calls that are prepared ahead, the order of a day's ride, and an action step that is marked.

use anyhow::{Result, ensure};
use e2e::engines::Engine;
use e2e::keyboard::Keyboard;
use e2e::lent::Lent;
use e2e::person::{Person, Role, starts_with};
use e2e::site::Site;
use e2e::story::{self, Cast, DANA, DEBRIEFED, Look};

const MARCUS: Cast = Cast {
    rep: "Marcus Lee",
    first: "Marcus",
    account: "Kestrel Labs",
};

const UP: &str = "Move Marcus Lee at Kestrel Labs up";

const OWN: &str = "They ask for the contract";

pub(crate) fn waits_on_today(engine: Engine) -> Result<()> {
    let site = Site::open()?;
    let browser = Lent::open(engine)?;
    let person = Person::at(&browser);
    story::open(&browser, &site.at(""))?;
    story::start_with_new_rep(person, &DANA, &mut story::pass_by)?;
    person.tap(Role::Button, "End")?;
    person.see(Role::Heading, "Parking lot")?;
    later(person)?;

    person.tap(Role::Button, "Start a call")?;
    person.tap(Role::Button, "Prepare a call with Dana Ortiz")?;
    agree(person)?;
    later(person)?;
    browser.reload()?;
    story::at_today(person)?;
    person.tap(
        Role::Link,
        starts_with("Prepare, Dana Ortiz at Halvorsen Foods"),
    )?;
    person.see(Role::Heading, "Prepare")?;
    for kept in ["Take over", "Rep frozen", OWN] {
        person.see_where(Role::Button, starts_with(kept), "that is agreed", |one| {
            one.chosen
        })?;
    }
    person.holds("What you contribute", "The plant tour")?;
    person.tap(Role::Button, "Start the call")?;
    story::at_pad(person)
}

/// Fills in what can be agreed before the door.
fn agree(person: Person<'_>) -> Result<()> {
    person.see(Role::Heading, "Prepare")?;
    person.type_into("Account", DANA.account)?;
    person.choose("Must-win")?;
    person.choose("Joint call")?;
    person.type_into("What you contribute", "The plant tour")?;
    person.type_into("Objective", "A date for the trial")?;
    person.tap(Role::Button, starts_with("Take over"))?;
    person.tap(Role::Button, "Rep frozen")?;
    person.type_into("One of your own", OWN)?;
    person.tap(Role::Button, "Add")?;
    person.see_where(Role::Button, OWN.into(), "that is agreed", |one| one.chosen)?;
    person.type_into("Hand-back line", "Dana, you know this better than I do.")
}

/// From a step of a call to Today.
fn later(person: Person<'_>) -> Result<()> {
    person.tap(Role::Link, "Later")?;
    story::at_today(person)
}

/// From Today, a call with somebody new is prepared.
fn plan(person: Person<'_>, cast: &Cast) -> Result<()> {
    person.tap(Role::Button, "Start a call")?;
    person.type_into("Account", cast.account)?;
    person.type_into("New rep", cast.rep)?;
    person.tap(Role::Button, "Add and prepare")?;
    person.see(Role::Heading, "Prepare")?;
    Ok(())
}

pub(crate) fn order_of_the_ride(engine: Engine) -> Result<()> {
    let site = Site::open()?;
    let browser = Lent::open(engine)?;
    let person = Person::at(&browser);
    story::open(&browser, &site.at(""))?;
    for cast in [&DANA, &MARCUS] {
        plan(person, cast)?;
        later(person)?;
    }
    let keyboard = Keyboard::of(person);
    keyboard.act(Role::Button, "Order")?;
    keyboard.act(Role::Button, UP)?;
    person.see_where(Role::Button, UP.into(), "at the top", |one| !one.enabled)?;
    keyboard.comes_to(Role::Button, UP)?;
    keyboard.act(Role::Button, "Done")?;
    browser.reload()?;
    story::at_today(person)?;
    person.see(Role::Link, starts_with("Prepare, Dana"))?;
    let ride = person.all(Role::Link, starts_with("Prepare, "))?;
    let is_first = ride
        .first()
        .is_some_and(|call| call.name.contains("Marcus"));
    ensure!(
        ride.len() == 2 && is_first,
        "The order is another: {ride:?}"
    );
    Ok(())
}

pub(crate) fn marks_a_step(engine: Engine) -> Result<()> {
    let site = Site::open()?;
    let browser = Lent::open(engine)?;
    let person = Person::at(&browser);
    story::open(&browser, &site.at(""))?;
    story::whole_call(person, &DANA, &mut story::pass_by)?;
    mark(person, &mut story::pass_by)?;
    judge(person, &mut story::pass_by)
}

/// After three tries the step closes with a word, and is opened again.
fn judge(person: Person<'_>, look: &mut Look<'_>) -> Result<()> {
    for tries in [
        "2 of 3 tries: kept, missed",
        "3 of 3 tries: kept, missed, missed",
    ] {
        next_call(person)?;
        person.tap(Role::Button, "Missed")?;
        person.read(tries)?;
        if tries.starts_with('2') {
            story::go(person, "Today")?;
        }
    }
    person.type_into("What came of it, in a word", "Comes with practice")?;
    look("rep-judged")?;
    person.tap(Role::Button, "Let it go")?;
    person.tap(Role::Button, "Earlier steps")?;
    look("rep-closed")?;
    person.tap(Role::Button, "Open again")?;
    person.read("3 of 3 tries")?;
    story::go(person, "Today")
}

/// A step that was agreed on is marked after the next call.
fn mark(person: Person<'_>, look: &mut Look<'_>) -> Result<()> {
    story::go(person, "Today")?;
    next_call(person)?;
    person.tap(Role::Button, "Kept")?;
    person.read("1 of 3 tries: kept")?;
    look("rep-step")?;
    story::go(person, "Today")?;
    person.read("1 of 3 tries")
}

/// From Today through one more call to the step that is checked after it.
fn next_call(person: Person<'_>) -> Result<()> {
    story::start_with_known_rep(person, &DANA)?;
    person.tap(Role::Button, "End")?;
    person.see(Role::Heading, "Parking lot")?;
    later(person)?;
    person.tap(Role::Link, starts_with("Check, Dana Ortiz"))?;
    person.see(Role::Heading, DANA.rep)?;
    Ok(())
}

/// The screens of this part, with much on them.
pub(crate) fn every_place(person: Person<'_>, look: &mut Look<'_>) -> Result<()> {
    story::add_file(person, DEBRIEFED)?;
    mark(person, look)?;
    judge(person, look)?;
    plan(person, &MARCUS)?;
    later(person)?;
    person.tap(Role::Button, "Start a call")?;
    look("start-known")?;
    person.tap(Role::Button, "Prepare a call with Dana Ortiz")?;
    look("prepare")?;
    agree(person)?;
    person.tap(Role::Button, starts_with("On the pad"))?;
    look("prepare-agreed")?;
    later(person)?;
    look("today-ride")?;
    person.tap(Role::Button, "Order")?;
    look("today-order")?;
    person.tap(Role::Button, "Start a call")?;
    look("start-planned")?;
    story::go(person, "Reps")?;
    person.tap(Role::Link, starts_with(DANA.rep))?;
    person.tap(Role::Button, "Stage, focus, name")?;
    look("rep-open")
}
