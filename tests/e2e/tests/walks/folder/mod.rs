//! Two devices that share a folder. The folder is a real one, of the origin's own; the other device, and the cloud
//! drive that brings its files late, half and twice, are played by the walk.

use std::collections::BTreeMap;

use anyhow::{Context, Result, ensure};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use e2e::browser::Browser;
use e2e::engines::{Engine, Options};
use e2e::lent::Lent;
use e2e::lock;
use e2e::page;
use e2e::person::{Person, Role, starts_with};
use e2e::profile::Profile;
use e2e::site::Site;
use e2e::story::{self, DANA, DEBRIEFED, Look};
use e2e::wait::{self, PATIENCE};
use serde_json::{Value, json};

use crate::jose;

const PASSPHRASE: &str = "seven lamps over a quiet yard";
const THEIRS: &str = "curbside-0badcafe.jwe";

type Files = BTreeMap<String, String>;

fn list(browser: &Browser) -> Result<Files> {
    browser.ask_later(include_str!("list.js"), vec![])
}

fn put(browser: &Browser, name: &str, text: &str) -> Result<()> {
    browser.ask_later(include_str!("put.js"), vec![json!(name), json!(text)])
}

fn at_devices(person: Person<'_>) -> Result<()> {
    story::go(person, "Settings")?;
    person.tap(Role::Link, starts_with("Keep two devices in step"))?;
    person.see(Role::Heading, "Two devices").map(drop)
}

fn typed(person: Person<'_>, passphrase: &str, then: &str) -> Result<()> {
    person.tap(Role::Button, "Show what I type")?;
    person.type_into("Passphrase", passphrase)?;
    person.tap(Role::Button, then)
}

/// From Today to a folder with a copy in it.
fn choose(person: Person<'_>, look: &mut Look<'_>) -> Result<()> {
    at_devices(person)?;
    look("devices")?;
    person
        .browser
        .ask::<()>(include_str!("picker.js"), vec![])?;
    person.tap(Role::Button, "Choose a folder")?;
    person.read("Take the same passphrase on both devices.")?;
    look("devices-picked")?;
    typed(person, PASSPHRASE, "Use this folder")?;
    person.read("Last written")
}

/// The one file that there is as long as no other device has written.
fn own(browser: &Browser) -> Result<(String, String)> {
    list(browser)?
        .into_iter()
        .next()
        .context("The folder is empty")
}

fn opened(sealed: &str) -> Result<String> {
    jose::open(sealed, PASSPHRASE).context("No other tool opens the file")
}

/// What another device seals, which has read the folder before.
fn sealed_like(own: &str, text: &str) -> Result<String> {
    let header = own.split('.').next().unwrap_or_default();
    let header: Value = serde_json::from_slice(&BASE64.decode(header)?)?;
    Ok(jose::seal(&header, text, PASSPHRASE))
}

/// What another device seals, which has not.
fn sealed_apart(text: &str, passphrase: &str) -> String {
    let header = json!({ "alg": "PBES2-HS512+A256KW", "enc": "A256GCM", "cty": "json",
                         "p2s": BASE64.encode([8; 16]), "p2c": 600_000 });
    jose::seal(&header, text, passphrase)
}

/// Notes of a rep of this name.
fn notes_of(rep: &str, id: u8) -> String {
    let at = 1_763_888_404_000_u64;
    json!({
        "format": "curbside", "version": 2, "exported_at": "2025-11-23T09:00:00Z", "app": "Curbside",
        "reps": [{ "id": format!("00000000-0000-4000-8000-0000000000{id:02x}"), "name": rep, "stage": "solid",
                   "focus": null, "edited_ms": at }],
        "calls": [], "moments": [],
    })
    .to_string()
}

fn has_rep(person: Person<'_>, name: &str) -> Result<()> {
    story::go(person, "Reps")?;
    person.see(Role::Link, starts_with(name)).map(drop)
}

