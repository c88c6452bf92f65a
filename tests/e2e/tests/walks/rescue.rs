//! The way out: the notes leave without the app, as a file that it takes in again.

use anyhow::{Context, Result, ensure};
use e2e::engines::Engine;
use e2e::lent::Lent;
use e2e::page;
use e2e::person::{Person, Role, starts_with};
use e2e::site::Site;
use e2e::story::{self, DANA};
use serde_json::{Value, json};

pub(crate) fn brings_the_notes_to_another_phone(engine: Engine) -> Result<()> {
    let site = Site::open()?;
    let (shared, rescued) = {
        let browser = Lent::open(engine)?;
        let person = Person::at(&browser);
        story::open(&browser, &site.at(""))?;
        story::start_with_new_rep(person, &DANA, &mut story::pass_by)?;
        person.tap(Role::Button, starts_with("Open question"))?;
        person.tap(Role::Button, starts_with("Data dump"))?;
        story::all_saved(person)?;
        browser.goto(&site.at("#/settings"))?;
        let shared = story::share_everything(person)?;
        browser.goto(&site.at("rescue.html"))?;
        person.read("Curbside can import the file.")?;
        page::catch_files(&browser)?;
        person.tap(Role::Button, "Get the notes out")?;
        (shared, page::caught_file(&browser)?)
    };
    let (shared, taken) = (contents(&shared)?, contents(&rescued)?);
    ensure!(
        shared == taken,
        "The way out gives another file:\n{taken}\nthan the app:\n{shared}"
    );

    let other = Site::open()?;
    let browser = Lent::open(engine)?;
    let person = Person::at(&browser);
    story::open(&browser, &other.at(""))?;
    story::add_file(person, &rescued)?;
    story::go(person, "Calls")?;
    person.see(Role::Link, starts_with(DANA.rep))?;
    Ok(())
}

/// More than a call of the browser's can have arguments.
const VERY_MANY: u32 = 130_000;

/// Writes the first moment so many times more, each under an id of its own.
const COPIED: &str = "
    const [many] = arguments;
    const told = (request) => new Promise((done, failed) => {
      request.onsuccess = () => done(request.result);
      request.onerror = () => failed(request.error);
    });
    const database = await told(indexedDB.open('curbside'));
    const [first] = await told(database.transaction('moments').objectStore('moments').getAll(null, 1));
    for (let from = 1; from <= many; from += 10_000) {
      const transaction = database.transaction('moments', 'readwrite');
      const complete = new Promise((done, failed) => {
        transaction.oncomplete = done;
        transaction.onabort = () => failed(transaction.error);
      });
      for (let at = from; at <= many && at < from + 10_000; at += 1) {
        const id = first.id.slice(0, -12) + at.toString(16).padStart(12, '0');
        transaction.objectStore('moments').put({ ...first, id, body: first.body.replaceAll(first.id, id) });
      }
      await complete;
    }
    database.close();
    return null";

pub(crate) fn holds_very_many_moments(engine: Engine) -> Result<()> {
    let site = Site::open()?;
    let browser = Lent::open(engine)?;
    let person = Person::at(&browser);
    story::open(&browser, &site.at(""))?;
    story::start_with_new_rep(person, &DANA, &mut story::pass_by)?;
    person.tap(Role::Button, starts_with("Open question"))?;
    story::all_saved(person)?;
    browser.ask_later::<Value>(COPIED, vec![json!(VERY_MANY)])?;
    browser.goto(&site.at("rescue.html"))?;
    // With the moment that is there, the call and the rep.
    let ready = VERY_MANY + 3;
    person.read(&format!(
        "{ready} records are ready. Curbside can import the file."
    ))?;
    Ok(())
}

/// A file without the time and the hand that wrote it.
fn contents(file: &str) -> Result<Value> {
    let mut file: Value = serde_json::from_str(file).context("The file isn't JSON")?;
    if let Some(fields) = file.as_object_mut() {
        fields.retain(|name, _| name != "exported_at" && name != "app");
    }
    Ok(file)
}
