//! When a folder for two devices is left alone: in a call, under the lock, and beside a notebook that is lost,
//! damaged or made up.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test may stop

#[path = "support/folders.rs"]
mod folders;
mod support;

use curbside::app::event::{
    FileEvent, FolderAsk, FolderEvent, FolderTold, Keep, LockEvent, LockTold, OpenBy, Opening,
    PadEvent, World,
};
use curbside::app::model::{Access, FolderPlace, FolderStage, KeptKey, Notes, Startup};
use curbside::app::view::devices::{FolderView, Ways, devices, due};
use curbside::app::{Desk, Effect, Event, Route, Stamp};
use curbside::domain::call::UtcOffset;
use curbside::domain::{NotebookId, Timestamp};
use curbside::wire::StoreError;
use curbside::wire::lock::RecoveryCode;
use folders::*;
use support::{Play, TEN};
use uuid::Uuid;

#[test]
fn nothing_joins_and_nothing_is_written_while_a_call_runs() {
    let (text, _) = theirs("Dana Ortiz");
    let mut play = Play::new();
    let asked = told(&mut play, place(Access::Granted, KeptKey::Here));
    let call = play.start("Ben Ruiz", "Norrvik");
    let effects = looked(&mut play, asked, vec![opened(THEIRS, &text)]);
    assert!(!commits(&effects), "it began meanwhile");
    assert_eq!(play.model.folder.stage, FolderStage::Resting);
    assert_eq!(does(&mut play, FolderEvent::LookWanted(None)), None);
    assert_eq!(does(&mut play, FolderEvent::WriteWanted(None)), None);
    let Ways::Waits { why } = view(&play).ways else {
        panic!("{:?}", view(&play).ways)
    };
    assert!(why.starts_with("A call runs."), "{why}");
    play.disk(&Ok(()));
    assert_eq!(ask(core::mem::take(&mut play.effects)), None);
    let asked = ask(play.send(Event::Pad(call, PadEvent::Ended)));
    let effects = looked(&mut play, asked, vec![opened(THEIRS, &text)]);
    assert!(commits(&effects), "it is over");
}

#[test]
fn nothing_joins_before_all_of_the_notebook_is_read() {
    let mut play = Play::unopened();
    play.send(Event::World(World::FrontRead(vec![])));
    assert_eq!(told(&mut play, place(Access::Granted, KeptKey::Here)), None);
    assert_eq!(does(&mut play, FolderEvent::LookWanted(None)), None);
    let opening = Opening {
        strands: vec![],
        damaged: vec![],
        mark: Some(Uuid::nil().into()),
        canary: Some(Uuid::nil().into()),
    };
    let opened = World::Opened(Box::new(Ok(opening)));
    let asked = ask(play.send(Event::World(opened)));
    assert!(matches!(asked, Some(FolderAsk::Look { .. })));
}

#[test]
fn nothing_joins_under_made_up_calls() {
    let (text, _) = theirs("Dana Ortiz");
    let mut play = with_folder();
    let asked = does(&mut play, FolderEvent::LookWanted(None));
    let Some(FolderAsk::Look { id, .. }) = asked else {
        panic!("{asked:?}")
    };
    let mut desk = Desk::new(play.model);
    let mut now = TEN + 3_600_000;
    let mut send = |desk: &mut Desk, event| {
        now += 1000;
        let stamp = Stamp {
            now: Timestamp::nearest(now),
            zone: UtcOffset::nearest(60),
            id: Uuid::from_u128(u128::try_from(now).unwrap()),
        };
        desk.update(stamp, event)
    };
    send(&mut desk, Event::SampleWanted);
    assert_eq!(desk.shown().notes, Notes::MadeUp);
    let looked = FolderTold::Looked {
        id,
        result: Ok(vec![opened(THEIRS, &text)]),
        key: KeptKey::Here,
    };
    let effects = send(&mut desk, Event::World(World::Folder(looked)));
    assert!(!commits(&effects), "nobody would see it");
    let wanted = Event::Folder(FolderEvent::WriteWanted(None));
    assert_eq!(
        ask(send(&mut desk, wanted)),
        None,
        "made-up calls don't leave"
    );
    send(&mut desk, Event::SampleLeft);
    let asked = ask(send(&mut desk, Event::World(World::Arrived(Route::Today))));
    assert!(matches!(asked, Some(FolderAsk::Look { .. })));
}