pub(crate) fn is_shared_by_two_devices(engine: Engine) -> Result<()> {
    let site = Site::open()?;
    let browser = Lent::open(engine)?;
    let person = Person::at(&browser);
    story::open(&browser, &site.at(""))?;
    choose(person, &mut story::pass_by)?;
    let (_, before) = own(&browser)?;
    story::go(person, "Today")?;
    story::whole_call(person, &DANA, &mut |_| Ok(()))?;
    let (name, whole) = is_written_after_the_debrief(person, &before)?;

    put(
        &browser,
        THEIRS,
        &sealed_like(&whole, DEBRIEFED.replace(DANA.rep, "Kim Lind").as_str())?,
    )?;
    let copy = sealed_like(&whole, &notes_of("Ola Berg", 1))?;
    put(&browser, "curbside-0badcafe (1).jwe", &copy)?;
    put(&browser, "curbside-00000001.jwe", &whole[..whole.len() / 2])?;
    put(&browser, "curbside-00000002.jwe", "")?;
    browser.reload()?;
    person.read("What is in 2 files of the folder was added.")?;
    has_rep(person, "Kim Lind")?;
    has_rep(person, "Ola Berg")?;
    has_rep(person, DANA.rep)?;
    at_devices(person)?;
    person.read("curbside-00000001.jwe: not whole yet; looked at again next time")?;
    person.read("curbside-00000002.jwe: not whole yet")?;

    // The rest of the half file comes.
    put(
        &browser,
        "curbside-00000001.jwe",
        &sealed_like(&whole, &notes_of("Siri Dahl", 2))?,
    )?;
    person.tap(Role::Button, "Look into the folder")?;
    person.read("Added: 1 rep.")?;
    has_rep(person, "Siri Dahl")?;
    person.tap(Role::Button, "Undo")?;
    person.absent(Role::Link, starts_with("Siri Dahl"))?;
    browser.reload()?;
    has_rep(person, DANA.rep)?;
    ensure!(
        !person.has(Role::Link, starts_with("Siri Dahl"))?,
        "It came back by itself"
    );
    ensure!(list(&browser)?.contains_key(&name), "The own file is gone");
    waits_for_a_passphrase_and_for_a_tap(person)
}

fn is_written_after_the_debrief(person: Person<'_>, before: &str) -> Result<(String, String)> {
    let (name, sealed) = written_anew(person, before)?;
    ensure!(
        list(person.browser)?.len() == 1,
        "There is more than one file"
    );
    let text = opened(&sealed)?;
    let is_whole = text.contains(DANA.account) && text.contains("Stop, and ask when they need it");
    ensure!(is_whole, "It isn't whole: {text}");
    Ok((name, sealed))
}

/// Waits for the own file to be another than before. It is opened once, and not to see whether it is there: that takes seconds.
fn written_anew(person: Person<'_>, before: &str) -> Result<(String, String)> {
    let written = wait::until(PATIENCE, || {
        Ok(Some(own(person.browser)?).filter(|(_, sealed)| sealed != before))
    })?;
    match written {
        Some(written) => Ok(written),
        None => person.lost("Nothing was written into the folder"),
    }
}

/// A file of another passphrase is opened by it; and where the person wants it so, nothing joins before a tap.
fn waits_for_a_passphrase_and_for_a_tap(person: Person<'_>) -> Result<()> {
    let browser = person.browser;
    let another = "a passphrase of another day";
    put(
        browser,
        "by-hand.jwe.txt",
        &sealed_apart(&notes_of("Per Holm", 3), another),
    )?;
    at_devices(person)?;
    person.tap(Role::Button, "Look into the folder")?;
    person.read("by-hand.jwe.txt: sealed with a passphrase that isn't known here")?;
    lock::unfold(person, "Give the passphrase of the file")?;
    typed(person, another, "Open it")?;
    person.read("Added: 1 rep.")?;
    has_rep(person, "Per Holm")?;
    at_devices(person)?;
    person.choose("By a tap of mine")?;
    put(
        browser,
        "by-hand.jwe.txt",
        &sealed_apart(&notes_of("Eva Strand", 4), another),
    )?;
    browser.reload()?;
    story::go(person, "Today")?;
    person.read("1 file is newer.")?;
    page::accessible(browser, "Today with a newer file")?;
    person.tap(Role::Button, starts_with("Look into the folder"))?;
    person.read("by-hand.jwe.txt was added.")?;
    has_rep(person, "Eva Strand")
}

/// Where the browser asks at each start, Today has the tap that it wants.
pub(crate) fn is_asked_for_on_today(engine: Engine) -> Result<()> {
    let (site, profile) = (Site::open()?, Profile::new()?);
    let options = Options::before_pages(include_str!("asks.js"));
    let browser = Browser::open_with(engine, &profile, &options)?;
    let person = Person::at(&browser);
    story::open(&browser, &site.at(""))?;
    choose(person, &mut story::pass_by)?;
    let (_, whole) = own(&browser)?;
    put(
        &browser,
        THEIRS,
        &sealed_like(&whole, &notes_of("Ola Berg", 1))?,
    )?;
    browser.reload()?;
    story::go(person, "Today")?;
    person.read("Your other device may have written there. The browser asks first.")?;
    person.tap(Role::Button, starts_with("Look into the folder"))?;
    person.read("curbside-0badcafe.jwe was added.")?;
    has_rep(person, "Ola Berg")?;
    at_devices(person)?;
    person.tap(Role::Button, "No folder any more")?;
    person.see(Role::Button, "Choose a folder")?;
    browser.reload()?;
    at_devices(person)?;
    person.see(Role::Button, "Choose a folder")?;
    ensure!(list(&browser)?.len() == 2, "What is in the folder stays");
    Ok(())
}

