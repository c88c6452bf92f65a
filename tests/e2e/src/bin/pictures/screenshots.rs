//! Screenshots for the README and for the browser's offer to install.
//!
//! The people are made up, and so is the time: the page's clock is set on, so that calls last as long
//! as calls do.

use std::cell::Cell;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use curbside::domain::sample::SEED;
use e2e::browser::Browser;
use e2e::engines::{Engine, Options, Size};
use e2e::folders::made;
use e2e::person::{Person, Role, starts_with};
use e2e::profile::Profile;
use e2e::sample;
use e2e::site::Site;
use e2e::story::{self, Cast, DANA};
use serde_json::json;

const CLOCK: &str = "
    const now = Date.now.bind(Date);
    const set = () => { try { return Number(sessionStorage.getItem('clock') || 0); } catch { return 0; } };
    Date.now = () => now() + set();";

const MARCO: Cast = Cast {
    rep: "Marco Bellini",
    first: "Marco",
    account: "Brightwater Dental",
};
const PRIYA: Cast = Cast {
    rep: "Priya Nair",
    first: "Priya",
    account: "Castellan Logistics",
};

const MINUTE: i64 = 60_000;
const DAY: i64 = 24 * 60 * MINUTE;

/// What the manifest names, and so travels with the app; the rest is for the README alone.
const IN_THE_MANIFEST: [&str; 3] = ["today", "pad", "wide"];
/// What the README shows beside them.
const IN_THE_README: [&str; 5] = ["debrief-replay", "summary", "mirror", "rep", "calls"];
/// A year of made-up rides, of which the figures are drawn.
const CALLS: usize = 130;

struct Session<'a> {
    person: Person<'a>,
    clock: Cell<i64>,
    into: &'a Path,
    docs: &'a Path,
}

pub(crate) fn take(into: &Path, docs: &Path) -> Result<()> {
    let into = made(into.join("screenshots"))?;
    let docs = made(docs.to_path_buf())?;
    let (site, profile) = (Site::open()?, Profile::new()?);
    let options = Options {
        scale: 2.0,
        ..Options::before_pages(CLOCK)
    };
    let browser = Browser::open_with(Engine::Chromium, &profile, &options)?;
    browser.goto(&site.at(""))?;
    let session = Session {
        person: Person::at(&browser),
        clock: Cell::new(0),
        into: &into,
        docs: &docs,
    };
    session.set_clock(-41 * DAY)?;
    browser.reload()?;
    session.ride(&PRIYA, 33)?;
    session.set_clock(-2 * DAY)?;
    browser.reload()?;
    session.ride(&MARCO, 24)?;
    session.set_clock(-3 * 60 * MINUTE)?;
    browser.reload()?;
    session.jot_a_call(&DANA)?;
    session.keep("pad")?;
    session.person.tap(Role::Button, "End")?;
    session.person.see(Role::Heading, "Parking lot")?;
    session.person.tap(Role::Link, "Later")?;
    session.set_clock(-2 * 60 * MINUTE)?;
    story::go(session.person, "Today")?;
    browser.reload()?;
    story::at_today(session.person)?;
    session.keep("today")?;
    session.wide(&browser)?;
    figures(&into, &docs)
}

/// What months of rides come to, on a phone of its own.
fn figures(into: &Path, docs: &Path) -> Result<()> {
    let (site, profile) = (Site::open()?, Profile::new()?);
    let options = Options {
        scale: 2.0,
        ..Options::default()
    };
    let browser = Browser::open_with(Engine::Chromium, &profile, &options)?;
    browser.goto(&site.at(""))?;
    let session = Session {
        person: Person::at(&browser),
        clock: Cell::new(0),
        into,
        docs,
    };
    let person = session.person;
    story::at_today(person)?;
    story::add_file(person, &sample::file(CALLS, SEED)?)?;
    story::go(person, "Mirror")?;
    session.keep("mirror")?;
    story::go(person, "Calls")?;
    session.keep("calls")?;
    story::go(person, "Reps")?;
    person.tap(Role::Link, starts_with("Felix"))?;
    person.see(Role::Heading, "Progress")?;
    session.keep("rep")
}

impl Session<'_> {
    fn set_clock(&self, offset: i64) -> Result<()> {
        self.clock.set(offset);
        self.person.browser.ask(
            "sessionStorage.setItem('clock', arguments[0])",
            vec![json!(offset.to_string())],
        )
    }

    fn minutes_later(&self, minutes: i64) -> Result<()> {
        self.set_clock(self.clock.get() + minutes * MINUTE)
    }

    /// A whole call that lasts for some minutes after its moments.
    fn ride(&self, cast: &Cast, minutes: i64) -> Result<()> {
        story::at_today(self.person)?;
        self.jot_a_call(cast)?;
        self.minutes_later(minutes - 20)?;
        self.person.tap(Role::Button, "End")?;
        self.person.see(Role::Heading, "Parking lot")?;
        self.person.choose("Advance")?;
        self.person.tap(Role::Button, "On to the debrief")?;
        let mut look = |screen: &'static str| self.keep(screen);
        story::debrief(self.person, cast, &mut look)?;
        self.keep("summary")?;
        story::go(self.person, "Today")
    }

    /// Twenty minutes of a call, moment by moment.
    fn jot_a_call(&self, cast: &Cast) -> Result<()> {
        story::start_with_new_rep(self.person, cast, &mut story::pass_by)?;
        let moments = [
            (2, "Open question"),
            (3, "Open question"),
            (2, "Benefit tied to need"),
            (3, "Buying sign"),
            (1, "Missed it"),
            (1, "Urge, held"),
            (3, "Data dump"),
            (1, "Urge, held"),
            (2, "Redirected"),
            (2, "Asked next step"),
        ];
        for (after, key) in moments {
            self.minutes_later(after)?;
            self.person.tap(Role::Button, starts_with(key))?;
        }
        story::all_saved(self.person)
    }

    fn wide(&self, browser: &Browser) -> Result<()> {
        browser.resize(Size::WIDE, 1.0)?;
        story::go(self.person, "Calls")?;
        self.person.tap(Role::Link, starts_with(MARCO.rep))?;
        self.person.see(Role::Heading, MARCO.rep)?;
        self.keep("wide")
    }

    fn keep(&self, name: &str) -> Result<()> {
        let folder = if IN_THE_MANIFEST.contains(&name) {
            self.into
        } else if IN_THE_README.contains(&name) {
            self.docs
        } else {
            return Ok(());
        };
        // From the heading on, wherever the last field was.
        self.person.browser.ask::<()>(
            "scrollTo(0, 0); document.activeElement.blur(); return null",
            vec![],
        )?;
        let file = folder.join(format!("{name}.png"));
        fs::write(&file, self.person.browser.picture()?)
            .with_context(|| format!("{} can't be written", file.display()))?;
        println!("{name}.png");
        Ok(())
    }
}
