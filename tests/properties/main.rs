//! What holds for any notebook, any bytes and any sequence of events.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test may stop

#[path = "../support/any.rs"]
mod any;
mod apart;
mod at_rest;
mod backup;
mod find;
mod folder;
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
mod whole;

use std::sync::LazyLock;

use curbside::app::event::{MomentEvent, Opening, PadEvent, StartEvent, TrashEvent, World};
use curbside::app::{Effect, Event, Model, Route};
use curbside::domain::{CallId, Codebook, Moment, Notebook, Rep, RepId, Sharing, Text, Timestamp};
use curbside::storage::Store;
use curbside::storage::memory::MemoryStore;
use curbside::wire::import::read;
use curbside::wire::record::STORED_VERSION;
use curbside::wire::{Merge, Record, Scope, StoreError, export};
use hands::{Hand, about, event, on_rep_event};
use places::places;
use proptest::prelude::*;
use serde_json::Value;
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

static SCHEMA: LazyLock<jsonschema::Validator> = LazyLock::new(|| {
    let schema = include_str!("../../public/schema/curbside-4.schema.json");
    jsonschema::validator_for(&serde_json::from_str(schema).unwrap()).unwrap()
});

/// What stands in a private note, and nowhere else.
const CANARY: &str = "a canary sings alone";

/// The notebook with the canary in every private note.
fn with_canaries(notebook: &Notebook) -> Notebook {
    let mut sung = notebook.clone();
    let sing = |note: &mut Text, sharing| {
        if sharing == Sharing::Private {
            *note = Text::typed(&format!("{} {CANARY}", note.as_str().len()));
        }
    };
    for mut call in notebook.calls().cloned() {
        sing(&mut call.note, call.sharing);
        sung.put_call(call);
    }
    for mut moment in notebook.all_moments().cloned() {
        sing(&mut moment.note, moment.sharing);
        sung.put_moment(moment);
    }
    sung
}

