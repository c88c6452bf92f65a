//! Backups: what is in none, since when, and when Today speaks of it. Clocks may be wrong.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test may stop

mod support;

use curbside::app::event::{
    DebriefEvent, FileEvent, Handover, Keeping, Opening, Parcel, Told, UpkeepEvent, World,
};
use curbside::app::view::{settings, upkeep};
use curbside::app::{Effect, Event, Route};
use curbside::domain::Timestamp;
use curbside::wire::upkeep::{Remind, Trouble};
use curbside::wire::{Record, Scope, StoreError, Strand, Upkeep};
use support::{Play, TEN};

const DAY: i64 = 86_400;

fn share(play: &mut Play, scope: Scope) {
    play.leave(Parcel::Notes(scope));
}

fn shared(play: &mut Play, result: Result<Handover, String>) {
    play.send(Event::File(FileEvent::Shared(result)));
}

fn backup(play: &mut Play) {
    share(play, Scope::Everything);
    shared(play, Ok(Handover::Shared));
}

fn line(play: &mut Play) -> String {
    play.send(Event::World(World::Tick));
    settings::settings(&play.model).backup
}

fn is_due(play: &mut Play) -> bool {
    play.send(Event::World(World::Tick));
    upkeep::due(&play.model).is_some()
}

/// A call that is over and saved.
fn with_a_call() -> Play {
    let mut play = Play::new();
    let call = play.start("Dana Ortiz", "Halvorsen Foods");
    play.tap(call, "buying-sign");
    play.end(call);
    play.disk(&Ok(()));
    play.send(Event::World(World::Arrived(Route::Today)));
    play
}

fn upkeep_of(effect: &Effect) -> Option<&Upkeep> {
    match effect {
        Effect::KeepUpkeep(upkeep) => Some(upkeep),
        _ => None,
    }
}

fn kept(effects: &[Effect]) -> Vec<&Upkeep> {
    effects.iter().filter_map(upkeep_of).collect()
}

#[test]
fn the_age_of_the_last_backup_is_always_in_settings() {
    let mut play = Play::new();
    assert_eq!(line(&mut play), "No backup yet.");
    let mut play = with_a_call();
    assert_eq!(
        line(&mut play),
        "No backup yet. What you wrote since Sun 23 Nov is on this phone alone."
    );
    backup(&mut play);
    assert_eq!(
        line(&mut play),
        "Last backup today. Nothing has changed since."
    );
    play.wait(DAY);
    assert!(line(&mut play).starts_with("Last backup yesterday."));
    play.wait(400 * DAY);
    assert!(line(&mut play).starts_with("Last backup 401 days ago."));
    play.wait(-900 * DAY);
    assert!(
        line(&mut play).starts_with("Last backup today."),
        "never negative"
    );
}

#[test]
fn only_a_file_of_everything_that_left_is_a_backup() {
    for scope in [Scope::Everything, Scope::Codebook] {
        for (result, leaves) in [
            (Ok(Handover::Shared), true),
            (Ok(Handover::Downloaded), true),
            (Ok(Handover::CalledOff), false),
            (Err("no".to_owned()), false),
        ] {
            let mut play = with_a_call();
            share(&mut play, scope);
            shared(&mut play, result.clone());
            let is_backup = leaves && scope == Scope::Everything;
            let upkeep = play.model.care.upkeep();
            assert_eq!(upkeep.shared.is_some(), is_backup, "{scope:?} {result:?}");
            assert_eq!(upkeep.unshared.is_none(), is_backup, "{scope:?} {result:?}");
        }
    }
}

#[test]
fn the_end_of_another_share_makes_no_backup_of_one_that_was_only_begun() {
    let mut play = with_a_call();
    share(&mut play, Scope::Everything);
    share(&mut play, Scope::Codebook);
    shared(&mut play, Ok(Handover::Shared));
    assert_eq!(play.model.care.upkeep().shared, None);
}

#[test]
fn what_is_written_while_the_share_sheet_is_open_is_in_no_backup() {
    let mut play = with_a_call();
    share(&mut play, Scope::Everything);
    let made = play.model.now;
    play.wait(60);
    play.start("Marcus Lee", "");
    play.wait(60);
    shared(&mut play, Ok(Handover::Downloaded));
    let upkeep = play.model.care.upkeep();
    assert_eq!(upkeep.shared, Some(made));
    assert!(upkeep.unshared.is_some_and(|since| since > made));
}

