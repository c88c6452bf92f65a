//! The schema is as strict as the reader, and no stricter.

use curbside::domain::Codebook;
use serde_json::{Value, json};

use crate::frozen::form_2;
use crate::{FILE_V4, SCHEMA_V4, faults, read_here, with};

/// Where the calls and moments of the fixture stand in it.
const PLANNED: &str = "/calls/0";
const ENDED: &str = "/calls/2";
const DEBRIEFED: &str = "/calls/3";
const DEBRIEF: &str = "/calls/3/phase/debriefed/debrief";
const WORDS: &str = "/calls/3/phase/debriefed/debrief/rep_view/said";
const MOMENT: &str = "/moments/0";

fn without(place: &str) -> Value {
    let mut file: Value = serde_json::from_str(FILE_V4).unwrap();
    let (parent, last) = place.rsplit_once('/').unwrap();
    let fields = file.pointer_mut(parent).and_then(Value::as_object_mut);
    assert!(fields.expect(place).remove(last).is_some(), "{place}");
    file
}

#[test]
fn what_the_schema_keeps_out_the_app_refuses() {
    let long = "x".repeat(4_001);
    let keys: Vec<Value> = form_2()
        .codebook()
        .behaviours()
        .iter()
        .map(|one| json!(one.key.as_str()))
        .collect();
    assert_eq!(keys.len(), 9);
    let own = |n: usize| json!({"own": n.to_string()});
    let at = |root: &str, place: &str, value: Value| with(&format!("{root}{place}"), value);
    let bad = [
        with("/version", json!(5)),
        with("/extra", json!(1)),
        with("/app", json!(1)),
        with("/behaviours", json!(null)),
        with("/behaviours/0/key", json!("Data dump")),
        with("/behaviours/0/key", json!("x".repeat(41))),
        with("/behaviours/0/short", json!("")),
        with("/behaviours/0/label", json!(" padded")),
        with("/behaviours/0/seen", json!(long)),
        with("/behaviours/0/skill", json!("a\u{0}b")),
        with("/behaviours/0/valence", json!("good")),
        with("/behaviours/0/shape", json!("line")),
        with("/behaviours/0/lead_ms", json!(-1)),
        with("/behaviours/0/place", json!(4_294_967_296_i64)),
        with("/behaviours/0/standing", json!("gone")),
        with("/behaviours/0/past", json!([{"until_ms": 1}])),
        with("/behaviours/0/colour", json!("red")),
        with(
            "/reps/0/id",
            json!("{00000000-0000-0000-0000-000000000001}"),
        ),
        with("/reps/0/name", json!("\u{3000}")),
        with("/reps/0/name", json!("x".repeat(81))),
        with("/reps/0/focus", json!("")),
        with("/reps/0/trashed_ms", json!(0)),
        with("/reps/0/edited_ms", json!(253_402_300_799_000_i64)),
        at(PLANNED, "/setting", json!("car")),
        at(PLANNED, "/objective", json!(null)),
        at(PLANNED, "/contribution", json!(1)),
        at(PLANNED, "/stakes", json!("high")),
        at(PLANNED, "/contract/stance", json!("fight")),
        at(PLANNED, "/contract/trip_wires", json!(["rain"])),
        at(PLANNED, "/contract/trip_wires", json!([{"own": "a\u{7}"}])),
        at(
            PLANNED,
            "/contract/trip_wires",
            (0..9).map(own).collect::<Value>(),
        ),
        at(
            PLANNED,
            "/contract/trip_wires",
            json!(["rep_frozen", "rep_frozen"]),
        ),
        at(PLANNED, "/contract/more", json!("")),
        at(PLANNED, "/keys", json!(keys)),
        at(PLANNED, "/keys", json!(["data-dump", "data-dump"])),
        at(PLANNED, "/keys", json!([null])),
        at(PLANNED, "/sharing", json!("everybody")),
        at(PLANNED, "/utc_offset_min", json!(900)),
        at(PLANNED, "/phase/planned/place", json!(-1)),
        at(PLANNED, "/phase/planned/started_ms", json!(null)),
        at(PLANNED, "/phase", json!("planned")),
        at(ENDED, "/phase/ended/outcome", json!("lost")),
        at(ENDED, "/phase/ended/debrief/form", json!("long")),
        at(DEBRIEF, "/rep_view", json!("said")),
        at(DEBRIEF, "/supposed", json!(null)),
        at(DEBRIEF, "/net/used", json!(true)),
        at(DEBRIEF, "/net/felt", json!("")),
        at(DEBRIEF, "/learning", json!("luck")),
        at(DEBRIEF, "/alone", json!(["demo", "demo"])),
        at(DEBRIEF, "/alone", json!(["lunch"])),
        at(DEBRIEF, "/follow/by_day", json!(10_956)),
        at(DEBRIEF, "/follow/by_day", json!(84_006)),
        at(DEBRIEF, "/follow/tries/0/how", json!("won")),
        at(DEBRIEF, "/follow/closing/verdict", json!("lost")),
        at(DEBRIEF, "/follow/closing/closed_ms", json!(null)),
        at(DEBRIEF, "/follow/answer/tried", json!(null)),
        at(DEBRIEF, "/follow/answer/went", json!(1)),
        at(DEBRIEF, "/follow/answer/answered_ms", json!(0)),
        at(DEBRIEF, "/follow/answer/how", json!("kept")),
        without(&format!("{DEBRIEF}/follow/answer/went")),
        with("/for_rep", json!("yes")),
        at(WORDS, "/talk_guess", json!(101)),
        at(WORDS, "/talk_guess", json!(256)),
        at(WORDS, "/net/needed", json!("maybe")),
        at(MOMENT, "/what", json!({"star": "x"})),
        at(MOMENT, "/what", json!({"zone": "star"})),
        at(MOMENT, "/what", json!({"speaking": "me"})),
        at(MOMENT, "/what", json!({"trip_wire": "own"})),
        at(MOMENT, "/what", json!({"over": 1})),
        at(MOMENT, "/what", json!({"net": "held", "zone": "missed"})),
        at(MOMENT, "/sharing", json!(null)),
        at(MOMENT, "/at_ms", json!(-1)),
        without("/reps"),
        without("/behaviours/0/past"),
        without("/calls/0/role"),
        without("/calls/0/contract/trip_wires"),
        without(&format!("{DEBRIEF}/keep")),
        without(&format!("{DEBRIEF}/follow/tries")),
        without(&format!("{DEBRIEFED}/phase/debriefed/finished_ms")),
        without("/moments/0/note"),
    ];
    for file in bad {
        assert_ne!(faults(SCHEMA_V4, &file), [""; 0], "{file}");
        assert!(read_here(&file.to_string()).is_err(), "{file}");
    }
}

