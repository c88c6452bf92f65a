//! What is around a call: when notes are saved and when not, what the phone reports, and what Today
//! says.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test may stop

mod support;

use curbside::app::event::{Opening, Parcel, StartEvent, World};
use curbside::app::model::{AppUpdate, Startup};
use curbside::app::saving::SaveState;
use curbside::app::view::{notices, pad, today};
use curbside::app::{Effect, Event, Route};
use curbside::domain::NetMove;
use curbside::wire::{Change, Scope, StoreError};
use support::Play;
use uuid::Uuid;

#[test]
fn a_new_rep_and_the_first_call_are_one_write() {
    let mut play = Play::new();
    let typed = StartEvent::NewRepTyped("Dana".to_owned());
    play.send(Event::Start(typed));
    let effects = play.send(Event::Start(StartEvent::NewRepStarted));
    let commits: Vec<_> = effects.iter().filter_map(changes).collect();
    assert_eq!(
        commits.len(),
        1,
        "a rep without a call, or a call without a rep, is never stored"
    );
    let written = |change: &&Change| change.to.is_some();
    assert_eq!(commits[0].iter().filter(written).count(), 2);
}

#[test]
fn a_tap_is_one_moment_on_the_screen_at_once_and_saved_only_when_the_disk_says_so() {
    let mut play = Play::new();
    let id = play.start("Dana", "");
    play.disk(&Ok(()));
    let effects = play.tap(id, "buying-sign");
    assert!(matches!(effects[..], [Effect::Commit { .. }]));
    let state = |play: &Play| pad::pad(&play.model, id).unwrap().tape[0].save.clone();
    assert_eq!(state(&play), SaveState::Saving);
    play.disk(&Ok(()));
    assert_eq!(state(&play), SaveState::Saved);
}

#[test]
fn a_moment_that_could_not_be_saved_stays_says_so_and_is_tried_again() {
    let mut play = Play::new();
    let id = play.start("Dana", "");
    play.disk(&Ok(()));
    play.tap(id, "buying-sign");
    play.disk(&Err(StoreError::Full));
    let view = pad::pad(&play.model, id).unwrap();
    assert_eq!(view.tape[0].save, SaveState::NotSaved(StoreError::Full));
    assert!(view.trouble.is_some());
    assert!(play.effects.contains(&Effect::RetryLater));
    play.effects.clear();
    play.send(Event::World(World::RetryDue));
    play.disk(&Ok(()));
    assert_eq!(
        pad::pad(&play.model, id).unwrap().tape[0].save,
        SaveState::Saved
    );
}

#[test]
fn a_notebook_is_not_written_before_it_is_known() {
    let mut play = Play::unopened();
    play.send(Event::Start(StartEvent::NewRepTyped("Dana".to_owned())));
    assert!(
        play.send(Event::Start(StartEvent::NewRepStarted))
            .is_empty()
    );
    assert!(play.model.notebook.is_empty());
}

#[test]
fn an_empty_disk_with_a_canary_is_a_lost_notebook_not_a_new_one() {
    let mut play = Play::unopened();
    let canary = Some(Uuid::from_u128(99).into());
    let opening = Opening {
        strands: vec![],
        damaged: vec![],
        mark: None,
        canary,
    };
    play.send(Event::World(World::Opened(Box::new(Ok(opening)))));
    assert_eq!(play.model.startup, Startup::Lost);
    assert!(play.effects.is_empty(), "nothing is marked over the loss");
    play.send(Event::NewNotebookWanted);
    assert_eq!(play.model.startup, Startup::Ready);
}

#[test]
fn notes_that_are_there_but_shut_are_not_written_over() {
    let mut play = Play::unopened();
    play.send(Event::World(World::Opened(Box::new(Err(
        StoreError::Newer,
    )))));
    assert_eq!(play.model.startup, Startup::Shut(StoreError::Newer));
    play.send(Event::Start(StartEvent::NewRepTyped("Dana".to_owned())));
    assert!(
        play.send(Event::Start(StartEvent::NewRepStarted))
            .is_empty()
    );
}

#[test]
fn without_a_place_for_notes_everything_works_and_nothing_is_called_saved() {
    let mut play = Play::unopened();
    let error = StoreError::Unavailable {
        why: "a private window".to_owned(),
    };
    play.send(Event::World(World::Opened(Box::new(Err(error.clone())))));
    let id = play.start("Dana", "");
    play.tap(id, "buying-sign");
    play.disk(&Err(error.clone()));
    let view = pad::pad(&play.model, id).unwrap();
    assert_eq!(view.tape[0].save, SaveState::NotSaved(error));
    assert_eq!(notices::notices(&play.model).len(), 1);
    let effects = play.leave(Parcel::Notes(Scope::Everything));
    assert!(matches!(&effects[..], [Effect::HandOver(file)] if file.text.contains("buying-sign")));
}

