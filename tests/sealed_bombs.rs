//! Sealed files that are made to be too much, for the phone or for the passphrase. Each is refused before a
//! passphrase is asked for, and the notebook stays as it was.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test may stop

#[path = "support/hostile.rs"]
mod hostile;
mod support;
#[path = "properties/whole.rs"]
mod whole;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use curbside::wire::sealed::LARGEST;
use hostile::is_refused;

const FILE: &str = include_str!("fixtures/sealed_by_jwcrypto.jwe");

fn parts() -> [String; 5] {
    let parts: Vec<String> = FILE.trim().split('.').map(str::to_owned).collect();
    parts.try_into().unwrap()
}

/// The file with another header.
fn under(header: &str) -> String {
    let mut parts = parts();
    parts[0] = BASE64.encode(header);
    parts.join(".")
}

#[test]
fn a_header_that_is_too_deep_too_long_or_full_of_names_is_refused() {
    let lists = |levels: usize| format!("{{\"x\":{}{}}}", "[".repeat(levels), "]".repeat(levels));
    for levels in [100, 1_000, 100_000] {
        is_refused(&under(&lists(levels)), "deep");
    }
    is_refused(
        &under(&format!("{{\"alg\":\"{}\"}}", "x".repeat(3_000))),
        "a long word",
    );
    is_refused(
        &under(&format!("{{\"alg\":\"{}\"}}", "x".repeat(3_000_000))),
        "a longer one",
    );
    let names: String = (0..300).map(|n| format!("\"n{n}\":1,")).collect();
    is_refused(&under(&format!("{{{names}\"alg\":1}}")), "many names");
    is_refused(&under("{\"alg\":\"\\u202e\\u0000\"}"), "strange letters");
    is_refused(
        &under("{\"alg\":\"dir\",\"alg\":\"dir\"}"),
        "a name that stands twice",
    );
}

#[test]
fn rounds_without_end_are_refused() {
    let header = String::from_utf8(BASE64.decode(&parts()[0]).unwrap()).unwrap();
    for rounds in [
        "4294967295",
        "1e300",
        "99999999999999999999",
        "-600000",
        "0",
    ] {
        is_refused(&under(&header.replace("600000", rounds)), rounds);
    }
}

#[test]
fn parts_that_are_too_long_or_too_many_are_refused() {
    for at in 0..5 {
        let mut long = parts();
        long[at] = format!("{}{}", long[at], "A".repeat(4_000_000));
        // The content may have any length: that it is another shows when it is opened.
        is_refused(&long.join("."), "a long part");
        let mut empty = parts();
        empty[at].clear();
        is_refused(&empty.join("."), "an empty part");
    }
    is_refused(&format!("eyJ{}", ".".repeat(1_000_000)), "nothing but dots");
    is_refused(
        &format!("{}{}", FILE.trim(), ".AAAA".repeat(100_000)),
        "many parts",
    );
    is_refused("eyJ", "a beginning");
}

#[test]
fn a_sealed_file_above_the_limit_is_refused_unread() {
    let room = usize::try_from(LARGEST).unwrap() - FILE.len();
    is_refused(
        &format!("{FILE}{}", " ".repeat(room + 1)),
        "one byte too many",
    );
}
