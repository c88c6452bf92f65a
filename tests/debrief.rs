//! The debrief: the rep first, both verdicts side by side, and what is taken along.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test may stop

mod support;

use curbside::app::event::{
    DebriefEvent, DebriefStep, FollowEvent, MomentEvent, Opening, PadEvent, StartEvent, Tap, World,
};
use curbside::app::view::debrief::{
    DebriefView, NetTalk, NextView, RepFirstView, ReplayView, Screen, debrief, rope,
};
use curbside::app::view::phrase::read_day;
use curbside::app::{Effect, Event, Route};
use curbside::domain::{
    Answer, CallId, Form, How, NetMove, NetQuestion, Percent, RepView, Sharing, Speaker, TripWire,
};
use curbside::wire::Key;
use support::{Play, key};

/// A call of Dana's that is over, with a moment of each kind, and its debrief open.
fn over(play: &mut Play) -> CallId {
    let id = play.start("Dana Ortiz", "Halvorsen Foods");
    tap(play, id, Tap::Speaking(Speaker::Rep));
    play.wait(59);
    tap(play, id, Tap::Speaking(Speaker::Customer));
    play.tap(id, "data-dump");
    play.net(id, NetMove::Held);
    play.net(id, NetMove::TookOver);
    tap(play, id, Tap::TripWire(TripWire::RepFrozen));
    play.wait(56);
    play.end(id);
    play.send(Event::Go(Route::Debrief(id)));
    id
}

fn tap(play: &mut Play, id: CallId, tap: Tap) {
    play.send(Event::Pad(id, PadEvent::Tapped(tap)));
}

fn view(play: &Play, id: CallId) -> DebriefView {
    debrief(&play.model, id).expect("a debrief")
}

fn show(play: &mut Play, id: CallId, step: DebriefStep) -> Screen {
    play.debrief(id, DebriefEvent::StepChosen(step));
    view(play, id).screen
}

fn rep_first(play: &mut Play, id: CallId) -> RepFirstView {
    match show(play, id, DebriefStep::RepView) {
        Screen::RepView(view) => view,
        other => panic!("{other:?} is not the rep's view"),
    }
}

fn replay(play: &mut Play, id: CallId) -> ReplayView {
    match show(play, id, DebriefStep::Replay) {
        Screen::Replay(view) => view,
        other => panic!("{other:?} is no replay"),
    }
}

fn net(play: &mut Play, id: CallId) -> NetTalk {
    match show(play, id, DebriefStep::Net) {
        Screen::Net(view) => view,
        other => panic!("{other:?} is not the net"),
    }
}

fn next(play: &mut Play, id: CallId) -> NextView {
    match show(play, id, DebriefStep::Next) {
        Screen::Next(view) => view,
        other => panic!("{other:?} is not what next"),
    }
}

#[test]
fn nothing_of_the_moments_is_shown_before_the_rep_has_guessed_and_judged() {
    let mut play = Play::new();
    let id = over(&mut play);
    for step in DebriefStep::of(Form::Full) {
        let shown = format!("{:?}", show(&mut play, id, *step));
        assert!(!shown.contains("Data dump"), "{step:?} tells of a moment");
        assert_eq!(rope(&play.model, id), None);
    }
    play.debrief(id, DebriefEvent::TalkGuessed(Some(Percent::nearest(40))));
    play.debrief(
        id,
        DebriefEvent::RepAnswered(NetQuestion::Needed, Answer::No),
    );
    let words = rep_first(&mut play, id);
    assert_eq!(words.guess, Some(40));
    assert_eq!(words.net.needed, Some(Answer::No));
    assert_eq!(rope(&play.model, id), None, "it is said, but not saved yet");
    play.debrief(id, DebriefEvent::RepSpoke);
    assert!(matches!(view(&play, id).screen, Screen::Replay(_)));
    assert!(rope(&play.model, id).is_some());
}

