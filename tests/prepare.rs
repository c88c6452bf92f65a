//! Before the door and after: calls that are prepared ahead, the day's ride, and action steps that
//! are followed through.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test may stop

mod support;

use curbside::app::event::{
    DebriefEvent, Direction, DraftEvent, FollowEvent, PlanEvent, RepEvent, StartEvent, TrashEvent,
    World,
};
use curbside::app::model::Startup;
use curbside::app::view::follow::OpenStep;
use curbside::app::view::{follow, pad, prepare, progress, reps, start, today};
use curbside::app::{Event, Route};
use curbside::domain::{
    Call, CallId, CallKind, DraftOf, How, NetMove, RepId, Role, Stage, Stakes, Stance, Text,
    TripWire, Verdict,
};
use curbside::wire::StoreError;
use support::{Play, key};

fn planned(play: &mut Play) -> CallId {
    match play.model.route {
        Route::Prepare(call) => call,
        other => panic!("no call is prepared, but {other:?} is shown"),
    }
}

/// A call with a new rep is prepared.
fn plan_new(play: &mut Play, rep: &str) -> CallId {
    play.send(Event::Start(StartEvent::NewRepTyped(rep.to_owned())));
    play.send(Event::Start(StartEvent::NewRepPlanned));
    planned(play)
}

fn plan(play: &mut Play, rep: RepId) -> CallId {
    play.send(Event::Start(StartEvent::RepPlanned(rep)));
    planned(play)
}

fn rep_of(play: &Play, call: CallId) -> RepId {
    play.model.notebook.call(call).unwrap().rep
}

/// A call with a known rep begins and ends.
fn ride(play: &mut Play, rep: RepId) -> CallId {
    play.send(Event::Start(StartEvent::RepChosen(rep)));
    let Route::Pad(call) = play.model.route else {
        panic!("no call runs");
    };
    play.wait(600);
    play.end(call);
    call
}

fn open_step(play: &Play, rep: RepId) -> Option<OpenStep> {
    follow::follow(&play.model, rep).open
}

#[test]
fn a_prepared_call_waits_on_today_until_it_begins() {
    let mut play = Play::new();
    let id = plan_new(&mut play, "Dana Ortiz");
    let typed = PlanEvent::AccountTyped("Halvorsen Foods".to_owned());
    play.send(Event::Plan(id, typed));
    play.send(Event::Plan(id, PlanEvent::StakesChosen(Stakes::MustWin)));
    play.send(Event::Plan(id, PlanEvent::RoleChosen(Role::JointCall)));
    play.send(Event::Plan(id, PlanEvent::StanceChosen(Stance::TakeOver)));
    play.send(Event::Go(Route::Today));
    let waits = &today::today(&play.model).ride[0];
    assert_eq!(waits.name, "Dana Ortiz at Halvorsen Foods");
    assert_eq!(waits.line, "Must-win, joint call. Take over");
    assert_eq!(start::start(&play.model).planned[0].id, id);
    play.send(Event::Plan(id, PlanEvent::Begun));
    assert_eq!(play.model.route, Route::Pad(id));
    assert!(pad::pad(&play.model, id).is_some());
    assert!(prepare::prepare(&play.model, id).is_none());
    assert!(today::today(&play.model).ride.is_empty());
}

#[test]
fn the_suggestion_is_shown_with_its_reason() {
    let mut play = Play::new();
    let id = plan_new(&mut play, "Dana Ortiz");
    let suggested = |play: &Play| {
        let view = prepare::prepare(&play.model, id).unwrap();
        let marked: Vec<_> = view
            .stances
            .iter()
            .filter(|one| !one.hint.is_empty())
            .collect();
        assert_eq!(marked.len(), 1);
        (marked[0].label.clone(), view.why)
    };
    assert_eq!(suggested(&play).0, "Redirect only");
    play.send(Event::Plan(id, PlanEvent::StakesChosen(Stakes::MustWin)));
    let (stance, why) = suggested(&play);
    assert_eq!(stance, "Take over");
    assert!(why.starts_with("Suggested: take over. "), "{why}");
    assert!(why.ends_with(Stance::why(Stakes::MustWin, Stage::New)));
    let view = prepare::prepare(&play.model, id).unwrap();
    let decided = view.stances.iter().any(|one| one.is_on);
    assert!(!decided, "the manager decides");
}

#[test]
fn a_choice_is_taken_back_by_the_same_tap() {
    let mut play = Play::new();
    let id = plan_new(&mut play, "Dana Ortiz");
    for is_on in [true, false] {
        let view = prepare::prepare(&play.model, id).unwrap();
        play.send(view.stances[1].event.clone());
        play.send(view.trip_wires[0].event.clone());
        let view = prepare::prepare(&play.model, id).unwrap();
        assert_eq!(
            (view.stances[1].is_on, view.trip_wires[0].is_on),
            (is_on, is_on)
        );
    }
}

