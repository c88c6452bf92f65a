//! What can go wrong in a command: each fault says what happened, what is safe and
//! what to do about it, in one line.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use crate::tools::cause::Cause;

/// Why a command could not do its work.
#[derive(Debug)]
pub enum Fault {
    /// The command line makes no sense.
    Usage(String),
    /// A file or folder could not be read or written.
    File {
        /// What was tried, as "read" or "write".
        doing: &'static str,
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A program could not be started.
    Start {
        /// The program.
        program: String,
        /// What the system said.
        source: io::Error,
    },
    /// There is no home for the tools.
    NoToolsFolder,
    /// `Cargo.lock` doesn't name a package that a tool must agree with.
    NotInLock(&'static str),
    /// A tool could not be installed.
    Install {
        /// The tool and its version.
        tool: String,
        /// What stood in the way.
        cause: Cause,
        /// What the installer said.
        log: PathBuf,
    },
    /// A tool is not there, and what asks for it doesn't set it up.
    NotKept(String),
    /// Packages of the system are missing and can't be installed from here.
    Packages {
        /// What they are for, as "Chromium".
        missing: Vec<&'static str>,
        /// Their names in Debian and Ubuntu.
        packages: Vec<&'static str>,
    },
    /// A program ran and failed; it has said why on the terminal.
    Failed(&'static str),
    /// The release could not be stamped.
    Stamp(String),
    /// Temporary files go into the project, where no copy of it can lie.
    TemporaryInProject(PathBuf),
    /// No port was free, or the server was not allowed to listen.
    Serve(io::Error),
}

impl Fault {
    /// Makes a fault out of what the system said about a file.
    pub fn file(doing: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_path_buf();
        move |source| Self::File {
            doing,
            path,
            source,
        }
    }

    /// Makes a fault out of a program that didn't start.
    pub fn start(program: &str) -> impl FnOnce(io::Error) -> Self {
        let program = program.to_owned();
        move |source| Self::Start { program, source }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Usage(text) => write!(f, "{text}. `cargo xtask help` lists the commands."),
            Self::File {
                doing,
                path,
                source,
            } => write!(
                f,
                "Could not {doing} {}: {source}. Nothing else was changed. Make sure that the folder \
                 is there, is yours and has room, and run the command again.",
                path.display()
            ),
            Self::Start { program, source } => write!(
                f,
                "Could not start {program}: {source}. Nothing was changed. Install it or put it on \
                 PATH, and run the command again."
            ),
            Self::NoToolsFolder => f.write_str(
                "There is no folder for the tools, as neither CURBSIDE_TOOLS nor HOME is set. Set \
                 CURBSIDE_TOOLS to a folder that you can write to.",
            ),
            Self::NotInLock(package) => write!(
                f,
                "Cargo.lock does not name {package}, so the version of its tool is not known. Run \
                 `cargo metadata` in the project to write the lock file anew."
            ),
            Self::Install { tool, cause, log } => write!(
                f,
                "{tool} could not be installed: {cause} Nothing half-installed is kept. Log: {}",
                log.display()
            ),
            Self::NotKept(tool) => write!(
                f,
                "{tool} is not among the tools. Nothing was changed. Run `cargo xtask setup`, which brings it."
            ),
            Self::Packages { missing, packages } => write!(
                f,
                "Missing on this machine: {}. Installing needs apt-get and administrator's rights, so \
                 please run: sudo apt-get install {} (names in Debian and Ubuntu).",
                missing.join(", "),
                packages.join(" ")
            ),
            Self::Failed(what) => write!(f, "{what} failed; the reason stands above."),
            Self::Stamp(text) => write!(f, "The release was not stamped: {text}"),
            Self::TemporaryInProject(folder) => write!(
                f,
                "Temporary files go to {}, inside of the project, and a second copy of it can't lie there. \
                 Nothing was changed. Set TMPDIR to a folder elsewhere and run the command again.",
                folder.display()
            ),
            Self::Serve(source) => write!(
                f,
                "Could not serve: {source}. Choose another port with --port."
            ),
        }
    }
}

impl std::error::Error for Fault {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::File { source, .. } | Self::Start { source, .. } | Self::Serve(source) => {
                Some(source)
            }
            _ => None,
        }
    }
}
