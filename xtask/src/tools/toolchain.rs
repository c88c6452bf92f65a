//! The parts of the Rust tool chain: the target for browsers, and the lints.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::cause::Cause;
use super::install::{new_log, read_cause};
use super::versions;
use crate::fault::Fault;
use crate::process::run_logged;

/// The target for browsers.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// The target's own standard library.
pub(super) fn wasm_target(tools: &Path) -> Result<(), Fault> {
    if has_target() {
        return Ok(());
    }
    rustup(&["target", "add", TARGET], TARGET, tools)
}

/// The sources of the standard library, which the release compiles along.
pub(super) fn std_source(tools: &Path) -> Result<(), Fault> {
    if has_std_source() {
        return Ok(());
    }
    rustup(&["component", "add", "rust-src"], "rust-src", tools)
}

/// The formatter and clippy, which the minimal profile of rustup leaves out.
pub(super) fn lints(tools: &Path) -> Result<(), Fault> {
    if answers(&["fmt", "--version"]) && answers(&["clippy", "--version"]) {
        return Ok(());
    }
    rustup(
        &["component", "add", "rustfmt", "clippy"],
        "rustfmt-and-clippy",
        tools,
    )
}

fn has_target() -> bool {
    printed(&["target-libdir", "--target", TARGET]).is_some_and(|folder| folder.is_dir())
}

fn has_std_source() -> bool {
    let lock = "lib/rustlib/src/rust/library/Cargo.lock";
    printed(&["sysroot"]).is_some_and(|folder| folder.join(lock).is_file())
}

/// The target that the compiler itself runs on.
pub fn host() -> Result<String, Fault> {
    let asked = Command::new("rustc")
        .args(["--print", "host-tuple"])
        .output();
    let output = asked.map_err(Fault::start("rustc"))?;
    Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// The compiler's version, as `1.95.0`; without a compiler nothing gets as far as to ask.
#[must_use]
pub fn compiler_version() -> String {
    versions::of_program(Path::new("rustc")).unwrap_or_default()
}

/// A folder that the compiler names.
fn printed(what: &[&str]) -> Option<PathBuf> {
    let asked = Command::new("rustc")
        .arg("--print")
        .args(what)
        .stderr(Stdio::null())
        .output();
    asked
        .ok()
        .map(|output| PathBuf::from(String::from_utf8_lossy(&output.stdout).trim()))
}

fn answers(arguments: &[&str]) -> bool {
    let asked = Command::new("cargo")
        .args(arguments)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    asked.is_ok_and(|status| status.success())
}

/// rustup installs by renaming too, so a part that it has added is whole.
fn rustup(arguments: &[&str], title: &str, tools: &Path) -> Result<(), Fault> {
    let log = new_log(tools, title)?;
    let failed = |cause| Fault::Install {
        tool: title.to_owned(),
        cause,
        log: log.clone(),
    };
    if Command::new("rustup").arg("--version").output().is_err() {
        return Err(failed(Cause::NoInstaller("rustup")));
    }
    println!("Installing {title}");
    let mut command = Command::new("rustup");
    command.args(arguments);
    if run_logged(command, title, &log)?.success() {
        Ok(())
    } else {
        Err(failed(read_cause(&log)))
    }
}
