//! The lock in the app: how it is put on, opened, changed and taken off, and when it falls shut.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test may stop

mod falling_shut;
mod gate;
mod keys;
mod putting_on;
#[path = "../support/mod.rs"]
mod support;

use curbside::app::event::{LockEvent, LockTold, World};
use curbside::app::{Effect, Event};
use curbside::wire::StoreError;
use curbside::wire::lock::{Opener, RecoveryCode};
use curbside::wire::sealed::Passphrase;
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
