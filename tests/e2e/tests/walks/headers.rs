//! The headers that the worker puts on its answers, on a host that sends none.

use std::collections::BTreeMap;
use std::fs;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use anyhow::{Context, Result, ensure};
use e2e::browser::Browser;
use e2e::engines::Engine;
use e2e::folders;
use e2e::lent::Lent;
use e2e::page;
use e2e::person::{Person, Role};
use e2e::site::Site;
use e2e::story;
use serde_json::{Value, json};
use xtask::server::Alter;

use crate::policy::{all_is_refused, bare_release, fixture};

/// The headers of every path, as the release's host is asked to send them.
fn wanted() -> Result<BTreeMap<String, String>> {
    let text = fs::read_to_string(folders::dist()?.join("_headers"))?;
    let rule = text.lines().skip_while(|line| *line != "/*").skip(1);
    let rule = rule.take_while(|line| !line.is_empty());
    let pairs = rule.filter_map(|line| line.trim().split_once(": "));
    Ok(pairs
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect())
}

/// The files that the worker keeps, from its own first line.
fn kept() -> Result<Vec<String>> {
    let script = fs::read_to_string(folders::dist()?.join("sw.js"))?;
    let line = script.lines().next().unwrap_or_default();
    let release = line.strip_prefix("const RELEASE = ").context("No stamp")?;
    let release: Value = serde_json::from_str(release.trim_end_matches(';'))?;
    let files = release["files"].as_object().context("No files")?;
    let names = files
        .keys()
        .filter(|name| !name.starts_with("screenshots/"));
    Ok(names.cloned().collect())
}

/// Files, the way out past a broken version, a mistyped address, and the page that says what is missing.
pub(crate) fn are_on_every_answer_of_the_worker(engine: Engine) -> Result<()> {
    let release = bare_release()?;
    let broken = Arc::new(AtomicBool::new(false));
    let is_broken = Arc::clone(&broken);
    let site = Site::altered(release.path(), move |path| match path {
        "/" | "/index.html" | "/rescue.html" if is_broken.load(Ordering::SeqCst) => {
            Alter::Bytes(b"<!doctype html><title>Another</title>".to_vec())
        }
        _ => Alter::Serve,
    })?;
    let browser = Lent::open(engine)?;
    story::open(&browser, &site.at(""))?;
    page::installed(&browser)?;
    browser.reload()?;
    carry(&browser, &kept()?)?;

    browser.goto(&site.at("mistyped"))?;
    story::at_today(Person::at(&browser))?;
    let ends_at = browser.address()?;
    ensure!(
        ends_at.starts_with(&site.at("#")) || ends_at == site.at(""),
        "A mistyped address ends at {ends_at}"
    );

    broken.store(true, Ordering::SeqCst);
    forget(&browser, &["index.html", "rescue.html"])?;
    carry(&browser, &["rescue.html".to_owned()]).context("The way out, from the host")?;
    browser.reload()?;
    Person::at(&browser).see(Role::Heading, "Part of Curbside is missing")?;
    let stranger = Site::of(&fixture("engine"))?;
    all_is_refused(&browser, &site, &stranger).context("Where a part is missing")
}

/// Fails with every file on which a header is not as it should be.
fn carry(browser: &Browser, names: &[String]) -> Result<()> {
    let faults: Vec<String> = browser.ask_later(
        "const [names, wanted] = arguments;
         const faults = [];
         for (const name of names) {
           const { headers } = await fetch('./' + name);
           for (const [header, value] of Object.entries(wanted))
             if (headers.get(header) !== value) faults.push(`${name}, ${header}: ${headers.get(header)}`);
         }
         return faults",
        vec![json!(names), json!(wanted()?)],
    )?;
    ensure!(faults.is_empty(), "{faults:#?}");
    Ok(())
}

/// Takes files from the phone, as a browser may that runs short of room.
fn forget(browser: &Browser, names: &[&str]) -> Result<()> {
    let gone: usize = browser.ask_later(
        "let gone = 0;
         for (const key of await caches.keys())
           for (const name of arguments[0])
             if (await (await caches.open(key)).delete('./' + name)) gone += 1;
         return gone",
        vec![json!(names)],
    )?;
    ensure!(gone == names.len(), "{gone} of {names:?} were kept");
    Ok(())
}
