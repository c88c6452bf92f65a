//! Where things lie: the build under test, the tools, and what a run leaves behind.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

/// The root of the project.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Where a run leaves pictures, logs and figures.
pub fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

/// The release build under test.
pub fn dist() -> Result<PathBuf> {
    let dist = env::var_os("CURBSIDE_DIST").map_or_else(|| root().join("dist"), PathBuf::from);
    if dist.join("index.html").is_file() {
        return dist
            .canonicalize()
            .context("The build's folder can't be read");
    }
    bail!(
        "There is no build in {}: run `cargo xtask build`, or name one in CURBSIDE_DIST",
        dist.display()
    )
}

/// A folder of the run, made if it isn't there.
pub fn made(path: PathBuf) -> Result<PathBuf> {
    fs::create_dir_all(&path).with_context(|| format!("{} can't be made", path.display()))?;
    Ok(path)
}

/// Finds a program: the first of `names` on the path, else among the tools that `cargo xtask` keeps.
pub fn program(names: &[&str]) -> Result<PathBuf> {
    let path = env::var_os("PATH").unwrap_or_default();
    let mut folders: Vec<PathBuf> = env::split_paths(&path).collect();
    folders.extend(kept_tools());
    names
        .iter()
        .flat_map(|name| folders.iter().map(move |folder| folder.join(name)))
        .find(|file| file.is_file())
        .with_context(|| {
            format!(
                "{} isn't installed: run `cargo xtask setup`",
                names.join(" or ")
            )
        })
}

/// Where `cargo xtask` keeps its tools.
pub(crate) fn kept_tools_folder() -> Option<PathBuf> {
    if let Some(named) = env::var_os("CURBSIDE_TOOLS").filter(|named| !named.is_empty()) {
        return Some(root().join(named));
    }
    let cache = env::var_os("XDG_CACHE_HOME")
        .map(PathBuf::from)
        .or_else(|| env::home_dir().map(|home| home.join(".cache")))?;
    Some(cache.join("curbside/tools"))
}

/// A file of an npm package among the kept tools, by its path below `node_modules`.
pub fn of_npm(file: &str) -> Result<PathBuf> {
    let tools = kept_tools_folder().and_then(|folder| fs::read_dir(folder).ok());
    let homes = tools.into_iter().flatten().filter_map(Result::ok);
    homes
        .filter(|home| !home.file_name().to_string_lossy().starts_with('.'))
        .map(|home| home.path().join("node_modules").join(file))
        .find(|file| file.is_file())
        .with_context(|| format!("{file} isn't there: `cargo xtask bench` brings it"))
}

fn kept_tools() -> Vec<PathBuf> {
    let tools = kept_tools_folder().and_then(|folder| fs::read_dir(folder).ok());
    tools
        .into_iter()
        .flatten()
        .filter_map(Result::ok)
        // A dot marks what is half installed.
        .filter(|tool| !tool.file_name().to_string_lossy().starts_with('.'))
        .map(|tool| tool.path().join("bin"))
        .collect()
}

/// The files of a folder and of all folders in it.
pub fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(files(&path)?);
        } else {
            found.push(path);
        }
    }
    Ok(found)
}

/// Copies a folder with all that is in it, but for links: a browser that was killed leaves one to
/// nowhere, which locks its profile.
pub fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from).with_context(|| format!("{} can't be read", from.display()))? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        let kind = entry.file_type()?;
        if kind.is_dir() {
            copy(&entry.path(), &target)?;
        } else if kind.is_file() {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}
