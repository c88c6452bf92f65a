//! The stamp of a development build: a worker that takes itself away, and a page without its
//! policy, since live reload puts a script into the page.

use std::fs;
use std::path::Path;

use super::WORKER;
use crate::fault::Fault;

const RETIRING_WORKER: &str = "\
// In development no worker keeps files: this one takes the place of any other and goes.
const RELEASE = { version: \"development\", files: {} };
self.addEventListener(\"install\", () => self.skipWaiting());
self.addEventListener(\"activate\", (event) => event.waitUntil(self.registration.unregister()));
";

const POLICY: &str = "http-equiv=\"content-security-policy\"";

/// Makes the build in `folder` one that reloads.
pub fn stamp(folder: &Path) -> Result<(), Fault> {
    let worker = folder.join(WORKER);
    fs::write(&worker, RETIRING_WORKER).map_err(Fault::file("write", &worker))?;
    let page = folder.join("index.html");
    let html = fs::read_to_string(&page).map_err(Fault::file("read", &page))?;
    fs::write(&page, without_policy(&html)).map_err(Fault::file("write", &page))
}

fn without_policy(html: &str) -> String {
    // Lowering ASCII letters alone leaves every position as it is.
    let Some(found) = html.to_ascii_lowercase().find(POLICY) else {
        return html.to_owned();
    };
    let start = html[..found].rfind('<').unwrap_or(found);
    let end = html[found..]
        .find('>')
        .map_or(html.len(), |offset| found + offset + 1);
    format!("{}{}", &html[..start], &html[end..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_policy_goes_and_all_else_stays() {
        let html = "<head><title>É</title>\n<meta http-equiv=\"Content-Security-Policy\"\n  content=\"default-src 'none'\">\n<link>";
        assert_eq!(without_policy(html), "<head><title>É</title>\n\n<link>");
        assert_eq!(without_policy("<head></head>"), "<head></head>");
    }

    #[test]
    fn the_worker_of_a_development_build_removes_itself() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        fs::write(folder.path().join("index.html"), "<head>").expect("a page");
        fs::write(folder.path().join(WORKER), "keep();").expect("a worker");
        stamp(folder.path()).expect("stamped");
        let worker = fs::read_to_string(folder.path().join(WORKER)).expect("a worker");
        assert!(
            worker.contains("unregister()") && !worker.contains("keep()"),
            "{worker}"
        );
    }
}
