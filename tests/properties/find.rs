//! What is found by words is what stands in the calls now, whatever was done and looked for before.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use curbside::app::event::World;
use curbside::app::search::words::words;
use curbside::app::search::{Finder, Index, Query, said::said};
use curbside::app::{Event, Route, Stamp, update};
use curbside::domain::call::UtcOffset;
use curbside::domain::{Key, Notebook, Record, Timestamp, sample};
use curbside::storage::Store;
use curbside::storage::memory::MemoryStore;
use curbside::wire::{Change, Over};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::Index as Pick;
use uuid::Uuid;

use crate::support::{Play, TEN};
use crate::{any, hands, play_hand, reload};

/// The list of calls is looked at between what else is done.
#[derive(Clone, Debug)]
struct Look {
    /// So many calls can be read before the list is left.
    reads: usize,
    /// It is not left: what is done next is done beside it.
    stays: bool,
}

fn look() -> impl Strategy<Value = Look> {
    (0..40usize, any::<bool>()).prop_map(|(reads, stays)| Look { reads, stays })
}

/// More calls than are read at once, so that some wait.
static MADE_UP: LazyLock<Vec<Change>> = LazyLock::new(|| {
    let notebook = sample::notebook(1, 40, Timestamp::nearest(TEN), UtcOffset::nearest(60));
    let change = |strand: curbside::wire::Strand| Change {
        key: strand.key(),
        to: Some(strand),
        over: Over::Nothing,
    };
    notebook.strands().map(change).collect()
});

fn opened(disk: &MemoryStore) -> Play {
    pollster::block_on(disk.commit(&MADE_UP)).unwrap();
    let mut play = Play::new();
    reload(&mut play, disk);
    play
}

/// The texts that stand in the calls.
fn texts(notebook: &Notebook) -> impl Iterator<Item = String> {
    let said = notebook.all_calls().flat_map(|call| said(notebook, call));
    said.map(|said| said.text)
}

fn look_at(play: &mut Play, look: &Look) {
    let model = &mut play.model;
    let stamp = Stamp {
        now: model.now,
        zone: model.zone,
        id: Uuid::nil(),
    };
    let arrived = |route| Event::World(World::Arrived(route));
    // What is asked for is read here alone.
    update(model, stamp, arrived(Route::Calls));
    model.calls.finder.read_on(&model.notebook, look.reads);
    if !look.stays {
        play.send(arrived(Route::Today));
    }
}

/// For every word that was there at some time, the finder answers as an index that is made now.
fn finds_as_a_fresh_index(
    finder: &Finder,
    notebook: &Notebook,
    ever: &BTreeSet<String>,
) -> Result<(), TestCaseError> {
    prop_assert_eq!(finder.left(), 0);
    let fresh = Index::of(notebook);
    let words: BTreeSet<String> = ever
        .iter()
        .flat_map(|text| words(text))
        .map(|word| word.folded)
        .collect();
    for words in words.iter().map(String::as_str).chain([""]) {
        let query = Query::typed(words);
        prop_assert_eq!(
            finder.find(&query).calls(),
            fresh.find(&query).calls(),
            "{:?}",
            words
        );
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_found_after_any_hands_is_what_stands_in_the_calls(
        hands in hands::hands(),
        looks in vec(option::weighted(0.3, look()), 60),
    ) {
        let disk = MemoryStore::default();
        let mut play = opened(&disk);
        let mut ever: BTreeSet<String> = texts(&play.model.notebook).collect();
        for (hand, look) in hands.into_iter().zip(looks) {
            if let Some(look) = look {
                look_at(&mut play, &look);
                ever.extend(texts(&play.model.notebook));
            }
            play_hand(&mut play, &disk, hand);
        }
        play.send(Event::World(World::Arrived(Route::Calls)));
        ever.extend(texts(&play.model.notebook));
        finds_as_a_fresh_index(&play.model.calls.finder, &play.model.notebook, &ever)?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    /// As from a file or another tab, one by one.
    #[test]
    fn whatever_record_comes_or_goes_is_found_as_it_is(
        mut notebook in any::notebook(),
        other in any::notebook(),
        changes in vec((any::<bool>(), any::<Pick>(), any::<bool>()), 1..30),
    ) {
        let others: Vec<Record> = other.records().collect();
        let mut finder = Finder::default();
        let mut ever = BTreeSet::new();
        for (comes, which, is_looked_at) in changes {
            if is_looked_at {
                finder.keep_up(&mut notebook);
                ever.extend(texts(&notebook));
            }
            let here: Vec<Key> = notebook.records().map(|record| record.key()).collect();
            match comes {
                true => which.get(&others).clone().put_into(&mut notebook),
                false if here.is_empty() => {}
                false => Record::take_from(&mut notebook, which.get(&here)),
            }
        }
        finder.keep_up(&mut notebook);
        ever.extend(texts(&notebook));
        finds_as_a_fresh_index(&finder, &notebook, &ever)?;
    }
}
