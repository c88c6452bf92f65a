//! The trials, each in every engine: `chromium::engine_finds_by_role_and_name` and so on.
//!
//! A trial is a function of an engine; [`TRIALS`] names them all. Run one with
//! `cargo test -p e2e -- main_job`, and choose engines with `CURBSIDE_ENGINES=webkit,firefox`.

mod engine;

use std::process::ExitCode;

use anyhow::Result;
use e2e::engines::Engine;
use libtest_mimic::{Arguments, Failed, Trial};

type Walk = fn(Engine) -> Result<()>;

/// A trial and the engines in which what it needs can be brought about.
struct Named {
    name: &'static str,
    walk: Walk,
    engines: &'static [Engine],
}

const fn everywhere(name: &'static str, walk: Walk) -> Named {
    Named { name, walk, engines: &Engine::ALL }
}

const TRIALS: &[Named] = &[
    everywhere("engine_finds_by_role_and_name", engine::finds_by_role_and_name),
    everywhere("engine_says_what_is_missing", engine::says_what_is_missing),
    everywhere("engine_survives_a_kill_without_a_server", engine::survives_a_kill_without_a_server),
    everywhere("engine_has_the_size_and_scheme_asked_for", engine::has_the_size_and_scheme_asked_for),
];

fn main() -> ExitCode {
    let mut arguments = Arguments::from_args();
    // A browser is several processes: more than two at once make each other late.
    arguments.test_threads.get_or_insert(2);
    match Engine::chosen() {
        Ok(engines) => libtest_mimic::run(&arguments, trials(&engines)).exit_code(),
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn trials(chosen: &[Engine]) -> Vec<Trial> {
    let in_engine = |engine: Engine| {
        TRIALS.iter().filter(move |named| named.engines.contains(&engine)).map(move |named| {
            let walk = named.walk;
            Trial::test(format!("{engine}::{}", named.name), move || {
                walk(engine).map_err(|error| Failed::from(format!("{error:?}")))
            })
        })
    };
    chosen.iter().copied().flat_map(in_engine).collect()
}