#[test]
fn what_the_schema_lets_in_the_app_takes() {
    let of = |root: &str, place: &str| without(&format!("{root}{place}"));
    let eight: Vec<String> = (0..8).map(|n| format!("{{\"own\":\"{n}\"}}")).collect();
    let eight = serde_json::from_str(&format!("[{}]", eight.join(","))).unwrap();
    let starter: Vec<Value> = Codebook::starter()
        .behaviours()
        .iter()
        .map(|one| json!(one.key.as_str()))
        .collect();
    let good = [
        of(PLANNED, "/account"),
        of(PLANNED, "/setting"),
        of(PLANNED, "/objective"),
        of(PLANNED, "/contribution"),
        of(PLANNED, "/contract"),
        of(PLANNED, "/contract/stance"),
        of(PLANNED, "/keys"),
        of(PLANNED, "/next_step"),
        of(PLANNED, "/note"),
        of(PLANNED, "/sharing"),
        of(PLANNED, "/trashed_ms"),
        of(ENDED, "/phase/ended/outcome"),
        of(DEBRIEF, "/form"),
        of(DEBRIEF, "/supposed"),
        of(DEBRIEF, "/turning_point"),
        of(DEBRIEF, "/net"),
        of(DEBRIEF, "/net/used"),
        of(DEBRIEF, "/follow"),
        of(DEBRIEF, "/follow/behaviour"),
        of(DEBRIEF, "/follow/by_day"),
        of(DEBRIEF, "/follow/closing"),
        of(DEBRIEF, "/follow/answer"),
        with("/for_rep", json!(true)),
        of(DEBRIEF, "/learning"),
        of(DEBRIEF, "/alone"),
        of(WORDS, "/talk_guess"),
        of(WORDS, "/net"),
        of(MOMENT, "/sharing"),
        without("/reps/1/focus"),
        without("/reps/1/trashed_ms"),
        with("/calls/0/contract/trip_wires", eight),
        with("/calls/0/keys", json!(starter)),
        with("/calls/0/trashed_ms", json!(1_763_888_400_000_i64)),
        with("/reps/1/name", json!("Jo\u{2003}Ek")),
        with(&format!("{WORDS}/talk_guess"), json!(100)),
        with(&format!("{DEBRIEF}/follow/by_day"), json!(84_005)),
        with(&format!("{DEBRIEF}/alone"), json!([])),
    ];
    for file in good {
        assert_eq!(faults(SCHEMA_V4, &file), [""; 0]);
        let read = read_here(&file.to_string());
        assert!(read.is_ok(), "{:?}", read.err().map(|e| e.to_string()));
    }
}
