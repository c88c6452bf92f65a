//! A person at the phone: sees and touches things by what they are called.

use std::time::Duration;

use anyhow::{Result, bail};
use fantoccini::error::{CmdError, ErrorStatus};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::browser::Browser;
use crate::pictures;
use crate::wait::{self, PATIENCE};

pub use crate::things::{ANY, Name, Role, Thing, starts_with};

pub(crate) const FINDER: &str = include_str!("finder.js");

#[derive(Debug, Deserialize)]
struct Named {
    role: String,
    name: String,
}

/// Somebody who uses the browser.
#[derive(Clone, Copy)]
pub struct Person<'a> {
    pub browser: &'a Browser,
    patience: Duration,
    /// What is written at the end of all that is typed.
    mark: &'a str,
}

impl<'a> Person<'a> {
    pub fn at(browser: &'a Browser) -> Self {
        Self::patient_for(browser, PATIENCE)
    }

    /// Somebody who looks for a thing for so long.
    pub fn patient_for(browser: &'a Browser, patience: Duration) -> Self {
        Self {
            browser,
            patience,
            mark: "",
        }
    }

    /// Somebody who writes this at the end of all that is typed.
    pub fn marking(self, mark: &'a str) -> Self {
        Self { mark, ..self }
    }

    /// All things of a role and a name that are there now.
    pub fn all(&self, role: Role, name: Name<'_>) -> Result<Vec<Thing>> {
        self.find(role, name, "to see")
    }

    fn find(&self, role: Role, name: Name<'_>, purpose: &str) -> Result<Vec<Thing>> {
        let (name, how) = name.sought();
        let sought = [role.name(), name, how, purpose].map(Value::from);
        self.browser.ask(FINDER, sought.to_vec())
    }

