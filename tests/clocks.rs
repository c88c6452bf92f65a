//! The clock can lie: set back, set ahead, on another wall. Moments keep the order of their making, no
//! span is negative, and nothing is lost.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test may stop

mod support;

use curbside::app::event::{DebriefEvent, Opening, PadEvent, StartEvent, Tap, TrashEvent, World};
use curbside::app::view::{follow, notices, pad, phrase, reps, start, today, trash};
use curbside::app::{Event, Model};
use curbside::domain::call::UtcOffset;
use curbside::domain::{CallId, Codebook, Day, NetMove, Notebook, NotebookId, Speaker, Timestamp};
use curbside::wire::{Scope, Strand, export, import};
use support::{Play, TEN, call_rows};
use uuid::Uuid;

const HOUR: i64 = 3_600_000;
const DAY: i64 = 24 * HOUR;
const YEAR: i64 = 365 * DAY;

/// What is tapped, one after another, with the clock set to a time and a zone before each.
const KEYS: [&str; 4] = [
    "open-question",
    "data-dump",
    "buying-sign",
    "asked-next-step",
];

/// A call in which the clock is set to each of these before a tap, and once more before its end.
fn call_with(clocks: &[(i64, i16)]) -> (Play, CallId) {
    let mut play = Play::new();
    let id = play.start("Dana Ortiz", "Halvorsen Foods");
    play.wait(60);
    play.send(Event::Pad(
        id,
        PadEvent::Tapped(Tap::Speaking(Speaker::Rep)),
    ));
    for (at, (millis, ahead)) in clocks.iter().enumerate() {
        play.set_clock(*millis, *ahead);
        let before = play.model.notebook.moments(id).len();
        play.tap(id, KEYS[at % KEYS.len()]);
        assert_eq!(play.model.notebook.moments(id).len(), before + 1);
        holds(&play.model, id);
    }
    play.end(id);
    holds(&play.model, id);
    (play, id)
}

/// What no clock may break.
fn holds(model: &Model, id: CallId) {
    let moments = model.notebook.moments(id);
    assert!(
        moments
            .iter()
            .enumerate()
            .all(|(at, one)| one.seq as usize == at)
    );
    let call = model.notebook.call(id).unwrap();
    if call.is_over() {
        assert!(call.length(&[], model.now) >= model.notebook.last_at(id));
    }
    speaks_sense(model);
    let file = export(&model.notebook, Scope::Everything, model.now).unwrap();
    let back = import::read(&file, &Codebook::starter()).unwrap();
    assert_eq!(back.into_notebook().all_moments().count(), moments.len());
}

/// No screen speaks of a time that is negative, or of minutes in their thousands.
fn speaks_sense(model: &Model) {
    let today = today::today(model);
    let rows = today
        .running
        .iter()
        .chain(&today.due)
        .map(|row| row.line.clone());
    let choices = start::start(model).reps.into_iter().map(|one| one.line);
    let reps = reps::reps(model).into_iter().map(|row| row.line);
    let calls = call_rows(model).into_iter().map(|row| row.line);
    for line in rows.chain(choices).chain(reps).chain(calls) {
        assert!(!line.contains('-'), "{line}");
        let minutes = line.split(" min").next().filter(|_| line.contains(" min"));
        let minutes = minutes.and_then(|words| words.rsplit(' ').next()?.parse::<u32>().ok());
        assert!(minutes.is_none_or(|minutes| minutes < 1440), "{line}");
    }
}

/// The app is opened again, with what the disk has.
fn reopen(play: &mut Play) {
    let strands: Vec<Strand> = play.model.notebook.strands().collect();
    play.model.notebook = Notebook::default();
    let mark = Some(NotebookId::from(Uuid::from_u128(99)));
    let opening = Opening {
        strands,
        damaged: vec![],
        mark,
        canary: mark,
    };
    play.send(Event::World(World::Opened(Box::new(Ok(opening)))));
}

#[test]
fn a_clock_set_back_a_day_in_a_call_keeps_the_order_and_the_length() {
    let (play, id) = call_with(&[
        (TEN + 5 * 60_000, 60),
        (TEN - DAY, 60),
        (TEN - DAY + HOUR, 60),
    ]);
    let at: Vec<u32> = play
        .model
        .notebook
        .moments(id)
        .iter()
        .map(|one| one.at.minutes())
        .collect();
    assert!(at.is_sorted(), "{at:?}");
    let call = play.model.notebook.call(id).unwrap();
    assert_eq!(
        call.length(&[], play.model.now),
        play.model.notebook.last_at(id)
    );
}

#[test]
fn a_clock_set_back_does_not_turn_the_pads_clock_back_before_the_last_moment() {
    let mut play = Play::new();
    let id = play.start("Dana", "");
    play.wait(299);
    play.net(id, NetMove::TookOver);
    play.set_clock(TEN - DAY, 60);
    play.send(Event::World(World::Tick));
    assert_eq!(pad::pad(&play.model, id).unwrap().clock, "5:01");
    assert_eq!(
        today::today(&play.model).running[0].line,
        "Running for 5 min. 1 moment"
    );
}