#[test]
fn a_notebook_that_cannot_be_read_whole_takes_the_place_of_no_copy() {
    let mut play = with_folder();
    play.model.damaged = vec!["a call".to_owned()];
    assert_eq!(does(&mut play, FolderEvent::WriteWanted(None)), None);
    let problem = devices(&play.model).problem.unwrap();
    assert!(problem.contains("stays as it is"), "{problem}");
}

#[test]
fn under_the_lock_no_key_is_kept_and_the_passphrase_is_typed_each_time() {
    let mut play = with_folder();
    let made = play.send(Event::Lock(LockEvent::PassphraseChosen(
        passphrase().unwrap(),
    )));
    let id = made.iter().find_map(|effect| match effect {
        Effect::MakeLock { id, .. } => Some(*id),
        _ => None,
    });
    let result = Ok(RecoveryCode::new([7; 15]));
    let made = LockTold::Made {
        id: id.unwrap(),
        result,
    };
    play.send(Event::World(World::Lock(made)));
    play.send(Event::Lock(LockEvent::CodeKept));
    let turned = play.send(Event::World(World::Lock(LockTold::Turned(Ok(true)))));
    assert_eq!(ask(turned), Some(FolderAsk::DropKey));
    assert_eq!(told(&mut play, FolderTold::KeyDropped(Ok(()))), None);
    let Ways::ByPassphrase { why } = view(&play).ways else {
        panic!("{:?}", view(&play).ways)
    };
    assert!(why.contains("is locked"), "{why}");
    let asked = does(&mut play, FolderEvent::WriteWanted(passphrase()));
    let Some(FolderAsk::BeginToWrite {
        id,
        by: OpenBy::Passphrase(_, Keep::Nothing),
        ..
    }) = asked
    else {
        panic!("{asked:?}")
    };
    assert!(!is_written_down(&play));
    let result = Ok(seen("curbside-00000001.jwe", 3));
    let key = KeptKey::Typed;
    told(&mut play, FolderTold::Written { id, result, key });
    let asked = does(&mut play, FolderEvent::LookWanted(passphrase()));
    let Some(FolderAsk::Look {
        by: OpenBy::Passphrase(_, Keep::Nothing),
        ..
    }) = asked
    else {
        panic!("{asked:?}")
    };
    assert!(!is_written_down(&play));
}

#[test]
fn a_folder_that_is_chosen_under_the_lock_gets_no_key() {
    let mut play = Play::new();
    play.model.lock.is_on = true;
    told(&mut play, FolderTold::Here(FolderPlace::None));
    does(&mut play, FolderEvent::PickWanted);
    told(&mut play, FolderTold::Picked(Ok(Some("Notes".to_owned()))));
    let FolderView::Picked {
        is_under_lock: true,
        ..
    } = devices(&play.model).folder
    else {
        panic!("{:?}", devices(&play.model).folder)
    };
    let asked = does(&mut play, FolderEvent::Joined(passphrase()));
    let Some(FolderAsk::Join {
        id,
        passphrase: None,
    }) = asked
    else {
        panic!("{asked:?}")
    };
    let result = Ok(KeptKey::Typed);
    let asked = told(&mut play, FolderTold::Joined { id, result });
    let Some(FolderAsk::Look {
        by: OpenBy::Nothing,
        ..
    }) = &asked
    else {
        panic!("{asked:?}")
    };
    looked_without_key(&mut play, asked);
    assert_eq!(
        play.model.folder.stage,
        FolderStage::Resting,
        "a copy waits for its passphrase"
    );
    assert!(matches!(view(&play).ways, Ways::ByPassphrase { .. }));
    let row = due(&play.model).unwrap();
    assert_eq!(row.line, "Your newest notes aren't in it yet.");
    assert_eq!(row.tap, Event::Go(Route::Devices));
}

