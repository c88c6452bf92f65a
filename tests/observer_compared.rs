//! Two managers' notes of one call, compared on the phone of one of them.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test may stop

#[path = "support/managers.rs"]
mod managers;
mod support;

use curbside::app::Effect;
use curbside::app::event::ObserverEvent;
use curbside::app::view::observer::compared;
use curbside::domain::NetMove;
use managers::{KIM_SAW, Taps, call_on, candidates, come_in, confirm, file_of, send, told};

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
    assert_eq!(
        view.sum,
        "2 seen by both, 0 by you alone, 1 by the other alone."
    );
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
    assert_eq!((view.suggested, view.shift), (None, 300));
    assert_eq!(view.clocks, "No shift brings what you both saw together.");
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