#[test]
fn the_first_change_is_written_down_and_the_next_taps_are_not() {
    let mut play = Play::new();
    play.effects.clear();
    let call = play.start("Dana", "");
    let first = kept(&play.effects).len();
    assert_eq!(first, 1);
    let since = play.model.care.upkeep().unshared;
    play.disk(&Ok(()));
    for _ in 0..20 {
        let effects = play.tap(call, "buying-sign");
        play.wait(5);
        assert!(kept(&effects).is_empty());
    }
    assert_eq!(play.model.care.upkeep().unshared, since);
    backup(&mut play);
    assert_eq!(kept(&play.tap(call, "data-dump")).len(), 1);
}

#[test]
fn a_notebook_that_was_never_shared_counts_from_its_first_record() {
    let before = with_a_call();
    let records: Vec<Record> = before
        .model
        .notebook
        .all_reps()
        .cloned()
        .map(Record::Rep)
        .collect();
    let first = records[0].edited();
    let mut play = reopened(records.clone(), Upkeep::default());
    assert_eq!(play.model.care.upkeep().unshared, Some(first));
    play.wait(7 * DAY);
    assert!(is_due(&mut play));
    // A change whose note got lost in a crash is found as well, and what was shared is not.
    let shared = |at| Upkeep {
        shared: Some(Timestamp::nearest(at)),
        ..Upkeep::default()
    };
    let lost = reopened(records.clone(), shared(first.millis() - 1));
    assert_eq!(lost.model.care.upkeep().unshared, Some(first));
    let fine = reopened(records, shared(first.millis()));
    assert_eq!(fine.model.care.upkeep().unshared, None);
}

#[test]
fn today_speaks_of_it_after_the_chosen_days_and_not_before() {
    for remind in Remind::ALL {
        let mut play = with_a_call();
        play.send(Event::World(World::Kept(Keeping::ForGood)));
        play.send(Event::Upkeep(UpkeepEvent::RemindChosen(remind)));
        assert!(!is_due(&mut play));
        let days = i64::from(remind.days().unwrap_or(400));
        play.wait((days - 1) * DAY);
        assert!(!is_due(&mut play), "{remind:?}");
        play.wait(DAY);
        assert_eq!(is_due(&mut play), remind.days().is_some(), "{remind:?}");
    }
}

#[test]
fn what_the_browser_may_clear_is_spoken_of_earlier_with_the_reason() {
    let mut play = with_a_call();
    play.send(Event::World(World::Kept(Keeping::WhileThereIsRoom)));
    play.wait(DAY);
    assert!(!is_due(&mut play));
    play.wait(DAY);
    assert!(is_due(&mut play));
    let due = upkeep::due(&play.model).unwrap();
    assert!(due.why.starts_with("The browser may clear it"));
    play.send(Event::Upkeep(UpkeepEvent::RemindChosen(Remind::Never)));
    assert!(!is_due(&mut play), "never is never");
}

#[test]
fn one_tap_on_today_shares_and_says_so_and_then_today_is_quiet() {
    let mut play = with_a_call();
    play.wait(8 * DAY);
    assert!(is_due(&mut play));
    let effects = play.leave(Parcel::Notes(Scope::Everything));
    assert!(matches!(&effects[..], [Effect::HandOver(file)] if file.text.contains("Halvorsen")));
    shared(&mut play, Ok(Handover::Shared));
    let due = upkeep::due(&play.model).unwrap();
    assert_eq!(due.words, "Last backup today.");
    assert!(due.told.is_some_and(|told| told.starts_with("Shared ")));
    play.send(Event::World(World::Arrived(Route::Settings)));
    play.send(Event::World(World::Arrived(Route::Today)));
    assert!(!is_due(&mut play));
}

#[test]
fn nothing_is_asked_for_while_a_call_runs() {
    let mut play = with_a_call();
    play.wait(8 * DAY);
    play.start("Marcus Lee", "");
    assert!(!is_due(&mut play));
}

