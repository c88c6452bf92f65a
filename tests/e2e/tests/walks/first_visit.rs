//! The first visit: the page paints its shell with nothing but itself, the app takes its place, and
//! no file travels twice.

use std::collections::BTreeSet;

use anyhow::{Result, bail, ensure};
use e2e::engines::{Engine, Options, Scheme};
use e2e::lent::Lent;
use e2e::page;
use e2e::person::Person;
use e2e::site::Site;
use e2e::story;
use serde::Deserialize;
use xtask::server::Alter;

const DARK: &str = "rgb(15, 17, 20)";
const LIGHT: &str = "rgb(250, 247, 242)";

/// Where a word stands, and what is behind it.
#[derive(Debug, Deserialize)]
struct Seen {
    words: String,
    left: f64,
    top: f64,
    height: f64,
    ground: String,
}

const SEEN: &str = "
    const element = document.querySelector(arguments[0]);
    const range = document.createRange();
    range.selectNodeContents(element);
    const { left, top, height } = range.getBoundingClientRect();
    const ground = getComputedStyle(document.documentElement).backgroundColor;
    return { words: element.textContent, left, top, height, ground }";

/// Where every other file is withheld; and where all of them come, the heading stands where the name stood.
pub(crate) fn shows_a_shell_that_needs_no_other_file(engine: Engine) -> Result<()> {
    for (scheme, ground) in [(Scheme::Dark, DARK), (Scheme::Light, LIGHT)] {
        let bare = Site::altered(&e2e::folders::dist()?, |path| match path {
            "/" => Alter::Serve,
            _ => Alter::Drop,
        })?;
        let site = Site::open()?;
        let browser = Lent::open_with(engine, &Options::scheme(scheme))?;
        browser.goto(&bare.at(""))?;
        let shell: Seen = browser.ask(SEEN, vec!["#shell".into()])?;
        ensure!(
            shell.words == "Curbside" && shell.ground == ground,
            "With no other file this is seen: {shell:?}"
        );
        story::open(&browser, &site.at(""))?;
        let head: Seen = browser.ask(SEEN, vec![".top h1".into()])?;
        let moved = [
            shell.left - head.left,
            shell.top - head.top,
            shell.height - head.height,
        ];
        ensure!(
            moved.iter().all(|by| by.abs() < 1.0) && head.ground == ground,
            "The heading takes another place: {shell:?}, then {head:?}"
        );
        let left: usize =
            browser.ask("return document.querySelectorAll('#shell').length", vec![])?;
        ensure!(left == 0, "The shell stays beside the app");
    }
    Ok(())
}

/// How many first visits are made until one has each file once. What asks twice by itself does so at every visit;
/// WebKit drops now and then what was fetched ahead, when the machine has much else to do.
const VISITS: usize = 3;

/// Without a worker, which looks at every file again.
pub(crate) fn asks_for_each_file_once(engine: Engine) -> Result<()> {
    let mut twice = Vec::new();
    for _ in 0..VISITS {
        twice = asked_twice(engine)?;
        if twice.is_empty() {
            return Ok(());
        }
    }
    bail!("Asked for again at each of {VISITS} visits, at last: {twice:?}")
}

fn asked_twice(engine: Engine) -> Result<Vec<String>> {
    let site = Site::altered(&e2e::folders::dist()?, |path| match path {
        "/sw.js" => Alter::Missing,
        _ => Alter::Serve,
    })?;
    let browser = Lent::open(engine)?;
    story::open(&browser, &site.at(""))?;
    let asked = site.requests();
    let sheets = asked.iter().filter(|path| path.ends_with(".css")).count();
    ensure!(sheets == 1, "{sheets} style sheets travel: {asked:?}");
    let mut once = BTreeSet::new();
    Ok(asked
        .iter()
        .filter(|path| !once.insert(*path))
        .cloned()
        .collect())
}

/// From the worker the page waits for the look that was chosen, against the phone's own.
pub(crate) fn has_the_chosen_look_before_it_is_painted(engine: Engine) -> Result<()> {
    let mut site = Site::open()?;
    let browser = Lent::open_with(engine, &Options::scheme(Scheme::Dark))?;
    story::open(&browser, &site.at(""))?;
    page::installed(&browser)?;
    browser.ask::<()>(
        "localStorage.setItem('curbside.theme', '\"light\"'); return null",
        vec![],
    )?;
    site.stop();
    browser.reload()?;
    story::at_today(Person::at(&browser))?;
    let (waited, seen): (bool, String) = browser.ask(
        "return [!document.querySelector('script[src*=\"look.js\"]').async,
                 getComputedStyle(document.documentElement).backgroundColor]",
        vec![],
    )?;
    ensure!(waited, "The page doesn't wait for the look");
    ensure!(seen == LIGHT, "The ground is {seen}");
    Ok(())
}
