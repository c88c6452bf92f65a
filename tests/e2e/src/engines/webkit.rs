//! WebKit, by WebKitWebDriver and a window of our own that keeps its profile.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use anyhow::{Context, Result};
use serde_json::{Value, json};

use super::Options;
use crate::folders::program;
use crate::outside;

/// The system's own Python: it alone has the bindings that come with the system's WebKit.
const PYTHON: &str = "/usr/bin/python3";

pub(crate) fn driver(port: u16, screen: &Screen) -> Result<Command> {
    let mut command = Command::new(program(&["WebKitWebDriver"])?);
    command
        .arg("--host=127.0.0.1")
        .arg(format!("--port={port}"))
        .env("DISPLAY", format!(":{}", screen.number))
        .env("GDK_BACKEND", "x11")
        .env("NO_AT_BRIDGE", "1")
        .env_remove("WAYLAND_DISPLAY");
    Ok(command)
}

pub(crate) fn capabilities(profile: &Path, options: &Options) -> Result<Value> {
    let mut args = vec![
        launcher().display().to_string(),
        profile.display().to_string(),
        options.size.width.to_string(),
        options.size.height.to_string(),
        options.scheme.name().to_owned(),
        outside::proxy()?,
    ];
    if let Some(megabytes) = options.room {
        args.push(format!("--room={megabytes}"));
    }
    if let Some(script) = &options.before_pages {
        let file = profile.join("before-pages.js");
        fs::write(&file, script).context("The script before the pages can't be written")?;
        args.push(file.display().to_string());
    }
    Ok(json!({
        "webkitgtk:browserOptions": { "binary": PYTHON, "args": args },
    }))
}

fn launcher() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("webkit/launcher.py")
}

/// A screen that nobody sees, for a window to stand on.
pub(crate) struct Screen {
    server: Child,
    number: u32,
}

impl Screen {
    pub(crate) fn start() -> Result<Self> {
        let server = Command::new(program(&["Xvfb"])?)
            .args([
                "-displayfd",
                "1",
                "-screen",
                "0",
                "1600x1800x24",
                "-nolisten",
                "tcp",
            ])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .context("Xvfb doesn't start")?;
        // From here on it is ended with the screen, whatever comes.
        let mut screen = Self { server, number: 0 };
        screen.number = screen.named()?;
        Ok(screen)
    }

    /// The display that the server has chosen.
    fn named(&mut self) -> Result<u32> {
        let mut line = String::new();
        if let Some(out) = self.server.stdout.as_mut() {
            BufReader::new(out).read_line(&mut line)?;
        }
        line.trim().parse().context("Xvfb names no display")
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        if let Err(error) = self.server.kill().and_then(|()| self.server.wait()) {
            eprintln!("Xvfb can't be ended: {error}");
        }
    }
}
