//! The stamp of a release: its version and the hash of every file, in the worker's first line.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use super::{WORKER, integrity};
use crate::fault::Fault;

const FIRST_WORDS: &str = "const RELEASE = ";

/// Not kept by the worker: itself, and what only the host reads.
const LEFT_OUT: [&str; 2] = [WORKER, "_headers"];

/// What a release consists of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Release {
    /// Sixteen hex digits that change with any file and with the worker.
    pub version: String,
    /// Each file's name, with `/` between its parts, and its SHA-256 in hex.
    pub files: BTreeMap<String, String>,
}

/// Stamps the release in `folder`. Stamping again after a change replaces the stamp.
pub fn stamp(folder: &Path) -> Result<Release, Fault> {
    let path = folder.join(WORKER);
    let text = fs::read_to_string(&path).map_err(Fault::file("read", &path))?;
    let source = without_stamp(&text);
    let mut files = BTreeMap::new();
    collect(folder, "", &mut files)?;
    let release = Release {
        version: version(&files, source),
        files,
    };
    let line = first_line(&release)?;
    fs::write(&path, format!("{line}\n{source}")).map_err(Fault::file("write", &path))?;
    Ok(release)
}

fn without_stamp(text: &str) -> &str {
    match text.split_once('\n') {
        Some((first, rest)) if first.starts_with(FIRST_WORDS) => rest,
        _ => text,
    }
}

/// The version first, where a person looks; the files are sorted by name.
fn first_line(release: &Release) -> Result<String, Fault> {
    let files = serde_json::to_string(&release.files)
        .map_err(|error| Fault::Stamp(format!("the list of files: {error}.")))?;
    Ok(format!(
        "{FIRST_WORDS}{{\"version\":\"{}\",\"files\":{files}}};",
        release.version
    ))
}

fn version(files: &BTreeMap<String, String>, worker: &str) -> String {
    let mut all = String::new();
    for (name, digest) in files {
        all.push_str(&format!("{name}\n{digest}\n"));
    }
    all.push_str(worker);
    integrity::hex_sha256(all.as_bytes())[..16].to_owned()
}

/// Takes in the files of `folder`, whose name within the release is `prefix`.
fn collect(folder: &Path, prefix: &str, files: &mut BTreeMap<String, String>) -> Result<(), Fault> {
    for entry in fs::read_dir(folder).map_err(Fault::file("read", folder))? {
        let path = entry.map_err(Fault::file("read", folder))?.path();
        let Some(name) = path.file_name().and_then(|name| name.to_str()) else {
            let text = format!(
                "{} has a name that no web address can carry.",
                path.display()
            );
            return Err(Fault::Stamp(text));
        };
        let name = format!("{prefix}{name}");
        if path.is_dir() {
            collect(&path, &format!("{name}/"), files)?;
        } else if !LEFT_OUT.contains(&name.as_str()) {
            let bytes = fs::read(&path).map_err(Fault::file("read", &path))?;
            files.insert(name, integrity::hex_sha256(&bytes));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOURCE: &str = "// the worker\nself.x = RELEASE;\n";

    fn folder() -> tempfile::TempDir {
        let folder = tempfile::tempdir().expect("a temporary folder");
        fs::create_dir(folder.path().join("icons")).expect("a folder");
        for (name, text) in [
            ("index.html", "<!doctype html>"),
            ("icons/icon.svg", "<svg/>"),
            ("_headers", "/*"),
            (WORKER, SOURCE),
        ] {
            fs::write(folder.path().join(name), text).expect(name);
        }
        folder
    }

    fn stamped(folder: &tempfile::TempDir) -> Release {
        stamp(folder.path()).expect("stamped")
    }

    fn worker(folder: &tempfile::TempDir) -> String {
        fs::read_to_string(folder.path().join(WORKER)).expect("the worker")
    }

    #[test]
    fn every_file_is_named_with_its_hash_but_the_worker_and_the_hosts_own() {
        let release = stamped(&folder());
        let names: Vec<_> = release.files.keys().map(String::as_str).collect();
        assert_eq!(names, ["icons/icon.svg", "index.html"]);
        let expected = "fe26c59e91ac8de694b2531dc3bdc1b7faf471d3d7e4e00870af60f5f22897cb";
        assert_eq!(release.files["index.html"], expected);
    }

    #[test]
    fn the_first_line_is_the_release_and_the_source_follows_untouched() {
        let folder = folder();
        let release = stamped(&folder);
        let text = worker(&folder);
        let (first, rest) = text.split_once('\n').expect("two lines");
        assert_eq!(rest, SOURCE);
        let json = first
            .strip_prefix(FIRST_WORDS)
            .and_then(|line| line.strip_suffix(';'));
        let value: serde_json::Value =
            serde_json::from_str(json.expect("a statement")).expect("an object");
        assert_eq!(value["version"], release.version.as_str());
        assert_eq!(
            value["files"].as_object().map(serde_json::Map::len),
            Some(2)
        );
    }

    #[test]
    fn equal_files_get_equal_stamps_and_a_second_stamp_changes_nothing() {
        let (one, two) = (folder(), folder());
        assert_eq!(stamped(&one), stamped(&two));
        let before = worker(&one);
        stamped(&one);
        assert_eq!(worker(&one), before);
    }

    #[test]
    fn one_byte_in_a_file_or_in_the_worker_makes_another_version() {
        let folder = folder();
        let first = stamped(&folder).version;
        fs::write(folder.path().join("icons/icon.svg"), "<svg />").expect("written");
        let second = stamped(&folder).version;
        fs::write(folder.path().join(WORKER), format!("{SOURCE}//")).expect("written");
        let third = stamped(&folder).version;
        assert_ne!(first, second);
        assert_ne!(second, third);
        assert_eq!(third.len(), 16);
    }

    #[test]
    fn a_folder_without_a_worker_is_a_fault_that_names_it() {
        let empty = tempfile::tempdir().expect("a temporary folder");
        let fault = stamp(empty.path()).expect_err("no worker");
        assert!(fault.to_string().contains(WORKER), "{fault}");
    }
}
