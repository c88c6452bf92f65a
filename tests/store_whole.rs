//! A call at rest lies on the disk as one row until something of it is changed, locked or not. What other tabs do at
//! the same time does no harm.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test may stop

#[allow(dead_code, unused_imports, unused_macros)] // its promises are held elsewhere
mod contract;

use std::cell::RefCell;
use std::rc::Rc;

use contract::whole::{as_new, at_rest};
use contract::{database, over_mark};
use curbside::domain::Editor;
use curbside::platform::lock;
use curbside::storage::Store;
use curbside::storage::indexed_db::{IndexedDbStore, Vault, open_records};
use curbside::wire::sealed::Passphrase;
use curbside::wire::{Change, StoreError, Strand};
use futures_util::future::join;
use gloo_timers::future::TimeoutFuture;
use idb::{Factory, TransactionMode};
use js_sys::{JSON, Reflect};
use uuid::Uuid;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

async fn vault() -> Rc<Vault> {
    let passphrase = Passphrase::given("correct horse battery staple").expect("it is long");
    let lock = lock::make(passphrase).await.expect("a lock is made");
    Rc::new(Vault::new(lock.key).expect("a vault"))
}

async fn rows(name: &str, store: &str) -> Vec<JsValue> {
    let open = Factory::new().expect("IndexedDB").open(name, None);
    let database = open.expect("a request").await.expect("it opens");
    let transaction = database.transaction(&[store], TransactionMode::ReadOnly);
    let transaction = transaction.expect("a transaction");
    let rows = transaction.object_store(store).expect("a store");
    let rows = rows.get_all(None, None).expect("a request").await;
    database.close();
    rows.expect("rows")
}

async fn put_call(name: &str, row: &JsValue) {
    let open = Factory::new().expect("IndexedDB").open(name, None);
    let database = open.expect("a request").await.expect("it opens");
    let transaction = database.transaction(&["calls"], TransactionMode::ReadWrite);
    let transaction = transaction.expect("a write");
    let calls = transaction.object_store("calls").expect("the calls");
    calls
        .put(row, None)
        .expect("a request")
        .await
        .expect("it is put");
    assert!(transaction.await.expect("it ends").is_committed());
    database.close();
}

/// How many calls and moments have a row.
async fn count(name: &str) -> (usize, usize) {
    (
        rows(name, "calls").await.len(),
        rows(name, "moments").await.len(),
    )
}

async fn holds(store: &IndexedDbStore, expected: &[Strand]) {
    let mut loaded = store.load().await.expect("it opens");
    loaded.strands.sort_by_key(Strand::key);
    let mut expected = expected.to_vec();
    expected.sort_by_key(Strand::key);
    assert_eq!(loaded.strands, expected);
    assert_eq!(loaded.damaged, [""; 0]);
}

fn later(strand: &Strand) -> Strand {
    let mut later = strand.clone();
    later.shown.edits = later.shown.edits.then(Editor::of(Uuid::from_u128(6)));
    later
}

fn away(strand: &Strand) -> Change {
    Change {
        to: None,
        ..over_mark(strand, strand)
    }
}

async fn committed(store: &IndexedDbStore, changes: &[Change]) {
    store.commit(changes).await.expect("it is written");
}

async fn lies_whole_until_it_is_changed(name: &str, store: &IndexedDbStore) {
    let (first, second) = (at_rest(1), at_rest(2));
    committed(store, &as_new(&[first.clone(), second.clone()].concat())).await;
    assert_eq!(count(name).await, (2, 0));
    committed(store, &[over_mark(&first[1], &later(&first[1]))]).await;
    assert_eq!(count(name).await, (2, 3));
    let changed = [
        first[0].clone(),
        later(&first[1]),
        first[2].clone(),
        first[3].clone(),
    ];
    holds(store, &[changed.to_vec(), second.clone()].concat()).await;
    // What goes whole is not spread for that.
    let gone: Vec<Change> = second.iter().map(away).collect();
    committed(store, &gone).await;
    assert_eq!(count(name).await, (1, 3));
    holds(store, &changed).await;
}

#[wasm_bindgen_test]
async fn a_call_lies_whole_until_something_of_it_is_changed() {
    let name = "whole";
    lies_whole_until_it_is_changed(name, &database::fresh(name).await).await;
}

#[wasm_bindgen_test]
async fn so_does_one_of_a_locked_notebook_and_nobody_reads_it() {
    let name = "whole-sealed";
    let store = database::fresh(name).await.sealed_by(vault().await);
    lies_whole_until_it_is_changed(name, &store).await;
    committed(&store, &as_new(&at_rest(3))).await;
    let text = database::text(name).await;
    assert!(text.contains("sealed") && !text.contains("first"), "{text}");
}

#[wasm_bindgen_test]
async fn two_tabs_that_change_the_same_call_at_once_lose_nothing() {
    let name = "whole-tabs";
    let here = database::fresh(name).await;
    let there = IndexedDbStore::new(name);
    let call = at_rest(1);
    committed(&here, &as_new(&call)).await;
    let [one, other] = [&call[1], &call[2]].map(|moment| [over_mark(moment, &later(moment))]);
    assert_eq!(
        join(here.commit(&one), there.commit(&other)).await,
        (Ok(()), Ok(()))
    );
    let changed = [
        call[0].clone(),
        later(&call[1]),
        later(&call[2]),
        call[3].clone(),
    ];
    holds(&here, &changed).await;
    // The same once more: one of them hears of the other.
    let both = join(here.commit(&one), there.commit(&one)).await;
    assert!(
        matches!(both, (Err(StoreError::Stale(_)), Err(StoreError::Stale(_)))),
        "{both:?}"
    );
}

