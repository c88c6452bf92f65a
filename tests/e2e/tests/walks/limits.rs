//! What a browser may lack: the app says so in plain words, and goes on.

use std::ops::RangeInclusive;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use e2e::browser::Browser;
use e2e::engines::{Engine, Options};
use e2e::person::{Person, Role, starts_with};
use e2e::profile::Profile;
use e2e::site::Site;
use e2e::story::{self, DANA};
use e2e::wait::{self, PATIENCE};

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

/// Counts the writes that the page hands to its thread.
const COUNTED: &str = "
    window.handed = 0;
    window.Worker = class extends Worker {
      constructor(...script) {
        super(...script);
        this.addEventListener('message', () => { window.ready = true });
      }
      postMessage(message) {
        if (typeof message[0] === 'number') window.handed += 1;
        super.postMessage(message);
      }
    }";
const NO_THREADS: &str = "delete window.Worker";
/// A thread that says it is ready, and then meets a write with an answer of ours.
macro_rules! thread_that {
    ($answers:literal) => {
        concat!(
            "window.handed = 0;
             window.Worker = class extends EventTarget {
               say(event) { setTimeout(() => this.dispatchEvent(event)) }
               postMessage(message) {
                 if (typeof message[0] === 'string') {
                   window.ready = true;
                   return this.say(new MessageEvent('message', { data: [0] }));
                 }
                 window.handed += 1;
                 ",
            $answers,
            "
               }
               terminate() {}
             }"
        )
    };
}
const DIES: &str = thread_that!("this.say(new Event('error'))");
const IS_SILENT: &str = thread_that!("");
const IS_CUT_OFF: &str = thread_that!(
    "this.say(new MessageEvent('message', { data: [message[0], 'InvalidStateError', ''] }))"
);
/// Longer than the app waits for its thread.
const SILENCE: Duration = Duration::from_secs(20);

/// The thread writes the taps; where there is none, or one that fails, the page does.
pub(crate) fn writes_with_and_without_its_thread(engine: Engine) -> Result<()> {
    save_three_taps(
        engine,
        &[
            (COUNTED, 3..=40),
            (NO_THREADS, 0..=0),
            (DIES, 1..=1),
            (IS_CUT_OFF, 1..=40),
        ],
    )
}

pub(crate) fn a_silent_thread(engine: Engine) -> Result<()> {
    save_three_taps(engine, &[(IS_SILENT, 1..=1)])
}

/// One browser, and for each script a site whose pages it runs before.
fn save_three_taps(engine: Engine, cases: &[(&str, RangeInclusive<u32>)]) -> Result<()> {
    let sites = cases.iter().map(|_| Site::open());
    let sites = sites.collect::<Result<Vec<_>>>()?;
    let scripts = cases.iter().zip(&sites);
    let before: String = scripts
        .map(|((script, _), site)| {
            let address = site.at("");
            format!("if (location.href.startsWith('{address}')) {{ {script} }}\n")
        })
        .collect();
    let profile = Profile::new()?;
    let browser = Browser::open_with(engine, &profile, &Options::before_pages(&before))?;
    for ((script, handed), site) in cases.iter().zip(&sites) {
        saves_three_taps(&browser, site, handed).with_context(|| (*script).to_owned())?;
    }
    Ok(())
}

fn saves_three_taps(browser: &Browser, site: &Site, handed: &RangeInclusive<u32>) -> Result<()> {
    let person = Person::at(browser);
    story::open(browser, &site.at(""))?;
    story::start_with_new_rep(person, &DANA, &mut story::pass_by)?;
    // The first write came from the page, and started the thread.
    let ready = wait::until(PATIENCE, || {
        let ready = "return !window.Worker || window.ready === true";
        Ok(browser.ask::<bool>(ready, vec![])?.then_some(()))
    })?;
    ready.context("The thread isn't ready")?;
    for key in ["Open question", "Data dump", "Took over"] {
        person.tap(Role::Button, starts_with(key))?;
    }
    let saved = wait::until(SILENCE, || {
        let moments = person.items("Moments")?;
        Ok((moments.len() == 3 && moments.iter().all(|moment| moment.saved)).then_some(()))
    })?;
    if saved.is_none() {
        return person.lost("The taps aren't saved");
    }
    let count: u32 = browser.ask("return window.handed ?? 0", vec![])?;
    ensure!(
        handed.contains(&count),
        "{count} writes were handed to the thread"
    );
    browser.reload()?;
    person.see_items("Moments", "three", |items| items.len() == 3)?;
    Ok(())
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
    browser.narrow(&origin, Some(1))?;
    browser.goto(&pad)?;
    story::at_pad(person)?;
    person.tap(Role::Button, starts_with("Data dump"))?;
    person.read("not saved")?;
    let moments = person.see_items("Moments", "two", |items| items.len() == 2)?;
    ensure!(
        moments.iter().any(|moment| !moment.saved),
        "A moment is called saved on a full disk"
    );

    browser.narrow(&origin, None)?;
    // The app tries again by itself, with growing pauses.
    let saved = wait::until(Duration::from_secs(40), || {
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
