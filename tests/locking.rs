//! The lock in the app: how it is put on, opened, changed and taken off, and when it falls shut.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test may stop

mod support;

use curbside::app::event::{
    FileEvent, Handover, LockEvent, LockTold, NewKey, NewKeyMade, PadEvent, PracticeEvent, Sheet,
    World,
};
use curbside::app::model::{LockDone, LockStage, Startup};
use curbside::app::view::lock::{GateStep, LockStep, PasskeyOffer, gate, lock};
use curbside::app::{Effect, Event, Route};
use curbside::domain::Key;
use curbside::domain::practice::Scene;
use curbside::wire::lock::{Idle, LockFault, Opener, RecoveryCode};
use curbside::wire::sealed::Passphrase;
use curbside::wire::{Change, Over, StoreError};
use support::Play;
use uuid::Uuid;

const WORDS: &str = "correct horse battery staple";

fn passphrase() -> Passphrase {
    Passphrase::given(WORDS).unwrap()
}

fn opener() -> Opener {
    Opener::Passphrase(passphrase())
}

fn code() -> RecoveryCode {
    RecoveryCode::new([7; 15])
}

fn told(play: &mut Play, told: LockTold) -> Vec<Effect> {
    play.send(Event::World(World::Lock(told)))
}

fn does(play: &mut Play, event: LockEvent) -> Vec<Effect> {
    play.send(Event::Lock(event))
}

/// A notebook with a call in it, all of it saved.
fn with_a_call() -> Play {
    let mut play = Play::new();
    play.whole_call("Dana Ortiz", "Halvorsen Foods");
    play.disk(&Ok(()));
    play.effects.clear();
    play
}

fn made(play: &mut Play) {
    let effects = does(play, LockEvent::PassphraseChosen(passphrase()));
    let id = effects.iter().find_map(|effect| match effect {
        Effect::MakeLock { id, .. } => Some(*id),
        _ => None,
    });
    let id = id.expect("the keys are made");
    let result = Ok(code());
    told(play, LockTold::Made { id, result });
}

/// The same, with the lock on.
fn locked() -> Play {
    let mut play = with_a_call();
    made(&mut play);
    does(&mut play, LockEvent::CodeKept);
    told(&mut play, LockTold::Turned(Ok(true)));
    play.effects.clear();
    play
}

/// In front of the gate.
fn at_the_gate() -> Play {
    let mut play = Play::unopened();
    play.send(Event::World(World::Opened(Box::new(Err(
        StoreError::Locked,
    )))));
    play
}

fn tried(play: &mut Play) -> Option<Uuid> {
    let effects = does(play, LockEvent::Tried(opener()));
    effects.iter().find_map(|effect| match effect {
        Effect::Unlock { id, .. } => Some(*id),
        _ => None,
    })
}

fn answered(play: &mut Play, result: Result<(), LockFault>) -> Vec<Effect> {
    let id = tried(play).expect("it is tried");
    told(play, LockTold::Unlocked { id, result })
}

fn falls_shut(effects: &[Effect]) -> bool {
    effects.contains(&Effect::FallShut)
}

#[test]
fn the_lock_is_put_on_only_after_the_recovery_code_was_shown() {
    let mut play = with_a_call();
    assert!(does(&mut play, LockEvent::CodeKept).is_empty());
    made(&mut play);
    let step = lock(&play.model).step;
    assert_eq!(
        step,
        LockStep::Code {
            code: code().to_string(),
            then: true
        }
    );
    assert_eq!(does(&mut play, LockEvent::CodeKept), [Effect::TurnLockOn]);
    told(&mut play, LockTold::Progress { done: 3, of: 9 });
    assert_eq!(lock(&play.model).step, LockStep::Turns { done: 3, of: 9 });
    assert!(!play.model.lock.is_on);
    told(&mut play, LockTold::Turned(Ok(true)));
    assert!(lock(&play.model).is_on);
}

