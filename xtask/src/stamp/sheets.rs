//! The style sheets of a release: what the first paint needs stands in the page itself, and all
//! others are one file. The page only fetches that ahead; the loader puts it on.

use std::fs;
use std::path::Path;

use super::integrity;
use crate::fault::Fault;

/// What stands in the page, by the beginning of its name.
const IN_THE_PAGE: [&str; 2] = ["tokens-", "shell-"];

/// Puts the sheets of the release in `folder` into the page and into one file.
pub(super) fn join(folder: &Path) -> Result<(), Fault> {
    let page = folder.join("index.html");
    let mut html = fs::read_to_string(&page).map_err(Fault::file("read", &page))?;
    let (mut own, mut joined) = (String::new(), String::new());
    let mut first = None;
    while let Some(link) = Link::first(&html) {
        let path = folder.join(&link.name);
        let sheet = fs::read_to_string(&path).map_err(Fault::file("read", &path))?;
        let is_own = IN_THE_PAGE.iter().any(|name| link.name.starts_with(name));
        let sheets = if is_own { &mut own } else { &mut joined };
        sheets.push_str(sheet.trim());
        fs::remove_file(&path).map_err(Fault::file("remove", &path))?;
        html.replace_range(link.start..link.end, "");
        first.get_or_insert(link.start);
    }
    let Some(first) = first.filter(|_| !own.is_empty() && !joined.is_empty()) else {
        let text = "index.html names too few style sheets.".to_owned();
        return Err(Fault::Stamp(text));
    };
    html.insert_str(first, &head(&own, &joined));
    let path = folder.join(name(&joined));
    fs::write(&path, &joined).map_err(Fault::file("write", &path))?;
    fs::write(&page, html).map_err(Fault::file("write", &page))
}

/// The page's own sheet, and the way to the joined one.
fn head(own: &str, joined: &str) -> String {
    format!(
        "<style>{own}</style><link as=style href=./{} integrity={} rel=preload>",
        name(joined),
        integrity::sha384(joined.as_bytes())
    )
}

/// Changes with the sheet, as the names that Trunk gives do.
fn name(sheet: &str) -> String {
    format!(
        "style-{}.css",
        &integrity::hex_sha256(sheet.as_bytes())[..16]
    )
}

/// Where a page names a sheet of its folder.
struct Link {
    start: usize,
    end: usize,
    name: String,
}

impl Link {
    /// Trunk writes a tag with or without quotes.
    fn first(html: &str) -> Option<Self> {
        let mut from = 0;
        while let Some(found) = html[from..].find("<link") {
            let start = from + found;
            let end = start + html[start..].find('>')? + 1;
            let tag = html[start..end]
                .trim_end_matches(['>', '/'])
                .replace('"', "");
            let value = |name| tag.split_whitespace().find_map(|of| of.strip_prefix(name));
            if value("rel=") == Some("stylesheet")
                && let Some(name) = value("href=")
            {
                let name = name.trim_start_matches("./").to_owned();
                return Some(Self { start, end, name });
            }
            from = end;
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(html: &str) -> tempfile::TempDir {
        let folder = tempfile::tempdir().expect("a temporary folder");
        for (name, text) in [
            ("index.html", html),
            ("tokens-1.css", ":root{--a:b}\n"),
            ("shell-2.css", "p{c:d}"),
            ("main-3.css", "h1{e:f}"),
            ("pad-4.css", "h2{g:h}"),
        ] {
            fs::write(folder.path().join(name), text).expect(name);
        }
        folder
    }

    #[test]
    fn the_first_paint_stands_in_the_page_and_all_else_is_one_file_in_its_order() {
        let folder = folder(
            "<link href=icon.svg rel=icon><link href=./tokens-1.css integrity=x rel=stylesheet>\
             <link href=./shell-2.css rel=stylesheet><link rel=\"stylesheet\" href=\"./main-3.css\"/>\
             <link href=./pad-4.css rel=stylesheet><p>É",
        );
        join(folder.path()).expect("joined");
        let joined = "h1{e:f}h2{g:h}";
        let html = fs::read_to_string(folder.path().join("index.html")).expect("the page");
        let expected = format!(
            "<link href=icon.svg rel=icon><style>:root{{--a:b}}p{{c:d}}</style><link as=style \
             href=./{} integrity={} rel=preload><p>É",
            name(joined),
            integrity::sha384(joined.as_bytes())
        );
        assert_eq!(html, expected);
        let file = fs::read_to_string(folder.path().join(name(joined))).expect("the sheet");
        assert_eq!(file, joined);
        let left = fs::read_dir(folder.path()).expect("the folder").count();
        assert_eq!(left, 2);
    }

    #[test]
    fn a_page_without_sheets_is_a_fault() {
        let folder = folder("<link href=icon.svg rel=icon>");
        assert!(join(folder.path()).is_err());
    }
}
