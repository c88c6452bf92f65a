//! What a browser keeps of its pages, as files: looked into, copied, and spoilt as a failing disk or a kill spoils it.

use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use tempfile::TempDir;

use crate::folders;

/// A record of LevelDB's log: a sum, a length of 200 bytes, "whole", and no more than the first of these bytes.
const TORN_RECORD: &[u8] = b"\x12\x34\x56\x78\xc8\x00\x01half of it";

/// A folder in which a browser keeps what it stores; it outlives the browser.
pub struct Profile(TempDir);

impl Profile {
    pub fn new() -> Result<Self> {
        Ok(Self(
            TempDir::with_prefix("curbside-profile-")
                .context("A profile's folder can't be made")?,
        ))
    }

    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }

    /// Writes rubbish over every file of the pages' databases, as a failing disk does. Answers how
    /// many there were.
    pub fn scramble_databases(&self) -> Result<usize> {
        let files = folders::files(self.path())?;
        let files = files.iter().filter(|file| is_of_a_database(file));
        let mut count = 0;
        for file in files {
            let length = usize::try_from(fs::metadata(file)?.len())?;
            fs::write(file, b"rubbish ".repeat(length / 8 + 1))?;
            count += 1;
        }
        Ok(count)
    }

    /// Writes the beginning of a record behind what stands in the logs of the pages' databases, as a browser does that is
    /// killed while it writes. Answers how many there were.
    pub(crate) fn tear_logs(&self) -> Result<usize> {
        let files = folders::files(self.path())?;
        let is_log =
            |file: &&PathBuf| is_of_a_database(file) && file.extension() == Some("log".as_ref());
        let mut count = 0;
        for file in files.iter().filter(is_log) {
            let mut log = OpenOptions::new().append(true).open(file)?;
            log.write_all(TORN_RECORD)?;
            count += 1;
        }
        Ok(count)
    }

    /// The files in which a text stands, in bytes of UTF-8 or UTF-16.
    pub fn files_with(&self, text: &str) -> Result<Vec<PathBuf>> {
        let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let mut found = Vec::new();
        for file in folders::files(self.path())? {
            // Sockets and links of a browser that has ended are no files.
            let Ok(bytes) = fs::read(&file) else { continue };
            let has = |sought: &[u8]| memchr::memmem::find(&bytes, sought).is_some();
            if has(text.as_bytes()) || has(&wide) {
                found.push(file);
            }
        }
        Ok(found)
    }

    /// A second profile with the same contents, while no browser is open on this one.
    pub(crate) fn copy(&self) -> Result<Self> {
        let other = Self::new()?;
        folders::copy(self.path(), other.path())?;
        Ok(other)
    }
}

/// Whether a file is of a page's IndexedDB; Firefox keeps things of its own in others.
fn is_of_a_database(file: &Path) -> bool {
    let folders = file.iter().map(|part| part.to_string_lossy());
    let folders: Vec<_> = folders.collect();
    let is_one = |folder: &str| folder.eq_ignore_ascii_case("indexeddb") || folder == "idb";
    folders.iter().any(|folder| is_one(folder))
        && folders.iter().all(|folder| folder != "permanent")
}
