//! What another tab does while this one opens, and what a newer version writes there: nothing of it is
//! missed, and nothing is written over what can't be read.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test may stop

mod support;

use curbside::app::event::{FileEvent, LotEvent, MomentEvent, PadEvent, TrashEvent, World};
use curbside::app::model::Import;
use curbside::app::saving::SaveState;
use curbside::app::view::notices::notices;
use curbside::app::{Effect, Event};
use curbside::domain::{CallId, Key, Step, Strand};
use curbside::wire::record::RecordError;
use curbside::wire::{Change, Found, Scope, StoreError, export};
use support::{Play, all};

/// What a tab has asked to be written since it was last asked.
fn written(play: &mut Play) -> Vec<(u64, Vec<Change>)> {
    let commits = core::mem::take(&mut play.effects).into_iter();
    let commit = |effect| match effect {
        Effect::Commit { ticket, changes } => Some((ticket, changes.to_vec())),
        _ => None,
    };
    commits.filter_map(commit).collect()
}

fn hears(play: &mut Play, told: &[(u64, Vec<Change>)]) {
    for (_, changes) in told {
        play.send(Event::World(World::Heard(changes.clone())));
    }
}

fn on_disk(play: &Play) -> Vec<Strand> {
    all(&play.model.notebook).into_values().collect()
}

/// The other tab writes after the disk was read, and before what was read has come to the app.
#[test]
fn a_tab_that_is_still_opening_misses_nothing_that_another_one_writes() {
    let mut there = Play::on_phone(1);
    let call = there.start("Dana", "Halvorsen");
    there.tap(call, "open-question");
    there.effects.clear();
    let read = on_disk(&there);
    there.tap(call, "data-dump");
    there.end(call);

    let mut here = Play::unopened();
    hears(&mut here, &written(&mut there));
    assert!(here.model.notebook.is_empty(), "it isn't open yet");
    here.open(read);
    assert_eq!(all(&here.model.notebook), all(&there.model.notebook));
    assert!(here.model.saving.is_all_saved());
}

/// The other tab has written before the disk was read, and deleted what it had written.
#[test]
fn what_is_heard_late_brings_nothing_back() {
    let mut there = Play::on_phone(1);
    let call = there.start("Dana", "Halvorsen");
    there.tap(call, "open-question");
    there.end(call);
    let told = written(&mut there);
    there.send(Event::Trash(TrashEvent::CallThrown(call)));
    there.send(Event::Trash(TrashEvent::Emptied));
    let (later, read) = (written(&mut there), on_disk(&there));

    let mut here = Play::unopened();
    hears(&mut here, &told);
    here.open(read);
    let notes = |play: &Play| {
        let mut all = all(&play.model.notebook);
        all.retain(|key, _| key.kind().travels());
        all
    };
    assert_eq!(notes(&here), notes(&there));
    hears(&mut here, &later);
    assert_eq!(all(&here.model.notebook), all(&there.model.notebook));
}

/// Of two tabs that write at once the last has the word on what can be undone: the step of a note that
/// gets lost by that doesn't take the note along.
#[test]
fn a_tap_taken_back_leaves_what_was_noted_in_another_tab() {
    let mut here = Play::on_phone(1);
    let call = here.start("Dana", "Halvorsen");
    here.tap(call, "open-question");
    let mut there = Play::on_phone(2);
    hears(&mut there, &written(&mut here));
    let moment = here.model.notebook.moments(call)[0].id;
    let words = "She paused".to_owned();
    let noted = MomentEvent::NoteTyped(moment, words.clone());
    there.effects.clear();
    there.send(Event::Moment(call, noted));
    here.tap(call, "data-dump");
    hears(&mut here, &written(&mut there));
    // The write of this tab came last, and so does its word.
    let steps = there.model.notebook.steps(call).unwrap();
    assert!(matches!(steps.newest(), Some(Step::Changed(_))));
    hears(&mut there, &written(&mut here));
    for _ in 0..3 {
        there.send(Event::Pad(call, PadEvent::Undone));
    }
    let kept = there.model.notebook.moment(call, moment).unwrap();
    assert_eq!(kept.note.as_str(), words);
}

/// A call is over and saved; a newer tab has written it since.
fn with_a_call() -> (Play, CallId) {
    let mut play = Play::new();
    let call = play.start("Dana", "Halvorsen");
    play.tap(call, "open-question");
    play.end(call);
    play.disk(&Ok(()));
    (play, call)
}

fn of_a_newer_tab(key: Key) -> Found {
    let newer = RecordError::Newer { version: 99 };
    Found::new(key, Some(("of-the-newer".to_owned(), Err(newer))))
}

