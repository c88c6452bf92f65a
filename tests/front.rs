//! The app opens in two steps: what the first screen needs, and then the rest. What a person does in
//! between counts as ever, and nothing that rests on the whole is done before it is here.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test may stop

mod support;

use curbside::app::event::{
    DraftEvent, FileEvent, MomentEvent, Opening, PadEvent, Parcel, RepEvent, ShareEvent,
    StartEvent, TrashEvent, UpkeepEvent, World,
};
use curbside::app::model::Startup;
use curbside::app::view::today::{self, TodayView};
use curbside::app::{Effect, Event, Route};
use curbside::domain::{CallId, DraftOf, NotebookId, Stage, Strand};
use curbside::wire::{Change, Key, Scope, StoreError, front};
use support::Play;
use uuid::Uuid;

/// A phone with two calls behind it, of which one is to be debriefed, and one that runs.
fn written() -> (Play, CallId) {
    let mut play = Play::new();
    play.whole_call("Dana Ortiz", "Halvorsen Foods");
    play.whole_call("Marcus Lee", "Nordlys Kraft");
    let due = play.start("Priya Nair", "Berg & Sons");
    play.tap(due, "open-question");
    play.end(due);
    let call = play.start("Tom Becker", "Kestrel Marine");
    play.tap(call, "open-question");
    play.tap(call, "buying-sign");
    (play, call)
}

fn strands(play: &Play) -> Vec<Strand> {
    play.model.notebook.strands().collect()
}

/// The same phone, opened again at this screen as far as the first screen needs it.
fn in_front(play: &Play, route: Route) -> Play {
    let mut again = Play::unopened();
    again.go_on_from(play);
    again.effects.clear();
    again.model.route = route;
    let first = front::of(strands(play));
    again.send(Event::World(World::FrontRead(first)));
    again
}

/// The rest is read, as the disk had it at some time.
fn read_rest(play: &mut Play, read: Vec<Strand>) -> Vec<Effect> {
    for strand in read {
        if !matches!(strand.key(), Key::Draft(_)) {
            play.send(Event::World(World::PartRead(vec![strand])));
        }
    }
    play.send(Event::World(World::Opened(Box::new(Ok(nothing_more())))))
}

fn nothing_more() -> Opening {
    let mark = Some(NotebookId::from(Uuid::from_u128(99)));
    Opening {
        strands: vec![],
        damaged: vec![],
        mark,
        canary: mark,
    }
}

/// Today, but for the month, which rests on calls that are over.
fn today(play: &Play) -> TodayView {
    TodayView {
        month: None,
        ..today::today(&play.model)
    }
}

#[test]
fn today_shows_the_same_before_the_rest_is_read_and_after() {
    let (mut play, call) = written();
    play.end(call);
    play.wait(86_400 * 40);
    let before = strands(&play);
    let mut again = in_front(&play, Route::Today);
    assert_eq!(again.model.startup, Startup::Front);
    let shown = today(&again);
    assert_eq!((shown.due.len(), shown.to_try.len()), (2, 2));
    assert_eq!(shown.not_ridden.len(), 4);
    read_rest(&mut again, before.clone());
    assert_eq!(again.model.startup, Startup::Ready);
    assert_eq!(today(&again), shown);
    assert_eq!(strands(&again), before);
}

#[test]
fn what_is_done_before_all_is_read_stays() {
    let (mut play, call) = written();
    play.send(Event::Start(StartEvent::AccountTyped("Acme".to_owned())));
    let read = strands(&play);
    let mut again = in_front(&play, Route::Pad(call));
    let first = again.model.notebook.moments(call)[0].id;
    again.send(Event::Moment(call, MomentEvent::TakenOut(first)));
    again.tap(call, "data-dump");
    again.send(Event::Draft(DraftEvent::GivenUp(DraftOf::Start)));
    again.disk(&Ok(()));
    let done = again.model.notebook.clone();
    // The rest was read before that was written.
    read_rest(&mut again, read);
    let now = &again.model.notebook;
    assert_eq!(now.moments(call), done.moments(call));
    assert_eq!(now.steps(call), done.steps(call));
    assert_eq!(now.draft(&DraftOf::Start), None);
    assert_eq!(now.all_calls().count(), 4);
    again.send(Event::Pad(call, PadEvent::Undone));
    assert_eq!(again.model.notebook.moments(call).len(), 1);
}

#[test]
fn a_call_that_is_started_and_ended_before_all_is_read_is_as_any_other() {
    let (mut play, running) = written();
    play.end(running);
    let read = strands(&play);
    let mut again = in_front(&play, Route::Today);
    let call = again.start("Dana Ortiz the second", "Acme");
    again.tap(call, "data-dump");
    again.end(call);
    again.disk(&Ok(()));
    read_rest(&mut again, read);
    assert_eq!(again.model.notebook.all_calls().count(), 5);
    assert_eq!(again.model.notebook.moments(call).len(), 1);
}

