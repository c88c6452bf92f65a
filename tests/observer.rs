//! Another manager's file of the same call: what is taken of it, what is refused, and what is left of it.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test may stop

#[path = "support/managers.rs"]
mod managers;
mod support;

use curbside::app::event::{FileEvent, MomentEvent, ObserverEvent, PickError, Unsealed, World};
use curbside::app::model::Observer;
use curbside::app::view::observer::{Stage, compared};
use curbside::app::{Effect, Event, Route};
use curbside::domain::Timestamp;
use curbside::wire::sealed::{Passphrase, SealFault};
use curbside::wire::{Scope, export};
use managers::{KIM_SAW, call_on, candidates, come_in, confirm, file_of, problem, send, stage};
use support::{Play, TEN};

#[test]
fn before_the_own_call_is_over_nothing_is_taken() {
    let mut play = Play::on_phone(1);
    let call = play.start("Dana Ortiz", "Halvorsen Foods");
    let (kim, hers) = call_on(2, 0, "Dana Ortiz", "Halvorsen Foods", KIM_SAW);
    come_in(&mut play, call, &file_of(&kim, hers));
    assert!(matches!(play.model.observer, Observer::None));
    let to = ("Back to the pad", Route::Pad(call));
    assert_eq!(stage(&play, call), Stage::NotYet { to });
}

#[test]
fn a_call_that_still_runs_in_the_file_is_shown_and_not_compared() {
    let (mut play, call) = call_on(1, 0, "Dana Ortiz", "Halvorsen Foods", KIM_SAW);
    let mut kim = Play::on_phone(2);
    let hers = kim.start("Dana Ortiz", "Halvorsen Foods");
    kim.tap(hers, "open-question");
    come_in(&mut play, call, &file_of(&kim, hers));
    let [found] = &candidates(&play, call)[..] else {
        panic!("one call is in the file")
    };
    assert!(!found.may_be_compared);
    assert!(found.line.ends_with("ask for it again once it is over."));
    send(&mut play, call, ObserverEvent::Confirmed(hers));
    assert_eq!(compared(&play.model, call), None);
    assert_eq!(
        candidates(&play, call).len(),
        1,
        "the choice is still there"
    );
}

#[test]
fn the_own_notes_are_no_second_observer() {
    let (mut play, call) = call_on(1, 0, "Dana Ortiz", "Halvorsen Foods", KIM_SAW);
    let own = file_of(&play, call);
    come_in(&mut play, call, &own);
    assert!(problem(&play, call).starts_with("The file has your own notes of this call"));
}

#[test]
fn under_other_names_the_calls_of_the_day_are_shown_and_of_another_day_none() {
    let (mut play, call) = call_on(1, 0, "Dana Ortiz", "Halvorsen Foods", KIM_SAW);
    let (kim, hers) = call_on(2, 3_600, "Rep A", "Account A", KIM_SAW);
    come_in(&mut play, call, &file_of(&kim, hers));
    let Stage::Choose { words, calls, .. } = stage(&play, call) else {
        panic!("a call of the day is shown")
    };
    assert!(words.starts_with("No call in the file has the same rep"));
    assert_eq!(calls.len(), 1);
    let (kim, hers) = call_on(2, 86_400, "Dana Ortiz", "Halvorsen Foods", KIM_SAW);
    come_in(&mut play, call, &file_of(&kim, hers));
    assert_eq!(
        problem(&play, call),
        "The file has no call of that day. Your notebook is as before."
    );
}

#[test]
fn of_several_calls_the_nearest_in_time_is_first() {
    let (mut play, call) = call_on(1, 3_600, "Dana Ortiz", "Halvorsen Foods", KIM_SAW);
    let (mut kim, _) = call_on(2, 0, "Dana Ortiz", "Halvorsen Foods", KIM_SAW);
    kim.set_clock(TEN + 3_700_000, 60);
    let rep = kim.model.notebook.reps().next().unwrap().id;
    let start = curbside::app::event::StartEvent::RepChosen(rep);
    kim.send(Event::Start(start));
    let Route::Pad(nearest) = kim.model.route else {
        panic!("a call runs")
    };
    kim.end(nearest);
    let text = export(
        &kim.model.notebook,
        Scope::Rep(rep),
        Timestamp::nearest(TEN),
    )
    .unwrap();
    come_in(&mut play, call, &text);
    let found = candidates(&play, call);
    assert_eq!((found.len(), found[0].call), (2, nearest));
}

