//! Phones with ten calls and with thousands, which the parts of the bench share: each is made when it is
//! first asked for. All are origins of one profile, so that they stand side by side in one browser.

use std::cell::OnceCell;
use std::time::Duration;

use anyhow::{Context, Result};
use curbside::domain::sample::SEED;
use e2e::browser::Browser;
use e2e::engines::{Engine, Options};
use e2e::person::{Person, Role};
use e2e::profile::Profile;
use e2e::site::Site;
use e2e::{page, sample, story, wait};
use serde_json::{Value, json};

pub(crate) const FEW: usize = 10;
pub(crate) const MANY: usize = 10_000;
const VERY_MANY: usize = 100_000;
/// The calls that the others are made of.
const BASE: usize = 44;
/// All moments of a call; and of a hundred thousand calls a few each, so that a bench has an end.
const ALL: u32 = 1_000;
const SOME: u32 = 3;
const PATIENCE: Duration = Duration::from_secs(120);

/// A phone with so many calls on it. It has no signal.
pub(crate) struct Phone {
    pub(crate) site: Site,
}

pub(crate) struct Phones {
    profile: Profile,
    few: OnceCell<Phone>,
    many: OnceCell<Phone>,
    very_many: OnceCell<Phone>,
}

impl Phones {
    pub(crate) fn new() -> Result<Self> {
        Ok(Self {
            profile: Profile::new()?,
            few: OnceCell::new(),
            many: OnceCell::new(),
            very_many: OnceCell::new(),
        })
    }

    /// The browser of the phones, with scripts that run before a page's own. One at a time.
    pub(crate) fn browser(&self, scripts: &str) -> Result<Browser> {
        let options = Options::before_pages(scripts);
        Browser::open_with(Engine::Chromium, &self.profile, &options)
    }

    /// Ten calls, all with one rep, so that there is a rep's page with as many.
    pub(crate) fn few(&self, browser: &Browser) -> Result<&Phone> {
        made(&self.few, || {
            let file = of_one_rep(&sample::file(FEW, SEED)?)?;
            phone(browser, &file, FEW, ALL)
        })
    }

    pub(crate) fn many(&self, browser: &Browser) -> Result<&Phone> {
        made(&self.many, || {
            phone(browser, &sample::file(BASE, SEED)?, MANY, ALL)
        })
    }

    pub(crate) fn very_many(&self, browser: &Browser) -> Result<&Phone> {
        made(&self.very_many, || {
            phone(browser, &sample::file(BASE, SEED)?, VERY_MANY, SOME)
        })
    }
}

fn made(cell: &OnceCell<Phone>, make: impl FnOnce() -> Result<Phone>) -> Result<&Phone> {
    if cell.get().is_none() {
        let phone = make()?;
        return Ok(cell.get_or_init(|| phone));
    }
    cell.get().context("A phone is lost")
}

impl Phone {
    /// Opens the app anew.
    pub(crate) fn open(&self, browser: &Browser) -> Result<()> {
        browser.goto("about:blank")?;
        browser.goto(&self.site.at(""))
    }

    /// Opens the app anew and waits until all of the notebook is read.
    pub(crate) fn open_whole(&self, browser: &Browser) -> Result<()> {
        self.open(browser)?;
        whole(browser)
    }
}

/// The same file, with all of its calls with the first of its reps.
fn of_one_rep(file: &str) -> Result<String> {
    let mut file: Value = serde_json::from_str(file)?;
    let rep = file["reps"][0]["id"].clone();
    let calls = file["calls"].as_array_mut();
    for call in calls.context("The made-up file has no calls")? {
        call["rep"] = rep.clone();
    }
    Ok(file.to_string())
}

/// A phone with so many calls, which are made of those of a file.
fn phone(browser: &Browser, file: &str, calls: usize, moments: u32) -> Result<Phone> {
    eprintln!("A phone with {calls} calls");
    let site = Site::open()?;
    browser.goto(&site.at(""))?;
    page::installed(browser)?;
    let person = Person::at(browser);
    story::add_file(person, file)?;
    let mut phone = Phone { site };
    phone.open_whole(browser)?;
    in_order(browser)?;
    let mut left: usize = 1;
    while left > 0 {
        let script = concat!(include_str!("disk.js"), include_str!("multiplied.js"));
        left = browser.ask_later(script, vec![json!(calls), json!(moments)])?;
    }
    phone.site.stop();
    phone.open_whole(browser)?;
    Ok(phone)
}

/// What rests on the whole notebook is shown when it is read.
fn whole(browser: &Browser) -> Result<()> {
    let person = Person::patient_for(browser, PATIENCE);
    person.tap(Role::Link, "Reps")?;
    person.see(Role::Heading, "Reps").map(drop)
}

/// A start after the first notes brings them into the indexes and says so on the disk. What is added
/// before that would be in order by itself, and yet be read as a whole by each start.
fn in_order(browser: &Browser) -> Result<()> {
    let placed = wait::until(PATIENCE, || {
        let is_placed: bool = browser.ask_later(
            concat!(include_str!("disk.js"), include_str!("placed.js")),
            vec![],
        )?;
        Ok(is_placed.then_some(()))
    })?;
    placed.context("The calls never came into the indexes")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use curbside::domain::Codebook;
    use curbside::wire::import;

    use super::*;

    #[test]
    fn the_few_calls_are_ten_of_one_rep_and_come_in_as_they_are() {
        let file = of_one_rep(&sample::file(FEW, SEED).expect("made up")).expect("a file");
        let read = import::read(&file, &Codebook::starter()).expect("it is read");
        let notebook = read.into_notebook();
        let reps: Vec<_> = notebook.calls().map(|call| call.rep).collect();
        assert_eq!(reps.len(), FEW);
        assert_eq!(BTreeSet::from_iter(reps).len(), 1);
    }
}
