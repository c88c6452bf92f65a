//! Firefox, by geckodriver.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::{Mutex, PoisonError};

use anyhow::{Context, Result};
use serde_json::{Value, json};

use super::{Engine, Options, Scheme, Size};
use crate::browser::Browser;
use crate::folders::{self, program};
use crate::outside;
use crate::profile::Profile;

pub(crate) fn driver(port: u16) -> Result<Command> {
    let mut command = Command::new(program(&["geckodriver"])?);
    // Access to the browser's own window is how its page gets a phone's size.
    command.args(["--allow-system-access", "--port", &port.to_string()]);
    // Lets the driver's own settings keep it from asking its maker for news.
    command.env("MOZ_REMOTE_SETTINGS_DEVTOOLS", "1");
    Ok(command)
}

static FIRST_START: Mutex<()> = Mutex::new(());

/// Gives a profile that is still empty what Firefox puts into one at its first start, which takes
/// twice the time of another start. It is kept from run to run, and knows of no page.
pub(crate) fn furnish(profile: &Path) -> Result<()> {
    if fs::read_dir(profile)?.next().is_some() {
        return Ok(());
    }
    let kept = folders::target().join("firefox-profile");
    {
        let _one_at_a_time = FIRST_START.lock().unwrap_or_else(PoisonError::into_inner);
        if !kept.is_dir() {
            start_once(&kept)?;
        }
    }
    folders::copy(&kept, profile)
}

fn start_once(kept: &Path) -> Result<()> {
    let profile = Profile::new()?;
    // It is empty no more, and so it isn't furnished.
    fs::write(profile.path().join("user.js"), "")?;
    Browser::open(Engine::Firefox, &profile)?.quit()?;
    // Other runs see the whole of it or nothing.
    let half = kept.with_extension(std::process::id().to_string());
    folders::copy(profile.path(), &half)?;
    match fs::rename(&half, kept) {
        Err(_) if kept.is_dir() => Ok(fs::remove_dir_all(half)?),
        done => done.context("Firefox's first profile can't be kept"),
    }
}

pub(crate) fn capabilities(profile: &Path, options: &Options) -> Result<Value> {
    let proxy = outside::proxy()?;
    let mut capabilities = json!({
        "browserName": "firefox",
        "proxy": { "proxyType": "manual", "httpProxy": proxy, "sslProxy": proxy },
        "moz:firefoxOptions": {
            "binary": program(&["firefox-esr", "firefox"])?,
            // A profile that was kept may be of a newer Firefox.
            "args": ["-headless", "-allow-downgrade", "-profile", profile],
            "prefs": {
                "datareporting.policy.dataSubmissionEnabled": false,
                "app.update.disabledForTesting": true,
                // A page that asks for a new version is not made to wait for a quieter second.
                "dom.serviceWorkers.update_delay": 0,
                // A click has the pad's own delays, not those of a smooth scroll.
                "general.smoothScroll": false,
            },
        },
    });
    if let Some(megabytes) = options.room {
        let prefs = &mut capabilities["moz:firefoxOptions"]["prefs"];
        prefs["dom.quotaManager.temporaryStorage.fixedLimit"] = json!(megabytes * 1024);
    }
    Ok(capabilities)
}

/// Sizes the page inside its window, since the window itself can't be as narrow as a phone.
const LOOKS: &str = "
    const page = gBrowser.selectedBrowser;
    const [width, height, scheme] = arguments;
    Services.prefs.setIntPref('layout.css.prefers-color-scheme.content-override', scheme);
    for (const [side, length] of Object.entries({ width, height }))
      for (const limit of ['', 'min-', 'max-'])
        page.style.setProperty(limit + side, length + 'px');";

/// Runs a script in each page before the page's own, which WebDriver has no command for here.
const BEFORE_PAGES: &str = "
    const watch = script => Services.obs.addObserver(page => {
      const sandbox = Cu.Sandbox(page, { sandboxPrototype: page, wantXrays: false });
      Cu.evalInSandbox(script, sandbox);
    }, 'content-document-global-created');
    const source = `(${watch})(${JSON.stringify(arguments[0])})`;
    Services.ppmm.loadProcessScript('data:,' + encodeURIComponent(source), true);";

pub(crate) fn settle(browser: &Browser, options: &Options) -> Result<()> {
    let Size { width, height } = options.size;
    let scheme = match options.scheme {
        Scheme::Dark => 0,
        Scheme::Light => 1,
    };
    browser.in_browser_window(LOOKS, vec![json!(width), json!(height), json!(scheme)])?;
    match &options.before_pages {
        Some(script) => browser.in_browser_window(BEFORE_PAGES, vec![json!(script)]),
        None => Ok(()),
    }
}
