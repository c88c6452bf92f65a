//! The part `e2e`: the release in each engine, used as a person uses it.

use super::engines;
use super::helpers::{cargo, point_to_release};
use super::selection::Selection;
use super::tally::Tally;
use crate::engine::Engine;
use crate::tools::Need;
use crate::{build, place};

/// What it needs beside the browsers.
pub(super) fn needs() -> Vec<Need> {
    [Need::Axe, Need::Fonts]
        .into_iter()
        .chain(Need::BUILD)
        .collect()
}

/// Builds the release and walks through it.
pub(super) fn run(selection: &Selection, tally: &mut Tally) {
    let Some((toolbox, engines)) = engines::set_up(&needs(), &selection.engines(), tally) else {
        return;
    };
    println!("\n== release build ==");
    if let Err(fault) = build::release_with(&toolbox, &place::dist()) {
        tally.fault("release build (so no end-to-end test was run)", &fault);
        return;
    }
    let mut tests = cargo(
        &toolbox,
        &["test", "--locked", "-p", "e2e", "--no-fail-fast"],
    );
    point_to_release(&mut tests, &toolbox);
    let names: Vec<_> = engines.into_iter().map(Engine::name).collect();
    tests.env("CURBSIDE_ENGINES", names.join(","));
    tests.arg("--").args(&selection.filter);
    tally.run_tests("end-to-end tests", tests, selection.expect());
}
