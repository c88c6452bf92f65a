//! From navigation to a usable Today with no server, beside two pages that could not be lighter.
//!
//! All three are served by the same kind of worker: the release's own, stamped for their files.

use std::fs;
use std::path::Path;
use std::time::Duration;

use anyhow::{Context, Result, anyhow};
use e2e::browser::Browser;
use e2e::engines::{Engine, Options};
use e2e::page;
use e2e::profile::Profile;
use e2e::site::Site;
use e2e::wait;
use serde_json::json;
use tempfile::TempDir;

use crate::Bench;
use crate::pace::{SLOWED, SLOWLY, slow_down};
use crate::row::Row;

const RUNS: usize = 11;

pub(crate) fn rows(bench: &Bench) -> Result<Vec<Row>> {
    let dist = &bench.dist;
    let (empty, wasm) = (empty_page(dist)?, wasm_page(dist)?);
    let mut sites = [
        Site::of(dist)?,
        Site::of(empty.path())?,
        Site::of(wasm.path())?,
    ];
    let profile = Profile::new()?;
    let browser = Browser::open_with(
        Engine::Chromium,
        &profile,
        &Options::before_pages(include_str!("usable.js")),
    )?;
    for site in &mut sites {
        browser.goto(&site.at(""))?;
        page::installed(&browser)?;
        site.stop();
    }
    slow_down(&browser, SLOWED)?;
    let mut times = [const { Vec::new() }; 3];
    for _ in 0..RUNS {
        for (site, times) in sites.iter().zip(&mut times) {
            times.push(time_to_usable(&browser, site)?);
        }
    }
    let [app, empty, wasm] = times;
    Ok(vec![
        Row::new(
            &format!("Navigation to a usable Today, no server, {SLOWLY}, beside an empty page"),
            app.clone(),
            "ms",
        )
        .beside(empty),
        Row::new(
            "The same beside a page that only instantiates the same wasm",
            app,
            "ms",
        )
        .beside(wasm),
    ])
}

pub(crate) fn time_to_usable(browser: &Browser, site: &Site) -> Result<f64> {
    browser.goto("about:blank")?;
    // A phone has let the worker sleep since the last call.
    browser.devtools("ServiceWorker.enable", &json!({}))?;
    browser.devtools("ServiceWorker.stopAllWorkers", &json!({}))?;
    browser.goto(&site.at(""))?;
    let usable = wait::until(Duration::from_secs(30), || {
        browser.ask("return window.usableAt ?? null", vec![])
    })?;
    usable.context("The page never was usable")
}

/// A page with a button and nothing else.
pub(crate) fn empty_page(dist: &Path) -> Result<TempDir> {
    let page = "<!doctype html><title>Empty</title><button>Start a call</button><script type=\"module\" src=\"register.js\"></script>";
    kept_page(
        dist,
        &[
            ("index.html", page.as_bytes()),
            ("register.js", REGISTER.as_bytes()),
        ],
    )
}

/// A page that shows its button as soon as the app's module is instantiated.
fn wasm_page(dist: &Path) -> Result<TempDir> {
    let page = "<!doctype html><title>Wasm</title><body><script type=\"module\" src=\"instantiate.js\"></script>";
    let module = fs::read(wasm_of(dist)?)?;
    let script = format!("{}\n{REGISTER}", include_str!("instantiate.js"));
    kept_page(
        dist,
        &[
            ("index.html", page.as_bytes()),
            ("instantiate.js", script.as_bytes()),
            ("app.wasm", &module),
        ],
    )
}

const REGISTER: &str = "navigator.serviceWorker.register('sw.js');";

fn wasm_of(dist: &Path) -> Result<std::path::PathBuf> {
    let files = fs::read_dir(dist)?
        .filter_map(Result::ok)
        .map(|entry| entry.path());
    files
        .into_iter()
        .find(|path| path.extension().is_some_and(|ending| ending == "wasm"))
        .context("The build has no WebAssembly")
}

fn kept_page(dist: &Path, files: &[(&str, &[u8])]) -> Result<TempDir> {
    let folder = TempDir::with_prefix("curbside-bench-")?;
    fs::copy(dist.join("sw.js"), folder.path().join("sw.js"))?;
    for (name, bytes) in files {
        fs::write(folder.path().join(name), bytes)?;
    }
    xtask::stamp::release(folder.path()).map_err(|fault| anyhow!("{fault}"))?;
    Ok(folder)
}
