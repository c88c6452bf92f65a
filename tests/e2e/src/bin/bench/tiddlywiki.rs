//! TiddlyWiki: one page with all notes in it, which its own program builds.
//!
//! It saves by writing that page as a whole; what is timed is until the page's text is made, without the
//! download.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use e2e::browser::Browser;
use e2e::engines::{Engine, Options};
use e2e::profile::Profile;
use e2e::site::Site;
use e2e::{folders, wait};
use serde_json::{Value, json};
use tempfile::TempDir;
use xtask::tools::TIDDLYWIKI;

use crate::memory::at_rest;
use crate::notebooks::{RUNS, Takes};
use crate::search::{QUERIES, slowest};

const PATIENCE: Duration = Duration::from_secs(120);

/// What it takes with these notes.
pub(crate) fn takes(notes: &Value) -> Result<Takes> {
    let folder = TempDir::with_prefix("curbside-bench-")?;
    build(notes, folder.path())?;
    let (site, profile) = (Site::of(folder.path())?, Profile::new()?);
    let scripts = Options::before_pages(include_str!("wiki_usable.js"));
    let browser = Browser::open_with(Engine::Chromium, &profile, &scripts)?;
    let mut start = Vec::new();
    for _ in 0..RUNS {
        browser.goto("about:blank")?;
        browser.goto(&site.at(""))?;
        let usable = wait::until(PATIENCE, || {
            browser.ask("return window.usableAt ?? null", vec![])
        })?;
        start.push(usable.context("TiddlyWiki never was usable")?);
    }
    let memory = at_rest(&browser)?.all();
    let mut queries = Vec::new();
    for query in QUERIES {
        let asked = vec![json!(query), json!(RUNS)];
        let times: Vec<f64> = browser.ask_later(include_str!("wiki_query.js"), asked)?;
        queries.push(times);
    }
    let save: Vec<f64> = browser.ask_later(include_str!("wiki_saved.js"), vec![json!(RUNS)])?;
    Ok(Takes {
        start: start.into(),
        save: save.into(),
        search: slowest(queries)?,
        memory,
    })
}

/// The wiki as one page, by its own program.
fn build(notes: &Value, into: &Path) -> Result<()> {
    let program = folders::of_npm(&TIDDLYWIKI)?;
    let edition = program.with_file_name("editions").join("empty");
    let file = into.join("notes.json");
    fs::write(&file, notes.to_string())?;
    let built = Command::new("node")
        .arg(program)
        .arg(edition)
        .arg("--output")
        .arg(into)
        .arg("--load")
        .arg(file)
        .args(["--render", "$:/core/save/all", "index.html", "text/plain"])
        .status()
        .context("Node doesn't start")?;
    ensure!(built.success(), "TiddlyWiki can't be built");
    Ok(())
}
