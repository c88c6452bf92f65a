//! A page of a stranger that frames the app gets nothing to show, whatever the host sends.

use std::time::Duration;

use anyhow::{Context, Result, ensure};
use e2e::browser::Browser;
use e2e::engines::Engine;
use e2e::lent::Lent;
use e2e::page;
use e2e::person::{Person, Role};
use e2e::site::Site;
use e2e::story::{self, DANA};
use e2e::wait::{self, PATIENCE};
use serde::Deserialize;

use crate::policy::{bare_release, fixture};

/// As long as the app would take to be there.
const WHILE: Duration = Duration::from_secs(2);

/// What is to be seen in the frame.
#[derive(Debug, Default, Deserialize, PartialEq, Eq)]
struct Inside {
    /// The app has started, or the way out has looked for notes.
    alive: bool,
    text: String,
}

const INSIDE: &str = "
    const notes = document.getElementById('notes-state')?.textContent ?? 'Reading the notes.';
    return { alive: 'started' in document.documentElement.dataset || notes !== 'Reading the notes.',
             text: (document.body?.innerText ?? '').trim() }";

/// The stranger is on the same machine, where no engine keeps the storage apart.
pub(crate) fn gets_nothing(engine: Engine) -> Result<()> {
    let browser = Lent::open(engine)?;
    let around = Site::of(&fixture("frame"))?;
    let any = Site::of(&fixture("engine"))?;
    let shown = framed(&browser, &around, &any.at(""))?;
    ensure!(
        shown.text.contains("Engine"),
        "Even a page that may be framed isn't seen: {shown:?}"
    );

    let strict = Site::open()?;
    keeps_to_itself(&browser, &around, &strict).context("By a host's headers")?;
    let release = bare_release()?;
    let bare = Site::of(release.path())?;
    shows_nothing(&browser, &around, &bare).context("Before the first visit")?;
    keeps_to_itself(&browser, &around, &bare).context("Without a host's headers")
}

/// With notes and a worker.
fn keeps_to_itself(browser: &Browser, around: &Site, site: &Site) -> Result<()> {
    let person = Person::at(browser);
    story::open(browser, &site.at(""))?;
    story::start_with_new_rep(person, &DANA, &mut story::pass_by)?;
    person.tap(Role::Button, "End")?;
    person.see(Role::Heading, "Parking lot")?;
    page::installed(browser)?;
    shows_nothing(browser, around, site)
}

fn shows_nothing(browser: &Browser, around: &Site, site: &Site) -> Result<()> {
    for page in ["", "rescue.html"] {
        let inside = framed(browser, around, &site.at(page))?;
        ensure!(
            !inside.alive && !inside.text.contains(DANA.rep),
            "\"{page}\" is there in a frame: {inside:?}"
        );
    }
    Ok(())
}

fn framed(browser: &Browser, around: &Site, address: &str) -> Result<Inside> {
    browser.goto(&around.at(&format!("?of={address}")))?;
    let loaded = wait::until(PATIENCE, || {
        browser.ask::<Option<String>>(
            "return document.documentElement.dataset.framed ?? null",
            vec![],
        )
    })?;
    loaded.context("The frame never loads")?;
    browser.enter_frame()?;
    let mut inside = Inside::default();
    wait::until(WHILE, || {
        inside = browser.ask(INSIDE, vec![])?;
        Ok(inside.alive.then_some(()))
    })?;
    browser.leave_frame()?;
    Ok(inside)
}
