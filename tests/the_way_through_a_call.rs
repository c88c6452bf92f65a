//! The app as a person meets it, without a browser: what each step does and what it never does.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test may stop

mod support;

use curbside::app::effect::History;
use curbside::app::event::{
    DebriefEvent, DebriefStep, LotEvent, MomentEvent, PadEvent, StartEvent, Tap, World,
};
use curbside::app::view::debrief::Screen;
use curbside::app::view::pad::NetView;
use curbside::app::view::{call, debrief, lot, pad, start, today};
use curbside::app::{Effect, Event, Route};
use curbside::domain::{Elapsed, NetMove, Outcome, Phase, RepView, Timing, What};
use curbside::wire::{Change, Key};
use support::{Play, key};

#[test]
fn a_known_rep_is_two_taps_from_a_running_pad() {
    let mut play = Play::new();
    play.whole_call("Dana Ortiz", "Halvorsen Foods");
    play.send(Event::Go(Route::Start));
    let rep = start::start(&play.model).reps[0].id;
    let effects = play.send(Event::Start(StartEvent::RepChosen(rep)));
    assert!(matches!(play.model.route, Route::Pad(_)));
    assert!(matches!(
        effects[..],
        [Effect::Commit { .. }, Effect::Show(_, History::Replace)]
    ));
}

#[test]
fn a_rep_without_a_name_is_asked_for_one() {
    let mut play = Play::new();
    play.send(Event::Start(StartEvent::NewRepTyped("   ".to_owned())));
    assert!(
        play.send(Event::Start(StartEvent::NewRepStarted))
            .is_empty()
    );
    assert!(
        start::start(&play.model)
            .problem
            .is_some_and(|words| words.contains("name"))
    );
    assert!(play.model.notebook.is_empty());
}

#[test]
fn undo_takes_the_newest_moment_back_from_the_disk_too() {
    let mut play = Play::new();
    let id = play.start("Dana", "");
    play.tap(id, "buying-sign");
    play.tap(id, "data-dump");
    let newest = play.model.notebook.moments(id)[1].id;
    let effects = play.send(Event::Pad(id, PadEvent::Undone));
    let changes = changes(&effects[0]).unwrap();
    let taken = |one: &&Change| one.key == Key::Moment(id, newest);
    let trace = changes.iter().find(taken).unwrap().to.clone().unwrap();
    assert!(trace.shown.record().is_none());
    assert!(
        changes.iter().any(|one| one.key == Key::Steps(id)),
        "what is left to undo is in the same write"
    );
    assert_eq!(pad::pad(&play.model, id).unwrap().tape.len(), 1);
}

#[test]
fn a_behaviour_is_set_back_by_its_lead_time_but_never_before_the_call() {
    let mut play = Play::new();
    let id = play.start("Dana", "");
    play.tap(id, "data-dump");
    assert_eq!(play.model.notebook.moments(id)[0].at, Elapsed(0));
    play.wait(60);
    play.tap(id, "data-dump");
    let notebook = &play.model.notebook;
    let length = notebook.length(notebook.call(id).unwrap(), play.model.now);
    assert_eq!(
        play.model.notebook.moments(id)[1].at,
        length.less(Elapsed::seconds(15))
    );
}

#[test]
fn a_clock_set_back_in_a_call_keeps_the_order_and_loses_nothing() {
    let mut play = Play::new();
    let id = play.start("Dana", "");
    play.wait(600);
    play.net(id, NetMove::Held);
    play.wait(-86_400);
    play.net(id, NetMove::Redirected);
    play.end(id);
    let moments = play.model.notebook.timeline(id);
    assert_eq!(moments[0].what, What::Net(NetMove::Held));
    assert_eq!(moments[1].what, What::Net(NetMove::Redirected));
    let call = play.model.notebook.call(id).unwrap();
    assert!(call.length(&[], play.model.now) >= moments[1].at);
}

#[test]
fn the_pad_shows_how_long_the_manager_has_had_the_call() {
    let mut play = Play::new();
    let id = play.start("Dana", "");
    play.net(id, NetMove::TookOver);
    play.wait(41);
    play.send(Event::World(World::Tick));
    let lasting = "0:42".to_owned();
    assert_eq!(
        pad::pad(&play.model, id).unwrap().net,
        NetView::TakenOver { lasting }
    );
    play.net(id, NetMove::HandedBack);
    assert_eq!(pad::pad(&play.model, id).unwrap().net, NetView::Ready);
}

#[test]
fn an_end_that_came_too_early_is_taken_back() {
    let mut play = Play::new();
    let id = play.start("Dana", "");
    play.end(id);
    assert_eq!(play.model.route, Route::Lot(id));
    assert!(lot::lot(&play.model, id).unwrap().can_go_on);
    play.send(Event::Lot(id, LotEvent::WentOn));
    assert_eq!(play.model.route, Route::Pad(id));
    assert!(pad::pad(&play.model, id).is_some());
}

