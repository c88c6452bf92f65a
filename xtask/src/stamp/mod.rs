//! The stamp: what the service worker must know of the files that it keeps.
//!
//! Trunk's hook calls it on the staging folder of each build. A release gets a list of all its
//! files with their SHA-256 as the worker's first line, after they were made shorter (`slim`), the style sheets joined (`sheets`)
//! and the one in the page allowed (`policy`); a development build gets a worker that removes itself, so that no old file is
//! ever shown. The page is told the hash of each file that
//! Trunk has hashed and that was altered.

mod development;
mod integrity;
mod policy;
mod release;
mod sheets;
mod slim;

use std::env;
use std::ffi::OsString;
use std::path::Path;

use crate::fault::Fault;
pub use development::stamp as development;
pub use release::{Release, stamp as release};

const WORKER: &str = "sw.js";

/// `cargo xtask stamp`, with what Trunk tells its hooks.
pub fn from_hook() -> Result<(), Fault> {
    let staging = told("TRUNK_STAGING_DIR")?;
    let staging = Path::new(&staging);
    if told("TRUNK_PROFILE")? == "release" {
        slim::slim(staging)?;
        sheets::join(staging)?;
        policy::allow_the_style(staging)?;
        let release = release(staging)?;
        println!(
            "Release {} with {} files",
            release.version,
            release.files.len()
        );
        Ok(())
    } else {
        development(staging)
    }
}

fn told(name: &str) -> Result<OsString, Fault> {
    env::var_os(name).ok_or_else(|| {
        Fault::Stamp(format!(
            "{name} is not set. Trunk's hook sets it; run `cargo xtask build`."
        ))
    })
}
