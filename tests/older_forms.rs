//! Every older form upgrades with all that is in it, and an app that is older than the notes says
//! so and touches nothing.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test may stop

mod support;

use curbside::app::event::{FileEvent, Opening, World};
use curbside::app::view::import::{ImportView, import};
use curbside::app::{Effect, Event};
use curbside::domain::{Codebook, Timestamp};
use curbside::wire::envelope::VERSION;
use curbside::wire::import::read;
use curbside::wire::record::{Kind, RecordError, STORED_VERSION};
use curbside::wire::{ImportError, Record, Scope, export};
use serde_json::{Value, json};
use support::Play;

const FILES: [&str; 4] = [
    include_str!("fixtures/file_v1.json"),
    include_str!("fixtures/file_v2.json"),
    include_str!("fixtures/file_v3.json"),
    include_str!("fixtures/file_v4.json"),
];
const STORED: [&str; 2] = [
    include_str!("fixtures/stored_v1.json"),
    include_str!("fixtures/stored_v2.json"),
];

/// The hash of each fixture after its upgrade to the present form. A new form has new hashes; the
/// test above them says that it lacks nothing.
const HASHES_OF_FILES: [u64; 4] = [
    1_516_829_689_605_266_271,
    13_821_104_504_646_962_021,
    10_298_801_572_153_748_766,
    16_912_012_911_108_090_478,
];
const HASHES_OF_STORED: [u64; 2] = [0x2837_7e3e_9bdc_a511, 0xce8b_3324_0850_476d];

/// FNV-1a, of 64 bits: it is to notice a change, and nobody tries to deceive it.
fn hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

/// A file, read and written again at a fixed time by an app of no version.
fn upgraded(file: &str) -> String {
    let imported = read(file, &Codebook::starter()).unwrap();
    let notebook = imported.into_notebook();
    let text = export(&notebook, Scope::Everything, Timestamp::EARLIEST).unwrap();
    text.replace(concat!("Curbside ", env!("CARGO_PKG_VERSION")), "Curbside")
}

fn rows(fixture: &str) -> Vec<(Kind, u32, String)> {
    let rows: Vec<(String, u32, String)> = serde_json::from_str(fixture).unwrap();
    let of = |name: &str| Kind::ALL.into_iter().find(|kind| kind.to_string() == name);
    rows.into_iter()
        .map(|(kind, version, body)| (of(&kind).unwrap(), version, body))
        .collect()
}

/// All rows, read and written again.
fn rewritten(fixture: &str) -> Vec<String> {
    let again = |(kind, version, body): (Kind, u32, String)| {
        Record::decode(kind, version, &body)
            .unwrap()
            .encode()
            .unwrap()
    };
    rows(fixture).into_iter().map(again).collect()
}

/// Whatever stood in the older one stands in the newer one too, which may have more fields.
fn has_all_of(older: &Value, newer: &Value, place: &str) {
    match (older, newer) {
        (Value::Object(old), Value::Object(new)) => {
            for (name, value) in old {
                let place = format!("{place}/{name}");
                has_all_of(value, new.get(name).expect(&place), &place);
            }
        }
        (Value::Array(old), Value::Array(new)) => {
            assert_eq!(old.len(), new.len(), "{place}");
            for (at, (old, new)) in old.iter().zip(new).enumerate() {
                has_all_of(old, new, &format!("{place}/{at}"));
            }
        }
        _ => assert_eq!(older, newer, "{place}"),
    }
}

#[test]
fn a_file_of_any_form_is_upgraded_with_every_record_and_every_field() {
    for (file, form) in FILES.iter().zip(1..) {
        let mut older: Value = serde_json::from_str(file).unwrap();
        assert_eq!(older["version"], json!(form));
        older["version"] = json!(VERSION);
        let newer: Value = serde_json::from_str(&upgraded(file)).unwrap();
        for field in ["exported_at", "app"] {
            older[field] = newer[field].clone();
        }
        has_all_of(&older, &newer, "");
    }
}

#[test]
fn a_row_of_any_form_is_upgraded_with_every_field() {
    for (fixture, form) in STORED.iter().zip(1..) {
        for ((_, version, body), again) in rows(fixture).iter().zip(rewritten(fixture)) {
            assert_eq!(*version, form);
            let parsed = |text: &str| -> Value { serde_json::from_str(text).unwrap() };
            has_all_of(&parsed(body), &parsed(&again), body);
        }
    }
}

#[test]
fn what_each_form_is_upgraded_to_stays_the_same_to_the_byte() {
    let files = FILES.map(|file| hash(&upgraded(file)));
    assert_eq!(files, HASHES_OF_FILES, "{files:#x?}");
    let stored = STORED.map(|fixture| hash(&rewritten(fixture).join("\n")));
    assert_eq!(stored, HASHES_OF_STORED, "{stored:#x?}");
}

/// Before anything in it is looked at: a newer form may look like nothing that is known.
#[test]
fn a_newer_row_is_told_by_its_version_whatever_stands_in_it() {
    for kind in Kind::ALL {
        for version in [STORED_VERSION + 1, STORED_VERSION + 2, u32::MAX] {
            for body in ["", "{}", "\u{0}", "{\"id\":{\"new\":1}}"] {
                assert_eq!(
                    Record::decode(kind, version, body),
                    Err(RecordError::Newer { version })
                );
            }
        }
    }
    let error = RecordError::Newer { version: 9 };
    assert_eq!(error.to_string(), "it has the newer form 9");
}

/// A notebook with a record that can't be read is no empty one, and says what it lacks.
#[test]
fn a_newer_row_among_others_is_named_and_nothing_is_written_for_it() {
    let mut play = Play::unopened();
    let named = "call 4: it has the newer form 9".to_owned();
    let opening = Opening {
        strands: vec![],
        damaged: vec![named.clone()],
        mark: None,
        canary: Some(uuid::Uuid::nil().into()),
    };
    play.send(Event::World(World::Opened(Box::new(Ok(opening)))));
    assert_eq!(play.model.damaged, [named]);
    let writes = |effect: &Effect| matches!(effect, Effect::Commit { .. });
    assert!(!play.effects.iter().any(writes));
}

#[test]
fn a_newer_file_is_refused_by_its_version_and_touches_nothing() {
    for version in [VERSION + 1, VERSION + 2, u32::MAX] {
        for rest in ["", ",\"reps\":{\"new\":1}", ",\"nothing\":[null]"] {
            let file = format!("{{\"format\":\"curbside\",\"version\":{version}{rest}}}");
            assert_eq!(
                read(&file, &Codebook::starter()),
                Err(ImportError::Newer { version })
            );
            let mut play = Play::new();
            play.whole_call("Dana", "");
            let before = play.model.notebook.clone();
            play.effects.clear();
            play.send(Event::File(FileEvent::CameIn {
                name: "newer.json".to_owned(),
                text: Ok(file),
            }));
            play.send(Event::File(FileEvent::AddWanted));
            assert!(matches!(import(&play.model), ImportView::Refused { .. }));
            let writes = |effect: &Effect| matches!(effect, Effect::Commit { .. });
            assert!(!play.effects.iter().any(writes));
            assert_eq!(play.model.notebook, before);
        }
    }
}