#[wasm_bindgen_test]
async fn what_another_tab_takes_away_meanwhile_does_not_come_back() {
    let name = "whole-away";
    let here = database::fresh(name).await;
    let there = IndexedDbStore::new(name);
    let call = at_rest(1);
    committed(&here, &as_new(&call)).await;
    let gone: Vec<Change> = call.iter().map(away).collect();
    let change = [over_mark(&call[1], &later(&call[1]))];
    let (gone, changed) = join(there.commit(&gone), here.commit(&change)).await;
    match (gone, changed) {
        (Ok(()), Err(StoreError::Stale(_))) => holds(&here, &[]).await,
        (Err(StoreError::Stale(_)), Ok(())) => {
            let changed = [
                call[0].clone(),
                later(&call[1]),
                call[2].clone(),
                call[3].clone(),
            ];
            holds(&here, &changed).await;
        }
        both => panic!("one of them is told: {both:?}"),
    }
}

/// Record by record, as if each had a row of its own, however many there are and however they lie on the disk.
#[wasm_bindgen_test]
async fn other_tabs_hear_of_each_record_of_a_call_that_comes_and_goes_whole() {
    let name = "whole-heard";
    let here = database::fresh(name).await;
    let there = IndexedDbStore::new(name);
    let heard = Rc::new(RefCell::new(Vec::new()));
    let ear = Rc::clone(&heard);
    here.listen(|_| ()).expect("tabs speak");
    there
        .listen(move |changes| ear.borrow_mut().extend(changes))
        .expect("tabs speak");
    for calls in [2..3, 10..400] {
        let calls: Vec<Strand> = calls.flat_map(at_rest).collect();
        let gone: Vec<Change> = calls.iter().map(away).collect();
        for changes in [as_new(&calls), gone] {
            committed(&here, &changes).await;
            for _ in 0..500 {
                if heard.borrow().len() >= changes.len() {
                    break;
                }
                TimeoutFuture::new(10).await;
            }
            assert!(heard.take() == changes, "something else is told");
        }
    }
    assert_eq!(count(name).await, (0, 0));
}

#[wasm_bindgen_test]
async fn the_lock_keeps_calls_whole_and_takes_them_back_whole() {
    let (plain, sealed, again) = ("whole-plain", "whole-locked", "whole-unlocked");
    let store = database::fresh(plain).await;
    let calls: Vec<Strand> = (1..60).flat_map(at_rest).collect();
    committed(&store, &as_new(&calls)).await;
    let locked = database::fresh(sealed).await.sealed_by(vault().await);
    locked
        .take_over(&store, |_| {})
        .await
        .expect("it is copied");
    assert_eq!(count(sealed).await, (59, 0));
    holds(&locked, &calls).await;
    let unlocked = database::fresh(again).await;
    unlocked
        .take_over(&locked, |_| {})
        .await
        .expect("it is copied");
    assert_eq!(count(again).await, (59, 0));
    holds(&unlocked, &calls).await;
}

#[wasm_bindgen_test]
async fn a_locked_copy_has_the_moments_of_whole_calls() {
    let name = "whole-copy";
    let vault = vault().await;
    let store = database::fresh(name).await.sealed_by(Rc::clone(&vault));
    let calls: Vec<Strand> = (1..4).flat_map(at_rest).collect();
    committed(&store, &as_new(&calls)).await;
    let records = store.locked_records().await.expect("they are read");
    let mut opened = open_records(&vault, &records).await.expect("they open");
    opened.strands.sort_by_key(Strand::key);
    let mut expected = calls;
    expected.sort_by_key(Strand::key);
    assert_eq!((opened.strands, opened.damaged), (expected, vec![]));
}

/// The call is there, what can't be read is told and kept, and the call can be changed all the same.
#[wasm_bindgen_test]
async fn moments_that_cannot_be_read_are_told_and_left_as_they_are() {
    let name = "whole-damaged";
    let store = database::fresh(name).await;
    let call = at_rest(1);
    committed(&store, &as_new(&call)).await;
    let row = &rows(name, "calls").await[0];
    Reflect::set(row, &"moments".into(), &"[[{\"here\":[{".into()).expect("it is set");
    put_call(name, row).await;
    let loaded = store.load().await.expect("it opens");
    assert_eq!(loaded.strands, call[..1]);
    let told = format!(
        "the moments of call {}: it can't be read",
        call[0].key().id()
    );
    assert!(loaded.damaged[0].starts_with(&told), "{:?}", loaded.damaged);
    committed(&store, &[over_mark(&call[0], &later(&call[0]))]).await;
    let loaded = store.load().await.expect("it opens");
    assert_eq!(
        (loaded.strands, loaded.damaged.len()),
        (vec![later(&call[0])], 1)
    );
    let kept = JSON::stringify(&rows(name, "moments").await[0]).expect("text");
    assert!(String::from(kept).contains("[[{"), "it is still there");
}

/// A later version's rows may be whole in their own way.
#[wasm_bindgen_test]
async fn a_whole_row_of_a_newer_form_is_left_alone() {
    let name = "whole-newer";
    let store = database::fresh(name).await;
    let call = at_rest(1);
    committed(&store, &as_new(&call)).await;
    let row = &rows(name, "calls").await[0];
    Reflect::set(row, &"v".into(), &99.into()).expect("it is set");
    put_call(name, row).await;
    for changes in [vec![over_mark(&call[1], &later(&call[1]))], as_new(&call)] {
        assert_eq!(store.commit(&changes).await, Err(StoreError::Newer));
    }
    assert_eq!(count(name).await, (1, 0));
}
