//! The browser's store keeps the contract, and handles what browsers do to a database.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test may stop

mod contract;

use std::cell::RefCell;
use std::rc::Rc;

use contract::database::{beside, fresh};
use contract::{call, edited, moment, over, over_mark, put, rep, steps};
use curbside::storage::Store;
use curbside::storage::indexed_db::IndexedDbStore;
use curbside::wire::{Change, Over, StoreError};
use gloo_timers::future::TimeoutFuture;
use idb::{Database, DatabaseEvent, Factory, ObjectStoreParams, TransactionMode};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

macro_rules! each {
    ($($promise:ident)*) => {
        $(#[wasm_bindgen_test]
        async fn $promise() {
            contract::$promise(&fresh(stringify!($promise)).await).await;
        })*
    };
}
contract::promises!(each);

/// Runs a script that answers with the way back.
fn call_once(script: &str) -> js_sys::Function {
    let undo = js_sys::Function::new_no_args(script).call0(&JsValue::NULL);
    let undo = undo
        .ok()
        .and_then(|undo| wasm_bindgen::JsCast::dyn_into(undo).ok());
    undo.expect("a function")
}

async fn make(name: &str, version: u32) -> Database {
    let mut open = Factory::new()
        .expect("IndexedDB")
        .open(name, Some(version))
        .expect("a request");
    open.on_upgrade_needed(|event| {
        let database = event.database().expect("a database");
        let made = database.create_object_store("strange", ObjectStoreParams::new());
        made.expect("a store is made");
    });
    open.await.expect("it opens")
}

#[wasm_bindgen_test]
async fn what_was_committed_is_there_when_the_store_is_opened_anew() {
    let name = "opened-anew";
    let store = fresh(name).await;
    store
        .commit(&[put(rep(1, "Dana"))])
        .await
        .expect("it is written");
    store.close();
    let loaded = IndexedDbStore::new(name).load().await.expect("it opens");
    assert_eq!(loaded.strands, [rep(1, "Dana").into()]);
}

#[wasm_bindgen_test]
async fn a_connection_that_was_closed_is_opened_again_by_the_next_commit() {
    let store = fresh("closed").await;
    store
        .commit(&[put(rep(1, "Dana"))])
        .await
        .expect("it is written");
    store.close();
    store
        .commit(&[put(call(2))])
        .await
        .expect("it is written after the connection died");
    assert_eq!(store.load().await.expect("it opens").strands.len(), 2);
}

#[wasm_bindgen_test]
async fn a_newer_database_is_refused_and_left_alone() {
    let name = "newer";
    let store = fresh(name).await;
    make(name, 99).await.close();
    assert_eq!(store.load().await, Err(StoreError::Newer));
    assert_eq!(
        store.commit(&[put(rep(1, "Dana"))]).await,
        Err(StoreError::Newer)
    );
    let database = beside(name).await;
    assert_eq!(
        (database.version(), database.store_names()),
        (Ok(99), vec!["strange".to_owned()])
    );
    database.close();
}

#[wasm_bindgen_test]
async fn a_write_that_the_browser_takes_back_is_an_error_and_leaves_nothing() {
    let name = "taken-back";
    let store = fresh(name).await;
    store
        .commit(&[put(rep(1, "Dana"))])
        .await
        .expect("it is written");
    // What a full disk does: the puts are taken, and then the transaction is aborted.
    let undo = abort_instead_of_commit();
    let result = store
        .commit(&[put(moment(3, 2, "kept?")), put(rep(1, "Marcus"))])
        .await;
    undo.call0(&JsValue::NULL)
        .expect("the browser's own commit is back");
    assert!(
        matches!(result, Err(StoreError::Failed { .. })),
        "{result:?}"
    );
    assert_eq!(
        store.load().await.expect("it opens").strands,
        [rep(1, "Dana").into()]
    );
}

/// Makes each transaction abort when it is to commit; answers with the way back.
fn abort_instead_of_commit() -> js_sys::Function {
    call_once(
        "const transactions = IDBTransaction.prototype, own = transactions.commit;
         transactions.commit = transactions.abort;
         return () => { transactions.commit = own; };",
    )
}

#[wasm_bindgen_test]
async fn a_record_that_cannot_be_read_is_named_and_left_where_it_is() {
    let name = "damaged";
    let store = fresh(name).await;
    store
        .commit(&[put(rep(1, "Dana")), put(rep(2, "Marcus"))])
        .await
        .expect("it is written");
    let database = beside(name).await;
    let transaction = database
        .transaction(&["reps"], TransactionMode::ReadWrite)
        .expect("a write");
    let reps = transaction.object_store("reps").expect("the store of reps");
    let row = js_sys::JSON::parse(r#"{"id": "x", "v": 1, "body": "{"}"#).expect("JSON");
    reps.put(&row, None)
        .expect("a request")
        .await
        .expect("it is put");
    assert!(transaction.await.expect("it ends").is_committed());
    database.close();
    let loaded = store.load().await.expect("it opens");
    assert_eq!(loaded.strands.len(), 2);
    assert_eq!(loaded.damaged.len(), 1);
    assert!(
        loaded.damaged[0].starts_with("rep x:"),
        "{:?}",
        loaded.damaged
    );
}

/// What stands in the database of an older version, as it was written then.
/// What a store has heard so far.
type Heard = Rc<RefCell<Vec<Change>>>;

fn listening(store: &IndexedDbStore) -> Heard {
    let heard = Heard::default();
    let ear = Rc::clone(&heard);
    let listens = store.listen(move |changes| ear.borrow_mut().extend(changes));
    listens.expect("this browser lets tabs speak");
    heard
}

async fn hears(heard: &Heard, expected: &[Change]) {
    for _ in 0..100 {
        if heard.borrow().len() >= expected.len() {
            break;
        }
        TimeoutFuture::new(10).await;
    }
    assert_eq!(heard.take(), expected);
}

#[wasm_bindgen_test]
async fn a_tab_hears_what_another_has_written_and_nothing_that_was_not() {
    let name = "heard";
    let here = fresh(name).await;
    let there = IndexedDbStore::new(name);
    let elsewhere = IndexedDbStore::new("not-heard");
    let (own, theirs, strange) = (listening(&here), listening(&there), listening(&elsewhere));
    let [first, second] = [1, 2].map(|times| edited(rep(1, "Dana"), times));
    let moment = edited(moment(3, 2, "line\none"), 1);
    let gone = Change {
        to: None,
        ..over_mark(&moment, &moment)
    };
    let all = [
        vec![over(Over::Nothing, &first), over(Over::Nothing, &moment)],
        vec![over_mark(&first, &second), gone],
        vec![put(steps(2)), Change::forget(call(2).key())],
    ];
    for changes in &all {
        here.commit(changes).await.expect("it is written");
        hears(&theirs, changes).await;
    }
    let stale = there.commit(&[over(Over::Nothing, &first)]).await;
    assert!(matches!(stale, Err(StoreError::Stale(_))), "{stale:?}");
    let answer = [over_mark(&second, &edited(rep(1, "Dana"), 3))];
    there.commit(&answer).await.expect("it is written");
    hears(&own, &answer).await;
    assert_eq!(strange.take(), []);
    assert_eq!(theirs.take(), []);
}
