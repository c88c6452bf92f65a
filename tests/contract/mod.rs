//! What every store promises. The same suite runs against the one in memory and the browser's.

#[cfg(target_arch = "wasm32")]
pub(crate) mod database;
mod front;
pub(crate) mod whole;

use curbside::domain::call::UtcOffset;
use curbside::domain::{
    Behaviour, Call, CallId, Codebook, Elapsed, Moment, Name, NotebookId, Rep, Sharing, Step,
    Steps, Text, Timestamp, Timing, What,
};
use curbside::domain::{Editor, Notebook};
use curbside::storage::{Loaded, Store};
use curbside::wire::{Change, Found, Key, Over, Record, StoreError, Strand};
use uuid::Uuid;

pub(crate) use front::{
    a_call_that_is_finished_leaves_the_front, the_front_is_what_the_first_screen_needs,
    the_parts_are_all_but_the_drafts,
};
pub(crate) use whole::{
    a_call_at_rest_that_is_taken_back_leaves_nothing,
    a_call_that_comes_with_its_moments_is_read_as_what_it_was, many_calls_come_and_go_whole,
    what_a_call_at_rest_was_not_meant_for_is_told_record_by_record,
    whatever_is_done_first_to_a_call_at_rest_is_done_to_it_alone,
};

pub(crate) fn rep(n: u128, name: &str) -> Record {
    let id = Uuid::from_u128(n).into();
    let name = Name::new(name).expect("a name");
    Record::Rep(Rep::new(id, name, Timestamp::EARLIEST))
}

pub(crate) fn call(n: u128) -> Record {
    let (id, rep) = (Uuid::from_u128(n).into(), Uuid::from_u128(1).into());
    let zone = UtcOffset::nearest(-480);
    Record::from(Call::planned(id, rep, zone, Timestamp::EARLIEST, 0))
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
    Change::put(record)
}

fn holds(mut loaded: Loaded, mut records: Vec<Record>) {
    loaded.strands.sort_by_key(Strand::key);
    records.sort_by_key(Record::key);
    let strands: Vec<Strand> = records.into_iter().map(Strand::from).collect();
    assert_eq!(loaded.strands, strands);
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
    commit(store, &[Change::forget(gone.clone())]).await;
    commit(store, &[Change::forget(gone)]).await;
    holds(load(store).await, vec![moment(4, 2, "b")]);
}

