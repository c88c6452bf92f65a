//! Two managers' notes of one call, compared on the phone of one of them.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test may stop

mod support;

use curbside::app::event::{FileEvent, MomentEvent, ObserverEvent, PickError, Unsealed, World};
use curbside::app::model::Observer;
use curbside::app::view::observer::lists::SeenLine;
use curbside::app::view::observer::{Candidate, ComparedView, Stage, compared, observer};
use curbside::app::{Effect, Event, Route};
use curbside::domain::{CallId, NetMove, Timestamp};
use curbside::wire::sealed::{Passphrase, SealFault};
use curbside::wire::{Scope, export};
use support::{Play, TEN};

/// What was tapped, and how many seconds after the last tap.
type Taps<'a> = [(i64, &'a str)];

const KIM_SAW: &Taps<'_> = &[
    (60, "open-question"),
    (120, "buying-sign-missed"),
    (60, "data-dump"),
];

/// A call of half an hour or so, begun so many seconds after ten.
fn call_on(
    phone: u128,
    after_ten: i64,
    rep: &str,
    account: &str,
    taps: &Taps<'_>,
) -> (Play, CallId) {
    let mut play = Play::on_phone(phone);
    play.set_clock(TEN + after_ten * 1000, 60);
    let call = play.start(rep, account);
    for (seconds, what) in taps {
        play.wait(*seconds);
        play.tap(call, what);
    }
    play.wait(600);
    play.end(call);
    (play, call)
}

fn file_of(play: &Play, call: CallId) -> String {
    let now = Timestamp::nearest(TEN);
    export(&play.model.notebook, Scope::Call(call), now).unwrap()
}

fn come_in(play: &mut Play, call: CallId, text: &str) {
    play.send(Event::Go(Route::Observer(call)));
    let (name, text) = ("kim.curbside.json".to_owned(), Ok(text.to_owned()));
    send(play, call, ObserverEvent::CameIn { name, text });
}

fn send(play: &mut Play, call: CallId, event: ObserverEvent) -> Vec<Effect> {
    play.send(Event::Observer(call, event))
}

fn stage(play: &Play, call: CallId) -> Stage {
    observer(&play.model, call).unwrap().stage
}

fn candidates(play: &Play, call: CallId) -> Vec<Candidate> {
    match stage(play, call) {
        Stage::Choose { calls, .. } => calls,
        other => panic!("nothing is to be chosen: {other:?}"),
    }
}

fn problem(play: &Play, call: CallId) -> String {
    match stage(play, call) {
        Stage::Refused { problem } => problem,
        other => panic!("the file isn't refused: {other:?}"),
    }
}

fn confirm(play: &mut Play, call: CallId) -> ComparedView {
    let theirs = candidates(play, call)[0].call;
    send(play, call, ObserverEvent::Confirmed(theirs));
    compared(&play.model, call).expect("both are compared")
}

fn told(lines: &[SeenLine]) -> Vec<String> {
    let told = lines.iter().map(|line| {
        let told = format!("{} {} {}", line.time, line.words, line.beside);
        told.trim_end().to_owned()
    });
    told.collect()
}

#[test]
fn two_managers_see_what_both_saw_and_what_only_one_did() {
    let saw: &Taps<'_> = &[(60, "open-question"), (123, "buying-sign-missed")];
    let (mut play, call) = call_on(1, 0, "Dana Ortiz", "Halvorsen Foods", saw);
    play.net(call, NetMove::Held);
    let (kim, hers) = call_on(2, 0, "dana ortiz", "", KIM_SAW);
    let before = play.model.notebook.clone();

    come_in(&mut play, call, &file_of(&kim, hers));
    assert_eq!(
        compared(&play.model, call),
        None,
        "one is confirmed by hand"
    );
    assert_eq!(candidates(&play, call)[0].who, "dana ortiz");
    let view = confirm(&mut play, call);
    assert_eq!(
        told(&view.lists.both),
        [
            "0:59 Asked an open question both at once",
            "3:01 Buying sign, missed the other 3 s earlier"
        ]
    );
    assert_eq!(view.lists.mine, []);
    assert_eq!(told(&view.lists.theirs), ["3:49 Data dump"]);
    assert_eq!(view.shift_words, "not moved");
    assert_eq!(play.model.notebook, before, "nothing of it is added");
    assert!(play.effects.iter().all(|one| !is_write_after(one, &before)));
}

/// No commit has a record that wasn't there before.
fn is_write_after(effect: &Effect, before: &curbside::domain::Notebook) -> bool {
    match effect {
        Effect::Commit { changes, .. } => changes
            .iter()
            .any(|change| before.strand(&change.key).is_none() && change.key.kind().travels()),
        _ => false,
    }
}

