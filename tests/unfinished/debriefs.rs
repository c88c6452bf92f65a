//! A debrief in which the app was closed is offered, and goes on where it was.

use curbside::app::event::{DebriefEvent, DebriefStep, DraftEvent, StartEvent};
use curbside::app::view::{debrief, notices, today};
use curbside::app::{Effect, Event, Route};
use curbside::domain::DraftOf;

use crate::support::Play;
use crate::{go_on, in_a_debrief, killed, offered};

#[test]
fn a_debrief_in_which_the_app_was_closed_is_offered_and_goes_on_where_it_was() {
    let mut play = Play::new();
    let id = in_a_debrief(&mut play);
    play.debrief(id, DebriefEvent::RepSpoke);
    let second = play.model.notebook.timeline(id)[1].id;
    play.debrief(id, DebriefEvent::MomentShown(second));
    play.wait(720);
    let mut play = killed(&play);
    let view = today::today(&play.model);
    assert_eq!(view.due, [], "it isn't listed twice");
    let [offer] = &view.offers[..] else {
        panic!("{:?}", view.offers);
    };
    assert_eq!(offer.ask, "You were in the middle of a debrief. Go on?");
    assert_eq!(offer.who, "Dana Ortiz");
    assert_eq!(offer.account.as_deref(), Some("Halvorsen Foods"));
    assert_eq!(offer.line, "At the replay. Left 12 min ago");
    go_on(&mut play);
    assert_eq!(play.model.route, Route::Debrief(id));
    assert_eq!(play.model.debrief.step, DebriefStep::Replay);
    assert_eq!(play.model.debrief.moment, Some(second));
    assert!(debrief::debrief(&play.model, id).is_some());
}

#[test]
fn a_step_of_a_debrief_on_which_nothing_was_said_is_come_back_to_as_well() {
    let mut play = Play::new();
    let id = in_a_debrief(&mut play);
    play.debrief(id, DebriefEvent::RepSpoke);
    play.debrief(id, DebriefEvent::StepChosen(DebriefStep::NextTime));
    let mut play = killed(&play);
    go_on(&mut play);
    assert_eq!(play.model.debrief.step, DebriefStep::NextTime);
}

#[test]
fn the_offer_never_leads_past_the_reps_word() {
    let mut play = Play::new();
    let id = in_a_debrief(&mut play);
    play.debrief(id, DebriefEvent::StepChosen(DebriefStep::Next));
    let mut play = killed(&play);
    go_on(&mut play);
    let screen = debrief::debrief(&play.model, id).unwrap().screen;
    assert!(matches!(screen, debrief::Screen::RepView(_)));
}

#[test]
fn a_debrief_that_is_due_or_left_or_done_is_not_offered() {
    let mut play = Play::new();
    let due = play.start("Marcus Lee", "");
    play.end(due);
    let left = in_a_debrief(&mut play);
    play.send(Event::Go(Route::Today));
    assert_eq!(offered(&killed(&play)), []);
    assert_eq!(today::today(&killed(&play).model).due.len(), 2);
    play.send(Event::Go(Route::Debrief(left)));
    play.debrief(left, DebriefEvent::RepSkipped);
    play.debrief(left, DebriefEvent::Finished);
    assert_eq!(offered(&killed(&play)), []);
    play.send(Event::Go(Route::Debrief(left)));
    assert_eq!(
        offered(&killed(&play)),
        [],
        "it is only looked through again"
    );
}

#[test]
fn not_now_leaves_the_debrief_due_as_before() {
    let mut play = Play::new();
    in_a_debrief(&mut play);
    let mut play = killed(&play);
    let effects = play.send(Event::Draft(DraftEvent::GivenUp(DraftOf::Debrief)));
    let is_commit = |effect: &&Effect| matches!(effect, Effect::Commit { .. });
    assert_eq!(effects.iter().filter(is_commit).count(), 1);
    assert_eq!(offered(&play), []);
    assert_eq!(today::today(&play.model).due.len(), 1);
    assert_eq!(offered(&killed(&play)), []);
    assert_eq!(notices::undo(&play.model), None, "nothing was thrown away");
}

#[test]
fn a_running_call_comes_before_every_offer() {
    let mut play = Play::new();
    in_a_debrief(&mut play);
    let mut play = killed(&play);
    let call = play.start("Marcus Lee", "");
    play.send(Event::Start(StartEvent::AccountTyped(
        "Lindqvist".to_owned(),
    )));
    assert_eq!(offered(&play), []);
    assert_eq!(
        today::today(&play.model).due.len(),
        1,
        "it is listed as due"
    );
    play.end(call);
    assert_eq!(offered(&play).len(), 2);
}