#[test]
fn a_word_on_the_pad_does_not_stay_for_a_day_when_the_clock_is_set_back() {
    let mut play = Play::new();
    let id = play.start("Dana", "");
    play.tap(id, "open-question");
    play.send(Event::Pad(id, PadEvent::Undone));
    assert!(pad::pad(&play.model, id).unwrap().word.is_some());
    play.set_clock(TEN - DAY, 60);
    play.send(Event::World(World::Tick));
    assert_eq!(pad::pad(&play.model, id).unwrap().word, None);
}

#[test]
fn summer_and_winter_time_move_no_moment() {
    // Berlin: 2026-03-29 02:00 is 03:00, and 2026-10-25 03:00 is 02:00 once more.
    for (night, before, after) in [(1_774_746_000_000, 60, 120), (1_792_890_000_000, 120, 60)] {
        let mut play = Play::new();
        play.set_clock(night - 60_000, before);
        let id = play.start("Dana", "");
        play.set_clock(night + 60_000, after);
        play.tap(id, "open-question");
        play.set_clock(night + 10 * 60_000, after);
        play.end(id);
        let call = play.model.notebook.call(id).unwrap();
        assert_eq!(call.length(&[], play.model.now).minutes(), 10);
        assert_eq!(play.model.notebook.last_at(id).minutes(), 1);
        holds(&play.model, id);
    }
}

#[test]
fn a_call_over_the_date_line_keeps_its_day_and_its_length() {
    // From Auckland's wall to Honolulu's: the same hour, a day before.
    let start = TEN;
    let mut play = Play::new();
    play.set_clock(start, 780);
    let id = play.start("Dana", "");
    play.set_clock(start + 20 * 60_000, -600);
    play.tap(id, "open-question");
    play.end(id);
    let call = play.model.notebook.call(id).unwrap();
    assert_eq!(call.length(&[], play.model.now).minutes(), 19);
    assert_eq!(call_rows(&play.model)[0].line, "Sun 23 Nov, 19:59");
    assert_eq!(today::today(&play.model).date, "Sat 22 Nov");
    assert!(
        today::today(&play.model).due[0]
            .line
            .starts_with("Ended just now.")
    );
    holds(&play.model, id);
}

#[test]
fn samoa_skips_a_day_and_no_call_does() {
    // 2011-12-29 23:50 in Apia, ten hours behind UTC; after midnight it is the 31st, 14 ahead.
    let midnight = 1_325_239_200_000;
    let mut play = Play::new();
    play.set_clock(midnight - 10 * 60_000, -600);
    let id = play.whole_call("Dana", "");
    assert_eq!(today::today(&play.model).date, "Fri 30 Dec");
    play.set_clock(midnight - 5 * 60_000, -600);
    let running = play.start("Marcus", "");
    assert_eq!(today::today(&play.model).date, "Thu 29 Dec");
    play.set_clock(midnight + 5 * 60_000, 840);
    play.tap(running, "open-question");
    assert_eq!(today::today(&play.model).date, "Sat 31 Dec");
    assert_eq!(play.model.notebook.last_at(running).minutes(), 9);
    let skipped = phrase::read_day("2011-12-30").unwrap();
    let by = DebriefEvent::StepByChosen(Some(skipped));
    play.debrief(id, by);
    let call = play.model.notebook.call(id).unwrap();
    assert_eq!(
        call.debrief().unwrap().follow.by,
        Some(skipped),
        "a date is a date"
    );
    play.end(running);
    holds_all(&play.model);
}

fn holds_all(model: &Model) {
    speaks_sense(model);
    let file = export(&model.notebook, Scope::Everything, model.now).unwrap();
    let back = import::read(&file, &Codebook::starter()).unwrap();
    let back = back.into_notebook();
    assert_eq!(back.calls().count(), model.notebook.calls().count());
}

#[test]
fn a_due_date_is_the_same_on_every_wall() {
    let mut play = Play::new();
    let id = play.whole_call("Dana", "");
    let by = phrase::read_day("2025-12-04").unwrap();
    play.debrief(id, DebriefEvent::StepByChosen(Some(by)));
    let rep = play.model.notebook.call(id).unwrap().rep;
    let told = follow::follow(&play.model, rep);
    for ahead in [-720, -600, 0, 345, 840] {
        play.set_clock(TEN + DAY, ahead);
        play.send(Event::World(World::Tick));
        assert_eq!(follow::follow(&play.model, rep), told);
    }
}

#[test]
fn a_dead_clock_and_one_far_ahead_write_notes_all_the_same() {
    let far = 4_070_908_800_000; // 2099-01-01
    for clocks in [
        [(0, 0), (1000, 0), (TEN + HOUR, 60)],
        [(far, 0), (TEN + HOUR, 60), (TEN + 2 * HOUR, 60)],
        [(0, 0), (far, 840), (TEN - DAY, -720)],
        [(i64::MAX / 2, 0), (i64::MIN / 2, 0), (TEN, 0)],
    ] {
        call_with(&clocks);
    }
}