#[test]
fn a_clock_that_is_off_is_suggested_and_can_be_slid() {
    let (mut play, call) = call_on(1, 0, "Dana Ortiz", "Halvorsen Foods", KIM_SAW);
    // Her clock is 40 s fast.
    let (kim, hers) = call_on(2, 40, "Dana Ortiz", "Halvorsen Foods", KIM_SAW);
    come_in(&mut play, call, &file_of(&kim, hers));
    let view = confirm(&mut play, call);
    assert_eq!(view.shift_words, "40 s earlier");
    assert_eq!(view.clocks, "Most is seen by both at 40 s earlier.");
    assert_eq!(view.lists.both.len(), 3);

    send(&mut play, call, ObserverEvent::Shifted(0));
    let view = compared(&play.model, call).unwrap();
    assert_eq!((view.lists.both.len(), view.shift), (0, 300));
    assert_eq!(told(&view.lists.theirs)[0], "1:39 Asked an open question");
    send(&mut play, call, ObserverEvent::WindowChosen(5));
    let view = compared(&play.model, call).unwrap();
    assert_eq!(
        (view.lists.both.len(), view.window_words.as_str()),
        (3, "60 s")
    );
    send(&mut play, call, ObserverEvent::Shifted(-5_000));
    let view = compared(&play.model, call).unwrap();
    assert_eq!(view.shift_words, "300 s earlier", "and no further");
}

#[test]
fn calls_that_were_never_at_the_same_time_by_the_clocks_begin_together() {
    let (mut play, call) = call_on(1, 0, "Dana Ortiz", "", KIM_SAW);
    let (kim, hers) = call_on(2, 7_200, "Dana Ortiz", "Halvorsen Foods", KIM_SAW);
    come_in(&mut play, call, &file_of(&kim, hers));
    let view = confirm(&mut play, call);
    assert_eq!(view.lists.both.len(), 3);
    assert!(
        view.clocks
            .starts_with("By the two clocks the calls were never")
    );
}

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

#[test]
fn agreement_stands_by_behaviour_and_has_a_kappa_where_there_is_enough() {
    let often: Vec<(i64, &str)> = (0..8).map(|_| (60, "open-question")).collect();
    let mine: Vec<(i64, &str)> = [&often[..], &[(30, "data-dump")]].concat();
    let (mut play, call) = call_on(1, 0, "Dana Ortiz", "", &mine);
    let (kim, hers) = call_on(2, 0, "Dana Ortiz", "", &often);
    come_in(&mut play, call, &file_of(&kim, hers));
    let agreement = confirm(&mut play, call).agreement.unwrap();
    let rows: Vec<String> = agreement
        .rows
        .iter()
        .map(|row| {
            let counts = format!("{} {} {}", row.both, row.mine, row.theirs);
            format!("{}: {counts} {} {}", row.label, row.same, row.kappa)
        })
        .collect();
    assert_eq!(
        rows,
        [
            "Asked an open question: 8 0 0 100 % 1.00",
            "Data dump: 0 1 0 99 % too few"
        ]
    );
    assert_eq!(
        agreement.windows,
        "109 windows of 10 s, while both of you were on the call."
    );
    assert!(agreement.none[0].starts_with("too few: a kappa takes at least 10 windows"));
    assert_eq!(
        agreement.curve.label, "Asked an open question",
        "what was seen most"
    );
    assert_eq!(agreement.curve.points.len(), 6);
    assert!(
        agreement
            .curve
            .text
            .starts_with("Kappa of Asked an open question, by window: 1.00 at 2 s")
    );
    let key = support::key("data-dump");
    send(&mut play, call, ObserverEvent::BehaviourShown(key));
    let agreement = compared(&play.model, call).unwrap().agreement.unwrap();
    assert_eq!(agreement.curve.label, "Data dump");
    assert!(
        agreement
            .curve
            .points
            .iter()
            .all(|point| point.kappa.is_none())
    );
}

#[test]
fn without_a_behaviour_there_is_no_agreement() {
    let (mut play, call) = call_on(1, 0, "Dana Ortiz", "", &[]);
    let (kim, hers) = call_on(2, 0, "Dana Ortiz", "", &[]);
    come_in(&mut play, call, &file_of(&kim, hers));
    let view = confirm(&mut play, call);
    assert_eq!(view.agreement, None);
    assert_eq!(
        view.rope.text,
        "Both saw nothing; only you saw nothing; only the other saw nothing"
    );
}

#[test]
fn the_rope_reaches_over_both_calls() {
    let (mut play, call) = call_on(1, 60, "Dana Ortiz", "", &[(60, "open-question")]);
    let (kim, hers) = call_on(2, 0, "Dana Ortiz", "", &[(121, "open-question")]);
    come_in(&mut play, call, &file_of(&kim, hers));
    let view = confirm(&mut play, call);
    assert_eq!(view.rope.ends.0, "1:01 before");
    assert_eq!((view.rope.mine.len(), view.rope.ties.len()), (1, 1));
    let (one, other) = view.rope.ties[0];
    assert!(one.abs_diff(other) <= 1, "they saw it at the same time");
    assert_eq!(
        view.rope.text.split(';').next(),
        Some("Both saw Asked an open question at 0:59")
    );
}