/// What may stand in the place of something else.
fn strange() -> impl Strategy<Value = Option<Value>> {
    prop_oneof![
        Just(None),
        Just(Some(Value::Null)),
        any::<bool>().prop_map(|value| Some(value.into())),
        (-2i64..110).prop_map(|value| Some(value.into())),
        any::<i64>().prop_map(|value| Some(value.into())),
        "[ a-z_\\-\u{3000}\n]{0,6}".prop_map(|value| Some(value.into())),
        Just(Some(Value::Array(vec![]))),
        Just(Some(Value::Object(serde_json::Map::new()))),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    /// All but the trash and the steps, which stay on their phone.
    #[test]
    fn what_is_exported_is_imported_whole(notebook in any::notebook()) {
        let file = everything(&notebook);
        let back = read(&file, &Codebook::starter()).unwrap();
        let merge = Merge::plan(&Notebook::default(), back.clone());
        prop_assert_eq!(merge.counts.moments.new, notebook.all_moments().count());
        prop_assert_eq!(back.into_notebook(), notebook);
    }

    #[test]
    fn a_part_of_a_notebook_is_a_whole_file(notebook in any::notebook()) {
        let reps = notebook.reps().map(|rep| Scope::Rep(rep.id));
        let calls = notebook.calls().map(|call| Scope::Call(call.id));
        for scope in reps.chain(calls).chain([Scope::Codebook]) {
            prop_assert!(read_here(&exported(&notebook, scope)).is_some(), "{:?}", scope);
        }
    }

    #[test]
    fn what_is_in_the_trash_is_in_no_file_for_others(notebook in any::notebook(), whole_rep in any::<bool>()) {
        let mut thrown = notebook.clone();
        let rep: RepId = notebook.reps().next().unwrap().id;
        let calls: Vec<CallId> = notebook.calls().filter(|call| call.rep == rep).map(|call| call.id).collect();
        let now = Some(Timestamp::LATEST);
        if whole_rep {
            thrown.put_rep(Rep { trashed: now, ..notebook.rep(rep).unwrap().clone() });
        } else {
            calls.iter().for_each(|id| thrown.call_mut(*id).unwrap().trashed = now);
        }
        for scope in calls.iter().map(|id| Scope::Call(*id)).chain([Scope::Rep(rep)]) {
            let back = read_here(&exported(&thrown, scope)).unwrap();
            prop_assert!(back.all_calls().all(|call| call.is_running()));
        }
        prop_assert_eq!(read_here(&everything(&thrown)), Some(thrown), "the backup has it");
    }

    #[test]
    fn no_private_note_is_in_a_file_for_others(notebook in any::notebook()) {
        let notebook = with_canaries(&notebook);
        let reps = notebook.reps().map(|rep| Scope::Rep(rep.id));
        let calls = notebook.calls().map(|call| Scope::Call(call.id));
        for scope in reps.chain(calls).chain([Scope::Codebook]) {
            let file = exported(&notebook, scope);
            prop_assert!(!file.contains(CANARY), "{:?}", scope);
            let back = Merge::plan(&notebook, read(&file, &Codebook::starter()).unwrap());
            prop_assert!(back.changes.is_empty(), "it comes back as the same");
        }
        prop_assert_eq!(read_here(&everything(&notebook)), Some(notebook));
    }

    #[test]
    fn importing_twice_changes_nothing(notebook in histories::notebook()) {
        let back = read(&everything(&notebook), &Codebook::starter()).unwrap();
        prop_assert!(Merge::plan(&notebook, back).changes.is_empty());
    }

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
    fn no_bytes_make_the_import_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let text = String::from_utf8_lossy(&bytes);
        prop_assert!(read(&text, &Codebook::starter()).is_err());
    }

    #[test]
    fn a_damaged_file_is_refused_or_whole(
        notebook in any::notebook(),
        places in prop::collection::vec((any::<prop::sample::Index>(), 32u8..127), 1..4),
    ) {
        let mut bytes = everything(&notebook).into_bytes();
        for (place, byte) in places {
            let at = place.index(bytes.len());
            bytes[at] = byte;
        }
        let text = String::from_utf8_lossy(&bytes);
        if let Some(notebook) = read_here(&text) {
            prop_assert_eq!(read_here(&everything(&notebook)), Some(notebook));
        }
    }

    /// Beyond the schema the app asks that references are met, and that nothing stands twice.
    #[test]
    fn what_the_app_takes_the_schema_takes_too(
        notebook in any::notebook(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), strange()), 12),
    ) {
        let whole: Value = serde_json::from_str(&everything(&notebook)).unwrap();
        prop_assert!(SCHEMA.is_valid(&whole));
        let all = places(&whole);
        for (place, value) in changes {
            let (path, mut file) = (place.get(&all), whole.clone());
            match (value, path.rsplit_once('/')) {
                (Some(value), _) => *file.pointer_mut(path).unwrap() = value,
                (None, Some((parent, last))) => match file.pointer_mut(parent).unwrap() {
                    Value::Object(fields) => drop(fields.remove(last)),
                    Value::Array(items) => drop(items.pop()),
                    _ => {}
                },
                (None, None) => {}
            }
            // A file that says that it has an older form is held to the schema of that form.
            let is_of_this_form = file["version"] == whole["version"];
            if is_of_this_form && read_here(&file.to_string()).is_some() {
                prop_assert!(SCHEMA.is_valid(&file), "{} in {}", path, file);
            }
        }
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

    #[test]
    fn undo_takes_back_each_step_on_a_pad(
        taps in prop::collection::vec(hands::tap(), 1..12),
        changes in prop::collection::vec((any::<prop::sample::Index>(), hands::moment()), 0..12),
    ) {
        let mut play = Play::new();
        let call = play.start("Dana", "");
        for tap in taps {
            play.wait(1);
            undone_is_as_before(&mut play, call, Event::Pad(call, PadEvent::Tapped(tap)))?;
        }
        for (which, event) in changes {
            let moments = play.model.notebook.moments(call);
            let one = (!moments.is_empty()).then(|| which.get(moments).id);
            let Some(id) = one else { break };
            undone_is_as_before(&mut play, call, Event::Moment(call, about(event, id)))?;
        }
    }

    #[test]
    fn undo_brings_back_what_was_thrown_away(
        notebook in any::notebook(),
        which in any::<prop::sample::Index>(),
        what in 0..4,
    ) {
        let mut play = Play::new();
        play.model.notebook = notebook;
        let before = unedited(&play.model.notebook);
        let calls: Vec<CallId> = play.model.notebook.calls().map(|call| call.id).collect();
        let reps: Vec<RepId> = play.model.notebook.reps().map(|rep| rep.id).collect();
        let call = (!calls.is_empty()).then(|| *which.get(&calls));
        match (what, call) {
            (0, Some(call)) => drop(play.send(Event::Trash(TrashEvent::CallThrown(call)))),
            (1, Some(call)) => {
                play.send(Event::Trash(TrashEvent::CallThrown(call)));
                play.send(Event::Trash(TrashEvent::Emptied));
                play.send(Event::UndoWanted);
                play.send(Event::Trash(TrashEvent::CallBroughtBack(call)));
            }
            (2, Some(call)) if play.model.notebook.call(call).unwrap().is_over() => {
                if let Some(first) = play.model.notebook.moments(call).first() {
                    let gone = MomentEvent::TakenOut(first.id);
                    play.send(Event::Moment(call, gone));
                }
            }
            _ => drop(play.send(Event::Trash(TrashEvent::RepThrown(*which.get(&reps))))),
        }
        see_every_screen(&play.model);
        play.send(Event::UndoWanted);
        prop_assert_eq!(unedited(&play.model.notebook), before);
    }
}

/// All records, as if they were never edited.
fn unedited(notebook: &Notebook) -> Vec<Record> {
    let bare = |record: Record| record.edited_at(Timestamp::EARLIEST);
    notebook.records().map(bare).collect()
}

/// What changed is there again after "undo", but for the times at which it was edited.
fn undone_is_as_before(play: &mut Play, call: CallId, event: Event) -> Result<(), TestCaseError> {
    let bare = |play: &Play| -> Vec<Moment> {
        let unedited = |moment: &Moment| Moment {
            edited: Timestamp::EARLIEST,
            ..moment.clone()
        };
        play.model
            .notebook
            .moments(call)
            .iter()
            .map(unedited)
            .collect()
    };
    let (before, moments) = (bare(play), play.model.notebook.steps(call).cloned());
    play.send(event.clone());
    if play.model.notebook.steps(call).cloned() == moments {
        // A tap that did nothing is no step, and a note goes on in the step that began it.
        return Ok(());
    }
    let after = bare(play);
    play.send(Event::Pad(call, PadEvent::Undone));
    prop_assert_eq!(bare(play), before);
    // The step once more, and on with the next one.
    play.wait(1);
    play.send(event);
    prop_assert_eq!(bare(play).len(), after.len());
    Ok(())
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
