//! The policy of a release: it allows the one style that stands in the page, by its hash, wherever
//! the policy is stated. The sources state it without, so the hash is never one of another style.

use std::fs;
use std::path::Path;

use super::{WORKER, integrity};
use crate::fault::Fault;

const PAGE: &str = "index.html";
const STATED_IN: [&str; 3] = [PAGE, WORKER, "_headers"];
const STYLES: &str = "style-src 'self'";

/// Adds the hash of the page's style to the policy of the release in `folder`.
pub(super) fn allow_the_style(folder: &Path) -> Result<(), Fault> {
    let html = read(folder, PAGE)?;
    let hash = integrity::sha256(the_style(&html)?.as_bytes());
    for name in STATED_IN {
        let text = read(folder, name)?;
        if text.matches(STYLES).count() != 1 {
            let text = format!("{name} should state one policy, with {STYLES}.");
            return Err(Fault::Stamp(text));
        }
        let text = text.replace(STYLES, &format!("{STYLES} '{hash}'"));
        let path = folder.join(name);
        fs::write(&path, text).map_err(Fault::file("write", &path))?;
    }
    Ok(())
}

fn read(folder: &Path, name: &str) -> Result<String, Fault> {
    let path = folder.join(name);
    fs::read_to_string(&path).map_err(Fault::file("read", &path))
}

/// What stands between the tags, to the letter: that is what a browser hashes.
fn the_style(html: &str) -> Result<&str, Fault> {
    let mut styles = html.split("<style>").skip(1);
    let style = styles.next().and_then(|text| text.split_once("</style>"));
    match (style, styles.next()) {
        (Some((style, _)), None) => Ok(style),
        _ => Err(Fault::Stamp("index.html should have one style.".to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self'";

    fn folder(style: &str) -> tempfile::TempDir {
        let folder = tempfile::tempdir().expect("a temporary folder");
        for (name, text) in [
            (PAGE, format!("<meta content=\"{POLICY}\">{style}<p>")),
            (WORKER, format!("const POLICY=\"{POLICY}\";")),
            (
                "_headers",
                format!("/*\n  Content-Security-Policy: {POLICY}\n"),
            ),
        ] {
            fs::write(folder.path().join(name), text).expect(name);
        }
        folder
    }

    #[test]
    fn the_style_of_the_page_is_allowed_by_its_hash_wherever_the_policy_stands() {
        let folder = folder("<style>abc</style>");
        allow_the_style(folder.path()).expect("allowed");
        // As `openssl dgst -sha256 -binary | openssl base64` writes it.
        let hash = "'sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0='";
        for name in STATED_IN {
            let text = read(folder.path(), name).expect(name);
            let policy = format!("default-src 'none'; style-src 'self' {hash}; img-src 'self'");
            assert!(text.contains(&policy), "{text}");
        }
    }

    #[test]
    fn a_page_without_a_style_or_with_two_is_a_fault() {
        for style in ["", "<style>a</style><style>b</style>"] {
            assert!(allow_the_style(folder(style).path()).is_err(), "{style}");
        }
    }
}
