//! Storage that takes long is said to, without a word of loss or failure: it may still succeed.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test may stop

mod support;

use curbside::app::Event;
use curbside::app::event::World;
use curbside::app::model::Startup;
use curbside::app::saving::SaveState;
use curbside::app::view::notices::notices;
use curbside::app::view::pad;
use curbside::wire::{Key, StoreError};
use support::Play;

const SLOW: &str = "The phone's storage is slow to answer.";

fn slow(play: &mut Play, is_slow: bool) {
    play.send(Event::World(World::StorageSlow(is_slow)));
}

#[test]
fn a_start_that_takes_long_has_a_word_on_the_screen_and_stays_open() {
    let mut play = Play::unopened();
    assert_eq!(notices(&play.model), []);
    slow(&mut play, true);
    let notices = notices(&play.model);
    assert_eq!(notices.len(), 1);
    assert_eq!(notices[0].what, SLOW);
    assert!(!notices[0].urgent && notices[0].advice.contains("where they were"));
    assert_eq!(play.model.startup, Startup::Opening, "it may still succeed");
}

#[test]
fn a_write_that_takes_long_has_a_word_on_the_pad_and_is_not_called_saved() {
    let mut play = Play::new();
    let id = play.start("Dana", "");
    play.tap(id, "data-dump");
    let trouble = |play: &Play| pad::pad(&play.model, id).unwrap().trouble;
    slow(&mut play, true);
    assert_eq!(trouble(&play).as_deref(), Some(SLOW));
    let moment = play.model.notebook.moments(id)[0].id;
    let state = play.model.saving.state(&Key::Moment(id, moment));
    assert_eq!(state, SaveState::Saving);
    slow(&mut play, false);
    play.disk(&Ok(()));
    assert_eq!(trouble(&play), None);
    assert_eq!(notices(&play.model), []);
}

#[test]
fn what_failed_is_said_before_what_is_slow() {
    let mut play = Play::new();
    let id = play.start("Dana", "");
    play.disk(&Err(StoreError::NoAnswer));
    slow(&mut play, true);
    let trouble = pad::pad(&play.model, id).unwrap().trouble;
    assert!(trouble.unwrap().contains("not saved"));
}
