//! What a page tells about itself beyond what a person sees: workers, requests, files, layout.

use std::env;
use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use serde::Deserialize;
use serde_json::json;
use xtask::tools::AXE;

use crate::browser::Browser;
use crate::folders;
use crate::wait::{self, PATIENCE};

/// Waits until the worker has everything, so that the server is needed no more.
pub fn installed(browser: &Browser) -> Result<()> {
    let ready = "const registration = await navigator.serviceWorker.getRegistration();
                 return registration?.active?.state === 'activated' && !registration.installing";
    let done = wait::until(PATIENCE * 2, || {
        Ok(browser.ask_later::<bool>(ready, vec![])?.then_some(()))
    })?;
    done.context("The service worker isn't active after 20 seconds")
}

/// The states of the page's worker: which of installing, waiting and active there are.
#[derive(Debug, Deserialize, PartialEq, Eq)]
pub struct Workers {
    pub installing: bool,
    pub waiting: bool,
    pub active: bool,
}

pub fn workers(browser: &Browser) -> Result<Workers> {
    browser.ask_later(
        "const found = await navigator.serviceWorker.getRegistration();
         return { installing: !!found?.installing, waiting: !!found?.waiting, active: !!found?.active }",
        vec![],
    )
}

/// Where the page has fetched anything from, other than its own origin.
pub fn strangers(browser: &Browser) -> Result<Vec<String>> {
    browser.ask(
        "return performance.getEntriesByType('resource').map(entry => entry.name)
           .filter(name => new URL(name).origin !== location.origin && !name.startsWith('blob:'))",
        vec![],
    )
}

/// Keeps every file that the page offers from now on, and keeps the share sheet away, so that the
/// download is what happens in every engine.
pub fn catch_files(browser: &Browser) -> Result<()> {
    browser.ask(
        "if (!window.caughtFiles) {
           const make = URL.createObjectURL;
           URL.createObjectURL = blob => { window.caughtFiles.push(blob); return make.call(URL, blob); };
           Navigator.prototype.canShare = () => false;
         }
         window.caughtFiles = [];",
        vec![],
    )
}

/// Waits for a file that the page offers since [`catch_files`]; its text.
pub fn caught_file(browser: &Browser) -> Result<String> {
    let newest = "const file = window.caughtFiles.at(-1); return file ? await file.text() : null";
    wait::until(PATIENCE, || {
        browser.ask_later::<Option<String>>(newest, vec![])
    })?
    .context("The page offered no file")
}

#[derive(Debug, Deserialize)]
struct Violation {
    id: String,
    help: String,
    nodes: Vec<String>,
}

/// Fails with every rule of axe-core that the page breaks. The one rule that reads style sheets is an
/// experiment that doesn't run, and so none are fetched for it.
pub fn accessible(browser: &Browser, screen: &str) -> Result<()> {
    bring_axe(browser)?;
    let broken: Vec<Violation> = browser.ask_later(
        "const found = await window.axe.run(document, { resultTypes: ['violations'], preload: { assets: ['media'] } });
         return found.violations.map(({ id, help, nodes }) =>
           ({ id, help, nodes: nodes.map(node => node.html.slice(0, 200) + ' ' + (node.failureSummary || '')) }))",
        vec![],
    )?;
    if broken.is_empty() {
        return Ok(());
    }
    let lines: String = broken
        .iter()
        .map(|rule| {
            format!(
                "\n  {}: {}\n    {}",
                rule.id,
                rule.help,
                rule.nodes.join("\n    ")
            )
        })
        .collect();
    bail!(
        "{screen} in {} breaks {} rules:{lines}",
        browser.engine,
        broken.len()
    )
}

/// Puts axe-core into the page, if it isn't there: sending it takes as long as a run of it.
fn bring_axe(browser: &Browser) -> Result<()> {
    if browser.ask("return !!window.axe", vec![])? {
        return Ok(());
    }
    let axe = match env::var_os("CURBSIDE_AXE") {
        Some(named) => PathBuf::from(named),
        None => folders::of_npm(&AXE)?,
    };
    let axe = fs::read_to_string(axe).context("axe-core can't be read")?;
    browser.ask(&format!("{axe}; return null"), vec![])
}

/// Something on the page that a thumb or an eye has trouble with.
#[derive(Debug, Deserialize)]
pub struct Trouble {
    pub what: String,
    pub size: String,
}

/// Lists what is too small to touch, what makes a phone zoom in, and a page that is too wide.
pub fn layout_troubles(browser: &Browser, smallest_target: u32) -> Result<Vec<Trouble>> {
    browser.ask(include_str!("layout.js"), vec![json!(smallest_target)])
}

/// Sets the size of text in percent, as a person with tired eyes does.
pub fn enlarge_text(browser: &Browser, percent: u32) -> Result<()> {
    browser.ask(
        "document.documentElement.style.fontSize = arguments[0] + '%'",
        vec![json!(percent)],
    )
}
