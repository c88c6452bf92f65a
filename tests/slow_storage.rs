//! Storage that takes long is said to, without a word of loss or failure: it may still succeed.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test may stop

mod support;

use curbside::app::event::{Opening, World};
use curbside::app::model::Startup;
use curbside::app::saving::SaveState;
use curbside::app::view::notices::notices;
use curbside::app::view::pad;
use curbside::app::{Effect, Event};
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

/// A browser that has a killed import of many moments to clear up first answers after more than its time.
#[test]
fn an_open_without_an_answer_is_tried_again_until_the_notes_are_there() {
    let mut play = Play::unopened();
    for _ in 0..5 {
        let opened = World::Opened(Box::new(Err(StoreError::NoAnswer)));
        let effects = play.send(Event::World(opened));
        assert!(effects.contains(&Effect::OpenLater), "{effects:?}");
        assert_eq!(play.model.startup, Startup::Shut(StoreError::NoAnswer));
    }
    let opening = Opening {
        strands: vec![],
        damaged: vec![],
        mark: None,
        canary: None,
    };
    play.send(Event::World(World::Opened(Box::new(Ok(opening)))));
    assert_eq!(play.model.startup, Startup::Ready);
    assert_eq!(notices(&play.model), []);
}
