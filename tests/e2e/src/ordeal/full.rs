//! A phone with room for a few megabytes: what doesn't fit is said, kept on the screen and taken out
//! as a file, and what is deleted makes room.

use std::time::Duration;

use super::{Rng, Tally};
use crate::browser::Browser;
use crate::engines::{Engine, Options};
use crate::person::{Person, Role, starts_with};
use crate::profile::Profile;
use crate::site::Site;
use crate::story::{self, Cast, DANA};
use crate::wait;
use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

/// So many megabytes are there; the app itself takes one of them.
fn room(engine: Engine) -> u32 {
    match engine {
        Engine::Firefox => 4,
        _ => 6,
    }
}

/// The longest note that the app takes.
const LONGEST: usize = 4_000;
/// The app tries again by itself, with pauses.
const RETRIED: Duration = Duration::from_secs(40);

const FULL: &str = "This phone has no room left for notes. What you wrote is still here.";

/// With whom the notebook is filled.
const BULK: Cast = Cast {
    rep: "Marcus Lee",
    first: "Marcus",
    account: "",
};

pub(super) fn of_notes(engine: Engine, _: &mut Rng, times: u32, tally: &mut Tally) -> Result<()> {
    for _ in 0..times {
        fills_and_frees(engine)?;
        tally.ran();
    }
    Ok(())
}

fn fills_and_frees(engine: Engine) -> Result<()> {
    let (site, profile) = (Site::open()?, Profile::new()?);
    let browser = Browser::open_with(engine, &profile, &Options::room(room(engine)))?;
    let origin = site.at("").trim_end_matches('/').to_owned();
    if engine == Engine::Chromium {
        browser.narrow(&origin, Some(u64::from(room(engine)) * 1_000_000))?;
    }
    let person = Person::at(&browser);
    story::open(&browser, &site.at(""))?;
    story::start_with_new_rep(person, &DANA, &mut story::pass_by)?;
    person.tap(Role::Button, starts_with("Open question"))?;
    story::all_saved(person)?;
    person.tap(Role::Button, "End")?;
    person.see(Role::Heading, "Parking lot")?;
    let lot = browser.address()?;
    browser.goto(&site.at("#/settings"))?;
    let few = story::share_everything(person)?;

    // One file after another, until none fits any more.
    let mut bulk = Bulk::like(&few)?;
    for calls in [150, 10, 1] {
        let mut tries = 0;
        while bring(person, &bulk.file(calls)?)? {
            tries += 1;
            ensure!(tries < 100, "There is no end to the room");
        }
    }

    browser.goto(&lot)?;
    person.choose("Advance")?;
    // A note that still fits is written over, until one doesn't.
    for _ in 0..40 {
        for field in ["What the next step concretely is", "Note on this call"] {
            write(person, field, &bulk.text())?;
        }
        let full = || Ok(person.reads(FULL)?.then_some(()));
        if wait::until(Duration::from_millis(300), full)?.is_some() {
            break;
        }
    }
    person.read(FULL)?;
    let written = written(person)?;
    ensure!(
        written.len() == LONGEST,
        "The text is not on the screen any more"
    );
    person.tap(Role::Link, "Later")?;
    let full = story::share_everything(person)?;
    ensure!(full.contains(&written), "What isn't saved is in no file");

    story::go(person, "Reps")?;
    person.tap(Role::Link, starts_with(BULK.rep))?;
    throw_away(person)?;
    story::go(person, "Settings")?;
    person.tap(Role::Link, starts_with("Trash"))?;
    person.tap(Role::Button, "Empty the trash")?;
    person.read("The trash was emptied.")?;
    // It goes by itself, whatever else waits for room.
    let kept = wait::until(RETRIED, || {
        let kept: String = person.browser.ask_later(KEPT_CALLS, vec![])?;
        Ok((kept.len() < 100_000).then_some(kept))
    })?;
    let kept = kept.context("What was deleted is still there")?;
    if engine == Engine::Chromium {
        ensure!(!kept.contains(&written), "It was said not to be saved");
        // LevelDB gives the room of deleted rows back when it tidies up, and not before.
        browser.narrow(&origin, None)?;
    }
    let saved = wait::until(RETRIED, || {
        let kept: String = person.browser.ask_later(KEPT_CALLS, vec![])?;
        Ok(kept.contains(&written).then_some(()))
    })?;
    if saved.is_none() {
        return person.lost("The notes aren't saved though there is room again");
    }
    browser.reload()?;
    browser.goto(&lot)?;
    person.see(Role::Heading, "Parking lot")?;
    ensure!(
        self::written(person)? == written,
        "What was called saved is not there"
    );
    person.tap(Role::Link, "Later")?;
    ensure!(!story::share_everything(person)?.contains(BULK.rep));
    Ok(())
}

