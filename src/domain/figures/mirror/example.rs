//! The mirror of four calls, worked out by hand: two coaching calls, a joint call with an assigned
//! contribution, and a demonstration.

use uuid::Uuid;

use super::*;
use crate::domain::call::UtcOffset;
use crate::domain::figures::mirror::silence::{agreed, moves, silence};
use crate::domain::verdict::Answer;
use crate::domain::{
    CallId, Debrief, Elapsed, Name, NetMove, NetVerdict, Outcome, Phase, Rep, RepView, RepWords,
    Sharing, Span, Speaker, Text, Timestamp, Timing, What,
};

/// Monday 24 November 2025, 10:00 in Berlin.
const MONDAY: i64 = 1_763_974_800_000;
const DAY: i64 = 86_400_000;

fn at(millis: i64) -> Timestamp {
    Timestamp::nearest(MONDAY + millis)
}

fn id(number: u128) -> CallId {
    Uuid::from_u128(number).into()
}

/// A call of half an hour on a day after that Monday, debriefed so many minutes after its end.
fn call(number: u128, day: i64, role: Role, stakes: Stakes, debriefed: Option<u32>) -> Call {
    let began = at(day * DAY);
    let rep = Uuid::from_u128(0xa).into();
    let mut call = Call::planned(id(number), rep, UtcOffset::nearest(60), began, 0);
    (call.role, call.stakes) = (role, stakes);
    let span = Span::new(began, began.plus(Elapsed::seconds(1_800)));
    let said = RepWords {
        felt: Text::typed("Rushed"),
        net: yes(),
        ..RepWords::default()
    };
    let debrief = Debrief {
        rep_view: RepView::Said(said),
        net: yes(),
        ..Debrief::default()
    };
    let outcome: Option<Outcome> = None;
    call.phase = match debriefed {
        None => Phase::Ended {
            span,
            outcome,
            debrief,
        },
        Some(minutes) => Phase::Debriefed {
            span,
            outcome,
            debrief,
            finished: span.ended().plus(Elapsed::seconds(minutes * 60)),
        },
    };
    call
}

fn yes() -> NetVerdict {
    NetVerdict {
        used: Some(Answer::Yes),
        needed: Some(Answer::Yes),
        would_recover: None,
    }
}

fn put(notebook: &mut Notebook, call: Call, whats: &[What]) {
    for (seq, what) in (0u32..).zip(whats) {
        notebook.put_moment(Moment {
            id: Uuid::from_u128(u128::from(seq) + call.id.number() * 100).into(),
            call: call.id,
            seq,
            at: Elapsed::seconds(seq * 60),
            timing: Timing::Tapped,
            what: what.clone(),
            note: Text::default(),
            sharing: Sharing::default(),
            edited: call.edited,
        });
    }
    notebook.put_call(call);
}

fn notebook() -> Notebook {
    use NetMove::{HandedBack, Held, Redirected, TookOver};
    let mut notebook = Notebook::default();
    for (number, name) in [(0xa, "Dana Ortiz"), (0xb, "Priya Nair")] {
        let name = Name::new(name).unwrap();
        notebook.put_rep(Rep::new(Uuid::from_u128(number).into(), name, at(0)));
    }
    let net = |moves: &[NetMove]| moves.iter().map(|one| What::Net(*one)).collect::<Vec<_>>();
    let must_win = call(1, 0, Role::Observe, Stakes::MustWin, Some(45));
    let moves = net(&[Held, Held, Held, TookOver, HandedBack]);
    put(&mut notebook, must_win, &moves);
    let lost = call(2, 6, Role::Observe, Stakes::LostCause, Some(180));
    put(&mut notebook, lost, &net(&[Held, Held]));
    let mut joint = call(3, 7, Role::JointCall, Stakes::Ordinary, Some(60));
    joint.contribution = Text::typed("The price talk");
    put(&mut notebook, joint, &net(&[Redirected, Held]));
    let shown = call(4, 8, Role::Demonstrate, Stakes::LostCause, None);
    put(&mut notebook, shown, &net(&[TookOver, TookOver]));
    notebook
}

#[test]
fn an_assigned_contribution_and_a_demonstration_break_no_silence() {
    let notebook = notebook();
    let calls = sat_in(&notebook, Period::EVER);
    let quiet = Moves {
        held: 5,
        redirected: 0,
        took_over: 1,
    };
    assert_eq!(silence(&calls), quiet);
    let beforehand = Moves {
        held: 1,
        redirected: 1,
        took_over: 2,
    };
    assert_eq!(agreed(&calls), beforehand);
    // 5 of 6 is 0.833: beyond 33/40, so nearest to nine out of ten.
    let verdict = Verdict::of(silence(&calls).held_of_all());
    assert_eq!(verdict.words(), "Sales manager, nine times out of ten.");
}

#[test]
fn a_joint_call_in_which_nothing_was_assigned_is_to_be_quiet() {
    let mut notebook = notebook();
    let mut joint = notebook.call(id(3)).unwrap().clone();
    joint.contribution = Text::typed(" ");
    notebook.put_call(joint);
    let calls = sat_in(&notebook, Period::EVER);
    assert_eq!(silence(&calls).redirected, 1);
    assert_eq!(of_part(&calls, Part::Joint).len(), 1);
}

