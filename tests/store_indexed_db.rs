//! The browser's store keeps the contract, and handles what browsers do to a database.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test may stop

mod contract;

use contract::{call, moment, put, rep};
use curbside::storage::Store;
use curbside::storage::indexed_db::IndexedDbStore;
use curbside::wire::StoreError;
use idb::{Database, DatabaseEvent, Factory, ObjectStoreParams, TransactionMode};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

async fn fresh(name: &str) -> IndexedDbStore {
    let gone = Factory::new()
        .expect("IndexedDB")
        .delete(name)
        .expect("a request")
        .await;
    gone.expect("no old database is in the way");
    IndexedDbStore::new(name)
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

/// The same database, as another program would open it.
async fn beside(name: &str) -> Database {
    let open = Factory::new()
        .expect("IndexedDB")
        .open(name, None)
        .expect("a request");
    open.await.expect("it opens")
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
    assert_eq!(loaded.records, [rep(1, "Dana")]);
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
    assert_eq!(store.load().await.expect("it opens").records.len(), 2);
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
        store.load().await.expect("it opens").records,
        [rep(1, "Dana")]
    );
}

/// Makes each transaction abort when it is to commit; answers with the way back.
fn abort_instead_of_commit() -> js_sys::Function {
    js_sys::Function::new_no_args(
        "const transactions = IDBTransaction.prototype, own = transactions.commit;
         transactions.commit = transactions.abort;
         return () => { transactions.commit = own; };",
    )
    .call0(&JsValue::NULL)
    .ok()
    .and_then(|undo| wasm_bindgen::JsCast::dyn_into(undo).ok())
    .expect("a function")
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
    assert_eq!(loaded.records.len(), 2);
    assert_eq!(loaded.damaged.len(), 1);
    assert!(
        loaded.damaged[0].starts_with("rep x:"),
        "{:?}",
        loaded.damaged
    );
}
