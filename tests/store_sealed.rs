//! The store of a locked notebook keeps the contract too, and nothing that a person wrote stands in its
//! rows; and the notebook goes over from one store into the other, whole or not at all.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test may stop

mod contract;

use std::cell::Cell;
use std::rc::Rc;

use contract::database::text as raw;
use contract::{call, moment, put, rep};
use curbside::domain::NotebookId;
use curbside::platform::lock;
use curbside::storage::indexed_db::{IndexedDbStore, Vault, open_records};
use curbside::storage::{Loaded, Store};
use curbside::wire::lock::{LockFault, Opener};
use curbside::wire::sealed::Passphrase;
use curbside::wire::{Change, StoreError, Strand};
use gloo_timers::future::TimeoutFuture;
use idb::{Factory, TransactionMode};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

fn passphrase(typed: &str) -> Passphrase {
    Passphrase::given(typed).expect("something is typed")
}

async fn vault() -> Rc<Vault> {
    let lock = lock::make(passphrase("correct horse battery staple")).await;
    Rc::new(Vault::new(lock.expect("a lock is made").key).expect("a vault"))
}

async fn removed(name: &str) {
    IndexedDbStore::new(name)
        .give_up()
        .await
        .expect("it is gone");
}

async fn fresh(name: &str) -> IndexedDbStore {
    let name = format!("sealed-{name}");
    removed(&name).await;
    IndexedDbStore::new(&name).sealed_by(vault().await)
}

macro_rules! each {
    ($($promise:ident)*) => {
        $(#[wasm_bindgen_test]
        async fn $promise() {
            contract::$promise(&fresh(stringify!($promise)).await).await;
        })*
    };
}
contract::promises!(each);

fn some() -> Vec<Strand> {
    vec![
        rep(1, "Dana Canary").into(),
        call(2).into(),
        moment(3, 2, "a canary in a note").into(),
    ]
}

async fn filled(store: &IndexedDbStore) {
    let changes: Vec<_> = [
        put(rep(1, "Dana Canary")),
        put(call(2)),
        put(moment(3, 2, "a canary in a note")),
    ]
    .into();
    store.commit(&changes).await.expect("they are written");
    store
        .mark(NotebookId::from(uuid::Uuid::from_u128(7)))
        .await
        .expect("it is marked");
}

async fn loaded(store: &IndexedDbStore) -> Loaded {
    let mut loaded = store.load().await.expect("it opens");
    loaded.strands.sort_by_key(Strand::key);
    loaded
}

fn sorted(mut strands: Vec<Strand>) -> Vec<Strand> {
    strands.sort_by_key(Strand::key);
    strands
}

#[wasm_bindgen_test]
async fn nothing_that_a_person_wrote_stands_in_the_rows() {
    let store = fresh("rows").await;
    filled(&store).await;
    assert_eq!(loaded(&store).await.strands, sorted(some()));
    let raw = raw("sealed-rows").await;
    assert!(raw.contains("sealed"), "{raw}");
    assert!(!raw.to_lowercase().contains("canary"), "{raw}");
}

#[wasm_bindgen_test]
async fn the_same_record_is_sealed_in_another_way_each_time() {
    let store = fresh("twice").await;
    let change = [put(rep(1, "Dana"))];
    store.commit(&change).await.expect("written");
    let first = raw("sealed-twice").await;
    store.commit(&change).await.expect("written");
    assert_ne!(first, raw("sealed-twice").await);
}

#[wasm_bindgen_test]
async fn another_key_opens_no_record_and_each_is_told_as_damaged() {
    let store = fresh("other-key").await;
    filled(&store).await;
    store.close();
    let other = IndexedDbStore::new("sealed-other-key").sealed_by(vault().await);
    let found = loaded(&other).await;
    assert_eq!((found.strands.len(), found.damaged.len()), (0, 3));
}

