//! A person without a pointer: Tab goes from thing to thing, and keys do the rest.

use anyhow::Result;
use serde_json::json;

use crate::person::{Name, Person, Role};
use crate::wait::{self, PATIENCE};

pub const TAB: &str = "\u{e004}";
/// With the shift key held.
pub const BACK_TAB: &str = "\u{e008}\u{e004}";
pub const ENTER: &str = "\u{e007}";
pub const SPACE: &str = " ";
pub const DOWN: &str = "\u{e015}";
pub const ESCAPE: &str = "\u{e00c}";

/// No screen has so many things to stop at.
const MOST_STOPS: usize = 120;

/// Whether what has the focus is of this role and name.
const IS_AT: &str = include_str!("at.js");

/// Somebody who reaches everything by the keyboard.
#[derive(Clone, Copy)]
pub struct Keyboard<'a> {
    pub person: Person<'a>,
}

impl<'a> Keyboard<'a> {
    pub fn of(person: Person<'a>) -> Self {
        Self { person }
    }

    /// Presses keys where the focus is.
    pub fn press(&self, keys: &str) -> Result<()> {
        self.person.browser.press(keys)
    }

    /// Goes on by Tab until a thing has the focus. The things that a person passes stay as they are.
    pub fn go_to<'n>(&self, role: Role, name: impl Into<Name<'n>>) -> Result<()> {
        self.go(TAB, role, name.into())
    }

    /// Goes back until a thing has the focus. (Beyond the end of a page the browser's own buttons
    /// follow, and not every driver finds the way through them.)
    pub fn go_back_to<'n>(&self, role: Role, name: impl Into<Name<'n>>) -> Result<()> {
        self.go(BACK_TAB, role, name.into())
    }

    fn go(&self, key: &str, role: Role, name: Name<'_>) -> Result<()> {
        self.person.see(role, name)?;
        for _ in 0..MOST_STOPS {
            if self.is_at(role, name)? {
                return Ok(());
            }
            self.press(key)?;
        }
        self.person
            .lost(&format!("Tab doesn't lead to the {role:?} {name:?}"))
    }

    /// Goes to a button or a link and presses it.
    pub fn act<'n>(&self, role: Role, name: impl Into<Name<'n>>) -> Result<()> {
        self.go_to(role, name)?;
        self.press(ENTER)
    }

    /// Goes to a field and types into it.
    pub fn write(&self, label: &str, text: &str) -> Result<()> {
        self.go_to(Role::Textbox, label)?;
        self.press(text)
    }

    /// Waits until a thing has the focus, which comes to it by itself.
    pub fn comes_to<'n>(&self, role: Role, name: impl Into<Name<'n>>) -> Result<()> {
        let name = name.into();
        match wait::until(PATIENCE, || Ok(self.is_at(role, name)?.then_some(())))? {
            Some(()) => Ok(()),
            None => self.person.lost(&format!(
                "The focus doesn't come to the {} {name:?}",
                role.name()
            )),
        }
    }

    /// Whether a thing has the focus now.
    fn is_at(&self, role: Role, name: Name<'_>) -> Result<bool> {
        let (name, how) = name.sought();
        let finder = crate::person::FINDER;
        let script = format!("const find = function () {{ {finder} }};\n{IS_AT}");
        self.person
            .browser
            .ask(&script, vec![json!(role.name()), json!(name), json!(how)])
    }
}
