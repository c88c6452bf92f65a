//! Files out and in: what is refused and in what words, and how a file joins a notebook.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test may stop

mod support;

use curbside::app::event::{FileEvent, PickError};
use curbside::app::model::Import;
use curbside::app::view::import::{ImportView, import};
use curbside::app::view::notices::undo;
use curbside::app::{Effect, Event};
use curbside::domain::{CallId, Codebook, Notebook, Timestamp};
use curbside::wire::import::{LARGEST, read};
use curbside::wire::{ImportError, Scope, StoreError, export, file_name};
use serde_json::{Value, json};
use support::{Play, TEN};

fn sample() -> Notebook {
    let mut play = Play::new();
    play.whole_call("Dana Ortiz", "Halvorsen Foods");
    let running = play.start("Märta Ek", "");
    play.tap(running, "data-dump");
    let mut notebook = play.model.notebook;
    // The steps of a pad stay on their phone.
    let calls: Vec<CallId> = notebook.calls().map(|call| call.id).collect();
    calls
        .into_iter()
        .for_each(|call| drop(notebook.take_steps(call)));
    notebook
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
            with(|f| f["version"] = json!(5)),
            "has the form 5, and this Curbside reads up to 4",
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
fn behaviours_that_nobody_knows_and_too_much_of_something_are_refused_with_their_place() {
    let own = |key: &str| {
        json!({
            "key": key, "short": "Own", "label": "My own", "seen": "", "skill": "Asking",
            "valence": "well", "shape": "point", "lead_ms": 0, "place": 9, "standing": "in_use",
            "past": [], "edited_ms": TEN
        })
    };
    let debrief = |f: &mut Value, part: &str, value: Value| {
        f["calls"][0]["phase"]["debriefed"]["debrief"][part] = value;
    };
    let one_try = json!({"call": "00000000-0000-0000-0000-0000000000ff", "how": "kept"});
    let step = |behaviour: Value, tries: Value| json!({"behaviour": behaviour, "by_day": null, "tries": tries, "closing": null});
    let line = json!({
        "moment": "00000000-0000-0000-0000-000000000007", "said": "", "would_say": ""
    });
    let nine: Vec<String> = (0..9).map(|n| format!("own-{n}")).collect();
    let wires: Vec<Value> = nine.iter().map(|own| json!({ "own": own })).collect();
    let cases = [
        (
            with(|f| f["calls"][1]["keys"] = json!(["open-question", "juggling"])),
            "call 2 refers to a behaviour of a codebook",
        ),
        (
            with(|f| f["reps"][1]["focus"] = json!("juggling")),
            "rep 2 refers to a behaviour of a codebook",
        ),
        (
            with(|f| debrief(f, "follow", step(json!("juggling"), json!([])))),
            "call 1 refers to a behaviour of a codebook",
        ),
        (
            with(|f| f["moments"][1]["what"] = json!({"over": "juggling"})),
            "moment 2 refers to a behaviour of a codebook",
        ),
        (
            with(|f| f["behaviours"] = json!([own("a"), own("b"), own("a")])),
            "has behaviour 3 twice",
        ),
        (
            with(|f| {
                f["behaviours"] = nine.iter().map(|key| own(key)).collect();
                f["calls"][1]["keys"] = json!(nine);
            }),
            "at call 2: its pad has more than 8 behaviours",
        ),
        (
            with(|f| f["calls"][1]["keys"] = json!(["data-dump", "data-dump"])),
            "at call 2: a behaviour is on its pad twice",
        ),
        (
            with(|f| f["calls"][1]["contract"]["trip_wires"] = json!(wires)),
            "at call 2: it has more than 8 trip-wires",
        ),
        (
            with(|f| {
                f["calls"][1]["contract"]["trip_wires"] = json!(["rep_frozen", "rep_frozen"]);
            }),
            "at call 2: it has a trip-wire twice",
        ),
        (
            with(|f| debrief(f, "alone", json!(["demo", "demo"]))),
            "at call 1: a kind of call is done alone twice",
        ),
        (
            with(|f| debrief(f, "follow", step(json!(null), json!([one_try, one_try])))),
            "at call 1: its action step was tried twice in one call",
        ),
        (
            with(|f| debrief(f, "replay", json!([line, line]))),
            "at call 1: a moment has two replay lines",
        ),
        (
            with(|f| debrief(f, "follow", json!({"by_day": 1, "tries": []}))),
            "at call 1: a day lies outside the years 2000 to 2199",
        ),
        (
            with(|f| {
                let said = json!({"said": {"felt": "", "went_well": "", "talk_guess": 101}});
                debrief(f, "rep_view", said);
            }),
            "at call 1: a share is more than all of it",
        ),
        (
            with(|f| f["reps"][1]["name"] = json!("Dana ")),
            "at rep 2: a name has spaces around it",
        ),
        (
            with(|f| f["reps"][1]["id"] = json!("00000000000000000000000000000017")),
            "at rep 2: an id is no UUID with its dashes",
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

fn writes(play: &Play) -> bool {
    let is_commit = |effect: &Effect| matches!(effect, Effect::Commit { .. });
    play.effects.iter().any(is_commit)
}

#[test]
fn a_bad_file_leaves_the_notebook_and_the_disk_alone() {
    let mut play = Play::new();
    play.whole_call("Dana", "");
    let before = play.model.notebook.clone();
    for text in [Ok("rubbish".to_owned()), Err(PickError::NotText)] {
        play.effects.clear();
        play.send(Event::File(FileEvent::CameIn {
            name: "notes.json".into(),
            text,
        }));
        play.send(Event::File(FileEvent::AddWanted));
        assert!(matches!(import(&play.model), ImportView::Refused { .. }));
        assert!(!writes(&play));
        assert_eq!(play.model.notebook, before);
    }
}

#[test]
fn an_import_is_previewed_then_one_commit_and_in_the_notebook_only_when_it_is_on_the_disk() {
    let mut play = Play::new();
    let text = Ok(everything(&sample()));
    play.send(Event::File(FileEvent::CameIn {
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
    let is_commit = |effect: &&Effect| matches!(effect, Effect::Commit { .. });
    assert_eq!(play.effects.iter().filter(is_commit).count(), 1);
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
    play.send(Event::File(FileEvent::CameIn {
        name: "notes.json".into(),
        text,
    }));
    play.send(Event::File(FileEvent::AddWanted));
    play.disk(&Err(StoreError::Full));
    assert!(play.effects.contains(&Effect::ReadAgain), "the disk tells");
    play.read_again(Ok(vec![]));
    assert_eq!(play.model.import, Import::Failed(StoreError::Full));
    assert!(play.model.notebook.is_empty());
}

/// A write that was made and answered by an error is not denied, nor is one claimed of which nothing is
/// known.
#[test]
fn of_an_import_that_ended_in_an_error_no_more_is_said_than_the_disk_tells() {
    let mut play = Play::new();
    let add = |play: &mut Play| {
        let text = Ok(everything(&sample()));
        let name = "notes.json".into();
        play.send(Event::File(FileEvent::CameIn { name, text }));
        play.send(Event::File(FileEvent::AddWanted));
        play.disk(&Err(StoreError::NoAnswer));
    };
    add(&mut play);
    play.read_again(Err(StoreError::NoAnswer));
    assert_eq!(play.model.import, Import::Unknown(StoreError::NoAnswer));
    let ImportView::Refused { problem } = import(&play.model) else {
        panic!("it is said");
    };
    assert!(!problem.contains("Nothing was added"), "{problem}");
    assert!(play.model.notebook.is_empty());
    add(&mut play);
    play.read_again(Ok(sample().strands().collect()));
    assert!(matches!(play.model.import, Import::Added(_)));
    assert_eq!(play.model.notebook, sample());
}

#[test]
fn a_file_is_back_only_when_the_disk_says_so_and_can_be_taken_back_once_more() {
    let mut play = Play::new();
    let text = Ok(everything(&sample()));
    let name = "notes.json".into();
    play.send(Event::File(FileEvent::CameIn { name, text }));
    play.send(Event::File(FileEvent::AddWanted));
    play.disk(&Ok(()));
    play.send(Event::UndoWanted);
    assert_eq!(play.model.notebook, sample(), "the disk has it still");
    play.disk(&Err(StoreError::Full));
    play.read_again(Ok(sample().strands().collect()));
    assert_eq!(play.model.notebook, sample());
    let said = undo(&play.model).unwrap();
    assert!(said.can_undo && said.words.starts_with("The file is still here."));
    play.send(Event::UndoWanted);
    play.disk(&Err(StoreError::NoAnswer));
    play.read_again(Ok(vec![]));
    assert!(
        play.model.notebook.is_empty(),
        "it was written all the same"
    );
    assert!(!undo(&play.model).unwrap().can_undo);
}

#[test]
fn a_refusal_quotes_no_more_of_a_file_than_a_person_reads() {
    let long = "\u{202e}x\n".repeat(100_000);
    for file in [
        with(|f| f["reps"][0]["stage"] = json!(long)),
        with(|f| f["calls"][0][&long] = json!(1)),
        with(|f| f[&long] = json!(1)),
        with(|f| f["moments"][0]["what"] = json!({"behaviour": long})),
    ] {
        let said = refusal(&file);
        assert!(said.chars().count() < 300, "{} characters", said.len());
        assert!(!said.contains(['\n', '\u{202e}']), "{said:?}");
    }
}

/// A row of the disk is found by the moment's id alone: it would stand in one call's place.
#[test]
fn a_moment_that_belongs_to_another_call_here_is_refused_and_nothing_is_lost() {
    let mut play = Play::new();
    let call = play.whole_call("Dana", "");
    let before = play.model.notebook.clone();
    let other = "00000000-0000-0000-0000-0000000000ff";
    let text = everything(&before).replace(&call.to_string(), other);
    assert!(read_here(&text).is_ok(), "by itself the file is whole");
    play.effects.clear();
    play.send(Event::File(FileEvent::CameIn {
        name: "notes.json".into(),
        text: Ok(text),
    }));
    let Import::Refused(error) = play.model.import.clone() else {
        panic!("{:?}", play.model.import)
    };
    assert_eq!(
        error.to_string(),
        "In the file, moment 1 belongs to another call than in this notebook."
    );
    play.send(Event::File(FileEvent::AddWanted));
    assert!(!writes(&play));
    assert_eq!(play.model.notebook, before);
}
