//! What goes for good: a rep who is forgotten, and the words of old calls.

use anyhow::{Result, ensure};
use e2e::page;
use e2e::person::{Person, Role, starts_with};
use e2e::story::{self, DANA, DEBRIEFED, Look};

/// A rep is forgotten after a file was kept, which brings the rep back by will and not by itself.
pub(crate) fn a_rep_is_forgotten(person: Person<'_>, look: &mut Look<'_>) -> Result<()> {
    story::add_file(person, DEBRIEFED)?;
    story::go(person, "Reps")?;
    person.tap(Role::Link, starts_with(DANA.rep))?;
    person.see(Role::Heading, DANA.rep)?;
    person.tap(Role::Link, "Forget this rep")?;
    person.see(Role::Heading, "Forget a rep")?;
    person.read("can't be undone")?;
    look("forget")?;
    page::catch_files(person.browser)?;
    person.tap(Role::Button, "Keep a file of it first")?;
    person.see(Role::Heading, "Share")?;
    person.read("Your 2 private notes")?;
    person.tap(Role::Button, "Share it")?;
    let kept = page::caught_file(person.browser)?;
    person.tap(Role::Link, "Back")?;
    person.tap(Role::Button, "Forget this rep")?;
    person.see(Role::Button, "Keep this rep")?;
    look("forget-once-more")?;
    person.tap(Role::Button, "Yes, forget for good")?;
    person.read("The rep is forgotten.")?;
    person.read("What was removed")?;
    look("forgotten")?;
    person.tap(Role::Link, "Reps")?;
    person.browser.reload()?;
    person.absent(Role::Link, starts_with(DANA.rep))?;
    let all = story::share_everything(person)?;
    for name in [DANA.first, "Ortiz", "Halvorsen"] {
        ensure!(!all.contains(name), "{name} is still there: {all}");
    }
    story::go(person, "Settings")?;
    person.pick_file("Import a file", "kept.json", &kept)?;
    person.read("You forgot this here, and it is left out: 1 rep, 1 call.")?;
    person.tap(Role::Button, "Bring it back with the file")?;
    person.tap(Role::Button, "Add to the notebook")?;
    person.read("Added to your notebook")?;
    story::go(person, "Reps")?;
    person.see(Role::Link, starts_with(DANA.rep))?;
    Ok(())
}

/// The call of the file is long over: its words go, and its figures stay.
pub(crate) fn old_calls_are_reduced(person: Person<'_>, look: &mut Look<'_>) -> Result<()> {
    story::add_file(person, DEBRIEFED)?;
    // A word of today: a clock that leaps is not believed.
    story::go(person, "Reps")?;
    person.tap(Role::Link, starts_with(DANA.rep))?;
    person.tap(Role::Button, "Prepare a call")?;
    person.see(Role::Heading, "Prepare")?;
    person.tap(Role::Link, "Later")?;
    story::at_today(person)?;
    story::go(person, "Settings")?;
    person.choose("3 months")?;
    person.read("1 call is that old.")?;
    look("settings-reduce")?;
    person.tap(Role::Button, "Reduce them")?;
    person.reads_no_more("1 call is that old.")?;
    let all = story::share_everything(person)?;
    ensure!(
        !all.contains("Halvorsen"),
        "The account is still there: {all}"
    );
    ensure!(all.contains("Words not kept"), "Nothing was reduced: {all}");
    ensure!(all.contains(DANA.rep), "The rep went, too: {all}");
    Ok(())
}
