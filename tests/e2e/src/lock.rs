//! The lock, as a person puts it on, opens it and takes it off.

use anyhow::Result;

use crate::person::{Person, Role, starts_with};
use crate::story;

pub const PASSPHRASE: &str = "correct horse battery staple";

/// Opens the screen of the lock.
pub fn open(person: Person<'_>) -> Result<()> {
    story::go(person, "Settings")?;
    person.tap(Role::Link, starts_with("Lock with a passphrase"))?;
    person.see(Role::Heading, "Lock").map(drop)
}

/// As far as the recovery code, which it answers with.
pub fn make(person: Person<'_>) -> Result<String> {
    open(person)?;
    given(person, PASSPHRASE, "Make the lock")?;
    person.see(Role::Button, KEPT)?;
    let code = "return document.querySelector('.recovery-code').textContent";
    person.browser.ask(code, vec![])
}

const KEPT: &str = "I have it on paper: put the lock on";

/// The code is on paper: the notebook goes over.
pub fn begin_to_put_on(person: Person<'_>) -> Result<()> {
    person.tap(Role::Button, KEPT)
}

/// Puts the lock on, and answers with the recovery code.
pub fn put_on(person: Person<'_>) -> Result<String> {
    let code = make(person)?;
    begin_to_put_on(person)?;
    person.read("The lock is on.")?;
    Ok(code)
}

/// From the screen of the lock, where it is on.
pub fn begin_to_take_off(person: Person<'_>, passphrase: &str) -> Result<()> {
    type_to_take_off(person, passphrase)?;
    person.tap(Role::Button, "Take the lock off")
}

/// All but the last tap of it.
pub fn type_to_take_off(person: Person<'_>, passphrase: &str) -> Result<()> {
    unfold(person, "No lock")?;
    typed(person, passphrase)
}

/// From the screen of the lock, where it is on.
pub fn add_face_or_finger(person: Person<'_>, passphrase: &str) -> Result<()> {
    unfold(person, "Face or finger")?;
    given(person, passphrase, "Add face or finger")
}

/// From the screen of the lock, where it was added.
pub fn drop_face_or_finger(person: Person<'_>) -> Result<()> {
    unfold(person, "Face or finger")?;
    person.tap(Role::Button, "No face or finger any more")
}

/// From the screen of the lock, where it is on.
pub fn change_passphrase(person: Person<'_>, from: &str, to: &str) -> Result<()> {
    unfold(person, "Another passphrase")?;
    given(person, from, "Go on")?;
    given(person, to, "Change the passphrase")?;
    person.read("The passphrase is changed.")
}

pub fn unfold(person: Person<'_>, what: &str) -> Result<()> {
    person.see(Role::Button, what)?;
    let script = "
        for (const all of document.querySelectorAll('details'))
            all.open = all.firstElementChild.textContent === arguments[0];
        return null";
    person.browser.ask(script, vec![what.into()])
}

fn given(person: Person<'_>, passphrase: &str, then: &str) -> Result<()> {
    typed(person, passphrase)?;
    person.tap(Role::Button, then)
}

fn typed(person: Person<'_>, passphrase: &str) -> Result<()> {
    // What is hidden is of no role.
    person.tap(Role::Button, "Show what I type")?;
    person.type_into("Passphrase", passphrase)
}

pub fn at_the_gate(person: Person<'_>) -> Result<()> {
    person.see(Role::Heading, "Locked").map(drop)
}

pub fn lock_now(person: Person<'_>) -> Result<()> {
    open(person)?;
    person.tap(Role::Button, "Lock now")?;
    at_the_gate(person)
}

pub fn unlock(person: Person<'_>, passphrase: &str) -> Result<()> {
    at_the_gate(person)?;
    given(person, passphrase, "Unlock")
}
