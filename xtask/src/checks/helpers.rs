//! The programs of `tests/e2e` and how they are called; also `bench` and `pictures`, which are
//! nothing but such a call.

use std::ffi::OsString;
use std::io::{self, IsTerminal};
use std::process::Command;

use crate::engine::Engine;
use crate::fault::Fault;
use crate::tools::{self, Need, Toolbox};
use crate::{build, place};

/// `cargo xtask bench`: the figures of the release, or of the parts that the words name.
pub fn bench(words: &[OsString]) -> Result<(), Fault> {
    let needs = [Need::Browser(Engine::Chromium), Need::Fonts, Need::Compared];
    run_on_release("bench", "The bench", needs, words)
}

/// `cargo xtask pictures`: icons and screenshots.
pub fn pictures() -> Result<(), Fault> {
    let needs = [Need::Browser(Engine::Chromium), Need::Fonts];
    run_on_release("pictures", "Taking the pictures", needs, &[])
}

/// Builds the release and runs a program of `tests/e2e` on it, with words of its own.
pub(super) fn run_on_release(
    program: &str,
    title: &'static str,
    needs: impl IntoIterator<Item = Need>,
    words: &[OsString],
) -> Result<(), Fault> {
    let needs: Vec<Need> = needs.into_iter().chain(Need::BUILD).collect();
    let toolbox = tools::set_up(&needs)?;
    build::release_with(&toolbox, &place::dist())?;
    let mut command = cargo(&toolbox, &run_helper(program));
    command.arg("--").args(words);
    point_to_release(&mut command, &toolbox);
    let status = command.status().map_err(Fault::start("cargo"))?;
    if status.success() {
        Ok(())
    } else {
        Err(Fault::Failed(title))
    }
}

/// The words that make cargo run a program of `tests/e2e`.
pub(super) fn run_helper(program: &str) -> [&str; 6] {
    ["run", "--locked", "--package", "e2e", "--bin", program]
}

/// Cargo with the tools on its PATH, in colour if a person looks on.
pub(super) fn cargo(toolbox: &Toolbox, words: &[&str]) -> Command {
    let mut command = toolbox.cargo();
    command.args(words);
    if io::stdout().is_terminal() {
        command.env("CARGO_TERM_COLOR", "always");
    }
    command
}

/// Tells a program of `tests/e2e` where the release and the accessibility checks are.
pub(super) fn point_to_release(command: &mut Command, toolbox: &Toolbox) {
    command.env("CURBSIDE_DIST", place::dist());
    if let Some(axe) = toolbox.axe() {
        command.env("CURBSIDE_AXE", axe);
    }
}