#[test]
fn neither_passphrase_nor_code_stay_in_the_app() {
    let play = locked();
    let written = format!("{:?}", play.model);
    assert!(!written.contains("horse") && !written.contains(&code().to_string()));
    assert!(!matches!(play.model.lock.stage, LockStage::CodeShown(_)));
}

#[test]
fn a_code_that_was_left_before_the_lock_is_on_is_of_no_use_any_more() {
    let mut play = with_a_call();
    made(&mut play);
    play.send(Event::World(World::Arrived(Route::Settings)));
    assert!(does(&mut play, LockEvent::CodeKept).is_empty());
    assert_eq!(lock(&play.model).step, LockStep::Asks);
}

#[test]
fn nothing_goes_over_while_a_call_runs_or_notes_wait_for_the_disk() {
    let mut play = with_a_call();
    play.start("Rui Costa", "Nordwind");
    made(&mut play);
    assert!(does(&mut play, LockEvent::CodeKept).is_empty());
    assert!(lock(&play.model).problem.is_some());
}

#[test]
fn a_disk_that_fails_leaves_the_notebook_as_it_was() {
    let mut play = with_a_call();
    made(&mut play);
    does(&mut play, LockEvent::CodeKept);
    told(
        &mut play,
        LockTold::Turned(Err(LockFault::Disk(StoreError::Full))),
    );
    let view = lock(&play.model);
    assert!(!view.is_on);
    assert!(view.problem.unwrap().contains("Nothing was changed"));
}

#[test]
fn a_locked_notebook_is_a_gate_and_nothing_else() {
    let play = at_the_gate();
    assert_eq!(play.model.startup, Startup::Locked);
    assert_eq!(gate(&play.model).unwrap().step, GateStep::Asks);
    assert!(!play.model.is_open());
}

#[test]
fn what_another_tab_writes_is_not_kept_in_memory_at_the_gate() {
    let mut play = at_the_gate();
    let other = with_a_call().model.notebook;
    let key = Key::Rep(other.reps().next().unwrap().id);
    let change = Change {
        to: other.strand(&key),
        key,
        over: Over::Nothing,
    };
    play.send(Event::World(World::Heard(vec![change])));
    answered(&mut play, Ok(()));
    assert!(play.model.heard.is_empty());
}

#[test]
fn the_right_passphrase_opens_the_notebook() {
    let mut play = at_the_gate();
    let effects = answered(&mut play, Ok(()));
    assert!(effects.contains(&Effect::Open));
    assert_eq!(play.model.startup, Startup::Opening);
    assert!(play.model.lock.is_on);
}

/// A blank page in between would be a flash, and cost the browser a layout.
#[test]
fn the_gate_stands_until_there_is_a_screen_to_show() {
    let mut play = at_the_gate();
    answered(&mut play, Ok(()));
    assert_eq!(
        gate(&play.model).map(|gate| gate.step),
        Some(GateStep::Works)
    );
    play.open(vec![]);
    assert_eq!(gate(&play.model), None);
}

#[test]
fn wrong_passphrases_cost_time_and_nothing_is_tried_before_it_is_over() {
    let mut play = at_the_gate();
    for _ in 0..3 {
        answered(&mut play, Err(LockFault::WrongPassphrase));
    }
    assert_eq!(tried(&mut play), None);
    let view = gate(&play.model).unwrap();
    assert_eq!(view.step, GateStep::Waits);
    assert!(view.problem.unwrap().contains("Next try in 4 seconds"));
    play.wait(5);
    assert!(tried(&mut play).is_some());
}

#[test]
fn a_fault_of_the_browser_costs_no_time() {
    let mut play = at_the_gate();
    for _ in 0..9 {
        answered(&mut play, Err(LockFault::Unavailable));
    }
    assert!(tried(&mut play).is_some());
}

#[test]
fn an_answer_to_something_else_opens_nothing() {
    let mut play = at_the_gate();
    tried(&mut play);
    let id = Uuid::from_u128(99);
    told(&mut play, LockTold::Unlocked { id, result: Ok(()) });
    assert_eq!(play.model.startup, Startup::Locked);
}

