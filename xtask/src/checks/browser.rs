//! The part `browser`: the tests that are compiled to wasm, in each engine.

use super::engines;
use super::helpers::{cargo, run_helper};
use super::selection::Selection;
use super::tally::Tally;
use crate::engine::Engine;
use crate::tools::Need;

/// The storage contract against IndexedDB.
pub(super) fn run(selection: &Selection, tally: &mut Tally) {
    let base = [Need::WasmTarget, Need::WasmBindgen];
    let Some((toolbox, engines)) = engines::set_up(&base, &selection.engines(), tally) else {
        return;
    };
    // All in one run, where nothing is left out: the tests are then compiled and found once.
    let runs: Vec<Option<Engine>> = if engines == Engine::ALL {
        vec![None]
    } else {
        engines.into_iter().map(Some).collect()
    };
    for engine in runs {
        let mut command = cargo(&toolbox, &run_helper("browser-tests"));
        command.arg("--");
        if let Some(engine) = engine {
            command.args(["--engine", engine.name()]);
        }
        command.args(&selection.filter);
        let name = engine.map_or("every engine", Engine::name);
        tally.run_tests(
            &format!("browser tests, {name}"),
            command,
            selection.expect(),
        );
    }
}
