//! Looking for calls on the list: what is found, how it is shown, and that it is found in the notes as
//! they are now.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test may stop

mod support;

use curbside::app::event::{CallsEvent, LotEvent, MomentEvent, RepEvent, TrashEvent, World};
use curbside::app::pick::{Choice, Waits};
use curbside::app::search::marked::Piece;
use curbside::app::search::{Index, Query};
use curbside::app::view::calls::{self, CallRow, Hit};
use curbside::app::window::{Pace, Sight, Window};
use curbside::app::{Event, Route};
use curbside::domain::call::UtcOffset;
use curbside::domain::{CallId, Timestamp, sample};
use support::{Play, TEN, call_rows};

fn look_for(play: &mut Play, words: &str) -> Vec<CallRow> {
    play.send(Event::World(World::Arrived(Route::Calls)));
    play.send(Event::Calls(CallsEvent::Typed(words.to_owned())));
    call_rows(&play.model)
}

fn hit(play: &Play) -> Hit {
    let first = calls::list(&play.model).calls[0];
    calls::hit_of(&play.model, first).unwrap()
}

fn told(play: &Play) -> String {
    calls::list(&play.model).told
}

fn accounts(rows: &[CallRow]) -> Vec<&str> {
    let accounts = rows.iter().map(|row| row.account.as_deref());
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
        assert_eq!(told(&play), "1 of 2 calls");
    }
    assert_eq!(look_for(&mut play, "plant").len(), 2);
    assert_eq!(look_for(&mut play, "plant elsewhere"), []);
    let all = look_for(&mut play, "  ");
    assert_eq!((all.len(), told(&play).as_str()), (2, "2 calls"));
}

#[test]
fn a_hit_is_marked_in_its_context_and_the_others_are_counted() {
    let mut play = two_calls();
    look_for(&mut play, "dana visit");
    let hit = hit(&play);
    assert_eq!(marked(&hit.pieces), ["Visit"]);
    assert_eq!(marked(hit.rep.as_deref().unwrap()), ["Dana"]);
    assert_eq!(hit.account, None);
}

#[test]
fn a_call_with_the_words_in_its_names_alone_shows_how_its_notes_begin() {
    let mut play = two_calls();
    look_for(&mut play, "halvorsen");
    let hit = hit(&play);
    assert_eq!(marked(hit.account.as_deref().unwrap()), ["Halvorsen"]);
    assert_eq!(hit.pieces.len(), 1);
    assert!(!hit.pieces[0].is_hit);
}

fn marked(pieces: &[Piece]) -> Vec<&str> {
    let hits = pieces.iter().filter(|piece| piece.is_hit);
    hits.map(|piece| piece.text.as_str()).collect()
}

#[test]
fn what_is_looked_for_stays_after_a_look_into_a_call() {
    let mut play = two_calls();
    let found = look_for(&mut play, "halv");
    play.send(Event::Go(found[0].to));
    play.send(Event::World(World::Arrived(Route::Calls)));
    assert_eq!(call_rows(&play.model), found);
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
            let kept = play.model.calls.finder.find(&query).calls();
            let fresh = Index::of(&play.model.notebook).find(&query).calls();
            assert_eq!(kept, fresh, "{words} after {event:?}");
        }
    }
}

fn many() -> Play {
    let mut play = Play::new();
    let now = Timestamp::nearest(TEN);
    play.model.notebook = sample::notebook(1, 130, now, UtcOffset::nearest(0));
    play.send(Event::World(World::Arrived(Route::Calls)));
    play
}

fn choose(play: &mut Play, choice: Choice) {
    play.send(Event::Calls(CallsEvent::Chosen(choice)));
}

