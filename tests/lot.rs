//! The parking lot: naming what was marked, adding what was missed, and what the call came to.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test may stop

mod support;

use curbside::app::Event;
use curbside::app::event::{About, LotEvent, MomentEvent, PadEvent, Tap};
use curbside::app::view::call::call;
use curbside::app::view::footing::footing;
use curbside::app::view::lot::{LotView, lot, tape};
use curbside::domain::{CallId, Elapsed, Outcome, Sharing, Speaker, Timing, Zone};
use support::{Play, key};

fn over(play: &mut Play, taps: &[Tap]) -> CallId {
    let id = play.start("Dana Ortiz", "");
    for tap in taps {
        play.wait(60);
        play.send(Event::Pad(id, PadEvent::Tapped(tap.clone())));
    }
    play.wait(60);
    play.end(id);
    id
}

fn view(play: &Play, id: CallId) -> LotView {
    lot(&play.model, id).expect("a call that is over")
}

#[test]
fn what_was_hit_without_a_look_is_named_among_what_it_leans_to() {
    let mut play = Play::new();
    let taps = [
        Tap::Zone(Zone::WentWell),
        Tap::Zone(Zone::Missed),
        Tap::Star,
    ];
    let id = over(&mut play, &taps);
    let lot = view(&play, id);
    let labels: Vec<&str> = lot.to_name.iter().map(|one| one.label.as_str()).collect();
    assert!(
        labels[0].starts_with("Name what went well at 1:0"),
        "{labels:?}"
    );
    assert!(
        labels[1].starts_with("Name what was missed at"),
        "{labels:?}"
    );
    assert!(labels[2].starts_with("Name the star at"), "{labels:?}");
    let first = |at: usize| lot.offered(lot.to_name[at].leaning)[0].1.clone();
    assert_ne!(first(0), first(1));
    assert_eq!(
        lot.offered(lot.to_name[0].leaning).len(),
        lot.behaviours.len()
    );
    assert_eq!(lot.to_name[1].before.as_deref(), Some("Went well at 1:02"));
}

#[test]
fn a_name_may_be_left_open_and_the_others_stay_in_their_order() {
    let mut play = Play::new();
    let id = over(&mut play, &[Tap::Star, Tap::Star]);
    let [first, second] = [0, 1].map(|at| view(&play, id).to_name[at].moment);
    play.send(Event::Moment(
        id,
        MomentEvent::Named(second, key("data-dump")),
    ));
    let left = view(&play, id).to_name;
    assert_eq!((left.len(), left[0].moment), (1, first));
}

#[test]
fn a_moment_added_at_a_minute_of_the_rope_is_approximate_for_good() {
    let mut play = Play::new();
    let id = over(&mut play, &[Tap::Star]);
    let minute = About::At(Elapsed::seconds(35));
    play.send(Event::Lot(id, LotEvent::Added(key("data-dump"), minute)));
    let added = play.model.notebook.timeline(id)[0].clone();
    assert_eq!(added.at, Elapsed::seconds(35));
    play.send(Event::Moment(id, MomentEvent::Retimed(added.id, 5)));
    play.send(Event::Moment(
        id,
        MomentEvent::Named(added.id, key("open-question")),
    ));
    let moment = play.model.notebook.moment(id, added.id).unwrap();
    assert_eq!(moment.timing, Timing::Approximate);
    let lines = tape(&play.model, id).unwrap().lines;
    assert_eq!(lines[0].time, "about 0:40");
}

#[test]
fn a_place_behind_the_end_is_the_end() {
    let mut play = Play::new();
    let id = over(&mut play, &[Tap::Star]);
    let late = About::At(Elapsed::seconds(9_000));
    play.send(Event::Lot(id, LotEvent::Added(key("data-dump"), late)));
    let notebook = &play.model.notebook;
    let length = notebook.length(notebook.call(id).unwrap(), play.model.now);
    assert_eq!(play.model.notebook.last_at(id), length);
}

#[test]
fn an_advance_without_a_concrete_step_says_that_it_is_a_continuation() {
    let mut play = Play::new();
    let id = over(&mut play, &[]);
    assert!(!view(&play, id).asks_next_step);
    play.send(Event::Lot(id, LotEvent::OutcomeMarked(Outcome::Advance)));
    let lot = view(&play, id);
    assert_eq!(
        lot.outcome,
        Some(Outcome::Advance),
        "it stays as it was marked"
    );
    assert!(lot.asks_next_step && lot.comes_to.contains("Continuation"));
    let outcome = |play: &Play| call(&play.model, id).unwrap().head.outcome;
    assert_eq!(outcome(&play), Some(Outcome::Continuation));
    let step = "Visit the plant on the 5th".to_owned();
    play.send(Event::Lot(id, LotEvent::NextStepTyped(step)));
    assert_eq!(view(&play, id).comes_to, "");
    assert_eq!(outcome(&play), Some(Outcome::Advance));
}

#[test]
fn a_note_on_the_call_is_private_until_it_is_shared() {
    let mut play = Play::new();
    let id = over(&mut play, &[]);
    play.send(Event::Lot(
        id,
        LotEvent::NoteTyped("Tired today".to_owned()),
    ));
    let lot = view(&play, id);
    assert_eq!(
        (lot.note.as_str(), lot.sharing),
        ("Tired today", Sharing::Private)
    );
    play.send(Event::Lot(id, LotEvent::NoteShared(Sharing::WithRep)));
    assert_eq!(view(&play, id).sharing, Sharing::WithRep);
}

#[test]
fn who_was_talking_is_neither_counted_nor_a_neighbour() {
    let mut play = Play::new();
    let id = over(&mut play, &[Tap::Speaking(Speaker::Rep), Tap::Star]);
    let lot = view(&play, id);
    assert!(lot.line.ends_with("1 moment"), "{}", lot.line);
    assert_eq!(lot.to_name[0].before, None);
}

#[test]
fn what_is_typed_leaves_the_lines_alone_and_a_moment_that_changes_does_not() {
    let mut play = Play::new();
    let id = over(&mut play, &[Tap::Star]);
    play.disk(&Ok(()));
    let before = footing(&play.model, id);
    play.send(Event::Lot(id, LotEvent::NoteTyped("T".to_owned())));
    assert_eq!(footing(&play.model, id), before);
    let star = play.model.notebook.moments(id)[0].id;
    play.send(Event::Moment(id, MomentEvent::Retimed(star, 5)));
    assert_ne!(footing(&play.model, id), before);
    let unsaved = footing(&play.model, id);
    play.disk(&Ok(()));
    assert_ne!(footing(&play.model, id), unsaved, "it is on the disk now");
}
