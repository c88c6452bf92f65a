//! The trash: what is thrown away, how long it is kept, and how it comes back.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test may stop

mod support;

use curbside::app::event::{
    CodebookEvent, DebriefEvent, MomentEvent, Opening, PlanEvent, StartEvent, TrashEvent, World,
};
use curbside::app::view::{notices, reps, settings, start, today, trash};
use curbside::app::{Effect, Event, Route};
use curbside::domain::{CallId, NotebookId, RepId, Timestamp};
use curbside::wire::{Change, Key, Record, Scope, export};
use support::{Play, TEN, call_rows, key};
use uuid::Uuid;

const DAY_S: i64 = 86_400;

fn send(play: &mut Play, event: TrashEvent) -> Vec<Effect> {
    play.send(Event::Trash(event))
}

fn rep_of(play: &Play, call: CallId) -> RepId {
    play.model.notebook.call(call).unwrap().rep
}

/// The notebook with all dates of changes set to one: what is left is its content.
fn content(play: &Play) -> Vec<Record> {
    let records = play.model.notebook.records();
    records
        .map(|record| record.edited_at(Timestamp::EARLIEST))
        .collect()
}

/// The app is opened again so many seconds after a time.
fn reopened(play: &Play, since: Timestamp, seconds: i64) -> Play {
    let mut again = Play::unopened();
    // The event itself comes a second later.
    again.wait((since.millis() - TEN) / 1000 + seconds - 1);
    let mark = Some(NotebookId::from(Uuid::from_u128(99)));
    let opening = Opening {
        strands: play.model.notebook.strands().collect(),
        damaged: vec![],
        mark,
        canary: mark,
    };
    again.send(Event::World(World::Opened(Box::new(Ok(opening)))));
    again
}

fn changes(effects: &[Effect]) -> Vec<Change> {
    let all = effects.iter().flat_map(|effect| match effect {
        Effect::Commit { changes, .. } => changes.to_vec(),
        _ => vec![],
    });
    all.collect()
}

#[test]
fn a_thrown_call_is_nowhere_but_in_the_trash() {
    let mut play = Play::new();
    let id = play.whole_call("Dana Ortiz", "Halvorsen Foods");
    play.send(Event::Go(Route::Call(id)));
    send(&mut play, TrashEvent::CallThrown(id));
    assert_eq!(play.model.route, Route::Calls);
    assert!(call_rows(&play.model).is_empty());
    assert!(today::today(&play.model).to_try.is_empty());
    assert!(start::start(&play.model).accounts.is_empty());
    let file = |scope| export(&play.model.notebook, scope, play.model.now).unwrap();
    assert!(!file(Scope::Rep(rep_of(&play, id))).contains("Halvorsen"));
    assert!(!file(Scope::Call(id)).contains("Halvorsen"));
    assert!(
        file(Scope::Everything).contains("Halvorsen"),
        "a backup has it"
    );

    let view = trash::trash(&play.model);
    assert_eq!(view.calls[0].who, "Dana Ortiz");
    assert_eq!(view.calls[0].goes, "It goes for good in 30 days.");
    let settings = settings::settings(&play.model);
    assert_eq!(settings.trash, "1 call");
    assert_eq!(settings.contents, "1 rep, 0 calls, 0 moments");
    assert!(trash::behind(&play.model, Route::Summary(id)).is_some());
}

#[test]
fn what_is_thrown_away_goes_after_thirty_days_and_not_a_second_before() {
    let mut play = Play::new();
    let kept = play.whole_call("Marcus Lee", "");
    let id = play.whole_call("Dana Ortiz", "");
    send(&mut play, TrashEvent::CallThrown(id));
    let thrown = play.model.notebook.call(id).unwrap().trashed.unwrap();
    play.wait(15 * DAY_S);
    play.whole_call("Tom Weber", "");

    let before = reopened(&play, thrown, 30 * DAY_S - 1);
    assert_eq!(before.model.notebook, play.model.notebook);
    assert!(changes(&before.effects).is_empty());
    let goes = &trash::trash(&before.model).calls[0].goes;
    assert_eq!(goes, "It goes for good in 1 day.");

    let after = reopened(&play, thrown, 30 * DAY_S);
    assert!(after.model.notebook.call(id).is_none());
    assert!(after.model.notebook.moments(id).is_empty());
    assert!(after.model.notebook.steps(id).is_none());
    assert!(after.model.notebook.call(kept).is_some());
    let gone = changes(&after.effects);
    let left = |key: Key| gone.iter().find(|one| one.key == key).unwrap().to.clone();
    let trace = left(Key::Call(id)).unwrap();
    assert!(
        trace.shown.record().is_none(),
        "a trace stays, for the files to come"
    );
    assert_eq!(left(Key::Steps(id)), None);
    assert_eq!(gone.len(), 2 + play.model.notebook.moments(id).len());
}