#[test]
fn a_star_is_named_in_the_lot_with_its_neighbours_as_a_reminder() {
    let mut play = Play::new();
    let id = play.start("Dana", "");
    play.wait(30);
    play.net(id, NetMove::Held);
    play.send(Event::Pad(id, PadEvent::Tapped(Tap::Star)));
    play.end(id);
    let to_name = lot::lot(&play.model, id).unwrap().to_name;
    assert_eq!(to_name.len(), 1);
    assert!(
        to_name[0]
            .before
            .as_ref()
            .is_some_and(|before| before.contains("Urge, held"))
    );
    play.send(Event::Moment(
        id,
        MomentEvent::Named(to_name[0].moment, key("lost-control")),
    ));
    assert!(lot::lot(&play.model, id).unwrap().to_name.is_empty());
}

#[test]
fn a_moment_that_is_added_afterwards_stays_marked_as_approximate() {
    let mut play = Play::new();
    let id = play.whole_call("Dana", "");
    let added = play.model.notebook.timeline(id).into_iter().last().unwrap();
    assert_eq!(added.timing, Timing::Approximate);
    let view = call::call(&play.model, id).unwrap();
    assert!(
        view.moments
            .iter()
            .any(|line| line.time.starts_with("about "))
    );
}

#[test]
fn the_managers_moments_are_hidden_until_the_rep_has_spoken() {
    let mut play = Play::new();
    let id = play.start("Dana Ortiz", "");
    play.tap(id, "data-dump");
    play.end(id);
    play.send(Event::Go(Route::Debrief(id)));
    play.debrief(id, DebriefEvent::StepChosen(DebriefStep::Replay));
    let hidden = debrief::debrief(&play.model, id).unwrap();
    assert!(
        matches!(hidden.screen, Screen::RepView(_)),
        "asking for the replay doesn't open it"
    );
    play.debrief(id, DebriefEvent::WentWellTyped("The opening".to_owned()));
    play.debrief(id, DebriefEvent::RepSpoke);
    let open = debrief::debrief(&play.model, id).unwrap();
    assert!(matches!(open.screen, Screen::Replay(replay) if replay.card.is_some()));
}

#[test]
fn passing_the_rep_over_is_possible_and_recorded() {
    let mut play = Play::new();
    let id = play.start("Dana", "");
    play.end(id);
    play.debrief(
        id,
        DebriefEvent::FeltTyped("typed by the manager".to_owned()),
    );
    play.debrief(id, DebriefEvent::RepSkipped);
    let view = &play
        .model
        .notebook
        .call(id)
        .unwrap()
        .debrief()
        .unwrap()
        .rep_view;
    assert_eq!(*view, RepView::Skipped);
}

#[test]
fn a_debrief_that_was_left_goes_on_where_it_was() {
    let mut play = Play::new();
    let id = play.start("Dana", "");
    play.end(id);
    play.debrief(id, DebriefEvent::FeltTyped("Rushed".to_owned()));
    play.send(Event::Go(Route::Today));
    let due = today::today(&play.model).due;
    assert_eq!(due[0].to, Route::Debrief(id));
    play.send(Event::Go(Route::Debrief(id)));
    let Screen::RepView(view) = debrief::debrief(&play.model, id).unwrap().screen else {
        panic!("it goes on with the rep's view");
    };
    assert_eq!(view.felt, "Rushed");
}

#[test]
fn taking_a_moment_out_takes_what_was_said_of_it_along() {
    let mut play = Play::new();
    let id = play.whole_call("Dana", "");
    let turned = play
        .model
        .notebook
        .call(id)
        .unwrap()
        .debrief()
        .unwrap()
        .turning_point
        .unwrap();
    play.send(Event::Moment(id, MomentEvent::TakenOut(turned)));
    let debrief = play.model.notebook.call(id).unwrap().debrief().unwrap();
    assert_eq!(debrief.turning_point, None);
    assert!(debrief.replay.is_empty());
}

#[test]
fn a_finished_call_can_be_marked_later() {
    let mut play = Play::new();
    let id = play.whole_call("Dana", "");
    play.send(Event::Lot(id, LotEvent::OutcomeMarked(Outcome::Order)));
    let call = play.model.notebook.call(id).unwrap();
    assert!(matches!(
        call.phase,
        Phase::Debriefed {
            outcome: Some(Outcome::Order),
            ..
        }
    ));
}

fn changes(effect: &Effect) -> Option<&[Change]> {
    match effect {
        Effect::Commit { changes, .. } => Some(changes),
        _ => None,
    }
}
