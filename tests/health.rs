//! The check of the notebook finds each thing that can be broken, and the report carries no note.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test may stop

#[path = "support/any.rs"]
mod any;
mod support;

use std::collections::BTreeSet;

use curbside::app::care::{Asked, Check};
use curbside::app::event::{FileEvent, Opening, Told, UpkeepEvent, World};
use curbside::app::view::{health as page, notices};
use curbside::app::{Effect, Event, Route};
use curbside::domain::{Behaviour, Call, Codebook, Moment, Name, Notebook, Rep, Steps, Timestamp};
use curbside::storage::memory::MemoryStore;
use curbside::storage::{Loaded, Store};
use curbside::wire::health::{Checkup, check, compare, unquoted};
use curbside::wire::record::{Kind, STORED_VERSION};
use curbside::wire::{Change, Over, Record, Scope, StoreError, Strand, Upkeep, export};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use serde_json::Value;
use support::{Play, key};
use uuid::Uuid;

fn records(notebook: &Notebook) -> Vec<Record> {
    let mut records = Vec::new();
    records.extend(notebook.all_reps().cloned().map(Record::Rep));
    records.extend(notebook.all_calls().cloned().map(Record::from));
    records.extend(notebook.all_moments().cloned().map(Record::Moment));
    let own = notebook.codebook().own();
    records.extend(own.cloned().map(Record::Behaviour));
    records.extend(notebook.all_steps().cloned().map(Record::Steps));
    records
}

/// A debriefed call with a turning point and a replay line, and one that still has its steps.
fn rides() -> (Play, Vec<Record>) {
    let mut play = Play::new();
    play.whole_call("Dana Ortiz", "Halvorsen Foods");
    let running = play.start("Marcus Lee", "Pine Street");
    play.tap(running, "buying-sign");
    play.disk(&Ok(()));
    let records = records(&play.model.notebook);
    (play, records)
}

fn faults(records: &[Record]) -> Vec<String> {
    check(records, &BTreeSet::new(), &[]).faults
}

fn call_mut(records: &mut [Record]) -> &mut Call {
    let debriefed = |record: &mut Record| match record {
        Record::Call(call) if call.debrief().is_some() => Some(call.id),
        _ => None,
    };
    let id = records.iter_mut().find_map(debriefed).unwrap();
    let of = |record| match record {
        &mut Record::Call(ref mut call) if call.id == id => Some(call),
        _ => None,
    };
    records.iter_mut().find_map(of).unwrap()
}

fn moment_mut(records: &mut [Record]) -> &mut Moment {
    let of = |record| match record {
        &mut Record::Moment(ref mut moment) => Some(moment),
        _ => None,
    };
    records.iter_mut().find_map(of).unwrap()
}

