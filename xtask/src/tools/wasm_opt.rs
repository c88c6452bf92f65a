//! The optimiser of the wasm.
//!
//! Another version makes another release, and some make none that works: after version 108, which Debian 12 has, the
//! build succeeds and the page dies at its start. So what is on PATH is taken at the known version alone.

use std::path::{Path, PathBuf};

use super::npm::{self, NpmPackage};
use super::{cargo_tool, versions};
use crate::fault::Fault;

const BINARYEN: NpmPackage = NpmPackage {
    name: "binaryen",
    version: "132.0.0",
    program: Some("wasm-opt"),
    file: "bin/wasm-opt",
    integrity: None,
};
/// What that program answers to `--version`.
const ANSWER: &str = "132";

/// The folder to put on PATH, or `None` if PATH has the right one: the one from npm where there is
/// Node, since it installs in seconds, else one that cargo builds.
pub(super) fn provide(tools: &Path) -> Result<Option<PathBuf>, Fault> {
    let found = versions::of_program(Path::new("wasm-opt"));
    if found.as_deref() == Some(ANSWER) {
        return Ok(None);
    }
    if npm::available() {
        return BINARYEN
            .provide(tools)
            .map(|home| Some(BINARYEN.bin(&home)));
    }
    cargo_tool::wasm_opt().provide(tools)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_program_answers_with_the_first_part_of_its_package_s_version() {
        let (first, _) = BINARYEN.version.split_once('.').expect("parts");
        assert_eq!(ANSWER, first);
    }
}
