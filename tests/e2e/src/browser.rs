//! One browser on one profile, driven over WebDriver.
//!
//! The calls block: a test reads from top to bottom, as a person acts.

use std::future::Future;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use anyhow::{Context, Error, Result, anyhow, bail};
use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::elements::Element;
use fantoccini::error::CmdError;
use fantoccini::wd::{Capabilities, TimeoutConfiguration, WindowHandle};
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use tokio::runtime::Runtime;
use tokio::time::timeout;

use crate::endpoints::Post;
use crate::engines::webkit::Screen;
use crate::engines::{Engine, Options, Scheme, Size, chromium, firefox, webkit};
use crate::folders;
use crate::process::{Process, free_port};
use crate::profile::Profile;
use crate::wait::{self, PATIENCE};

/// A driver that is silent for so long has lost its browser.
const SILENCE: Duration = Duration::from_secs(90);

/// How WebDriver writes the shift key.
const SHIFT: char = '\u{e008}';

/// WebKit's driver takes no picture of a page that stands still, and hangs instead: a dot that nobody
/// sees moves for a while.
const STIR: &str = "
    const dot = document.createElement('i');
    dot.ariaHidden = 'true';
    dot.style = 'position: fixed; top: 0; left: 0; width: 1px; height: 1px; background: currentColor';
    document.documentElement.append(dot);
    dot.animate([{ opacity: 0 }, { opacity: 0.01 }], { duration: 50, iterations: 40 }).onfinish = () => dot.remove();
    return null";

static STARTED: AtomicU32 = AtomicU32::new(0);

/// One of a browser's windows.
pub struct Window(WindowHandle);

/// An open browser; dropping it kills it.
pub struct Browser {
    pub engine: Engine,
    runtime: Runtime,
    client: Client,
    driver: Process,
    // Held for its drop: the screen goes after the windows on it.
    _screen: Option<Screen>,
}

impl Browser {
    pub fn open(engine: Engine, profile: &Profile) -> Result<Self> {
        Self::open_with(engine, profile, &Options::default())
    }

    pub fn open_with(engine: Engine, profile: &Profile, options: &Options) -> Result<Self> {
        let port = free_port()?;
        let path = profile.path();
        let (command, capabilities, screen) = match engine {
            Engine::Chromium => (
                chromium::driver(port)?,
                chromium::capabilities(path, options)?,
                None,
            ),
            Engine::Firefox => {
                firefox::furnish(path)?;
                (
                    firefox::driver(port)?,
                    firefox::capabilities(path, options)?,
                    None,
                )
            }
            Engine::WebKit => {
                let screen = Screen::start()?;
                (
                    webkit::driver(port, &screen)?,
                    webkit::capabilities(path, options)?,
                    Some(screen),
                )
            }
        };
        let mut command = command;
        let mut driver = Process::start(&mut command, &log(engine)?)?;
        driver.answers(port, "/status")?;
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()?;
        let client = runtime
            .block_on(async { timeout(SILENCE, connect(port, capabilities)).await })
            .map_err(Error::from)
            .flatten()
            .with_context(|| {
                format!("{engine} doesn't open; its driver said: {}", driver.said())
            })?;
        let browser = Self {
            engine,
            runtime,
            client,
            driver,
            _screen: screen,
        };
        browser.settle(options)?;
        Ok(browser)
    }

    /// Gives the page the size and the scheme.
    pub(crate) fn settle(&self, options: &Options) -> Result<()> {
        self.run(self.client.update_timeouts(TimeoutConfiguration::new(
            Some(Duration::from_secs(60)),
            Some(Duration::from_secs(60)),
            Some(Duration::ZERO),
        )))?;
        match self.engine {
            Engine::Chromium => chromium::settle(self, options)?,
            Engine::Firefox => firefox::settle(self, options)?,
            Engine::WebKit => {}
        }
        self.has_the_size(options.size)
    }

