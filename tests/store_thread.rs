//! The thread that writes keeps the contract as the page does. The runner's page has no `writer.js`
//! beside it, so the thread is made of its text; that it writes, and the page doesn't, is counted.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test may stop

mod contract;

use std::rc::Rc;

use contract::database;
use contract::{call, edited, moment, over, over_mark, put, rep};
use curbside::platform::lock;
use curbside::storage::Store;
use curbside::storage::indexed_db::{IndexedDbStore, Vault};
use curbside::wire::record::RecordError;
use curbside::wire::sealed::Passphrase;
use curbside::wire::{Change, Found, Key, Over, StoreError};
use futures_util::future::join;
use gloo_timers::future::TimeoutFuture;
use idb::{Factory, TransactionMode};
use js_sys::{Function, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

const WRITER: &str = include_str!("../public/writer.js");
/// Makes threads of a text, and counts the writes: those that a thread answers, and those that the page
/// makes.
const COUNTED: &str = "
    if (window.answered !== undefined) return;
    window.answered = window.byPage = 0;
    const script = URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
    window.Worker = class extends Worker {
      constructor() {
        super(script);
        this.addEventListener('message', ({ data }) => (answered += data[0] > 0));
      }
    };
    const { transaction } = IDBDatabase.prototype;
    IDBDatabase.prototype.transaction = function (stores, mode, options) {
      byPage += mode === 'readwrite';
      return transaction.call(this, stores, mode, options);
    };";

fn count(name: &str) -> f64 {
    let count = Reflect::get(&js_sys::global(), &name.into());
    count
        .ok()
        .and_then(|it| it.as_f64())
        .expect("it is counted")
}

/// A new store, and a thread that is ready to write in it.
async fn fresh(name: &str) -> IndexedDbStore {
    with_thread(database::fresh(name).await).await
}

/// The same of a locked notebook.
async fn sealed(name: &str) -> IndexedDbStore {
    database::fresh(name).await;
    let passphrase = Passphrase::given("correct horse battery staple").expect("it is long");
    let lock = lock::make(passphrase).await.expect("a lock is made");
    let vault = Vault::new(lock.key).expect("a vault");
    with_thread(IndexedDbStore::new(name).sealed_by(Rc::new(vault))).await
}

async fn with_thread(store: IndexedDbStore) -> IndexedDbStore {
    let counts = Function::new_with_args("text", COUNTED);
    counts
        .call1(&JsValue::NULL, &WRITER.into())
        .expect("the counts are there");
    // The page's first write starts the thread. It leaves nothing behind.
    let nothing = Change::forget(rep(1, "Dana").key());
    store.commit(&[nothing]).await.expect("it is written");
    for _ in 0..500 {
        if store.has_thread() {
            return store;
        }
        TimeoutFuture::new(10).await;
    }
    panic!("the thread never gets ready");
}

/// What a promise that the store keeps asks of the thread: all of it that is written.
async fn keeps(promise: &str, store: IndexedDbStore, kept: impl AsyncFnOnce(&IndexedDbStore)) {
    let (answered, by_page) = (count("answered"), count("byPage"));
    kept(&store).await;
    let writes = ![
        "a_new_store_is_empty_and_unmarked",
        "an_empty_commit_is_no_fault",
    ]
    .contains(&promise);
    assert_eq!(count("answered") > answered, writes, "the thread writes");
    assert_eq!(count("byPage"), by_page, "the page does not");
}

macro_rules! each {
    ($($promise:ident)*) => {
        $(#[wasm_bindgen_test]
        async fn $promise() {
            let promise = stringify!($promise);
            let store = fresh(&format!("thread-{promise}")).await;
            keeps(promise, store, contract::$promise).await;
        })*
    };
}
contract::promises!(each);

mod sealed_rows {
    use super::*;

    macro_rules! each_sealed {
        ($($promise:ident)*) => {
            $(#[wasm_bindgen_test]
            async fn $promise() {
                let promise = stringify!($promise);
                let store = sealed(&format!("sealing-{promise}")).await;
                keeps(promise, store, contract::$promise).await;
            })*
        };
    }
    contract::promises!(each_sealed);
}

/// What the thread seals, the page opens, and the other way about; on the disk nobody reads it.
#[wasm_bindgen_test]
async fn the_thread_seals_what_it_writes() {
    let name = "sealing-unread";
    let store = sealed(name).await;
    let changes = [
        put(rep(1, "Dana Canary")),
        put(call(2)),
        put(moment(3, 2, "a canary")),
    ];
    store.commit(&changes).await.expect("it is written");
    let stored = database::text(name).await;
    assert_eq!(stored.matches("sealed").count(), 3, "{stored}");
    assert!(!stored.to_lowercase().contains("canary"), "{stored}");
    let loaded = store.load().await.expect("it opens");
    assert_eq!((loaded.strands.len(), loaded.damaged.len()), (3, 0));
}

/// The large one takes longer to seal; the small one that comes after it is written over it all the same.
#[wasm_bindgen_test]
async fn sealed_writes_come_to_the_disk_in_the_order_in_which_they_were_made() {
    let store = sealed("sealing-order").await;
    let [first, second] = [1, 2].map(|times| edited(rep(1, "Dana"), times));
    let mut large: Vec<Change> = (10..1_000).map(|n| put(rep(n, "Priya"))).collect();
    large.push(over(Over::Nothing, &first));
    let small = [over_mark(&first, &second)];
    let (large, small) = join(store.commit(&large), store.commit(&small)).await;
    assert_eq!((large, small), (Ok(()), Ok(())));
}

async fn put_newer_row(name: &str, key: &Key) {
    let open = Factory::new().expect("IndexedDB").open(name, None);
    let database = open.expect("a request").await.expect("it opens");
    let transaction = database.transaction(&["reps"], TransactionMode::ReadWrite);
    let transaction = transaction.expect("a write");
    let reps = transaction.object_store("reps").expect("the reps");
    let row = r#"{"id": "ID", "v": 99, "mark": "newer", "parts": []}"#;
    let row = js_sys::JSON::parse(&row.replace("ID", &key.id())).expect("JSON");
    let put = reps.put(&row, None).expect("a request");
    put.await.expect("it is put");
    assert!(transaction.await.expect("it ends").is_committed());
    database.close();
}

/// What a newer version has written is told as such, by the page and by the thread, and stays.
#[wasm_bindgen_test]
async fn a_newer_row_is_told_as_such_and_left_where_it_is() {
    let name = "thread-newer-row";
    let thread = fresh(name).await;
    let [first, second] = [1, 2].map(|times| edited(rep(1, "Dana"), times));
    let key = first.key();
    let changes = [over(Over::Nothing, &first), over_mark(&first, &second)];
    thread.commit(&changes).await.expect("it is written");
    put_newer_row(name, &key).await;
    let newer = RecordError::Newer { version: 99 };
    let found = Found::new(key.clone(), Some(("newer".to_owned(), Err(newer))));
    let forget = Change {
        to: None,
        ..over_mark(&second, &second)
    };
    let before = count("answered");
    let mut tried = 0.0;
    for change in [
        over(Over::Nothing, &first),
        over_mark(&second, &first),
        forget,
        Change {
            key,
            to: None,
            over: Over::Nothing,
        },
    ] {
        // A store's first write is the page's.
        let page = IndexedDbStore::new(name);
        for store in [&page, &thread] {
            let met = store.commit(std::slice::from_ref(&change)).await;
            assert_eq!(met, Err(StoreError::Stale(vec![found.clone()])));
        }
        page.close();
        tried += 1.0;
    }
    assert_eq!(count("answered") - before, tried, "the thread was asked");
    let loaded = thread.load().await.expect("it opens");
    assert_eq!((loaded.strands, loaded.damaged.len()), (vec![], 1));
    thread
        .commit(&[put(rep(2, "Priya"))])
        .await
        .expect("all else goes on");
}

/// A write that comes in parts, spoken to the thread as the page speaks it. Answers with the ids that are there then.
const IN_PARTS: &str = "
    const worker = new Worker();
    const heard = [];
    worker.addEventListener('message', ({ data }) => heard.push(data[0]));
    const pause = (ms) => new Promise((done) => setTimeout(done, ms));
    const until = async (number) => {
      while (!heard.includes(number)) await pause(10);
    };
    const rep = (id) => ['reps', id, { id, v: 4, mark: '' }, null, null];
    const ids = () =>
      new Promise((done) => {
        const request = indexedDB.open(name);
        request.onsuccess = () => {
          const database = request.result;
          const keys = database.transaction('reps').objectStore('reps').getAllKeys();
          keys.onsuccess = () => {
            database.close();
            done(keys.result.join(' '));
          };
        };
      });
    const run = async () => {
      worker.postMessage([name]);
      await until(0);
      worker.postMessage([1, [rep('a')], true]);
      await pause(50);
      worker.postMessage([1, null]);
      worker.postMessage([2, [rep('b')], true]);
      await pause(50);
      worker.postMessage([2, [rep('c')], true]);
      worker.postMessage([2, [], false]);
      await until(2);
      worker.postMessage([3, [rep('d')], true]);
      await pause(50);
      worker.postMessage([3, [rep('c')], true]);
      worker.postMessage([3, [rep('e')], false]);
      await until(3);
      worker.terminate();
      return `${await ids()}, ${heard.join(' ')}`;
    };
    return run();";

/// The first is given up after a part, the second comes slowly, and the third meets what the second has written.
#[wasm_bindgen_test]
async fn a_write_in_parts_is_there_as_a_whole_or_not_at_all() {
    let name = "thread-in-parts";
    fresh(name).await.close();
    let in_parts = Function::new_with_args("name", IN_PARTS);
    let run = in_parts
        .call1(&JsValue::NULL, &name.into())
        .expect("it runs");
    let run: js_sys::Promise = run.into();
    let told = wasm_bindgen_futures::JsFuture::from(run)
        .await
        .expect("it ends");
    assert_eq!(told.as_string().as_deref(), Some("b c, 0 2 3"));
}
