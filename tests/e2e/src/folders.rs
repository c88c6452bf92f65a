//! Where things lie: the build under test, the tools, and what a run leaves behind. The tool that builds
//! and sets up says where ([`xtask::place`]).

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, bail};
use xtask::place;
pub use xtask::place::{root, target};
use xtask::tools::NpmPackage;

/// The release build under test.
pub fn dist() -> Result<PathBuf> {
    let dist = env::var_os("CURBSIDE_DIST").map_or_else(place::dist, PathBuf::from);
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

/// The file that an npm package is for, at the very version that a set-up brings.
pub fn of_npm(package: &NpmPackage) -> Result<PathBuf> {
    package.kept().map_err(|fault| anyhow!("{fault}"))
}

fn kept_tools() -> Vec<PathBuf> {
    let tools = place::tools().ok();
    tools
        .and_then(|folder| fs::read_dir(folder).ok())
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
