//! The lock: the notebook is there again with the passphrase, or with the code from paper.

use std::thread::sleep;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use e2e::browser::Browser;
use e2e::engines::Engine;
use e2e::lent::Lent;
use e2e::lock::{self, PASSPHRASE, at_the_gate, lock_now, put_on, unlock};
use e2e::page;
use e2e::person::{Person, Role};
use e2e::profile::Profile;
use e2e::sample;
use e2e::site::Site;
use e2e::story::{self, DANA, DEBRIEFED};
use e2e::wait::{self, PATIENCE};
use serde_json::{Value, json};

const ANOTHER: &str = "seven lamps over a quiet yard";

pub(crate) fn is_changed_and_taken_off(engine: Engine) -> Result<()> {
    let site = Site::open()?;
    let browser = Lent::open(engine)?;
    let person = Person::at(&browser);
    story::open(&browser, &site.at(""))?;
    story::add_file(person, DEBRIEFED)?;
    let before = story::share_everything(person)?;
    let code = put_on(person)?;

    lock_now(person)?;
    unlock(person, "correct horse battery stable")?;
    person.read("This is not the passphrase of these notes.")?;
    asks_again(person)?;
    person.tap(Role::Button, "Use the recovery code")?;
    person.type_into("Recovery code", &code.to_lowercase())?;
    person.tap(Role::Button, "Unlock")?;
    person
        .see(Role::Button, "Lock now")
        .context("The code opens it")?;

    lock::change_passphrase(person, PASSPHRASE, ANOTHER)?;
    lock_now(person)?;
    unlock(person, ANOTHER)?;
    person.see(Role::Button, "Lock now")?;
    page::accessible(&browser, "the lock")?;

    lock::begin_to_take_off(person, ANOTHER)?;
    person.read("The lock is off.")?;
    browser.reload()?;
    let after = story::share_everything(person)?;
    let same = crate::files::contents(&before)? == crate::files::contents(&after)?;
    ensure!(same, "The notebook isn't what it was");
    Ok(())
}

/// A tab that stood at the gate while another one changed the passphrase takes the new one alone.
pub(crate) fn is_changed_behind_the_gate(engine: Engine) -> Result<()> {
    let (site, profile) = (Site::open()?, Profile::new()?);
    let browser = Browser::open(engine, &profile)?;
    let person = Person::at(&browser);
    story::open(&browser, &site.at(""))?;
    put_on(person)?;
    lock_now(person)?;
    let gate = browser.window()?;
    let other = browser.new_window()?;
    browser.switch_to(&other)?;
    browser.goto(&site.at(""))?;
    unlock(person, PASSPHRASE)?;
    story::at_today(person)?;
    lock::open(person)?;
    lock::change_passphrase(person, PASSPHRASE, ANOTHER)?;

    browser.switch_to(&gate)?;
    unlock(person, PASSPHRASE)?;
    person.read("This is not the passphrase of these notes.")?;
    unlock(person, ANOTHER)?;
    person.see(Role::Button, "Lock now").map(drop)
}

/// How long the notebook may go over before the browser is killed, in milliseconds: as soon as it begins,
/// in its midst, and near its end or after it.
const LIVES_MS: [u64; 3] = [0, 150, 700];
const CALLS: usize = 60;

/// Killed on its way under the lock and out of it, the notebook is the one or the other, and whole.
pub(crate) fn is_whole_after_kills(engine: Engine) -> Result<()> {
    let (site, profile) = (Site::open()?, Profile::new()?);
    let browser = Browser::open(engine, &profile)?;
    let person = Person::at(&browser);
    story::open(&browser, &site.at(""))?;
    story::add_file(person, &sample::file(CALLS, 7)?)?;
    let whole = crate::files::contents(&story::share_everything(person)?)?;
    browser.quit()?;
    for life in LIVES_MS.map(Duration::from_millis) {
        for turn in [begin_to_put_on, begin_to_take_off] {
            let browser = started(engine, &profile, &site)?;
            let person = Person::at(&browser);
            turn(person)?;
            sleep(life);
            browser.kill()?;
            let browser = started(engine, &profile, &site)?;
            let now = crate::files::contents(&story::share_everything(Person::at(&browser))?)?;
            ensure!(
                now == whole,
                "Killed after {life:?}, the notebook is another"
            );
            browser.quit()?;
        }
    }
    Ok(())
}

/// Opens the app, and unlocks it if it is locked.
fn started(engine: Engine, profile: &Profile, site: &Site) -> Result<Browser> {
    let browser = Browser::open(engine, profile)?;
    let person = Person::at(&browser);
    browser.goto(&site.at(""))?;
    let is_here = || {
        Ok(
            (person.has(Role::Heading, "Today")? || person.has(Role::Heading, "Locked")?)
                .then_some(()),
        )
    };
    wait::until(wait::PATIENCE, is_here)?.context("Neither Today nor the gate comes")?;
    if person.has(Role::Heading, "Locked")? {
        unlock(person, PASSPHRASE)?;
    }
    story::at_today(person)?;
    Ok(browser)
}

fn begin_to_put_on(person: Person<'_>) -> Result<()> {
    lock::open(person)?;
    if person.has(Role::Button, "Lock now")? {
        return Ok(());
    }
    lock::make(person)?;
    lock::begin_to_put_on(person)
}

fn begin_to_take_off(person: Person<'_>) -> Result<()> {
    lock::open(person)?;
    if !person.has(Role::Button, "Lock now")? {
        return Ok(());
    }
    lock::begin_to_take_off(person, PASSPHRASE)
}