fn looked_without_key(play: &mut Play, asked: Option<FolderAsk>) {
    let id = match asked {
        Some(FolderAsk::Look { id, .. }) => id,
        other => panic!("{other:?}"),
    };
    let result = Ok(vec![]);
    let key = KeptKey::Typed;
    told(play, FolderTold::Looked { id, result, key });
}

#[test]
fn a_key_that_a_kill_has_left_beside_locked_notes_is_dropped_at_the_gate() {
    let mut play = Play::unopened();
    assert_eq!(told(&mut play, place(Access::Granted, KeptKey::Here)), None);
    let opened = World::Opened(Box::new(Err(StoreError::Locked)));
    assert_eq!(
        ask(play.send(Event::World(opened))),
        Some(FolderAsk::DropKey)
    );
    assert_eq!(ask(play.send(Event::World(World::Tick))), None, "once");
}

#[test]
fn the_file_of_a_lost_notebook_is_never_written_over() {
    let mut play = with_folder();
    let asked = does(&mut play, FolderEvent::WriteWanted(None));
    let (lost, _) = written(&mut play, asked, Ok(()));
    let exchange = play.model.folder.exchange().clone();
    let mut play = Play::unopened();
    told(&mut play, FolderTold::Kept(exchange));
    told(&mut play, place(Access::Granted, KeptKey::Here));
    let opening = Opening {
        strands: vec![],
        damaged: vec![],
        mark: None,
        canary: Some(NotebookId::from(Uuid::from_u128(1))),
    };
    play.send(Event::World(World::Opened(Box::new(Ok(opening)))));
    assert_eq!(play.model.startup, Startup::Lost);
    let asked = ask(play.send(Event::NewNotebookWanted));
    let Some(FolderAsk::Look { known, .. }) = &asked else {
        panic!("{asked:?}")
    };
    assert!(known.is_empty(), "it is read like another device's");
    looked(&mut play, asked, vec![]);
    let asked = does(&mut play, FolderEvent::WriteWanted(None));
    let (next, _) = written(&mut play, asked, Ok(()));
    assert_ne!(next, lost);
}

#[test]
fn what_cannot_be_added_is_told_and_looked_at_again() {
    let (text, _) = theirs("Dana Ortiz");
    let mut play = Play::new();
    let asked = told(&mut play, place(Access::Granted, KeptKey::Here));
    play.effects = looked(&mut play, asked, vec![opened(THEIRS, &text)]);
    play.disk(&Err(StoreError::Full));
    play.read_again(Ok(vec![]));
    assert!(!has_rep(&play, "Dana Ortiz"));
    let problem = devices(&play.model).problem.unwrap();
    assert!(
        problem.contains("Nothing of the files was added"),
        "{problem}"
    );
    assert!(play.model.folder.exchange().read.is_empty());
}

#[test]
fn a_file_that_is_being_looked_at_by_hand_comes_first() {
    let (text, _) = theirs("Dana Ortiz");
    let mut play = Play::new();
    play.send(Event::File(FileEvent::CameIn {
        name: "notes.json".to_owned(),
        text: Ok(text),
    }));
    assert_eq!(told(&mut play, place(Access::Granted, KeptKey::Here)), None);
    let effects = play.send(Event::File(FileEvent::LeaveWanted));
    play.effects.extend(effects);
    assert!(matches!(play.model.folder.stage, FolderStage::Looking(_)));
}

#[test]
fn what_can_be_done_with_a_folder_stands_while_something_is_being_done() {
    let mut play = with_folder();
    let before = view(&play);
    assert_eq!(before.busy, None);
    let asked = does(&mut play, FolderEvent::LookWanted(None));
    let busy = view(&play);
    assert_eq!(busy.busy, Some("Looking into the folder."));
    assert_eq!(busy.ways, before.ways);
    assert!(devices(&play.model).folder.is_busy());
    assert_eq!(
        does(&mut play, FolderEvent::WriteWanted(None)),
        None,
        "one thing at a time"
    );
    looked(&mut play, asked, vec![]);
    assert_eq!(view(&play).busy, None);
    assert!(!devices(&play.model).folder.is_busy());
}