#[test]
fn nothing_that_rests_on_the_whole_is_done_before_all_is_read() {
    let (mut play, running) = written();
    play.end(running);
    let dana = play.model.notebook.all_reps().next().unwrap().id;
    let mut again = in_front(&play, Route::Today);
    let before = strands(&again);
    for event in [
        Event::Share(ShareEvent::Wanted(Parcel::Notes(Scope::Everything))),
        Event::Share(ShareEvent::Sent),
        Event::File(FileEvent::AddWanted),
        Event::Trash(TrashEvent::RepThrown(dana)),
        Event::Trash(TrashEvent::Emptied),
        Event::Rep(dana, RepEvent::StageChosen(Stage::Senior)),
        Event::Upkeep(UpkeepEvent::CheckWanted),
    ] {
        assert_eq!(again.send(event.clone()), [], "{event:?}");
    }
    assert_eq!(strands(&again), before);
    assert!(!again.model.can_import());
}

#[test]
fn what_another_tab_tells_meanwhile_is_taken_in_when_all_is_read() {
    let (mut play, running) = written();
    play.end(running);
    let read = strands(&play);
    let mut again = in_front(&play, Route::Today);
    // The other tab throws a call away that is not read here yet.
    let first = play.model.notebook.newest_calls().pop().unwrap().id;
    let effects = play.send(Event::Trash(TrashEvent::CallThrown(first)));
    let told = effects.into_iter().find_map(|effect| match effect {
        Effect::Commit { changes, .. } => Some(changes.to_vec()),
        _ => None,
    });
    let told: Vec<Change> = told.unwrap();
    again.send(Event::World(World::Heard(told)));
    assert!(
        again
            .model
            .notebook
            .call(first)
            .is_none_or(|call| call.trashed.is_none())
    );
    read_rest(&mut again, read);
    assert!(again.model.notebook.call(first).unwrap().trashed.is_some());
}

#[test]
fn a_rest_that_cant_be_read_is_tried_again_and_the_call_goes_on() {
    let (play, call) = written();
    let mut again = in_front(&play, Route::Pad(call));
    let failed = World::Opened(Box::new(Err(StoreError::NoAnswer)));
    let effects = again.send(Event::World(failed));
    assert!(effects.contains(&Effect::OpenLater), "{effects:?}");
    assert_eq!(again.model.startup, Startup::Front);
    again.tap(call, "data-dump");
    assert_eq!(again.model.notebook.moments(call).len(), 3);
    // The front is read once more, and is no news.
    let first = front::of(strands(&play));
    again.send(Event::World(World::FrontRead(first)));
    assert_eq!(again.model.notebook.moments(call).len(), 3);
}

#[test]
fn a_screen_that_rests_on_the_whole_waits_for_it() {
    let (play, call) = written();
    let again = in_front(&play, Route::Today);
    let known = |route| again.model.is_here(route);
    assert!(known(Route::Today) && known(Route::Start) && known(Route::Pad(call)));
    let over = play.model.notebook.newest_calls().pop().unwrap().id;
    for route in [
        Route::Calls,
        Route::Reps,
        Route::Settings,
        Route::Debrief(over),
    ] {
        assert!(!known(route), "{route}");
    }
}

#[test]
fn an_app_that_was_not_left_in_order_is_checked_when_all_is_read() {
    let (play, call) = written();
    let mut again = Play::unopened();
    again.go_on_from(&play);
    again.model.care.upkeep_mut().in_use = true;
    again.send(Event::World(World::FrontRead(front::of(strands(&play)))));
    again.tap(call, "data-dump");
    read_rest(&mut again, strands(&play));
    let checked = &again.model.care.check;
    assert!(matches!(checked, curbside::app::care::Check::Done { .. }));
    let mut fine = in_front(&play, Route::Today);
    fine.tap(call, "data-dump");
    read_rest(&mut fine, strands(&play));
    assert_eq!(fine.model.care.check, curbside::app::care::Check::None);
}

#[test]
fn a_running_call_that_another_phone_threw_away_is_on_the_first_screen() {
    let (mut play, call) = written();
    let now = play.model.now;
    play.model.notebook.call_mut(call).unwrap().trashed = Some(now);
    let again = in_front(&play, Route::Pad(call));
    assert!(again.model.is_here(Route::Pad(call)));
    assert_eq!(again.model.notebook.moments(call).len(), 2);
    let running = today(&again).running;
    assert_eq!(running.len(), 1);
    assert_eq!(running, today(&play).running);
}