#[test]
fn it_falls_shut_on_demand_and_after_the_idle_time() {
    let mut play = locked();
    assert!(falls_shut(&does(&mut play, LockEvent::LockWanted)));

    let mut play = locked();
    does(&mut play, LockEvent::IdleChosen(Idle::Minute));
    play.wait(57);
    assert!(!falls_shut(&play.send(Event::World(World::Tick))));
    play.wait(2);
    assert!(falls_shut(&play.send(Event::World(World::Tick))));
}

#[test]
fn it_does_not_fall_shut_over_a_practice_call_and_its_end_begins_the_idle_time() {
    let mut play = locked();
    does(&mut play, LockEvent::IdleChosen(Idle::Minute));
    play.send(Event::World(World::Arrived(Route::Practice)));
    play.send(Event::Practice(PracticeEvent::Begun(Scene::Renewal)));
    for _ in 0..150 {
        assert!(!falls_shut(&play.send(Event::World(World::Tick))));
    }
    assert!(play.model.practice.own.is_some(), "the scene is over");
    play.wait(70);
    assert!(falls_shut(&play.send(Event::World(World::Tick))));
}

#[test]
fn a_touch_begins_the_idle_time_anew() {
    let mut play = locked();
    play.wait(290);
    play.send(Event::Go(Route::Calls));
    play.wait(290);
    assert!(!falls_shut(&play.send(Event::World(World::Tick))));
}

#[test]
fn it_never_falls_shut_in_a_running_call_and_the_pad_shows_a_clock_instead() {
    let mut play = locked();
    let call = play.start("Rui Costa", "Nordwind");
    play.disk(&Ok(()));
    play.send(Event::World(World::Arrived(Route::Pad(call))));
    play.wait(3_000);
    assert!(!falls_shut(&play.send(Event::World(World::Tick))));
    assert_eq!(play.model.pad.sheet, Sheet::Clock);
    let back = PadEvent::SheetOpened(Sheet::None);
    play.send(Event::Pad(call, back));
    play.send(Event::World(World::Tick));
    assert_eq!(
        play.model.pad.sheet,
        Sheet::None,
        "a tap leads back, and stays"
    );
    play.end(call);
    play.disk(&Ok(()));
    assert!(
        !falls_shut(&play.effects),
        "the idle time begins anew with each tap"
    );
}

#[test]
fn the_four_zones_of_a_running_call_stay() {
    let mut play = locked();
    let call = play.start("Rui Costa", "Nordwind");
    play.disk(&Ok(()));
    play.send(Event::World(World::Arrived(Route::Pad(call))));
    play.send(Event::Pad(call, PadEvent::SheetOpened(Sheet::EyesFree)));
    play.wait(3_000);
    play.send(Event::World(World::Tick));
    assert_eq!(play.model.pad.sheet, Sheet::EyesFree);
}

#[test]
fn it_waits_for_what_is_not_on_the_disk_yet() {
    let mut play = locked();
    play.whole_call("Rui Costa", "Nordwind");
    assert!(!falls_shut(&does(&mut play, LockEvent::LockWanted)));
    play.disk(&Ok(()));
    assert!(falls_shut(&play.effects));
}

#[test]
fn it_falls_shut_once_whatever_other_tabs_say_of_it() {
    let mut play = locked();
    assert!(falls_shut(&does(&mut play, LockEvent::LockWanted)));
    assert!(!falls_shut(&told(&mut play, LockTold::Elsewhere)));
    assert!(!falls_shut(&play.send(Event::World(World::Tick))));
}

#[test]
fn without_a_lock_nothing_falls_shut() {
    let mut play = with_a_call();
    assert!(!falls_shut(&does(&mut play, LockEvent::LockWanted)));
    play.wait(100_000);
    assert!(!falls_shut(&play.send(Event::World(World::Tick))));
    told(&mut play, LockTold::Elsewhere);
    assert!(!falls_shut(&play.send(Event::World(World::Tick))));
}

#[test]
fn a_tab_is_locked_with_the_others() {
    let mut play = locked();
    assert!(falls_shut(&told(&mut play, LockTold::Elsewhere)));
}

