//! New versions: all or nothing, never mixed, and never unasked.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use anyhow::{Context, Result, anyhow, ensure};
use e2e::browser::Browser;
use e2e::engines::Engine;
use e2e::folders;
use e2e::lent::Lent;
use e2e::page;
use e2e::person::{Person, Role, starts_with};
use e2e::profile::Profile;
use e2e::site::Site;
use e2e::story::{self, DANA};
use e2e::wait::{self, PATIENCE};
use serde::Deserialize;
use serde_json::json;
use tempfile::TempDir;
use xtask::server::Alter;

const OFFER: &str = "A new version is ready";

fn release() -> Result<TempDir> {
    let folder = TempDir::with_prefix("curbside-release-")?;
    folders::copy(&folders::dist()?, folder.path())?;
    Ok(folder)
}

/// Puts another version in the place of the one that is served. Each file has its old name and
/// other bytes, which is the easiest way to mix two versions up.
fn publish(release: &Path, version: u8) -> Result<()> {
    for file in files(release)?.into_keys() {
        let path = release.join(&file);
        let bytes = fs::read(&path)?;
        fs::write(&path, changed(&file, bytes, version)?)?;
    }
    xtask::stamp::release(release).map_err(|fault| anyhow!("{fault}"))?;
    Ok(())
}

/// A file that says and does the same, in other bytes.
fn changed(file: &str, mut bytes: Vec<u8>, version: u8) -> Result<Vec<u8>> {
    match file.rsplit('.').next().unwrap_or_default() {
        // A section that means nothing, with a name of one letter.
        "wasm" => bytes.extend([0, 2, 1, b'0' + version]),
        "html" => {
            // The page names the hashes of its parts, which are others now.
            let page = String::from_utf8(bytes).context("A page is no text")?;
            let parts = page.split("integrity=");
            let bare = parts.enumerate().map(|(at, part)| match at {
                0 => part,
                _ => part.trim_start_matches(|c: char| !matches!(c, ' ' | '>')),
            });
            bytes = bare.collect::<String>().into_bytes();
            bytes.extend(format!("<!-- version {version} -->").bytes());
        }
        // Behind the end of a picture nobody reads.
        "png" => bytes.push(version),
        _ => bytes.extend(b"\n".repeat(version.into())),
    }
    Ok(bytes)
}

/// The files that the page gets and that aren't those of the version, all asked for by name.
const FOREIGN: &str = "
    const hex = bytes => Array.from(new Uint8Array(bytes), byte => byte.toString(16).padStart(2, '0')).join('');
    const foreign = async ([name, hash]) => {
      const answer = await fetch(name);
      const digest = hex(await crypto.subtle.digest('SHA-256', await answer.arrayBuffer()));
      return answer.ok && digest === hash ? [] : [`${name}: ${answer.status}`];
    };
    return (await Promise.all(Object.entries(arguments[0]).map(foreign))).flat()";

/// Holds the page, and all that it can ask for, to one version and no other.
fn is_whole(browser: &Browser, version: &BTreeMap<String, String>) -> Result<()> {
    let foreign: Vec<String> = browser.ask_later(FOREIGN, vec![json!(version)])?;
    ensure!(
        foreign.is_empty(),
        "Files of another version, or none: {foreign:?}"
    );
    Ok(())
}

/// Whether the page has not been loaded again since it was marked.
fn is_same_load(browser: &Browser) -> Result<bool> {
    browser.ask("return window.sameLoad === true", vec![])
}

/// Looks for a new version and says what became of it: `installed` waits, `redundant` was refused.
fn look_for_update(browser: &Browser) -> Result<String> {
    browser.ask_later(
        "const registration = await navigator.serviceWorker.getRegistration();
         const found = new Promise(found => registration.addEventListener(
           'updatefound', () => found(registration.installing), { once: true }));
         await registration.update();
         const worker = await found;
         while (!['installed', 'redundant'].includes(worker.state))
           await new Promise(again => setTimeout(again, 10));
         return worker.state",
        vec![],
    )
}

/// A deploy in the middle of a call, and another one on top of it: the phone skips a version.
pub(crate) fn wait_until_they_are_wanted(engine: Engine) -> Result<()> {
    let release = release()?;
    let old = files(release.path())?;
    let site = Site::of(release.path())?;
    let browser = Lent::open(engine)?;
    let person = Person::at(&browser);
    story::open(&browser, &site.at(""))?;
    page::installed(&browser)?;
    browser.reload()?;
    story::at_today(person)?;
    story::start_with_new_rep(person, &DANA, &mut story::pass_by)?;

    browser.ask::<()>("window.sameLoad = true; return null", vec![])?;
    for version in [2, 3] {
        publish(release.path(), version)?;
        let became = look_for_update(&browser)?;
        ensure!(became == "installed", "Version {version} was {became}");
        waits(&browser)?;
        is_whole(&browser, &old)?;
    }
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
    is_whole(&browser, &old)?;
    waits(&browser)?;

    take(person)?;
    is_whole(&browser, &files(release.path())?)
        .context("After the reload the newest version isn't there")?;
    person
        .see(Role::Link, starts_with("Debrief"))
        .context("The notebook isn't there in the new version")?;
    Ok(())
}

