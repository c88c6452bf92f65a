//! What holds for any notebook, any bytes and any sequence of events.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test may stop

#[path = "../support/any/mod.rs"]
mod any;
mod apart;
mod at_rest;
mod backup;
mod bytes;
mod files;
mod find;
mod folder;
#[path = "../support/folders.rs"]
mod folders;
mod hands;
#[path = "../support/histories.rs"]
mod histories;
mod mirror;
#[path = "../support/places.rs"]
mod places;
mod progress;
mod shut;
mod sliced;
#[path = "../support/mod.rs"]
mod support;
mod undo;
mod whole;

use curbside::app::event::{Opening, StartEvent, TrashEvent, World};
use curbside::app::{Effect, Event, Model, Route};
use curbside::domain::{CallId, Codebook, Notebook, RepId, Timestamp};
use curbside::storage::Store;
use curbside::storage::memory::MemoryStore;
use curbside::wire::import::read;
use curbside::wire::record::STORED_VERSION;
use curbside::wire::{Record, Scope, StoreError, export};
use hands::{Hand, event, on_rep_event};
use proptest::prelude::*;
use support::Play;
use whole::{holds_together, see_every_screen};

fn exported(notebook: &Notebook, scope: Scope) -> String {
    export(notebook, scope, Timestamp::EARLIEST).unwrap()
}

fn everything(notebook: &Notebook) -> String {
    exported(notebook, Scope::Everything)
}

fn read_here(file: &str) -> Option<Notebook> {
    let imported = read(file, &Codebook::starter()).ok()?;
    Some(imported.into_notebook())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_record_comes_back_from_the_disk_as_it_was(
        mut notebook in any::notebook(),
        steps in any::steps(),
    ) {
        notebook.put_steps(steps);
        for record in notebook.records() {
            let body = record.encode().unwrap();
            prop_assert_eq!(Record::decode(record.key().kind(), STORED_VERSION, &body), Ok(record));
        }
    }

    #[test]
    fn any_notebook_can_be_seen(mut notebook in any::notebook(), steps in any::steps()) {
        notebook.put_steps(steps);
        let mut play = Play::new();
        play.model.notebook = notebook;
        see_every_screen(&play.model);
    }

    #[test]
    fn any_hand_keeps_the_notebook_whole_and_the_disk_in_step(hands in hands::hands()) {
        let mut play = Play::new();
        let disk = MemoryStore::default();
        for hand in hands {
            play_hand(&mut play, &disk, hand);
            holds_together(&play.model);
        }
        play.send(hands::retry());
        settle(&mut play, &disk, &Ok(()));
        let disk = on(&disk);
        prop_assert_eq!(&disk, &play.model.notebook, "what is called saved is on the disk");
        prop_assert_eq!(play.model.saving.trouble(), None);
        let back = read(&everything(&disk), &Codebook::starter());
        let back = back.map(|file| file.into_notebook());
        prop_assert_eq!(back, Ok(without_steps(&disk)));
    }
}

/// The notebook as the backup brings it to another phone.
fn without_steps(notebook: &Notebook) -> Notebook {
    let mut carried = notebook.clone();
    for record in notebook.records().filter(|one| !one.key().kind().travels()) {
        Record::take_from(&mut carried, &record.key());
    }
    carried
}

/// What the disk holds, as a notebook.
fn on(disk: &MemoryStore) -> Notebook {
    let mut notebook = Notebook::default();
    let loaded = pollster::block_on(disk.load()).unwrap();
    for strand in loaded.strands {
        notebook.put_strand(strand);
    }
    notebook
}

fn play_hand(play: &mut Play, disk: &MemoryStore, hand: Hand) {
    let send_all = |play: &mut Play, events: [Event; 2]| {
        events.into_iter().for_each(|event| drop(play.send(event)));
    };
    match hand {
        Hand::Start(name) => {
            send_all(play, hands::with_new_rep(name, StartEvent::NewRepStarted));
        }
        Hand::Plan(name) => send_all(play, hands::with_new_rep(name, StartEvent::NewRepPlanned)),
        Hand::Disk(works) => {
            let result = if works { Ok(()) } else { Err(StoreError::Full) };
            settle(play, disk, &result);
        }
        Hand::Retry => drop(play.send(hands::retry())),
        Hand::Reload => reload(play, disk),
        Hand::Wait(seconds) => play.wait(seconds),
        Hand::Clock(millis, ahead) => play.set_clock(millis, ahead),
        Hand::Codebook(event) => drop(play.send(Event::Codebook(event))),
        Hand::TrashEmptied => drop(play.send(Event::Trash(TrashEvent::Emptied))),
        Hand::UndoWanted => drop(play.send(Event::UndoWanted)),
        Hand::OnCall(which, on) => {
            let calls: Vec<CallId> = play
                .model
                .notebook
                .all_calls()
                .map(|call| call.id)
                .collect();
            if !calls.is_empty() {
                let event: Event = event(&play.model.notebook, *which.get(&calls), on);
                play.send(event);
            }
        }
        Hand::OnRep(which, on) => {
            let reps: Vec<RepId> = play.model.notebook.all_reps().map(|rep| rep.id).collect();
            if !reps.is_empty() {
                play.send(on_rep_event(*which.get(&reps), on));
            }
        }
    }
}

/// The app begins anew with what the disk holds; what was thrown away long ago goes then.
fn reload(play: &mut Play, disk: &MemoryStore) {
    play.send(hands::retry());
    settle(play, disk, &Ok(()));
    let (now, zone) = (play.model.now, play.model.zone);
    play.model = Model::new(now, zone, Route::Today);
    let mark = Some(uuid::Uuid::nil().into());
    let front = pollster::block_on(disk.front()).unwrap().unwrap();
    play.send(Event::World(World::FrontRead(front.strands)));
    let parts = pollster::block_on(
        disk.load_in_parts(|part| drop(play.send(Event::World(World::PartRead(part))))),
    );
    let opening = Opening {
        strands: parts.unwrap().strands,
        damaged: vec![],
        mark,
        canary: mark,
    };
    // In steps it comes to the same as at once.
    assert_eq!(play.model.notebook, on(disk));
    play.send(Event::World(World::Opened(Box::new(Ok(opening)))));
}

/// Runs the commits that wait against a disk that works, or doesn't, until none waits.
fn settle(play: &mut Play, disk: &MemoryStore, result: &Result<(), StoreError>) {
    while !play.effects.is_empty() {
        for effect in core::mem::take(&mut play.effects) {
            let (ticket, changes) = match effect {
                Effect::Commit { ticket, changes } => (ticket, changes),
                Effect::ReadAgain => {
                    play.disk_tells(Ok(on(disk).strands().collect()));
                    continue;
                }
                Effect::RetryLater if result.is_ok() => {
                    play.send(hands::retry());
                    continue;
                }
                _ => continue,
            };
            let result = match result {
                Ok(()) => pollster::block_on(disk.commit(&changes)),
                Err(error) => Err(error.clone()),
            };
            play.send(Event::World(World::Committed { ticket, result }));
        }
    }
}
