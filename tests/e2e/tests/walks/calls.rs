//! The list of calls: looking for words, filters, and the place that is kept while one looks into a call.

use anyhow::{Context, Result, ensure};
use e2e::browser::Browser;
use e2e::engines::Engine;
use e2e::lent::Lent;
use e2e::person::{Person, Role, starts_with};
use e2e::sample;
use e2e::site::Site;
use e2e::story::{self, Look};
use e2e::wait::{self, PATIENCE};

const CALLS: usize = 120;
const SEED: u64 = 20;

pub(crate) fn are_found_by_words_and_filters(engine: Engine) -> Result<()> {
    let site = Site::open()?;
    let browser = Lent::open(engine)?;
    let person = Person::at(&browser);
    story::open(&browser, &site.at(""))?;
    story::add_file(person, story::DEBRIEFED)?;
    story::add_file(person, &sample::file(CALLS, SEED)?)?;
    story::go(person, "Calls")?;
    person.type_into("Search calls", "halv BUYING")?;
    person.read("1 of")?;
    person.see(Role::Link, starts_with("Dana Ortiz"))?;
    // One tap leads back to all.
    person.tap(Role::Button, "Show all calls")?;
    person.holds("Search calls", "")?;
    person.tap(Role::Button, "Filter")?;
    let to_debrief = option(&browser, "To be debriefed")?;
    person.select("To do", &to_debrief)?;
    person.see(Role::Button, "Filter: To be debriefed")?;
    person.type_into("Search calls", "nowhere at all")?;
    person.read("No call has all of these words.")?;
    person.tap(Role::Button, "Show all calls")?;
    person.reads_no_more(" of ")
}

pub(crate) fn are_left_at_their_place(engine: Engine) -> Result<()> {
    let site = Site::open()?;
    let browser = Lent::open(engine)?;
    let person = Person::at(&browser);
    story::open(&browser, &site.at(""))?;
    story::add_file(person, &sample::file(CALLS, SEED)?)?;
    story::go(person, "Calls")?;
    let rows = "return document.querySelectorAll('.even > li').length";
    let all: usize = browser.ask(rows, vec![])?;
    ensure!(all < 60, "{all} rows stand in the page");
    browser.ask::<()>("window.scrollTo(0, 4000)", vec![])?;
    let in_view = in_the_middle(&browser, "")?;
    ensure!(
        in_the_middle(&browser, "row.click();")? == in_view,
        "The list moves by itself"
    );
    person.see(Role::Heading, "Moments")?;
    story::go(person, "Calls")?;
    let again = wait::until(PATIENCE, || {
        Ok((in_the_middle(&browser, "")? == in_view).then_some(()))
    })?;
    again.context("The list isn't where it was left")
}

/// An option by how it begins, once it is drawn: how many calls it has follows.
fn option(browser: &Browser, begins: &str) -> Result<String> {
    let script = "const all = [...document.querySelectorAll('option')];
        return all.find((option) => option.label.startsWith(arguments[0]))?.label";
    let label = wait::until(PATIENCE, || {
        browser.ask::<Option<String>>(script, vec![begins.into()])
    })?;
    label.with_context(|| format!("There is no option \"{begins}…\""))
}

/// Where the row in the middle of the view leads to, once the rows have followed the scrolling, and
/// `then` what is done with it.
fn in_the_middle(browser: &Browser, then: &str) -> Result<String> {
    let script = format!(
        "const row = document.elementFromPoint(innerWidth / 2, 300)?.closest('a.row');
         if (!row) return null;
         const leads = row.getAttribute('href');
         {then}
         return leads"
    );
    let row = wait::until(PATIENCE, || browser.ask::<Option<String>>(&script, vec![]))?;
    row.context("No row is in view")
}

pub(crate) fn every_state(person: Person<'_>, look: &mut Look<'_>) -> Result<()> {
    story::add_file(person, &sample::file(CALLS, SEED)?)?;
    story::go(person, "Calls")?;
    person.tap(Role::Button, "Filter")?;
    look("calls-filters")?;
    person.type_into("Search calls", "price")?;
    person.read(" of ")?;
    look("calls-found")?;
    person.type_into("Search calls", "nowhere at all")?;
    person.read("No call has all of these words.")?;
    look("calls-none")
}