/// The steps of one commit are taken in their order.
pub(crate) async fn the_steps_of_a_commit_keep_their_order(store: &impl Store) {
    let gone = Change::forget(rep(1, "Dana").key());
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

/// A record as a person has left it, so many edits later.
pub(crate) fn edited(record: Record, times: usize) -> Strand {
    let (key, mut notebook) = (record.key(), Notebook::default());
    record.put_into(&mut notebook);
    for _ in 0..times {
        notebook.edited(&key, Editor::of(Uuid::from_u128(9)), Timestamp::EARLIEST);
    }
    notebook.strand(&key).expect("it was put there")
}

pub(crate) fn over(over: Over, strand: &Strand) -> Change {
    Change {
        key: strand.key(),
        to: Some(strand.clone()),
        over,
    }
}

pub(crate) fn over_mark(before: &Strand, strand: &Strand) -> Change {
    over(Over::Mark(before.mark()), strand)
}

/// A commit that is answered by what was found instead, each once or more.
async fn meets(store: &impl Store, changes: &[Change], expected: &[(Key, Option<&Strand>)]) {
    let answer = store.commit(changes).await;
    let Err(StoreError::Stale(found)) = answer else {
        panic!("it was written over what it wasn't meant for: {answer:?}");
    };
    for (key, strand) in expected {
        let found: Vec<&Found> = found.iter().filter(|now| now.key == *key).collect();
        assert!(!found.is_empty(), "{key:?} isn't told");
        for now in found {
            assert_eq!(now.strand.as_ref(), *strand);
            assert_eq!(now.mark, strand.map(Strand::mark));
        }
    }
    let is_expected = |now: &Found| expected.iter().any(|(key, _)| now.key == *key);
    assert!(found.iter().all(is_expected), "too much is told: {found:?}");
}

async fn holds_strands(store: &impl Store, mut strands: Vec<Strand>) {
    let mut loaded = load(store).await;
    loaded.strands.sort_by_key(Strand::key);
    strands.sort_by_key(Strand::key);
    assert_eq!(loaded.strands, strands);
    assert_eq!(loaded.damaged, [""; 0]);
}

/// A change is made over the state that it was meant for: none, or the one with a mark.
pub(crate) async fn a_change_is_made_over_what_it_was_meant_for(store: &impl Store) {
    let [first, second] = [1, 2].map(|times| edited(rep(1, "Dana"), times));
    commit(store, &[over(Over::Nothing, &first)]).await;
    commit(store, &[over_mark(&first, &second)]).await;
    holds_strands(store, vec![second.clone()]).await;
    let gone = Change {
        to: None,
        ..over_mark(&second, &second)
    };
    commit(store, &[gone]).await;
    holds_strands(store, vec![]).await;
}

/// What isn't as expected is told, and nothing of the commit is written, wherever it stands in it.
pub(crate) async fn a_commit_over_something_else_writes_nothing(store: &impl Store) {
    let [first, second, third] = [1, 2, 3].map(|times| edited(rep(1, "Dana"), times));
    let [other, later] = [1, 2].map(|times| edited(rep(2, "Marcus"), times));
    let fresh = edited(call(3), 1);
    let there = [&second, &other].map(|strand| over(Over::Anything, strand));
    commit(store, &there).await;
    let key = first.key();
    let good = [over(Over::Nothing, &fresh), over_mark(&other, &later)];
    let absent = edited(rep(4, "Nobody"), 1);
    let forget = |over: Over, key: &Key| Change {
        key: key.clone(),
        to: None,
        over,
    };
    let bad = [
        (over(Over::Nothing, &third), key.clone(), Some(&second)),
        (over_mark(&first, &third), key.clone(), Some(&second)),
        (over_mark(&absent, &absent), absent.key(), None),
        (
            forget(Over::Mark(first.mark()), &key),
            key.clone(),
            Some(&second),
        ),
        (forget(Over::Nothing, &key), key.clone(), Some(&second)),
        (
            forget(Over::Mark(absent.mark()), &absent.key()),
            absent.key(),
            None,
        ),
    ];
    for (bad, key, found) in bad {
        for place in 0..=good.len() {
            let mut changes = good.to_vec();
            changes.insert(place, bad.clone());
            meets(store, &changes, &[(key.clone(), found)]).await;
            holds_strands(store, vec![second.clone(), other.clone()]).await;
        }
    }
    let both = [over_mark(&first, &third), over(Over::Nothing, &later)];
    let found = [(key, Some(&second)), (other.key(), Some(&other))];
    meets(store, &both, &found).await;
    commit(store, &good).await;
    holds_strands(store, vec![second, later, fresh]).await;
}

/// Wherever in a large commit it stands.
pub(crate) async fn a_large_commit_over_something_else_writes_nothing(store: &impl Store) {
    let all: Vec<Strand> = (10..2_510)
        .map(|n| edited(moment(n, 2, "note"), 1))
        .collect();
    let there = [&all[3], &all[999], &all[1_000], &all[2_499]];
    commit(store, &there.map(|strand| over(Over::Nothing, strand))).await;
    let changes: Vec<Change> = all
        .iter()
        .map(|strand| over(Over::Nothing, strand))
        .collect();
    let found = there.map(|strand| (strand.key(), Some(strand)));
    meets(store, &changes, &found).await;
    holds_strands(store, there.map(Strand::clone).to_vec()).await;
}

/// Of two steps for one record in one commit the second is made over the first.
pub(crate) async fn a_step_is_made_over_the_one_before_it(store: &impl Store) {
    let [first, second, third] = [1, 2, 3].map(|times| edited(rep(1, "Dana"), times));
    commit(
        store,
        &[over(Over::Nothing, &first), over_mark(&first, &second)],
    )
    .await;
    holds_strands(store, vec![second.clone()]).await;
    let gone = Change {
        to: None,
        ..over_mark(&third, &third)
    };
    let back = over(Over::Nothing, &first);
    commit(store, &[over_mark(&second, &third), gone, back]).await;
    holds_strands(store, vec![first.clone()]).await;
    let stale = [over(Over::Nothing, &second), over_mark(&second, &third)];
    meets(store, &stale, &[(first.key(), Some(&first))]).await;
    holds_strands(store, vec![first]).await;
}

/// What comes from a form without marks bears the empty one.
pub(crate) async fn what_was_never_edited_here_has_the_empty_mark(store: &impl Store) {
    commit(store, &[put(rep(1, "Dana"))]).await;
    let next = edited(rep(1, "Dana Ortiz"), 1);
    commit(store, &[over(Over::Mark(String::new()), &next)]).await;
    holds_strands(store, vec![next]).await;
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
            a_change_is_made_over_what_it_was_meant_for
            a_commit_over_something_else_writes_nothing
            a_large_commit_over_something_else_writes_nothing
            a_step_is_made_over_the_one_before_it
            what_was_never_edited_here_has_the_empty_mark
            the_front_is_what_the_first_screen_needs
            a_call_that_is_finished_leaves_the_front
            the_parts_are_all_but_the_drafts
            a_call_that_comes_with_its_moments_is_read_as_what_it_was
            whatever_is_done_first_to_a_call_at_rest_is_done_to_it_alone
            what_a_call_at_rest_was_not_meant_for_is_told_record_by_record
            a_call_at_rest_that_is_taken_back_leaves_nothing
            many_calls_come_and_go_whole
        }
    };
}
pub(crate) use promises;
