//! What may be done with a call in which phase, and what it comes to.

use super::*;
use uuid::Uuid;

const NINE: i64 = 1_763_888_400_000;

fn at(minutes: i64) -> Timestamp {
    Timestamp::nearest(NINE + minutes * 60_000)
}

fn running() -> Call {
    let (id, rep) = (Uuid::from_u128(1).into(), Uuid::from_u128(2).into());
    let mut call = Call::planned(id, rep, UtcOffset::nearest(60), at(0), 0);
    assert_eq!(call.begin(at(0), UtcOffset::nearest(60)), Ok(()));
    call
}

#[test]
fn a_planned_call_begins_once_and_is_no_ride_before() {
    let (id, rep) = (Uuid::from_u128(1).into(), Uuid::from_u128(2).into());
    let mut call = Call::planned(id, rep, UtcOffset::nearest(0), at(0), 0);
    assert_eq!(call.started(), None);
    assert_eq!(call.end(at(5), Elapsed(0)), Err(WrongPhase));
    assert_eq!(call.begin(at(5), UtcOffset::nearest(60)), Ok(()));
    assert_eq!(call.begin(at(6), UtcOffset::nearest(60)), Err(WrongPhase));
    assert_eq!(call.started(), Some(at(5)));
}

#[test]
fn an_advance_without_a_concrete_step_is_a_continuation() {
    let mut call = running();
    assert_eq!(call.end(at(10), Elapsed(0)), Ok(()));
    assert_eq!(call.mark(Outcome::Advance), Ok(()));
    assert_eq!(call.outcome(), Some(Outcome::Continuation));
    call.next_step = Text::typed("Visit the plant on the 5th");
    assert_eq!(call.outcome(), Some(Outcome::Advance));
    assert_eq!(call.marked(), Some(Outcome::Advance));
}

#[test]
fn an_early_end_is_taken_back_and_the_clock_runs_on() {
    let mut call = running();
    assert_eq!(call.end(at(10), Elapsed(0)), Ok(()));
    assert_eq!(call.go_on(), Ok(()));
    assert_eq!(call.length(&[], at(12)), Elapsed::seconds(12 * 60));
}

#[test]
fn an_end_is_final_once_something_was_said() {
    let mut call = running();
    assert_eq!(call.end(at(10), Elapsed(0)), Ok(()));
    assert_eq!(call.mark(Outcome::Advance), Ok(()));
    assert_eq!(call.go_on(), Err(WrongPhase));
}

#[test]
fn a_clock_set_back_leaves_the_call_as_long_as_its_last_moment() {
    let mut call = running();
    assert_eq!(call.end(at(-90), Elapsed::seconds(300)), Ok(()));
    assert_eq!(call.length(&[], at(-90)), Elapsed::seconds(300));
}

#[test]
fn a_debrief_is_not_closed_before_the_rep_had_the_first_word() {
    let mut call = running();
    assert_eq!(call.end(at(10), Elapsed(0)), Ok(()));
    assert_eq!(call.finish_debrief(at(20)), Err(WrongPhase));
    if let Ok(debrief) = call.debrief_mut() {
        debrief.rep_has_spoken();
    }
    assert_eq!(call.finish_debrief(at(20)), Ok(()));
    assert!(matches!(call.phase, Phase::Debriefed { .. }));
}

#[test]
fn a_running_call_has_no_outcome_and_no_debrief() {
    let mut call = running();
    assert_eq!(call.mark(Outcome::Order), Err(WrongPhase));
    assert!(call.debrief_mut().is_err());
}
