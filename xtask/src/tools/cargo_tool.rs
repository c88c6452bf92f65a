//! Tools that `cargo install` builds from source.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::cause::Cause;
use super::install::{self, Package};
use super::versions;
use crate::fault::Fault;

/// A crate with programs in it.
pub(super) struct CargoTool {
    name: &'static str,
    version: String,
    /// What the program answers to `--version`, where it isn't the crate's version.
    answer: Option<&'static str>,
    program: &'static str,
    /// Whether to build with the lock file that came with it.
    locked: bool,
    takes: &'static str,
}

/// The builder. Later versions ask for a newer compiler.
pub(super) fn trunk() -> CargoTool {
    CargoTool {
        name: "trunk",
        version: "0.21.14".to_owned(),
        answer: None,
        program: "trunk",
        locked: true,
        takes: "about nine minutes",
    }
}

/// The glue generator. Its lock file names a version of a dependency that was withdrawn.
pub(super) fn wasm_bindgen(version: String) -> CargoTool {
    CargoTool {
        name: "wasm-bindgen-cli",
        version,
        answer: None,
        program: "wasm-bindgen",
        locked: false,
        takes: "about five minutes",
    }
}

/// The driver of Firefox.
pub(super) fn geckodriver() -> CargoTool {
    CargoTool {
        name: "geckodriver",
        version: "0.37.0".to_owned(),
        answer: None,
        program: "geckodriver",
        locked: true,
        takes: "about four minutes",
    }
}

/// What looks through the dependencies: advisories, licences, sources, duplicates.
pub(super) fn deny() -> CargoTool {
    CargoTool {
        name: "cargo-deny",
        version: "0.20.2".to_owned(),
        answer: None,
        program: "cargo-deny",
        locked: true,
        takes: "about eight minutes",
    }
}

/// The optimiser, built from source for machines without Node.
pub(super) fn wasm_opt() -> CargoTool {
    CargoTool {
        name: "wasm-opt",
        version: "0.116.1".to_owned(),
        answer: Some("116"),
        program: "wasm-opt",
        locked: true,
        takes: "about ten minutes",
    }
}

impl CargoTool {
    /// The folder to put on PATH, or `None` if PATH has the tool at this very version.
    pub(super) fn provide(&self, tools: &Path) -> Result<Option<PathBuf>, Fault> {
        if self.check(Path::new(self.program)).is_ok() {
            return Ok(None);
        }
        install::ensure(self, tools).map(|home| Some(home.join("bin")))
    }

    fn check(&self, program: &Path) -> Result<(), Cause> {
        let wanted = self.answer.unwrap_or(&self.version);
        let found = versions::of_program(program);
        if found.as_deref() == Some(wanted) {
            Ok(())
        } else {
            Err(Cause::WrongVersion {
                wanted: wanted.to_owned(),
                found,
            })
        }
    }
}

impl Package for CargoTool {
    fn title(&self) -> String {
        format!("{}-{}", self.name, self.version)
    }

    fn takes(&self) -> &'static str {
        self.takes
    }

    fn verify(&self, home: &Path) -> Result<(), Cause> {
        self.check(&home.join("bin").join(self.program))
    }

    fn installer(&self, home: &Path) -> Command {
        let mut command = Command::new("cargo");
        // Outside the project, so that its settings don't reach the build of the tool.
        command.current_dir(home);
        command
            .args(["install", self.name, "--version", &self.version, "--root"])
            .arg(home)
            .arg("--target-dir")
            .arg(home.join(install::SCRATCH));
        if self.locked {
            command.arg("--locked");
        }
        command
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_folder_is_not_a_tool() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let refused = trunk().verify(folder.path());
        let cause = Cause::WrongVersion {
            wanted: "0.21.14".to_owned(),
            found: None,
        };
        assert_eq!(refused, Err(cause));
    }

    #[test]
    fn a_program_of_another_version_is_not_the_tool() {
        let cargo = CargoTool {
            program: "cargo",
            ..trunk()
        };
        let refused = cargo.check(Path::new("cargo"));
        assert!(
            matches!(refused, Err(Cause::WrongVersion { found: Some(_), .. })),
            "{refused:?}"
        );
    }
}
