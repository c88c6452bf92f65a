//! A phone without signal: the app is installed, the server is gone, and each start is a cold one.

use std::thread::sleep;
use std::time::{Duration, Instant};

use anyhow::{Result, ensure};

use super::disk;
use crate::browser::Browser;
use crate::engines::{Engine, Options};
use crate::page;
use crate::person::Person;
use crate::profile::Profile;
use crate::site::Site;
use crate::story;

/// A profile, and the origin whose server was stopped.
pub(super) struct Phone {
    engine: Engine,
    profile: Profile,
    site: Site,
    options: Options,
}

impl Phone {
    /// Installs the app, does something in it, closes the browser and takes the signal away.
    pub(super) fn after<T>(
        engine: Engine,
        options: Options,
        act: impl FnOnce(Person<'_>) -> Result<T>,
    ) -> Result<(Self, T)> {
        let (mut site, profile) = (Site::open()?, Profile::new()?);
        let browser = Browser::open_with(engine, &profile, &options)?;
        story::open(&browser, &site.at(""))?;
        let done = act(Person::at(&browser))?;
        page::installed(&browser)?;
        browser.quit()?;
        site.stop();
        let phone = Self {
            engine,
            profile,
            site,
            options,
        };
        Ok((phone, done))
    }

    /// Starts the browser anew, and goes to a place of the app.
    pub(super) fn start(&self, fragment: &str) -> Result<Browser> {
        self.start_on(&self.profile, fragment)
    }

    /// The same on a copy of the profile.
    pub(super) fn start_on(&self, profile: &Profile, fragment: &str) -> Result<Browser> {
        let browser = Browser::open_with(self.engine, profile, &self.options)?;
        self.go(&browser, fragment)?;
        Ok(browser)
    }

    pub(super) fn go(&self, browser: &Browser, fragment: &str) -> Result<()> {
        browser.goto(&self.site.at(fragment))
    }

    /// Leaves half a record at the end of each log of a database; the browser must be closed.
    pub(super) fn tear_logs(&self) -> Result<()> {
        ensure!(
            self.profile.tear_logs()? > 0,
            "The database has no log to tear"
        );
        Ok(())
    }

    /// All that the browser keeps, as it is now; it must be closed.
    pub(super) fn copy(&self) -> Result<Profile> {
        self.profile.copy()
    }
}

/// Where the person is, as the fragment of the address, once the call of that place is on the disk: the app says nothing
/// of a call that was begun a moment ago, and a browser that ends now may take it along.
pub(super) fn place(person: Person<'_>) -> Result<String> {
    let place: String = person.browser.ask("return location.hash", vec![])?;
    disk::keeps(person.browser, id_of(&place))?;
    Ok(place)
}

/// The id at the end of a place.
pub(super) fn id_of(place: &str) -> &str {
    place.rsplit('/').next().unwrap_or_default()
}

/// Asks again and again until a moment has come, and goes on for as long as `not_yet` says so.
pub(super) fn watch<T>(
    until: Instant,
    mut ask: impl FnMut() -> Result<T>,
    not_yet: impl Fn(&T) -> bool,
) -> Result<T> {
    loop {
        let answer = ask()?;
        if Instant::now() >= until && !not_yet(&answer) {
            return Ok(answer);
        }
        sleep(Duration::from_millis(4));
    }
}