    /// Gives the page that is open another size and scheme, as a phone does that is turned or told to be
    /// dark. WebKit's window stays as it was opened.
    pub fn change_look(&self, options: &Options) -> Result<()> {
        self.settle(options)?;
        let is_dark = "return matchMedia('(prefers-color-scheme: dark)').matches";
        let has_it = wait::until(PATIENCE, || {
            let dark: bool = self.ask(is_dark, vec![])?;
            Ok((dark == (options.scheme == Scheme::Dark)).then_some(()))
        })?;
        has_it.with_context(|| format!("{} doesn't become {}", self.engine, options.scheme.name()))
    }

    /// Waits until the page has its size: the window around it has it first, and tells the page's
    /// own process later.
    fn has_the_size(&self, asked: Size) -> Result<()> {
        let mut seen = (0, 0);
        let has_it = wait::until(PATIENCE, || {
            seen = self.ask("return [innerWidth, innerHeight]", vec![])?;
            Ok((seen == (asked.width, asked.height)).then_some(()))
        })?;
        has_it.with_context(|| {
            format!(
                "{} has a viewport of {seen:?} and not {asked:?}",
                self.engine
            )
        })
    }

    fn run<T>(&self, command: impl Future<Output = Result<T, CmdError>>) -> Result<T> {
        let answered = self
            .runtime
            .block_on(async { timeout(SILENCE, command).await });
        let answered =
            answered.with_context(|| format!("{} doesn't answer any more", self.engine))?;
        answered.map_err(|error| match error {
            // WebKit's driver often says of what kind an error is, and no more.
            CmdError::Standard(error) if error.message.is_empty() => anyhow!("{}", error.error),
            error => error.into(),
        })
    }

    pub fn goto(&self, url: &str) -> Result<()> {
        self.run(self.client.goto(url))
            .with_context(|| format!("{} can't go to {url}", self.engine))
    }

    /// Reloads the page by its own script: Firefox's driver reloads past the service worker.
    pub fn reload(&self) -> Result<()> {
        self.ask::<()>(
            "window.beforeReload = true; setTimeout(() => location.reload()); return null",
            vec![],
        )?;
        let is_new = "return !window.beforeReload && document.readyState === 'complete'";
        let loaded = wait::until(PATIENCE, || {
            // In between there is no page to ask.
            let new = self
                .run(self.client.execute(is_new, vec![]))
                .is_ok_and(|new| new == true);
            Ok(new.then_some(()))
        })?;
        loaded.context("The page isn't there again after a reload")
    }

    pub fn address(&self) -> Result<String> {
        Ok(self.run(self.client.current_url())?.into())
    }

    /// Runs a script in the page and reads its answer.
    pub fn ask<T: DeserializeOwned>(&self, script: &str, arguments: Vec<Value>) -> Result<T> {
        let answer = self.run(self.client.execute(script, arguments));
        let answer = answer.with_context(|| {
            let beginning: String = script.chars().take(100).collect();
            format!("{} can't run {beginning:?}", self.engine)
        })?;
        serde_json::from_value(answer).context("The page gave an answer of another form")
    }

    /// Runs the body of an async function in the page and waits for its answer.
    pub fn ask_later<T: DeserializeOwned>(&self, script: &str, arguments: Vec<Value>) -> Result<T> {
        let wrapped = format!(
            "const done = arguments[arguments.length - 1];
             (async function () {{ {script} }}).apply(null, arguments)
               .then(value => done({{ value: value === undefined ? null : value }}),
                     error => done({{ error: String(error) }}));"
        );
        let mut answer = self.run(self.client.execute_async(&wrapped, arguments))?;
        if let Some(error) = answer.get("error") {
            bail!("The page's script failed: {error}");
        }
        serde_json::from_value(answer["value"].take())
            .context("The page gave an answer of another form")
    }

    /// Does something with an element of the page.
    pub(crate) fn with<T, F>(
        &self,
        element: &Value,
        act: impl FnOnce(Element) -> F,
    ) -> Result<T, CmdError>
    where
        F: Future<Output = Result<T, CmdError>>,
    {
        let id = element
            .as_object()
            .and_then(|object| object.values().next())
            .and_then(Value::as_str);
        let reference = id.unwrap_or_default().to_owned().into();
        self.runtime.block_on(act(Element::from_element_id(
            self.client.clone(),
            reference,
        )))
    }

