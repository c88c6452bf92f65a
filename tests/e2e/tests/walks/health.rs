//! Backups that have an age, a notebook that is checked, and a report that has no notes in it.

use anyhow::{Result, ensure};
use e2e::browser::{Browser, Profile};
use e2e::engines::{Engine, Options};
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
    browser.reload()?;
    person.read("Last backup today.")?;
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
    Ok(())
}

/// The page's clock is set on by what stands in the session.
const CLOCK: &str = "
    const now = Date.now.bind(Date);
    const set = () => { try { return Number(sessionStorage.getItem('clock') || 0); } catch { return 0; } };
    Date.now = () => now() + set();";

pub(crate) fn is_due_after_some_days(engine: Engine) -> Result<()> {
    let (site, profile) = (Site::open()?, Profile::new()?);
    let browser = Browser::open_with(engine, &profile, &Options::before_pages(CLOCK))?;
    let person = Person::at(&browser);
    story::open(&browser, &site.at(""))?;
    a_call(person)?;
    browser.goto(&site.at("#/settings"))?;
    person.choose("14 days")?;
    days_later(person, 1, &site)?;
    ensure!(!person.has(Role::Button, "Share everything")?, "It nags");
    days_later(person, 15, &site)?;
    page::catch_files(&browser)?;
    person.tap(Role::Button, "Share everything")?;
    person.read("Last backup today.")?;
    ensure!(page::caught_file(&browser)?.contains(DANA.account));
    days_later(person, 40, &site)?;
    ensure!(
        !person.has(Role::Button, "Share everything")?,
        "All is shared"
    );
    Ok(())
}

fn days_later(person: Person<'_>, days: i64, site: &Site) -> Result<()> {
    person.browser.ask::<()>(
        "sessionStorage.setItem('clock', arguments[0])",
        vec![json!((days * 86_400_000).to_string())],
    )?;
    person.browser.goto(&site.at("#/"))?;
    person.browser.reload()?;
    story::at_today(person)
}

/// A page that dies in front leaves its sign; the next one checks by itself.
pub(crate) fn is_checked_after_a_crash(engine: Engine) -> Result<()> {
    let (site, profile) = (Site::open()?, Profile::new()?);
    let browser = Browser::open(engine, &profile)?;
    let person = Person::at(&browser);
    story::open(&browser, &site.at(""))?;
    a_call(person)?;
    browser.goto(&site.at("#/health"))?;
    person.see(Role::Heading, "Health")?;
    person.read("Not checked since the start.")?;
    let cut_off = "const kept = JSON.parse(localStorage.getItem('curbside.upkeep'));
                   document.addEventListener('visibilitychange', () => localStorage.setItem('curbside.upkeep',
                     JSON.stringify({ ...kept, in_use: true })));
                   return kept.in_use";
    let was_in_use: bool = browser.ask(cut_off, vec![])?;
    ensure!(was_in_use, "Notes were written, and nothing says so");
    browser.reload()?;
    person.read("records, all whole.")?;
    person.read("by itself: Curbside was cut off before")
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
