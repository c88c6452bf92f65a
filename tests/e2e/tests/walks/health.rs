//! Backups that have an age, a notebook that is checked, and a report that has no notes in it.

use anyhow::{Result, ensure};
use e2e::browser::Browser;
use e2e::engines::Engine;
use e2e::page;
use e2e::person::{Person, Role, starts_with};
use e2e::story::{self, DANA, Look};
use serde_json::json;

use crate::screens::{in_the_dark, in_the_light};

pub(crate) fn tells_all_but_the_notes(engine: Engine) -> Result<()> {
    in_the_light(engine, |person, look| {
        let browser = person.browser;
        a_call(person)?;
        story::go(person, "Settings")?;
        person.read("No backup yet. What you wrote since")?;
        story::share_everything(person)?;
        person.read("Last backup today. Nothing has changed since.")?;
        story::check_the_health(person)?;
        page::catch_files(browser)?;
        person.tap(Role::Button, "Share the report")?;
        report_is_fit_to_leave(&page::caught_file(browser)?)?;
        cut_off(browser)?;
        person.read("records, all whole.")?;
        person.read("by itself: Curbside was cut off before")?;
        person.read("Last backup today.")?;
        lose(browser, &["reps"])?;
        person.tap(Role::Button, "Check the notebook")?;
        person.read("and 2 faults found.")?;
        person.read("is with a rep that isn't there.")?;
        person.read("is not on the disk.")?;
        look("health-faults")?;
        lose(
            browser,
            &["about", "reps", "calls", "moments", "behaviours", "steps"],
        )?;
        story::go(person, "Today")?;
        browser.reload()?;
        person.see(Role::Heading, "Your notes are not here")?;
        person.tap(Role::Link, "Health")?;
        person.see(Role::Button, "Share the report")?;
        Ok(())
    })
}

fn report_is_fit_to_leave(report: &str) -> Result<()> {
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

/// A page that dies in front leaves its sign: the next one checks by itself.
fn cut_off(browser: &Browser) -> Result<()> {
    let in_use = "return JSON.parse(localStorage.getItem('curbside.upkeep')).in_use";
    let in_use: bool = browser.ask(in_use, vec![])?;
    ensure!(in_use, "Notes were written, and nothing says so");
    left_with(browser, "kept.in_use = true;", 0)
}

/// Takes records off the disk, behind the app's back.
fn lose(browser: &Browser, stores: &[&str]) -> Result<()> {
    browser.ask_later::<()>(
        "const done = (request, on) => new Promise((resolve, reject) => {
           request[on] = () => resolve(request.result);
           request.onerror = () => reject(request.error);
         });
         const disk = await done(indexedDB.open('curbside'), 'onsuccess');
         const write = disk.transaction(arguments[0], 'readwrite');
         for (const store of arguments[0]) write.objectStore(store).clear();
         await done(write, 'oncomplete');
         disk.close();",
        vec![json!(stores)],
    )
}

pub(crate) fn is_due_after_some_days(engine: Engine) -> Result<()> {
    in_the_dark(engine, backup_on_today)
}

fn backup_on_today(person: Person<'_>, look: &mut Look<'_>) -> Result<()> {
    a_call(person)?;
    story::go(person, "Settings")?;
    person.choose("14 days")?;
    story::go(person, "Today")?;
    days_later(person, 1)?;
    ensure!(!person.has(Role::Button, "Share everything")?, "It nags");
    days_later(person, 14)?;
    person.see(Role::Button, "Share everything")?;
    look("today-backup")?;
    page::catch_files(person.browser)?;
    story::leave_by(person, "Share everything")?;
    let file = page::caught_file(person.browser)?;
    person.read("Saved as")?;
    person.tap(Role::Link, "Back")?;
    person.see(Role::Heading, "Today")?;
    ensure!(file.contains(DANA.account), "The backup has no notes");
    days_later(person, 40)?;
    let asks = person.has(Role::Button, "Share everything")?;
    ensure!(!asks, "All is shared, and it asks for more");
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

/// A call with somebody new that is over, one moment in it; ends on Today.
fn a_call(person: Person<'_>) -> Result<()> {
    story::start_with_new_rep(person, &DANA, &mut story::pass_by)?;
    person.tap(Role::Button, starts_with("Open question"))?;
    story::all_saved(person)?;
    person.tap(Role::Button, "End")?;
    person.see(Role::Heading, "Parking lot")?;
    person.tap(Role::Link, "Later")?;
    person.see(Role::Button, "Start a call")?;
    Ok(())
}
