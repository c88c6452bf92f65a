//! The report says how things stand, and carries no note and no name.

use curbside::app::Event;
use curbside::app::event::{FileEvent, Opening, UpkeepEvent};
use curbside::app::view::health as page;
use curbside::domain::Steps;
use curbside::wire::health::unquoted;
use curbside::wire::record::{Kind, STORED_VERSION};
use curbside::wire::{Record, StoreError};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use serde_json::Value;

use crate::{any, ask, opened, read_again, records, stored, strands, tell, text};

const CANARY: &str = "Canary Pardon 7f3a";

/// Puts the canary into each text of a record that takes one. What refuses it, as an id does, stays;
/// what the reader said of it is kept, as it would be said of a damaged record.
fn with_canary(record: &Record, damage: &mut Vec<String>) -> Record {
    let (kind, id) = (record.key().kind(), record.key().id());
    let mut body: Value = serde_json::from_str(&record.encode().unwrap()).unwrap();
    for path in texts("", &body) {
        let before = body.pointer(&path).cloned().unwrap();
        *body.pointer_mut(&path).unwrap() = Value::from(CANARY);
        if let Err(error) = Record::decode(kind, STORED_VERSION, &body.to_string()) {
            damage.push(format!("{kind} {id}: {error}"));
            *body.pointer_mut(&path).unwrap() = before;
        }
    }
    Record::decode(kind, STORED_VERSION, &body.to_string()).unwrap()
}

/// The places of all texts in a value.
fn texts(path: &str, value: &Value) -> Vec<String> {
    match value {
        Value::String(_) => vec![path.to_owned()],
        Value::Array(all) => {
            let inner = all.iter().enumerate();
            inner
                .flat_map(|(at, one)| texts(&format!("{path}/{at}"), one))
                .collect()
        }
        Value::Object(all) => {
            let inner = all.iter();
            inner
                .flat_map(|(name, one)| texts(&format!("{path}/{name}"), one))
                .collect()
        }
        _ => vec![],
    }
}

#[test]
fn the_report_has_no_note_and_no_name_whatever_is_in_the_notebook_and_broken() {
    let mut runner = TestRunner::deterministic();
    let (mut texts_hidden, mut quoted) = (0, 0);
    for _ in 0..24 {
        let notebook = any::notebook().new_tree(&mut runner).unwrap().current();
        let steps: Steps = any::steps().new_tree(&mut runner).unwrap().current();
        let mut damage = Vec::new();
        let mut records = records(&notebook);
        records.push(Record::Steps(steps));
        let records: Vec<Record> = records
            .iter()
            .map(|record| with_canary(record, &mut damage))
            .collect();
        texts_hidden += records
            .iter()
            .map(|one| one.encode().unwrap().matches(CANARY).count())
            .sum::<usize>();
        quoted += damage.iter().filter(|said| said.contains(CANARY)).count();
        let text = report_on(records, damage);
        assert!(!text.to_lowercase().contains("canary"), "{text}");
        assert!(!text.to_lowercase().contains("pardon"), "{text}");
    }
    assert!(
        texts_hidden > 500,
        "there was little to leak: {texts_hidden}"
    );
    assert!(quoted > 50, "no error quoted a note: {quoted}");
}

/// The report of a notebook with damage, troubles, faults and a share that failed.
fn report_on(records: Vec<Record>, damage: Vec<String>) -> String {
    let mut fewer = records.clone();
    fewer.pop();
    let mut play = opened(records, damage.clone(), true);
    play.send(Event::File(FileEvent::Shared(Err(format!(
        "can't open \"{CANARY}\""
    )))));
    play.whole_call(CANARY, CANARY);
    play.disk(&Err(StoreError::Full));
    let at_start = text(&mut play);
    play.send(Event::Upkeep(UpkeepEvent::CheckWanted));
    let opening = Opening {
        strands: strands(fewer),
        damaged: damage,
        mark: None,
        canary: None,
    };
    tell(&mut play, Ok(opening));
    let faults = page::health(&play.model).unwrap().faults.join("\n");
    format!("{at_start}{}{faults}", text(&mut play))
}

#[test]
fn the_report_says_how_things_stand() {
    let (mut play, store) = stored();
    ask(&mut play);
    read_again(&mut play, &store);
    let report = text(&mut play);
    for words in [
        "Version: ",
        "rep 2, call 2, moment 6",
        "all whole. (by hand",
        "Backup: No backup yet.",
        "Last error: None",
        "Reminder: 7 days",
    ] {
        assert!(report.contains(words), "{words} isn't in {report}");
    }
}

#[test]
fn an_error_loses_what_it_quotes() {
    let cases = [
        ("no quotes", "no quotes"),
        ("string \"a note\", expected x", "string …, expected x"),
        (
            "unknown field `a`, expected `b` or `c` at 1",
            "unknown field … at 1",
        ),
        ("a \"b\\\"c\" d", "a … d"),
        ("cut \"off", "cut …"),
    ];
    for (words, left) in cases {
        assert_eq!(unquoted(words), left);
    }
    let broken = Record::decode(Kind::Rep, STORED_VERSION, &format!("\"{CANARY}\""));
    let words = broken.unwrap_err().to_string();
    assert!(words.contains(CANARY) && !unquoted(&words).contains(CANARY));
}
