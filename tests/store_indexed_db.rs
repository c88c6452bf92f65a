//! The browser's store keeps the contract, and handles what browsers do to a database.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test may stop

mod contract;

use std::cell::RefCell;
use std::rc::Rc;

use contract::database::fresh;
use contract::{behaviour, call, edited, moment, over, over_mark, put, rep, steps};
use curbside::domain::{Draft, NotebookId, Timestamp, Unfinished};
use curbside::storage::Store;
use curbside::storage::indexed_db::IndexedDbStore;
use curbside::wire::record::Kind;
use curbside::wire::{Change, Key, Over, Record, StoreError, Strand, front};
use gloo_timers::future::TimeoutFuture;
use idb::{Database, DatabaseEvent, Factory, ObjectStoreParams, TransactionMode};
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
