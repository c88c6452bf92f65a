//! The browser's database, as a test finds it: none is left from an earlier run.
#![allow(dead_code)] // each consumer takes what it needs

use curbside::storage::indexed_db::IndexedDbStore;
use idb::{Database, Factory, TransactionMode};
use js_sys::JSON;

const STORES: [&str; 7] = [
    "about",
    "reps",
    "calls",
    "moments",
    "behaviours",
    "steps",
    "drafts",
];

pub(crate) async fn fresh(name: &str) -> IndexedDbStore {
    let factory = Factory::new().expect("IndexedDB");
    let gone = factory.delete(name).expect("a request").await;
    gone.expect("no old database is in the way");
    IndexedDbStore::new(name)
}

/// The same database, as another program would open it.
pub(crate) async fn beside(name: &str) -> Database {
    let open = Factory::new()
        .expect("IndexedDB")
        .open(name, None)
        .expect("a request");
    open.await.expect("it opens")
}

/// All that lies in a database, as text; what is sealed stands there as numbers.
pub(crate) async fn text(name: &str) -> String {
    let open = Factory::new().expect("IndexedDB").open(name, None);
    let database = open.expect("a request").await.expect("it opens");
    let transaction = database
        .transaction(&STORES, TransactionMode::ReadOnly)
        .expect("a transaction");
    let mut text = String::new();
    for store in STORES {
        let store = transaction.object_store(store).expect("a store");
        let rows = store.get_all(None, None).expect("a request").await;
        for row in rows.expect("rows") {
            text.push_str(&String::from(JSON::stringify(&row).expect("text")));
        }
    }
    database.close();
    text
}
