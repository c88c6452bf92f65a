//! Something was changed on two phones apart: both versions are shown, and a person keeps one.

use anyhow::{Context, Result};
use e2e::person::{Person, Role, starts_with};
use e2e::story::{self, DANA, Look};
use serde_json::{Value, json};

pub(crate) fn keeps_a_version(person: Person<'_>, look: &mut Look<'_>) -> Result<()> {
    story::start_with_new_rep(person, &DANA, &mut story::pass_by)?;
    person.tap(Role::Button, "End")?;
    person.see(Role::Heading, "Parking lot")?;
    person.tap(Role::Link, "Later")?;
    let sent = story::share_everything(person)?;
    change_here(person)?;

    story::go(person, "Settings")?;
    person.pick_file("Import a file", "notes.json", &changed_elsewhere(&sent)?)?;
    person.see(Role::Heading, "Import")?;
    person.read("2 things were changed in two places.")?;
    person.tap(Role::Button, "Add to the notebook")?;
    person.see(Role::Link, "Look at both versions")?;
    look("import-added-both")?;
    person.tap(Role::Link, "Look at both versions")?;
    person.see(Role::Heading, "Changed in two places")?;
    person.read("Dana Reyes")?;
    look("both")?;

    person.tap(Role::Button, starts_with("Keep this Version 2 of Dana"))?;
    person.read("The version that you chose is kept.")?;
    person.tap(Role::Button, "Undo")?;
    person.read("It is back as it was.")?;
    // Both versions of both things are there again.
    person.see_so_many(4, Role::Button, starts_with("Keep this"))?;
    story::go(person, "Settings")?;
    person.see(Role::Button, "Look at both")?;
    look("settings-both")?;
    person.tap(Role::Link, starts_with("Changed in two places"))?;
    for _ in 0..2 {
        person.tap(Role::Button, starts_with("Keep this Version 1"))?;
    }
    person.read("Nothing was changed in two places.")?;
    Ok(())
}

/// The rep's stage, and the account of the call, with a note.
fn change_here(person: Person<'_>) -> Result<()> {
    story::go(person, "Reps")?;
    person.tap(Role::Link, starts_with(DANA.rep))?;
    person.see(Role::Heading, DANA.rep)?;
    person.tap(Role::Button, "Stage, focus, name")?;
    person.choose("Solid")?;
    story::go(person, "Calls")?;
    person.tap(Role::Link, starts_with(DANA.rep))?;
    person.tap(Role::Link, "Parking lot")?;
    person.type_into("Account", "Halvorsen")?;
    person.type_into("Note on this call", "Ask about the budget again.")?;
    person.tap(Role::Link, "Later")
}

/// The file as another phone would send it, where the same rep and the same call were changed.
fn changed_elsewhere(sent: &str) -> Result<String> {
    let mut file: Value = serde_json::from_str(sent).context("The file isn't JSON")?;
    let changes = [
        ("rep", "reps", "name", "Dana Reyes"),
        ("call", "calls", "account", "Halvorsen Foods, Hamburg"),
    ];
    for (kind, all, field, words) in changes {
        let record = &mut file[all][0];
        record[field] = json!(words);
        let id = record["id"].as_str().context("No id")?;
        let edits = format!("{kind}/{id}");
        let edits = &mut file["edits"][edits];
        let known = edits.as_str().context("The record has no edits")?;
        *edits = json!(format!("{known} ffffffffffff.1"));
    }
    Ok(file.to_string())
}
