//! Tools that come from npm: the optimiser, the minifier, the accessibility checks, and what the bench
//! compares with.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::cause::Cause;
use super::install::{self, Package};
use super::versions;
use crate::fault::Fault;
use crate::place;

/// An npm package, installed into a folder of its own.
pub struct NpmPackage {
    pub(super) name: &'static str,
    pub(super) version: &'static str,
    /// A program of the package that must answer to `--version` before it is trusted.
    pub(super) program: Option<&'static str>,
    /// A file of the package that must be there.
    pub(super) file: &'static str,
    /// The checksum of its tarball, for what is shipped as it runs; npm refuses a tarball that has not the
    /// one that it names, and this says that it named the right one.
    pub(super) integrity: Option<&'static str>,
}

const OLDEST_NODE: u32 = 18;

/// The accessibility checks.
pub const AXE: NpmPackage = NpmPackage {
    name: "axe-core",
    version: "4.14.1",
    program: None,
    file: "axe.min.js",
    integrity: None,
};

const ESBUILD: NpmPackage = NpmPackage {
    name: "esbuild",
    version: "0.28.2",
    program: Some("esbuild"),
    file: "bin/esbuild",
    integrity: None,
};

/// The search library that the bench measures beside the app.
pub const MINISEARCH: NpmPackage = NpmPackage {
    name: "minisearch",
    version: "7.2.0",
    program: None,
    file: "dist/umd/index.js",
    integrity: Some(
        "sha512-dqT2XBYUOZOiC5t2HRnwADjhNS2cecp9u+TJRiJ1Qp/f5qjkeT5APcGPjHw+bz89Ms8Jp+cG4AlE+QZ/QnDglg==",
    ),
};

/// The notebook that the bench measures beside the app.
pub const TIDDLYWIKI: NpmPackage = NpmPackage {
    name: "tiddlywiki",
    version: "5.4.1",
    program: Some("tiddlywiki"),
    file: "tiddlywiki.js",
    integrity: Some(
        "sha512-5Pnk7j8cUMoQHD0CarOWd4ixITURsN4DJxLfg8AGYSMiQoOHH6bp8JDCAgSdvZHRCQmvXtbm5FRxBFBT6WG24A==",
    ),
};

/// Whether there is a Node that npm packages can run on.
pub(super) fn available() -> bool {
    has_node() && has_npm()
}

pub(super) fn has_node() -> bool {
    let node = versions::of_program(Path::new("node"));
    let major = node.and_then(|version| version.split('.').next()?.parse::<u32>().ok());
    major.is_some_and(|major| major >= OLDEST_NODE)
}

pub(super) fn has_npm() -> bool {
    versions::of_program(Path::new("npm")).is_some()
}

/// The folder of the minifier, or `None` where PATH has it or where there is no Node: the release is then a
/// little larger.
pub(super) fn esbuild(tools: &Path) -> Result<Option<PathBuf>, Fault> {
    if has_esbuild() {
        return Ok(None);
    }
    if !available() {
        println!("There is no Node for esbuild, so the scripts stay as long as they are.");
        return Ok(None);
    }
    ESBUILD.provide(tools).map(|home| Some(ESBUILD.bin(&home)))
}

/// Whether PATH has the minifier at this very version: another one would make another release.
pub fn has_esbuild() -> bool {
    versions::of_program(Path::new("esbuild")).as_deref() == Some(ESBUILD.version)
}

/// The path of `axe.min.js`.
pub(super) fn axe(tools: &Path) -> Result<PathBuf, Fault> {
    AXE.provide(tools).map(|home| AXE.file(&home))
}

/// What the bench measures beside the app: a search library, and a notebook.
pub(super) fn compared(tools: &Path) -> Result<(), Fault> {
    for package in [MINISEARCH, TIDDLYWIKI] {
        package.provide(tools)?;
    }
    Ok(())
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

    /// The file that it is for, if a set-up has left the package at this version among the tools.
    pub fn kept(&self) -> Result<PathBuf, Fault> {
        self.kept_in(&place::tools()?)
    }

    fn kept_in(&self, tools: &Path) -> Result<PathBuf, Fault> {
        let home = tools.join(self.title());
        match self.verify(&home) {
            Ok(()) => Ok(self.file(&home)),
            Err(_) => Err(Fault::NotKept(self.title())),
        }
    }

    /// The folder of its programs.
    pub(super) fn bin(&self, home: &Path) -> PathBuf {
        home.join("node_modules").join(".bin")
    }

    fn folder(&self, home: &Path) -> PathBuf {
        home.join("node_modules").join(self.name)
    }

    fn file(&self, home: &Path) -> PathBuf {
        self.folder(home).join(self.file)
    }

    fn installed_version(&self, home: &Path) -> Option<String> {
        let text = fs::read(self.folder(home).join("package.json")).ok()?;
        let package: serde_json::Value = serde_json::from_slice(&text).ok()?;
        package.get("version")?.as_str().map(str::to_owned)
    }

    /// Whether the tarball was the one that is meant, as npm has noted it.
    fn is_the_one(&self, home: &Path) -> bool {
        let Some(meant) = self.integrity else {
            return true;
        };
        let noted = || {
            let text = fs::read(home.join("node_modules/.package-lock.json")).ok()?;
            let lock: serde_json::Value = serde_json::from_slice(&text).ok()?;
            let package = lock
                .get("packages")?
                .get(format!("node_modules/{}", self.name))?;
            package.get("integrity")?.as_str().map(str::to_owned)
        };
        noted().as_deref() == Some(meant)
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
            && self.file(home).is_file()
            && answers
            && self.is_the_one(home)
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

#[cfg(test)]
mod tests {
    use super::*;

    /// As npm would have left it.
    fn left(tools: &Path, version: &str) {
        let package = tools.join(format!("axe-core-{version}/node_modules/axe-core"));
        fs::create_dir_all(&package).expect("a folder");
        let manifest = format!("{{\"version\":\"{version}\"}}");
        fs::write(package.join("package.json"), manifest).expect("written");
        fs::write(package.join(AXE.file), version).expect("written");
    }

    #[test]
    fn a_package_is_the_one_of_the_version_that_is_named() {
        let tools = tempfile::tempdir().expect("a temporary folder");
        left(tools.path(), "4.0.0");
        let refused = AXE.kept_in(tools.path()).expect_err("another version");
        assert!(refused.to_string().contains(AXE.version), "{refused}");
        left(tools.path(), AXE.version);
        let file = AXE.kept_in(tools.path()).expect("it is there");
        assert_eq!(fs::read_to_string(file).expect("read"), AXE.version);
    }
}
