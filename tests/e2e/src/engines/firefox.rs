//! Firefox, by geckodriver.

use std::path::Path;
use std::process::Command;

use anyhow::Result;
use serde_json::{Value, json};

use super::{Options, Scheme, Size};
use crate::browser::Browser;
use crate::folders::program;

pub(crate) fn driver(port: u16) -> Result<Command> {
    let mut command = Command::new(program(&["geckodriver"])?);
    // Access to the browser's own window is how its page gets a phone's size.
    command.args(["--allow-system-access", "--port", &port.to_string()]);
    Ok(command)
}

pub(crate) fn capabilities(profile: &Path, options: &Options) -> Result<Value> {
    let scheme = match options.scheme {
        Scheme::Dark => 0,
        Scheme::Light => 1,
    };
    let mut capabilities = json!({
        "browserName": "firefox",
        "moz:firefoxOptions": {
            "binary": program(&["firefox-esr", "firefox"])?,
            "args": ["-headless", "-profile", profile],
            "prefs": {
                "layout.css.prefers-color-scheme.content-override": scheme,
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
const RESIZE: &str = "
    const page = gBrowser.selectedBrowser;
    const [width, height] = arguments;
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
    browser.in_browser_window(RESIZE, vec![json!(width), json!(height)])?;
    match &options.before_pages {
        Some(script) => browser.in_browser_window(BEFORE_PAGES, vec![json!(script)]),
        None => Ok(()),
    }
}
