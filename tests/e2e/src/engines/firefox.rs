//! Firefox, by geckodriver.

use std::path::Path;
use std::process::Command;

use anyhow::Result;
use serde_json::{Value, json};

use super::{Engine, Options, Scheme, refuse_before_pages};
use crate::browser::Browser;
use crate::folders::program;

pub(crate) fn driver(port: u16) -> Result<Command> {
    let mut command = Command::new(program(&["geckodriver"])?);
    // Access to the browser's own window is how its page gets a phone's size.
    command.args(["--allow-system-access", "--port", &port.to_string()]);
    Ok(command)
}

pub(crate) fn capabilities(profile: &Path, options: &Options) -> Result<Value> {
    refuse_before_pages(Engine::Firefox, options)?;
    let scheme = match options.scheme {
        Scheme::Dark => 0,
        Scheme::Light => 1,
    };
    Ok(json!({
        "browserName": "firefox",
        "moz:firefoxOptions": {
            "binary": program(&["firefox-esr", "firefox"])?,
            "args": ["-headless", "-profile", profile],
            "prefs": {
                "layout.css.prefers-color-scheme.content-override": scheme,
                "datareporting.policy.dataSubmissionEnabled": false,
                "app.update.disabledForTesting": true,
                // A click has the pad's own delays, not those of a smooth scroll.
                "general.smoothScroll": false,
            },
        },
    }))
}

/// Sizes the page inside its window, since the window itself can't be as narrow as a phone.
pub(crate) fn settle(browser: &Browser, options: &Options) -> Result<()> {
    browser.in_browser_window(
        "const page = gBrowser.selectedBrowser;
         for (const side of ['width', 'min-width', 'max-width'])
           page.style.setProperty(side, arguments[0] + 'px');
         for (const side of ['height', 'min-height', 'max-height'])
           page.style.setProperty(side, arguments[1] + 'px');",
        vec![json!(options.size.width), json!(options.size.height)],
    )
}
