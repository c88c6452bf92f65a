//! A call that comes with its moments lies on the disk as the store likes; whatever is done to it afterwards, it
//! is as if each record had a row of its own.

use curbside::domain::{Content, Editor, Lineage, Timestamp, Version};
use curbside::storage::Store;
use curbside::wire::{Change, Key, Over, Record, Strand, front};
use uuid::Uuid;

use super::front::{debriefed, ended};
use super::{commit, edited, holds_strands, load, meets, moment, over, over_mark, rep};

fn id(call: u32, n: u128) -> u128 {
    u128::from(call) * 1_000 + n
}

/// A call that is over, a moment of it, one that was changed in two places, and the trace of one.
pub(crate) fn at_rest(on: u32) -> Vec<Strand> {
    let call = edited(Record::from(debriefed(1, on, "Count to three")), 1);
    let one = |n, note| edited(moment(id(on, n), u128::from(on), note), 1);
    let mut both = one(2, "here");
    let there = Lineage::default().then(Editor::of(Uuid::from_u128(77)));
    both.others.push(Version {
        edits: there.clone(),
        ..one(2, "\"there\" \u{2028} ü").shown
    });
    let gone = Version {
        content: Content::Gone(one(3, "").key(), Timestamp::EARLIEST),
        edits: there,
    };
    vec![call, one(1, "first"), both, gone.into()]
}

pub(crate) fn as_new(strands: &[Strand]) -> Vec<Change> {
    let new = strands.iter().map(|strand| over(Over::Nothing, strand));
    new.collect()
}

fn away(strand: &Strand) -> Change {
    Change {
        to: None,
        ..over_mark(strand, strand)
    }
}

fn once_more(strand: &Strand) -> Strand {
    let mut more = strand.clone();
    more.shown.edits = more.shown.edits.then(Editor::of(Uuid::from_u128(5)));
    more
}

pub(crate) async fn a_call_that_comes_with_its_moments_is_read_as_what_it_was(store: &impl Store) {
    let (rested, waits) = (at_rest(11), ended(1, 12));
    let waits = [
        edited(Record::from(waits), 1),
        edited(moment(id(12, 1), 12, "to debrief"), 1),
    ];
    let dana = edited(rep(1, "Dana"), 1);
    let all: Vec<Strand> = rested.into_iter().chain(waits).chain([dana]).collect();
    commit(store, &as_new(&all)).await;
    holds_strands(store, all.clone()).await;
    let mut parts = Vec::new();
    let left = store.load_in_parts(|part| parts.extend(part)).await;
    assert_eq!(left.expect("the store opens").damaged, [""; 0]);
    parts.sort_by_key(Strand::key);
    let mut expected = all;
    expected.sort_by_key(Strand::key);
    assert_eq!(parts, expected);
    let first = store.front().await.expect("the store opens");
    let mut first = first.expect("it can be told from the rest").strands;
    first.sort_by_key(Strand::key);
    assert_eq!(first, front::of(expected));
}

pub(crate) async fn whatever_is_done_first_to_a_call_at_rest_is_done_to_it_alone(
    store: &impl Store,
) {
    let calls: Vec<Vec<Strand>> = (1..9).map(at_rest).collect();
    commit(store, &as_new(&calls.concat())).await;
    let [
        moment_changed,
        call_changed,
        both_changed,
        added,
        moment_gone,
        call_gone,
        other,
        put,
    ] = calls.try_into().expect("so many");
    let mut there = other;
    let mut changes = Vec::new();
    for (mut strands, places) in [
        (moment_changed, vec![1]),
        (call_changed, vec![0]),
        (both_changed, vec![2, 0]),
    ] {
        for place in places {
            let more = once_more(&strands[place]);
            changes.push(vec![over_mark(&strands[place], &more)]);
            strands[place] = more;
        }
        there.extend(strands);
    }
    let new = edited(moment(id(4, 9), 4, "later"), 1);
    changes.push(vec![over(Over::Nothing, &new)]);
    there.extend(added);
    there.push(new);
    changes.push(vec![away(&moment_gone[1])]);
    there.extend(
        moment_gone
            .into_iter()
            .enumerate()
            .filter(|(n, _)| *n != 1)
            .map(|(_, it)| it),
    );
    changes.push(vec![Change::forget(call_gone[0].key())]);
    there.extend(call_gone.into_iter().skip(1));
    let more = once_more(&put[0]);
    changes.push(vec![Change::put(more.clone())]);
    there.push(more);
    there.extend(put.into_iter().skip(1));
    for changes in changes {
        commit(store, &changes).await;
    }
    holds_strands(store, there).await;
}

