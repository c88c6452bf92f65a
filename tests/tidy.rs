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

/// One room of ARCHITECTURE.md's table: what it may use beside the standard library and itself.
struct Room {
    name: &'static str,
    rooms: &'static [&'static str],
    crates: &'static [&'static str],
    /// Whether it may speak with the browser too, by the crates of [`SPEAKING`].
    speaks: bool,
}

const SPEAKING: [&str; 7] = [
    "futures_util",
    "gloo_events",
    "gloo_timers",
    "js_sys",
    "wasm_bindgen",
    "wasm_bindgen_futures",
    "web_sys",
];

const ROOMS: [Room; 7] = [
    Room {
        name: "domain",
        rooms: &[],
        crates: &["oorandom", "serde", "uuid"],
        speaks: false,
    },
    Room {
        name: "wire",
        rooms: &["domain"],
        crates: &["base64", "serde", "serde_json", "time", "uuid"],
        speaks: false,
    },
    Room {
        name: "app",
        rooms: &["domain", "wire"],
        crates: &[
            "icu_normalizer",
            "indexmap",
            "rustc_hash",
            "serde",
            "serde_json",
            "time",
            "unicode_segmentation",
            "uuid",
        ],
        speaks: false,
    },
    Room {
        name: "storage",
        rooms: &["domain", "wire"],
        crates: &[
            "base64",
            "gloo_storage",
            "idb",
            "rexie",
            "serde",
            "serde_json",
        ],
        speaks: true,
    },
    Room {
        name: "platform",
        rooms: &["domain", "wire"],
        crates: &["rexie", "uuid"],
        speaks: true,
    },
    Room {
        name: "shell",
        rooms: &["app", "domain", "platform", "storage", "wire"],
        crates: &["leptos", "serde_json", "uuid"],
        speaks: true,
    },
    Room {
        name: "ui",
        rooms: &["app", "domain", "shell", "wire"],
        crates: &["leptos", "send_wrapper"],
        speaks: true,
    },
];

impl Room {
    fn files(&self) -> Vec<(PathBuf, String)> {
        let mut all = files(&format!("src/{}", self.name), "rs");
        let beside = format!("src/{}.rs", self.name);
        if Path::new(env!("CARGO_MANIFEST_DIR"))
            .join(&beside)
            .is_file()
        {
            all.push((PathBuf::from(&beside), read(&beside)));
        }
        all
    }

    fn may_name(&self, krate: &str) -> bool {
        self.crates.contains(&krate) || self.speaks && SPEAKING.contains(&krate)
    }

    /// How the table says it.
    fn cell(&self) -> String {
        let rooms = match self.rooms {
            [] => "no other room".to_owned(),
            some => some.join(", "),
        };
        let crates: Vec<String> = self.crates.iter().map(|one| format!("`{one}`")).collect();
        let more = if self.speaks { ", the browser" } else { "" };
        format!("{rooms}; {}{more}", crates.join(", "))
    }
}

/// The crates that the app is made of, as they are named in Rust.
fn crates() -> Vec<String> {
    let mut found = Vec::new();
    let mut is_list = false;
    for line in read("Cargo.toml").lines() {
        if let Some(table) = line.strip_prefix('[') {
            let (_, name) = table.split_once("dependencies").unwrap_or_default();
            let is_ours = !table.contains("dev-dependencies");
            is_list = is_ours && name == "]";
            found.extend(name.strip_prefix('.').map(|name| name.replace(']', "")));
        } else if let Some((name, _)) = line.split_once(" = ").filter(|_| is_list) {
            found.push(name.to_owned());
        }
    }
    let found: Vec<_> = found.iter().map(|name| name.replace('-', "_")).collect();
    for known in ["serde", "leptos", "web_sys"] {
        assert!(found.iter().any(|name| name == known), "{known}: {found:?}");
    }
    found
}

/// Whether a text names something by the beginning of a path, as `name::`.
fn names(text: &str, name: &str) -> bool {
    text.match_indices(&format!("{name}::")).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        !before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == ':')
    })
}

#[test]
fn each_room_uses_only_what_it_may() {
    let crates = crates();
    for room in &ROOMS {
        for (path, text) in room.files() {
            let path = path.display();
            for other in ROOMS.iter().map(|other| other.name) {
                let may = other == room.name || room.rooms.contains(&other);
                let uses = text.contains(&format!("crate::{other}"));
                assert!(may || !uses, "{path} uses {other}");
            }
            for krate in &crates {
                let may = room.may_name(krate);
                assert!(may || !names(&text, krate), "{path} names {krate}");
            }
        }
    }
}

#[test]
fn the_table_of_rooms_says_what_is_held() {
    let map = read("ARCHITECTURE.md");
    for room in &ROOMS {
        let row = map
            .lines()
            .find(|line| line.starts_with(&format!("| `src/{}", room.name)));
        let row = row.expect(room.name);
        let end = format!("| {} |", room.cell());
        assert!(row.ends_with(&end), "{row}\ndoesn't end with\n{end}");
    }
}

/// What is begun and not waited for is begun in one place, where its end is heard too.
#[test]
fn the_shell_alone_spawns() {
    for room in ROOMS.iter().filter(|room| room.name != "shell") {
        for (path, text) in room.files() {
            assert!(!text.contains("spawn_local"), "{} spawns", path.display());
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

/// What an export writes of itself now: an example of an older one would be of a form that is no more.
#[test]
fn the_examples_are_of_this_version() {
    for path in ["README.md", "docs/answer.md"] {
        let app = format!("\"app\": \"Curbside {}\"", env!("CARGO_PKG_VERSION"));
        assert!(read(path).contains(&app), "{path} has no {app}");
    }
    let version = format!("\"version\": {}", curbside::wire::envelope::VERSION);
    assert!(read("README.md").contains(&version), "{version}");
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
