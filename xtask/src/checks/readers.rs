//! What other engines read in the tables that leave: DuckDB and pandas, from Python's packages.

use super::helpers::cargo;
use super::selection::Selection;
use super::tally::Tally;
use crate::tools::{self, Need};

const TEST: [&str; 5] = ["test", "--locked", "--test", "team", "--"];

/// The test that the native ones leave out, since it needs these engines.
pub(super) fn run(selection: &Selection, tally: &mut Tally) {
    let toolbox = match tools::set_up(&[Need::Readers]) {
        Ok(toolbox) => toolbox,
        Err(fault) => return tally.fault("set-up of the engines that read tables", &fault),
    };
    let mut tests = cargo(&toolbox, &TEST);
    tests.arg("--ignored").args(&selection.filter);
    if let Some(readers) = toolbox.readers() {
        tests.env("CURBSIDE_READERS", readers);
    }
    tally.run_tests("tables in DuckDB and pandas", tests, selection.expect());
}
