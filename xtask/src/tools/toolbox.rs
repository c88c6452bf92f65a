//! What a set-up has found: the folders to put on PATH, and the programs run with them.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::place;

/// The tools that a command may use.
#[derive(Debug, Default)]
pub struct Toolbox {
    bins: Vec<PathBuf>,
    /// The script of accessibility checks, `axe.min.js`.
    pub(super) axe: Option<PathBuf>,
    /// The folder of the Python packages that read tables.
    pub(super) readers: Option<PathBuf>,
}

impl Toolbox {
    /// Adds a folder of programs; `None` is a tool that is on PATH already.
    pub(crate) fn add_bin(&mut self, bin: Option<PathBuf>) {
        self.bins
            .extend(bin.filter(|folder| !self.bins.contains(folder)));
    }

    /// The folders that go before PATH.
    #[must_use]
    pub fn folders(&self) -> &[PathBuf] {
        &self.bins
    }

    /// The accessibility checks, if they were asked for.
    #[must_use]
    pub fn axe(&self) -> Option<&Path> {
        self.axe.as_deref()
    }

    /// Where Python finds the engines that read tables, if they were asked for.
    #[must_use]
    pub fn readers(&self) -> Option<&Path> {
        self.readers.as_deref()
    }

    /// A program that is run in the project's folder and finds the tools on its PATH.
    #[must_use]
    pub fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command.current_dir(place::root());
        if let Some(path) = self.path() {
            command.env("PATH", path);
        }
        command
    }

    /// Cargo, with the tools on its PATH.
    #[must_use]
    pub fn cargo(&self) -> Command {
        self.command("cargo")
    }

    /// Trunk, with the tools on its PATH.
    #[must_use]
    pub fn trunk(&self) -> Command {
        let mut command = self.command("trunk");
        command.arg("--skip-version-check");
        // Trunk reads this as true or false and refuses the customary 1.
        command.env_remove("NO_COLOR");
        command
    }

    fn path(&self) -> Option<OsString> {
        let present = env::var_os("PATH").unwrap_or_default();
        env::join_paths(self.bins.iter().cloned().chain(env::split_paths(&present))).ok()
    }
}
