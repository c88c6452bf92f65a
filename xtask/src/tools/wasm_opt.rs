//! The optimiser of the wasm.
//!
//! Version 108, which Debian 12 has, breaks the wasm without a word: the build succeeds and the
//! page dies at its start. So an old one on PATH is passed over.

use std::path::{Path, PathBuf};

use super::npm::{self, NpmPackage};
use super::{cargo_tool, versions};
use crate::fault::Fault;

const OLDEST: u32 = 116;

const BINARYEN: NpmPackage = NpmPackage {
    name: "binaryen",
    version: "132.0.0",
    program: Some("wasm-opt"),
    file: "bin/wasm-opt",
    integrity: None,
};

/// The folder to put on PATH, or `None` if PATH has a good one: the one from npm where there is
/// Node, since it installs in seconds, else one that cargo builds.
pub(super) fn provide(tools: &Path) -> Result<Option<PathBuf>, Fault> {
    if versions::of_program(Path::new("wasm-opt")).is_some_and(|version| recent(&version)) {
        return Ok(None);
    }
    if npm::available() {
        return BINARYEN
            .provide(tools)
            .map(|home| Some(BINARYEN.bin(&home)));
    }
    cargo_tool::wasm_opt().provide(tools)
}

fn recent(version: &str) -> bool {
    version.parse::<u32>().is_ok_and(|number| number >= OLDEST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_that_breaks_the_wasm_is_passed_over() {
        for (version, good) in [
            ("108", false),
            ("115", false),
            ("116", true),
            ("132", true),
            ("", false),
        ] {
            assert_eq!(recent(version), good, "{version}");
        }
    }
}