#[test]
fn a_rep_goes_after_thirty_days_with_all_calls() {
    let mut play = Play::new();
    let id = play.whole_call("Dana Ortiz", "");
    let rep = rep_of(&play, id);
    send(&mut play, TrashEvent::RepThrown(rep));
    let thrown = play.model.notebook.rep(rep).unwrap().trashed.unwrap();
    play.wait(15 * DAY_S);
    let other = play.whole_call("Tom Weber", "");
    let before = reopened(&play, thrown, 30 * DAY_S - 1);
    assert_eq!(before.model.notebook, play.model.notebook);
    let after = reopened(&play, thrown, 30 * DAY_S);
    assert!(after.model.notebook.call(id).is_none());
    assert!(after.model.notebook.rep(rep).is_none());
    assert_eq!(after.model.notebook.reps().count(), 1);
    assert!(after.model.notebook.call(other).is_some());
}

#[test]
fn a_call_comes_back_by_one_tap_as_it_was() {
    let mut play = Play::new();
    let id = play.whole_call("Dana Ortiz", "Halvorsen Foods");
    let before = content(&play);
    send(&mut play, TrashEvent::CallThrown(id));
    assert_ne!(content(&play), before);
    let mut later = reopened(&play, play.model.now, 3 * DAY_S);
    let back = trash::trash(&later.model).calls[0].back;
    let effects = send(&mut later, back);
    assert_eq!(changes(&effects).len(), 1);
    assert_eq!(content(&later), before);
    assert!(trash::behind(&later.model, Route::Call(id)).is_none());
}

#[test]
fn a_rep_goes_with_all_calls_and_comes_back_with_them() {
    let mut play = Play::new();
    let id = play.whole_call("Dana Ortiz", "Halvorsen Foods");
    let other = play.whole_call("Marcus Lee", "");
    let rep = rep_of(&play, id);
    let before = content(&play);
    send(&mut play, TrashEvent::RepThrown(rep));
    assert_eq!(play.model.route, Route::Reps);
    let words = notices::undo(&play.model).unwrap().words;
    assert_eq!(words, "Dana Ortiz is in the trash, with 1 call.");
    let rows = call_rows(&play.model);
    assert_eq!(rows.len(), 1);
    assert_eq!(rows[0].to, Route::Call(other));
    assert_eq!(reps::reps(&play.model).len(), 1);
    assert_eq!(start::start(&play.model).reps.len(), 1);

    let view = trash::trash(&play.model);
    assert_eq!(view.reps.len(), 1);
    assert!(view.calls.is_empty(), "it is under its rep");
    assert!(trash::behind(&play.model, Route::Call(id)).is_some());
    send(&mut play, TrashEvent::RepBroughtBack(rep));
    assert_eq!(content(&play), before);
}

#[test]
fn a_call_that_was_thrown_by_itself_stays_in_the_trash_when_its_rep_comes_back() {
    let mut play = Play::new();
    let id = play.whole_call("Dana Ortiz", "");
    let rep = rep_of(&play, id);
    send(&mut play, TrashEvent::CallThrown(id));
    send(&mut play, TrashEvent::RepThrown(rep));
    assert!(trash::trash(&play.model).calls.is_empty());
    send(&mut play, TrashEvent::RepBroughtBack(rep));
    assert_eq!(trash::trash(&play.model).calls.len(), 1);
}

#[test]
fn a_call_brings_its_rep_back() {
    let mut play = Play::new();
    let id = play.whole_call("Dana Ortiz", "");
    let before = content(&play);
    let rep = rep_of(&play, id);
    send(&mut play, TrashEvent::CallThrown(id));
    send(&mut play, TrashEvent::RepThrown(rep));
    let back = trash::behind(&play.model, Route::Call(id)).unwrap().back;
    let effects = send(&mut play, back);
    assert_eq!(changes(&effects).len(), 2);
    assert_eq!(content(&play), before);
}

#[test]
fn what_is_not_in_the_trash_is_not_written_by_bringing_it_back() {
    let mut play = Play::new();
    let id = play.whole_call("Dana Ortiz", "");
    let before = play.model.notebook.clone();
    assert!(send(&mut play, TrashEvent::CallBroughtBack(id)).is_empty());
    assert_eq!(play.model.notebook, before);
}

#[test]
fn a_deletion_is_undone_at_once_and_it_is_said() {
    let mut play = Play::new();
    let id = play.whole_call("Dana Ortiz", "Halvorsen Foods");
    let before = content(&play);
    send(&mut play, TrashEvent::CallThrown(id));
    let undo = notices::undo(&play.model).unwrap();
    let words = "The call with Dana Ortiz at Halvorsen Foods is in the trash.";
    assert_eq!((undo.words.as_str(), undo.can_undo), (words, true));
    play.send(Event::UndoWanted);
    assert_eq!(content(&play), before);
    let undo = notices::undo(&play.model).unwrap();
    assert_eq!(undo.words, "It is back as it was.");
    assert!(!undo.can_undo && play.send(Event::UndoWanted).is_empty());
}

