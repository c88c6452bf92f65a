//! The part `reproducible`: the sources, built in two folders with nothing in common but the tools,
//! come to the same bytes.
//!
//! So anybody can tell whether the files on a host are made of these sources. The second folder lies
//! beside the tools: inside of the project cargo would read the settings of both.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use super::tally::Tally;
use crate::fault::Fault;
use crate::process::run_streamed;
use crate::tools::{self, Need};
use crate::{build, place};

const NAME: &str = "two builds in two folders are the same";

/// Neither sources nor settings.
const LEFT_OUT: [&str; 4] = [".git", "target", "dist", "dist.cdx.json"];

type Files = BTreeMap<String, Vec<u8>>;

/// Builds twice and compares. What differs is kept, to be looked at.
pub(super) fn run(tally: &mut Tally) {
    println!("\n== {NAME} ==");
    match differing() {
        Ok(names) => {
            for name in &names {
                println!("{name} is not the same in both");
            }
            tally.check(NAME, names.is_empty());
        }
        Err(fault) => tally.fault(NAME, &fault),
    }
}

fn differing() -> Result<Vec<String>, Fault> {
    let toolbox = tools::set_up(&Need::BUILD)?;
    build::release_with(&toolbox, &place::dist())?;
    let elsewhere = place::tools()?.with_file_name("elsewhere");
    remove(&elsewhere)?;
    copy(&place::root(), &elsewhere, &LEFT_OUT)?;
    let mut again = toolbox.cargo();
    again
        .current_dir(&elsewhere)
        .env_remove("CARGO_TARGET_DIR")
        .args(["xtask", "build"]);
    if !run_streamed(again, |_| ())?.success() {
        return Err(Fault::Failed("The second build"));
    }
    let names = different(&built(&place::root())?, &built(&elsewhere)?);
    if names.is_empty() {
        remove(&elsewhere)?;
    }
    Ok(names)
}

/// The release in the folder of a project, with its bill.
fn built(project: &Path) -> Result<Files, Fault> {
    let mut files = Files::new();
    read(&project.join("dist"), "dist", &mut files)?;
    read(&project.join("dist.cdx.json"), "dist.cdx.json", &mut files)?;
    Ok(files)
}

fn read(path: &Path, name: &str, files: &mut Files) -> Result<(), Fault> {
    if !path.is_dir() {
        let bytes = fs::read(path).map_err(Fault::file("read", path))?;
        files.insert(name.to_owned(), bytes);
        return Ok(());
    }
    for (inner, path) in entries(path)? {
        read(&path, &format!("{name}/{inner}"), files)?;
    }
    Ok(())
}

fn different(one: &Files, other: &Files) -> Vec<String> {
    let names: BTreeSet<_> = one.keys().chain(other.keys()).collect();
    let differ = |name: &&String| one.get(*name) != other.get(*name);
    names.into_iter().filter(differ).cloned().collect()
}

/// Copies a folder but for some names at its top.
fn copy(from: &Path, to: &Path, left_out: &[&str]) -> Result<(), Fault> {
    fs::create_dir_all(to).map_err(Fault::file("write", to))?;
    for (name, path) in entries(from)? {
        if left_out.contains(&name.as_str()) {
            continue;
        }
        let target = to.join(&name);
        if path.is_dir() {
            copy(&path, &target, &[])?;
        } else {
            fs::copy(&path, &target).map_err(Fault::file("copy", &path))?;
        }
    }
    Ok(())
}

fn entries(folder: &Path) -> Result<Vec<(String, PathBuf)>, Fault> {
    let entries = fs::read_dir(folder).map_err(Fault::file("read", folder))?;
    entries
        .map(|entry| {
            let entry = entry.map_err(Fault::file("read", folder))?;
            Ok((
                entry.file_name().to_string_lossy().into_owned(),
                entry.path(),
            ))
        })
        .collect()
}

fn remove(folder: &Path) -> Result<(), Fault> {
    if folder.exists() {
        fs::remove_dir_all(folder).map_err(Fault::file("remove", folder))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn project(folder: &Path, wasm: &str) -> Files {
        for (name, text) in [
            ("dist/app.wasm", wasm),
            ("dist/icons/icon.svg", "<svg/>"),
            ("dist.cdx.json", "{}"),
        ] {
            let path = folder.join(name);
            fs::create_dir_all(path.parent().expect("a folder")).expect("made");
            fs::write(path, text).expect("written");
        }
        built(folder).expect("read")
    }

    #[test]
    fn one_byte_or_one_file_is_a_difference() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let one = project(&folder.path().join("one"), "1");
        let same = project(&folder.path().join("same"), "1");
        assert_eq!(one.len(), 3);
        assert!(different(&one, &same).is_empty());
        let other = project(&folder.path().join("other"), "2");
        assert_eq!(different(&one, &other), ["dist/app.wasm"]);
        let mut less = same;
        less.remove("dist/icons/icon.svg");
        assert_eq!(different(&one, &less), ["dist/icons/icon.svg"]);
    }

    #[test]
    fn what_is_copied_is_the_sources_with_their_settings() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let from = folder.path().join("from");
        project(&from, "1");
        fs::create_dir_all(from.join(".cargo")).expect("made");
        fs::write(from.join(".cargo/config.toml"), "").expect("written");
        let to = folder.path().join("to");
        copy(&from, &to, &LEFT_OUT).expect("copied");
        assert!(to.join(".cargo/config.toml").is_file());
        assert!(!to.join("dist").exists() && !to.join("dist.cdx.json").exists());
    }
}