/// Whoever reads the disk finds no passphrase; under the lock no key either, and the screen says why.
pub(crate) fn keeps_no_passphrase(engine: Engine) -> Result<()> {
    let (site, profile) = (Site::open()?, Profile::new()?);
    let browser = Browser::open(engine, &profile)?;
    let person = Person::at(&browser);
    story::open(&browser, &site.at(""))?;
    choose(person, &mut story::pass_by)?;
    browser.reload()?;
    at_devices(person)?;
    person.tap(Role::Button, "Write now")?;
    person.read("Last written")?;
    let keys: usize = browser.ask_later(KEYS, vec![])?;
    ensure!(keys == 1, "There are {keys} keys");
    story::go(person, "Today")?;
    lock::put_on(person)?;
    let gone = wait::until(PATIENCE, || {
        let keys: usize = browser.ask_later(KEYS, vec![])?;
        Ok((keys == 0).then_some(()))
    })?;
    gone.context("The key is still there")?;
    at_devices(person)?;
    person.read("So the folder's key isn't kept beside it")?;
    story::add_file(person, DEBRIEFED)?;
    at_devices(person)?;
    let (_, before) = own(&browser)?;
    lock::unfold(person, "Write a copy")?;
    typed(person, PASSPHRASE, "Write now")?;
    let (_, sealed) = written_anew(person, &before)?;
    ensure!(
        opened(&sealed)?.contains(DANA.rep),
        "The copy isn't of the notes as they are"
    );
    let keys: usize = browser.ask_later(KEYS, vec![])?;
    ensure!(keys == 0, "Typed under the lock, the key is kept");
    browser.quit()?;
    let found = profile.files_with(PASSPHRASE)?;
    ensure!(found.is_empty(), "The passphrase stands in {found:?}");
    Ok(())
}

/// What is typed of a passphrase stays when the folder is looked into meanwhile.
pub(crate) fn keeps_what_is_typed(engine: Engine) -> Result<()> {
    let site = Site::open()?;
    let browser = Lent::open(engine)?;
    let person = Person::at(&browser);
    story::open(&browser, &site.at(""))?;
    choose(person, &mut story::pass_by)?;
    person.choose("By a tap of mine")?;
    let theirs = sealed_like(&own(&browser)?.1, &notes_of("Ola Berg", 1))?;
    put(&browser, THEIRS, &theirs)?;
    story::go(person, "Today")?;
    lock::put_on(person)?;
    browser.reload()?;
    lock::unlock(person, lock::PASSPHRASE)?;
    at_devices(person)?;
    person.read("1 file is newer.")?;
    lock::unfold(person, "Write a copy")?;
    person.tap(Role::Button, "Show what I type")?;
    person.type_into("Passphrase", "seven lamps")?;
    let looked_at: String = browser.ask(LOOKED, vec![])?;
    person.choose("By itself when Curbside opens")?;
    let looked = wait::until(PATIENCE, || {
        let now: String = browser.ask(LOOKED, vec![])?;
        Ok((now != looked_at).then_some(()))
    })?;
    if looked.is_none() {
        return person.lost("The folder wasn't looked into");
    }
    person.holds("Passphrase", "seven lamps")
}

/// When the folder was looked into last.
const LOOKED: &str =
    "return String(JSON.parse(localStorage.getItem('curbside.exchange')).looked_ms)";

/// How many keys the browser keeps of the folder.
const KEYS: &str = "
    const open = indexedDB.open('curbside-folder');
    const database = await new Promise((done, failed) => { open.onsuccess = () => done(open.result); open.onerror = failed; });
    const get = database.transaction('folder').objectStore('folder').get('chosen');
    const row = await new Promise((done, failed) => { get.onsuccess = () => done(get.result); get.onerror = failed; });
    database.close();
    return row.keys.length";

/// Where the browser has no such folders, the screen says so, and what to do.
pub(crate) fn is_done_by_files_elsewhere(engine: Engine) -> Result<()> {
    let site = Site::open()?;
    let browser = Lent::open(engine)?;
    let person = Person::at(&browser);
    story::open(&browser, &site.at(""))?;
    at_devices(person)?;
    person.read("This browser can't keep a folder;")?;
    person.read("Here, do it by files: Share everything, and Import a file.")?;
    ensure!(
        !person.has(Role::Button, "Choose a folder")?,
        "It offers what it can't do"
    );
    person.see(Role::Button, "Share everything")?;
    person.pick_file("Import a file", "notes.curbside.json.txt", DEBRIEFED)?;
    person.see(Role::Button, "Add to the notebook").map(drop)
}

/// The screen without a folder, and where the browser can, with one.
pub(crate) fn every_state(person: Person<'_>, look: &mut Look<'_>) -> Result<()> {
    let browser = person.browser;
    if browser.engine != Engine::Chromium {
        at_devices(person)?;
        return look("devices");
    }
    choose(person, look)?;
    put(browser, "curbside-00000001.jwe", "eyJ")?;
    put(
        browser,
        "by-hand.jwe.txt",
        &sealed_apart("{}", "a passphrase of another day"),
    )?;
    person.tap(Role::Button, "Look into the folder")?;
    person.read("not whole yet")?;
    look("devices-left")?;
    browser.reload()?;
    person.tap(Role::Link, "Settings")?;
    look("settings-with-a-folder")
}
