//! Files that are made to be too much: too deep, too long, too many. Each is refused in a sentence
//! or read as what it is; none takes the stack, and the notebook stays as it was.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test may stop

#[path = "support/hostile.rs"]
mod hostile;
#[path = "support/places.rs"]
mod places;
mod support;
#[path = "properties/whole.rs"]
mod whole;

use curbside::domain::Codebook;
use curbside::wire::Record;
use curbside::wire::import::{LARGEST, read};
use curbside::wire::record::{Kind, STORED_VERSION};
use hostile::{is_plain, is_refused};
use places::places;
use serde_json::{Value, json};

const FILE: &str = include_str!("fixtures/file_v2.json");

/// Stands in a file where a bomb goes.
const HERE: &str = "\"the bomb stands here\"";

fn file() -> Value {
    serde_json::from_str(FILE).unwrap()
}

/// All places of the frozen file, one for each shape of path.
fn shapes() -> Vec<String> {
    let mut found = places(&file());
    let mut seen = std::collections::BTreeSet::new();
    found.retain(|path| seen.insert(path.replace(|c: char| c.is_ascii_digit(), "")));
    found
}

/// The frozen file with a bomb in the place of a value.
fn instead_of(place: &str, bomb: &str) -> String {
    let mut file = file();
    *file.pointer_mut(place).unwrap() = json!("the bomb stands here");
    file.to_string().replace(HERE, bomb)
}

/// Lists and fields in each other, closed and cut off.
fn deep(levels: usize) -> [String; 4] {
    let lists = ("[".repeat(levels), "]".repeat(levels));
    let fields = ("{\"a\":".repeat(levels), "}".repeat(levels));
    [
        format!("{}1{}", fields.0, fields.1),
        format!("{}{}", lists.0, lists.1),
        fields.0,
        lists.0,
    ]
}

#[test]
fn a_hundred_thousand_levels_are_refused_at_every_place_of_a_file() {
    let places = shapes();
    assert!(places.len() > 100, "{} places", places.len());
    let bombs = deep(100_000);
    for (place, turn) in places.iter().zip(0..) {
        // All four at the first places, and the lists by turns at the others: they are short.
        let some = match turn {
            0..3 => &bombs[..],
            _ => core::slice::from_ref(&bombs[1 + turn % 2 * 2]),
        };
        for bomb in some {
            is_refused(&instead_of(place, bomb), place);
        }
    }
}

#[test]
fn a_hundred_thousand_levels_are_refused_in_a_row_of_the_disk_and_under_an_unknown_name() {
    for bomb in deep(100_000) {
        for kind in Kind::ALL {
            for body in [
                bomb.clone(),
                format!("{{\"id\":{bomb}}}"),
                format!("{{\"x\":{bomb}}}"),
            ] {
                let read = Record::decode(kind, STORED_VERSION, &body);
                is_plain(&format!("{}.", read.expect_err("a bomb")));
            }
        }
        is_refused(
            &FILE.replacen('{', &format!("{{\"x\":{bomb},"), 1),
            "a field of the file",
        );
        let field = format!("\"reps\":[{{\"x\":{bomb},");
        is_refused(&FILE.replacen("\"reps\":[{", &field, 1), "a field of a rep");
    }
}

#[test]
fn a_number_that_is_none_is_refused_wherever_a_number_stands() {
    let file = file();
    let is_number = |place: &&String| file.pointer(place).is_some_and(Value::is_number);
    let places = shapes();
    let numbers: Vec<&String> = places.iter().filter(is_number).collect();
    assert!(numbers.len() >= 12, "{numbers:?}");
    let huge = "9".repeat(1_000);
    let bad = [
        "1e999",
        "-1e999",
        "1e-999",
        "1.5",
        "-9223372036854775809",
        "18446744073709551616",
        "NaN",
        "Infinity",
        "0x10",
        "01",
        "+1",
        "1e3",
        "\"1\"",
        &huge,
    ];
    for place in numbers {
        for number in bad {
            is_refused(&instead_of(place, number), number);
        }
    }
}

#[test]
fn what_is_too_long_is_refused_and_quoted_in_part() {
    let long = "x".repeat(500_000);
    let quoted = format!("\"{long}\"");
    let escaped = format!("\"{}\"", "\\u0061".repeat(50_000));
    for place in [
        "/format",
        "/version",
        "/reps/0/id",
        "/reps/0/name",
        "/reps/0/focus",
        "/calls/0/note",
        "/calls/0/phase",
        "/calls/0/keys/0",
        "/moments/0/what",
        "/moments/0/note",
    ] {
        is_refused(&instead_of(place, &quoted), place);
        is_refused(&instead_of(place, &escaped), place);
    }
    let field = |of: &str| FILE.replacen(of, &format!("{of}\"{long}\":1,"), 1);
    for of in ["{", "\"reps\":[{", "\"calls\":[{", "\"contract\":{"] {
        is_refused(&field(of), of);
    }
    let names: String = (0..10_000).map(|n| format!("\"field{n}\":{n},")).collect();
    is_refused(&FILE.replacen('{', &format!("{{{names}"), 1), "many fields");
    is_refused(
        &FILE.replacen("\"reps\":[{", &format!("\"reps\":[{{{names}"), 1),
        "in a rep",
    );
    let twice = FILE.replacen('{', "{\"format\":\"curbside\",", 1);
    is_refused(&twice, "a field that stands twice");
}

#[test]
fn a_file_above_the_limit_is_refused_unread() {
    let room = usize::try_from(LARGEST).unwrap() - FILE.len();
    is_refused(
        &format!("{FILE}{}", " ".repeat(room + 1)),
        "one byte too many",
    );
}

/// So many that two by two they would be compared for hours.
#[test]
fn thousands_of_ids_in_one_list_are_told_apart() {
    let id = |n: usize| format!("00000000-0000-0000-0001-{n:012x}");
    let tries: Vec<Value> = (0..20_000)
        .map(|n| json!({"call": id(n), "how": "kept"}))
        .collect();
    let mut file = file();
    let follow = "/calls/3/phase/debriefed/debrief/follow";
    file.pointer_mut(follow).unwrap()["tries"] = json!(tries);
    let text = file.to_string();
    let imported = read(&text, &Codebook::starter()).unwrap();
    assert_eq!(
        imported.calls[3].debrief().unwrap().follow.tries.len(),
        20_000
    );
    let last = format!("\"{}\"", id(19_999));
    let twice = text.replace(&last, &format!("\"{}\"", id(0)));
    is_refused(&twice, "the last one is the first");
    let line = |n: usize| json!({"moment": id(n), "said": "", "would_say": ""});
    let lines: Vec<Value> = (0..20_000).map(line).collect();
    file.pointer_mut("/calls/3/phase/debriefed/debrief")
        .unwrap()["replay"] = json!(lines);
    is_refused(&file.to_string(), "lines for moments that are not there");
}

#[test]
fn as_many_behaviours_as_a_file_brings_are_told_apart() {
    let mut file = file();
    let one = file["behaviours"][2].clone();
    let all = (0..4_000).map(|n| {
        let mut own = one.clone();
        own["key"] = json!(format!("own-{n}"));
        own
    });
    let brought = file["behaviours"].as_array_mut().unwrap();
    brought.extend(all);
    let count = brought.len();
    let imported = read(&file.to_string(), &Codebook::starter()).unwrap();
    assert_eq!(imported.behaviours.len(), count);
    file["behaviours"].as_array_mut().unwrap().push(one);
    is_refused(&file.to_string(), "the last one stands there before");
}