#[test]
fn another_key_and_taking_the_lock_off_need_what_opens_it() {
    let mut play = locked();
    let new = NewKey::Code;
    let effects = does(&mut play, LockEvent::KeyWanted(opener(), new.clone()));
    assert_eq!(
        effects,
        [Effect::ChangeKey {
            opener: opener(),
            new
        }]
    );
    told(&mut play, LockTold::Changed(Ok(NewKeyMade::Code(code()))));
    assert_eq!(
        play.model.lock.stage,
        LockStage::Done(LockDone::Key(NewKeyMade::Code(code())))
    );
    does(&mut play, LockEvent::CodeKept);
    assert_eq!(play.model.lock.stage, LockStage::Resting);

    let effects = does(&mut play, LockEvent::OffWanted(opener()));
    assert_eq!(effects, [Effect::TurnLockOff { opener: opener() }]);
    told(&mut play, LockTold::Turned(Err(LockFault::WrongPassphrase)));
    assert!(lock(&play.model).is_on);
}

#[test]
fn sealed_notes_are_given_up_only_when_they_have_left_as_a_file() {
    let mut play = at_the_gate();
    assert!(does(&mut play, LockEvent::GivenUp).is_empty());
    let effects = does(&mut play, LockEvent::CopyWanted);
    let [Effect::CopyLocked(id)] = effects[..] else {
        panic!("{effects:?}");
    };
    let result = Ok("{}".to_owned());
    told(&mut play, LockTold::Copied { id, result });
    assert_eq!(gate(&play.model).unwrap().step, GateStep::HasCopy);
    let left = does(&mut play, LockEvent::CopyShared);
    assert!(matches!(left[..], [Effect::HandOver(_), ..]));
    assert!(
        does(&mut play, LockEvent::GivenUp).is_empty(),
        "it was not handed over yet"
    );
    play.send(Event::File(FileEvent::Shared(Ok(Handover::Downloaded))));
    assert_eq!(does(&mut play, LockEvent::GivenUp), [Effect::GiveUpLocked]);
    let effects = told(&mut play, LockTold::Begun(Ok(())));
    assert!(effects.contains(&Effect::Open));
}

#[test]
fn face_or_finger_opens_only_what_was_told_to_open_so() {
    let mut play = at_the_gate();
    assert!(does(&mut play, LockEvent::PasskeyTried).is_empty());
    let (is_offered, is_there) = (true, true);
    told(
        &mut play,
        LockTold::Passkey {
            is_offered,
            is_there,
        },
    );
    assert!(gate(&play.model).unwrap().has_passkey);
    let effects = does(&mut play, LockEvent::PasskeyTried);
    let [Effect::UnlockByPasskey(id)] = effects[..] else {
        panic!("{effects:?}");
    };
    let result = Err(LockFault::NoPasskey);
    told(&mut play, LockTold::Unlocked { id, result });
    assert_eq!(
        gate(&play.model).unwrap().step,
        GateStep::Asks,
        "the passphrase still does"
    );
    assert!(tried(&mut play).is_some(), "it costs no time");
}

#[test]
fn face_or_finger_comes_beside_the_passphrase_and_goes_alone() {
    let mut play = locked();
    let (is_offered, is_there) = (true, false);
    told(
        &mut play,
        LockTold::Passkey {
            is_offered,
            is_there,
        },
    );
    assert_eq!(lock(&play.model).passkey, PasskeyOffer::MayAdd);
    does(&mut play, LockEvent::KeyWanted(opener(), NewKey::Passkey));
    told(&mut play, LockTold::Changed(Ok(NewKeyMade::Passkey(true))));
    assert_eq!(lock(&play.model).passkey, PasskeyOffer::IsThere);
    assert_eq!(
        does(&mut play, LockEvent::PasskeyDropped),
        [Effect::DropPasskey]
    );
    told(&mut play, LockTold::Changed(Ok(NewKeyMade::Passkey(false))));
    assert_eq!(lock(&play.model).passkey, PasskeyOffer::MayAdd);
}
