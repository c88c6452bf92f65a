//! Tools that come from npm: the optimiser, the minifier and the accessibility checks.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::cause::Cause;
use super::install::{self, Package};
use super::versions;
use crate::fault::Fault;

/// An npm package, installed into a folder of its own.
pub(super) struct NpmPackage {
    pub(super) name: &'static str,
    pub(super) version: &'static str,
    /// A program of the package that must answer to `--version` before it is trusted.
    pub(super) program: Option<&'static str>,
    /// A file of the package that must be there.
    pub(super) file: &'static str,
}

const OLDEST_NODE: u32 = 18;

const AXE: NpmPackage = NpmPackage {
    name: "axe-core",
    version: "4.14.1",
    program: None,
    file: "axe.min.js",
};

const ESBUILD: NpmPackage = NpmPackage {
    name: "esbuild",
    version: "0.28.2",
    program: Some("esbuild"),
    file: "bin/esbuild",
};

/// Whether there is a Node that npm packages can run on.
pub(super) fn available() -> bool {
    let node = versions::of_program(Path::new("node"));
    let major = node.and_then(|version| version.split('.').next()?.parse::<u32>().ok());
    major.is_some_and(|major| major >= OLDEST_NODE)
        && versions::of_program(Path::new("npm")).is_some()
}

/// The folder of the minifier, or `None` where there is no Node: the release is then a little larger.
pub(super) fn esbuild(tools: &Path) -> Result<Option<PathBuf>, Fault> {
    if !available() {
        println!("There is no Node for esbuild, so the scripts stay as long as they are.");
        return Ok(None);
    }
    ESBUILD.provide(tools).map(|home| Some(ESBUILD.bin(&home)))
}

/// The path of `axe.min.js`.
pub(super) fn axe(tools: &Path) -> Result<PathBuf, Fault> {
    AXE.provide(tools)
        .map(|home| AXE.folder(&home).join(AXE.file))
}

impl NpmPackage {
    /// The folder that it is installed in.
    pub(super) fn provide(&self, tools: &Path) -> Result<PathBuf, Fault> {
        if self.verify(&tools.join(self.title())).is_err() && !available() {
            let log = tools.join("log");
            let cause = Cause::NoInstaller("Node with npm (version 18 or later)");
            return Err(Fault::Install {
                tool: self.title(),
                cause,
                log,
            });
        }
        install::ensure(self, tools)
    }

    /// The folder of its programs.
    pub(super) fn bin(&self, home: &Path) -> PathBuf {
        home.join("node_modules").join(".bin")
    }

    fn folder(&self, home: &Path) -> PathBuf {
        home.join("node_modules").join(self.name)
    }

    fn installed_version(&self, home: &Path) -> Option<String> {
        let text = fs::read(self.folder(home).join("package.json")).ok()?;
        let package: serde_json::Value = serde_json::from_slice(&text).ok()?;
        package.get("version")?.as_str().map(str::to_owned)
    }
}

impl Package for NpmPackage {
    fn title(&self) -> String {
        format!("{}-{}", self.name, self.version)
    }

    fn takes(&self) -> &'static str {
        "a few seconds"
    }

    fn verify(&self, home: &Path) -> Result<(), Cause> {
        let found = self.installed_version(home);
        let answers = self
            .program
            .is_none_or(|name| versions::of_program(&self.bin(home).join(name)).is_some());
        if found.as_deref() == Some(self.version)
            && self.folder(home).join(self.file).is_file()
            && answers
        {
            Ok(())
        } else {
            Err(Cause::WrongVersion {
                wanted: self.version.to_owned(),
                found,
            })
        }
    }

    fn installer(&self, home: &Path) -> Command {
        let mut command = Command::new("npm");
        let package = format!("{}@{}", self.name, self.version);
        command.current_dir(home);
        command.args([
            "install",
            "--no-audit",
            "--no-fund",
            "--ignore-scripts",
            "--prefix",
        ]);
        command.arg(home).arg(package);
        command
    }
}
