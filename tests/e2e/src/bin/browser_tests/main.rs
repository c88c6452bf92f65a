//! `browser-tests [--engine NAME] [FILTER]`: the tests that are compiled to wasm, in each engine.
//!
//! The project's own engines run them, rather than the test runner's, so that they run in all three
//! and with the same flags as the end-to-end tests. [`module`] builds and serves, [`report`] reads.

mod module;
mod report;

use std::env;
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use e2e::browser::Browser;
use e2e::engines::{self, Engine};
use e2e::profile::Profile;
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
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

fn wanted() -> Result<Wanted> {
    let mut wanted = Wanted {
        engines: engines::chosen()?,
        filter: None,
    };
    let mut words = env::args().skip(1);
    while let Some(word) = words.next() {
        match word.as_str() {
            "--engine" => {
                let name = words.next().context("--engine needs a name")?;
                wanted.engines = vec![engines::named(&name)?];
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
    let (mut good, mut some) = (true, false);
    for module in module::build()? {
        // Most test files are for the native build alone, and are empty here.
        let Some(served) = Served::start(&module, wanted.filter.as_deref())? else {
            continue;
        };
        some = true;
        for &engine in &wanted.engines {
            println!("\n{engine}: {}", module.name);
            let report = run_in(engine, &module, &served)?;
            report.print(engine);
            good &= report.is_good();
        }
    }
    if !some {
        bail!("No file in tests/ has a test for a browser");
    }
    Ok(good)
}

fn run_in(engine: Engine, module: &Module, served: &Served) -> Result<Report> {
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
    Ok(Report::of(&output))
}
