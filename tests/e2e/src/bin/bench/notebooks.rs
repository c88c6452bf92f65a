//! The app beside an open notebook that people use offline, with the same ten thousand notes.

use anyhow::Result;
use e2e::browser::Browser;
use e2e::person::{Person, Role};
use e2e::story::{self, DANA};
use serde_json::{Value, json};

use crate::figure::Figure;
use crate::memory::at_rest;
use crate::phones::Phone;
use crate::row::Row;
use crate::search::answered;
use crate::start::time_to_usable;
use crate::{Bench, tiddlywiki};

pub(crate) const RUNS: usize = 5;

/// What a notebook takes with ten thousand notes: times in ms, the memory of its page in MB.
pub(crate) struct Takes {
    pub(crate) start: Figure,
    pub(crate) save: Figure,
    /// Of the slowest query.
    pub(crate) search: Figure,
    pub(crate) memory: f64,
}

pub(crate) fn rows(bench: &Bench) -> Result<Vec<Row>> {
    let scripts = concat!(include_str!("usable.js"), "\n", include_str!("memory.js"));
    let browser = bench.phones.browser(scripts)?;
    let phone = bench.phones.many(&browser)?;
    let notes = notes(&browser, phone)?;
    let own = of_app(&browser, phone)?;
    drop(browser);
    let wiki = tiddlywiki::takes(&notes)?;
    let row = |what: &str, own: Figure, wiki: Figure, unit: &str| {
        let name = format!("10,000 notes, beside TiddlyWiki: {what}");
        Row::new(&name, own, unit).beside(wiki)
    };
    Ok(vec![
        row("start, without a network", own.start, wiki.start, "ms"),
        row("a note until it is saved", own.save, wiki.save, "ms"),
        row(
            "search, the slowest of 8 queries",
            own.search,
            wiki.search,
            "ms",
        ),
        row(
            "memory of the page",
            own.memory.into(),
            wiki.memory.into(),
            "MB",
        ),
    ])
}

/// A note for each call, as the wiki takes them in.
fn notes(browser: &Browser, phone: &Phone) -> Result<Value> {
    browser.goto(&phone.site.at("rescue.html"))?;
    browser.ask_later::<Value>(
        concat!(include_str!("disk.js"), include_str!("corpus.js")),
        vec![],
    )?;
    browser.ask(
        "return window.documents.map(({ id, text }) => ({ title: id, text, tags: 'call' }))",
        vec![],
    )
}

fn of_app(browser: &Browser, phone: &Phone) -> Result<Takes> {
    let mut start = Vec::new();
    for _ in 0..RUNS {
        start.push(time_to_usable(browser, &phone.site)?);
    }
    let person = Person::at(browser);
    phone.open_whole(browser)?;
    let memory = at_rest(browser)?.all();
    story::go(person, "Calls")?;
    let search = answered(browser)?.in_page;
    story::go(person, "Today")?;
    story::start_with_new_rep(person, &DANA, &mut story::pass_by)?;
    let save: Vec<f64> = browser.ask_later(include_str!("saved.js"), vec![json!(RUNS)])?;
    person.tap(Role::Button, "End")?;
    person.tap(Role::Link, "Later")?;
    story::at_today(person)?;
    Ok(Takes {
        start: start.into(),
        save: save.into(),
        search,
        memory,
    })
}
