//! The mirror as it is read: the sentence, the figures, what they open onto, and how far it looks back.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test may stop

#[path = "support/mod.rs"]
mod support;

use curbside::app::event::{StartEvent, World};
use curbside::app::view::evidence::{MOST_LINES, evidence};
use curbside::app::view::mirror::{Counted, FigureRow, counts, footing, mirror, rides};
use curbside::app::view::{Tone, today};
use curbside::app::{Event, LookBack, Route};
use curbside::domain::figures::Tally;
use curbside::domain::{CallId, NetMove, Role, Stakes};
use support::Play;

const DAY: i64 = 86_400;

/// A call that is over, with these moves in it.
fn sat_in(play: &mut Play, rep: &str, moves: &[NetMove]) -> CallId {
    let call = play.start(rep, "Halvorsen Foods");
    for step in moves {
        play.wait(60);
        play.net(call, *step);
    }
    play.end(call);
    call
}

fn value(rows: &[FigureRow], label: &str) -> String {
    let row = rows.iter().find(|row| row.label == label);
    row.expect("the figure is there").value.clone()
}

#[test]
fn a_mirror_without_calls_teaches_and_says_no_number() {
    let play = Play::new();
    let view = mirror(&play.model);
    assert_eq!(view.basis, "last 90 days, 0 calls");
    assert!(view.answer.starts_with("Nothing yet. Tap \"Urge, held\""));
    assert_eq!((view.scale, view.figures), (None, None));
    assert!(rides(&play.model).is_empty());
}

#[test]
fn three_urges_held_of_four_are_said_in_a_sentence_and_open_onto_their_moments() {
    use NetMove::{Held, TookOver};
    let mut play = Play::new();
    let call = sat_in(&mut play, "Dana Ortiz", &[Held, Held, TookOver, Held]);
    let view = mirror(&play.model);
    assert_eq!(view.basis, "last 90 days, 1 call");
    assert_eq!(view.answer, "Sales manager, three times out of four.");
    let scale = view.scale.unwrap();
    assert_eq!(scale.held.words, "held 3");
    assert_eq!(scale.spoke.words, "spoke up 1");
    assert_eq!(scale.turns, 750);

    let spoke = counts(&play.model, scale.spoke.counts.unwrap());
    let found = evidence(&play.model, &spoke);
    let [line] = &found.lines[..] else {
        panic!("one moment is counted: {:?}", found.lines);
    };
    assert_eq!(line.who, "Dana Ortiz");
    assert_eq!(line.account.as_deref(), Some("Halvorsen Foods"));
    assert_eq!(line.line, "Sun 23 Nov 2025, 3:04 Took over");
    assert_eq!((line.tone, line.to), (Some(Tone::Net), Route::Call(call)));
}

#[test]
fn the_net_stands_by_stakes_and_by_the_managers_part() {
    let mut play = Play::new();
    play.send(Event::Start(StartEvent::StakesChosen(Stakes::MustWin)));
    sat_in(&mut play, "Dana Ortiz", &[NetMove::TookOver]);
    play.send(Event::Start(StartEvent::RoleChosen(Role::Demonstrate)));
    sat_in(&mut play, "Marcus Lee", &[NetMove::TookOver]);
    let figures = mirror(&play.model).figures.unwrap();
    let words = |row: &curbside::app::view::mirror::TableRow| {
        let numbers = row.numbers.iter().map(|number| number.words.as_str());
        [row.head.as_str()]
            .into_iter()
            .chain(numbers)
            .collect::<Vec<_>>()
            .join(" ")
    };
    let stakes: Vec<String> = figures.stakes.iter().map(words).collect();
    assert_eq!(
        stakes,
        ["Must-win 1 1 0", "Ordinary 0 0 0", "Lost cause 0 0 0"]
    );
    let parts: Vec<String> = figures.parts.iter().map(words).collect();
    assert_eq!(parts, ["Observe 1 0 1", "Demonstrate 1 0 1"]);
    assert!(figures.agreed.is_some());
    assert_eq!(value(&figures.net, "Took over"), "1");
    assert_eq!(value(&figures.net, "Net used, both say"), "nothing yet");
    assert_eq!(
        value(&figures.car, "Coaching calls to demonstrations"),
        "1 to 1"
    );
    assert_eq!(value(&figures.car, "Rep spoke first"), "nothing yet");
}

#[test]
fn the_car_counts_the_debriefs_that_are_finished() {
    let mut play = Play::new();
    play.whole_call("Dana Ortiz", "Halvorsen Foods");
    sat_in(&mut play, "Marcus Lee", &[]);
    let figures = mirror(&play.model).figures.unwrap();
    assert_eq!(value(&figures.car, "Rep spoke first"), "1 of 1");
    assert_eq!(value(&figures.car, "Debrief within the hour"), "1 of 1");
    assert_eq!(value(&figures.car, "From call to debrief, median"), "0 min");
    assert_eq!(value(&figures.car, "Lost causes let run"), "nothing yet");
    assert!(figures.talk.is_empty() && figures.reference.is_none());
}