#[test]
fn a_guess_alone_counts_as_the_first_word_and_is_taken_back_as_none() {
    let mut play = Play::new();
    let id = over(&mut play);
    play.debrief(id, DebriefEvent::TalkGuessed(Some(Percent::nearest(50))));
    play.debrief(id, DebriefEvent::TalkGuessed(None));
    assert_eq!(rep_first(&mut play, id).guess, None);
    play.debrief(id, DebriefEvent::TalkGuessed(Some(Percent::nearest(50))));
    play.debrief(id, DebriefEvent::RepSpoke);
    let debrief = play.model.notebook.call(id).unwrap().debrief().unwrap();
    assert!(matches!(debrief.rep_view, RepView::Said(_)));
}

#[test]
fn who_spoke_first_is_recorded() {
    let mut play = Play::new();
    let said = over(&mut play);
    play.debrief(said, DebriefEvent::FeltTyped("Rushed".to_owned()));
    play.debrief(said, DebriefEvent::RepSpoke);
    assert_eq!(replay(&mut play, said).spoke_first, "Dana spoke first.");
    let skipped = over(&mut play);
    play.debrief(skipped, DebriefEvent::RepSkipped);
    let words = replay(&mut play, skipped).spoke_first;
    assert_eq!(words, "You spoke first: Dana's view was skipped.");
}

#[test]
fn the_short_form_has_three_steps_and_is_switched_back() {
    let mut play = Play::new();
    let id = over(&mut play);
    let place = view(&play, id).place;
    assert_eq!((place.here, place.of, place.back), (1, 6, None));
    play.debrief(id, DebriefEvent::FormChosen(Form::Short));
    let place = view(&play, id).place;
    assert_eq!(
        (place.step, place.here, place.of),
        (DebriefStep::RepView, 1, 3)
    );
    play.debrief(id, DebriefEvent::RepSkipped);
    assert_eq!(view(&play, id).place.on, Some(DebriefStep::Next));
    play.debrief(id, DebriefEvent::StepChosen(DebriefStep::Next));
    assert_eq!(view(&play, id).place.on, None);
    play.debrief(id, DebriefEvent::FormChosen(Form::Full));
    assert_eq!(view(&play, id).place.of, 6);
}

#[test]
fn a_private_note_is_never_in_the_replay() {
    let mut play = Play::new();
    let id = over(&mut play);
    let moment = play.model.notebook.timeline(id)[1].id;
    let note = |play: &mut Play, event| play.send(Event::Moment(id, event));
    note(
        &mut play,
        MomentEvent::NoteTyped(moment, "He froze".to_owned()),
    );
    play.debrief(id, DebriefEvent::RepSkipped);
    play.debrief(id, DebriefEvent::MomentShown(moment));
    let shown = |play: &mut Play| replay(play, id).card.unwrap().note;
    assert_eq!(shown(&mut play), "");
    note(&mut play, MomentEvent::NoteShared(moment, Sharing::WithRep));
    assert_eq!(shown(&mut play), "He froze");
}

#[test]
fn who_was_talking_is_no_moment_of_the_replay() {
    let mut play = Play::new();
    let id = over(&mut play);
    play.debrief(id, DebriefEvent::RepSkipped);
    let card = replay(&mut play, id).card.unwrap();
    assert_eq!(card.place, "1 of 4");
    assert_eq!(rope(&play.model, id).unwrap().line.knots.len(), 4);
}

#[test]
fn the_talk_share_stands_as_guessed_and_as_tapped_with_the_published_one_for_reference() {
    let mut play = Play::new();
    let id = over(&mut play);
    play.debrief(id, DebriefEvent::TalkGuessed(Some(Percent::nearest(30))));
    play.debrief(id, DebriefEvent::RepSpoke);
    let talk = replay(&mut play, id).talk;
    let told: Vec<&str> = talk.iter().map(|(_, words)| words.as_str()).collect();
    assert_eq!(
        told,
        ["30 %", "50 %", "43 % in the best recorded calls, Gong Labs"]
    );
    let untold = play.whole_call("Marcus", "");
    assert!(replay(&mut play, untold).talk.is_empty());
}

