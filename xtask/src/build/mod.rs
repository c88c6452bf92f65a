//! `cargo xtask build`: the release, by Trunk.
//!
//! Trunk calls `cargo xtask stamp` at the end of a build. A release whose sources and files are
//! those of the last build is not built again; see `freshness`. What it is made of is listed beside it; see `bill`.

mod bill;
mod freshness;
mod settings;

use std::path::Path;

use crate::fault::Fault;
use crate::process;
use crate::tools::{self, Need, Toolbox};
use freshness::Record;

/// Sets up what a build needs and builds the release into a folder.
pub fn release(into: &Path) -> Result<(), Fault> {
    let toolbox = tools::set_up(&Need::BUILD)?;
    release_with(&toolbox, into)
}

/// Builds the release into a folder, with tools that are set up.
pub fn release_with(toolbox: &Toolbox, into: &Path) -> Result<(), Fault> {
    let into = std::path::absolute(into).map_err(Fault::file("find", into))?;
    let record = Record::of(toolbox, &into)?;
    if record.is_kept()? {
        println!("The release in {} is up to date.", into.display());
    } else {
        make(toolbox, &into)?;
        record.keep()?;
    }
    let crates = bill::write(toolbox, &into)?;
    println!("The wasm is made of {crates} crates and the standard library.");
    Ok(())
}

fn make(toolbox: &Toolbox, into: &Path) -> Result<(), Fault> {
    println!("Building the release, about three minutes the first time");
    fetch(toolbox)?;
    // Offline, so that Trunk never fetches a tool of its own choice.
    let mut trunk = toolbox.trunk();
    settings::for_size(&mut trunk);
    trunk
        .args(["build", "--release", "--locked", "--offline", "--dist"])
        .arg(into);
    let status = trunk.status().map_err(Fault::start("trunk"))?;
    if status.success() {
        Ok(())
    } else {
        Err(Fault::Failed("The release build"))
    }
}

/// The dependencies, and those of the standard library; without a word where they are all here.
fn fetch(toolbox: &Toolbox) -> Result<(), Fault> {
    let mut ours = toolbox.cargo();
    ours.args(["fetch", "--locked"]);
    let mut of_the_standard_library = toolbox.cargo();
    settings::for_size(&mut of_the_standard_library);
    of_the_standard_library.args(["fetch", "--locked", "--target", tools::WASM_TARGET]);
    for cargo in [ours, of_the_standard_library] {
        if !process::run_streamed(cargo, |_| ())?.success() {
            return Err(Fault::Failed(
                "Fetching the dependencies (is there a network?)",
            ));
        }
    }
    Ok(())
}
