//! Engines that read the tables as other people's tools do: DuckDB and pandas, from Python's packages.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::cause::Cause;
use super::install::Package;
use crate::place;

/// The system's own Python: where others are, which one is first differs.
pub(super) const PYTHON: &str = "/usr/bin/python3";
/// Every package with its version, so that nothing comes by itself.
const REQUIREMENTS: &str = "tests/team/requirements.txt";
/// What was installed, beside it.
const INSTALLED: &str = "requirements.txt";

/// All of them, in a folder of their own.
pub(super) struct Readers;

fn requirements() -> PathBuf {
    place::root().join(REQUIREMENTS)
}

impl Package for Readers {
    fn title(&self) -> String {
        "readers-1".to_owned()
    }

    fn takes(&self) -> &'static str {
        "about half a minute"
    }

    fn verify(&self, home: &Path) -> Result<(), Cause> {
        let mut imports = Command::new(PYTHON);
        imports.args(["-c", "import duckdb, pandas"]);
        imports.env("PYTHONPATH", home);
        let answers = imports.output().is_ok_and(|output| output.status.success());
        let [wanted, found] =
            [requirements(), home.join(INSTALLED)].map(|file| fs::read(file).ok());
        match answers && wanted.is_some() && wanted == found {
            true => Ok(()),
            false => Err(Cause::Other(format!(
                "Python can't import what {REQUIREMENTS} names"
            ))),
        }
    }

    fn installer(&self, home: &Path) -> Command {
        let mut command = Command::new("sh");
        // The list comes last, and says that all of it is there.
        let script = "\"$0\" -m pip install --no-input --no-deps --only-binary :all: --target \"$1\" -r \"$2\" \
                      && cp \"$2\" \"$1/$3\"";
        command.args(["-c", script, PYTHON]).arg(home);
        command.arg(requirements()).arg(INSTALLED);
        command
    }
}
