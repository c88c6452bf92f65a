//! Files out and in: the frozen form, the schema, and every kind of bad input.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test may stop

mod support;

use curbside::app::event::{FileEvent, PickError};
use curbside::app::model::Import;
use curbside::app::view::import::{ImportView, import};
use curbside::app::{Effect, Event};
use curbside::domain::{Codebook, Notebook, Timestamp};
use curbside::wire::import::{LARGEST, read};
use curbside::wire::record::{Kind, STORED_VERSION};
use curbside::wire::{ImportError, Merge, Record, Scope, StoreError, export, file_name};
use serde_json::{Value, json};
use support::{Play, TEN};

const FILE_V1: &str = include_str!("fixtures/file_v1.json");
const STORED_V1: &str = include_str!("fixtures/stored_v1.json");

fn sample() -> Notebook {
    let mut play = Play::new();
    play.whole_call("Dana Ortiz", "Halvorsen Foods");
    let running = play.start("Märta Ek", "");
    play.tap(running, "data-dump");
    play.model.notebook
}

fn at_ten() -> Timestamp {
    Timestamp::nearest(TEN)
}

fn everything(notebook: &Notebook) -> String {
    export(notebook, Scope::Everything, at_ten()).unwrap()
}

fn read_here(text: &str) -> Result<Notebook, ImportError> {
    read(text, &Codebook::starter()).map(|imported| imported.into_notebook())
}

/// The sample as JSON with one thing changed.
fn with(change: impl FnOnce(&mut Value)) -> String {
    let mut file: Value = serde_json::from_str(&everything(&sample())).unwrap();
    change(&mut file);
    file.to_string()
}

fn refusal(text: &str) -> String {
    read_here(text)
        .expect_err("a bad file is refused")
        .to_string()
}

#[test]
fn a_file_of_form_1_is_read_for_good_and_written_the_same() {
    let notebook = read_here(FILE_V1.trim_end()).unwrap();
    assert_eq!(notebook.calls().count(), 2);
    let json = |file: &str| {
        let mut file: Value = serde_json::from_str(file).unwrap();
        assert!(file["app"].take().is_string());
        file
    };
    assert_eq!(json(&everything(&notebook)), json(FILE_V1));
}

#[test]
fn stored_records_of_form_1_are_read_for_good_and_written_the_same() {
    let rows: Vec<(String, u32, String)> = serde_json::from_str(STORED_V1).unwrap();
    assert_eq!(rows.len(), 10);
    for (kind, version, body) in rows {
        let kind = Kind::ALL
            .into_iter()
            .find(|k| k.to_string() == kind)
            .unwrap();
        let record = Record::decode(kind, version, &body).unwrap();
        assert_eq!(record.encode().unwrap(), body);
    }
    assert!(Record::decode(Kind::Rep, STORED_VERSION + 1, "{}").is_err());
}

#[test]
fn a_real_export_keeps_to_the_schema_and_the_schema_keeps_others_out() {
    let schema: Value =
        serde_json::from_str(include_str!("../public/schema/curbside-1.schema.json")).unwrap();
    let schema = jsonschema::validator_for(&schema).unwrap();
    for scope in [
        Scope::Everything,
        Scope::Call(sample().calls().next().unwrap().id),
    ] {
        let file = serde_json::from_str(&export(&sample(), scope, at_ten()).unwrap()).unwrap();
        let faults: Vec<String> = schema.iter_errors(&file).map(|e| e.to_string()).collect();
        assert_eq!(faults, [""; 0]);
    }
    let others = [
        with(|file| file["version"] = json!(2)),
        with(|file| file["calls"][0]["stakes"] = json!("high")),
        with(|file| file["moments"][0]["what"] = json!({"star": "x"})),
        with(|file| file["reps"][0]["name"] = json!("")),
        with(|file| file["calls"][0]["edited_ms"] = json!(253_402_300_799_000_i64)),
    ];
    for other in others {
        assert!(
            !schema.is_valid(&serde_json::from_str(&other).unwrap()),
            "{other}"
        );
        assert!(
            read_here(&other).is_err(),
            "the app is as strict as the schema: {other}"
        );
    }
}

