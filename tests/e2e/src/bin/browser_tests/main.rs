//! `browser-tests [--engine NAME] [FILTER]`: the tests that are compiled to wasm, in each engine.
//!
//! The project's own engines run them, rather than the test runner's, so that they run in all three
//! and with the same flags as the end-to-end tests. [`module`] builds and serves, [`report`] reads.

mod module;
mod report;

use std::env;
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use e2e::browser::{Browser, Profile};
use e2e::engines::Engine;
use e2e::wait;
use module::{Module, Served};
use report::Report;
use std::time::Duration;

const LONGEST: Duration = Duration::from_secs(180);

struct Wanted {
    engines: Vec<Engine>,
    filter: Option<String>,
}

fn main() -> ExitCode {
    match run() {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("{error:?}");
            ExitCode::FAILURE
        }
    }
}

fn wanted() -> Result<Wanted> {
    let mut wanted = Wanted {
        engines: Engine::chosen()?,
        filter: None,
    };
    let mut words = env::args().skip(1);
    while let Some(word) = words.next() {
        match word.as_str() {
            "--engine" => {
                wanted.engines = vec![words.next().context("--engine needs a name")?.parse()?]
            }
            option if option.starts_with('-') => {
                bail!("{option} is no option; there is --engine NAME, and a filter")
            }
            filter => wanted.filter = Some(filter.to_owned()),
        }
    }
    Ok(wanted)
}

/// Whether all tests passed in all engines.
fn run() -> Result<bool> {
    let wanted = wanted()?;
    let modules = module::build()?;
    if modules.is_empty() {
        bail!("There are no tests to run in a browser: tests/ has no target for wasm");
    }
    let mut good = true;
    for module in &modules {
        for &engine in &wanted.engines {
            good &= run_in(engine, module, wanted.filter.as_deref())?;
        }
    }
    Ok(good)
}

fn run_in(engine: Engine, module: &Module, filter: Option<&str>) -> Result<bool> {
    println!("\n{engine}: {}", module.name);
    let Some(served) = Served::start(module, filter)? else {
        println!("{engine}: no test of {} is for a browser", module.name);
        return Ok(true);
    };
    let profile = Profile::new()?;
    let browser = Browser::open(engine, &profile)?;
    browser.goto(&served.address())?;
    let output = wait::until(LONGEST, || {
        let text: String = browser.ask(
            "return document.querySelector('#output')?.textContent ?? ''",
            vec![],
        )?;
        Ok(Report::is_whole(&text).then_some(text))
    })?;
    let Some(output) = output else {
        let text: String = browser.ask("return document.body.innerText", vec![])?;
        bail!(
            "{engine} didn't end the tests of {} in {} seconds. It shows:\n{text}",
            module.name,
            LONGEST.as_secs()
        );
    };
    let report = Report::of(&output);
    report.print(engine);
    Ok(report.is_good())
}
