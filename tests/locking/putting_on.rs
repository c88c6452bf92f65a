//! How the lock is put on.

use curbside::app::event::{LockEvent, LockTold, World};
use curbside::app::model::LockStage;
use curbside::app::view::lock::{LockStep, lock};
use curbside::app::{Effect, Event, Route};
use curbside::wire::StoreError;
use curbside::wire::lock::LockFault;

use crate::{code, does, locked, made, told, with_a_call};

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
