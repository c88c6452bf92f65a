//! The trials, each in every engine: `chromium::engine_finds_by_role_and_name` and so on.
//!
//! A trial is a function of an engine; [`trials`] names them all. Run one with
//! `cargo test -p e2e -- main_job`, and choose engines with `CURBSIDE_ENGINES=webkit,firefox`.

mod answers;
mod both;
mod by_keyboard;
mod calls;
mod codebook;
mod debrief;
#[path = "../../../support/derived.rs"]
mod derived;
mod doors;
mod engine;
mod eyes_free;
mod files;
mod first_visit;
mod folder;
mod framed;
mod given_up;
mod headers;
mod health;
mod hostile;
#[path = "../../../support/jose.rs"]
mod jose;
mod leaving;
mod limits;
mod lock;
mod made_ahead;
mod main_job;
mod missing;
mod observer;
mod ordeals;
mod outside;
mod pad;
mod policy;
mod practice;
mod prepare;
mod progress;
mod rescue;
mod retention;
mod sample;
mod screens;
#[path = "../../../support/scripts.rs"]
mod scripts;
mod sealed;
mod sheets;
mod slow_storage;
mod summary;
mod times;
mod traces;
mod trash;
mod trials;
mod two_tabs;
mod unfinished;
mod versions;
#[path = "../../../support/writing.rs"]
mod writing;

use std::process::ExitCode;

use e2e::engines::{self, Engine};
use e2e::{lent, outside as beyond};
use libtest_mimic::{Arguments, Failed, Trial};

use crate::trials::{Named, TRIALS};

fn main() -> ExitCode {
    let mut arguments = Arguments::from_args();
    // A browser is several processes: more than two at once make each other late.
    arguments.test_threads.get_or_insert(2);
    match engines::chosen() {
        Ok(engines) => {
            let conclusion = libtest_mimic::run(&arguments, all(&engines));
            lent::end();
            if let Err(error) = times::keep() {
                eprintln!("{error:#}");
            }
            match beyond::is_left_alone() {
                Ok(()) => conclusion.exit_code(),
                Err(error) => {
                    eprintln!("After the last walk: {error}");
                    ExitCode::FAILURE
                }
            }
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// Walk by walk in all engines: some of them are busy while others wait.
fn all(chosen: &[Engine]) -> Vec<Trial> {
    let in_its_engines = |named: &'static Named| {
        let engines = chosen.iter().copied();
        engines
            .filter(move |engine| named.engines.contains(engine))
            .map(move |engine| trial(engine, named))
    };
    TRIALS.iter().flat_map(in_its_engines).collect()
}

fn trial(engine: Engine, named: &'static Named) -> Trial {
    let name = format!("{engine}::{}", named.name);
    Trial::test(name.clone(), move || {
        let walked = times::noted(&name, || (named.walk)(engine));
        let walked = walked.and_then(|()| beyond::is_left_alone());
        walked.map_err(|error| {
            // What a failed walk leaves behind is nobody else's affair.
            lent::end();
            Failed::from(format!("{error:#}"))
        })
    })
}