#[wasm_bindgen_test]
async fn a_row_in_the_place_of_another_is_damaged() {
    let store = fresh("swapped").await;
    let changes = [put(rep(1, "Dana")), put(rep(2, "Rui"))];
    store.commit(&changes).await.expect("written");
    let open = Factory::new()
        .expect("IndexedDB")
        .open("sealed-swapped", None);
    let database = open.expect("a request").await.expect("it opens");
    let transaction = database
        .transaction(&["reps"], TransactionMode::ReadWrite)
        .expect("a transaction");
    let reps = transaction.object_store("reps").expect("a store");
    let rows = reps
        .get_all(None, None)
        .expect("a request")
        .await
        .expect("rows");
    let sealed = js_sys::Reflect::get(&rows[1], &"sealed".into()).expect("a seal");
    js_sys::Reflect::set(&rows[0], &"sealed".into(), &sealed).expect("it is set");
    reps.put(&rows[0], None)
        .expect("a request")
        .await
        .expect("it is put");
    transaction
        .commit()
        .expect("a request")
        .await
        .expect("it is there");
    database.close();
    let found = loaded(&store).await;
    assert_eq!((found.strands.len(), found.damaged.len()), (1, 1));
}

#[wasm_bindgen_test]
async fn a_lock_is_opened_by_its_passphrase_and_its_code_and_by_nothing_else() {
    let made = lock::make(passphrase("correct horse battery staple"))
        .await
        .expect("made");
    let by = |typed| Opener::Passphrase(passphrase(typed));
    let right = by("correct horse battery staple");
    lock::unlock(&made.keyring, &right)
        .await
        .expect("the passphrase fits");
    lock::unlock(&made.keyring, &Opener::Code(made.code))
        .await
        .expect("the code fits");
    let wrong = lock::unlock(&made.keyring, &by("correct horse battery stable")).await;
    assert_eq!(wrong.err(), Some(LockFault::WrongPassphrase));

    let new = by("another one that is long");
    let keyring = lock::rewrap(&made.keyring, &right, &new)
        .await
        .expect("wrapped anew");
    lock::unlock(&keyring, &new)
        .await
        .expect("the new one fits");
    assert_eq!(
        lock::unlock(&keyring, &right).await.err(),
        Some(LockFault::WrongPassphrase)
    );
    lock::unlock(&keyring, &Opener::Code(made.code))
        .await
        .expect("the code still fits");
}

#[wasm_bindgen_test]
async fn a_notebook_goes_under_the_lock_and_out_of_it_as_it_was() {
    removed("over-plain").await;
    removed("over-sealed").await;
    let plain = IndexedDbStore::new("over-plain");
    filled(&plain).await;
    let before = loaded(&plain).await;

    let made = lock::make(passphrase("correct horse battery staple"))
        .await
        .expect("made");
    let sealed = IndexedDbStore::new("over-sealed")
        .sealed_by(Rc::new(Vault::new(made.key).expect("a vault")));
    let mut seen = Vec::new();
    sealed
        .take_over(&plain, |progress| seen.push(progress))
        .await
        .expect("copied");
    assert_eq!(seen.last().map(|last| (last.done, last.of)), Some((3, 3)));
    assert_eq!(
        loaded(&plain).await,
        before,
        "until it is said, it is where it was"
    );
    plain.lock_up(&made.keyring).await.expect("it is said");
    assert_eq!(plain.load().await, Err(StoreError::Locked));
    assert_eq!(plain.front().await, Err(StoreError::Locked));
    assert!(!raw("over-plain").await.to_lowercase().contains("canary"));
    assert_eq!(loaded(&sealed).await, before);
    assert_eq!(plain.keyring().await, Ok(Some(made.keyring)));

    plain.take_over(&sealed, |_| ()).await.expect("copied");
    assert_eq!(
        plain.load().await,
        Err(StoreError::Locked),
        "until it is said, it is locked"
    );
    plain.unlock_for_good().await.expect("it is said");
    assert_eq!(loaded(&plain).await, before);
}

