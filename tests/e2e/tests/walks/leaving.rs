//! What is about to leave: for whom, with which names, and what stays on the phone.

use anyhow::{Result, ensure};
use e2e::page;
use e2e::person::{Person, Role, starts_with};
use e2e::story::{self, DANA, DEBRIEFED, Look};

/// A summary leaves without names, and the preview says so before.
pub(crate) fn without_names(person: Person<'_>, look: &mut Look<'_>) -> Result<()> {
    story::add_file(person, DEBRIEFED)?;
    story::go(person, "Calls")?;
    person.tap(Role::Link, starts_with(DANA.rep))?;
    person.tap(Role::Link, "Summary")?;
    person.see(Role::Heading, "Summary")?;
    person.tap(Role::Button, "Share as text")?;
    person.see(Role::Heading, "Share")?;
    person.read("Stays here")?;
    person.read("2 private notes")?;
    look("share")?;
    person.choose_in("For", "Another manager")?;
    person.choose("Letters")?;
    person.read("names were replaced")?;
    person.tap(Role::Button, "Read what leaves")?;
    person.read("Rep A")?;
    person.read("(replaced)")?;
    look("share-without-names")?;
    page::catch_files(person.browser)?;
    person.tap(Role::Button, "Share it")?;
    person.read("Saved as curbside-rep-a-")?;
    let file = page::caught_file(person.browser)?;
    ensure!(
        file.starts_with("Rep A at Account A\n"),
        "It begins: {file}"
    );
    for name in [DANA.first, "Ortiz", "Halvorsen"] {
        ensure!(!file.contains(name), "{name} is in it: {file}");
    }
    Ok(())
}

/// The same notes as a table; the choice of it opens that of its rows.
pub(crate) fn as_a_table(person: Person<'_>, look: &mut Look<'_>) -> Result<()> {
    story::add_file(person, DEBRIEFED)?;
    story::go(person, "Settings")?;
    person.tap(Role::Button, "Share everything")?;
    person.see(Role::Heading, "Share")?;
    person.choose("CSV table")?;
    person.read("one for each moment")?;
    person.choose_in("A row for each of", "Calls")?;
    person.read("1 row, one for each call")?;
    look("share-table")?;
    page::catch_files(person.browser)?;
    person.tap(Role::Button, "Share it")?;
    person.read("-calls")?;
    let file = page::caught_file(person.browser)?;
    ensure!(
        file.starts_with("call,rep_id,rep,") && file.contains("Dana Ortiz"),
        "It begins: {file}"
    );
    person.choose("For Curbside")?;
    person.read("1 rep, 1 call")
}
