//! A row of the disk is found by a moment's id alone. A file that has a moment in another call than the
//! notebook would write over it, and so would the trace of one: both are refused.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test may stop

#[path = "support/hostile.rs"]
mod hostile;
mod support;
#[path = "properties/whole.rs"]
mod whole;

use hostile::Phone;
use serde_json::{Value, json};

/// As it is on the phone.
const FILE: &str = include_str!("fixtures/file_v4.json");
const OTHER_CALL: &str = "00000000-0000-0000-0000-00000000000b";
const ELSEWHERE: &str = "In the file, moment 1 belongs to another call than in this notebook.";

fn file() -> Value {
    serde_json::from_str(FILE).unwrap()
}

/// The same file with nothing in it but what is gone.
fn nothing_but_gone(gone: &Value) -> String {
    let mut file = file();
    for part in ["behaviours", "reps", "calls", "moments", "others"] {
        file[part] = json!([]);
    }
    file["edits"] = json!({});
    file["gone"] = gone.clone();
    file.to_string()
}

fn trace(moment: &Value, call: &Value) -> Value {
    json!({"kind": "moment", "id": moment, "call": call, "gone_ms": 1_763_999_000_000_i64})
}

fn said_of(file: &str) -> Result<(), String> {
    Phone::with_notes().takes(file.as_bytes())
}

#[test]
fn the_trace_of_a_moment_in_another_call_takes_no_moment_away() {
    let moment = &file()["moments"][0]["id"];
    let gone = json!([trace(moment, &json!(OTHER_CALL))]);
    assert_eq!(said_of(&nothing_but_gone(&gone)), Err(ELSEWHERE.to_owned()));
}

#[test]
fn a_moment_takes_no_place_of_one_that_is_gone_from_another_call() {
    let mut file = file();
    let gone = file["gone"][1]["id"].clone();
    let call = file["calls"][0].clone();
    let mut moment = file["moments"][0].clone();
    moment["id"] = gone;
    moment["call"] = call["id"].clone();
    file["calls"] = json!([call]);
    file["moments"] = json!([moment]);
    for part in ["behaviours", "others", "gone"] {
        file[part] = json!([]);
    }
    file["edits"] = json!({});
    assert_eq!(said_of(&file.to_string()), Err(ELSEWHERE.to_owned()));
}

#[test]
fn a_moment_is_gone_from_one_call() {
    let id = json!("00000000-0000-0000-0000-00000000abcd");
    let calls = [json!(OTHER_CALL), file()["calls"][1]["id"].clone()];
    let gone = json!([trace(&id, &calls[0]), trace(&id, &calls[1])]);
    let said = "The file has moment 2 twice: its id stands there before.";
    assert_eq!(said_of(&nothing_but_gone(&gone)), Err(said.to_owned()));
}

#[test]
fn a_version_of_a_moment_is_one_of_a_moment_in_its_call() {
    let mut file = file();
    let mut record = file["moments"][0].clone();
    record["call"] = json!(OTHER_CALL);
    let other = json!({"kind": "moment", "edits": "0000000000b2.1", "record": record});
    file["others"] = json!([other]);
    let said = "In the file, moment 1 refers to a record that it is a version of that isn't in it.";
    assert_eq!(said_of(&file.to_string()), Err(said.to_owned()));
}

/// A phone that deletes a rep deletes the calls too: a file that says otherwise is from none.
#[test]
fn a_rep_that_only_a_file_has_no_more_stays_with_the_calls_that_are_here() {
    let rep = &file()["reps"][1]["id"];
    let gone = json!([{"kind": "rep", "id": rep, "gone_ms": 4_000_000_000_000_i64}]);
    let mut phone = Phone::with_notes();
    let before = phone.notebook().all_reps().count();
    assert_eq!(phone.takes(nothing_but_gone(&gone).as_bytes()), Ok(()));
    assert_eq!(phone.notebook().all_reps().count(), before);
}

/// It goes with its call, and the file that says so a second time finds it said.
#[test]
fn a_moment_that_was_gone_before_its_call_is_gone_once() {
    let file = file();
    let (moment, call) = (&file["moments"][0]["id"], &file["moments"][0]["call"]);
    let mut of_moment = trace(moment, call);
    of_moment["gone_ms"] = json!(1_000_000_000_000_i64);
    let of_call = json!({"kind": "call", "id": call, "gone_ms": 4_000_000_000_000_i64});
    let gone = nothing_but_gone(&json!([of_call, of_moment]));
    let mut phone = Phone::with_notes();
    assert_eq!(phone.takes(gone.as_bytes()), Ok(()));
    let after = phone.notebook().clone();
    assert_eq!(phone.takes(gone.as_bytes()), Ok(()));
    assert!(*phone.notebook() == after);
}