#[test]
fn undo_is_offered_for_a_minute() {
    let mut play = Play::new();
    let id = play.whole_call("Dana Ortiz", "");
    send(&mut play, TrashEvent::CallThrown(id));
    for seconds in [28, 28] {
        play.wait(seconds);
        play.send(Event::World(World::Tick));
        assert!(notices::undo(&play.model).is_some());
    }
    play.wait(1);
    play.send(Event::World(World::Tick));
    assert_eq!(notices::undo(&play.model), None);
}

#[test]
fn what_was_brought_back_is_not_offered_to_be_undone() {
    let mut play = Play::new();
    let id = play.whole_call("Dana Ortiz", "");
    send(&mut play, TrashEvent::CallThrown(id));
    send(&mut play, TrashEvent::CallBroughtBack(id));
    assert_eq!(notices::undo(&play.model), None);
}

#[test]
fn an_emptied_trash_comes_back_whole() {
    let mut play = Play::new();
    let one = play.whole_call("Dana Ortiz", "");
    let two = play.whole_call("Marcus Lee", "");
    let rep = rep_of(&play, two);
    send(&mut play, TrashEvent::CallThrown(one));
    send(&mut play, TrashEvent::RepThrown(rep));
    let before = content(&play);
    send(&mut play, TrashEvent::Emptied);
    let view = trash::trash(&play.model);
    assert!(view.reps.is_empty() && view.calls.is_empty());
    assert!(play.model.notebook.call(two).is_none());
    play.send(Event::UndoWanted);
    assert_eq!(content(&play), before);
    assert_eq!(settings::settings(&play.model).trash, "1 rep, 1 call");
}

#[test]
fn an_empty_trash_is_emptied_without_a_word() {
    let mut play = Play::new();
    play.whole_call("Dana Ortiz", "");
    assert!(send(&mut play, TrashEvent::Emptied).is_empty());
    assert_eq!(notices::undo(&play.model), None);
    assert_eq!(settings::settings(&play.model).trash, "Empty");
}

#[test]
fn a_running_call_is_not_thrown_away_nor_is_its_rep() {
    let mut play = Play::new();
    let id = play.start("Dana Ortiz", "");
    let rep = rep_of(&play, id);
    let before = play.model.notebook.clone();
    assert!(send(&mut play, TrashEvent::CallThrown(id)).is_empty());
    assert!(send(&mut play, TrashEvent::RepThrown(rep)).is_empty());
    assert_eq!(play.model.notebook, before);
}

#[test]
fn a_prepared_call_is_thrown_away_and_comes_back_prepared() {
    let mut play = Play::new();
    let rep = rep_of_new(&mut play);
    play.send(Event::Start(StartEvent::RepPlanned(rep)));
    let Route::Prepare(id) = play.model.route else {
        panic!("nothing is prepared")
    };
    let objective = PlanEvent::ObjectiveTyped("A date for the demo".to_owned());
    play.send(Event::Plan(id, objective));
    let before = content(&play);
    send(&mut play, TrashEvent::CallThrown(id));
    assert_eq!(play.model.route, Route::Today);
    assert!(play.model.notebook.planned_calls().is_empty());
    send(&mut play, TrashEvent::CallBroughtBack(id));
    assert_eq!(content(&play), before);
}

fn rep_of_new(play: &mut Play) -> RepId {
    let id = play.start("Dana Ortiz", "");
    play.end(id);
    rep_of(play, id)
}

#[test]
fn a_moment_that_was_taken_out_comes_back_with_what_rested_on_it() {
    let mut play = Play::new();
    let id = play.whole_call("Dana Ortiz", "");
    let before = content(&play);
    let turned = play.model.notebook.timeline(id)[1].id;
    play.send(Event::Moment(id, MomentEvent::TakenOut(turned)));
    play.send(Event::UndoWanted);
    assert_eq!(content(&play), before);
}

#[test]
fn undo_loses_nothing_that_was_written_since() {
    let mut play = Play::new();
    let id = play.whole_call("Dana Ortiz", "");
    let turned = play.model.notebook.timeline(id)[1].id;
    play.send(Event::Moment(id, MomentEvent::TakenOut(turned)));
    play.wait(-3600);
    let keep = DebriefEvent::KeepTyped("Asking about their week".to_owned());
    play.debrief(id, keep);
    play.send(Event::UndoWanted);
    let call = play.model.notebook.call(id).unwrap();
    let debrief = call.debrief().unwrap();
    assert_eq!(debrief.keep.as_str(), "Asking about their week");
    assert_eq!(debrief.turning_point, Some(turned));
    let line = debrief.line(turned).unwrap();
    assert_eq!(line.would_say.as_str(), "As early as the 5th");
}

#[test]
fn the_codebook_is_none_of_the_trash() {
    let mut play = Play::new();
    play.send(Event::Codebook(CodebookEvent::Archived(key("data-dump"))));
    send(&mut play, TrashEvent::Emptied);
    let codebook = play.model.notebook.codebook();
    assert!(codebook.find(&key("data-dump")).is_some());
}
