//! What the first screen needs is found without reading all, and is the same for every store.

use curbside::domain::call::UtcOffset;
use curbside::domain::{
    Call, CallId, Draft, Elapsed, FollowThrough, Rep, RepView, Text, Timestamp, Unfinished,
};
use curbside::domain::{How, Name, Verdict};
use curbside::storage::{Loaded, Store};
use curbside::wire::{Record, Strand, front};
use uuid::Uuid;

use super::{moment, put, steps};

const DAY_S: u32 = 86_400;

fn day(day: u32) -> Timestamp {
    Timestamp::EARLIEST.plus(Elapsed::seconds(day * DAY_S))
}

/// The rep's call of a day, running; it has the number of the day.
fn running(rep: u128, on: u32) -> Call {
    let id = Uuid::from_u128(u128::from(on)).into();
    let zone = UtcOffset::nearest(60);
    let mut call = Call::planned(id, Uuid::from_u128(rep).into(), zone, day(on), 0);
    call.begin(day(on), zone).expect("it begins");
    call
}

pub(crate) fn ended(rep: u128, on: u32) -> Call {
    let mut call = running(rep, on);
    call.end(day(on), Elapsed(0)).expect("it ends");
    call
}

pub(crate) fn debriefed(rep: u128, on: u32, step: &str) -> Call {
    let mut call = ended(rep, on);
    let debrief = call.debrief_mut().expect("it is over");
    debrief.rep_view = RepView::Skipped;
    debrief.action_step = Text::typed(step);
    call.finish_debrief(day(on)).expect("the rep spoke");
    call
}

fn closed(mut call: Call) -> Call {
    let mut follow = FollowThrough::default();
    for n in 0..3 {
        let tried = CallId::from(Uuid::from_u128(1_000 + n));
        follow.mark(tried, How::Kept).expect("it is open");
    }
    let word = Text::typed("It sits");
    follow
        .close(Verdict::Kept, word, call.edited)
        .expect("it can be judged");
    call.debrief_mut().expect("it is over").follow = follow;
    call
}

fn thrown(call: Call) -> Call {
    Call {
        trashed: Some(call.edited),
        ..call
    }
}

/// A notebook of two reps: what the first screen needs of it, and the rest.
fn notebook() -> (Vec<Record>, Vec<Record>) {
    let rep = |n, name| {
        let name = Name::new(name).expect("a name");
        Record::Rep(Rep::new(Uuid::from_u128(n).into(), name, day(0)))
    };
    let of = |call: u32| u128::from(call);
    let about = CallId::from(Uuid::from_u128(of(12)));
    let draft = Draft {
        what: Unfinished::Closing(about, "It sits".to_owned()),
        edited: day(40),
    };
    let front = vec![
        rep(501, "Dana"),
        rep(502, "Priya"),
        // The newest open step of Dana's, her last ride, and one that waits from long ago.
        Record::from(debriefed(501, 15, "Ask before the brochure")),
        Record::from(debriefed(501, 30, "")),
        Record::from(ended(501, 10)),
        moment(701, of(10), "to name"),
        steps(of(10)),
        Record::from(running(502, 31)),
        moment(702, of(31), "now"),
        // A draft speaks of it.
        Record::from(debriefed(502, 12, "Let her finish")),
        Record::Draft(draft),
        Record::from(debriefed(502, 13, "Count to five")),
    ];
    let rest = vec![
        Record::from(debriefed(501, 14, "An older step")),
        moment(703, of(14), "long ago"),
        steps(of(14)),
        moment(704, of(15), "of a call whose step is open"),
        Record::from(closed(debriefed(501, 20, "It was closed"))),
        Record::from(thrown(ended(501, 33))),
        Record::from(thrown(debriefed(502, 34, "In the trash"))),
    ];
    (front, rest)
}

fn sorted(mut strands: Vec<Strand>) -> Vec<Strand> {
    strands.sort_by_key(Strand::key);
    strands
}

async fn front_of(store: &impl Store) -> Loaded {
    // An older version's rows are put in place when all is read.
    store.load().await.expect("the store opens");
    let front = store.front().await.expect("the store opens");
    front.expect("it can be told from the rest")
}

pub(crate) async fn the_front_is_what_the_first_screen_needs(store: &impl Store) {
    let (front, rest) = notebook();
    let all: Vec<_> = rest.iter().chain(&front).cloned().map(put).collect();
    store.commit(&all).await.expect("it is written");
    let mark = Uuid::from_u128(77).into();
    store.mark(mark).await.expect("it is marked");
    let expected = sorted(front.into_iter().map(Strand::from).collect());
    let read = front_of(store).await;
    assert_eq!(sorted(read.strands), expected);
    assert_eq!((read.mark, read.damaged), (Some(mark), vec![]));
    let loaded = store.load().await.expect("the store opens").strands;
    assert_eq!(sorted(front::of(loaded)), expected);
}

pub(crate) async fn a_call_that_is_finished_leaves_the_front(store: &impl Store) {
    let rep = Record::Rep(Rep::new(
        Uuid::from_u128(501).into(),
        Name::new("Dana").expect("a name"),
        day(0),
    ));
    let newest = Record::from(debriefed(501, 9, ""));
    let all = [rep.clone(), newest.clone(), Record::from(ended(501, 5))].map(put);
    store.commit(&all).await.expect("it is written");
    assert_eq!(front_of(store).await.strands.len(), 3);
    let over = put(Record::from(debriefed(501, 5, "")));
    store.commit(&[over]).await.expect("it is written");
    let expected = sorted(vec![rep.into(), newest.into()]);
    assert_eq!(sorted(front_of(store).await.strands), expected);
}

pub(crate) async fn the_parts_are_all_but_the_drafts(store: &impl Store) {
    let (front, rest) = notebook();
    let many = (0..1_200).map(|n| moment(10_000 + n, 14, "one of many"));
    let all: Vec<Record> = front.into_iter().chain(rest).chain(many).collect();
    let changes: Vec<_> = all.iter().cloned().map(put).collect();
    store.commit(&changes).await.expect("it is written");
    let mut parts = Vec::new();
    let left = store.load_in_parts(|part| parts.extend(part)).await;
    assert_eq!(left.expect("the store opens").strands, []);
    let is_draft = |record: &Record| matches!(record, Record::Draft(_));
    let all = all.into_iter().filter(|record| !is_draft(record));
    assert_eq!(sorted(parts), sorted(all.map(Strand::from).collect()));
}