/// A phone that knows its person, as Chromium plays it.
const PHONE: &str = r#"{ "options": { "protocol": "ctap2", "ctap2Version": "ctap2_1", "transport": "internal",
    "hasResidentKey": true, "hasUserVerification": true, "hasPrf": true, "isUserVerified": true } }"#;

/// Beside the passphrase, and gone when it is dropped. Passkeys want a name for the host and not a number.
pub(crate) fn opens_by_face_or_finger(engine: Engine) -> Result<()> {
    let (site, profile) = (Site::open()?, Profile::new()?);
    let browser = Browser::open(engine, &profile)?;
    let person = Person::at(&browser);
    browser.devtools("WebAuthn.enable", &json!({}))?;
    browser.devtools(
        "WebAuthn.addVirtualAuthenticator",
        &serde_json::from_str(PHONE)?,
    )?;
    story::open(&browser, &site.at("").replace("127.0.0.1", "localhost"))?;
    put_on(person)?;
    lock::add_face_or_finger(person, ANOTHER)?;
    person.read("This is not the passphrase of these notes.")?;
    lock::add_face_or_finger(person, PASSPHRASE)?;
    person.read("Face or finger opens it from now on, too.")?;
    lock_now(person)?;
    person.tap(Role::Button, "Unlock by face or finger")?;
    person.see(Role::Button, "Lock now")?;
    lock::drop_face_or_finger(person)?;
    person.read("Face or finger opens it no more.")?;
    lock_now(person)?;
    person.absent(Role::Button, "Unlock by face or finger")?;
    unlock(person, PASSPHRASE)?;
    person.see(Role::Button, "Lock now").map(drop)
}

/// Who has neither keeps the sealed notes as a file, by the app or by the way out, and begins anew; where a key
/// turns up again, the file brings the notes back.
pub(crate) fn leaves_as_a_file_that_a_key_opens(engine: Engine) -> Result<()> {
    let site = Site::open()?;
    let browser = Lent::open(engine)?;
    let person = Person::at(&browser);
    story::open(&browser, &site.at(""))?;
    story::add_file(person, DEBRIEFED)?;
    let before = story::share_everything(person)?;
    let code = put_on(person)?;
    lock_now(person)?;

    browser.goto(&site.at("rescue.html"))?;
    person.read("The notes are locked.")?;
    page::catch_files(&browser)?;
    person.tap(Role::Button, "Get the notes out")?;
    let rescued = page::caught_file(&browser)?;

    browser.goto(&site.at(""))?;
    at_the_gate(person)?;
    lock::unfold(person, "I have neither")?;
    person.absent(Role::Button, "Give these up and begin a new notebook")?;
    person.tap(Role::Button, "Keep the sealed notes as a file")?;
    person.see(Role::Button, "Share the sealed notes")?;
    page::catch_files(&browser)?;
    person.tap(Role::Button, "Share the sealed notes")?;
    let kept = page::caught_file(&browser)?;
    person.tap(Role::Button, "Give these up and begin a new notebook")?;
    story::at_today(person)?;

    bring_back(person, &with_a_spoiled_rep(&kept)?, PASSPHRASE)?;
    person.read("Left out, since it can't be read: 1 record of the file.")?;
    person.tap(Role::Button, "Leave it")?;
    for (file, key) in [(kept, PASSPHRASE), (rescued, code.as_str())] {
        ensure!(!file.contains(DANA.account), "The file is open");
        bring_back(person, &file, key)?;
        let add = "Add to the notebook";
        let known = "All of it is in your notebook already.";
        let here = || Ok((person.has(Role::Button, add)? || person.reads(known)?).then_some(()));
        wait::until(wait::PATIENCE, here)?.context("The key doesn't open the file")?;
        if person.has(Role::Button, add)? {
            person.tap(Role::Button, add)?;
            person.read("Added to your notebook")?;
        }
    }
    let after = story::share_everything(person)?;
    let same = crate::files::contents(&before)? == crate::files::contents(&after)?;
    ensure!(same, "The notebook isn't what it was");
    Ok(())
}

/// As far as what the file brings.
fn bring_back(person: Person<'_>, file: &str, key: &str) -> Result<()> {
    story::go(person, "Settings")?;
    person.pick_file("Import a file", "locked.curbside.json.txt", file)?;
    person.tap(Role::Button, "Show what I type")?;
    person.type_into("Passphrase", key)?;
    person.tap(Role::Button, "Open the file")
}

/// The copy, with a letter of its rep's seal exchanged.
fn with_a_spoiled_rep(copy: &str) -> Result<String> {
    let mut copy: Value = serde_json::from_str(copy)?;
    let records = copy["records"].as_array_mut().context("It has records")?;
    let rep = records.iter_mut().find(|one| one["store"] == "reps");
    let sealed = &mut rep.context("It has a rep")?["sealed"];
    let whole = sealed.as_str().context("It is sealed")?;
    let (first, rest) = whole.split_at(1);
    let other = if first == "A" { "B" } else { "A" };
    *sealed = format!("{other}{rest}").into();
    Ok(copy.to_string())
}

/// The field that was wrong is gone on with.
fn asks_again(person: Person<'_>) -> Result<()> {
    let asks = "return document.activeElement?.matches('main input') ?? false";
    let asked = wait::until(PATIENCE, || {
        Ok(person.browser.ask::<bool>(asks, vec![])?.then_some(()))
    })?;
    asked.context("The field isn't gone on with")
}