#[test]
fn an_own_trip_wire_stands_beside_the_known_ones_and_nine_are_too_many() {
    let mut play = Play::new();
    let id = plan_new(&mut play, "Dana Ortiz");
    let own = |words: &str| PlanEvent::TripWireToggled(TripWire::Own(Text::typed(words)));
    for n in 0..9 {
        play.send(Event::Plan(id, own(&format!("Number {n}"))));
    }
    let wires = prepare::prepare(&play.model, id).unwrap().trip_wires;
    assert_eq!(wires.len(), TripWire::KNOWN.len() + 8);
    let known = &wires[..TripWire::KNOWN.len()];
    assert!(known.iter().all(|wire| wire.is_off_limits && !wire.is_on));
}

#[test]
fn the_pad_of_a_call_has_at_most_eight_keys_and_never_none() {
    let mut play = Play::new();
    let id = plan_new(&mut play, "Dana Ortiz");
    play.send(Event::Codebook(
        curbside::app::event::CodebookEvent::PackAdded(curbside::domain::Pack::ALL[1]),
    ));
    let view = |play: &Play| prepare::prepare(&play.model, id).unwrap();
    assert_eq!(view(&play).keys_taken, "8 of 8");
    let free: Vec<_> = view(&play)
        .keys
        .into_iter()
        .filter(|one| !one.is_on)
        .collect();
    assert!(!free.is_empty() && free.iter().all(|one| one.is_off_limits));
    play.send(free[0].event.clone());
    assert_eq!(view(&play).keys_taken, "8 of 8");
    for one in view(&play).keys.into_iter().filter(|one| one.is_on) {
        play.send(one.event);
    }
    assert_eq!(view(&play).keys_taken, "1 of 8");
    play.send(free[0].event.clone());
    play.send(Event::Plan(id, PlanEvent::Begun));
    let keys = pad::pad(&play.model, id).unwrap().keys;
    assert_eq!(keys.len(), 2);
    assert!(keys.len() <= Call::MOST_KEYS);
}

#[test]
fn a_days_ride_keeps_its_order() {
    let mut play = Play::new();
    let ids = ["Dana", "Marcus", "Priya"].map(|rep| plan_new(&mut play, rep));
    let order = |play: &Play| {
        let ride = today::today(&play.model).ride;
        ride.iter().map(|call| call.who.clone()).collect::<Vec<_>>()
    };
    assert_eq!(order(&play), ["Dana", "Marcus", "Priya"]);
    play.send(Event::Plan(ids[2], PlanEvent::Moved(Direction::Up)));
    play.send(Event::Plan(ids[0], PlanEvent::Moved(Direction::Down)));
    assert_eq!(order(&play), ["Priya", "Dana", "Marcus"]);
    let at_an_end = play.send(Event::Plan(ids[2], PlanEvent::Moved(Direction::Up)));
    assert!(at_an_end.is_empty());
    play.send(Event::Plan(ids[2], PlanEvent::Begun));
    plan_new(&mut play, "Tom");
    assert_eq!(order(&play), ["Dana", "Marcus", "Tom"]);
}

#[test]
fn a_planned_call_is_no_ride() {
    let mut play = Play::new();
    let call = play.whole_call("Dana Ortiz", "");
    let rep = rep_of(&play, call);
    let ridden = play.model.notebook.last_ride(rep);
    play.wait(40 * 86_400);
    play.send(Event::World(World::Tick));
    assert_eq!(today::today(&play.model).not_ridden[0].id, rep);
    let id = plan(&mut play, rep);
    assert_eq!(play.model.notebook.last_ride(rep), ridden);
    let page = reps::rep(&play.model, rep).unwrap();
    let calls = progress::calls::newest(&play.model, rep);
    assert_eq!((calls.rows.len(), page.planned), (1, Some(id)));
    let today = today::today(&play.model);
    assert!(today.not_ridden.is_empty(), "it is on the ride already");
    assert_eq!(today.ride[0].id, id);
}

#[test]
fn what_was_filled_in_for_a_call_that_was_not_started_is_not_carried_into_another() {
    let mut play = Play::new();
    let call = play.whole_call("Dana Ortiz", "");
    play.send(Event::Go(Route::Start));
    let typed = StartEvent::AccountTyped("Kestrel Labs".to_owned());
    play.send(Event::Start(typed));
    play.send(Event::Go(Route::Today));
    let rep = rep_of(&play, call);
    let id = plan(&mut play, rep);
    assert_eq!(play.model.notebook.call(id).unwrap().account, None);
}

