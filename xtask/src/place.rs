//! Where things are: the project's folder, the release, and the tools folder.

use std::env;
use std::path::{Path, PathBuf};

use crate::fault::Fault;

/// The project's top folder.
#[must_use]
pub fn root() -> PathBuf {
    let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
    xtask.parent().unwrap_or(xtask).to_path_buf()
}

/// Where the release stands.
#[must_use]
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// Cargo's target folder.
#[must_use]
pub fn target() -> PathBuf {
    match env::var_os("CARGO_TARGET_DIR") {
        Some(folder) => root().join(folder),
        None => root().join("target"),
    }
}

/// The folder that holds the tools, one `NAME-VERSION` each: `CURBSIDE_TOOLS`, or a
/// `curbside/tools` in the user's cache, so that every copy of the project shares it.
pub fn tools() -> Result<PathBuf, Fault> {
    let set = |name| env::var_os(name).filter(|value| !value.is_empty());
    if let Some(folder) = set("CURBSIDE_TOOLS") {
        return Ok(root().join(folder));
    }
    let cache = set("XDG_CACHE_HOME")
        .map(PathBuf::from)
        .filter(|folder| folder.is_absolute())
        .or_else(|| set("HOME").map(|home| Path::new(&home).join(".cache")))
        .ok_or(Fault::NoToolsFolder)?;
    Ok(cache.join("curbside").join("tools"))
}