pub(crate) async fn what_a_call_at_rest_was_not_meant_for_is_told_record_by_record(
    store: &impl Store,
) {
    let there = at_rest(3);
    commit(store, &as_new(&there)).await;
    let later: Vec<Strand> = there.iter().map(once_more).collect();
    let found: Vec<(Key, Option<&Strand>)> =
        there.iter().map(|one| (one.key(), Some(one))).collect();
    meets(store, &as_new(&later), &found).await;
    meets(store, &as_new(&there), &found).await;
    // Of another call the same is new all the same, once the other isn't in its way.
    let [new, more] = [at_rest(4), at_rest(5)];
    let changes = [as_new(&new), as_new(&there), as_new(&more)].concat();
    meets(store, &changes, &found).await;
    holds_strands(store, there.clone()).await;
    let other = at_rest(6);
    commit(store, &as_new(&other)).await;
    let wrong: Vec<Change> = other
        .iter()
        .map(|one| over_mark(&once_more(one), one))
        .collect();
    let found: Vec<_> = other.iter().map(|one| (one.key(), Some(one))).collect();
    meets(store, &wrong, &found).await;
    let gone = wrong
        .into_iter()
        .map(|change| Change { to: None, ..change });
    meets(store, &gone.collect::<Vec<_>>(), &found).await;
    holds_strands(store, [there, other].concat()).await;
}

pub(crate) async fn a_call_at_rest_that_is_taken_back_leaves_nothing(store: &impl Store) {
    let calls: Vec<Vec<Strand>> = (1..4).map(at_rest).collect();
    commit(store, &as_new(&calls.concat())).await;
    // What isn't taken away stays.
    let (kept, rest) = calls[0].split_last().expect("moments");
    commit(store, &rest.iter().map(away).collect::<Vec<_>>()).await;
    holds_strands(store, [vec![kept.clone()], calls[1..].concat()].concat()).await;
    let all: Vec<Change> = calls[1..].concat().iter().map(away).collect();
    commit(store, &all).await;
    holds_strands(store, vec![kept.clone()]).await;
    // It is new once more.
    commit(store, &as_new(&calls[1])).await;
    holds_strands(store, [calls[1].clone(), vec![kept.clone()]].concat()).await;
}

/// A file, added and taken back.
pub(crate) async fn many_calls_come_and_go_whole(store: &impl Store) {
    let many: Vec<Vec<Strand>> = (1..400).map(at_rest).collect();
    let all = many.concat();
    commit(store, &as_new(&all)).await;
    assert_eq!(load(store).await.strands.len(), all.len());
    // The same with one that is there: nothing of it is written.
    let there = &many[200];
    let rest = [&many[..200], &many[201..]].concat().concat();
    commit(store, &rest.iter().map(away).collect::<Vec<_>>()).await;
    holds_strands(store, there.clone()).await;
    let found: Vec<_> = there.iter().map(|one| (one.key(), Some(one))).collect();
    meets(store, &as_new(&all), &found).await;
    holds_strands(store, there.clone()).await;
    commit(store, &as_new(&rest)).await;
    holds_strands(store, all.clone()).await;
    commit(store, &all.iter().map(away).collect::<Vec<_>>()).await;
    holds_strands(store, vec![]).await;
}
