//! Databases of older versions: they open with all that is in them, and tabs that have them open are named.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test may stop

// What every store promises is tested where new ones are made.
#[allow(dead_code, unused_imports, unused_macros)]
mod contract;

use contract::database::{beside, fresh};
use contract::{behaviour, put, rep, steps};
use curbside::domain::{Draft, NotebookId, Timestamp, Unfinished};
use curbside::storage::Store;
use curbside::storage::indexed_db::IndexedDbStore;
use curbside::wire::record::Kind;
use curbside::wire::{Key, Record, StoreError, Strand, front};
use idb::TransactionMode;
use rexie::{Index, ObjectStore, Rexie};
use uuid::Uuid;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

fn draft(n: u128, words: &str) -> Record {
    Record::Draft(Draft {
        what: Unfinished::TripWire(Uuid::from_u128(n).into(), words.to_owned()),
        edited: Timestamp::EARLIEST,
    })
}

const STORED_V1: &str = include_str!("fixtures/stored_v1.json");

const STORED_V2: &str = include_str!("fixtures/stored_v2.json");

fn plain(name: &str) -> ObjectStore {
    ObjectStore::new(name).key_path("id")
}

/// Makes a database of version 2, with a notebook of form 2 in it.
async fn version_2(name: &str) -> Vec<Record> {
    let database = Rexie::builder(name)
        .version(2)
        .add_object_store(plain("about"))
        .add_object_store(plain("reps"))
        .add_object_store(plain("calls"))
        .add_object_store(plain("moments").add_index(Index::new("call", "call")))
        .add_object_store(plain("behaviours"))
        .add_object_store(plain("steps"))
        .build()
        .await
        .expect("it opens");
    fill(database, STORED_V2).await
}

/// Makes a database of version 1, with a notebook of form 1 in it.
async fn version_1(name: &str) -> Vec<Record> {
    let database = Rexie::builder(name)
        .version(1)
        .add_object_store(plain("about"))
        .add_object_store(plain("reps"))
        .add_object_store(plain("calls"))
        .add_object_store(plain("moments").add_index(Index::new("call", "call")))
        .build()
        .await
        .expect("it opens");
    fill(database, STORED_V1).await
}

async fn fill(database: Rexie, stored: &str) -> Vec<Record> {
    let rows: Vec<(String, u32, String)> = serde_json::from_str(stored).expect("rows");
    let mut records = Vec::new();
    for (kind, version, body) in rows {
        let is_named = |one: &Kind| one.to_string() == kind;
        let of = Kind::ALL.into_iter().find(is_named).expect("a kind");
        let record = Record::decode(of, version, &body).expect("a record");
        let call = match record.key() {
            Key::Moment(call, _) => Some(call.to_string()),
            _ => None,
        };
        let id = record.key().id();
        // "steps" is the name of a kind and of its store.
        let store = format!("{}s", kind.trim_end_matches('s'));
        write(&database, &store, version, &id, &body, call.as_deref()).await;
        records.push(record);
    }
    let mark = Uuid::from_u128(7).to_string();
    write(&database, "about", 1, "notebook", &mark, None).await;
    database.close();
    records
}

async fn write(
    database: &Rexie,
    store: &str,
    version: u32,
    id: &str,
    body: &str,
    call: Option<&str>,
) {
    let row = js_sys::Object::new();
    let set = |name: &str, value: JsValue| {
        assert!(js_sys::Reflect::set(&row, &name.into(), &value).is_ok());
    };
    set("id", id.into());
    set("v", version.into());
    set("body", body.into());
    if let Some(call) = call {
        set("call", call.into());
    }
    let transaction = database
        .transaction(&[store], rexie::TransactionMode::ReadWrite)
        .expect("a write");
    let rows = transaction.store(store).expect("a store");
    rows.put(&row, None).await.expect("it is put");
    transaction.done().await.expect("it is written");
}

/// All records of the older version are there, with the mark, and nothing else.
async fn holds(store: &IndexedDbStore, mut records: Vec<Record>) {
    let mut loaded = store.load().await.expect("it opens");
    loaded.strands.sort_by_key(Strand::key);
    records.sort_by_key(Record::key);
    // Older forms have no history: theirs begins with their last change.
    let read = loaded.strands.iter().map(|one| one.shown.record().cloned());
    assert_eq!(
        read.collect::<Vec<_>>(),
        records.into_iter().map(Some).collect::<Vec<_>>()
    );
    assert_eq!(loaded.damaged, [""; 0]);
    assert_eq!(loaded.mark, Some(NotebookId::from(Uuid::from_u128(7))));
    let first = store.front().await.expect("it opens");
    let mut first = first.expect("all calls are in the indexes").strands;
    first.sort_by_key(Strand::key);
    assert_eq!(first, front::of(loaded.strands));
}

#[wasm_bindgen_test]
async fn a_database_of_version_1_opens_with_all_its_notes_and_the_new_stores() {
    let name = "of-version-1";
    let store = fresh(name).await;
    let mut records = version_1(name).await;
    assert_eq!(records.len(), 10);
    let first = store.front().await.expect("it opens");
    assert_eq!(first, None, "no call of an older version is in an index");
    holds(&store, records.clone()).await;
    let new = [behaviour("Sign"), steps(4), draft(4, "He walks")];
    store
        .commit(&new.clone().map(put))
        .await
        .expect("the new stores are there");
    records.extend(new);
    holds(&store, records).await;
    let database = beside(name).await;
    let mut names = database.store_names();
    names.sort();
    let stores = [
        "about",
        "behaviours",
        "calls",
        "drafts",
        "moments",
        "reps",
        "steps",
    ];
    assert_eq!(
        (database.version(), names),
        (Ok(4), stores.map(String::from).to_vec())
    );
    let transaction = database
        .transaction(&["moments"], TransactionMode::ReadOnly)
        .expect("a read");
    let moments = transaction.object_store("moments").expect("the moments");
    assert_eq!(moments.index_names(), ["call"]);
    database.close();
}

#[wasm_bindgen_test]
async fn a_tab_with_an_older_version_is_named_and_its_end_lets_the_notes_in() {
    let name = "blocked";
    let store = fresh(name).await;
    let records = version_1(name).await;
    // The connection for writes holds on to the database: a call may run there.
    let older = beside(name).await;
    assert_eq!(store.load().await, Err(StoreError::Blocked));
    assert_eq!(
        store.commit(&[put(rep(1, "Dana"))]).await,
        Err(StoreError::Blocked)
    );
    older.close();
    holds(&store, records).await;
}

#[wasm_bindgen_test]
async fn a_database_of_version_2_opens_with_all_its_notes_and_room_for_drafts() {
    let name = "of-version-2";
    let store = fresh(name).await;
    let mut records = version_2(name).await;
    holds(&store, records.clone()).await;
    let new = draft(4, "He walks");
    store
        .commit(&[put(new.clone())])
        .await
        .expect("the new store is there");
    records.push(new);
    holds(&store, records).await;
}

#[wasm_bindgen_test]
async fn an_older_tab_is_named_within_a_second() {
    let name = "blocked-soon";
    let store = fresh(name).await;
    let records = version_1(name).await;
    let older = beside(name).await;
    let begun = js_sys::Date::now();
    assert_eq!(store.load().await, Err(StoreError::Blocked));
    let took = js_sys::Date::now() - begun;
    assert!(took < 1_000.0, "it took {took} ms");
    older.close();
    holds(&store, records).await;
}
