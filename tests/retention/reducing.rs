//! Old calls lose their words and keep their figures, and only when they should.

use curbside::app::event::{CallsEvent, UpkeepEvent};
use curbside::app::view::settings::settings;
use curbside::app::{Event, Route};
use curbside::domain::reduced::NOT_KEPT;
use curbside::domain::*;
use curbside::wire::upkeep::Reduce;
use proptest::prelude::*;

use crate::support::Play;
use crate::{
    DAY, any, disk_after, everything, full, has_canary, months_pass, quiet, read_here,
    reduce_after, with_canaries,
};

#[test]
fn no_word_of_an_old_call_is_found_anywhere_after_it_was_reduced() {
    let (mut play, call) = full();
    play.model.notebook = with_canaries(&play.model.notebook, |record| {
        !matches!(record, Record::Rep(_) | Record::Behaviour(_))
    });
    play.send(Event::Go(Route::Calls));
    play.send(Event::Calls(CallsEvent::Typed(String::new())));
    play.send(Event::Go(Route::Today));
    let before = play.model.notebook.clone();
    months_pass(&mut play, 7);
    assert!(has_canary(&format!("{:?}", play.model)));
    reduce_after(&mut play, Reduce::SixMonths);
    let mut commits = play.effects.clone();
    play.disk(&Ok(()));
    commits.extend(quiet(&mut play));
    assert!(!has_canary(&format!("{:?}", play.model)));
    assert!(!has_canary(&everything(&play)));
    assert!(!has_canary(&disk_after(&before, &commits)));
    assert_eq!(play.model.notebook.ledger().in_conflict().count(), 0);
    let reduced = play.model.notebook.call(call).unwrap();
    assert_eq!(reduced.account, None);
    assert_eq!(reduced.next_step.as_str(), NOT_KEPT);
}

#[test]
fn figures_stay_when_words_go() {
    let (mut play, call) = full();
    let read = |play: &Play| {
        let notebook = &play.model.notebook;
        let call = notebook.call(call).unwrap();
        let debrief = call.debrief().unwrap();
        let timeline = notebook.timeline(call.id);
        let taps: Vec<_> = timeline
            .iter()
            .map(|one| (one.at, one.what.clone()))
            .collect();
        (
            (
                call.outcome(),
                call.when(),
                call.length(&[], call.when()),
                call.role,
                call.stakes,
            ),
            (
                debrief.net,
                debrief.learning,
                debrief.alone.clone(),
                debrief.turning_point,
            ),
            (taps, notebook.open_step(call.rep).map(|call| call.id)),
        )
    };
    let before = read(&play);
    assert_eq!(before.0.0, Some(Outcome::Advance));
    months_pass(&mut play, 7);
    reduce_after(&mut play, Reduce::SixMonths);
    quiet(&mut play);
    assert_eq!(read(&play), before);
    let file = everything(&play);
    assert!(read_here(&file).is_ok());
}

#[test]
fn what_a_shorter_time_touches_is_told_before_and_nothing_goes_without_a_second_tap() {
    let (mut play, _) = full();
    months_pass(&mut play, 7);
    let before = everything(&play);
    play.send(Event::Upkeep(UpkeepEvent::ReduceChosen(Reduce::SixMonths)));
    let told = settings(&play.model).to_reduce.unwrap();
    assert!(told.starts_with("3 calls are that old."), "{told}");
    quiet(&mut play);
    assert_eq!(play.model.care.upkeep().reduce, Reduce::Never);
    play.send(Event::Go(Route::Settings));
    assert_eq!(settings(&play.model).to_reduce, None, "it was left");
    let same = |file: &str| file.split_once("\"app\"").unwrap().1.to_owned();
    assert_eq!(same(&everything(&play)), same(&before));
    reduce_after(&mut play, Reduce::TwoYears);
    assert_eq!(play.model.care.upkeep().reduce, Reduce::TwoYears);
    play.send(Event::Upkeep(UpkeepEvent::ReduceChosen(Reduce::Never)));
    assert_eq!(
        play.model.care.upkeep().reduce,
        Reduce::Never,
        "a longer time takes nothing"
    );
}

#[test]
fn nothing_is_reduced_while_a_call_runs_nor_by_a_clock_that_leaps() {
    let (mut play, _) = full();
    reduce_after(&mut play, Reduce::ThreeMonths);
    quiet(&mut play);
    play.wait(400 * DAY);
    assert_eq!(quiet(&mut play), [], "nothing was written for a year");
    play.wait(-400 * DAY);
    let running = play.start("Nina Roy", "");
    play.wait(5 * 31 * DAY);
    play.tap(running, "open-question");
    play.disk(&Ok(()));
    play.send(Event::Go(Route::Today));
    assert_eq!(quiet(&mut play), [], "a call runs");
    play.send(Event::Go(Route::Pad(running)));
    play.end(running);
    play.disk(&Ok(()));
    play.send(Event::Go(Route::Today));
    assert_ne!(quiet(&mut play), []);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_reduced_record_has_no_word_of_before_and_is_read_again(notebook in any::notebook()) {
        let sung = with_canaries(&notebook, |_| true);
        for record in sung.records() {
            let key = record.key();
            let reduced = record.reduced();
            prop_assert!(reduced.is_reduced());
            let text = reduced.encode().unwrap();
            let is_named = matches!(key.kind(), Kind::Rep | Kind::Behaviour);
            prop_assert!(is_named || !has_canary(&text), "{text}");
            let back = Record::decode(key.kind(), 3, &text);
            prop_assert_eq!(back.as_ref(), Ok(&reduced));
        }
    }
}