#[test]
fn an_update_waits_for_the_call_to_end_and_never_comes_by_itself() {
    let mut play = Play::new();
    let id = play.start("Dana", "");
    assert!(play.send(Event::World(World::UpdateWaiting)).is_empty());
    assert!(notices::notices(&play.model).is_empty());
    play.end(id);
    play.disk(&Ok(()));
    assert_eq!(notices::notices(&play.model).len(), 1);
    assert_eq!(play.send(Event::UpdateWanted), [Effect::UseNewVersion]);
    assert_eq!(play.model.update, AppUpdate::Chosen);
}

#[test]
fn an_update_waits_for_what_is_not_on_the_disk() {
    let mut play = Play::new();
    let id = play.start("Dana", "");
    play.end(id);
    play.send(Event::World(World::UpdateWaiting));
    play.disk(&Err(StoreError::Full));
    let offered = |play: &Play| {
        let notices = notices::notices(&play.model);
        notices.iter().any(|notice| {
            let act = notice.act.as_ref();
            act.is_some_and(|(_, event)| *event == Event::UpdateWanted)
        })
    };
    assert!(!offered(&play));
    assert!(play.send(Event::UpdateWanted).is_empty());
    play.send(Event::World(World::RetryDue));
    play.disk(&Ok(()));
    assert!(offered(&play));
    assert_eq!(play.send(Event::UpdateWanted), [Effect::UseNewVersion]);
}

#[test]
fn a_link_to_a_call_that_has_moved_on_leads_to_where_it_is() {
    let mut play = Play::new();
    let id = play.start("Dana", "");
    play.send(Event::World(World::Arrived(Route::Debrief(id))));
    assert_eq!(play.model.route, Route::Pad(id));
    play.end(id);
    play.send(Event::World(World::Arrived(Route::Pad(id))));
    assert_eq!(play.model.route, Route::Call(id));
}

#[test]
fn the_screen_stays_on_for_the_pad_alone() {
    let mut play = Play::new();
    let id = play.start("Dana", "");
    assert!(play.effects.contains(&Effect::KeepScreenOn(true)));
    play.effects.clear();
    play.end(id);
    assert!(play.effects.contains(&Effect::KeepScreenOn(false)));
}

#[test]
fn today_says_what_matters_now() {
    let mut play = Play::new();
    let first = today::today(&play.model);
    assert!(first.is_new);
    play.whole_call("Marcus Lee", "");
    let id = play.start("Dana Ortiz", "Halvorsen Foods");
    play.net(id, NetMove::Redirected);
    let view = today::today(&play.model);
    assert_eq!(view.running[0].to, Route::Pad(id));
    assert_eq!(view.to_try[0].who, "Marcus Lee");
    let month = view.month.unwrap();
    assert_eq!((month.held, month.spoke), (1, 1));
    play.end(id);
    play.wait(40 * 86_400);
    play.send(Event::World(World::Tick));
    let later = today::today(&play.model);
    assert_eq!(later.due[0].account.as_deref(), Some("Halvorsen Foods"));
    assert_eq!(later.not_ridden.len(), 2);
}

fn changes(effect: &Effect) -> Option<&[Change]> {
    match effect {
        Effect::Commit { changes, .. } => Some(changes),
        _ => None,
    }
}

#[test]
fn a_tap_that_is_not_saved_is_one_note() {
    let mut play = Play::new();
    let id = play.start("Dana", "");
    play.disk(&Ok(()));
    play.tap(id, "buying-sign");
    play.disk(&Err(StoreError::Full));
    let said = &notices::notices(&play.model)[0].what;
    assert!(said.starts_with("1 note not saved yet."), "{said}");
}

#[test]
fn what_was_only_typed_and_is_not_saved_is_a_note_too() {
    let mut play = Play::new();
    let typed = StartEvent::AccountTyped("Norrvik".to_owned());
    play.send(Event::Start(typed));
    play.disk(&Err(StoreError::Full));
    let said = &notices::notices(&play.model)[0].what;
    assert!(said.starts_with("1 note not saved yet."), "{said}");
}
