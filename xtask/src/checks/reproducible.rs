//! The part `reproducible`: the sources, built in two folders with nothing in common but the tools,
//! come to the same bytes.
//!
//! So anybody can tell whether the files on a host are made of these sources. The second folder is a new
//! one among the temporary files: inside of the project cargo would read the settings of both.

use std::collections::{BTreeMap, BTreeSet};
use std::env;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process;

use super::tally::Tally;
use crate::fault::Fault;
use crate::process::run_streamed;
use crate::tools::{self, Need, Toolbox};
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
    let elsewhere = new_folder(&env::temp_dir(), &place::root())?;
    let compared = build_again(&toolbox, &elsewhere);
    if compared.as_ref().is_ok_and(|names| !names.is_empty()) {
        println!("The second build is kept in {}", elsewhere.display());
    } else {
        fs::remove_dir_all(&elsewhere).map_err(Fault::file("remove", &elsewhere))?;
    }
    compared
}

/// Makes a folder of a name that nothing had, so that no other is ever written into or removed.
fn new_folder(parent: &Path, project: &Path) -> Result<PathBuf, Fault> {
    let real = |path: &Path| fs::canonicalize(path).map_err(Fault::file("find", path));
    let (parent, project) = (real(parent)?, real(project)?);
    if parent.starts_with(&project) {
        return Err(Fault::TemporaryInProject(parent));
    }
    let mut number = 0_u32;
    loop {
        let folder = parent.join(format!("curbside-elsewhere-{}-{number}", process::id()));
        match fs::create_dir(&folder) {
            Ok(()) => return Ok(folder),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => number += 1,
            Err(error) => return Err(Fault::file("make", &folder)(error)),
        }
    }
}

/// The sources, copied and built in another folder: the names of what isn't the same there.
fn build_again(toolbox: &Toolbox, elsewhere: &Path) -> Result<Vec<String>, Fault> {
    copy(&place::root(), elsewhere, &LEFT_OUT)?;
    let mut again = toolbox.cargo();
    again
        .current_dir(elsewhere)
        .env_remove("CARGO_TARGET_DIR")
        .args(["xtask", "build"]);
    if !run_streamed(again, |_| ())?.success() {
        return Err(Fault::Failed("The second build"));
    }
    Ok(different(&built(&place::root())?, &built(elsewhere)?))
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
    fn the_other_folder_is_a_new_one_and_nothing_else_is_touched() {
        let (parent, project) = (tempfile::tempdir(), tempfile::tempdir());
        let parent = parent.expect("a temporary folder");
        let project = project.expect("a temporary folder");
        let one = new_folder(parent.path(), project.path()).expect("made");
        fs::write(one.join("mine"), "mine").expect("written");
        let other = new_folder(parent.path(), project.path()).expect("made");
        assert_ne!(one, other);
        assert!(one.join("mine").is_file());
    }

    #[test]
    fn no_folder_is_made_inside_of_the_project() {
        let project = tempfile::tempdir().expect("a temporary folder");
        let inside = project.path().join("tmp");
        fs::create_dir(&inside).expect("made");
        for parent in [project.path(), &inside] {
            let refused = new_folder(parent, project.path());
            assert!(
                matches!(refused, Err(Fault::TemporaryInProject(_))),
                "{refused:?}"
            );
        }
        assert_eq!(entries(&inside).expect("read").len(), 0);
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
