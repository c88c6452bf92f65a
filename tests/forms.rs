//! The forms of what is stored and shared: what is frozen is read for good, and the schema is as
//! strict as the reader.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test may stop

#[path = "support/frozen.rs"]
mod frozen;
#[path = "support/frozen_3.rs"]
mod frozen_3;
#[path = "support/frozen_4.rs"]
mod frozen_4;

use curbside::domain::{Codebook, Notebook, Timestamp};
use curbside::wire::envelope::VERSION;
use curbside::wire::import::read;
use curbside::wire::record::{Kind, RecordError, STORED_VERSION};
use curbside::wire::row::{Body, Part, Row};
use curbside::wire::whole::{self, WHOLE_FORM};
use curbside::wire::{ImportError, Key, Record, Scope, Strand, export};
use frozen::{form_1, form_2, former, steps_of_form_2};
use frozen_3::{form_3, rows_of};
use frozen_4::{drafts_of_form_4, form_4};
use serde_json::{Value, json};

const FILE_V1: &str = include_str!("fixtures/file_v1.json");
const FILE_V2: &str = include_str!("fixtures/file_v2.json");
const FILE_V3: &str = include_str!("fixtures/file_v3.json");
const FILE_V4: &str = include_str!("fixtures/file_v4.json");
const STORED_V1: &str = include_str!("fixtures/stored_v1.json");
const STORED_V2: &str = include_str!("fixtures/stored_v2.json");
const STORED_V3: &str = include_str!("fixtures/stored_v3.json");
const STORED_V4: &str = include_str!("fixtures/stored_v4.json");
const STORED_V5: &str = include_str!("fixtures/stored_v5.json");
const SCHEMA_V1: &str = include_str!("../public/schema/curbside-1.schema.json");
const SCHEMA_V2: &str = include_str!("../public/schema/curbside-2.schema.json");
const SCHEMA_V3: &str = include_str!("../public/schema/curbside-3.schema.json");
const SCHEMA_V4: &str = include_str!("../public/schema/curbside-4.schema.json");

/// The notebook as a file of ten o'clock, as if the app were still that of the fixtures.
fn everything(notebook: &Notebook) -> String {
    let ten = Timestamp::nearest(1_763_888_400_000);
    let file = export(notebook, Scope::Everything, ten).unwrap();
    file.replace(
        concat!("Curbside ", env!("CARGO_PKG_VERSION")),
        "Curbside 0.1.0",
    )
}

fn read_here(text: &str) -> Result<Notebook, ImportError> {
    read(text, &Codebook::starter()).map(|imported| imported.into_notebook())
}

/// The rows of forms 1 and 2: kind, form and body.
fn stored(fixture: &str) -> Vec<(Kind, Row)> {
    let rows: Vec<(String, u32, String)> = serde_json::from_str(fixture).unwrap();
    let row = |(kind, form, body): (String, u32, String)| {
        let row = Row {
            id: String::new(),
            form,
            call: None,
            mark: String::new(),
            shown: Part {
                body: Body::Here(body),
                edits: None,
            },
            others: vec![],
            moments: None,
        };
        (kind_named(&kind), row)
    };
    rows.into_iter().map(row).collect()
}

fn kind_named(name: &str) -> Kind {
    let mut kinds = Kind::ALL.into_iter();
    kinds.find(|kind| kind.to_string() == name).unwrap()
}

fn loaded(fixture: &str) -> Notebook {
    let mut notebook = Notebook::default();
    for (kind, row) in stored(fixture) {
        notebook.put_strand(row.read(kind).unwrap());
    }
    notebook
}

#[test]
fn a_file_of_form_1_is_read_for_good_and_written_as_form_4() {
    let notebook = read_here(FILE_V1).unwrap();
    assert_eq!(notebook, former(form_1()));
    let written = everything(&notebook);
    assert_eq!(read_here(&written), Ok(notebook));
    let file: Value = serde_json::from_str(&written).unwrap();
    assert_eq!(file["version"], json!(4));
    assert_eq!(faults(SCHEMA_V4, &file), [""; 0]);
}

