//! The search reads the calls a slice at a time, the newest first, and only while their list is open.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test may stop

mod support;

use std::collections::BTreeSet;

use curbside::app::event::{CallsEvent, Opening, TrashEvent, World};
use curbside::app::search::{Finder, Query};
use curbside::app::view::calls;
use curbside::app::{Desk, Effect, Event, Model, Route, Stamp};
use curbside::domain::call::UtcOffset;
use curbside::domain::{Call, CallId, Name, Notebook, Rep, Timestamp, sample};
use support::{Play, TEN};
use uuid::Uuid;

fn made_up(calls: usize) -> Notebook {
    sample::notebook(1, calls, Timestamp::nearest(TEN), UtcOffset::nearest(0))
}

fn find(finder: &Finder, words: &str) -> BTreeSet<CallId> {
    finder.find(&Query::typed(words)).calls()
}

/// A finder that has read all of a notebook.
fn over(notebook: &mut Notebook) -> Finder {
    let mut finder = Finder::default();
    finder.keep_up(notebook);
    finder.read_on(notebook, usize::MAX);
    finder
}

fn of_rep(notebook: &Notebook, rep: &Rep) -> BTreeSet<CallId> {
    let calls = notebook.all_calls().filter(|call| call.rep == rep.id);
    calls.map(|call| call.id).collect()
}

#[test]
fn the_newest_calls_are_read_first() {
    let mut notebook = made_up(100);
    let mut finder = Finder::default();
    finder.keep_up(&mut notebook);
    assert_eq!((finder.left(), find(&finder, "").len()), (100, 0));
    finder.read_on(&notebook, 10);
    assert_eq!(finder.left(), 90);
    let mut newest: Vec<&Call> = notebook.all_calls().collect();
    newest.sort_by_key(|call| (call.when(), call.id));
    let newest = newest.iter().rev().take(10).map(|call| call.id);
    assert_eq!(find(&finder, ""), newest.collect());
}

#[test]
fn a_few_calls_are_read_at_once() {
    let mut notebook = made_up(Finder::AT_ONCE);
    let mut finder = Finder::default();
    finder.keep_up(&mut notebook);
    assert_eq!(finder.left(), 0);
    assert_eq!(find(&finder, "").len(), Finder::AT_ONCE);
}

#[test]
fn a_renamed_rep_is_found_by_the_new_name_alone() {
    let mut notebook = made_up(400);
    let mut finder = over(&mut notebook);
    let by_calls = |rep: &&Rep| of_rep(&notebook, rep).len();
    let rep = notebook.reps().max_by_key(by_calls).unwrap().clone();
    let old = rep.name.as_str().to_owned();
    let name = Name::new("Xanthippe").unwrap();
    let all = of_rep(&notebook, &rep);
    notebook.put_rep(Rep { name, ..rep });
    finder.keep_up(&mut notebook);
    assert_eq!(finder.left(), all.len());
    let is_of_rep = |found: BTreeSet<CallId>| found.iter().any(|call| all.contains(call));
    assert!(!is_of_rep(find(&finder, &old)), "not even while it is read");
    finder.read_on(&notebook, usize::MAX);
    assert_eq!(find(&finder, "xanth"), all);
    assert!(!is_of_rep(find(&finder, &old)));
}

#[test]
fn a_call_that_is_taken_out_is_not_found_and_found_again_when_it_is_back() {
    let mut notebook = made_up(100);
    let mut finder = over(&mut notebook);
    let id = notebook.newest_calls()[50].id;
    let call = notebook.take_call(id).unwrap();
    finder.keep_up(&mut notebook);
    assert!(!find(&finder, "").contains(&id));
    assert_eq!((finder.left(), find(&finder, "").len()), (0, 99));
    notebook.put_call(call);
    finder.keep_up(&mut notebook);
    assert_eq!(find(&finder, "").len(), 100);
}

