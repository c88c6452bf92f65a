//! The two small files beside the notes, a coded practice call and a rep's answer: what a reader takes its schema takes,
//! and what a reader refuses so does its schema. And the words in which a reader refuses.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test may stop

use curbside::domain::practice::Scene;
use curbside::wire::{answer, practice};
use jsonschema::Validator;
use serde_json::{Value, json};

const ANSWER: &str = include_str!("../public/schema/curbside-answer-1.schema.json");
const PRACTICE: &str = include_str!("../public/schema/curbside-practice-1.schema.json");

fn schema(text: &str) -> Validator {
    jsonschema::validator_for(&serde_json::from_str(text).unwrap()).unwrap()
}

fn an_answer() -> Value {
    json!({
        "format": "curbside-answer", "version": 1, "exported_at": "2025-12-01T16:20:00.000Z", "app": "Curbside 0.3.0",
        "call": "0199c4c8-2f6a-7d52-b1f3-6f0e8d6a2c11",
        "answer": { "tried": "Asked first", "went": "They told me", "answered_ms": 1_764_606_000_000_i64 },
    })
}

fn a_practice() -> Value {
    json!({
        "format": "curbside-practice", "version": 1, "exported_at": "2025-12-01T16:20:00.000Z", "app": "Curbside 0.3.0",
        "scene": "renewal", "by": "Ana",
        "taps": [{ "at_ms": 1_000, "behaviour": "open-question" }],
    })
}

/// The file with something else in one place.
fn with(mut file: Value, place: &str, value: Value) -> Value {
    *file.pointer_mut(place).expect(place) = value;
    file
}

/// What people write, on both sides of each rule.
fn writing() -> Vec<Value> {
    let long = |letters: usize| json!("ä".repeat(letters));
    let mut all: Vec<Value> = [
        "",
        " ",
        "\n\t",
        "\u{a0}",
        "\u{3000}",
        "\u{200b}",
        "a",
        "Ana",
        " Ana",
        "Ana ",
        "Ana\u{2003}",
        "Ana Maria",
        "two\nlines",
        "a\ttab",
        "a\rreturn",
        "\u{0}",
        "a\u{7f}b",
        "a\u{85}b",
        "a\u{9f}b",
        "عربي",
        "🙂",
    ]
    .map(Value::from)
    .to_vec();
    all.extend([80, 81, 4_000, 4_001].map(long));
    all.extend([json!(null), json!(7), json!(["Ana"])]);
    all
}

fn keys() -> Vec<Value> {
    let long = |letters: usize| json!("k".repeat(letters));
    let mut all: Vec<Value> = ["", "open-question", "Open", "a b", "ä", "a_b", "9", "a\n"]
        .map(Value::from)
        .to_vec();
    all.extend([40, 41].map(long));
    all
}

fn whole_numbers(around: &[i64]) -> Vec<Value> {
    let near = |number: &i64| [number - 1, *number, number + 1].map(Value::from);
    let mut all: Vec<Value> = around.iter().flat_map(near).collect();
    all.extend([json!("1"), json!(1.5), json!(null)]);
    all
}

#[test]
fn what_an_answer_may_be_is_one_thing_to_the_reader_and_to_the_schema() {
    let schema = schema(ANSWER);
    let mut files = vec![an_answer()];
    let mut put = |place: &str, values: Vec<Value>| {
        let with_each = values.into_iter();
        files.extend(with_each.map(|value| with(an_answer(), place, value)));
    };
    put("/answer/tried", writing());
    put("/answer/went", writing());
    let times = [0, 946_684_800_000, 7_258_118_399_999];
    put("/answer/answered_ms", whole_numbers(&times));
    put("/version", whole_numbers(&[1]));
    put("/call", vec![json!("0199c4c8"), json!(""), json!(7)]);
    // Where nothing else is said.
    let (tried, went) = ("/answer/tried", "/answer/went");
    for (silent, other) in [(tried, went), (went, tried)] {
        let file = with(an_answer(), silent, json!(""));
        let with_each = writing().into_iter();
        files.extend(with_each.map(|value| with(file.clone(), other, value)));
    }
    let mut more = an_answer();
    more["answer"]["stars"] = json!(5);
    files.push(more);
    for file in files {
        let read = answer::read(&file.to_string());
        assert_eq!(schema.is_valid(&file), read.is_ok(), "{file}: {read:?}");
    }
}

#[test]
fn what_a_practice_call_may_be_is_one_thing_to_the_reader_and_to_the_schema() {
    let schema = schema(PRACTICE);
    let mut files = vec![a_practice()];
    let mut put = |file: Value, place: &str, values: Vec<Value>| {
        let with_each = values.into_iter();
        files.extend(with_each.map(|value| with(file.clone(), place, value)));
    };
    put(a_practice(), "/by", writing());
    put(a_practice(), "/taps/0/behaviour", keys());
    put(a_practice(), "/version", whole_numbers(&[1]));
    put(a_practice(), "/scene", vec![json!("a_picnic"), json!(null)]);
    for scene in Scene::ALL {
        let file = with(a_practice(), "/scene", json!(scene));
        let times = [0, i64::from(scene.length().0)];
        put(file, "/taps/0/at_ms", whole_numbers(&times));
    }
    let tap = json!({ "at_ms": 5, "behaviour": "open-question" });
    for count in [0, 2_000, 2_001] {
        let taps = json!(vec![tap.clone(); count]);
        put(a_practice(), "/taps", vec![taps]);
    }
    for file in files {
        let read = practice::read(&file.to_string());
        assert_eq!(schema.is_valid(&file), read.is_ok(), "{file}: {read:?}");
    }
}

/// Each schema has a name of its own, by which others can speak of it.
#[test]
fn a_schema_says_what_it_is_called() {
    for (text, id) in [
        (ANSWER, "urn:curbside:schema:answer:1"),
        (PRACTICE, "urn:curbside:schema:practice:1"),
    ] {
        let schema: Value = serde_json::from_str(text).unwrap();
        assert_eq!(schema["$id"], id);
    }
}

#[test]
fn a_form_that_is_none_is_not_called_a_newer_one() {
    for version in [0, 2] {
        let answer = with(an_answer(), "/version", json!(version)).to_string();
        let practice = with(a_practice(), "/version", json!(version)).to_string();
        for said in [
            answer::read(&answer).expect_err("refused").to_string(),
            practice::read(&practice).expect_err("refused").to_string(),
        ] {
            assert_eq!(
                said.contains("Update Curbside first"),
                version == 2,
                "{said}"
            );
            assert_eq!(said.contains("and there is none"), version == 0, "{said}");
        }
    }
}

#[test]
fn too_many_taps_are_not_called_late_ones() {
    let tap = json!({ "at_ms": 5, "behaviour": "open-question" });
    let file = with(a_practice(), "/taps", json!(vec![tap; 2_001])).to_string();
    let said = practice::read(&file).expect_err("refused").to_string();
    assert!(said.contains("more than 2000 taps"), "{said}");
}