#[test]
fn the_mirror_looks_back_as_far_as_is_chosen_and_stays_so_after_a_look_into_a_call() {
    let mut play = Play::new();
    let call = sat_in(&mut play, "Dana Ortiz", &[NetMove::Held]);
    play.wait(60 * DAY);
    sat_in(&mut play, "Priya Nair", &[NetMove::Redirected]);
    let bases = LookBack::ALL.map(|look_back| {
        play.send(Event::LookBackChosen(look_back));
        mirror(&play.model).basis
    });
    let said = [
        "last 30 days, 1 call",
        "last 90 days, 2 calls",
        "the last year, 2 calls",
        "2 calls in all",
    ];
    assert_eq!(bases, said);
    play.send(Event::LookBackChosen(LookBack::Month));
    play.send(Event::Go(Route::Call(call)));
    play.send(Event::Go(Route::Mirror));
    assert_eq!(play.model.look_back, LookBack::Month);
    assert_eq!(mirror(&play.model).answer, "Top sales rep, every time.");
}

#[test]
fn weeks_without_a_call_have_a_bar_of_nothing_between_those_with_one() {
    let mut play = Play::new();
    sat_in(&mut play, "Dana Ortiz", &[NetMove::Held, NetMove::Held]);
    play.wait(21 * DAY);
    sat_in(&mut play, "Dana Ortiz", &[NetMove::Redirected]);
    let weeks = mirror(&play.model).figures.unwrap().weeks.unwrap();
    let bars: Vec<_> = weeks.bars.iter().map(|bar| (bar.held, bar.spoke)).collect();
    assert_eq!(bars, [(2, 0), (0, 0), (0, 0), (0, 1)]);
    assert_eq!(weeks.ends, ["week of 17 Nov 2025", "week of 8 Dec 2025"]);
    assert_eq!(
        weeks.rows.len(),
        2,
        "the newest first, without the empty ones"
    );
    assert_eq!(weeks.rows[0].head, "Mon 8 Dec 2025");
}

#[test]
fn of_many_years_the_last_53_weeks_are_drawn_and_all_are_in_the_table() {
    let mut play = Play::new();
    for _ in 0..60 {
        sat_in(&mut play, "Dana Ortiz", &[NetMove::Held]);
        play.wait(7 * DAY);
    }
    play.send(Event::LookBackChosen(LookBack::All));
    let weeks = mirror(&play.model).figures.unwrap().weeks.unwrap();
    assert_eq!(weeks.bars.len(), 53);
    assert_eq!(weeks.rows.len(), 60);
    assert!(weeks.text.contains("held 53, spoke up 0"));
}

#[test]
fn the_reps_stand_by_the_days_since_their_last_ride() {
    let mut play = Play::new();
    sat_in(&mut play, "Priya Nair", &[]);
    play.wait(31 * DAY);
    sat_in(&mut play, "Dana Ortiz", &[]);
    play.wait(10 * DAY);
    play.send(Event::World(World::Tick));
    let said: Vec<String> = rides(&play.model)
        .into_iter()
        .map(|ride| format!("{}, {}", ride.first, ride.since))
        .collect();
    assert_eq!(said, ["Priya, 41 days", "Dana, 10 days"]);
}

#[test]
fn a_second_that_passes_reads_nothing_again_and_a_change_of_the_notes_does() {
    let mut play = Play::new();
    let call = play.start("Dana Ortiz", "");
    let before = footing(&play.model);
    play.send(Event::World(World::Tick));
    play.send(Event::Go(Route::Mirror));
    assert_eq!(footing(&play.model), before);
    play.net(call, NetMove::Held);
    assert_ne!(footing(&play.model), before);
}

#[test]
fn of_very_many_moments_the_newest_are_shown_and_the_others_counted() {
    let mut play = Play::new();
    let call = play.start("Dana Ortiz", "");
    for _ in 0..150 {
        play.wait(60);
        play.net(call, NetMove::Held);
    }
    play.end(call);
    play.wait(DAY);
    sat_in(&mut play, "Marcus Lee", &[NetMove::Held; 100]);
    let held = counts(&play.model, Counted::Held);
    assert_eq!(held.len(), 250);
    let found = evidence(&play.model, &held);
    assert_eq!((found.lines.len(), found.more), (MOST_LINES, 50));
    assert_eq!(found.lines[0].who, "Marcus Lee");
    let gone = evidence(&play.model, &[Tally::Call(uuid::Uuid::nil().into())]);
    assert!(gone.lines.is_empty());
}

#[test]
fn the_month_on_today_counts_as_the_mirror_does() {
    let mut play = Play::new();
    play.send(Event::Start(StartEvent::RoleChosen(Role::Demonstrate)));
    sat_in(&mut play, "Dana Ortiz", &[NetMove::TookOver]);
    assert_eq!(today::today(&play.model).month, None);
}