#[test]
fn a_file_that_cannot_be_read_is_refused_and_a_mangled_one_is_mended() {
    let (mut play, call) = call_on(1, 0, "Dana Ortiz", "Halvorsen Foods", KIM_SAW);
    come_in(&mut play, call, "no notes");
    assert!(problem(&play, call).starts_with("The file is no JSON"));
    let (name, text) = (String::new(), Err(PickError::NotText));
    send(&mut play, call, ObserverEvent::CameIn { name, text });
    assert!(problem(&play, call).starts_with("The file is no text"));
    let (kim, hers) = call_on(2, 0, "Dana Ortiz", "Halvorsen Foods", KIM_SAW);
    let mailed = format!("Hi, this is it:\n{}\nRegards, Kim", file_of(&kim, hers));
    come_in(&mut play, call, &mailed);
    assert_eq!(candidates(&play, call).len(), 1);
}

#[test]
fn a_file_that_is_dropped_on_the_screen_is_compared_and_not_added() {
    let (mut play, call) = call_on(1, 0, "Dana Ortiz", "Halvorsen Foods", KIM_SAW);
    let (kim, hers) = call_on(2, 0, "Dana Ortiz", "Halvorsen Foods", KIM_SAW);
    play.send(Event::Go(Route::Observer(call)));
    let came_in = || FileEvent::CameIn {
        name: "kim.json".to_owned(),
        text: Ok(file_of(&kim, hers)),
    };
    play.send(Event::File(came_in()));
    assert_eq!(candidates(&play, call).len(), 1);
    play.send(Event::Go(Route::Call(call)));
    play.send(Event::File(came_in()));
    assert_eq!(play.model.route, Route::Import);
}

#[test]
fn a_sealed_file_is_compared_once_its_passphrase_fits() {
    let (mut play, call) = call_on(1, 0, "Dana Ortiz", "Halvorsen Foods", KIM_SAW);
    let (kim, hers) = call_on(2, 0, "Dana Ortiz", "Halvorsen Foods", KIM_SAW);
    come_in(
        &mut play,
        call,
        include_str!("fixtures/sealed_by_curbside.jwe"),
    );
    assert!(matches!(
        stage(&play, call),
        Stage::Sealed { problem: None, .. }
    ));
    let open = |play: &mut Play| {
        let passphrase = Passphrase::given("four or five words").unwrap();
        let event = ObserverEvent::PassphraseGiven(passphrase);
        match &send(play, call, event)[..] {
            [Effect::Unseal { id, .. }] => *id,
            other => panic!("nothing is opened: {other:?}"),
        }
    };
    let id = open(&mut play);
    assert_eq!(stage(&play, call), Stage::Opening);
    let result = Err(SealFault::WrongPassphrase);
    play.send(Event::World(World::Unsealed { id, result }));
    assert!(matches!(
        stage(&play, call),
        Stage::Sealed {
            problem: Some(_),
            ..
        }
    ));
    let id = open(&mut play);
    let result = Ok(Unsealed::from(file_of(&kim, hers)));
    play.send(Event::World(World::Unsealed { id, result }));
    assert_eq!(candidates(&play, call).len(), 1);
}

#[test]
fn what_was_noted_stays_out_and_all_is_gone_when_the_screen_is_left() {
    let (mut play, call) = call_on(1, 0, "Dana Ortiz", "Halvorsen Foods", KIM_SAW);
    let (mut kim, hers) = call_on(2, 0, "Dana Ortiz", "Halvorsen Foods", KIM_SAW);
    let moment = kim.model.notebook.moments(hers)[0].id;
    let note = MomentEvent::NoteTyped(moment, "Wvfugle".to_owned());
    kim.send(Event::Moment(hers, note));
    let text = export(
        &kim.model.notebook,
        Scope::Everything,
        Timestamp::nearest(TEN),
    )
    .unwrap();
    assert!(text.contains("Wvfugle"));
    come_in(&mut play, call, &text);
    confirm(&mut play, call);
    assert!(!format!("{:?}", play.model).contains("Wvfugle"));
    play.send(Event::Go(Route::Call(call)));
    assert!(matches!(play.model.observer, Observer::None));
    // And what comes late is not heard.
    let (name, text) = (String::new(), Ok(text));
    send(&mut play, call, ObserverEvent::CameIn { name, text });
    assert!(matches!(play.model.observer, Observer::None));
}