#[test]
fn a_rep_or_a_call_is_exported_with_what_belongs_to_it_and_no_more() {
    let notebook = sample();
    let dana = notebook
        .reps()
        .find(|rep| rep.name.as_str() == "Dana Ortiz")
        .unwrap()
        .id;
    let file = read_here(&export(&notebook, Scope::Rep(dana), at_ten()).unwrap()).unwrap();
    assert_eq!((file.reps().count(), file.calls().count()), (1, 1));
    assert_eq!(
        file_name(&notebook, Scope::Rep(dana), "2025-11-23"),
        "curbside-dana-ortiz-2025-11-23"
    );
}

#[test]
fn a_bad_file_is_refused_in_a_sentence_that_names_the_problem_and_the_place() {
    let id = "00000000-0000-0000-0000-0000000000ff";
    let whole = everything(&sample());
    let cases: [(String, &str); 19] = [
        (String::new(), "The file is empty."),
        (
            "no json".into(),
            "The file is no JSON: expected ident, in line 1 at character 2.",
        ),
        ("[1, 2]".into(), "The file is no Curbside file."),
        (
            "{\"format\": \"other\"}".into(),
            "The file is no Curbside file.",
        ),
        (whole[..whole.len() / 2].into(), "The file is cut off"),
        (
            with(|f| f["version"] = json!(2)),
            "has the form 2, and this Curbside reads up to 1",
        ),
        (with(|f| f["version"] = json!(0)), "there is none"),
        (with(|f| f["version"] = json!("1")), "it gives no version"),
        (with(|f| f["extra"] = json!(1)), "unknown field `extra`"),
        (
            with(|f| drop(f.as_object_mut().unwrap().remove("calls"))),
            "missing field `calls`",
        ),
        (
            with(|f| f["reps"][1]["stage"] = json!("guru")),
            "at rep 2: unknown variant `guru`",
        ),
        (
            with(|f| f["moments"][2]["at_ms"] = json!(-1)),
            "at moment 3: invalid value",
        ),
        (
            with(|f| f["reps"][0]["name"] = json!("a\u{0}b")),
            "control character U+0000",
        ),
        (
            with(|f| f["reps"][0]["name"] = json!("x".repeat(81))),
            "longer than 80 characters",
        ),
        (
            with(|f| f["reps"][1] = f["reps"][0].clone()),
            "has rep 2 twice",
        ),
        (
            with(|f| f["calls"][0]["rep"] = json!(id)),
            "call 1 refers to a rep that isn't in it",
        ),
        (
            with(|f| f["moments"][0]["call"] = json!(id)),
            "moment 1 refers to a call",
        ),
        (
            with(|f| f["moments"][0]["what"] = json!({"behaviour": "juggling"})),
            "moment 1 refers to a behaviour",
        ),
        (
            with(|f| f["calls"][0]["phase"]["debriefed"]["span"]["ended_ms"] = json!(TEN - 1)),
            "ends before it",
        ),
    ];
    for (file, words) in cases {
        let said = refusal(&file);
        assert!(said.contains(words), "{said:?} should say {words:?}");
    }
}

#[test]
fn a_time_in_the_year_9999_is_refused() {
    let said = refusal(&with(|f| {
        f["calls"][0]["edited_ms"] = json!(253_402_300_799_000_i64)
    }));
    assert!(
        said.contains("call 1") && said.contains("2000 to 2199"),
        "{said}"
    );
}

#[test]
fn an_enormous_or_endlessly_nested_file_is_refused() {
    assert_eq!(
        read_here(&" ".repeat(LARGEST as usize + 1)),
        Err(ImportError::TooLarge)
    );
    for depth in [200, 1_000_000] {
        let nested = "[".repeat(depth);
        assert!(read_here(&nested).is_err());
        let inside = format!("{{\"format\":\"curbside\",\"version\":{nested}");
        assert!(read_here(&inside).is_err());
        let part = format!("{}{}", "[".repeat(depth), "]".repeat(depth));
        let whole = everything(&sample()).replace("\"reps\":[", &format!("\"reps\":[{part},"));
        assert!(read_here(&whole).is_err());
    }
}