#[test]
fn the_verdicts_of_both_stand_side_by_side_with_what_was_tapped() {
    let mut play = Play::new();
    let id = over(&mut play);
    play.debrief(
        id,
        DebriefEvent::RepAnswered(NetQuestion::Used, Answer::Yes),
    );
    play.debrief(id, DebriefEvent::RepSpoke);
    play.debrief(
        id,
        DebriefEvent::ManagerAnswered(NetQuestion::Used, Answer::NotSure),
    );
    let net = net(&mut play, id);
    assert_eq!(net.rows[0].rep, "Yes");
    assert_eq!(net.rows[0].manager, Some(Answer::NotSure));
    assert_eq!(net.rows[1].rep, "No answer");
    assert_eq!(
        net.facts,
        [
            "Held 1, redirected 0, took over 1.",
            "Trip-wire touched 1 time: Rep frozen."
        ]
    );
}

#[test]
fn an_open_step_is_shown_at_the_next_debrief_and_marked_for_this_call() {
    let mut play = Play::new();
    let agreed = play.whole_call("Dana Ortiz", "");
    assert_eq!(next(&mut play, agreed).open, None, "it was agreed here");
    let rep = play.model.notebook.call(agreed).unwrap().rep;
    play.send(Event::Start(curbside::app::event::StartEvent::RepChosen(
        rep,
    )));
    let Route::Pad(id) = play.model.route else {
        panic!("no call runs");
    };
    play.end(id);
    play.debrief(id, DebriefEvent::RepSkipped);
    let open = next(&mut play, id).open.unwrap();
    assert_eq!((open.agreed, open.how), (agreed, None));
    assert!(open.line.ends_with("Not tried yet."), "{}", open.line);
    play.send(Event::Follow(agreed, FollowEvent::Marked(id, How::Kept)));
    let open = next(&mut play, id).open.unwrap();
    assert_eq!(open.how, Some(How::Kept));
    assert!(open.line.ends_with("Kept in 1 of 1 call."), "{}", open.line);
}

#[test]
fn a_step_has_a_behaviour_and_a_day_and_becomes_the_focus() {
    let mut play = Play::new();
    let id = over(&mut play);
    play.debrief(id, DebriefEvent::RepSkipped);
    let behaviour = Some(key("data-dump"));
    play.debrief(id, DebriefEvent::StepBehaviourChosen(behaviour.clone()));
    play.debrief(id, DebriefEvent::StepByChosen(read_day("2025-12-01")));
    let step = "Ask before the brochure".to_owned();
    play.debrief(id, DebriefEvent::ActionStepTyped(step));
    let view = next(&mut play, id);
    assert_eq!(
        (view.behaviour.as_str(), view.by.as_str()),
        ("data-dump", "2025-12-01")
    );
    play.debrief(id, DebriefEvent::Finished);
    let rep = play.model.notebook.call(id).unwrap().rep;
    assert_eq!(play.model.notebook.rep(rep).unwrap().focus, behaviour);
}

#[test]
fn a_debrief_that_was_left_goes_on_at_the_step_it_had_reached() {
    let mut play = Play::new();
    let id = over(&mut play);
    let steps = [
        (
            DebriefEvent::SupposedTyped("A date".to_owned()),
            DebriefStep::Supposed,
        ),
        (
            DebriefEvent::FeltTyped("Rushed".to_owned()),
            DebriefStep::RepView,
        ),
        (DebriefEvent::RepSpoke, DebriefStep::Replay),
        (
            DebriefEvent::ManagerAnswered(NetQuestion::Used, Answer::No),
            DebriefStep::Net,
        ),
        (
            DebriefEvent::KeepTyped("Asking".to_owned()),
            DebriefStep::Next,
        ),
    ];
    for (event, step) in steps {
        play.debrief(id, event);
        play.send(Event::Go(Route::Today));
        play.send(Event::Go(Route::Debrief(id)));
        assert_eq!(view(&play, id).place.step, step);
    }
    play.debrief(id, DebriefEvent::Finished);
    play.send(Event::Go(Route::Debrief(id)));
    assert_eq!(
        view(&play, id).place.step,
        DebriefStep::Supposed,
        "a finished one is gone through from its beginning"
    );
}