    /// Presses keys one after another, wherever the focus is; the shift key is held to the end.
    pub fn press(&self, keys: &str) -> Result<()> {
        let mut actions = KeyActions::new("keyboard".to_owned());
        for value in keys.chars() {
            actions = actions.then(KeyAction::Down { value });
            if value != SHIFT {
                actions = actions.then(KeyAction::Up { value });
            }
        }
        if keys.starts_with(SHIFT) {
            actions = actions.then(KeyAction::Up { value: SHIFT });
        }
        self.run(self.client.perform_actions(actions))
            .with_context(|| format!("{keys:?} can't be pressed"))
    }

    pub fn picture(&self) -> Result<Vec<u8>> {
        if self.engine == Engine::WebKit {
            self.ask::<Value>(STIR, vec![])?;
        }
        self.run(self.client.screenshot())
            .context("No picture could be taken")
    }

    /// A command of Chromium's own protocol.
    pub fn devtools(&self, command: &str, parameters: &Value) -> Result<Value> {
        let body = json!({ "cmd": command, "params": parameters });
        self.run(self.client.issue_cmd(Post {
            path: "goog/cdp/execute",
            body,
        }))
        .with_context(|| format!("Chromium refuses {command}"))
    }

    /// Leaves the pages of an origin so many bytes, or as many as there are, in Chromium.
    pub fn narrow(&self, origin: &str, bytes: Option<u64>) -> Result<()> {
        let mut parameters = json!({ "origin": origin });
        if let Some(bytes) = bytes {
            parameters["quotaSize"] = json!(bytes);
        }
        self.devtools("Storage.overrideQuotaForOrigin", &parameters)?;
        Ok(())
    }

    /// Gives the page another size and another number of device pixels, in Chromium.
    pub fn resize(&self, size: Size, scale: f64) -> Result<()> {
        chromium::resize(self, size, scale)?;
        self.has_the_size(size)
    }

    /// Runs a script in Firefox's own window, around the page.
    pub(crate) fn in_browser_window(&self, script: &str, arguments: Vec<Value>) -> Result<()> {
        self.run(self.client.issue_cmd(Post {
            path: "moz/context",
            body: json!({ "context": "chrome" }),
        }))?;
        self.run(self.client.execute(script, arguments))?;
        self.run(self.client.issue_cmd(Post {
            path: "moz/context",
            body: json!({ "context": "content" }),
        }))?;
        Ok(())
    }

    /// The window that the person looks at.
    pub fn window(&self) -> Result<Window> {
        Ok(Window(self.run(self.client.window())?))
    }

    /// Opens a second window; the person goes on looking at the first.
    pub fn new_window(&self) -> Result<Window> {
        let opened = self.run(self.client.new_window(false));
        let opened = opened.with_context(|| format!("{} opens no window", self.engine))?;
        Ok(Window(opened.handle))
    }

    /// Looks at another window.
    pub fn switch_to(&self, window: &Window) -> Result<()> {
        self.run(self.client.switch_to_window(window.0.clone()))
            .context("A window is gone")
    }

    /// Looks into the first frame of the page.
    pub fn enter_frame(&self) -> Result<()> {
        self.run(self.client.enter_frame(0))
            .context("There is no frame")
    }

    /// Looks at the whole page again.
    pub fn leave_frame(&self) -> Result<()> {
        self.run(self.client.enter_parent_frame())
            .context("The page around the frame is gone")
    }

    /// Ends the browser as an empty battery does: at once, with all its processes.
    pub fn kill(mut self) -> Result<()> {
        self.driver.kill()
    }

    /// Closes the browser as a person does.
    pub fn quit(self) -> Result<()> {
        self.run(self.client.clone().close())
            .context("The browser can't be closed")
    }
}

async fn connect(port: u16, capabilities: Value) -> Result<Client> {
    let capabilities: Capabilities = serde_json::from_value(capabilities)?;
    let client = ClientBuilder::new(HttpConnector::new())
        .capabilities(capabilities)
        .connect(&format!("http://127.0.0.1:{port}"))
        .await?;
    Ok(client)
}

fn log(engine: Engine) -> Result<PathBuf> {
    let number = STARTED.fetch_add(1, Ordering::Relaxed);
    Ok(folders::made(folders::target().join("drivers"))?.join(format!("{engine}-{number}.log")))
}
