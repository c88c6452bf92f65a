//! The headers that shut the page in are the same wherever they come from, and nothing is made to get around them.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test may stop

use std::fs;
use std::path::Path;

const SHUT_IN: [&str; 7] = [
    "Content-Security-Policy",
    "X-Content-Type-Options",
    "Referrer-Policy",
    "Cross-Origin-Opener-Policy",
    "Cross-Origin-Embedder-Policy",
    "Cross-Origin-Resource-Policy",
    "Permissions-Policy",
];

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).expect("a file")
}

fn between<'a>(text: &'a str, start: &str, end: &str) -> &'a str {
    let (_, rest) = text.split_once(start).expect(start);
    rest.split_once(end).expect(end).0
}

/// The rule for every path, as the host reads it.
fn of_the_host() -> Vec<(String, String)> {
    let file = read("public/_headers");
    let rule = between(&file, "/*\n", "\n\n");
    let pairs = rule.lines().filter_map(|line| line.trim().split_once(": "));
    pairs
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect()
}

/// What the worker puts on each of its answers, as its script has it.
fn of_the_worker() -> Vec<(String, String)> {
    let script = read("public/sw.js");
    let policy = between(&script, "const POLICY =", ";\n")
        .trim()
        .trim_matches('"');
    let stated = between(&script, "const HEADERS = {", "\n};").replace("${POLICY}", policy);
    let pairs = stated.split(",\n").filter_map(|pair| pair.split_once(':'));
    let bare = |text: &str| text.trim().trim_matches(['"', '`', ',']).to_owned();
    pairs
        .map(|(name, value)| (bare(name), bare(value)))
        .collect()
}

#[test]
fn host_and_worker_send_the_same_headers_and_all_of_them() {
    let host = of_the_host();
    assert_eq!(host, of_the_worker());
    let names: Vec<_> = host.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, SHUT_IN);
}

#[test]
fn the_worker_makes_every_answer_where_the_headers_are() {
    let script = read("public/sw.js");
    assert_eq!(script.matches("new Response(").count(), 1);
    assert!(script.contains("new Response(body, { status, headers: { ...HEADERS, ...more } })"));
    assert!(!script.contains("Response.redirect("));
    assert!(!script.contains("Response.json("));
}

/// A policy doesn't bind these in every engine.
#[test]
fn nothing_speaks_to_another_machine_past_the_policy() {
    let mut all = vec![read("Cargo.toml"), read("index.html")];
    for script in ["boot", "look", "rescue", "sw", "writer"] {
        all.push(read(&format!("public/{script}.js")));
    }
    for way in [
        "Rtc",
        "RTC",
        "WebTransport",
        "dns-prefetch",
        "preconnect",
        "importScripts",
        "window.open",
    ] {
        assert!(!all.iter().any(|text| text.contains(way)), "{way}");
    }
}
