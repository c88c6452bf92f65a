//! The part `core`: what needs no browser.

use super::helpers::cargo;
use super::readers;
use super::selection::Selection;
use super::supply;
use super::tally::Tally;
use crate::tools::{self, Need, Toolbox};

const DENY: [&str; 3] = ["--", "-D", "warnings"];
const WASM: [&str; 6] = [
    "-p",
    "curbside",
    "--target",
    "wasm32-unknown-unknown",
    "--lib",
    "--bins",
];

/// Format, lints on both targets, dependencies, native tests. A filter is for tests: it leaves the rest out.
pub(super) fn run(selection: &Selection, tally: &mut Tally) {
    match tools::set_up(&[Need::Lints, Need::WasmTarget]) {
        Ok(toolbox) => checks(&toolbox, selection, tally),
        Err(fault) => tally.fault("set-up for core", &fault),
    }
}

fn checks(toolbox: &Toolbox, selection: &Selection, tally: &mut Tally) {
    if selection.filter.is_none() {
        tally.run_check("format", cargo(toolbox, &["fmt", "--all", "--check"]));
        let mut native = cargo(
            toolbox,
            &["clippy", "--locked", "--workspace", "--all-targets"],
        );
        native.args(DENY);
        tally.run_check("clippy, native", native);
        let mut wasm = cargo(toolbox, &["clippy", "--locked"]);
        wasm.args(WASM).args(DENY);
        tally.run_check("clippy, wasm", wasm);
        supply::run(tally);
    }
    let mut tests = cargo(
        toolbox,
        &[
            "test",
            "--locked",
            "--workspace",
            "--exclude",
            "e2e",
            "--no-fail-fast",
            "--",
        ],
    );
    tests.args(&selection.filter);
    tally.run_tests("native tests", tests, selection.expect());
    readers::run(selection, tally);
}