/// Whether a file could be added; if it couldn't, that is said, and nothing was.
fn bring(person: Person<'_>, file: &str) -> Result<bool> {
    story::go(person, "Settings")?;
    person.pick_file("Import a file", "bulk.json", file)?;
    person.tap(Role::Button, "Add to the notebook")?;
    let answer = wait::until(Duration::from_secs(60), || {
        Ok(if person.reads("Added to your notebook")? {
            Some(true)
        } else if person.reads("This phone has no room left for notes.")?
            && person.reads("Nothing was added")?
        {
            Some(false)
        } else {
            None
        })
    })?;
    match answer {
        Some(answer) => Ok(answer),
        None => person.lost("Nothing is said of the file"),
    }
}

/// Writes into a field as a paste does: typed letter by letter it would take minutes.
fn write(person: Person<'_>, field: &str, text: &str) -> Result<()> {
    person.set(Role::Textbox, field, text)
}

fn written(person: Person<'_>) -> Result<String> {
    person.see(Role::Textbox, "Note on this call")?;
    person.browser.ask(
        "return [...document.querySelectorAll('textarea')]
           .find(field => field.labels[0].textContent.includes('Note on this call')).value",
        vec![],
    )
}

fn throw_away(person: Person<'_>) -> Result<()> {
    person.see(Role::Heading, BULK.rep)?;
    person.tap(Role::Button, "Move to the trash")?;
    person.see(Role::Heading, "Reps")?;
    Ok(())
}

/// Files with calls whose notes no disk makes smaller.
struct Bulk {
    call: Value,
    rep: Value,
    file: Value,
    count: u64,
    seed: u64,
}

impl Bulk {
    fn like(file: &str) -> Result<Self> {
        let file: Value = serde_json::from_str(file).context("The file isn't JSON")?;
        let (mut call, mut rep) = (file["calls"][0].clone(), file["reps"][0].clone());
        rep["id"] = json!("00000000-0000-7000-8000-000000000000");
        rep["name"] = json!(BULK.rep);
        call["rep"] = rep["id"].clone();
        Ok(Self {
            call,
            rep,
            file,
            count: 0,
            seed: 42,
        })
    }

    /// A file with so many calls that no file before it had.
    fn file(&mut self, calls: u64) -> Result<String> {
        let calls: Vec<Value> = (0..calls)
            .map(|_| {
                self.count += 1;
                let mut call = self.call.clone();
                call["id"] = json!(format!("00000000-0000-7000-8000-{:012}", self.count));
                call["note"] = json!(self.text());
                call
            })
            .collect();
        let mut file = self.file.clone();
        file["reps"] = json!([self.rep]);
        file["calls"] = json!(calls);
        file["moments"] = json!([]);
        Ok(file.to_string())
    }

    /// The longest note, of letters at random.
    fn text(&mut self) -> String {
        const LETTERS: &[u8; 64] =
            b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        let letter = |_| {
            // As Knuth's MMIX draws its numbers; the upper bits are the good ones.
            self.seed = self
                .seed
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            char::from(LETTERS[(self.seed >> 58) as usize])
        };
        (0..LONGEST).map(letter).collect()
    }
}

/// What the disk has of calls.
const KEPT_CALLS: &str = "
    const later = request => new Promise((done, failed) => {
      request.onsuccess = () => done(request.result);
      request.onerror = () => failed(request.error);
    });
    const database = await later(indexedDB.open('curbside'));
    const rows = await later(database.transaction('calls').objectStore('calls').getAll());
    database.close();
    return rows.map(row => row.body).join()";
