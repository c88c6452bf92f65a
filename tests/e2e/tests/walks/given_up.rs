//! What is given up for a file, and what isn't: notes that open again, notes that another tab has open, and sealed records
//! whose keys are gone.

use anyhow::{Result, ensure};
use e2e::browser::Browser;
use e2e::engines::{Engine, Options};
use e2e::lent::Lent;
use e2e::lock;
use e2e::person::{Person, Role, starts_with};
use e2e::profile::Profile;
use e2e::site::Site;
use e2e::story::{self, DANA};

use crate::missing::{contents, delete_the_database, some_notes};

/// A database that can't be opened while the walk says so, and that works again once it was deleted.
const BROKEN: &str = "
    const { open, deleteDatabase } = IDBFactory.prototype;
    IDBFactory.prototype.open = function (name, ...version) {
      if (name === 'curbside' && localStorage.getItem('broken'))
        throw new DOMException('broken', 'UnknownError');
      return open.call(this, name, ...version);
    };
    IDBFactory.prototype.deleteDatabase = function (name) {
      if (name === 'curbside') localStorage.removeItem('broken');
      return deleteDatabase.call(this, name);
    };";

const BREAK: &str = "localStorage.setItem('broken', 'yes'); return null";
const HEAL: &str = "localStorage.removeItem('broken'); return null";
const IS_BROKEN: &str = "return localStorage.getItem('broken') !== null";

/// A browser on whose database the walk decides, some notes in it, and the file of them.
fn some_notes_in(engine: Engine, site: &Site, profile: &Profile) -> Result<(Browser, String)> {
    let browser = Browser::open_with(engine, profile, &Options::before_pages(BROKEN))?;
    let file = some_notes(Person::at(&browser), site)?;
    Ok((browser, file))
}

fn can_not_be_opened(person: Person<'_>) -> Result<()> {
    person.browser.ask::<()>(BREAK, vec![])?;
    person.browser.reload()?;
    person.see(Role::Heading, "Your notes can't be opened now")?;
    Ok(())
}

fn bring_back(person: Person<'_>, file: &str) -> Result<()> {
    person.pick_file("Import a file", "notes.curbside.json.txt", file)?;
    person.tap(Role::Button, "Add to the notebook")
}

/// Between the look at the screen and the tap the database works again: the notes are kept, whatever the file has.
pub(crate) fn not_what_opens_again(engine: Engine) -> Result<()> {
    let (site, profile) = (Site::open()?, Profile::new()?);
    let (browser, file) = some_notes_in(engine, &site, &profile)?;
    let person = Person::at(&browser);
    can_not_be_opened(person)?;
    browser.ask::<()>(HEAL, vec![])?;
    bring_back(person, story::DEBRIEFED)?;
    person.read("The notes on this phone can be opened again. They were kept.")?;
    person.read("Nothing was added")?;
    browser.goto(&site.at(""))?;
    story::at_today(person)?;
    let kept = story::share_everything(person)?;
    ensure!(
        contents(&kept)? == contents(&file)?,
        "They were given up: {kept}"
    );
    Ok(())
}

/// A deletion that waits for the other tab would come when nobody thinks of it any more.
pub(crate) fn not_beside_another_tab(engine: Engine) -> Result<()> {
    let (site, profile) = (Site::open()?, Profile::new()?);
    let (browser, file) = some_notes_in(engine, &site, &profile)?;
    let person = Person::at(&browser);
    let first = browser.window()?;
    let second = browser.new_window()?;
    browser.switch_to(&second)?;
    browser.goto(&site.at(""))?;
    story::at_today(person)?;
    browser.switch_to(&first)?;
    can_not_be_opened(person)?;
    bring_back(person, &file)?;
    person.read("Curbside is open in another tab. Close the other tab")?;
    person.read("Nothing was added")?;
    ensure!(
        browser.ask::<bool>(IS_BROKEN, vec![])?,
        "The database was deleted"
    );

    browser.switch_to(&second)?;
    browser.goto("about:blank")?;
    browser.switch_to(&first)?;
    browser.goto(&site.at(""))?;
    browser.reload()?;
    person.see(Role::Heading, "Your notes can't be opened now")?;
    bring_back(person, &file)?;
    person.read("Added to your notebook: 1 rep, 1 call, 2 moments.")?;
    Ok(())
}

/// Sealed records without their keys may be all there is: a copy that was kept earlier has the keys to them.
pub(crate) fn not_sealed_records_without_keys(engine: Engine) -> Result<()> {
    let site = Site::open()?;
    let browser = Lent::open(engine)?;
    let person = Person::at(&browser);
    story::open(&browser, &site.at(""))?;
    story::start_with_new_rep(person, &DANA, &mut story::pass_by)?;
    person.tap(Role::Button, starts_with("Open question"))?;
    story::all_saved(person)?;
    // The lock waits for a running call.
    person.tap(Role::Button, "End")?;
    person.see(Role::Heading, "Parking lot")?;
    person.tap(Role::Link, "Later")?;
    lock::put_on(person)?;
    browser.goto(&site.at("rescue.html"))?;
    delete_the_database(&browser)?;
    browser.goto(&site.at(""))?;
    person.see(Role::Heading, "Your notes are not here")?;
    let sealed: u32 = browser.ask_later(SEALED, vec![])?;
    ensure!(sealed > 0, "The sealed records were cleared away");
    Ok(())
}

/// How many sealed calls there are.
const SEALED: &str = "
    const later = request => new Promise((done, failed) => {
      request.onsuccess = () => done(request.result);
      request.onerror = () => failed(request.error);
    });
    const database = await later(indexedDB.open('curbside-locked'));
    if (!database.objectStoreNames.contains('calls')) return 0;
    const count = await later(database.transaction('calls').objectStore('calls').count());
    database.close();
    return count";