#[test]
fn however_often_a_call_changes_the_others_are_still_found() {
    let mut notebook = made_up(100);
    let mut finder = over(&mut notebook);
    let id = notebook.newest_calls()[0].id;
    for _ in 0..1_000 {
        notebook.call_mut(id);
        finder.keep_up(&mut notebook);
        assert_eq!(find(&finder, "").len() + finder.left(), 100);
    }
}

#[test]
fn a_copy_in_the_place_of_a_notebook_is_read_as_a_whole() {
    let mut notebook = made_up(60);
    let mut finder = over(&mut notebook);
    let mut before = notebook.clone();
    let id = notebook.newest_calls()[0].id;
    notebook.take_call(id);
    finder.keep_up(&mut notebook);
    finder.keep_up(&mut before);
    finder.read_on(&before, usize::MAX);
    assert!(find(&finder, "").contains(&id));
}

/// A desk with more calls than two slices, all here.
fn desk(calls: usize) -> Desk {
    let mut model = Play::new().model;
    model.notebook = made_up(calls);
    Desk::new(model)
}

fn send(desk: &mut Desk, event: Event) -> Vec<Effect> {
    let stamp = Stamp {
        now: Timestamp::nearest(TEN),
        zone: UtcOffset::nearest(0),
        id: Uuid::from_u128(1),
    };
    desk.update(stamp, event)
}

fn arrive(desk: &mut Desk, route: Route) -> Vec<Effect> {
    send(desk, Event::World(World::Arrived(route)))
}

/// The browser has had its turn; answers whether another is asked for.
fn turn(desk: &mut Desk) -> bool {
    let asked = send(desk, Event::World(World::ReadOnDue));
    asked.contains(&Effect::ReadOn)
}

fn left(desk: &Desk) -> usize {
    desk.shown().calls.finder.left()
}

#[test]
fn all_is_read_slice_by_slice_before_anything_is_typed() {
    let mut desk = desk(1_200);
    assert!(arrive(&mut desk, Route::Calls).contains(&Effect::ReadOn));
    let revision = desk.shown().revision;
    let mut slices = 1;
    while turn(&mut desk) {
        slices += 1;
    }
    assert_eq!((slices, left(&desk)), (12, 0));
    assert_eq!(desk.shown().revision, revision, "the notes are the same");
    assert!(!arrive(&mut desk, Route::Calls).contains(&Effect::ReadOn));
}

#[test]
fn nothing_is_read_while_another_screen_is_shown() {
    let mut desk = desk(600);
    arrive(&mut desk, Route::Today);
    assert!(!turn(&mut desk));
    assert_eq!(find(&desk.shown().calls.finder, "").len(), 0);
    arrive(&mut desk, Route::Calls);
    assert!(turn(&mut desk));
    let before = left(&desk);
    assert!(before > 0);
    arrive(&mut desk, Route::Mirror);
    assert!(!turn(&mut desk));
    assert_eq!(left(&desk), before);
    assert!(arrive(&mut desk, Route::Calls).contains(&Effect::ReadOn));
    while turn(&mut desk) {}
    assert_eq!(left(&desk), 0);
}

#[test]
fn what_is_found_so_far_is_shown_and_said_to_be_so() {
    let mut desk = desk(600);
    let all = desk.shown().notebook.newest_calls().len();
    arrive(&mut desk, Route::Calls);
    let unread = calls::footing(desk.shown());
    turn(&mut desk);
    let listed = calls::list(desk.shown());
    assert_eq!(
        calls::footing(desk.shown()),
        unread,
        "nothing is looked for"
    );
    assert_eq!((listed.calls.len(), listed.is_looking), (all, false));

    send(&mut desk, Event::Calls(CallsEvent::Typed("e".to_owned())));
    let some = calls::list(desk.shown());
    let footing = calls::footing(desk.shown());
    assert!(some.is_looking && !some.calls.is_empty());
    assert!(some.told.ends_with(" calls so far"), "{}", some.told);
    turn(&mut desk);
    let later = calls::footing(desk.shown());
    assert_eq!(later, footing, "few more were read");
    while turn(&mut desk) {}
    assert_ne!(calls::footing(desk.shown()), footing);
    let whole = calls::list(desk.shown());
    assert!(whole.calls.len() > some.calls.len() && !whole.is_looking);
    assert!(whole.told.ends_with(" calls"));
}

