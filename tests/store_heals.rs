//! A connection that dies is opened again, and what was to be written is written: each way in which a
//! browser lets a connection down.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test may stop

use curbside::domain::call::UtcOffset;
use curbside::domain::{Call, Name, Rep, Timestamp};
use curbside::storage::Store;
use curbside::storage::indexed_db::IndexedDbStore;
use curbside::wire::{Change, Record, StoreError};
use idb::Factory;
use uuid::Uuid;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

fn rep(n: u128, name: &str) -> Record {
    let name = Name::new(name).expect("a name");
    Record::Rep(Rep::new(
        Uuid::from_u128(n).into(),
        name,
        Timestamp::EARLIEST,
    ))
}

fn call(n: u128) -> Record {
    let (id, rep) = (Uuid::from_u128(n).into(), Uuid::from_u128(1).into());
    let zone = UtcOffset::nearest(-480);
    Record::from(Call::planned(id, rep, zone, Timestamp::EARLIEST, 0))
}

fn put(record: Record) -> Change {
    Change::put(record)
}

async fn fresh(name: &str) -> IndexedDbStore {
    let gone = Factory::new().expect("IndexedDB").delete(name);
    gone.expect("a request")
        .await
        .expect("no old one is in the way");
    IndexedDbStore::new(name)
}

/// Runs a script of a browser that misbehaves; answers with the way back.
fn patched(script: &str) -> js_sys::Function {
    let undo = js_sys::Function::new_no_args(script).call0(&JsValue::NULL);
    undo.expect("it runs").dyn_into().expect("the way back")
}

fn put_back(undo: &js_sys::Function) {
    undo.call0(&JsValue::NULL)
        .expect("the browser is its own again");
}

fn now() -> f64 {
    js_sys::Date::now()
}

/// What is promised of a connection that can be opened again, in milliseconds.
const PROMISED: f64 = 3_000.0;

fn healed(what: &str, since: f64) {
    let took = now() - since;
    assert!(took < PROMISED, "{what}: {took} ms");
}

/// Keeps each connection that is opened, so that it can be closed behind the store's back.
const KEPT: &str = "
    const own = IDBFactory.prototype.open;
    globalThis.connections = [];
    IDBFactory.prototype.open = function (...all) {
      const request = own.apply(this, all);
      request.addEventListener('success', () => connections.push(request.result));
      return request;
    };
    return () => { IDBFactory.prototype.open = own; };";
const CLOSED: &str = "connections.forEach((one) => one.close()); return () => {};";

#[wasm_bindgen_test]
async fn connections_that_were_closed_from_outside_are_opened_again() {
    let undo = patched(KEPT);
    let store = fresh("heals-closed").await;
    store.load().await.expect("it opens");
    store
        .commit(&[put(rep(1, "Dana"))])
        .await
        .expect("it is written");
    let kept = js_sys::Reflect::get(&js_sys::global(), &"connections".into()).expect("a list");
    assert!(
        js_sys::Array::from(&kept).length() >= 2,
        "one reads, and one writes"
    );
    patched(CLOSED);
    let since = now();
    store
        .commit(&[put(call(2))])
        .await
        .expect("it is written anew");
    healed("write after a close", since);
    patched(CLOSED);
    let since = now();
    let loaded = store.load().await.expect("it is read anew");
    healed("read after a close", since);
    assert_eq!(loaded.strands.len(), 2);
    put_back(&undo);
}

/// Each transaction is refused as on a connection that is closing, so many times.
fn refusing(times: u32) -> js_sys::Function {
    patched(&format!(
        "const own = IDBDatabase.prototype.transaction;
         let left = {times};
         IDBDatabase.prototype.transaction = function (...all) {{
           if (left-- > 0) throw new DOMException('The connection is closing', 'InvalidStateError');
           return own.apply(this, all);
         }};
         return () => {{ IDBDatabase.prototype.transaction = own; }};"
    ))
}

#[wasm_bindgen_test]
async fn a_transaction_in_an_invalid_state_is_begun_again_on_a_new_connection() {
    let store = fresh("heals-invalid").await;
    store
        .commit(&[put(rep(1, "Dana"))])
        .await
        .expect("it is written");
    let undo = refusing(1);
    let since = now();
    let written = store.commit(&[put(call(2))]).await;
    healed("write after InvalidStateError", since);
    put_back(&undo);
    assert_eq!(written, Ok(()));
    let undo = refusing(1);
    let loaded = store.load().await;
    put_back(&undo);
    assert_eq!(loaded.expect("it is read").strands.len(), 2);
}