#[test]
fn a_step_is_shown_at_the_next_prepare_with_how_it_went() {
    let mut play = Play::new();
    let agreed = play.whole_call("Dana Ortiz", "");
    let rep = rep_of(&play, agreed);
    let first = ride(&mut play, rep);
    let second = ride(&mut play, rep);
    let marked = |call, how| Event::Follow(agreed, FollowEvent::Marked(call, how));
    play.send(marked(first, How::Kept));
    play.send(marked(second, How::Missed));
    let id = plan(&mut play, rep);
    let step = prepare::prepare(&play.model, id).unwrap().step.unwrap();
    assert_eq!(step.words, "Ask before the brochure");
    assert_eq!(step.tries, "2 of 3 tries: kept, missed");
    let row = &today::today(&play.model).to_try[0];
    assert_eq!(row.line, "Is to try: Ask before the brochure. 2 of 3 tries");
    assert_eq!(row.to, Route::Rep(rep));
}

#[test]
fn a_step_is_marked_after_each_call_and_judged_only_after_three() {
    let mut play = Play::new();
    let agreed = play.whole_call("Dana Ortiz", "Halvorsen Foods");
    let rep = rep_of(&play, agreed);
    assert!(
        open_step(&play, rep).unwrap().calls.is_empty(),
        "none since"
    );
    let word = || "It sits".to_owned();
    for n in 1..=3 {
        let early = FollowEvent::Closed(Verdict::Kept, word());
        assert!(play.send(Event::Follow(agreed, early)).is_empty());
        ride(&mut play, rep);
        let step = open_step(&play, rep).unwrap();
        assert_eq!(step.calls.len(), n);
        assert!(!step.can_be_judged);
        play.send(step.calls[0].marks[1].event.clone());
    }
    let step = open_step(&play, rep).unwrap();
    assert!(step.can_be_judged);
    assert_eq!(step.head.tries, "3 of 3 tries: kept, kept, kept");
    let closed = FollowEvent::Closed(Verdict::Kept, word());
    play.send(Event::Follow(agreed, closed));
    let view = follow::follow(&play.model, rep);
    assert_eq!(view.open, None);
    assert_eq!(view.earlier[0].line, "Kept after 3 tries");
    assert_eq!(view.earlier[0].word.as_deref(), Some("It sits"));
    assert!(today::today(&play.model).to_try.is_empty());
    play.send(Event::Follow(agreed, FollowEvent::Reopened));
    assert!(open_step(&play, rep).unwrap().can_be_judged);
}

#[test]
fn a_step_that_was_left_for_a_newer_one_is_still_told() {
    let mut play = Play::new();
    let first = play.whole_call("Dana Ortiz", "");
    let rep = rep_of(&play, first);
    let second = ride(&mut play, rep);
    let newer = DebriefEvent::ActionStepTyped("Name the next step".to_owned());
    play.debrief(second, newer);
    play.debrief(second, DebriefEvent::RepSkipped);
    play.debrief(second, DebriefEvent::Finished);
    let view = follow::follow(&play.model, rep);
    assert_eq!(view.open.unwrap().head.words, "Name the next step");
    assert_eq!(view.earlier[0].words, "Ask before the brochure");
    assert_eq!(view.earlier[0].line, "Left for a newer one before a try");
    assert!(!view.earlier[0].can_reopen);
}

#[test]
fn finishing_a_debrief_with_a_behaviour_makes_it_the_reps_focus() {
    let mut play = Play::new();
    let call = play.start("Dana Ortiz", "");
    play.end(call);
    let behaviour = Some(key("buying-sign-missed"));
    play.debrief(call, DebriefEvent::RepSkipped);
    let step = DebriefEvent::ActionStepTyped("Stop and ask".to_owned());
    play.debrief(call, step);
    play.debrief(call, DebriefEvent::StepBehaviourChosen(behaviour.clone()));
    play.debrief(call, DebriefEvent::AloneToggled(CallKind::Demo));
    play.debrief(call, DebriefEvent::Finished);
    let rep = rep_of(&play, call);
    let view = reps::rep(&play.model, rep).unwrap();
    assert_eq!(view.focus, behaviour);
    let alone = progress::progress(&play.model, rep).unwrap().alone;
    assert_eq!(alone[0].label, "Demo");
    let id = plan(&mut play, rep);
    let view = prepare::prepare(&play.model, id).unwrap();
    assert!(view.rep.starts_with("New. Works on: "), "{}", view.rep);
    assert!(view.step.unwrap().meant.starts_with("For: "));
    play.send(Event::Plan(id, PlanEvent::Begun));
    let keys = pad::pad(&play.model, id).unwrap().keys;
    assert_eq!(keys[0].face.key, key("buying-sign-missed"));
}

