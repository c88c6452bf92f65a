//! Writing that would be a script or an element where text is taken for markup: by a file, by typing, by the name of a
//! file and by the address. Nothing runs, and each screen has the elements that it has with letters alone.

pub(crate) mod notebook;

use std::collections::BTreeMap;

use anyhow::{Context, Result, ensure};
use e2e::browser::Browser;
use e2e::engines::Engine;
use e2e::lent::Lent;
use e2e::person::{Person, Role};
use e2e::site::Site;
use e2e::story::{self, Cast, Look};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::{codebook, prepare, scripts};

const AT: &str = include_str!("at.js");
const VISIT: &str = include_str!("visit.js");
const TYPED: &str = include_str!("typed.js");
const LED: &str = include_str!("led.js");
const NAMED: &str = include_str!("named.js");

const NOTES: &str = include_str!("../../../../fixtures/file_v3.json");
const SEALED: &str = include_str!("../../../../fixtures/sealed_by_jwcrypto.jwe");

/// Somebody whose name has words that no other text has, since what is typed is looked for as well.
const CAST: Cast = Cast {
    rep: "<marquee/onstart=__hit=2> Ortiz",
    first: "<marquee/onstart=__hit=2>",
    account: "\"><keygen/onfocus=__hit=2 autofocus>",
};

/// Each kind of element with its attributes, and how many of them a page has.
type Elements = BTreeMap<String, usize>;

/// What a page tells of itself.
#[derive(Debug, Deserialize)]
struct Seen {
    elements: Elements,
    /// What ran, or could, or leads elsewhere.
    alive: Vec<String>,
    headings: Vec<String>,
}

/// An address, what was seen there, and what was seen once all that is folded was opened.
type Visit = (String, Seen, Seen);

/// In every field of a file that is added, with a name that is no better, and with all screens visited.
pub(crate) fn file_is_only_text(engine: Engine) -> Result<()> {
    let texts = scripts::takeable();
    most_are_markup(engine, &texts)?;
    let hostile = visits(engine, &texts, &[once(), of_each()].concat())?;
    // The pages of all copies are alike: those of one are enough to hold them against.
    let harmless = visits(
        engine,
        &notebook::harmless(&texts),
        &[once(), of_copy(1), of_copy(2)].concat(),
    )?;
    let mut faults = Vec::new();
    for (place, closed, opened) in &hostile {
        let (_, is_closed, is_opened) = like(&harmless, place)?;
        faults.extend(compared(place, closed, is_closed));
        faults.extend(compared(&format!("{place} opened"), opened, is_opened));
    }
    ensure!(faults.is_empty(), "{}", faults.join("\n"));
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let headings = hostile.iter().flat_map(|visit| &visit.1.headings);
    let headings: Vec<String> = headings.map(|heading| words(heading)).collect();
    for text in &texts {
        let is_there = headings.contains(&words(text));
        ensure!(is_there, "No page has {text} for its heading");
    }
    Ok(())
}

fn compared(place: &str, hostile: &Seen, harmless: &Seen) -> Vec<String> {
    let mut faults: Vec<String> = hostile.alive.clone();
    let kinds = hostile.elements.keys().chain(harmless.elements.keys());
    for kind in kinds {
        let count = |seen: &Seen| seen.elements.get(kind).copied().unwrap_or_default();
        let (there, expected) = (count(hostile), count(harmless));
        if there != expected {
            faults.push(format!("{there} and not {expected} of {kind}"));
        }
    }
    faults.sort();
    faults.dedup();
    faults
        .iter()
        .map(|fault| format!("{place}: {fault}"))
        .collect()
}

/// What was seen on a screen of the same kind: at the same address, or at that of another copy.
fn like<'a>(all: &'a [Visit], place: &str) -> Result<&'a Visit> {
    let kind = |place: &str| {
        let (screen, id) = place.rsplit_once('/').unwrap_or((place, ""));
        (
            screen.to_owned(),
            id[id.len().saturating_sub(1)..].to_owned(),
        )
    };
    let same = all.iter().find(|visit| visit.0 == place);
    let alike = || all.iter().rfind(|visit| kind(&visit.0) == kind(place));
    same.or_else(alike)
        .with_context(|| format!("Nothing is like {place}"))
}

/// Every screen.
fn once() -> Vec<String> {
    let first = |screen: &str, last: &str| format!("#/{screen}/{}", notebook::id(1, last));
    let mut all = vec![
        first("prepare", "b"),
        first("lot", "d"),
        first("debrief", "d"),
        first("call", "b"),
        first("call", "d"),
        first("call", "f"),
        first("observer", "d"),
        first("observer", "f"),
        first("rep", "3"),
        format!("#/pad/{}", notebook::id(0, "c")),
    ];
    let plain = [
        "",
        "start",
        "calls",
        "reps",
        "mirror",
        "settings",
        "codebook",
        "practice",
        "trash",
        "health",
        "both",
        "seal",
        "calls onerror",
    ];
    all.extend(plain.map(|screen| format!("#/{screen}")));
    all
}

/// The screens with a name in their heading: of the call, its page and its summary by turns.
fn of_copy(copy: usize) -> Vec<String> {
    let of = |screen: &str, last: &str| format!("#/{screen}/{}", notebook::id(copy, last));
    let of_call = if copy.is_multiple_of(2) {
        "call"
    } else {
        "summary"
    };
    vec![of("rep", "1"), of("rep", "2"), of(of_call, "e")]
}

