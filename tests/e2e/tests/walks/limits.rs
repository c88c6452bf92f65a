//! What a browser may lack: the app says so in plain words, and goes on.

use std::time::Duration;

use anyhow::{Result, ensure};
use e2e::browser::{Browser, Profile};
use e2e::engines::{Engine, Options};
use e2e::person::{Person, Role, starts_with};
use e2e::site::Site;
use e2e::story::{self, DANA};
use serde_json::json;

const NO_INDEXED_DB: &str = "Object.defineProperty(window, 'indexedDB', { get: () => undefined })";
const NO_WORKERS: &str = "delete Navigator.prototype.serviceWorker";

pub(crate) fn no_indexed_db(engine: Engine) -> Result<()> {
    let (site, profile) = (Site::open()?, Profile::new()?);
    let browser = Browser::open_with(engine, &profile, &Options::before_pages(NO_INDEXED_DB))?;
    let person = Person::at(&browser);
    story::open(&browser, &site.at(""))?;
    person.read("Notes last only as long as this page.")?;
    story::start_with_new_rep(person, &DANA, &mut story::pass_by)?;
    person.tap(Role::Button, starts_with("Open question"))?;
    let moments = person.see_items("Moments", "there", |items| items.len() == 1)?;
    ensure!(!moments[0].saved, "A moment in memory is called saved");
    person.tap(Role::Button, "End")?;
    person.tap(Role::Link, "Later")?;
    let file = story::share_everything(person)?;
    ensure!(
        file.contains(DANA.rep) && file.contains("open-question"),
        "The notes can't be taken out: {file}"
    );
    Ok(())
}

pub(crate) fn no_service_worker(engine: Engine) -> Result<()> {
    let (site, profile) = (Site::open()?, Profile::new()?);
    let browser = Browser::open_with(engine, &profile, &Options::before_pages(NO_WORKERS))?;
    let person = Person::at(&browser);
    story::open(&browser, &site.at(""))?;
    person.read("can't start without signal here")?;
    story::start_with_new_rep(person, &DANA, &mut story::pass_by)?;
    person.tap(Role::Button, starts_with("Open question"))?;
    story::all_saved(person)
}

/// Not a byte of room, and then room again: nothing is called saved before it is.
pub(crate) fn a_full_disk(engine: Engine) -> Result<()> {
    let (site, profile) = (Site::open()?, Profile::new()?);
    let browser = Browser::open(engine, &profile)?;
    let person = Person::at(&browser);
    story::open(&browser, &site.at(""))?;
    story::start_with_new_rep(person, &DANA, &mut story::pass_by)?;
    person.tap(Role::Button, starts_with("Open question"))?;
    story::all_saved(person)?;
    let pad = browser.address()?;
    browser.quit()?;

    // Chromium remembers for half a minute how much room there was: a fresh one has to ask.
    let browser = Browser::open(engine, &profile)?;
    let person = Person::at(&browser);
    let origin = site.at("").trim_end_matches('/').to_owned();
    browser.devtools(
        "Storage.overrideQuotaForOrigin",
        &json!({ "origin": origin, "quotaSize": 1 }),
    )?;
    browser.goto(&pad)?;
    story::at_pad(person)?;
    person.tap(Role::Button, starts_with("Data dump"))?;
    person.read("not saved")?;
    let moments = person.see_items("Moments", "two", |items| items.len() == 2)?;
    ensure!(
        moments.iter().any(|moment| !moment.saved),
        "A moment is called saved on a full disk"
    );

    browser.devtools(
        "Storage.overrideQuotaForOrigin",
        &json!({ "origin": origin }),
    )?;
    // The app tries again by itself, with growing pauses.
    let saved = e2e::wait::until(Duration::from_secs(40), || {
        let moments = person.items("Moments")?;
        Ok((moments.len() == 2 && moments.iter().all(|moment| moment.saved)).then_some(()))
    })?;
    if saved.is_none() {
        return person.lost("The moment isn't saved though there is room again");
    }
    browser.reload()?;
    person.see_items("Moments", "still two", |items| items.len() == 2)?;
    Ok(())
}
