//! Whether a release is still what a build would make of the sources.
//!
//! A build leaves a record of two hashes: of all that goes in, and of all that came out. Only if
//! both still agree is the build spared; a file changed by hand on either side brings a new one.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

use sha2::{Digest, Sha256};

use crate::fault::Fault;
use crate::place;
use crate::tools::Toolbox;

/// What goes into a release: sources, settings, and the stamp's own code.
const SOURCES: [&str; 11] = [
    "index.html",
    "Trunk.toml",
    "Cargo.toml",
    "Cargo.lock",
    "rust-toolchain.toml",
    ".cargo",
    "src",
    "style",
    "public",
    "xtask/src/stamp",
    "xtask/src/build",
];

/// What shapes the files of a release and need not be there at one version: without Node it is another, or none.
const SHAPING: [&str; 2] = ["wasm-opt", "esbuild"];

/// What is known of a release before it is built.
pub(super) struct Record {
    sources: String,
    release: PathBuf,
    path: PathBuf,
}

impl Record {
    /// Reads the sources and tools that a build into `release` would use.
    pub(super) fn of(toolbox: &Toolbox, release: &Path) -> Result<Self, Fault> {
        let mut hash = Sha256::new();
        for folder in toolbox.folders() {
            hash.update(folder.as_os_str().as_encoded_bytes());
        }
        for program in SHAPING {
            hash.update(program);
            hash.update(answer(toolbox.command(program).arg("--version")));
        }
        hash.update(answer(Command::new("rustc").arg("-vV")));
        hash.update(std::env::var("RUSTFLAGS").unwrap_or_default());
        for source in SOURCES {
            add(&place::root().join(source), &mut hash)?;
        }
        let name = format!(
            "release-{:x}",
            Sha256::digest(release.as_os_str().as_encoded_bytes())
        );
        Ok(Self {
            sources: format!("{:x}", hash.finalize()),
            release: release.to_path_buf(),
            path: place::target().join("xtask").join(name),
        })
    }

    /// Whether the last build was of the same sources and its files are untouched.
    pub(super) fn is_kept(&self) -> Result<bool, Fault> {
        match fs::read_to_string(&self.path) {
            Ok(kept) if self.release.is_dir() => Ok(kept == self.text()?),
            _ => Ok(false),
        }
    }

    /// Leaves the record, after a build that went well.
    pub(super) fn keep(&self) -> Result<(), Fault> {
        if let Some(folder) = self.path.parent() {
            fs::create_dir_all(folder).map_err(Fault::file("write", folder))?;
        }
        fs::write(&self.path, self.text()?).map_err(Fault::file("write", &self.path))
    }

    fn text(&self) -> Result<String, Fault> {
        let mut hash = Sha256::new();
        add(&self.release, &mut hash)?;
        Ok(format!("{} {:x}\n", self.sources, hash.finalize()))
    }
}

/// What a program says of its version; of one that is missing the build itself will say so.
fn answer(command: &mut Command) -> Vec<u8> {
    command
        .output()
        .map_or_else(|_| Vec::new(), |output| output.stdout)
}

/// Adds a file, or all files of a folder in the order of their names, with names and lengths.
fn add(path: &Path, hash: &mut Sha256) -> Result<(), Fault> {
    let mut entries = match fs::read_dir(path) {
        Ok(entries) => entries
            .map(|entry| entry.map(|entry| entry.path()))
            .collect::<io::Result<Vec<_>>>()
            .map_err(Fault::file("read", path))?,
        Err(error) if error.kind() == io::ErrorKind::NotADirectory => {
            let bytes = fs::read(path).map_err(Fault::file("read", path))?;
            hash.update(path.as_os_str().as_encoded_bytes());
            hash.update(bytes.len().to_le_bytes());
            hash.update(bytes);
            return Ok(());
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(Fault::file("read", path)(error)),
    };
    entries.sort();
    entries.iter().try_for_each(|entry| add(entry, hash))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(folder: &Path) -> Record {
        Record {
            sources: "sources".to_owned(),
            release: folder.join("dist"),
            path: folder.join("kept/record"),
        }
    }

    fn built() -> (tempfile::TempDir, Record) {
        let folder = tempfile::tempdir().expect("a temporary folder");
        fs::create_dir(folder.path().join("dist")).expect("a folder");
        fs::write(folder.path().join("dist/index.html"), "one").expect("a file");
        let record = record(folder.path());
        record.keep().expect("kept");
        (folder, record)
    }

    #[test]
    fn an_untouched_release_of_the_same_sources_is_fresh() {
        let (_folder, record) = built();
        assert!(record.is_kept().expect("read"));
    }

    #[test]
    fn other_sources_make_it_stale() {
        let (folder, _) = built();
        let changed = Record {
            sources: "others".to_owned(),
            ..record(folder.path())
        };
        assert!(!changed.is_kept().expect("read"));
    }

    #[test]
    #[cfg(unix)]
    fn a_tool_of_another_version_in_the_same_place_makes_it_stale() {
        let bin = tempfile::tempdir().expect("a temporary folder");
        let tool = bin.path().join("wasm-opt");
        let mut toolbox = Toolbox::default();
        toolbox.add_bin(Some(bin.path().to_path_buf()));
        let sources_with = |program: &str| {
            std::os::unix::fs::symlink(program, &tool).expect("a tool");
            let record = Record::of(&toolbox, bin.path()).expect("read");
            fs::remove_file(&tool).expect("removed");
            record.sources
        };
        let one = sources_with("/bin/cat");
        assert_eq!(sources_with("/bin/cat"), one);
        assert_ne!(sources_with("/bin/ls"), one);
    }

    #[test]
    fn a_changed_added_or_missing_file_makes_it_stale() {
        for (name, text) in [("index.html", "two"), ("more.js", "one")] {
            let (folder, record) = built();
            fs::write(folder.path().join("dist").join(name), text).expect("a file");
            assert!(!record.is_kept().expect("read"), "{name}");
        }
        let (folder, record) = built();
        fs::remove_dir_all(folder.path().join("dist")).expect("removed");
        assert!(!record.is_kept().expect("read"));
    }
}
