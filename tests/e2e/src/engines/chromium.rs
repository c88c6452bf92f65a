//! Chromium, by chromedriver.

use std::path::Path;
use std::process::Command;

use anyhow::Result;
use serde_json::{Value, json};

use super::{Options, Size};
use crate::browser::Browser;
use crate::folders::program;
use crate::outside;

pub(crate) fn driver(port: u16) -> Result<Command> {
    let mut command = Command::new(program(&["chromedriver"])?);
    command.arg(format!("--port={port}"));
    Ok(command)
}

pub(crate) fn capabilities(profile: &Path, options: &Options) -> Result<Value> {
    let binary = program(&["chromium", "chromium-browser", "google-chrome"])?;
    Ok(json!({
        "browserName": "chrome",
        "goog:chromeOptions": {
            "binary": binary,
            "args": [
                "--headless=new",
                // The sandbox refuses to start for root, which is who runs tests in a container.
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--disable-dev-shm-usage",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--disable-default-apps",
                "--disable-extensions",
                "--disable-features=AutofillServerCommunication,MediaRouter,NetworkTimeServiceQuerying,OptimizationHints",
                format!("--proxy-server=http://{}", outside::proxy()?),
                // Not by a name that is looked up ahead of need either.
                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
                "--hide-scrollbars",
                "--no-first-run",
                format!("--window-size={},{}", options.size.width, options.size.height),
                format!("--user-data-dir={}", profile.display()),
                "about:blank",
            ],
        },
    }))
}

/// Gives the session's page a phone's screen; headless windows have a smallest width of their own.
pub(crate) fn resize(browser: &Browser, size: Size, scale: f64) -> Result<()> {
    let screen = json!({ "width": size.width, "height": size.height, "deviceScaleFactor": scale, "mobile": false });
    browser.devtools("Emulation.setDeviceMetricsOverride", &screen)?;
    Ok(())
}

pub(crate) fn settle(browser: &Browser, options: &Options) -> Result<()> {
    resize(browser, options.size, options.scale)?;
    browser.devtools(
        "Emulation.setEmulatedMedia",
        &json!({ "features": [{ "name": "prefers-color-scheme", "value": options.scheme.name() }] }),
    )?;
    if let Some(script) = &options.before_pages {
        browser.devtools(
            "Page.addScriptToEvaluateOnNewDocument",
            &json!({ "source": script }),
        )?;
    }
    Ok(())
}
