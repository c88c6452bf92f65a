//! What holds for any notebook, any bytes and any sequence of events.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test may stop

#[path = "../support/any.rs"]
mod any;
#[path = "../support/mod.rs"]
mod support;

use any::{Hand, event};
use curbside::app::view;
use curbside::app::{Effect, Event, Model};
use curbside::domain::{CallId, Codebook, Notebook, Phase, Timestamp};
use curbside::wire::import::read;
use curbside::wire::{Key, Merge, Record, Scope, StoreError, export};
use proptest::prelude::*;
use support::Play;

fn everything(notebook: &Notebook) -> String {
    export(notebook, Scope::Everything, Timestamp::EARLIEST).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_exported_is_imported_whole(notebook in any::notebook()) {
        let file = everything(&notebook);
        let back = read(&file, &Codebook::starter()).unwrap();
        let merge = Merge::plan(&Notebook::default(), back.clone());
        prop_assert_eq!(merge.counts.moments.new, notebook.all_moments().count());
        prop_assert_eq!(back.into_notebook(), notebook);
    }

    #[test]
    fn importing_twice_changes_nothing(notebook in any::notebook()) {
        let back = read(&everything(&notebook), &Codebook::starter()).unwrap();
        prop_assert!(Merge::plan(&notebook, back).changes.is_empty());
    }

    #[test]
    fn a_record_comes_back_from_the_disk_as_it_was(notebook in any::notebook()) {
        let reps = notebook.reps().cloned().map(Record::Rep);
        let calls = notebook.calls().cloned().map(Record::Call);
        let moments = notebook.all_moments().cloned().map(Record::Moment);
        for record in reps.chain(calls).chain(moments) {
            let body = record.encode().unwrap();
            prop_assert_eq!(Record::decode(record.key().kind(), 1, &body), Ok(record));
        }
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
        if let Ok(imported) = read(&text, &Codebook::starter()) {
            let notebook = imported.into_notebook();
            let again = read(&everything(&notebook), &Codebook::starter());
            prop_assert_eq!(again.map(|file| file.into_notebook()), Ok(notebook));
        }
    }

    #[test]
    fn any_hand_keeps_the_notebook_whole_and_the_disk_in_step(hands in any::hands()) {
        let mut play = Play::new();
        let mut disk = Notebook::default();
        for hand in hands {
            play_hand(&mut play, &mut disk, hand);
            holds_together(&play.model);
        }
        play.send(any::retry());
        settle(&mut play, &mut disk, &Ok(()));
        prop_assert_eq!(&disk, &play.model.notebook, "what is called saved is on the disk");
        prop_assert_eq!(play.model.saving.trouble(), None);
        let back = read(&everything(&play.model.notebook), &Codebook::starter());
        prop_assert_eq!(back.map(|file| file.into_notebook()), Ok(disk));
    }
}

fn play_hand(play: &mut Play, disk: &mut Notebook, hand: Hand) {
    match hand {
        Hand::Start(name) => any::start(name)
            .into_iter()
            .for_each(|event| drop(play.send(event))),
        Hand::Disk(works) => {
            let result = if works { Ok(()) } else { Err(StoreError::Full) };
            settle(play, disk, &result);
        }
        Hand::Retry => drop(play.send(any::retry())),
        Hand::Wait(seconds) => play.wait(seconds),
        Hand::OnCall(which, on) => {
            let calls: Vec<CallId> = play.model.notebook.calls().map(|call| call.id).collect();
            if !calls.is_empty() {
                let event: Event = event(&play.model.notebook, *which.get(&calls), on);
                play.send(event);
            }
        }
    }
}

/// Runs the commits that wait against a disk that works, or doesn't.
fn settle(play: &mut Play, disk: &mut Notebook, result: &Result<(), StoreError>) {
    if result.is_ok() {
        for effect in &play.effects {
            if let Effect::Commit { changes, .. } = effect {
                changes
                    .iter()
                    .cloned()
                    .for_each(|change| apply(disk, change));
            }
        }
    }
    play.disk(result);
}

fn apply(disk: &mut Notebook, change: curbside::wire::Change) {
    match change {
        curbside::wire::Change::Put(record) => record.put_into(disk),
        curbside::wire::Change::Delete(Key::Moment(call, id)) => drop(disk.take_moment(call, id)),
        curbside::wire::Change::Delete(key) => panic!("{key:?} is never deleted yet"),
    }
}

fn holds_together(model: &Model) {
    let notebook = &model.notebook;
    for call in notebook.calls() {
        assert!(notebook.rep(call.rep).is_some(), "a call has its rep");
        if let Phase::Debriefed { debrief, .. } = &call.phase {
            assert!(
                debrief.is_replay_open(),
                "no debrief is closed before the rep's word"
            );
        }
        for line in call
            .debrief()
            .into_iter()
            .flat_map(|debrief| &debrief.replay)
        {
            assert!(
                notebook.moment(call.id, line.moment).is_some(),
                "a line has its moment"
            );
        }
        let moments = notebook.moments(call.id);
        assert!(
            moments.is_sorted_by_key(|moment| moment.seq),
            "moments keep their order"
        );
        see_every_screen(model, call.id);
    }
}

/// No state of the notebook makes a screen panic.
fn see_every_screen(model: &Model, call: CallId) {
    let rep = model.notebook.call(call).map(|call| call.rep);
    drop((
        view::today::today(model),
        view::start::start(model),
        view::pad::pad(model, call),
    ));
    drop((
        view::lot::lot(model, call),
        view::debrief::debrief(model, call),
    ));
    drop((
        view::call::call(model, call),
        view::call::summary(model, call),
    ));
    drop((
        view::calls::calls(model),
        view::reps::reps(model),
        view::settings::settings(model),
    ));
    drop((
        rep.map(|rep| view::reps::rep(model, rep)),
        view::notices::notices(model),
    ));
}