#[wasm_bindgen_test]
async fn what_an_unlocking_that_was_killed_left_in_the_open_is_cleared() {
    removed("left-plain").await;
    removed("left-sealed").await;
    let (plain, sealed) = (
        IndexedDbStore::new("left-plain"),
        IndexedDbStore::new("left-sealed").sealed_by(vault().await),
    );
    filled(&sealed).await;
    let made = lock::make(passphrase("correct horse battery staple"))
        .await
        .expect("made");
    plain.lock_up(&made.keyring).await.expect("locked");
    plain.take_over(&sealed, |_| ()).await.expect("copied");
    assert!(raw("left-plain").await.contains("Canary"));
    plain.clear_leftovers().await.expect("cleared");
    assert!(!raw("left-plain").await.contains("Canary"));
    assert_eq!(plain.keyring().await, Ok(Some(made.keyring)));
}

#[wasm_bindgen_test]
async fn a_seal_that_does_not_open_keeps_the_lock_on() {
    removed("kept-plain").await;
    let sealed = fresh("kept").await;
    filled(&sealed).await;
    sealed.close();
    let other = IndexedDbStore::new("sealed-kept").sealed_by(vault().await);
    let plain = IndexedDbStore::new("kept-plain");
    let taken = plain.take_over(&other, |_| ()).await;
    assert!(matches!(taken, Err(StoreError::Failed { .. })), "{taken:?}");
}

#[wasm_bindgen_test]
async fn a_copy_of_the_sealed_records_is_opened_by_their_key_alone() {
    let key = vault().await;
    removed("sealed-copied").await;
    let store = IndexedDbStore::new("sealed-copied").sealed_by(Rc::clone(&key));
    filled(&store).await;
    let records = IndexedDbStore::new("sealed-copied").locked_records().await;
    let records = records.expect("they are read");
    let text = serde_json::to_string(&records).expect("text");
    assert!(!text.to_lowercase().contains("canary"));
    let opened = open_records(&key, &records).await.expect("opened");
    assert_eq!(sorted(opened.strands), sorted(some()));
    let another = vault().await;
    let other = open_records(&another, &records).await.expect("tried");
    assert_eq!((other.strands.len(), other.damaged.len()), (0, 3));
}

/// What the first screen needs of a notebook that was read before there was a key, and in which another tab
/// then wrote these.
async fn read_ahead(name: &str, then: &[Change]) -> Vec<Strand> {
    let key = vault().await;
    removed(name).await;
    let other = IndexedDbStore::new(name).sealed_by(Rc::clone(&key));
    other.listen(|_| ()).expect("tabs speak");
    filled(&other).await;
    loaded(&other).await;
    let store = IndexedDbStore::new(name);
    let heard = Rc::new(Cell::new(false));
    let hears = Rc::clone(&heard);
    store.listen(move |_| hears.set(true)).expect("tabs speak");
    store.read_ahead().await.expect("it is read");
    let store = store.sealed_by(key);
    store.open_ahead();
    if !then.is_empty() {
        other.commit(then).await.expect("they are written");
        while !heard.get() {
            TimeoutFuture::new(10).await;
        }
    }
    let front = store.front().await.expect("it opens");
    sorted(front.expect("all calls are in the indexes").strands)
}

#[wasm_bindgen_test]
async fn what_was_read_before_there_is_a_key_is_opened_by_it() {
    assert_eq!(read_ahead("sealed-ahead", &[]).await, sorted(some()));
}

#[wasm_bindgen_test]
async fn what_was_read_ahead_and_does_not_open_is_damaged_and_no_less() {
    let (key, another) = (vault().await, vault().await);
    removed("sealed-ahead-shut").await;
    let other = IndexedDbStore::new("sealed-ahead-shut").sealed_by(Rc::clone(&key));
    filled(&other).await;
    loaded(&other).await;
    let store = IndexedDbStore::new("sealed-ahead-shut");
    store.read_ahead().await.expect("it is read");
    let store = store.sealed_by(another);
    store.open_ahead();
    let front = store.front().await.expect("it is looked at");
    let front = front.expect("all calls are in the indexes");
    assert!(front.strands.is_empty());
    assert!(!front.damaged.is_empty());
}

#[wasm_bindgen_test]
async fn what_was_read_before_there_is_a_key_counts_no_more_once_another_tab_has_written() {
    let then = [put(rep(2, "Sam"))];
    let both = [some(), vec![rep(2, "Sam").into()]].concat();
    assert_eq!(read_ahead("sealed-ahead-then", &then).await, sorted(both));
}