#[test]
fn a_file_of_form_2_is_read_for_good_and_written_as_form_4() {
    let notebook = read_here(FILE_V2).unwrap();
    assert_eq!(notebook, former(form_2()));
    assert_eq!(read_here(&everything(&notebook)), Ok(notebook));
}

#[test]
fn a_file_of_form_3_is_read_for_good_and_written_as_form_4() {
    let notebook = read_here(FILE_V3).unwrap();
    assert_eq!(notebook, form_3());
    assert_eq!(read_here(&everything(&notebook)), Ok(notebook));
}

#[test]
fn a_file_of_form_4_is_read_for_good_and_written_the_same() {
    let notebook = read_here(FILE_V4).unwrap();
    assert_eq!(notebook, form_4());
    assert_eq!(everything(&notebook), FILE_V4.trim_end());
}

#[test]
fn stored_records_of_forms_1_and_2_are_read_for_good() {
    assert_eq!(loaded(STORED_V1), former(form_1()));
    let mut notebook = form_2();
    notebook.put_steps(steps_of_form_2());
    assert_eq!(loaded(STORED_V2), former(notebook));
    for (kind, row) in stored(STORED_V1).into_iter().chain(stored(STORED_V2)) {
        let strand = row.read(kind).unwrap();
        let again = Row::of(&strand).unwrap();
        assert_eq!(again.form, STORED_VERSION);
        assert_eq!(again.read(kind), Ok(strand));
    }
}

#[test]
fn stored_records_of_form_3_are_read_for_good_and_written_as_form_4() {
    let mut notebook = Notebook::default();
    for (kind, row) in rows_of(3, STORED_V3) {
        let strand = row.read(kind).unwrap();
        let form = STORED_VERSION;
        assert_eq!(Row::of(&strand).unwrap(), Row { form, ..row });
        notebook.put_strand(strand);
    }
    let mut whole = form_3();
    whole.put_steps(steps_of_form_2());
    assert_eq!(notebook, whole);
}

#[test]
fn stored_records_of_form_4_are_read_for_good_and_written_the_same() {
    let mut notebook = Notebook::default();
    for (kind, row) in rows_of(4, STORED_V4) {
        let strand = row.read(kind).unwrap();
        assert_eq!(Row::of(&strand).unwrap(), row);
        notebook.put_strand(strand);
    }
    let mut whole = form_4();
    whole.put_steps(steps_of_form_2());
    drafts_of_form_4()
        .into_iter()
        .for_each(|draft| whole.put_draft(draft));
    assert_eq!(notebook, whole);
}

/// Only a call that has its moments in its row is of form 5. What is in it is of form 4.
#[test]
fn stored_calls_of_form_5_are_read_for_good_and_written_the_same() {
    let of_form_4: Vec<Strand> = form_4().strands().collect();
    let is_in = |call: &Strand| {
        let of_call =
            |one: &&Strand| matches!(one.key(), Key::Moment(id, _) if Key::Call(id) == call.key());
        let moments: Vec<&Strand> = of_form_4.iter().filter(of_call).collect();
        (!moments.is_empty()).then(|| whole::write(call, &moments).unwrap())
    };
    let expected: Vec<Row> = of_form_4.iter().filter_map(is_in).collect();
    let rows = rows_of(5, STORED_V5);
    let read: Vec<Row> = rows.iter().map(|(_, row)| row.clone()).collect();
    assert_eq!(read, expected);
    let mut notebook = form_4();
    for (kind, row) in rows {
        notebook.put_strand(row.read(kind).unwrap());
        let moments = row.moments(kind).unwrap().unwrap();
        moments.into_iter().for_each(|one| notebook.put_strand(one));
    }
    assert_eq!(notebook, form_4());
}