#[test]
fn the_list_is_shown_anew_each_time_that_some_thousand_calls_were_read() {
    let mut desk = desk(6_000);
    arrive(&mut desk, Route::Calls);
    send(&mut desk, Event::Calls(CallsEvent::Typed("e".to_owned())));
    let mut shown = vec![calls::footing(desk.shown())];
    while turn(&mut desk) {
        let footing = calls::footing(desk.shown());
        if shown.last() != Some(&footing) {
            shown.push(footing);
        }
    }
    assert_eq!(shown.len(), 3);
    assert_ne!(
        shown.last(),
        Some(&calls::footing(desk.shown())),
        "at the end once more"
    );
}

#[test]
fn a_call_thrown_away_meanwhile_is_found_by_no_one() {
    let mut desk = desk(600);
    arrive(&mut desk, Route::Calls);
    send(&mut desk, Event::Calls(CallsEvent::Typed("e".to_owned())));
    turn(&mut desk);
    let call = calls::list(desk.shown()).calls[0];
    send(&mut desk, Event::Trash(TrashEvent::CallThrown(call)));
    while turn(&mut desk) {}
    assert!(!calls::list(desk.shown()).calls.contains(&call));
    send(&mut desk, Event::Trash(TrashEvent::Emptied));
    assert!(!find(&desk.shown().calls.finder, "").contains(&call));
    send(&mut desk, Event::UndoWanted);
    assert!(find(&desk.shown().calls.finder, "").contains(&call));
}

#[test]
fn nothing_is_read_before_all_calls_are_here() {
    let now = Timestamp::nearest(TEN);
    let mut desk = Desk::new(Model::new(now, UtcOffset::nearest(0), Route::Calls));
    let mut strands: Vec<_> = made_up(60).strands().collect();
    let rest = strands.split_off(strands.len() / 2);
    let front = send(&mut desk, Event::World(World::FrontRead(strands)));
    let part = send(&mut desk, Event::World(World::PartRead(rest)));
    assert!(!front.contains(&Effect::ReadOn) && !part.contains(&Effect::ReadOn));
    assert!(!turn(&mut desk));
    assert_eq!(find(&desk.shown().calls.finder, "").len(), 0);
    let opening = Opening {
        strands: vec![],
        damaged: vec![],
        mark: Some(Uuid::nil().into()),
        canary: Some(Uuid::nil().into()),
    };
    let opened = Event::World(World::Opened(Box::new(Ok(opening))));
    assert!(send(&mut desk, opened).contains(&Effect::ReadOn));
    while turn(&mut desk) {}
    assert_eq!(find(&desk.shown().calls.finder, "").len(), 60);
}

#[test]
fn made_up_calls_are_read_while_they_are_shown_and_the_own_ones_wait() {
    let mut desk = desk(600);
    arrive(&mut desk, Route::Calls);
    turn(&mut desk);
    let before = left(&desk);
    send(&mut desk, Event::SampleWanted);
    arrive(&mut desk, Route::Today);
    assert!(
        !turn(&mut desk),
        "a turn that was asked for by the own ones"
    );
    assert!(!send(&mut desk, Event::World(World::Tick)).contains(&Effect::ReadOn));
    assert!(arrive(&mut desk, Route::Calls).contains(&Effect::ReadOn));
    assert!(!turn(&mut desk));
    assert_eq!(find(&desk.shown().calls.finder, "").len(), sample::FEW);
    assert_eq!(desk.own().calls.finder.left(), before);
    send(&mut desk, Event::SampleLeft);
    assert!(arrive(&mut desk, Route::Calls).contains(&Effect::ReadOn));
    while turn(&mut desk) {}
    assert_eq!(left(&desk), 0);
}
