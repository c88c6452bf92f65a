//! A recovery code that is to be on paper: the tap that says so does what it says, or it is said why not.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test may stop

mod support;

use curbside::app::event::{LockEvent, LockTold, World};
use curbside::app::model::{LockStage, Startup};
use curbside::app::view::lock::{LockStep, lock};
use curbside::app::{Effect, Event};
use curbside::wire::StoreError;
use curbside::wire::lock::{LockFault, RecoveryCode};
use curbside::wire::sealed::Passphrase;
use support::Play;

fn does(play: &mut Play, event: LockEvent) -> Vec<Effect> {
    play.send(Event::Lock(event))
}

/// A call is over, and its end is still on its way to the disk; the code is shown.
fn code_shown() -> Play {
    let mut play = Play::new();
    let call = play.start("Dana Ortiz", "Halvorsen Foods");
    play.end(call);
    let passphrase = Passphrase::given("correct horse battery staple").unwrap();
    let effects = does(&mut play, LockEvent::PassphraseChosen(passphrase));
    let id = effects.iter().find_map(|effect| match effect {
        Effect::MakeLock { id, .. } => Some(*id),
        _ => None,
    });
    let result = Ok(RecoveryCode::new([7; 15]));
    let id = id.unwrap();
    play.send(Event::World(World::Lock(LockTold::Made { id, result })));
    play
}

fn is_shown(play: &Play) -> bool {
    matches!(lock(&play.model).step, LockStep::Code { then: true, .. })
}

#[test]
fn while_notes_are_on_their_way_it_is_said_that_the_lock_waits_for_them() {
    let mut play = code_shown();
    let busy = Some(LockFault::Busy.to_string());
    assert_eq!(lock(&play.model).problem, busy);
    assert!(!does(&mut play, LockEvent::CodeKept).contains(&Effect::TurnLockOn));
    assert!(is_shown(&play), "the code can still be copied");
    play.disk(&Ok(()));
    assert_eq!(lock(&play.model).problem, None);
    assert!(does(&mut play, LockEvent::CodeKept).contains(&Effect::TurnLockOn));
}

#[test]
fn notes_that_are_given_up_are_given_up_once() {
    let mut play = Play::unopened();
    play.model.startup = Startup::Locked;
    play.model.lock.has_copy = true;
    assert_eq!(does(&mut play, LockEvent::GivenUp), [Effect::GiveUpLocked]);
    assert_eq!(does(&mut play, LockEvent::GivenUp), []);
    let result = Err(LockFault::Disk(StoreError::NoAnswer));
    play.send(Event::World(World::Lock(LockTold::Begun(result))));
    assert!(matches!(play.model.lock.stage, LockStage::Failed(_)));
    assert_eq!(does(&mut play, LockEvent::GivenUp), [Effect::GiveUpLocked]);
}