#[test]
fn a_clock_that_was_ahead_asks_for_nothing_early() {
    let mut play = with_a_call();
    play.wait(-30 * DAY);
    assert!(!is_due(&mut play));
}

#[test]
fn the_browser_is_asked_when_a_debrief_is_finished_and_not_on_the_pad_nor_at_the_start() {
    let mut play = Play::new();
    play.send(Event::World(World::Kept(Keeping::WhileThereIsRoom)));
    let asks = |effects: &[Effect]| effects.contains(&Effect::AskToPersist);
    let call = play.start("Dana", "");
    play.tap(call, "buying-sign");
    play.end(call);
    play.debrief(call, DebriefEvent::RepSpoke);
    assert!(!asks(&play.effects));
    assert!(asks(&play.debrief(call, DebriefEvent::Finished)));
    play.effects.clear();
    play.whole_call("Marcus Lee", "");
    assert!(!asks(&play.effects), "once is enough");
    play.wait(31 * DAY);
    play.whole_call("Priya Nair", "");
    assert!(asks(&play.effects), "the browser may have changed its mind");
}

#[test]
fn a_browser_that_keeps_the_notes_or_cannot_say_is_not_asked() {
    for keeping in [Keeping::ForGood, Keeping::Unknown] {
        let mut play = Play::new();
        play.send(Event::World(World::Kept(keeping)));
        play.whole_call("Dana", "");
        assert!(!play.effects.contains(&Effect::AskToPersist));
    }
}

#[test]
fn the_last_error_is_kept_in_full_and_not_once_for_each_try() {
    let mut play = Play::new();
    play.start("Dana", "");
    let error = StoreError::Failed {
        why: "AbortError: gone".to_owned(),
    };
    play.effects
        .retain(|effect| matches!(effect, Effect::Commit { .. }));
    play.disk(&Err(error.clone()));
    let last = |play: &Play| play.model.care.upkeep().trouble.clone();
    assert_eq!(kept(&play.effects).len(), 1);
    let trouble = last(&play).unwrap();
    assert_eq!(trouble.words, error.to_string());
    for _ in 0..5 {
        play.effects.clear();
        play.send(Event::World(World::RetryDue));
        play.disk(&Err(error.clone()));
        assert!(kept(&play.effects).is_empty());
    }
    // It is read again after a reload.
    let upkeep = play.model.care.upkeep().clone();
    let text = serde_json::to_string(&upkeep).unwrap();
    let play = reopened(vec![], serde_json::from_str(&text).unwrap());
    assert_eq!(last(&play), Some(trouble));
}

#[test]
fn a_new_notebook_in_the_place_of_a_lost_one_was_never_shared() {
    let mut play = Play::unopened();
    let upkeep = Upkeep {
        shared: Some(Timestamp::nearest(TEN - 1000)),
        trouble: Some(Trouble {
            words: "Gone.".to_owned(),
            at: Timestamp::nearest(TEN),
        }),
        ..Upkeep::default()
    };
    play.send(Event::World(World::Upkeep(Told::Kept(upkeep.clone()))));
    let opening = Opening {
        strands: vec![],
        damaged: vec![],
        mark: None,
        canary: Some(uuid::Uuid::from_u128(9).into()),
    };
    play.send(Event::World(World::Opened(Box::new(Ok(opening)))));
    assert_eq!(play.model.care.upkeep().shared, upkeep.shared);
    play.send(Event::NewNotebookWanted);
    assert_eq!(play.model.care.upkeep().shared, None);
    assert_eq!(play.model.care.upkeep().trouble, upkeep.trouble);
}

/// The app, opened on these records with what stood beside them.
fn reopened(records: Vec<Record>, upkeep: Upkeep) -> Play {
    let mut play = Play::unopened();
    play.send(Event::World(World::Upkeep(Told::Kept(upkeep))));
    let opening = Opening {
        strands: records.into_iter().map(Strand::from).collect(),
        damaged: vec![],
        mark: Some(uuid::Uuid::from_u128(9).into()),
        canary: Some(uuid::Uuid::from_u128(9).into()),
    };
    play.send(Event::World(World::Opened(Box::new(Ok(opening)))));
    play
}
