//! Backups that have an age, a notebook that is checked, and a report that has no notes in it.

use anyhow::{Result, ensure};
use e2e::browser::{Browser, Profile};
use e2e::engines::Engine;
use e2e::page;
use e2e::person::{Person, Role, starts_with};
use e2e::site::Site;
use e2e::story::{self, DANA};
use serde_json::json;

pub(crate) fn tells_all_but_the_notes(engine: Engine) -> Result<()> {
    let (site, profile) = (Site::open()?, Profile::new()?);
    let browser = Browser::open(engine, &profile)?;
    let person = Person::at(&browser);
    story::open(&browser, &site.at(""))?;
    a_call(person)?;
    browser.goto(&site.at("#/settings"))?;
    person.read("No backup yet. What you wrote since")?;
    story::share_everything(person)?;
    person.read("Last backup today. Nothing has changed since.")?;
    story::check_the_health(person)?;
    page::catch_files(&browser)?;
    person.tap(Role::Button, "Share the report")?;
    let report = page::caught_file(&browser)?;
    for words in [
        "Version: ",
        "Mozilla/5.0",
        "rep 1, call 1, moment 1",
        "all whole.",
    ] {
        ensure!(
            report.contains(words),
            "{words:?} isn't in the report:\n{report}"
        );
    }
    for private in [DANA.first, "Ortiz", "Halvorsen"] {
        ensure!(
            !report.contains(private),
            "{private:?} is in the report:\n{report}"
        );
    }
    cut_off(&browser)?;
    person.read("records, all whole.")?;
    person.read("by itself: Curbside was cut off before")?;
    person.read("Last backup today.")
}

pub(crate) fn is_due_after_some_days(engine: Engine) -> Result<()> {
    let (site, profile) = (Site::open()?, Profile::new()?);
    let browser = Browser::open(engine, &profile)?;
    let person = Person::at(&browser);
    story::open(&browser, &site.at(""))?;
    a_call(person)?;
    browser.goto(&site.at("#/settings"))?;
    person.choose("14 days")?;
    story::go(person, "Today")?;
    days_later(person, 1)?;
    ensure!(!person.has(Role::Button, "Share everything")?, "It nags");
    days_later(person, 14)?;
    page::catch_files(&browser)?;
    person.tap(Role::Button, "Share everything")?;
    person.read("Last backup today.")?;
    ensure!(page::caught_file(&browser)?.contains(DANA.account));
    days_later(person, 40)?;
    ensure!(
        !person.has(Role::Button, "Share everything")?,
        "All is shared"
    );
    Ok(())
}

/// So many days pass between two starts: all that is known beside the notebook lies further back.
fn days_later(person: Person<'_>, days: i64) -> Result<()> {
    left_with(
        person.browser,
        "for (const at of ['shared_ms', 'unshared_ms']) {
           if (kept[at]) kept[at] -= past * 86_400_000;
         }",
        days,
    )?;
    story::at_today(person)
}

/// A page that dies in front leaves its sign: the next one checks by itself.
fn cut_off(browser: &Browser) -> Result<()> {
    let in_use = "return JSON.parse(localStorage.getItem('curbside.upkeep')).in_use";
    let in_use: bool = browser.ask(in_use, vec![])?;
    ensure!(in_use, "Notes were written, and nothing says so");
    left_with(browser, "kept.in_use = true;", 0)
}

/// Starts the page anew, with a change in what it leaves beside the notebook.
fn left_with(browser: &Browser, change: &str, past: i64) -> Result<()> {
    let change = format!(
        "const past = arguments[0];
         document.addEventListener('visibilitychange', () => {{
           const kept = JSON.parse(localStorage.getItem('curbside.upkeep'));
           {change}
           localStorage.setItem('curbside.upkeep', JSON.stringify(kept));
         }});"
    );
    browser.ask::<()>(&change, vec![json!(past)])?;
    browser.reload()
}

/// A call with somebody new that is over, one moment in it.
fn a_call(person: Person<'_>) -> Result<()> {
    story::start_with_new_rep(person, &DANA, &mut story::pass_by)?;
    person.tap(Role::Button, starts_with("Open question"))?;
    story::all_saved(person)?;
    person.tap(Role::Button, "End")?;
    person.see(Role::Heading, "Parking lot")?;
    Ok(())
}
