//! Looking for words in ten thousand calls, beside MiniSearch in the same browser on the same texts.
//!
//! What is timed of the app is what a person gets: from the key to the hits in the list. MiniSearch's time is
//! that of its query alone.

use std::fs;

use anyhow::{Context, Result};
use e2e::browser::Browser;
use e2e::folders;
use serde::Deserialize;
use serde_json::{Value, json};
use xtask::tools::MINISEARCH;

use crate::Bench;
use crate::figure::Figure;
use crate::pace::{PACES, slow_down};
use crate::phones::Phone;
use crate::row::Row;

/// One letter, the beginning of a word, words in any order, and what isn't there.
pub(crate) const QUERIES: [&str; 8] = [
    "a",
    "qu",
    "budget",
    "ask next",
    "season when",
    "open question",
    "da ha",
    "xylophone",
];
const RUNS: usize = 7;
const BUILDS: usize = 3;
const PAINTED_MS: f64 = 50.0;
const QUERY_RATIO: f64 = 1.0;
const BUILD_RATIO: f64 = 0.1;

pub(crate) fn rows(bench: &Bench) -> Result<Vec<Row>> {
    let library = folders::of_npm(&MINISEARCH)?;
    let library = fs::read_to_string(library).context("MiniSearch can't be read")?;
    let browser = bench.phones.browser("")?;
    let phone = bench.phones.many(&browser)?;
    let mut rows = Vec::new();
    for (rate, how) in PACES {
        let own = of_app(&browser, phone, rate)?;
        let other = of_minisearch(&browser, phone, &library, rate)?;
        let name = format!(
            "Search over 10,000 calls, key to hits in the page, the slowest of 8 queries, beside MiniSearch's query{how}"
        );
        rows.push(
            Row::new(&name, own.answered.in_page, "ms")
                .beside(other.query)
                .ratio_at_most(QUERY_RATIO),
        );
        let painted = Row::new(
            &format!("Search, key to painted hits, 10,000 calls{how}"),
            own.answered.painted,
            "ms",
        );
        rows.push(match rate {
            1 => painted,
            _ => painted.value_at_most(PAINTED_MS),
        });
        let name = format!(
            "Search, from opening Calls until all is in the index, beside MiniSearch's build{how}"
        );
        rows.push(
            Row::new(&name, own.build, "ms")
                .beside(other.build)
                .ratio_at_most(BUILD_RATIO),
        );
    }
    Ok(rows)
}

struct OfApp {
    answered: Answered,
    build: Figure,
}

#[derive(Deserialize)]
struct Typed {
    in_page: Vec<f64>,
    painted: Vec<f64>,
}

fn of_app(browser: &Browser, phone: &Phone, rate: u32) -> Result<OfApp> {
    let mut build = Vec::new();
    for _ in 0..BUILDS {
        slow_down(browser, 1)?;
        phone.open_whole(browser)?;
        slow_down(browser, rate)?;
        build.push(browser.ask_later(include_str!("indexed.js"), vec![])?);
    }
    let answered = answered(browser)?;
    slow_down(browser, 1)?;
    Ok(OfApp {
        answered,
        build: build.into(),
    })
}

/// From the last key of the slowest query until the list has changed, and until that is painted.
pub(crate) struct Answered {
    pub(crate) in_page: Figure,
    painted: Figure,
}

/// On Calls, which must be open.
pub(crate) fn answered(browser: &Browser) -> Result<Answered> {
    let (mut in_page, mut painted) = (Vec::new(), Vec::new());
    for query in QUERIES {
        let typed = vec![json!(query), json!(RUNS)];
        let typed: Typed = browser.ask_later(include_str!("typed.js"), typed)?;
        in_page.push(typed.in_page);
        painted.push(typed.painted);
    }
    Ok(Answered {
        in_page: slowest(in_page)?,
        painted: slowest(painted)?,
    })
}

/// MiniSearch's times, that of a query for the slowest one.
struct OfMiniSearch {
    query: Figure,
    build: Figure,
}

/// In a page of the same origin without the app.
fn of_minisearch(
    browser: &Browser,
    phone: &Phone,
    library: &str,
    rate: u32,
) -> Result<OfMiniSearch> {
    browser.goto(&phone.site.at("rescue.html"))?;
    browser.ask::<Value>(&format!("{library}\nreturn null"), vec![])?;
    browser.ask_later::<Value>(
        concat!(include_str!("disk.js"), include_str!("corpus.js")),
        vec![],
    )?;
    slow_down(browser, rate)?;
    let mut build = Vec::new();
    for _ in 0..BUILDS {
        build.push(browser.ask_later(include_str!("mini_build.js"), vec![])?);
    }
    let mut queries: Vec<Vec<f64>> = Vec::new();
    for query in QUERIES {
        let query = vec![json!(query), json!(RUNS)];
        queries.push(browser.ask_later(include_str!("mini_query.js"), query)?);
    }
    slow_down(browser, 1)?;
    Ok(OfMiniSearch {
        query: slowest(queries)?,
        build: build.into(),
    })
}

/// The times of the slowest query.
pub(crate) fn slowest(all: Vec<Vec<f64>>) -> Result<Figure> {
    let all = all.into_iter().map(Figure::from);
    all.reduce(Figure::worse).context("No query was timed")
}