/// Of another kind it is newer than what is known.
#[test]
fn nothing_but_a_call_is_of_form_5() {
    let (_, row) = rows_of(5, STORED_V5).swap_remove(0);
    for kind in Kind::ALL.into_iter().filter(|kind| *kind != Kind::Call) {
        assert_eq!(
            row.read(kind),
            Err(RecordError::Newer {
                version: WHOLE_FORM
            })
        );
        assert_eq!(row.moments(kind), None);
    }
}

/// The rescue page makes a file of stored records, and gives it their form.
#[test]
fn a_stored_record_is_what_stands_in_a_file_of_the_same_form() {
    assert_eq!(STORED_VERSION, VERSION);
    for (kind, row) in stored(STORED_V2) {
        let Body::Here(body) = row.shown.body else {
            panic!("nothing was deleted in form 2")
        };
        assert!(kind == Kind::Steps || FILE_V2.contains(&body), "{body}");
    }
}

#[test]
fn a_stored_record_of_a_newer_form_is_left_alone() {
    for kind in Kind::ALL {
        assert!(Record::decode(kind, STORED_VERSION + 1, "{}").is_err());
    }
}

fn faults(schema: &str, file: &Value) -> Vec<String> {
    let schema = serde_json::from_str(schema).unwrap();
    let schema = jsonschema::validator_for(&schema).unwrap();
    schema
        .iter_errors(file)
        .map(|fault| format!("{}: {fault}", fault.instance_path()))
        .collect()
}

#[test]
fn the_frozen_files_keep_to_the_schemas_of_their_forms() {
    for (schema, file) in [
        (SCHEMA_V1, FILE_V1),
        (SCHEMA_V2, FILE_V2),
        (SCHEMA_V3, FILE_V3),
        (SCHEMA_V4, FILE_V4),
    ] {
        assert_eq!(
            faults(schema, &serde_json::from_str(file).unwrap()),
            [""; 0]
        );
    }
}

#[test]
fn a_part_of_a_notebook_keeps_to_the_schema_too() {
    let notebook = form_2();
    let (rep, call) = (notebook.reps().next().unwrap(), notebook.calls().next());
    for scope in [
        Scope::Rep(rep.id),
        Scope::Call(call.unwrap().id),
        Scope::Codebook,
    ] {
        let file = export(&notebook, scope, Timestamp::EARLIEST).unwrap();
        assert_eq!(
            faults(SCHEMA_V4, &serde_json::from_str(&file).unwrap()),
            [""; 0]
        );
        assert!(read_here(&file).is_ok(), "{scope:?} stands alone");
    }
}

/// Where the calls and moments of the fixture stand in it.
const PLANNED: &str = "/calls/0";
const ENDED: &str = "/calls/2";
const DEBRIEFED: &str = "/calls/3";
const DEBRIEF: &str = "/calls/3/phase/debriefed/debrief";
const WORDS: &str = "/calls/3/phase/debriefed/debrief/rep_view/said";
const MOMENT: &str = "/moments/0";

/// The fixture with one value in the place of another, or added.
fn with(place: &str, value: Value) -> Value {
    let mut file: Value = serde_json::from_str(FILE_V4).unwrap();
    let (parent, last) = place.rsplit_once('/').unwrap();
    match file.pointer_mut(parent).expect(place) {
        Value::Object(fields) => drop(fields.insert(last.to_owned(), value)),
        Value::Array(items) => items[last.parse::<usize>().unwrap()] = value,
        other => panic!("{other} has no {last}"),
    }
    file
}

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

#[test]
fn a_file_of_form_5_is_refused_with_its_sentence() {
    let refused = read_here(&with("/version", json!(5)).to_string());
    assert_eq!(
        refused.map_err(|error| error.to_string()),
        Err(
            "The file has the form 5, and this Curbside reads up to 4. Update Curbside, then \
             import it again."
                .to_owned()
        )
    );
}
