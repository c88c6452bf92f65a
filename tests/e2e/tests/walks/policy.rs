//! The policy, tried from scripts of the page: what a driver runs itself may pass it by.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use e2e::browser::Browser;
use e2e::engines::Engine;
use e2e::folders;
use e2e::lent::Lent;
use e2e::page;
use e2e::site::Site;
use e2e::story;
use e2e::wait::{self, PATIENCE};
use serde_json::{Value, json};
use tempfile::TempDir;
use xtask::server::Alter;

/// The release with the probe beside it, and without the headers that a good host would send.
pub(crate) fn bare_release() -> Result<TempDir> {
    let folder = TempDir::with_prefix("curbside-release-")?;
    folders::copy(&folders::dist()?, folder.path())?;
    let headers = folder.path().join("_headers");
    if headers.exists() {
        fs::remove_file(headers)?;
    }
    fs::copy(fixture("probe.js"), folder.path().join("probe.js"))?;
    Ok(folder)
}

pub(crate) fn fixture(name: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("fixtures")
        .join(name)
}

/// An index page that somebody has put a script of theirs into.
pub(crate) fn stops_an_injected_script(engine: Engine) -> Result<()> {
    let release = bare_release()?;
    let index = fs::read_to_string(release.path().join("index.html"))?;
    let injected = "<script>document.documentElement.dataset.injected = 'ran'</script>
        <link rel=\"stylesheet\" href=\"nowhere.css\" onerror=\"document.documentElement.dataset.handled = 'ran'\"></head>";
    ensure!(
        index.contains("</head>"),
        "The page has no place to put a script in"
    );
    let altered = index.replace("</head>", injected).into_bytes();
    let site = Site::altered(release.path(), move |path| match path {
        "/" | "/index.html" => Alter::Bytes(altered.clone()),
        _ => Alter::Serve,
    })?;
    let browser = Lent::open(engine)?;
    story::open(&browser, &site.at(""))?;
    let there: usize = browser.ask(
        "return document.querySelectorAll('head > script:not([src]), head > link[onerror]').length",
        vec![],
    )?;
    ensure!(
        there == 2,
        "{there} of 2 injected elements are in the page, so not all was tried"
    );
    let ran: (Option<String>, Option<String>) =
        browser.ask("const { injected, handled } = document.documentElement.dataset; return [injected ?? null, handled ?? null]", vec![])?;
    ensure!(ran == (None, None), "An injected script ran: {ran:?}");
    Ok(())
}

/// By the page's own policy on the first visit, then by the worker's headers.
pub(crate) fn holds_with_and_without_the_worker(engine: Engine) -> Result<()> {
    let release = bare_release()?;
    let site = Site::of(release.path())?;
    let stranger = Site::of(&fixture("engine"))?;
    let browser = Lent::open(engine)?;
    story::open(&browser, &site.at(""))?;
    all_is_refused(&browser, &site, &stranger).context("On the first visit")?;

    page::installed(&browser)?;
    browser.reload()?;
    let policy: Option<String> = browser.ask_later(
        "return (await fetch('./index.html')).headers.get('content-security-policy')",
        vec![],
    )?;
    ensure!(
        policy.is_some_and(|policy| policy.contains("frame-ancestors 'none'")),
        "The worker sends no policy"
    );
    all_is_refused(&browser, &site, &stranger).context("From the worker")
}

pub(crate) fn all_is_refused(browser: &Browser, site: &Site, stranger: &Site) -> Result<()> {
    let address = format!(
        "{}?stranger={}",
        site.at("probe.js"),
        stranger.at("page.js")
    );
    browser.ask::<Value>(
        "const script = document.createElement('script');
         script.type = 'module';
         script.src = arguments[0];
         document.body.append(script);
         return null",
        vec![json!(address)],
    )?;
    let outcome = wait::until(PATIENCE, || {
        browser.ask::<Option<String>>(
            "return document.documentElement.dataset.probe ?? null",
            vec![],
        )
    })?;
    let outcome: Value = serde_json::from_str(&outcome.context("The probe never ended")?)?;
    let got_through: Vec<_> = outcome
        .as_object()
        .map(|all| {
            all.iter()
                .filter(|(_, done)| **done != json!(false))
                .map(|(name, _)| name.as_str())
                .collect()
        })
        .unwrap_or_default();
    ensure!(
        got_through.is_empty(),
        "The policy lets through: {got_through:?}"
    );
    ensure!(
        stranger.requests().is_empty(),
        "Another origin was asked: {:?}",
        stranger.requests()
    );
    Ok(())
}
