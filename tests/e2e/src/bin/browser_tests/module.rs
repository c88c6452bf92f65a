//! The test modules: built by cargo, served by wasm-bindgen's test runner.

use std::env;
use std::ffi::OsString;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};
use e2e::folders::{made, program, root, target};
use e2e::process::{Process, free_port};
use serde_json::Value;

const RUNNER: &str = "wasm-bindgen-test-runner";

pub(crate) struct Module {
    pub(crate) name: String,
    file: PathBuf,
}

/// Builds the integration tests for wasm and names their files.
pub(crate) fn build() -> Result<Vec<Module>> {
    let output = Command::new(env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo")))
        .args([
            "test",
            "--locked",
            "-p",
            "curbside",
            "--target",
            "wasm32-unknown-unknown",
        ])
        .args([
            "--test",
            "*",
            "--no-run",
            "--message-format=json-render-diagnostics",
        ])
        .current_dir(root())
        .stderr(Stdio::inherit())
        .output()
        .context("cargo doesn't start")?;
    if !output.status.success() {
        bail!("The tests can't be built for wasm");
    }
    String::from_utf8_lossy(&output.stdout)
        .lines()
        .map(|line| serde_json::from_str(line).context("cargo said something that isn't JSON"))
        .filter_map(|message| message.map(|message| module(&message)).transpose())
        .collect()
}

fn module(message: &Value) -> Option<Module> {
    let file = message["executable"]
        .as_str()
        .filter(|_| message["profile"]["test"] == true)?;
    Some(Module {
        name: message["target"]["name"].as_str()?.to_owned(),
        file: file.into(),
    })
}

/// A test module on a page of its own, while this lives.
pub(crate) struct Served {
    _runner: Process,
    port: u16,
}

impl Served {
    /// Starts the runner; `None` where the module has no test for a browser.
    pub(crate) fn start(module: &Module, filter: Option<&str>) -> Result<Option<Self>> {
        let port = free_port()?;
        let mut command = Command::new(program(&[RUNNER])?);
        command
            .arg(&module.file)
            .args(filter)
            .current_dir(root())
            .env("NO_HEADLESS", "1")
            .env("WASM_BINDGEN_TEST_ADDRESS", format!("127.0.0.1:{port}"));
        let log = made(target().join("drivers"))?.join(format!("{}.log", module.name));
        let mut runner = Process::start(&mut command, &log)?;
        match runner.answers(port, "/") {
            Ok(()) => Ok(Some(Self {
                _runner: runner,
                port,
            })),
            Err(_) if runner.ended()?.is_some_and(|status| status.success()) => Ok(None),
            Err(error) => Err(error),
        }
    }

    pub(crate) fn address(&self) -> String {
        format!("http://127.0.0.1:{}/", self.port)
    }
}