#[test]
fn a_sound_notebook_has_no_fault() {
    let (play, records) = rides();
    let found = check(&records, &BTreeSet::new(), &[]);
    assert_eq!(found.records, records.len());
    assert_eq!(found.faults, Vec::<String>::new());
    assert_eq!(
        compare(&records, &play.model.notebook, |_| true),
        Vec::<String>::new()
    );
    assert!(
        records
            .iter()
            .any(|record| matches!(record, Record::Steps(_)))
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn no_notebook_that_holds_together_is_called_broken(notebook in any::notebook()) {
        let records = records(&notebook);
        prop_assert_eq!(check(&records, &BTreeSet::new(), &[]).faults, Vec::<String>::new());
        prop_assert_eq!(compare(&records, &notebook, |_| true), Vec::<String>::new());
    }
}

/// One way to break a notebook, and what is said of it.
type Break = (&'static str, fn(&mut Vec<Record>));

const BREAKS: [Break; 11] = [
    ("is with a rep that isn't there", |records| {
        records.retain(|record| !matches!(record, Record::Rep(_)));
    }),
    ("belongs to a call that isn't there", |records| {
        records.retain(|record| !matches!(record, Record::Call(_)));
    }),
    ("belongs to a call that isn't there", |records| {
        moment_mut(records).call = Uuid::from_u128(404).into();
    }),
    ("is there twice", |records| {
        let again = records[0].clone();
        records.push(again);
    }),
    ("is there twice", |records| {
        let again = moment_mut(records).clone();
        records.push(Record::Moment(again));
    }),
    ("speaks of a moment that it hasn't", |records| {
        let debrief = call_mut(records).debrief_mut().unwrap();
        debrief.turning_point = Some(Uuid::from_u128(404).into());
    }),
    ("speaks of a moment that it hasn't", |records| {
        let debrief = call_mut(records).debrief_mut().unwrap();
        debrief.replay[0].moment = Uuid::from_u128(404).into();
    }),
    ("names a behaviour that the codebook hasn't", |records| {
        call_mut(records).keys = vec![key("forgotten")];
    }),
    ("names a behaviour that the codebook hasn't", |records| {
        moment_mut(records).what = curbside::domain::What::Behaviour(key("forgotten"));
    }),
    ("names a behaviour that the codebook hasn't", |records| {
        if let Record::Rep(rep) = &mut records[0] {
            rep.focus = Some(key("forgotten"));
        }
    }),
    ("has too much of something, or something twice", |records| {
        call_mut(records).keys = vec![key("buying-sign"), key("buying-sign")];
    }),
];

#[test]
fn each_thing_that_is_broken_is_said_with_its_kind_and_id_and_no_note() {
    for (said, broken) in BREAKS {
        let (_, mut records) = rides();
        broken(&mut records);
        let faults = faults(&records);
        assert!(!faults.is_empty(), "not found: {said}");
        for fault in &faults {
            assert!(fault.contains(said), "{fault} for {said}");
            assert!(fault.contains("-0000-"), "{fault} has no id");
            assert!(!fault.contains("Dana") && !fault.contains("5th"), "{fault}");
        }
    }
}

#[test]
fn a_turning_point_in_another_call_is_a_fault() {
    let (_, mut records) = rides();
    let debriefed = call_mut(&mut records).id;
    let other = records.iter().find_map(|record| match record {
        Record::Moment(moment) if moment.call != debriefed => Some(moment.id),
        _ => None,
    });
    call_mut(&mut records).debrief_mut().unwrap().turning_point = other;
    assert!(faults(&records)[0].contains("speaks of a moment"));
}

#[test]
fn what_differs_between_disk_and_memory_is_found_either_way() {
    let (mut play, on_disk) = rides();
    let notebook = &play.model.notebook;
    let differences = |on_disk: &[Record]| compare(on_disk, notebook, |_| true);
    for place in 0..on_disk.len() {
        let mut fewer = on_disk.clone();
        fewer.remove(place);
        let said = differences(&fewer);
        assert!(
            said.len() == 1 && said[0].contains("is not on the disk"),
            "{said:?}"
        );
        let mut changed = on_disk.clone();
        let later = Timestamp::LATEST;
        changed[place] = changed[place].clone().edited_at(later);
        let said = differences(&changed);
        assert!(
            said.len() == 1 && said[0].contains("is not the same"),
            "{said:?}"
        );
    }
    let mut more = on_disk.clone();
    let name = Name::new("Priya Nair").unwrap();
    more.push(Record::Rep(Rep::new(
        Uuid::from_u128(500).into(),
        name,
        Timestamp::EARLIEST,
    )));
    let said = differences(&more);
    assert!(
        said.len() == 1 && said[0].contains("not in the notebook"),
        "{said:?}"
    );
    // A behaviour that was changed back on one side only is seen as well.
    let mut behaviour: Behaviour = Codebook::starter().behaviours()[0].clone();
    behaviour.place += 1;
    let mut with_own = on_disk.clone();
    with_own.push(Record::Behaviour(behaviour.clone()));
    assert!(differences(&with_own)[0].contains("not in the notebook"));
    play.model.notebook.put_behaviour(behaviour);
    let said = compare(&on_disk, &play.model.notebook, |_| true);
    assert!(said[0].contains("is not on the disk"), "{said:?}");
    // What waits to be written is called that, and nothing worse.
    let said = compare(&on_disk[1..], &play.model.notebook, |_| false);
    assert!(
        said.iter().all(|said| said.ends_with("is not saved yet.")),
        "{said:?}"
    );
}

fn written(record: Record) -> Change {
    Change {
        key: record.key(),
        over: Over::Anything,
        to: Some(Strand::from(record)),
    }
}

fn strands(records: Vec<Record>) -> Vec<Strand> {
    records.into_iter().map(Strand::from).collect()
}

/// The app and a store that hold the same.
fn stored() -> (Play, MemoryStore) {
    let (mut play, records) = rides();
    let store = MemoryStore::default();
    let changes: Vec<Change> = records.into_iter().map(written).collect();
    pollster::block_on(store.commit(&changes)).unwrap();
    play.effects.clear();
    (play, store)
}

fn ask(play: &mut Play) {
    let effects = play.send(Event::Upkeep(UpkeepEvent::CheckWanted));
    assert_eq!(effects, [Effect::ReadAgain]);
}

fn read_again(play: &mut Play, store: &MemoryStore) -> Vec<Effect> {
    let Loaded {
        mark,
        strands,
        damaged,
    } = pollster::block_on(store.load()).unwrap();
    let opening = Opening {
        strands,
        damaged,
        mark,
        canary: None,
    };
    tell(play, Ok(opening))
}

fn tell(play: &mut Play, read: Result<Opening, StoreError>) -> Vec<Effect> {
    play.send(Event::World(World::Upkeep(Told::ReadAgain(Box::new(read)))))
}

#[test]
fn a_check_by_hand_reads_the_disk_and_says_how_many_records_are_whole() {
    let (mut play, store) = stored();
    let count = records(&play.model.notebook).len();
    ask(&mut play);
    assert!(
        page::health(&play.model)
            .unwrap()
            .found
            .starts_with("Reading")
    );
    assert!(read_again(&mut play, &store).is_empty());
    assert_eq!(
        page::health(&play.model).unwrap().found,
        format!("{count} records, all whole.")
    );
}

#[test]
fn what_is_not_on_the_disk_is_not_called_whole() {
    let (mut play, store) = stored();
    let call = play.model.notebook.newest_calls()[0].id;
    play.tap(call, "data-dump");
    play.disk(&Err(StoreError::Full));
    ask(&mut play);
    read_again(&mut play, &store);
    let view = page::health(&play.model).unwrap();
    assert!(view.found.ends_with("faults found."), "{}", view.found);
    assert!(
        view.faults
            .iter()
            .all(|fault| fault.ends_with("is not saved yet."))
    );
}

#[test]
fn what_is_written_while_the_disk_is_read_is_read_again_and_not_called_a_fault() {
    let (mut play, store) = stored();
    let call = play.model.notebook.newest_calls()[0].id;
    ask(&mut play);
    play.tap(call, "data-dump");
    let changes = play.effects.iter().find_map(|effect| match effect {
        Effect::Commit { changes, .. } => Some(changes.to_vec()),
        _ => None,
    });
    // The reading is from before the tap.
    assert_eq!(read_again(&mut play, &store), [Effect::ReadAgain]);
    pollster::block_on(store.commit(&changes.unwrap())).unwrap();
    play.disk(&Ok(()));
    assert_eq!(read_again(&mut play, &store), [Effect::ReadAgain]);
    assert!(read_again(&mut play, &store).is_empty());
    assert!(
        page::health(&play.model)
            .unwrap()
            .found
            .ends_with("all whole.")
    );
}

#[test]
fn a_check_that_never_comes_to_rest_says_so() {
    let (mut play, store) = stored();
    let call = play.model.notebook.newest_calls()[0].id;
    ask(&mut play);
    for _ in 0..4 {
        play.wait(5);
        play.tap(call, "data-dump");
        assert_eq!(read_again(&mut play, &store), [Effect::ReadAgain]);
    }
    play.wait(5);
    play.tap(call, "data-dump");
    assert!(read_again(&mut play, &store).is_empty());
    assert_eq!(play.model.care.check, Check::Busy);
}

#[test]
fn a_disk_that_can_not_be_read_is_said_and_remembered() {
    let (mut play, _) = stored();
    ask(&mut play);
    tell(&mut play, Err(StoreError::NoAnswer));
    assert!(
        page::health(&play.model)
            .unwrap()
            .found
            .contains("could not be read")
    );
    let trouble = play.model.care.upkeep().trouble.clone().unwrap();
    assert_eq!(trouble.words, StoreError::NoAnswer.to_string());
}

#[test]
fn a_notebook_that_is_shut_is_checked_without_a_comparison_and_reported() {
    let (_, store) = stored();
    let mut play = Play::unopened();
    play.send(Event::World(World::Opened(Box::new(Err(
        StoreError::Newer,
    )))));
    ask(&mut play);
    read_again(&mut play, &store);
    assert!(
        page::health(&play.model)
            .unwrap()
            .found
            .ends_with("all whole.")
    );
    assert!(text(&mut play).contains("Notebook: Shut. These notes were written by a newer"));
}

/// The app, opened after it was left in order or not.
fn opened(records: Vec<Record>, damaged: Vec<String>, in_use: bool) -> Play {
    let mut play = Play::unopened();
    let upkeep = Upkeep {
        in_use,
        ..Upkeep::default()
    };
    play.send(Event::World(World::Upkeep(Told::Kept(upkeep))));
    let mark = Some(Uuid::from_u128(9).into());
    let opening = Opening {
        strands: strands(records),
        damaged,
        mark,
        canary: mark,
    };
    play.send(Event::World(World::Opened(Box::new(Ok(opening)))));
    play
}

#[test]
fn the_notebook_is_checked_by_itself_after_the_app_was_cut_off() {
    let (_, mut records) = rides();
    assert_eq!(
        opened(records.clone(), vec![], false).model.care.check,
        Check::None
    );
    let play = opened(records.clone(), vec![], true);
    let Check::Done {
        asked: Asked::AtStart,
        found: Ok(Checkup { faults, .. }),
        ..
    } = &play.model.care.check
    else {
        panic!("it was not checked");
    };
    assert!(faults.is_empty());
    assert!(
        notices::notices(&play.model).is_empty(),
        "nobody is troubled"
    );
    call_mut(&mut records).rep = Uuid::from_u128(404).into();
    let mut play = opened(records, vec![], true);
    let told = notices::notices(&play.model);
    assert_eq!(told[0].act, Some(("Look at it", Event::Go(Route::Health))));
    play.send(Event::Go(Route::Health));
    assert!(notices::notices(&play.model).is_empty());
}

#[test]
fn the_app_is_left_in_order_when_it_goes_out_of_sight_with_all_saved() {
    let mut play = Play::new();
    let hide = |play: &mut Play| {
        play.send(Event::World(World::Upkeep(Told::Hidden)));
        play.model.care.upkeep().in_use
    };
    assert!(!hide(&mut play));
    let call = play.start("Dana", "");
    assert!(hide(&mut play), "something is not on the disk");
    play.disk(&Ok(()));
    assert!(!hide(&mut play));
    play.tap(call, "buying-sign");
    assert!(play.model.care.upkeep().in_use);
    play.disk(&Ok(()));
    let name = "notes.json".to_owned();
    let text = Ok(everything_of_another());
    play.send(Event::File(FileEvent::CameIn { name, text }));
    play.send(Event::File(FileEvent::AddWanted));
    assert!(hide(&mut play), "an import is on its way to the disk");
    play.disk(&Ok(()));
    assert!(!hide(&mut play));
}

fn everything_of_another() -> String {
    let (mut other, now) = (Play::new(), Timestamp::EARLIEST);
    other.wait_ms(7);
    other.whole_call("Priya Nair", "");
    export(&other.model.notebook, Scope::Everything, now).unwrap()
}

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

fn text(play: &mut Play) -> String {
    let effects = play.send(Event::Upkeep(UpkeepEvent::ReportWanted));
    match &effects[..] {
        [Effect::HandOver(file), ..] => format!("{}\n{}", file.name, file.text),
        other => panic!("{} effects and no report", other.len()),
    }
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
