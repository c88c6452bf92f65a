//! The first visit over a slow line: until a shell is painted, and until Today is usable.
//!
//! Everything travels compressed, as hosts send it. The line is the browser's own emulation, which a worker
//! escapes: no worker is installed here, as the app asks for its worker only when Today stands.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::time::Duration;

use anyhow::{Context, Result};
use e2e::browser::Browser;
use e2e::engines::{Engine, Options};
use e2e::profile::Profile;
use e2e::site::Site;
use e2e::{folders, wait};
use flate2::Compression;
use flate2::write::GzEncoder;
use serde::Deserialize;
use serde_json::json;
use tempfile::TempDir;

use crate::pace::{SLOWED, SLOWLY, slow_down};
use crate::row::Row;
use crate::{Bench, empty_app};

const RUNS: usize = 5;
const LATENCY_MS: f64 = 562.0;
const BYTES_PER_SECOND: f64 = 1_470_000.0 / 8.0;
const PAINTED_RATIO: f64 = 1.15;
const USABLE_RATIO: f64 = 1.5;
const PATIENCE: Duration = Duration::from_secs(60);

const SCRIPTS: &str = concat!(
    include_str!("usable.js"),
    "ServiceWorkerContainer.prototype.register = () => new Promise(() => {});"
);
const EMPTY: &str = "<!doctype html><title>Empty</title><button>Start a call</button>";

pub(crate) fn rows(bench: &Bench) -> Result<Vec<Row>> {
    let page = TempDir::with_prefix("curbside-bench-")?;
    fs::write(page.path().join("index.html"), EMPTY)?;
    let leptos = empty_app::built()?;
    let app = visits(&bench.dist)?;
    let page = visits(page.path())?;
    let leptos = visits(&leptos)?;
    let name = |what: &str| {
        format!("First visit over a slow line (562 ms, 1.47 Mbit/s), {SLOWLY}, {what}")
    };
    Ok(vec![
        Row::new(
            &name("a painted shell beside an empty page"),
            app.painted,
            "ms",
        )
        .beside(page.painted)
        .ratio_at_most(PAINTED_RATIO),
        Row::new(
            &name("a usable Today beside an empty Leptos app"),
            app.usable,
            "ms",
        )
        .beside(leptos.usable)
        .ratio_at_most(USABLE_RATIO),
    ])
}

#[derive(Default)]
struct Visits {
    painted: Vec<f64>,
    usable: Vec<f64>,
}

#[derive(Deserialize)]
struct Visit {
    painted: f64,
    usable: f64,
}

fn visits(folder: &Path) -> Result<Visits> {
    let packed = packed(folder)?;
    let site = Site::of(packed.path())?;
    let mut visits = Visits::default();
    for _ in 0..RUNS {
        let visit = first_visit(&site)?;
        visits.painted.push(visit.painted);
        visits.usable.push(visit.usable);
    }
    Ok(visits)
}

/// With a browser that has never been there.
fn first_visit(site: &Site) -> Result<Visit> {
    let profile = Profile::new()?;
    let browser = Browser::open_with(Engine::Chromium, &profile, &Options::before_pages(SCRIPTS))?;
    slow_down(&browser, SLOWED)?;
    browser.devtools("Network.enable", &json!({}))?;
    let line = json!({
        "offline": false, "latency": LATENCY_MS,
        "downloadThroughput": BYTES_PER_SECOND, "uploadThroughput": BYTES_PER_SECOND,
    });
    browser.devtools("Network.emulateNetworkConditions", &line)?;
    browser.goto(&site.at(""))?;
    let visit = wait::until(PATIENCE, || {
        browser.ask(
            "const [painted] = performance.getEntriesByName('first-contentful-paint');
             if (!painted || window.usableAt === undefined) return null;
             return { painted: painted.startTime, usable: window.usableAt }",
            vec![],
        )
    })?;
    visit.context("The first visit had no end")
}

/// The files of a folder, each compressed, with a header that says so.
fn packed(folder: &Path) -> Result<TempDir> {
    const HEADERS: &str = "_headers";
    let packed = TempDir::with_prefix("curbside-bench-")?;
    folders::copy(folder, packed.path())?;
    for file in folders::files(packed.path())? {
        if !file.ends_with(HEADERS) {
            let mut writer = GzEncoder::new(Vec::new(), Compression::best());
            writer.write_all(&fs::read(&file)?)?;
            fs::write(&file, writer.finish()?)?;
        }
    }
    let headers = packed.path().join(HEADERS);
    let own = match headers.is_file() {
        true => fs::read_to_string(&headers)?,
        false => String::new(),
    };
    fs::write(&headers, format!("{own}\n/*\n  Content-Encoding: gzip\n"))?;
    Ok(packed)
}
