//! What every store promises. The same suite runs against the one in memory and the browser's.

use curbside::domain::call::UtcOffset;
use curbside::domain::{
    Behaviour, Call, CallId, Codebook, Elapsed, Moment, Name, NotebookId, Rep, Sharing, Step,
    Steps, Text, Timestamp, Timing, What,
};
use curbside::storage::{Loaded, Store};
use curbside::wire::{Change, Record};
use uuid::Uuid;

pub(crate) fn rep(n: u128, name: &str) -> Record {
    let id = Uuid::from_u128(n).into();
    let name = Name::new(name).expect("a name");
    Record::Rep(Rep::new(id, name, Timestamp::EARLIEST))
}

pub(crate) fn call(n: u128) -> Record {
    let (id, rep) = (Uuid::from_u128(n).into(), Uuid::from_u128(1).into());
    let zone = UtcOffset::nearest(-480);
    Record::Call(Call::planned(id, rep, zone, Timestamp::EARLIEST, 0))
}

pub(crate) fn moment(n: u128, call: u128, note: &str) -> Record {
    Record::Moment(Moment {
        id: Uuid::from_u128(n).into(),
        call: CallId::from(Uuid::from_u128(call)),
        seq: 0,
        at: Elapsed::seconds(5),
        timing: Timing::Tapped,
        what: What::Star,
        note: Text::typed(note),
        sharing: Sharing::WithRep,
        edited: Timestamp::EARLIEST,
    })
}

pub(crate) fn behaviour(short: &str) -> Record {
    let first = Codebook::starter().behaviours()[0].clone();
    Record::Behaviour(Behaviour {
        short: Name::new(short).expect("a name"),
        ..first
    })
}

pub(crate) fn steps(call: u128) -> Record {
    let mut steps = Steps::none(Uuid::from_u128(call).into(), Timestamp::EARLIEST);
    steps.note(Step::Added(Uuid::from_u128(3).into()), Timestamp::EARLIEST);
    Record::Steps(steps)
}

pub(crate) fn put(record: Record) -> Change {
    Change::Put(record)
}

fn holds(mut loaded: Loaded, mut records: Vec<Record>) {
    loaded.records.sort_by_key(Record::key);
    records.sort_by_key(Record::key);
    assert_eq!(loaded.records, records);
    assert_eq!(loaded.damaged, [""; 0]);
}

async fn load(store: &impl Store) -> Loaded {
    store.load().await.expect("the store opens")
}

async fn commit(store: &impl Store, changes: &[Change]) {
    store.commit(changes).await.expect("the store writes");
}

/// A store that was never written to holds nothing and bears no mark.
pub(crate) async fn a_new_store_is_empty_and_unmarked(store: &impl Store) {
    assert_eq!(load(store).await, Loaded::default());
}

/// Each kind of record comes back as it was, whatever is written in it.
pub(crate) async fn what_was_committed_is_loaded(store: &impl Store) {
    let all = [
        rep(1, "Märta «Ek» 🚗"),
        call(2),
        moment(3, 2, "line\none\u{2028}</script>"),
        behaviour("Sign"),
        steps(2),
    ];
    commit(store, &all.clone().map(put)).await;
    holds(load(store).await, all.into());
}

/// Writing a record again replaces it.
pub(crate) async fn a_record_is_replaced_not_doubled(store: &impl Store) {
    commit(store, &[put(rep(1, "Dana"))]).await;
    commit(store, &[put(rep(1, "Dana Ortiz"))]).await;
    holds(load(store).await, vec![rep(1, "Dana Ortiz")]);
}

/// Deleting takes out one record, and nothing if it isn't there.
pub(crate) async fn a_deleted_record_is_gone_and_others_stay(store: &impl Store) {
    commit(store, &[put(moment(3, 2, "a")), put(moment(4, 2, "b"))]).await;
    let gone = moment(3, 2, "a").key();
    commit(store, &[Change::Delete(gone.clone())]).await;
    commit(store, &[Change::Delete(gone)]).await;
    holds(load(store).await, vec![moment(4, 2, "b")]);
}

/// The steps of one commit are taken in their order.
pub(crate) async fn the_steps_of_a_commit_keep_their_order(store: &impl Store) {
    let gone = Change::Delete(rep(1, "Dana").key());
    commit(store, &[put(rep(1, "Dana")), gone, put(rep(1, "Marcus"))]).await;
    holds(load(store).await, vec![rep(1, "Marcus")]);
}

/// A commit of nothing is done at once.
pub(crate) async fn an_empty_commit_is_no_fault(store: &impl Store) {
    commit(store, &[]).await;
    holds(load(store).await, vec![]);
}

/// The notebook's mark is kept beside the records.
pub(crate) async fn the_mark_is_kept(store: &impl Store) {
    let id = NotebookId::from(Uuid::from_u128(7));
    store.mark(id).await.expect("the store is marked");
    commit(store, &[put(rep(1, "Dana"))]).await;
    assert_eq!(load(store).await.mark, Some(id));
}

/// An import of thousands of records is one commit like any other.
pub(crate) async fn a_large_commit_is_whole(store: &impl Store) {
    let all: Vec<Record> = (10..2_010).map(|n| moment(n, 2, "note")).collect();
    let changes: Vec<Change> = all.iter().cloned().map(put).collect();
    commit(store, &changes).await;
    holds(load(store).await, all);
}

/// Hands the names of all promises to a macro that makes a test of each.
macro_rules! promises {
    ($each:ident) => {
        $each! {
            a_new_store_is_empty_and_unmarked
            what_was_committed_is_loaded
            a_record_is_replaced_not_doubled
            a_deleted_record_is_gone_and_others_stay
            the_steps_of_a_commit_keep_their_order
            an_empty_commit_is_no_fault
            the_mark_is_kept
            a_large_commit_is_whole
        }
    };
}
pub(crate) use promises;