#[test]
fn a_file_cut_at_any_byte_is_refused() {
    let whole = everything(&sample());
    for end in (0..whole.len()).filter(|end| whole.is_char_boundary(*end)) {
        assert!(read_here(&whole[..end]).is_err(), "cut at {end}");
    }
}

#[test]
fn a_byte_order_mark_does_no_harm_and_markup_is_only_text() {
    assert_eq!(
        read_here(&format!("\u{feff}{}", everything(&sample()))),
        Ok(sample())
    );
    let markup = "<img src=x onerror=alert(1)>";
    let file = with(|f| f["reps"][0]["name"] = json!(markup));
    assert!(
        read_here(&file)
            .unwrap()
            .reps()
            .any(|rep| rep.name.as_str() == markup)
    );
}

#[test]
fn a_bad_file_leaves_the_notebook_and_the_disk_alone() {
    let mut play = Play::new();
    play.whole_call("Dana", "");
    let before = play.model.notebook.clone();
    for text in [Ok("rubbish".to_owned()), Err(PickError::NotText)] {
        play.effects.clear();
        play.send(Event::File(FileEvent::Picked {
            name: "notes.json".into(),
            text,
        }));
        play.send(Event::File(FileEvent::AddWanted));
        assert!(matches!(import(&play.model), ImportView::Refused { .. }));
        assert!(
            !play
                .effects
                .iter()
                .any(|effect| matches!(effect, Effect::Commit { .. }))
        );
        assert_eq!(play.model.notebook, before);
    }
}

#[test]
fn an_import_is_previewed_then_one_commit_and_in_the_notebook_only_when_it_is_on_the_disk() {
    let mut play = Play::new();
    let text = Ok(everything(&sample()));
    play.send(Event::File(FileEvent::Picked {
        name: "notes.json".into(),
        text,
    }));
    let ImportView::Preview { rows, .. } = import(&play.model) else {
        panic!("a preview comes")
    };
    assert_eq!(
        rows.iter().map(|row| row.new).collect::<Vec<_>>(),
        [2, 2, 6]
    );
    assert!(play.model.notebook.is_empty(), "a preview adds nothing");
    play.effects.clear();
    play.send(Event::File(FileEvent::AddWanted));
    assert_eq!(play.effects.len(), 1);
    assert!(
        play.model.notebook.is_empty(),
        "nothing is there before the disk has it"
    );
    play.disk(&Ok(()));
    assert_eq!(play.model.notebook, sample());
}

#[test]
fn an_import_that_could_not_be_written_changes_nothing() {
    let mut play = Play::new();
    let text = Ok(everything(&sample()));
    play.send(Event::File(FileEvent::Picked {
        name: "notes.json".into(),
        text,
    }));
    play.send(Event::File(FileEvent::AddWanted));
    play.disk(&Err(StoreError::Full));
    assert_eq!(play.model.import, Import::Failed(StoreError::Full));
    assert!(play.model.notebook.is_empty());
}

#[test]
fn of_two_states_of_a_record_the_later_one_stays_on_both_phones() {
    let file = |text: &str| read(text, &Codebook::starter()).unwrap();
    let mine = sample();
    let later = with(|f| {
        f["reps"][0]["stage"] = json!("senior");
        f["reps"][0]["edited_ms"] = json!(TEN + 999_000);
    });
    let merge = Merge::plan(&mine, file(&later));
    assert_eq!((merge.counts.reps.changed, merge.counts.reps.same), (1, 1));
    let theirs = file(&later).into_notebook();
    let back = Merge::plan(&theirs, file(&everything(&mine)));
    assert_eq!((back.counts.reps.kept, back.changes.len()), (1, 0));
}
