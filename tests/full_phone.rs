//! A phone without room: what doesn't fit stays on the screen and leaves as a file, what is deleted goes
//! at once and makes room, and then the rest is saved.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test may stop

#[path = "support/faulty/mod.rs"]
mod faulty;
mod support;

use curbside::app::event::{LotEvent, PadEvent, StartEvent, TrashEvent};
use curbside::app::saving::SaveState;
use curbside::app::{Event, Route};
use curbside::domain::CallId;
use curbside::wire::{Key, Scope, StoreError, export};
use faulty::Phone;

/// A call with a long note is over, and another is in the parking lot; then the phone is full.
fn full(answers_every: u32) -> (Phone, CallId, CallId) {
    let mut phone = Phone::start(None, answers_every);
    let old = call_of(&mut phone, "Marcus");
    phone.send(Event::Lot(old, LotEvent::NoteTyped("long ".repeat(700))));
    let new = call_of(&mut phone, "Dana");
    phone.settle();
    phone.store.has_room_for(0);
    (phone, old, new)
}

fn call_of(phone: &mut Phone, rep: &str) -> CallId {
    phone.send(Event::Go(Route::Start));
    phone.send(Event::Start(StartEvent::NewRepTyped(rep.to_owned())));
    phone.send(Event::Start(StartEvent::NewRepStarted));
    let call = phone.model.route.call().expect("a call runs");
    phone.send(Event::Pad(call, PadEvent::Ended));
    call
}

fn note(phone: &mut Phone, call: CallId, words: &str) {
    phone.send(Event::Lot(call, LotEvent::NoteTyped(words.to_owned())));
}

fn throw_for_good(phone: &mut Phone, call: CallId) {
    phone.send(Event::Trash(TrashEvent::CallThrown(call)));
    phone.send(Event::Trash(TrashEvent::Emptied));
}

fn is_gone(phone: &Phone, call: CallId) -> bool {
    let mut kept = phone.store.kept().strands.into_iter();
    let trace = kept.find(|strand| strand.key() == Key::Call(call));
    !trace.is_some_and(|strand| strand.is_here())
}

/// However the deletion falls between the writes that fail: each of them waits for another one, or for
/// its retry.
#[test]
fn what_is_deleted_on_a_full_phone_makes_room_for_what_waits() {
    for (answers_every, before) in (1..=8).flat_map(|every| [0, 1, 2].map(|more| (every, more))) {
        let (mut phone, old, new) = full(answers_every);
        for _ in 0..before {
            phone.send(Event::Go(Route::Today));
        }
        for words in ["W", "Wh", "Why", "Why now"] {
            note(&mut phone, new, words);
        }
        phone.let_time_pass();
        let state = phone.model.saving.state(&Key::Call(new));
        assert_eq!(state, SaveState::NotSaved(StoreError::Full));
        let now = phone.model.now;
        let file = export(&phone.model.notebook, Scope::Everything, now).unwrap();
        assert!(
            file.contains("Why now"),
            "what isn't saved leaves as a file"
        );

        note(&mut phone, new, "Why now?");
        throw_for_good(&mut phone, old);
        phone.answer();
        phone.let_time_pass();
        assert!(is_gone(&phone, old), "it is gone at its first retry");
        phone.settle();
    }
}

/// The deletion itself fails for a while: it is tried again before the writes, and without them.
#[test]
fn a_deletion_that_failed_is_tried_again_before_what_needs_its_room() {
    let fault = |at| faulty::Fault {
        at,
        calls: 1,
        error: StoreError::NoAnswer,
        is_written: false,
    };
    let mut failed = 0;
    for at in 1..=30 {
        let mut phone = Phone::start(Some(fault(at)), 1);
        let old = call_of(&mut phone, "Marcus");
        note(&mut phone, old, &"long ".repeat(700));
        let new = call_of(&mut phone, "Dana");
        for _ in 0..5 {
            phone.let_time_pass();
        }
        phone.store.has_room_for(0);
        note(&mut phone, new, "Why now?");
        throw_for_good(&mut phone, old);
        failed += phone.store.failed();
        phone.settle();
        assert!(is_gone(&phone, old));
    }
    assert!(failed > 10, "{failed} faults are too few");
}