#[test]
fn filters_and_words_narrow_the_list_together_and_one_tap_leads_back() {
    let mut play = many();
    let all = calls::list(&play.model).calls.len();
    let rep = play.model.notebook.newest_calls()[0].rep;
    choose(&mut play, Choice::Rep(Some(rep)));
    let of_rep = calls::list(&play.model);
    assert!(of_rep.calls.len() < all);
    assert_eq!(
        of_rep.told,
        format!("{} of {all} calls", of_rep.calls.len())
    );
    let name = play
        .model
        .notebook
        .rep(rep)
        .unwrap()
        .name
        .as_str()
        .to_owned();
    assert_eq!(of_rep.chosen, name);

    play.send(Event::Calls(CallsEvent::Typed("price".to_owned())));
    let both = calls::list(&play.model).calls;
    choose(&mut play, Choice::Rep(None));
    let of_words = calls::list(&play.model).calls;
    let is_in_both = |call: &CallId| of_rep.calls.contains(call);
    let expected: Vec<CallId> = of_words.into_iter().filter(is_in_both).collect();
    assert_eq!(both, expected);
    assert!(!both.is_empty() && both.len() < of_rep.calls.len());

    choose(&mut play, Choice::Waits(Some(Waits::ToDebrief)));
    play.send(Event::Calls(CallsEvent::Cleared));
    let list = calls::list(&play.model);
    assert_eq!((list.calls.len(), list.is_narrowed()), (all, false));
}

#[test]
fn each_option_says_how_many_calls_it_would_show() {
    let mut play = many();
    for filter in calls::filters(&play.model) {
        for option in &filter.options {
            choose(&mut play, option.choice.clone());
            let shown = calls::list(&play.model).calls.len();
            assert_eq!(option.calls.unwrap_or(shown), shown, "{}", option.label());
            let filters = calls::filters(&play.model);
            let label = filters.iter().find(|other| other.label == filter.label);
            let set = label.map(|label| &label.options[label.set].choice);
            assert_eq!(set, Some(&option.choice));
        }
        choose(&mut play, filter.options[0].choice.clone());
    }
}

#[test]
fn what_is_set_can_be_seen_though_it_shows_nothing() {
    let mut play = many();
    let rep = play.model.notebook.newest_calls()[0].rep;
    choose(&mut play, Choice::Rep(Some(rep)));
    play.send(Event::Calls(CallsEvent::Typed("nowhere".to_owned())));
    let list = calls::list(&play.model);
    let reps = &calls::filters(&play.model)[0];
    assert!(list.calls.is_empty());
    assert_eq!(reps.options[reps.set].calls, Some(0));
}

#[test]
fn rows_are_drawn_in_a_hurry_while_letters_come_and_the_list_flies_by() {
    let mut play = many();
    let send = |play: &mut Play, event| {
        play.send(Event::Calls(event));
        play.model.calls.pace
    };
    let sight = |top| Sight {
        top,
        ..Sight::default()
    };
    let typed = CallsEvent::Typed("price".to_owned());
    assert_eq!(send(&mut play, typed), Pace::Hurried);
    for pace in [Pace::InView, Pace::Around, Pace::Calm, Pace::Calm] {
        assert_eq!(send(&mut play, CallsEvent::Settled), pace, "step by step");
    }
    assert_eq!(send(&mut play, CallsEvent::Scrolled(sight(60))), Pace::Calm);
    let far = CallsEvent::Scrolled(sight(5_000));
    assert_eq!(send(&mut play, far), Pace::Hurried);
    assert_eq!(send(&mut play, CallsEvent::Settled), Pace::InView);
    assert_eq!(send(&mut play, CallsEvent::Cleared), Pace::Hurried);
}

#[test]
fn the_list_is_left_at_its_place_for_a_look_into_a_call() {
    let mut play = many();
    let sight = Sight {
        top: 4_000,
        ..Sight::default()
    };
    play.send(Event::Calls(CallsEvent::Scrolled(sight)));
    let call = play.model.notebook.newest_calls()[50].id;
    play.send(Event::Go(Route::Call(call)));
    play.send(Event::World(World::Arrived(Route::Calls)));
    assert_eq!(play.model.calls.sight, sight);
    let rows = Window::of(130, sight, Pace::Calm).rows;
    assert!(rows.contains(&50) && rows.len() < 40);
}
