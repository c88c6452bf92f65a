//! Why an installation failed, read from the installer's log, and how to mend it.

use std::fmt;

/// What stood in the way of an installation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cause {
    /// The package source can't be reached.
    NoNetwork,
    /// The disk is full.
    NoSpace,
    /// A folder can't be written to.
    NoRight,
    /// The source is reached and has no such version.
    NotOffered,
    /// It was installed and names another version, or none.
    WrongVersion {
        /// The version that is needed.
        wanted: String,
        /// What it said.
        found: Option<String>,
    },
    /// A program that would install it is missing.
    NoInstaller(&'static str),
    /// Anything else: the installer's last words.
    Other(String),
}

/// What installers write, in lower case, for each cause that a person can mend. The order
/// counts: a full disk makes many other errors.
const SIGNS: [(&[&str], Cause); 4] = [
    (
        &[
            "no space left",
            "enospc",
            "not enough free space",
            "disk quota exceeded",
        ],
        Cause::NoSpace,
    ),
    (
        &[
            "could not resolve",
            "couldn't resolve",
            "temporary failure resolving",
            "could not connect",
            "couldn't connect",
            "failed to connect",
            "connection refused",
            "connection timed out",
            "connection reset",
            "network is unreachable",
            "error sending request",
            "--offline was specified",
            "enotcached",
            "enotfound",
            "eai_again",
            "econnrefused",
            "econnreset",
            "etimedout",
            "enetunreach",
        ],
        Cause::NoNetwork,
    ),
    (
        &[
            "permission denied",
            "eacces",
            "eperm",
            "operation not permitted",
            "read-only file system",
        ],
        Cause::NoRight,
    ),
    (
        &[
            "could not find `",
            "etarget",
            "e404",
            "unable to locate package",
            "has no installation candidate",
        ],
        Cause::NotOffered,
    ),
];

impl Cause {
    /// Reads the cause from a log. What matters stands at its end.
    #[must_use]
    pub fn from_log(log: &str) -> Self {
        let lines: Vec<&str> = log.lines().filter(|line| !line.trim().is_empty()).collect();
        let end = lines[lines.len().saturating_sub(80)..]
            .join("\n")
            .to_lowercase();
        SIGNS
            .iter()
            .find(|(signs, _)| signs.iter().any(|sign| end.contains(sign)))
            .map_or_else(
                || Self::Other(last_words(&lines)),
                |(_, cause)| cause.clone(),
            )
    }
}

/// The last line that speaks of an error, or the last line.
fn last_words(lines: &[&str]) -> String {
    let telling = |line: &&&str| line.to_lowercase().contains("error");
    let line = lines.iter().rev().find(telling).or(lines.last());
    line.map_or_else(
        || "it gave no reason".to_owned(),
        |line| line.trim().to_owned(),
    )
}

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoNetwork => f.write_str(
                "the network can't be reached. Connect this machine (or set its proxy) and run the \
                 same command again.",
            ),
            Self::NoSpace => f.write_str(
                "the disk is full. Make room (builds and checks take some five gigabytes) and run the same command again.",
            ),
            Self::NoRight => f.write_str(
                "a folder can't be written to. Mend its rights, or set CURBSIDE_TOOLS to a folder of \
                 your own, and run the same command again.",
            ),
            Self::NotOffered => f.write_str(
                "its source does not offer this version, or is set to work offline. Check its settings, or \
                 put the tool at this version on PATH.",
            ),
            Self::WrongVersion { wanted, found } => write!(
                f,
                "version {wanted} is needed and it answers {}. Put the right version on PATH, or run the \
                 same command again.",
                found.as_deref().unwrap_or("nothing")
            ),
            Self::NoInstaller(program) => {
                write!(f, "{program} is not there. Install {program} and run the same command again.")
            }
            Self::Other(words) => write!(
                f,
                "\"{words}\". Read the log, mend what it names and run the same command again."
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_installers_say_is_understood() {
        for (log, cause) in [
            (
                "warning: spurious network error\nerror: Could not resolve host: example",
                Cause::NoNetwork,
            ),
            (
                "attempting to make an HTTP request, but --offline was specified",
                Cause::NoNetwork,
            ),
            ("npm error code EAI_AGAIN", Cause::NoNetwork),
            (
                "Temporary failure resolving 'host'\nE: Unable to locate package x",
                Cause::NoNetwork,
            ),
            (
                "error: could not write: No space left on device (os error 28)",
                Cause::NoSpace,
            ),
            ("npm error code EACCES", Cause::NoRight),
            (
                "error: could not find `trunk` with version `=9.9.9`",
                Cause::NotOffered,
            ),
        ] {
            assert_eq!(Cause::from_log(log), cause, "{log}");
        }
    }

    #[test]
    fn other_faults_are_quoted_by_the_line_that_names_the_error() {
        let log = "Compiling x\nerror: linker `cc` not found\n\nwarning: build failed\n";
        assert_eq!(
            Cause::from_log(log),
            Cause::Other("error: linker `cc` not found".to_owned())
        );
        assert_eq!(
            Cause::from_log(""),
            Cause::Other("it gave no reason".to_owned())
        );
    }
}
