//! The check of the notebook finds each thing that can be broken, and the report carries no note.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test may stop

#[path = "../support/any/mod.rs"]
mod any;
mod by_hand;
mod by_itself;
mod compared;
mod faults;
mod report;
#[path = "../support/mod.rs"]
mod support;

use curbside::app::event::{Opening, Told, UpkeepEvent, World};
use curbside::app::{Effect, Event};
use curbside::domain::{Call, Notebook};
use curbside::storage::memory::MemoryStore;
use curbside::storage::{Loaded, Store};
use curbside::wire::{Change, Over, Record, StoreError, Strand, Upkeep};
use support::Play;
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

fn text(play: &mut Play) -> String {
    let effects = play.send(Event::Upkeep(UpkeepEvent::ReportWanted));
    match &effects[..] {
        [Effect::HandOver(file), ..] => format!("{}\n{}", file.name, file.text),
        other => panic!("{} effects and no report", other.len()),
    }
}
