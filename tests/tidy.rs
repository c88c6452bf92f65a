//! Rules of the house that no compiler holds: who may use whom, and how large a file grows.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test may stop

use std::fs;
use std::path::{Path, PathBuf};

fn files(folder: &str, ending: &str) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a folder of the project") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == ending) {
                let text = fs::read_to_string(&path).expect("text");
                found.push((path, text));
            }
        }
    }
    assert!(!found.is_empty(), "{folder} has no .{ending}");
    found
}

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).expect("a file")
}

/// The modules of this crate that a line names, and whether it names a crate of the browser.
fn uses(text: &str, module: &str) -> bool {
    text.contains(&format!("crate::{module}"))
}

#[test]
fn each_module_uses_only_what_it_may() {
    let all = [
        "domain", "wire", "app", "storage", "platform", "shell", "ui",
    ];
    let may: [(&str, &[&str]); 5] = [
        ("domain", &["domain"]),
        ("wire", &["domain", "wire"]),
        ("app", &["domain", "wire", "app"]),
        ("storage", &["domain", "wire", "storage"]),
        ("platform", &["domain", "wire", "platform"]),
    ];
    for (module, allowed) in may {
        for (path, text) in files(&format!("src/{module}"), "rs") {
            for other in all.iter().filter(|other| !allowed.contains(other)) {
                assert!(!uses(&text, other), "{} uses {other}", path.display());
            }
        }
    }
    for (path, text) in files("src/ui", "rs") {
        for other in ["storage", "platform"] {
            assert!(!uses(&text, other), "{} uses {other}", path.display());
        }
    }
}

#[test]
fn the_core_names_no_crate_of_the_browser() {
    for module in ["domain", "wire", "app"] {
        for (path, text) in files(&format!("src/{module}"), "rs") {
            for browser in [
                "leptos",
                "web_sys",
                "js_sys",
                "wasm_bindgen",
                "rexie",
                "gloo_",
            ] {
                assert!(
                    !text.contains(browser),
                    "{} names {browser}",
                    path.display()
                );
            }
        }
    }
}

#[test]
fn a_file_stays_small_and_says_what_it_is_for() {
    for (path, text) in files("src", "rs") {
        let lines = text.lines().count();
        assert!(
            lines <= 400,
            "{} has {lines} lines: split it",
            path.display()
        );
        assert!(
            text.starts_with("//!"),
            "{} doesn't say what it is for",
            path.display()
        );
    }
}

/// What takes text for markup or for a script, by its name in Rust and in the scripts of the page.
const READS_MARKUP: [&str; 17] = [
    "inner_html",
    "outer_html",
    "insert_adjacent_html",
    "create_contextual_fragment",
    "innerHTML",
    "outerHTML",
    "insertAdjacentHTML",
    "createContextualFragment",
    "setHTML",
    "srcdoc",
    "DOMParser",
    "DomParser",
    "document.write",
    "write_1(",
    "Function(",
    "eval(",
    "javascript:",
];

#[test]
fn no_markup_is_made_from_text() {
    let scripts = files("public", "js").into_iter();
    let pages = files("public", "html").into_iter();
    for (path, text) in files("src", "rs").into_iter().chain(scripts).chain(pages) {
        for name in READS_MARKUP {
            assert!(!text.contains(name), "{} has {name}", path.display());
        }
    }
    // A text that a timer runs is a script too.
    for (path, text) in files("public", "js") {
        for timer in [
            "setTimeout(\"",
            "setTimeout('",
            "setTimeout(`",
            "setInterval(",
        ] {
            assert!(!text.contains(timer), "{} has {timer}", path.display());
        }
    }
}

/// Otherwise a name could become the name of an element or of an attribute, or an address.
#[test]
fn elements_and_addresses_are_the_apps_own() {
    let element = read("src/ui/element.rs");
    for own in [
        "fn tag(name: &'static str)",
        "fn drawing(name: &'static str)",
        "fn set(self, name: &'static str,",
    ] {
        assert!(element.contains(own), "{own}");
    }
    for (path, text) in files("src/ui", "rs") {
        for bare in [
            ".set_attribute(name",
            ".set_href(",
            ".set_src(",
            "create_element(",
        ] {
            let is_the_element =
                path.ends_with("ui/element.rs") || path.ends_with("element/state.rs");
            assert!(
                is_the_element || !text.contains(bare),
                "{} has {bare}",
                path.display()
            );
        }
    }
}

#[test]
fn the_policy_is_one_and_has_no_holes() {
    let worker = read("public/sw.js");
    let policy = |text: &str, before: &str, after: &str| -> String {
        let start = text.find(before).expect("a policy") + before.len();
        let end = text[start..].find(after).expect("its end") + start;
        text[start..end]
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
    };
    let own = policy(&worker, "const POLICY =", ";\n").replace(['"', '\'', '`', '+'], "");
    let page = read("index.html");
    let meta = policy(&page, "http-equiv=\"Content-Security-Policy\"", ">").replace('\'', "");
    let headers = read("public/_headers").replace('\'', "");
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        words(&meta).contains(words(&own).trim()),
        "meta: {meta}\nworker: {own}"
    );
    assert!(
        words(&headers).contains(words(&own).trim()),
        "headers: {headers}\nworker: {own}"
    );
    assert!(headers.contains("frame-ancestors none"));
    for hole in ["unsafe-inline", "unsafe-eval", "*", "http:", "https:"] {
        let found = own.replace("wasm-unsafe-eval", "").contains(hole);
        assert!(!found, "the policy allows {hole}");
    }
}

#[test]
fn the_page_looks_for_the_chosen_look_where_the_app_keeps_it() {
    let kept = read("src/storage/settings.rs");
    assert!(kept.contains("const THEME: &str = \"curbside.theme\";"));
    assert!(read("public/look.js").contains("getItem(\"curbside.theme\")"));
}

#[test]
fn the_page_asks_for_nothing_from_elsewhere() {
    for (path, text) in files("public", "js")
        .into_iter()
        .chain(files("public", "html"))
    {
        assert!(
            !text.contains("://"),
            "{} names another place",
            path.display()
        );
    }
    assert!(!read("index.html").contains("://"));
    for (path, text) in files("style", "css") {
        assert!(
            !text.contains("url("),
            "{} fetches something",
            path.display()
        );
    }
}

/// Otherwise `cargo xtask fuzz`, which leaves its lock file as it is, doesn't build.
#[test]
fn the_lock_of_the_fuzz_targets_is_of_this_version() {
    let package = format!(
        "name = \"curbside\"\nversion = \"{}\"",
        env!("CARGO_PKG_VERSION")
    );
    assert!(read("fuzz/Cargo.lock").contains(&package));
}