/// The same of all copies but the first, which has a call on the pad.
fn of_each() -> Vec<String> {
    (1..notebook::copies()).flat_map(of_copy).collect()
}

/// Adds a notebook with these texts as a file of such a name, and goes to all the addresses.
fn visits(engine: Engine, texts: &[String], addresses: &[String]) -> Result<Vec<Visit>> {
    let site = Site::open()?;
    let browser = Lent::open(engine)?;
    let person = Person::at(&browser);
    story::open(&browser, &site.at(""))?;
    story::go(person, "Settings")?;
    let file = notebook::file(texts)?.to_string();
    person.pick_file("Import a file", &texts.concat(), &file)?;
    person.see(Role::Button, "Add to the notebook")?;
    nothing_is_alive(&browser)?;
    person.tap(Role::Button, "Add to the notebook")?;
    person.read("Added to your notebook")?;
    // A driver gives a script a minute.
    let mut all = Vec::new();
    for some in addresses.chunks(20) {
        let more: Vec<Visit> = ask(&browser, VISIT, vec![json!(some), json!(2)])?;
        all.extend(more);
    }
    Ok(all)
}

fn ask<T: DeserializeOwned>(browser: &Browser, script: &str, arguments: Vec<Value>) -> Result<T> {
    browser.ask_later(&format!("{AT}\n{script}"), arguments)
}

fn nothing_is_alive(browser: &Browser) -> Result<()> {
    let alive: Vec<String> = ask(browser, "return alive()", vec![])?;
    ensure!(alive.is_empty(), "{alive:?}");
    Ok(())
}

/// The list has what it says: where it is taken for markup, most of it makes elements. Tried in a page apart, in which
/// nothing runs.
fn most_are_markup(engine: Engine, texts: &[String]) -> Result<()> {
    let browser = Lent::open(engine)?;
    browser.goto("data:text/html,")?;
    let made: usize = browser.ask(
        "const apart = document.implementation.createHTMLDocument('');
         return arguments[0].filter(text => {
           apart.body.innerHTML = text;
           return apart.body.querySelector('*');
         }).length",
        vec![json!(texts)],
    )?;
    ensure!(made > 30, "Only {made} of {} make elements", texts.len());
    Ok(())
}

/// In every field of the way through a call, with a rep and an account of such names.
pub(crate) fn typing_is_only_text(engine: Engine) -> Result<()> {
    typing(engine, 18, |person, look| {
        story::whole_call(person, &CAST, look)?;
        story::other_screens(person, &CAST, look)?;
        story::go(person, "Settings")?;
        person.tap(Role::Button, "Share everything")?;
        person.see(Role::Heading, "Share")?;
        look("share")?;
        person.tap(Role::Button, "Seal with a passphrase")?;
        person.see(Role::Heading, "Seal a file")?;
        look("seal")
    })
}

/// In every field of what is prepared, of the codebook, and of what is laid over the pad.
pub(crate) fn typing_elsewhere_is_only_text(engine: Engine) -> Result<()> {
    typing(engine, 12, |person, look| {
        prepare::every_place(person, look)?;
        codebook::every_page(person, look)
    })
}

/// A walk that types all of the list into each field of each screen that it looks at; there are at least so many.
fn typing(
    engine: Engine,
    least: usize,
    walk: impl FnOnce(Person<'_>, &mut Look<'_>) -> Result<()>,
) -> Result<()> {
    let site = Site::open()?;
    let browser = Lent::open(engine)?;
    let texts = scripts::scripts();
    let mut fields = 0;
    let mut look = |screen: &'static str| {
        let (there, faults) = typed(&browser, &texts)?;
        fields += there;
        ensure!(faults.is_empty(), "{screen}: {}", faults.join("\n"));
        Ok(())
    };
    story::open(&browser, &site.at(""))?;
    walk(Person::at(&browser), &mut look)?;
    ensure!(fields >= least, "There were {fields} fields alone");
    Ok(())
}

/// How many fields there were, and what was wrong.
fn typed(browser: &Browser, texts: &[String]) -> Result<(usize, Vec<String>)> {
    ask(browser, TYPED, vec![json!(texts)])
}

/// As the name of a file, of a sealed one too, and in the address.
pub(crate) fn names_and_addresses_are_only_text(engine: Engine) -> Result<()> {
    let texts = scripts::takeable();
    let site = Site::open()?;
    let browser = Lent::open(engine)?;
    let person = Person::at(&browser);
    // As a query before the app starts, and as a fragment that it starts with.
    let query: String = texts
        .concat()
        .bytes()
        .map(|byte| format!("%{byte:02x}"))
        .collect();
    for address in [format!("?q={query}#/"), format!("#/rep/{}", texts.concat())] {
        story::open(&browser, &site.at(&address))?;
        nothing_is_alive(&browser)?;
    }
    let mut faults: Vec<String> = ask(&browser, LED, vec![json!(texts)])?;
    story::go(person, "Settings")?;
    person.pick_file("Import a file", "notes.json", NOTES)?;
    person.see(Role::Heading, "Import")?;
    let named: Vec<String> = ask(&browser, NAMED, vec![json!(texts), json!(NOTES)])?;
    faults.extend(named);
    story::go(person, "Settings")?;
    person.pick_file("Import a file", &texts.concat(), SEALED)?;
    person.see(Role::Button, "Open the file")?;
    nothing_is_alive(&browser)?;
    faults.extend(typed(&browser, &texts)?.1);
    ensure!(faults.is_empty(), "{}", faults.join("\n"));
    Ok(())
}
