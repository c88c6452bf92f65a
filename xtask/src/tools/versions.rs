//! Versions: what a program says of itself, and what the lock file asks for.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::fault::Fault;

/// The version in an answer such as `geckodriver 0.37.0 (abc 2026-01-01)` or `v20.1.0`.
fn in_answer(text: &str) -> Option<&str> {
    let words = text.lines().next()?.split_whitespace();
    let mut bare = words.map(|word| word.strip_prefix('v').unwrap_or(word));
    bare.find(|word| word.starts_with(|first: char| first.is_ascii_digit()))
}

/// What a program answers to `--version`; `None` if it is missing or broken.
pub(super) fn of_program(program: &Path) -> Option<String> {
    let output = Command::new(program)
        .arg("--version")
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output()
        .ok()
        .filter(|output| output.status.success())?;
    in_answer(&String::from_utf8_lossy(&output.stdout)).map(str::to_owned)
}

/// The version of a package in the lock file, which its tool must share.
pub(super) fn locked_in(lock: &Path, package: &'static str) -> Result<String, Fault> {
    let text = fs::read_to_string(lock).map_err(Fault::file("read", lock))?;
    locked(&text, package).ok_or(Fault::NotInLock(package))
}

fn locked(text: &str, package: &str) -> Option<String> {
    let name = format!("name = \"{package}\"");
    let mut lines = text.lines().skip_while(|line| *line != name);
    let version = lines.nth(1)?.strip_prefix("version = ")?;
    Some(version.trim_matches('"').to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_is_found_in_what_tools_say() {
        for (answer, version) in [
            ("trunk 0.21.14", Some("0.21.14")),
            ("wasm-opt version 108 (version_108)", Some("108")),
            (
                "geckodriver 0.37.0 (3b7 2026-01-01)\n\nThe source",
                Some("0.37.0"),
            ),
            ("v20.1.0", Some("20.1.0")),
            ("who knows", None),
            ("", None),
        ] {
            assert_eq!(in_answer(answer), version, "{answer}");
        }
    }

    #[test]
    fn the_lock_files_version_is_that_of_the_very_package() {
        let lock = "[[package]]\nname = \"wasm-bindgen-futures\"\nversion = \"0.4.9\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(locked(lock, "wasm-bindgen").as_deref(), Some("0.2.130"));
        assert_eq!(locked(lock, "wasm"), None);
    }
}
