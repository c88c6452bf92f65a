//! Which changes of a commit become one row, and which calls are looked at on the disk.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test may stop

use curbside::domain::call::UtcOffset;
use curbside::domain::{
    Call, CallId, Editor, Elapsed, Lineage, Moment, Sharing, Text, Timestamp, Timing, What,
};
use curbside::wire::writes::{Write, Writes};
use curbside::wire::{Change, Key, Over, Record, Strand, whole};
use uuid::Uuid;

fn id(n: u128) -> CallId {
    Uuid::from_u128(n).into()
}

fn edited(record: Record) -> Strand {
    let mut strand = Strand::from(record);
    strand.shown.edits = Lineage::default().then(Editor::of(Uuid::from_u128(9)));
    strand
}

fn running(n: u128) -> Call {
    let zone = UtcOffset::nearest(60);
    let mut call = Call::planned(
        id(n),
        Uuid::from_u128(1).into(),
        zone,
        Timestamp::EARLIEST,
        0,
    );
    call.begin(Timestamp::EARLIEST, zone).unwrap();
    call
}

fn call(n: u128) -> Strand {
    let mut call = running(n);
    call.end(Timestamp::EARLIEST, Elapsed(0)).unwrap();
    edited(Record::from(call))
}

fn moment(call: u128, n: u128) -> Strand {
    edited(Record::Moment(Moment {
        id: Uuid::from_u128(call * 1_000 + n).into(),
        call: id(call),
        seq: 0,
        at: Elapsed::seconds(5),
        timing: Timing::Tapped,
        what: What::Star,
        note: Text::typed("a note"),
        sharing: Sharing::WithRep,
        edited: Timestamp::EARLIEST,
    }))
}

fn new(strand: &Strand) -> Change {
    Change {
        key: strand.key(),
        to: Some(strand.clone()),
        over: Over::Nothing,
    }
}

fn over(strand: &Strand) -> Change {
    Change {
        over: Over::Mark(strand.mark()),
        ..new(strand)
    }
}

fn away(strand: &Strand) -> Change {
    Change {
        to: None,
        ..over(strand)
    }
}

/// The rows in words: a whole call with the number of its moments, one with its look, one that goes.
fn rows(writes: &Writes<'_>) -> Vec<String> {
    let words = |write: Write<'_>| match write {
        Write::One { look: None, .. } => "one".to_owned(),
        Write::One { look: Some(_), .. } => "looks".to_owned(),
        Write::Whole { moments, .. } => format!("whole {}", moments.len()),
        Write::Away { mark, .. } => format!("away {mark}"),
    };
    writes.rows().map(words).collect()
}

fn rows_of(changes: &[Change]) -> Vec<String> {
    rows(&Writes::of(changes))
}

#[test]
fn a_new_call_with_its_moments_is_one_row_wherever_they_stand_in_the_commit() {
    let changes = [
        new(&moment(1, 1)),
        new(&call(1)),
        new(&call(2)),
        new(&moment(2, 1)),
        new(&moment(1, 2)),
    ];
    assert_eq!(rows_of(&changes), ["whole 2", "whole 1"]);
    let mut bit_by_bit = Writes::new(&changes);
    while bit_by_bit.note(1) {}
    assert_eq!(rows(&bit_by_bit), ["whole 2", "whole 1"]);
}

#[test]
fn a_call_without_moments_or_one_that_runs_has_rows_of_its_own() {
    assert_eq!(rows_of(&[new(&call(1))]), ["one"]);
    let runs = edited(Record::from(running(1)));
    assert_eq!(rows_of(&[new(&runs), new(&moment(1, 1))]), ["one", "one"]);
}

#[test]
fn what_is_not_all_new_or_written_twice_has_rows_of_its_own() {
    let (call, first, second) = (call(1), moment(1, 1), moment(1, 2));
    let put = |strand: &Strand| Change::put(strand.clone());
    for changes in [
        [new(&call), new(&first), over(&second)],
        [new(&call), new(&first), new(&first)],
        [new(&call), new(&first), new(&call)],
        [new(&call), new(&first), put(&second)],
        [new(&call), new(&first), away(&second)],
    ] {
        assert_eq!(rows_of(&changes), ["one"; 3]);
    }
}

#[test]
fn each_call_that_is_there_is_looked_at_once() {
    let changes = [
        over(&moment(1, 1)),
        over(&call(1)),
        new(&moment(2, 1)),
        new(&moment(1, 2)),
        Change::put(call(3)),
        away(&moment(2, 2)),
    ];
    let expected = ["looks", "one", "looks", "one", "looks", "one"];
    assert_eq!(rows_of(&changes), expected);
    // It is there if it goes before it comes.
    let anew = [Change::forget(call(1).key()), new(&call(1))];
    assert_eq!(rows_of(&anew), ["looks", "one"]);
}

#[test]
fn a_call_that_was_found_in_another_state_is_told_record_by_record() {
    let changes = [new(&call(1)), new(&moment(1, 1))];
    let mut writes = Writes::of(&changes);
    writes.set_apart(id(1));
    assert_eq!(rows(&writes), ["one", "one"]);
}

#[test]
fn a_whole_call_goes_as_one_row_if_nothing_of_it_stays() {
    let (call, first, second) = (call(1), moment(1, 1), moment(1, 2));
    let mark = whole::write(&call, &[&first, &second]).unwrap().mark;
    let goes = |changes: &[Change], there: &[Strand]| {
        let mut writes = Writes::of(changes);
        assert_eq!(writes.going(), [id(1)]);
        writes.goes_whole(id(1), &mark, there);
        assert_eq!(writes.going(), []);
        rows(&writes)
    };
    let there = [first.clone(), second.clone()];
    let all = [away(&first), away(&call), away(&second)];
    let gone = [format!("away {mark}")];
    assert_eq!(goes(&all, &there), gone);
    let forget = |strand: &Strand| Change::forget(strand.key());
    assert_eq!(goes(&[&call, &first, &second].map(forget), &there), gone);
    let in_rows = ["looks", "one", "one"];
    // One more is there; one isn't; one is in another state.
    let more = [first.clone(), second.clone(), moment(1, 3)];
    assert_eq!(goes(&all, &more), in_rows);
    assert_eq!(goes(&all, &there[..1]), in_rows);
    let other = Strand::from(second.shown.record().unwrap().clone());
    assert_eq!(goes(&all, &[first.clone(), other]), in_rows);
    let stale = Change {
        over: Over::Mark("another".to_owned()),
        ..away(&call)
    };
    assert_eq!(goes(&[stale, away(&first), away(&second)], &there), in_rows);
    assert_eq!(Writes::of(&[away(&call)]).going(), []);
    assert_eq!(Writes::of(&[away(&first)]).going(), []);
    assert_eq!(Writes::of(&[new(&call), away(&first)]).going(), []);
    assert_eq!(call.key(), Key::Call(id(1)));
}