#[test]
fn the_net_by_stakes_is_that_of_the_quiet_calls() {
    let notebook = notebook();
    let calls = sat_in(&notebook, Period::EVER);
    let must_win = of_stakes(&calls, Stakes::MustWin);
    assert_eq!(must_win.len(), 1);
    let took_over = moves(&must_win, &[NetMove::TookOver]);
    assert_eq!(
        took_over,
        [Tally::Moment(id(1), Uuid::from_u128(103).into())]
    );
    let both = Share { part: 1, of: 1 };
    assert_eq!(share(&must_win, net::needed), both);
    assert_eq!(of_stakes(&calls, Stakes::LostCause).len(), 1);
    assert_eq!(of_stakes(&calls, Stakes::Ordinary).len(), 0);
    assert_eq!(share(&[], net::needed).percent(), None);
}

#[test]
fn in_the_car_three_debriefs_are_finished_and_two_within_the_hour() {
    let notebook = notebook();
    let calls = sat_in(&notebook, Period::EVER);
    let first = share(&calls, car::rep_spoke_first);
    assert_eq!(first, Share { part: 3, of: 3 });
    let soon = share(&calls, car::within_the_hour);
    assert_eq!(soon, Share { part: 2, of: 3 });
    let median = car::median(&car::waits(&calls));
    assert_eq!(median, Some(car::HOUR));
    let even = car::median(&[(id(1), Elapsed(10)), (id(2), Elapsed(20))]);
    assert_eq!(even, Some(Elapsed(15)));
    assert_eq!(car::median(&[]), None);
}

#[test]
fn a_lost_cause_is_let_run_where_the_manager_watched_and_kept_silent() {
    let notebook = notebook();
    let calls = sat_in(&notebook, Period::EVER);
    let run = share(&calls, car::let_run);
    assert_eq!(run, Share { part: 1, of: 2 });
    assert_eq!(tallies(&calls, car::let_run), [Tally::Call(id(2))]);
    let coaching = share(&calls, car::coaching);
    assert_eq!(coaching, Share { part: 2, of: 3 });
}

#[test]
fn a_week_begins_on_monday_on_the_wall_clock_of_the_call() {
    let mut notebook = notebook();
    let sunday_night = Timestamp::nearest(MONDAY - 11 * 3_600_000);
    let mut late = call(5, 0, Role::Observe, Stakes::Ordinary, None);
    late.phase = Phase::Ended {
        span: Span::new(sunday_night, sunday_night),
        outcome: None,
        debrief: Debrief::default(),
    };
    put(&mut notebook, late, &[What::Net(NetMove::Redirected)]);
    let calls = sat_in(&notebook, Period::EVER);
    let weeks = weeks::by_week(&calls);
    let counted: Vec<_> = weeks
        .iter()
        .map(|week| (week.calls, week.moves.held, week.moves.spoke()))
        .collect();
    // Sunday 23:00, then Monday to Sunday; the week after has no call that was to be quiet.
    assert_eq!(counted, [(1, 0, 1), (2, 5, 1)]);
    assert_eq!(weeks[0].monday.plus(7), weeks[1].monday);
    assert_eq!(weeks::of_week(&calls, weeks[1].monday).len(), 2);
}

#[test]
fn the_rep_longest_without_a_ride_comes_first_and_those_without_one_last() {
    let notebook = notebook();
    let rides = rides::last_rides(&notebook);
    let days: Vec<_> = rides
        .iter()
        .map(|ride| ride.days(at(49 * DAY), UtcOffset::nearest(60)))
        .collect();
    assert_eq!(days, [Some(41), None]);
}

#[test]
fn a_ride_last_night_was_yesterday_by_the_calendar_of_the_zone() {
    let hour = DAY / 24;
    let days = |began, now, zone| rides::days_since(at(began), at(now), UtcOffset::nearest(zone));
    // From 23:00 to midnight in Berlin: in UTC it is one and the same day.
    assert_eq!(days(13 * hour, 14 * hour, 60), 1);
    assert_eq!(days(13 * hour, 14 * hour, 0), 0);
    assert_eq!(days(13 * hour, 0, 60), 0);
}

#[test]
fn talking_is_added_up_over_the_calls_with_a_bar() {
    let mut notebook = notebook();
    let talked = call(6, 1, Role::Observe, Stakes::Ordinary, None);
    let bar = [
        Speaker::Rep,
        Speaker::Customer,
        Speaker::Manager,
        Speaker::Nobody,
    ];
    put(&mut notebook, talked, &bar.map(What::Speaking));
    let calls = sat_in(&notebook, Period::EVER);
    let talking = talk::talking(&calls);
    assert_eq!(talking.managers(), Some(33));
    assert_eq!(talking.reps(), Some(33));
    assert_eq!(tallies(&calls, talk::has_bar), [Tally::Call(id(6))]);
}

#[test]
fn an_empty_notebook_says_nothing_yet() {
    let notebook = Notebook::default();
    let calls = sat_in(&notebook, Period::EVER);
    assert!(calls.is_empty() && weeks::by_week(&calls).is_empty());
    assert_eq!(silence(&calls).held_of_all().percent(), None);
    assert_eq!(share(&calls, car::rep_spoke_first).percent(), None);
    assert_eq!(talk::talking(&calls).managers(), None);
}