fn committed(play: &mut Play, ticket: u64, result: Result<(), StoreError>) -> Vec<Effect> {
    play.effects.clear();
    play.send(Event::World(World::Committed { ticket, result }))
}

fn note(play: &mut Play, call: CallId, words: &str) {
    play.effects.clear();
    play.send(Event::Lot(call, LotEvent::NoteTyped(words.to_owned())));
}

#[test]
fn nothing_is_written_over_what_a_newer_tab_has_written() {
    let (mut play, call) = with_a_call();
    note(&mut play, call, "Mine");
    let [(ticket, _)] = &written(&mut play)[..] else {
        panic!("it is one commit");
    };
    let stale = StoreError::Stale(vec![of_a_newer_tab(Key::Call(call))]);
    let mut again = committed(&mut play, *ticket, Err(stale.clone()));
    assert_eq!(again, [Effect::RetryLater], "nothing is written");
    let state = |play: &Play| play.model.saving.state(&Key::Call(call));
    assert_eq!(state(&play), SaveState::NotSaved(StoreError::Newer));
    let note = &play.model.notebook.call(call).unwrap().note;
    assert_eq!(note.as_str(), "Mine", "it stays on the screen");
    let said = notices(&play.model).remove(0);
    assert!(said.what.contains("newer version of Curbside"), "{said:?}");
    assert!(said.what.contains("still here"), "{said:?}");

    // Each retry asks for the same: over what was there before the newer tab came.
    play.effects.clear();
    play.send(Event::World(World::RetryDue));
    let [(ticket, changes)] = &written(&mut play)[..] else {
        panic!("it is one commit");
    };
    let is_over_the_newer = |change: &Change| change.over == of_a_newer_tab(Key::Call(call)).over();
    assert!(!changes.iter().any(is_over_the_newer));
    again = committed(&mut play, *ticket, Err(stale));
    assert_eq!(again, [Effect::RetryLater]);
}

/// Of what was to go with it nothing goes; what has nothing to do with it is saved.
#[test]
fn what_belongs_to_a_newer_row_waits_with_it_and_nothing_else_does() {
    let (mut play, call) = with_a_call();
    let other = play.start("Priya", "Lindqvist");
    play.disk(&Ok(()));
    play.send(Event::Trash(TrashEvent::CallThrown(call)));
    play.disk(&Ok(()));
    play.effects.clear();
    play.send(Event::Trash(TrashEvent::Emptied));
    play.tap(other, "data-dump");
    let asked = written(&mut play);
    let [(deletion, gone), (tap, _)] = &asked[..] else {
        panic!("it is two commits");
    };
    let stale = StoreError::Stale(vec![of_a_newer_tab(Key::Call(call))]);
    // The shell had put both into one transaction.
    committed(&mut play, *deletion, Err(stale.clone()));
    let again = committed(&mut play, *tap, Err(stale));
    assert!(matches!(&again[..], [Effect::Commit { .. }]), "{again:?}");
    play.disk(&Ok(()));
    for change in gone {
        let state = play.model.saving.state(&change.key);
        assert_eq!(state, SaveState::NotSaved(StoreError::Newer));
    }
    let notes = gone.iter().filter(|one| one.key.kind().travels());
    assert_eq!(play.model.saving.trouble().unwrap().0, notes.count());
    play.send(Event::World(World::RetryDue));
    assert_eq!(written(&mut play).len(), 1, "the deletion, whole");
}

#[test]
fn no_file_is_added_over_what_a_newer_tab_has_written() {
    let mut elsewhere = Play::on_phone(2);
    let call = elsewhere.whole_call("Priya", "Lindqvist");
    let now = elsewhere.model.now;
    let text = export(&elsewhere.model.notebook, Scope::Everything, now);
    let mut play = Play::new();
    play.effects.clear();
    play.send(Event::File(FileEvent::CameIn {
        name: "priya.json".to_owned(),
        text: Ok(text.unwrap()),
    }));
    play.send(Event::File(FileEvent::AddWanted));
    let [(ticket, _)] = written(&mut play)[..] else {
        panic!("it is one commit");
    };
    let stale = StoreError::Stale(vec![of_a_newer_tab(Key::Call(call))]);
    let effects = committed(&mut play, ticket, Err(stale));
    assert_eq!(effects, [Effect::ReadAgain], "nothing is written");
    play.read_again(Ok(vec![]));
    assert_eq!(play.model.import, Import::Failed(StoreError::Newer));
    assert!(play.model.notebook.is_empty());
}