/// Takes the version that is offered, in a page that was marked.
fn take(person: Person<'_>) -> Result<()> {
    person.tap(Role::Button, "Use it now")?;
    // Nothing is fetched meanwhile: an old worker that is kept busy doesn't give way.
    let reloaded = wait::until(PATIENCE, || {
        // Between two pages there is none to ask.
        Ok(matches!(is_same_load(person.browser), Ok(false)).then_some(()))
    })?;
    if reloaded.is_none() {
        let workers = page::workers(person.browser)?;
        return person.lost(&format!("The new version was not taken: {workers:?}"));
    }
    story::at_today(person)
}

/// A tab in which another one has taken the new version still has the old page, and is offered it too.
pub(crate) fn are_offered_in_every_tab(engine: Engine) -> Result<()> {
    let release = release()?;
    let (site, profile) = (Site::of(release.path())?, Profile::new()?);
    let browser = Browser::open(engine, &profile)?;
    let person = Person::at(&browser);
    story::open(&browser, &site.at(""))?;
    page::installed(&browser)?;
    browser.reload()?;
    story::at_today(person)?;
    let first = browser.window()?;
    let second = browser.new_window()?;
    for window in [&second, &first] {
        browser.switch_to(window)?;
        browser.goto(&site.at(""))?;
        story::at_today(person)?;
        browser.ask::<()>("window.sameLoad = true; return null", vec![])?;
    }
    publish(release.path(), 2)?;
    let became = look_for_update(&browser)?;
    ensure!(became == "installed", "Version 2 was {became}");
    person.read(OFFER)?;
    take(person)?;
    browser.switch_to(&second)?;
    person.read(OFFER)?;
    ensure!(is_same_load(&browser)?, "The other tab reloaded unasked");
    take(person)?;
    is_whole(&browser, &files(release.path())?).context("In the other tab the newest isn't there")
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

/// The files of a release that the worker keeps, each with its hash.
fn files(release: &Path) -> Result<BTreeMap<String, String>> {
    let worker = fs::read_to_string(release.join("sw.js"))?;
    let line = worker.lines().next().unwrap_or_default();
    let json = line
        .trim_start_matches("const RELEASE = ")
        .trim_end_matches(';');
    let stamp: Stamp =
        serde_json::from_str(json).context("The worker's first line is no list of files")?;
    // The worker leaves screenshots to the browser's offer to install.
    let kept = |name: &String| !name.starts_with("screenshots/");
    Ok(stamp
        .files
        .into_iter()
        .filter(|(name, _)| kept(name))
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
    let release = release()?;
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
    let browser = Lent::open(engine)?;
    browser.goto(&site.at("rescue.html"))?;
    let files = files(release.path())?;
    ensure!(files.len() >= 5, "The worker keeps too little: {files:?}");
    for file in files.keys() {
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

/// What can become of one file of a new version on its way.
const FAULTS: [Alter; 4] = [Alter::Missing, Alter::Drop, Alter::Half, Alter::Serve];

/// A next version of which one file is bad, each in turn, while a call runs: the old one runs on as
/// it was, and starts with no server.
pub(crate) fn keep_the_old_one_when_the_next_is_broken(engine: Engine) -> Result<()> {
    let release = release()?;
    let old = files(release.path())?;
    let bad: Arc<Mutex<(String, usize)>> = Arc::default();
    let asked = Arc::clone(&bad);
    let mut site = Site::altered(release.path(), move |path| {
        let bad = asked.lock().unwrap_or_else(PoisonError::into_inner);
        match &FAULTS[bad.1] {
            _ if path != bad.0 => Alter::Serve,
            // Whole, and of another version.
            Alter::Serve => Alter::Bytes(b"another file".to_vec()),
            fault => fault.clone(),
        }
    })?;
    let browser = Lent::open(engine)?;
    let person = Person::at(&browser);
    story::open(&browser, &site.at(""))?;
    page::installed(&browser)?;
    browser.reload()?;
    story::at_today(person)?;
    story::start_with_new_rep(person, &DANA, &mut story::pass_by)?;
    browser.ask::<()>("window.sameLoad = true; return null", vec![])?;

    publish(release.path(), 2)?;
    for (k, file) in old.keys().enumerate() {
        let fault = k % FAULTS.len();
        *bad.lock().unwrap_or_else(PoisonError::into_inner) = (format!("/{file}"), fault);
        let became = look_for_update(&browser)?;
        ensure!(
            became == "redundant",
            "With {file} and {:?} it was {became}",
            FAULTS[fault]
        );
    }
    // What one of them had left behind would still be there.
    is_whole(&browser, &old)?;
    let workers = page::workers(&browser)?;
    ensure!(
        workers.active && !workers.waiting,
        "A broken version waits: {workers:?}"
    );
    let caches: usize = browser.ask_later("return (await caches.keys()).length", vec![])?;
    ensure!(caches == 1, "{caches} versions are kept");
    ensure!(is_same_load(&browser)?, "The page reloaded unasked");
    person.tap(Role::Button, starts_with("Open question"))?;
    story::all_saved(person)?;

    site.stop();
    browser.reload()?;
    story::at_pad(person)?;
    is_whole(&browser, &old)?;
    story::all_saved(person)?;
    person.tap(Role::Button, "End")?;
    person.tap(Role::Link, "Later")?;
    ensure!(!person.reads(OFFER)?, "A broken version is offered");
    Ok(())
}
