//! New versions: all or nothing, never mixed, and never unasked.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use anyhow::{Context, Result, anyhow, ensure};
use e2e::browser::{Browser, Profile};
use e2e::engines::Engine;
use e2e::folders;
use e2e::page;
use e2e::person::{Person, Role, starts_with};
use e2e::site::Site;
use e2e::story::{self, DANA};
use e2e::wait::{self, PATIENCE};
use serde::Deserialize;
use tempfile::TempDir;
use xtask::server::Alter;

const OFFER: &str = "A new version is ready";
const MARK: &str = "<!-- the next version -->";

fn release() -> Result<TempDir> {
    let folder = TempDir::with_prefix("curbside-release-")?;
    folders::copy(&folders::dist()?, folder.path())?;
    Ok(folder)
}

/// Puts a version with another start page in the place of the one that is served.
fn publish_next(release: &Path) -> Result<()> {
    let index = release.join("index.html");
    let text = fs::read_to_string(&index)?;
    fs::write(&index, format!("{text}{MARK}"))?;
    xtask::stamp::release(release).map_err(|fault| anyhow!("{fault}"))?;
    Ok(())
}

/// Whether the page and the worker now are of the next version.
fn is_next(browser: &Browser) -> Result<bool> {
    let index: String =
        browser.ask_later("return await (await fetch('index.html')).text()", vec![])?;
    Ok(index.contains(MARK))
}

/// Whether the page has not been loaded again since it was marked.
fn is_same_load(browser: &Browser) -> Result<bool> {
    browser.ask("return window.sameLoad === true", vec![])
}

fn look_for_update(browser: &Browser) -> Result<()> {
    browser.ask_later(
        "const registration = await navigator.serviceWorker.getRegistration();
         await registration.update().catch(() => null)",
        vec![],
    )
}

pub(crate) fn wait_until_they_are_wanted(engine: Engine) -> Result<()> {
    let (release, profile) = (release()?, Profile::new()?);
    let site = Site::of(release.path())?;
    let browser = Browser::open(engine, &profile)?;
    let person = Person::at(&browser);
    story::open(&browser, &site.at(""))?;
    page::installed(&browser)?;
    browser.reload()?;
    story::at_today(person)?;
    story::start_with_new_rep(person, &DANA, &mut story::pass_by)?;

    browser.ask::<()>("window.sameLoad = true; return null", vec![])?;
    publish_next(release.path())?;
    look_for_update(&browser)?;
    waits(&browser)?;
    person.pause(Duration::from_secs(1));
    ensure!(
        !person.reads(OFFER)?,
        "A new version is offered while a call runs"
    );

    person.tap(Role::Button, "End")?;
    person.tap(Role::Link, "Later")?;
    story::go(person, "Today")?;
    person.read(OFFER)?;
    person.pause(Duration::from_secs(1));
    ensure!(is_same_load(&browser)?, "The page reloaded unasked");
    ensure!(
        !is_next(&browser)?,
        "The new version serves a page of the old one"
    );
    waits(&browser)?;

    person.tap(Role::Button, "Use it now")?;
    // Nothing is fetched meanwhile: an old worker that is kept busy doesn't give way.
    let reloaded = wait::until(PATIENCE, || {
        // Between two pages there is none to ask.
        Ok(matches!(is_same_load(&browser), Ok(false)).then_some(()))
    })?;
    if reloaded.is_none() {
        let workers = page::workers(&browser)?;
        return person.lost(&format!("The new version was not taken: {workers:?}"));
    }
    story::at_today(person)?;
    ensure!(
        is_next(&browser)?,
        "After the reload the old version is still there"
    );
    person
        .see(Role::Link, starts_with("Debrief"))
        .context("The notebook isn't there in the new version")?;
    Ok(())
}

fn waits(browser: &Browser) -> Result<()> {
    let waiting = wait::until(PATIENCE, || {
        let workers = page::workers(browser)?;
        Ok((workers.waiting && workers.active).then_some(()))
    })?;
    waiting.context("No new worker waits beside the old one")
}

#[derive(Deserialize)]
struct Stamp {
    files: BTreeMap<String, String>,
}

/// The files of a release, as its worker lists them.
fn files(release: &Path) -> Result<Vec<String>> {
    let worker = fs::read_to_string(release.join("sw.js"))?;
    let line = worker.lines().next().unwrap_or_default();
    let json = line
        .trim_start_matches("const RELEASE = ")
        .trim_end_matches(';');
    let stamp: Stamp =
        serde_json::from_str(json).context("The worker's first line is no list of files")?;
    // The worker leaves screenshots to the browser's offer to install.
    Ok(stamp
        .files
        .into_keys()
        .filter(|name| !name.starts_with("screenshots/"))
        .collect())
}

/// Registers the worker from the page that needs no app, and says what became of it.
const INSTALL: &str = "
    const registration = await navigator.serviceWorker.register('sw.js');
    const worker = registration.installing ?? registration.waiting ?? registration.active;
    while (!['activated', 'redundant'].includes(worker.state))
      await new Promise(again => setTimeout(again, 10));
    const left = (await caches.keys()).length;
    if (worker.state === 'activated') return [worker.state, left];
    await registration.unregister();
    return [worker.state, left]";

/// Fails each file in turn, then none.
pub(crate) fn install_whole_or_not_at_all(engine: Engine) -> Result<()> {
    let (release, profile) = (release()?, Profile::new()?);
    let bad: Arc<Mutex<Option<String>>> = Arc::default();
    let asked = Arc::clone(&bad);
    let site = Site::altered(release.path(), move |path| {
        let bad = asked.lock().unwrap_or_else(PoisonError::into_inner);
        if bad.as_deref() == Some(path) {
            Alter::Bytes(b"another file".to_vec())
        } else {
            Alter::Serve
        }
    })?;
    let browser = Browser::open(engine, &profile)?;
    browser.goto(&site.at("rescue.html"))?;
    let files = files(release.path())?;
    ensure!(files.len() >= 5, "The worker keeps too little: {files:?}");
    for file in &files {
        *bad.lock().unwrap_or_else(PoisonError::into_inner) = Some(format!("/{file}"));
        let became: (String, usize) = browser.ask_later(INSTALL, vec![])?;
        ensure!(
            became == ("redundant".to_owned(), 0),
            "With a bad {file} the worker was {became:?}"
        );
    }
    *bad.lock().unwrap_or_else(PoisonError::into_inner) = None;
    let became: (String, usize) = browser.ask_later(INSTALL, vec![])?;
    ensure!(
        became == ("activated".to_owned(), 1),
        "With good files the worker was {became:?}"
    );
    Ok(())
}

/// A next version of which one file is bad leaves the old one as it is.
pub(crate) fn keep_the_old_one_when_the_next_is_broken(engine: Engine) -> Result<()> {
    let (release, profile) = (release()?, Profile::new()?);
    let mut site = Site::of(release.path())?;
    let browser = Browser::open(engine, &profile)?;
    let person = Person::at(&browser);
    story::open(&browser, &site.at(""))?;
    page::installed(&browser)?;
    publish_next(release.path())?;
    site.start_altered(|path| {
        if path == "/index.html" {
            Alter::Bytes(b"broken".to_vec())
        } else {
            Alter::Serve
        }
    })?;
    look_for_update(&browser)?;
    browser.reload()?;
    story::at_today(person)?;
    let workers = page::workers(&browser)?;
    ensure!(
        workers.active && !workers.waiting,
        "A broken version waits: {workers:?}"
    );
    ensure!(!person.reads(OFFER)?, "A broken version is offered");
    site.stop();
    browser.reload()?;
    story::at_today(person)
}