#[wasm_bindgen_test]
async fn a_connection_that_keeps_closing_is_an_error_and_writes_once_it_holds() {
    let store = fresh("heals-late").await;
    store.load().await.expect("it opens");
    let undo = refusing(u32::MAX);
    let refused = store.commit(&[put(rep(1, "Dana"))]).await;
    put_back(&undo);
    assert!(
        matches!(refused, Err(StoreError::Failed { .. })),
        "{refused:?}"
    );
    store
        .commit(&[put(rep(1, "Dana"))])
        .await
        .expect("it is written");
    assert_eq!(
        store.load().await.expect("it opens").strands,
        [rep(1, "Dana").into()]
    );
}

/// Opens never answer, so many times: their events are kept from everybody who waits.
fn silent_opens(times: u32) -> js_sys::Function {
    patched(&format!(
        "const own = IDBFactory.prototype.open;
         let left = {times};
         IDBFactory.prototype.open = function (name, ...all) {{
           if (left-- <= 0) return own.call(this, name, ...all);
           const request = own.call(this, name + '-elsewhere');
           for (const event of ['success', 'error', 'upgradeneeded', 'blocked'])
             request.addEventListener(event, (event) => event.stopImmediatePropagation());
           return request;
         }};
         return () => {{ IDBFactory.prototype.open = own; }};"
    ))
}

#[wasm_bindgen_test]
async fn an_open_that_never_answers_is_given_up_and_the_next_one_is_tried() {
    let store = fresh("heals-silent").await;
    let undo = silent_opens(1);
    let silent = store.commit(&[put(rep(1, "Dana"))]).await;
    assert_eq!(silent, Err(StoreError::NoAnswer));
    let since = now();
    store
        .commit(&[put(rep(1, "Dana"))])
        .await
        .expect("it is written");
    healed("and the next one writes", since);
    put_back(&undo);
    assert_eq!(
        store.load().await.expect("it opens").strands,
        [rep(1, "Dana").into()]
    );
}

#[wasm_bindgen_test]
async fn a_database_that_was_deleted_under_the_app_takes_the_next_write() {
    let name = "heals-deleted";
    let undo = patched(KEPT);
    let store = fresh(name).await;
    store
        .commit(&[put(rep(1, "Dana"))])
        .await
        .expect("it is written");
    patched(CLOSED);
    let gone = Factory::new().expect("IndexedDB").delete(name);
    gone.expect("a request").await.expect("it is gone");
    let since = now();
    store.commit(&[put(call(2))]).await.expect("it is written");
    healed("write after a deletion", since);
    put_back(&undo);
    let loaded = store.load().await.expect("it opens");
    assert_eq!(
        (loaded.strands.len(), loaded.mark),
        (1, None),
        "and nothing is made up"
    );
}

/// Whether the browser has a database of this name.
async fn is_there(name: &str) -> bool {
    let all = js_sys::Function::new_no_args("return indexedDB.databases()");
    let all = all.call0(&JsValue::NULL).expect("it runs");
    let all = wasm_bindgen_futures::JsFuture::from(js_sys::Promise::from(all)).await;
    let all = js_sys::Array::from(&all.expect("a list"));
    all.iter().any(|one| {
        let one = js_sys::Reflect::get(&one, &"name".into()).expect("a name");
        one.as_string().as_deref() == Some(name)
    })
}

#[wasm_bindgen_test]
async fn a_log_that_was_found_is_left_behind_and_all_is_there_as_before() {
    let store = fresh("heals-log").await;
    store
        .commit(&[put(rep(1, "Dana"))])
        .await
        .expect("it is written");
    // Two tabs do the same at once.
    let other = IndexedDbStore::new("heals-log");
    other.load().await.expect("it opens");
    let [first, second] = [store.begin_new_log(), other.begin_new_log()];
    let both = futures_util::future::join(first, second).await;
    assert_eq!(both, (Ok(()), Ok(())));
    store.begin_new_log().await.expect("nothing is left to do");
    assert!(!is_there("curbside-passing").await);
    assert!(
        is_there("heals-log").await,
        "the list isn't empty by itself"
    );
    assert_eq!(
        store.load().await.expect("it opens").strands,
        [rep(1, "Dana").into()]
    );
}