#[test]
fn a_debrief_goes_on_where_it_was_after_a_reload_too() {
    let mut play = Play::new();
    let id = over(&mut play);
    play.debrief(id, DebriefEvent::StepChosen(DebriefStep::RepView));
    play.debrief(id, DebriefEvent::FeltTyped("Rushed".to_owned()));
    let mut again = Play::unopened();
    again.model.notebook = play.model.notebook.clone();
    again.model.route = Route::Debrief(id);
    let opening = Opening {
        strands: vec![],
        damaged: vec![],
        mark: Some(uuid::Uuid::nil().into()),
        canary: Some(uuid::Uuid::nil().into()),
    };
    again.send(Event::World(World::Opened(Box::new(Ok(opening)))));
    assert_eq!(view(&again, id).place.step, DebriefStep::RepView);
}

#[test]
fn a_very_full_call_is_told_in_counts_and_not_one_by_one() {
    let mut play = Play::new();
    let id = play.start("Dana", "");
    for _ in 0..40 {
        play.tap(id, "data-dump");
    }
    play.end(id);
    let turned = play.model.notebook.timeline(id)[0].id;
    play.debrief(id, DebriefEvent::RepSkipped);
    play.debrief(id, DebriefEvent::Turned(turned));
    let text = rope(&play.model, id).unwrap().text;
    assert!(text.contains("40 moments, 40 missed"), "{text}");
    assert!(text.contains("it turned with"), "{text}");
    assert!(text.len() < 200, "{text}");
}

/// A debrief with a step for a behaviour comes to its end; answers with what is written then.
fn ended_with_step(play: &mut Play, id: CallId, step: &str) -> Vec<Vec<Key>> {
    play.debrief(id, DebriefEvent::RepSkipped);
    play.debrief(
        id,
        DebriefEvent::StepBehaviourChosen(Some(key("data-dump"))),
    );
    play.debrief(id, DebriefEvent::ActionStepTyped(step.to_owned()));
    let effects = play.debrief(id, DebriefEvent::Finished);
    let commits = effects.iter().filter_map(|effect| match effect {
        Effect::Commit { changes, .. } => Some(changes.iter().map(|one| one.key.clone())),
        _ => None,
    });
    commits.map(Iterator::collect).collect()
}

#[test]
fn the_end_of_a_debrief_and_the_reps_focus_are_one_write() {
    let mut play = Play::new();
    let id = over(&mut play);
    let rep = play.model.notebook.call(id).unwrap().rep;
    let written = ended_with_step(&mut play, id, "Ask before the brochure");
    assert_eq!(written, [[Key::Call(id), Key::Rep(rep)]]);
    // The next one is for the same: the rep is as before.
    play.send(Event::Start(StartEvent::RepChosen(rep)));
    let id = play.model.route.call().unwrap();
    play.end(id);
    let written = ended_with_step(&mut play, id, "Ask before the brochure");
    assert_eq!(written, [[Key::Call(id)]]);
}

#[test]
fn a_behaviour_without_a_step_is_no_focus() {
    let mut play = Play::new();
    let id = over(&mut play);
    let rep = play.model.notebook.call(id).unwrap().rep;
    let written = ended_with_step(&mut play, id, " ");
    assert_eq!(written, [[Key::Call(id)]]);
    assert_eq!(play.model.notebook.rep(rep).unwrap().focus, None);
}
