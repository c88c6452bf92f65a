//! Notes that are missing are said to be missing, and come back from a file.

use anyhow::{Context, Result, ensure};
use e2e::browser::Browser;
use e2e::engines::Engine;
use e2e::lent::Lent;
use e2e::person::{Person, Role, starts_with};
use e2e::profile::Profile;
use e2e::site::Site;
use e2e::story::{self, DANA};
use serde_json::Value;

pub(crate) fn database_is_gone(engine: Engine) -> Result<()> {
    let site = Site::open()?;
    let browser = Lent::open(engine)?;
    let person = Person::at(&browser);
    let file = some_notes(person, &site)?;
    browser.goto(&site.at("rescue.html"))?;
    delete_the_database(&browser)?;
    browser.goto(&site.at(""))?;
    comes_back(person, &site, &file)
}

/// From a page of the same origin that has it not open.
pub(crate) fn delete_the_database(browser: &Browser) -> Result<()> {
    browser.ask_later(
        "await new Promise((done, failed) => {
           const request = indexedDB.deleteDatabase('curbside');
           request.onsuccess = done;
           request.onerror = failed;
         })",
        vec![],
    )
}

pub(crate) fn database_is_scrambled(engine: Engine) -> Result<()> {
    let (site, profile) = (Site::open()?, Profile::new()?);
    let browser = Browser::open(engine, &profile)?;
    let file = some_notes(Person::at(&browser), &site)?;
    // Left in peace: a browser that is killed may lose the canary, which it writes late.
    browser.quit()?;
    ensure!(
        profile.scramble_databases()? > 0,
        "The database has no files"
    );
    let browser = Browser::open(engine, &profile)?;
    browser.goto(&site.at(""))?;
    comes_back(Person::at(&browser), &site, &file)
}

/// A call with two moments, and the file of it.
pub(crate) fn some_notes(person: Person<'_>, site: &Site) -> Result<String> {
    story::open(person.browser, &site.at(""))?;
    story::start_with_new_rep(person, &DANA, &mut story::pass_by)?;
    for key in ["Open question", "Data dump"] {
        person.tap(Role::Button, starts_with(key))?;
    }
    story::all_saved(person)?;
    person.browser.goto(&site.at("#/settings"))?;
    story::share_everything(person)
}

/// The screen says what happened, and a picked file brings everything back.
fn comes_back(person: Person<'_>, site: &Site, file: &str) -> Result<()> {
    // Where the browser says that the database is broken, it is not said to be gone.
    person.see(Role::Heading, starts_with("Your notes "))?;
    ensure!(
        !person.has(Role::Button, "Start a call")?,
        "A lost notebook is shown as a new one"
    );
    person.pick_file("Import a file", "notes.curbside.json.txt", file)?;
    person.tap(Role::Button, "Add to the notebook")?;
    person.read("Added to your notebook: 1 rep, 1 call, 2 moments.")?;
    person.browser.goto(&site.at(""))?;
    story::at_today(person)?;
    let back = story::share_everything(person)?;
    ensure!(
        contents(file)? == contents(&back)?,
        "The notebook isn't the same:\n{file}\n{back}"
    );
    Ok(())
}

/// A file without the time at which it was written.
pub(crate) fn contents(file: &str) -> Result<Value> {
    let mut file: Value = serde_json::from_str(file).context("The file isn't JSON")?;
    if let Some(fields) = file.as_object_mut() {
        fields.remove("exported_at");
    }
    Ok(file)
}

/// The canary was cleared, and the notebook is there: it is no new one, and gets its canary back.
/// One that has another mark is said to be another. A record that can't be read is said, and left.
pub(crate) fn marks_and_records_are_damaged(engine: Engine) -> Result<()> {
    let site = Site::open()?;
    let browser = Lent::open(engine)?;
    let person = Person::at(&browser);
    let file = some_notes(person, &site)?;
    let canary: String = browser.ask(
        "const canary = localStorage.getItem('curbside.notebook');
         localStorage.clear();
         return canary",
        vec![],
    )?;
    browser.reload()?;
    ensure!(contents(&file)? == contents(&story::share_everything(person)?)?);
    let again: String = browser.ask(
        "return localStorage.getItem('curbside.notebook') ?? 'none'",
        vec![],
    )?;
    ensure!(canary == again, "The canary {canary} came back as {again}");

    browser.ask::<()>(
        "localStorage.setItem('curbside.notebook', '\"00000000-0000-4000-8000-000000000000\"');
         return null",
        vec![],
    )?;
    browser.reload()?;
    person.read("This may not be the notebook that was here last.")?;
    ensure!(contents(&file)? == contents(&story::share_everything(person)?)?);
    person.tap(Role::Button, "Go on with it")?;
    browser.reload()?;
    story::go(person, "Today")?;
    ensure!(!person.reads("This may not be the notebook")?);

    let torn: String = browser.ask_later(SCRATCH_A_MOMENT, vec![])?;
    browser.reload()?;
    person.read("1 record can't be read: moment")?;
    person.read("All else is here")?;
    story::start_with_known_rep(person, &DANA)?;
    person.tap(Role::Button, starts_with("Open question"))?;
    story::all_saved(person)?;
    let kept: Vec<String> = browser.ask_later(MOMENTS, vec![])?;
    ensure!(
        kept.len() == 3 && kept.contains(&torn),
        "What can't be read was not left as it was: {kept:?}"
    );
    Ok(())
}

/// Cuts the text of a moment in half; answers with what is left of it.
const SCRATCH_A_MOMENT: &str = "
    const later = request => new Promise((done, failed) => {
      request.onsuccess = () => done(request.result);
      request.onerror = () => failed(request.error);
    });
    const database = await later(indexedDB.open('curbside'));
    const moments = database.transaction('moments', 'readwrite').objectStore('moments');
    const [row] = await later(moments.getAll());
    row.body = row.body.slice(0, row.body.length / 2);
    await later(moments.put(row));
    database.close();
    return row.body";

const MOMENTS: &str = "
    const later = request => new Promise((done, failed) => {
      request.onsuccess = () => done(request.result);
      request.onerror = () => failed(request.error);
    });
    const database = await later(indexedDB.open('curbside'));
    const rows = await later(database.transaction('moments').objectStore('moments').getAll());
    database.close();
    return rows.map(row => row.body)";