#[test]
fn a_planned_call_is_removed_and_brought_back_by_one_tap() {
    let mut play = Play::new();
    let id = plan_new(&mut play, "Dana Ortiz");
    play.send(Event::Trash(TrashEvent::CallThrown(id)));
    assert_eq!(play.model.route, Route::Today);
    assert!(today::today(&play.model).ride.is_empty());
    play.send(Event::UndoWanted);
    assert_eq!(today::today(&play.model).ride[0].id, id);
}

#[test]
fn a_rep_is_renamed_but_never_to_nothing() {
    let mut play = Play::new();
    let call = play.whole_call("Dana", "");
    let rep = rep_of(&play, call);
    for typed in ["Dana Ortiz", "  "] {
        play.send(Event::Rep(rep, RepEvent::Renamed(typed.to_owned())));
        assert_eq!(reps::rep(&play.model, rep).unwrap().name, "Dana Ortiz");
    }
}

#[test]
fn a_lost_cause_counts_as_let_run_when_nobody_stepped_in() {
    let mut play = Play::new();
    for step_in in [false, true] {
        let lost = StartEvent::StakesChosen(Stakes::LostCause);
        play.send(Event::Start(lost));
        let call = play.start("Dana Ortiz", "");
        if step_in {
            play.net(call, NetMove::Redirected);
        }
        assert_eq!(
            today::today(&play.model)
                .month
                .map_or(0, |month| month.let_run),
            usize::from(step_in)
        );
        play.end(call);
    }
    let month = today::today(&play.model).month.unwrap();
    assert_eq!((month.let_run, month.spoke), (1, 1));
}

#[test]
fn the_steps_of_those_on_the_ride_come_first() {
    let mut play = Play::new();
    let first = play.whole_call("Dana Ortiz", "");
    play.whole_call("Marcus Lee", "");
    let who = |play: &Play| today::today(&play.model).to_try[0].who.clone();
    assert_eq!(who(&play), "Marcus Lee", "the newest");
    let dana = rep_of(&play, first);
    plan(&mut play, dana);
    assert_eq!(who(&play), "Dana Ortiz");
}

/// A notebook that knows Dana, opened again after an account was typed for the next call.
fn with_a_typed_account() -> (Play, RepId) {
    let mut play = Play::new();
    let call = play.whole_call("Dana Ortiz", "Halvorsen Foods");
    let rep = rep_of(&play, call);
    let typed = StartEvent::AccountTyped("Norrvik".to_owned());
    play.send(Event::Start(typed));
    let mut again = Play::unopened();
    again.go_on_from(&play);
    again.open(support::all(&play.model.notebook).into_values().collect());
    assert!(is_offered(&again));
    (again, rep)
}

fn is_offered(play: &Play) -> bool {
    let offers = today::today(&play.model).offers;
    offers.iter().any(|offer| offer.of == DraftOf::Start)
}

#[test]
fn a_choice_on_a_blank_form_leaves_what_was_typed_before() {
    let (mut play, _) = with_a_typed_account();
    play.send(Event::Start(StartEvent::StakesChosen(Stakes::MustWin)));
    play.send(Event::Start(StartEvent::RoleChosen(Role::Demonstrate)));
    assert!(is_offered(&play));
}

#[test]
fn another_call_that_is_started_leaves_what_was_typed_before() {
    let (mut play, rep) = with_a_typed_account();
    let call = ride(&mut play, rep);
    assert!(is_offered(&play));
    let call = play.model.notebook.call(call).unwrap();
    assert_eq!(call.account, None);
}

#[test]
fn what_was_typed_for_a_call_is_over_once_the_call_is_made_of_it() {
    let (mut play, rep) = with_a_typed_account();
    play.send(Event::Draft(DraftEvent::GoneOn(DraftOf::Start)));
    let call = ride(&mut play, rep);
    assert!(!is_offered(&play));
    let call = play.model.notebook.call(call).unwrap();
    assert_eq!(call.account.as_ref().unwrap().as_str(), "Norrvik");
}

#[test]
fn an_emptied_form_leaves_nothing_to_go_on_with() {
    let (mut play, _) = with_a_typed_account();
    play.send(Event::Draft(DraftEvent::GoneOn(DraftOf::Start)));
    play.send(Event::Start(StartEvent::AccountTyped(String::new())));
    assert!(!is_offered(&play));
}

#[test]
fn nothing_is_called_thrown_away_that_a_shut_notebook_keeps() {
    let (mut play, _) = with_a_typed_account();
    play.model.startup = Startup::Shut(StoreError::Newer);
    play.send(Event::Draft(DraftEvent::GivenUp(DraftOf::Start)));
    assert_eq!(play.model.undo, None);
    assert!(play.model.notebook.draft(&DraftOf::Start).is_some());
}
