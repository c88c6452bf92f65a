//! Looking for calls on the list: what is found, how it is shown, and that it is found in the notes as
//! they are now.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test may stop

mod support;

use curbside::app::event::{CallsEvent, LotEvent, MomentEvent, RepEvent, TrashEvent, World};
use curbside::app::search::{Index, Query};
use curbside::app::view::calls::{AT_ONCE, CallsView, calls};
use curbside::app::{Event, Route};
use curbside::domain::call::UtcOffset;
use curbside::domain::{Timestamp, sample};
use support::{Play, TEN};

fn look_for(play: &mut Play, words: &str) -> CallsView {
    play.send(Event::World(World::Arrived(Route::Calls)));
    play.send(Event::Calls(CallsEvent::Typed(words.to_owned())));
    calls(&play.model)
}

fn accounts(view: &CallsView) -> Vec<&str> {
    let accounts = view.rows.iter().map(|row| row.account.as_deref());
    accounts.flatten().collect()
}

fn two_calls() -> Play {
    let mut play = Play::new();
    play.whole_call("Dana Ortiz", "Halvorsen Foods");
    play.whole_call("Märta Ek", "Nordlys «Kraft» AS");
    play
}

#[test]
fn all_words_in_any_order_without_case_and_accents_find_a_call() {
    let mut play = two_calls();
    for words in ["marta", "KRAFT nord", "ek brochure", "5th märta"] {
        let found = look_for(&mut play, words);
        assert_eq!(accounts(&found), ["Nordlys «Kraft» AS"], "{words}");
        assert_eq!(found.told, "1 of 2 calls");
    }
    assert_eq!(look_for(&mut play, "plant").rows.len(), 2);
    assert_eq!(look_for(&mut play, "plant elsewhere").rows, []);
    let all = look_for(&mut play, "  ");
    assert_eq!((all.rows.len(), all.told.as_str()), (2, ""));
}

#[test]
fn a_hit_is_marked_in_its_context_and_the_others_are_counted() {
    let mut play = two_calls();
    let found = look_for(&mut play, "dana visit");
    let hit = found.rows[0].hit.as_ref().unwrap();
    let marked: Vec<&str> = hit
        .pieces
        .iter()
        .filter(|piece| piece.is_hit)
        .map(|piece| piece.text.as_str())
        .collect();
    assert_eq!(marked, ["Visit"]);
    let found = look_for(&mut play, "halvorsen");
    assert_eq!(found.rows[0].hit, None, "the row itself shows it");
}

#[test]
fn what_is_looked_for_stays_after_a_look_into_a_call() {
    let mut play = two_calls();
    let found = look_for(&mut play, "halv");
    play.send(Event::Go(found.rows[0].to));
    play.send(Event::World(World::Arrived(Route::Calls)));
    assert_eq!(calls(&play.model).rows, found.rows);
}

/// The index that is kept answers as one that is made of the notes as they are now.
#[test]
fn whatever_was_changed_is_found_as_it_is_now() {
    let mut play = two_calls();
    look_for(&mut play, "halv");
    let (call, rep) = {
        let call = play.model.notebook.newest_calls()[1];
        (call.id, call.rep)
    };
    let moment = play.model.notebook.moments(call)[0].id;
    let events = [
        Event::Moment(
            call,
            MomentEvent::NoteTyped(moment, "He laughed".to_owned()),
        ),
        Event::Lot(call, LotEvent::NextStepTyped("A date in May".to_owned())),
        Event::Rep(rep, RepEvent::Renamed("Ruth Castell".to_owned())),
        Event::Moment(call, MomentEvent::TakenOut(moment)),
        Event::Trash(TrashEvent::CallThrown(call)),
        Event::UndoWanted,
    ];
    for event in events {
        play.send(event.clone());
        play.send(Event::World(World::Arrived(Route::Calls)));
        for words in ["laughed", "may", "ruth", "dana", "halvorsen", "plant"] {
            play.send(Event::Calls(CallsEvent::Typed(words.to_owned())));
            let query = Query::typed(words);
            let kept = play.model.calls.finder.find(&query);
            let fresh = Index::of(&play.model.notebook).find(&query);
            assert_eq!(kept, fresh, "{words} after {event:?}");
        }
    }
}

#[test]
fn of_very_many_calls_some_are_shown_and_more_when_they_are_asked_for() {
    let mut play = Play::new();
    let now = Timestamp::nearest(TEN);
    play.model.notebook = sample::notebook(1, 130, now, UtcOffset::nearest(0));
    play.send(Event::World(World::Arrived(Route::Calls)));
    let first = calls(&play.model);
    let all = play.model.notebook.newest_calls().len();
    assert_eq!((first.rows.len(), first.left), (AT_ONCE, all - AT_ONCE));
    play.send(Event::Calls(CallsEvent::MoreWanted));
    assert_eq!(calls(&play.model).rows.len(), 2 * AT_ONCE);
    play.send(Event::Calls(CallsEvent::Typed("the".to_owned())));
    assert!(calls(&play.model).rows.len() <= AT_ONCE);
}