    /// Waits for a thing to be there.
    pub fn see<'n>(&self, role: Role, name: impl Into<Name<'n>>) -> Result<Thing> {
        self.see_where(role, name.into(), "", |_| true)
    }

    /// Waits for a thing that is as `fits` asks; `being` says so in words.
    pub fn see_where(
        &self,
        role: Role,
        name: Name<'_>,
        being: &str,
        fits: impl Fn(&Thing) -> bool,
    ) -> Result<Thing> {
        let found = wait::until(self.patience, || {
            Ok(self.all(role, name)?.into_iter().find(&fits))
        })?;
        match found {
            Some(thing) => Ok(thing),
            None => self.lost(&format!("There is no {} {name:?} {being}", role.name())),
        }
    }

    /// Waits until a field holds these words.
    pub fn holds(&self, field: &str, words: &str) -> Result<()> {
        let being = format!("with \"{words}\" in it");
        self.see_where(Role::Textbox, field.into(), &being, |thing| {
            thing.words == words
        })?;
        Ok(())
    }

    /// Waits until there are so many things of a role and a name.
    pub fn see_so_many(&self, count: usize, role: Role, name: Name<'_>) -> Result<()> {
        let there = wait::until(self.patience, || {
            Ok((self.all(role, name)?.len() == count).then_some(()))
        })?;
        match there {
            Some(()) => Ok(()),
            None => self.lost(&format!(
                "There never were {count} {} {name:?}",
                role.name()
            )),
        }
    }

    /// What stands in a list now, in its order.
    pub fn items(&self, list: &str) -> Result<Vec<Thing>> {
        Ok(self
            .all(Role::Listitem, ANY)?
            .into_iter()
            .filter(|item| item.list == list)
            .collect())
    }

    /// Waits until a list is as `fits` asks; `being` says so in words.
    pub fn see_items(
        &self,
        list: &str,
        being: &str,
        fits: impl Fn(&[Thing]) -> bool,
    ) -> Result<Vec<Thing>> {
        let found = wait::until(self.patience, || {
            Ok(Some(self.items(list)?).filter(|items| fits(items)))
        })?;
        match found {
            Some(items) => Ok(items),
            None => self.lost(&format!("The list \"{list}\" never was {being}")),
        }
    }

    /// Waits until the page says something, whatever it says it in.
    pub fn read(&self, words: &str) -> Result<()> {
        match wait::until(self.patience, || Ok(self.reads(words)?.then_some(())))? {
            Some(()) => Ok(()),
            None => self.lost(&format!("The page doesn't say \"{words}\"")),
        }
    }

    /// Waits until the page says something no more.
    pub fn reads_no_more(&self, words: &str) -> Result<()> {
        match wait::until(self.patience, || Ok((!self.reads(words)?).then_some(())))? {
            Some(()) => Ok(()),
            None => self.lost(&format!("The page goes on to say \"{words}\"")),
        }
    }

    /// Whether the page says something now.
    pub fn reads(&self, words: &str) -> Result<bool> {
        self.browser.ask(
            "return document.body.innerText.replace(/\\s+/g, ' ').includes(arguments[0])",
            vec![json!(words)],
        )
    }

    /// Waits until a thing is gone.
    pub fn absent<'n>(&self, role: Role, name: impl Into<Name<'n>>) -> Result<()> {
        let name = name.into();
        let gone = wait::until(self.patience, || {
            Ok(self.all(role, name)?.is_empty().then_some(()))
        })?;
        match gone {
            Some(()) => Ok(()),
            None => self.lost(&format!("There still is a {} {name:?}", role.name())),
        }
    }

    /// Whether a thing is there now; says nothing about a moment later.
    pub fn has<'n>(&self, role: Role, name: impl Into<Name<'n>>) -> Result<bool> {
        Ok(!self.all(role, name.into())?.is_empty())
    }

    pub fn text_of<'n>(&self, role: Role, name: impl Into<Name<'n>>) -> Result<String> {
        Ok(self.see(role, name)?.words)
    }

    /// Touches a thing as soon as it can be touched.
    pub fn tap<'n>(&self, role: Role, name: impl Into<Name<'n>>) -> Result<()> {
        let name = name.into();
        self.act_on(role, name, |thing| {
            self.browser
                .with(&thing.touch, |element| async move { element.click().await })
        })
    }

    /// Presses keys while a thing has the focus.
    pub fn press<'n>(&self, role: Role, name: impl Into<Name<'n>>, keys: &str) -> Result<()> {
        self.act_on(role, name.into(), |thing| {
            self.browser.with(&thing.element, |element| async move {
                element.send_keys(keys).await
            })
        })
    }

    /// Replaces what a text field holds.
    pub fn type_into(&self, label: &str, text: &str) -> Result<()> {
        let text = &format!("{text}{}", self.mark);
        self.act_on(Role::Textbox, label.into(), |thing| {
            self.browser.with(&thing.element, |element| async move {
                element.clear().await?;
                element.send_keys(text).await
            })
        })
    }

    /// Chooses one of a group of radios.
    pub fn choose(&self, name: &str) -> Result<()> {
        self.tap(Role::Radio, name)?;
        self.see_where(Role::Radio, name.into(), "that is chosen", |thing| {
            thing.chosen
        })?;
        Ok(())
    }

    /// Chooses one of a group of radios, where several groups have the same choices.
    pub fn choose_in(&self, group: &str, name: &str) -> Result<()> {
        let found = self.see(Role::Group, group)?.element;
        let click = "const [group, name] = arguments;
             const label = [...group.querySelectorAll('label')].find(one => one.textContent.trim() === name);
             label?.scrollIntoView({ block: 'center' });
             label?.click();
             return !!label";
        let chosen = wait::until(self.patience, || {
            let there: bool = self.browser.ask(click, vec![found.clone(), json!(name)])?;
            Ok(there.then_some(()))
        })?;
        match chosen {
            Some(()) => Ok(()),
            None => self.lost(&format!("\"{group}\" has no \"{name}\"")),
        }
    }

    /// Picks an entry of a list that drops down.
    pub fn select<'n>(&self, label: impl Into<Name<'n>>, entry: &str) -> Result<()> {
        self.act_on(Role::Combobox, label.into(), |thing| {
            self.browser.with(&thing.element, |element| async move {
                element.select_by_label(entry).await
            })
        })
    }

    /// Sets a slider or a date, whose handles and pickers each engine draws in its own way.
    pub fn set(&self, role: Role, label: &str, value: &str) -> Result<()> {
        let field = self.see(role, label)?.element;
        self.browser.ask(
            "const [field, value] = arguments;
             field.value = value;
             field.dispatchEvent(new Event('input', { bubbles: true }));
             field.dispatchEvent(new Event('change', { bubbles: true }));",
            vec![field, json!(value)],
        )
    }

    /// Hands a text over as a chosen file, as the phone's own picker would.
    pub fn pick_file(&self, label: &str, file_name: &str, text: &str) -> Result<()> {
        let found = self.see_file(label)?;
        self.browser.ask(
            "const [input, name, text] = arguments;
             const files = new DataTransfer();
             files.items.add(new File([text], name, { type: 'application/json' }));
             input.files = files.files;
             input.dispatchEvent(new Event('input', { bubbles: true }));
             input.dispatchEvent(new Event('change', { bubbles: true }));",
            vec![found, json!(file_name), json!(text)],
        )
    }

    fn see_file(&self, label: &str) -> Result<Value> {
        Ok(self.see(Role::File, label)?.element)
    }

    /// Tries an action until the thing is ready for it; a thing that has just been redrawn is looked for anew.
    fn act_on(
        &self,
        role: Role,
        name: Name<'_>,
        act: impl Fn(&Thing) -> Result<(), CmdError>,
    ) -> Result<()> {
        let mut last = String::from("it isn't there, or not enabled");
        let done = wait::until(self.patience, || {
            let found = self.find(role, name, "to touch")?;
            let Some(thing) = found.into_iter().find(|thing| thing.enabled) else {
                return Ok(None);
            };
            match act(&thing) {
                Ok(()) => Ok(Some(())),
                Err(CmdError::Standard(error)) if passes(&error.error) => {
                    last = error.to_string();
                    Ok(None)
                }
                Err(error) => Err(error.into()),
            }
        })?;
        match done {
            Some(()) => Ok(()),
            None => self.lost(&format!(
                "The {} {name:?} can't be used: {last}",
                role.name()
            )),
        }
    }

    /// Everything on the page that has a role, a line each.
    pub fn page(&self) -> Result<String> {
        let all: Vec<Named> = self.browser.ask(FINDER, vec![])?;
        Ok(all
            .iter()
            .map(|thing| format!("  {} \"{}\"\n", thing.role, thing.name))
            .collect())
    }

    /// Fails with what is on the page instead, in words and as a picture.
    pub fn lost<T>(&self, what: &str) -> Result<T> {
        let page = self
            .page()
            .unwrap_or_else(|error| format!("  (it can't be read: {error})\n"));
        let title: String = what
            .chars()
            .map(|c| if c.is_ascii_alphanumeric() { c } else { '-' })
            .take(80)
            .collect();
        let picture = self.picture(&format!("failed-{title}"));
        let picture =
            picture.map_or_else(|error| error.to_string(), |path| path.display().to_string());
        bail!(
            "{what}.\nAt {}, the page has:\n{page}Picture: {picture}",
            self.browser.address()?
        )
    }

    /// Keeps a picture for whoever wants to look at all screens, see [`pictures`].
    pub fn picture_on_wish(&self, name: &str) -> Result<()> {
        if !pictures::are_wanted() {
            return Ok(());
        }
        self.picture(name).map(drop)
    }

    /// Keeps a picture of what the person sees.
    pub fn picture(&self, name: &str) -> Result<std::path::PathBuf> {
        pictures::keep(self.browser.engine, name, &self.browser.picture()?)
    }

    /// Looks away for a while.
    pub fn pause(&self, time: Duration) {
        std::thread::sleep(time);
    }
}

/// Whether a driver's refusal may be over in a moment.
fn passes(error: &ErrorStatus) -> bool {
    matches!(
        error,
        ErrorStatus::StaleElementReference
            | ErrorStatus::NoSuchElement
            | ErrorStatus::ElementClickIntercepted
            | ErrorStatus::ElementNotInteractable
    )
}
