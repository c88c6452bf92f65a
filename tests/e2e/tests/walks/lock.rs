//! The lock: nothing that was written is found without the passphrase, on the page or in any file of the
//! browser; and the notebook is there again with it, or with the code from paper.

use std::thread::sleep;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use e2e::browser::Browser;
use e2e::engines::Engine;
use e2e::lent::Lent;
use e2e::lock::{self, PASSPHRASE, at_the_gate, lock_now, put_on, unlock};
use e2e::page;
use e2e::person::{Person, Role, starts_with};
use e2e::profile::Profile;
use e2e::sample;
use e2e::site::Site;
use e2e::story::{self, Cast, DANA, DEBRIEFED};
use e2e::wait::{self, PATIENCE};
use serde_json::{Value, json};

use crate::{answers, codebook, hostile, prepare};

const ANOTHER: &str = "seven lamps over a quiet yard";

/// A canary that no earlier run has left anywhere.
fn canary() -> String {
    let letters = std::iter::repeat_with(fastrand::alphanumeric);
    format!(
        "kanarie{}",
        letters.take(12).collect::<String>().to_lowercase()
    )
}

/// All that a person may see of a page, and what the page's own storage has in plain text.
const LEFT: &str = "
    const stores = JSON.stringify({ ...localStorage, ...sessionStorage, state: history.state });
    return [document.title, location.href, document.documentElement.outerHTML, stores,
      ...[...document.querySelectorAll('input, textarea')].map(field => field.value)].join('\\n')";

fn is_not_on_the_page(browser: &Browser, canary: &str, when: &str) -> Result<()> {
    let left: String = browser.ask(LEFT, vec![])?;
    let place = left.find(canary);
    ensure!(
        place.is_none(),
        "{when}: the page has it, in {:?}",
        place.map(|at| &left[at.saturating_sub(80)..at])
    );
    Ok(())
}

fn is_in_no_file(profile: &Profile, canary: &str, when: &str) -> Result<()> {
    let found = profile.files_with(canary)?;
    ensure!(found.is_empty(), "{when}: it stands in {found:?}");
    Ok(())
}

/// The canary stands in every field of a screen for a moment, long enough to be kept; then what was there.
const FILLED: &str = "
    const fields = [...document.querySelectorAll('textarea, input')].filter(one =>
      ['textarea', 'text', 'search'].includes(one.type));
    const before = fields.map(one => one.value);
    const put = (one, text) => {
      Object.getOwnPropertyDescriptor(Object.getPrototypeOf(one), 'value').set.call(one, text);
      for (const name of ['input', 'change']) one.dispatchEvent(new Event(name, { bubbles: true }));
    };
    const pause = () => new Promise(done => setTimeout(done, 250));
    fields.forEach(one => put(one, arguments[0]));
    await pause();
    fields.forEach((one, n) => put(one, before[n]));
    await pause();
    return fields.length";

/// In every field of every screen, and in every field of the records that a file brings.
fn write_everywhere(person: Person<'_>, canary: &str) -> Result<()> {
    let mut fields = 0;
    let mut fill = |_: &'static str| {
        fields += person
            .browser
            .ask_later::<usize>(FILLED, vec![canary.into()])?;
        Ok(())
    };
    to(person, "#/")?;
    prepare::every_place(person, &mut fill)?;
    to(person, "#/")?;
    let rep = format!("Dana {canary}").leak();
    let cast = Cast {
        rep,
        first: "Dana",
        account: DANA.account,
    };
    story::whole_call(person.marking(canary), &cast, &mut fill)?;
    to(person, "#/calls")?;
    person.see(Role::Heading, "Calls")?;
    fill("calls")?;
    codebook::every_page(person, &mut fill)?;
    to(person, "#/")?;
    ensure!(fields > 25, "There were {fields} fields alone");

    answers::keep_one_with(person, canary)?;
    to(person, "#/settings")?;
    let file = hostile::notebook::file(&[canary.to_owned()])?.to_string();
    person.pick_file("Import a file", &format!("{canary}.json"), &file)?;
    person.tap(Role::Button, "Add to the notebook")?;
    person.read("Added to your notebook")?;
    to(person, "#/calls")?;
    person.see(Role::Link, starts_with(canary))?;
    to(person, "#/reps")?;
    person.tap(Role::Link, starts_with(canary))?;
    person.see(Role::Heading, starts_with(canary))?;
    let left: String = person.browser.ask(LEFT, vec![])?;
    ensure!(left.contains(canary), "Nothing was written");
    // A running call is never locked, and the file has one.
    to(person, &format!("#/pad/{}", hostile::notebook::id(0, "c")))?;
    person.tap(Role::Button, "End")?;
    person.see(Role::Heading, "Parking lot")?;
    to(person, "#/")
}

fn to(person: Person<'_>, place: &str) -> Result<()> {
    let go = "location.hash = arguments[0]; return null";
    person.browser.ask(go, vec![place.into()])
}

/// Without a lock the same search finds it: what is not found with one is not there.
pub(crate) fn without_it_the_disk_tells(engine: Engine) -> Result<()> {
    let (site, profile, canary) = (Site::open()?, Profile::new()?, canary());
    let browser = Browser::open(engine, &profile)?;
    let person = Person::at(&browser);
    story::open(&browser, &site.at(""))?;
    write_everywhere(person, &canary)?;
    browser.quit()?;
    ensure!(
        !profile.files_with(&canary)?.is_empty(),
        "The search finds nothing"
    );
    Ok(())
}

pub(crate) fn leaves_no_trace(engine: Engine) -> Result<()> {
    let (site, profile, canary) = (Site::open()?, Profile::new()?, canary());
    let browser = Browser::open(engine, &profile)?;
    let person = Person::at(&browser);
    story::open(&browser, &site.at(""))?;
    page::installed(&browser)?;
    put_on(person)?;
    write_everywhere(person, &canary)?;
    is_in_no_title(&browser, &canary)?;
    lock_now(person)?;
    is_not_on_the_page(&browser, &canary, "After lock")?;
    page::accessible(&browser, "the gate")?;
    browser.quit()?;
    is_in_no_file(&profile, &canary, "After lock")?;

    let browser = Browser::open(engine, &profile)?;
    let person = Person::at(&browser);
    browser.goto(&site.at(""))?;
    at_the_gate(person)?;
    is_not_on_the_page(&browser, &canary, "After a restart")?;
    unlock(person, PASSPHRASE)?;
    story::at_today(person)?;
    story::go(person, "Reps")?;
    person.see(Role::Link, starts_with("Dana"))?;
    // A browser that is closed by itself keeps what it needs to go on where it was.
    browser.quit()?;
    is_in_no_file(&profile, &canary, "After a restart")
}

fn is_in_no_title(browser: &Browser, canary: &str) -> Result<()> {
    let title: String = browser.ask("return document.title", vec![])?;
    ensure!(!title.contains(canary), "The title is {title}");
    Ok(())
}

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
