//! The browser's database, as a test finds it: none is left from an earlier run.

use curbside::storage::indexed_db::IndexedDbStore;
use idb::Factory;

pub(crate) async fn fresh(name: &str) -> IndexedDbStore {
    let factory = Factory::new().expect("IndexedDB");
    let gone = factory.delete(name).expect("a request").await;
    gone.expect("no old database is in the way");
    IndexedDbStore::new(name)
}
