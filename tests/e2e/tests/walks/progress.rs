//! A rep's page: figures that open onto what they count, and what was chosen there, which outlives a
//! look into a call.

use anyhow::Result;
use e2e::engines::Engine;
use e2e::lent::Lent;
use e2e::person::{Person, Role, starts_with};
use e2e::site::Site;
use e2e::story::{self, DANA, DEBRIEFED, Look};

/// From anywhere to the page of the rep.
fn at_the_rep(person: Person<'_>) -> Result<()> {
    story::go(person, "Reps")?;
    person.tap(Role::Link, starts_with(DANA.rep))?;
    person.see(Role::Heading, DANA.rep)?;
    person.see(Role::Heading, "Progress")?;
    Ok(())
}

pub(crate) fn opens_onto_what_it_counts(engine: Engine) -> Result<()> {
    let site = Site::open()?;
    let browser = Lent::open(engine)?;
    let person = Person::at(&browser);
    story::open(&browser, &site.at(""))?;
    story::add_file(person, DEBRIEFED)?;
    at_the_rep(person)?;
    person.read("No trend line with fewer than three calls.")?;
    person.tap(Role::Button, starts_with("Seen in 1 call"))?;
    // The call in the list of calls, and the two moments that are counted.
    person.see_so_many(3, Role::Link, starts_with(DANA.rep))?;
    person.read("16:11 Buying sign, missed")?;
    person.select("Behaviour, call by call", "Asked an open question (2)")?;
    person.reads_no_more("16:11 Buying sign, missed")?;
    person.choose("90 days")?;
    person.choose("All")?;
    person.tap(Role::Button, starts_with("Seen in 1 call"))?;
    person.read("2:37 Asked an open question")?;
    person.tap(Role::Link, starts_with(DANA.rep))?;
    person.see(Role::Heading, "Moments")?;
    at_the_rep(person)?;
    person.tap(Role::Button, starts_with("Seen in 1 call"))?;
    person.read("2:37 Asked an open question")
}

/// The page with all open that can be.
pub(crate) fn every_place(person: Person<'_>, look: &mut Look<'_>) -> Result<()> {
    story::add_file(person, DEBRIEFED)?;
    at_the_rep(person)?;
    look("rep-progress")?;
    for opened in ["Seen in 1 call", "The numbers", "Call by call", "Failure"] {
        person.tap(Role::Button, starts_with(opened))?;
    }
    look("rep-progress-open")
}