#[test]
fn a_call_that_the_clock_makes_endless_is_told_by_its_day() {
    let mut play = Play::new();
    play.start("Dana", "");
    play.wait(400 * 86_400);
    play.send(Event::World(World::Tick));
    let line = &today::today(&play.model).running[0].line;
    assert_eq!(line, "Running since Sun 23 Nov. 0 moments");
}

#[test]
fn what_lies_ahead_is_told_by_its_date() {
    let mut play = Play::new();
    play.wait(YEAR / 1000);
    let id = play.start("Dana", "");
    play.end(id);
    play.set_clock(TEN, 60);
    play.send(Event::World(World::Tick));
    assert!(
        today::today(&play.model).due[0]
            .line
            .starts_with("Ended on 23 Nov 2026.")
    );
    let line = &start::start(&play.model).reps[0].line;
    assert!(line.ends_with("last ride on 23 Nov 2026"), "{line}");
}

#[test]
fn days_are_those_on_the_wall_and_don_t_end_at_forty_nine() {
    let zone = UtcOffset::nearest(60);
    let ago = |hours: i64| {
        let now = Timestamp::nearest(TEN);
        phrase::ago_of(Timestamp::nearest(TEN - hours * HOUR), now, zone)
    };
    assert_eq!(ago(23), "23 h ago");
    assert_eq!(ago(24), "yesterday");
    assert_eq!(ago(33), "yesterday", "at one in the night");
    assert_eq!(ago(35), "2 days ago", "at eleven in the evening before");
    assert_eq!(ago(24 * 400), "400 days ago");
    let mut play = Play::new();
    let id = play.start("Dana", "");
    play.end(id);
    play.wait(120 * 86_400);
    play.send(Event::World(World::Tick));
    assert_eq!(today::today(&play.model).not_ridden[0].line, "120 days");
}

#[test]
fn a_clock_a_year_ahead_empties_no_trash_whatever_is_written_meanwhile() {
    let mut play = Play::new();
    let id = play.whole_call("Dana", "");
    play.send(Event::Trash(TrashEvent::CallThrown(id)));
    let thrown = play.model.now.millis();
    play.set_clock(thrown + YEAR, 60);
    reopen(&mut play);
    assert!(play.model.notebook.call(id).is_some());
    let goes = &trash::trash(&play.model).calls[0].goes;
    assert_eq!(goes, "It goes for good in 10 days.");
    play.whole_call("Marcus", "");
    play.wait(86_400);
    reopen(&mut play);
    assert!(
        play.model.notebook.call(id).is_some(),
        "a day later by a clock that is wrong"
    );
    play.set_clock(thrown + DAY, 60);
    reopen(&mut play);
    assert!(
        play.model.notebook.call(id).is_some(),
        "the clock is right again"
    );
    let goes = &trash::trash(&play.model).calls[0].goes;
    assert_eq!(goes, "It goes for good in 29 days.");
}

#[test]
fn what_was_thrown_away_by_a_clock_ahead_is_kept_when_the_clock_is_right_again() {
    let mut play = Play::new();
    let id = play.whole_call("Dana", "");
    play.wait(YEAR / 1000);
    play.send(Event::Trash(TrashEvent::CallThrown(id)));
    play.set_clock(TEN + HOUR, 60);
    reopen(&mut play);
    let goes = &trash::trash(&play.model).calls[0].goes;
    assert_eq!(goes, "It goes for good in 30 days.");
    play.send(Event::Trash(TrashEvent::CallBroughtBack(id)));
    assert_eq!(play.model.notebook.calls().count(), 1);
}

#[test]
fn undo_stays_when_the_clock_leaps_ahead_or_back() {
    for leap in [YEAR, -DAY, -YEAR] {
        let mut play = Play::new();
        let id = play.whole_call("Dana", "");
        play.send(Event::Trash(TrashEvent::CallThrown(id)));
        play.wait(leap / 1000);
        play.send(Event::World(World::Tick));
        assert!(notices::undo(&play.model).is_some(), "{leap}");
        play.send(Event::UndoWanted);
        assert_eq!(play.model.notebook.calls().count(), 1);
    }
}

#[test]
fn the_day_of_a_time_is_that_of_its_own_wall() {
    let midnight = 1_325_239_200_000;
    let before = Day::of(Timestamp::nearest(midnight - 1), -600);
    let after = Day::of(Timestamp::nearest(midnight), 840);
    assert_eq!(
        before.plus(2),
        after,
        "there was no 30 December 2011 in Apia"
    );
}

#[test]
fn what_was_typed_the_day_before_yesterday_was_not_typed_yesterday() {
    let mut play = Play::new();
    // At eleven in the evening, and ten in the evening two days later.
    play.set_clock(TEN + 13 * HOUR, 60);
    let typed = StartEvent::AccountTyped("Norrvik".to_owned());
    play.send(Event::Start(typed));
    play.set_clock(TEN + 60 * HOUR, 60);
    play.send(Event::World(World::Tick));
    let offers = today::today(&play.model).offers;
    assert!(offers[0].line.ends_with("Typed 2 days ago"), "{offers:?}");
}
