//! What the database looks like: one constant for each name, one function for each version.

use rexie::{Index, ObjectStore, RexieBuilder};

use crate::wire::record::Kind;

/// The version of the database, not of the records in it.
pub(super) const VERSION: u32 = 3;
/// Whose notebook it is.
pub(super) const ABOUT: &str = "about";
/// The key of each row.
pub(super) const ID: &str = "id";
/// The call of a moment.
pub(super) const CALL: &str = "call";

/// The store of a kind of record.
pub(super) fn store(kind: Kind) -> &'static str {
    match kind {
        Kind::Rep => "reps",
        Kind::Call => "calls",
        Kind::Moment => "moments",
        Kind::Behaviour => "behaviours",
        Kind::Steps => "steps",
        Kind::Draft => "drafts",
    }
}

/// All stores.
pub(super) fn stores() -> [&'static str; 7] {
    let [reps, calls, moments, behaviours, steps, drafts] = Kind::ALL.map(store);
    [ABOUT, reps, calls, moments, behaviours, steps, drafts]
}

/// The database as of version 3. Version 2 added the behaviours and the steps to version 1, and this
/// one adds the drafts. On an upgrade the builder deletes each store and index that isn't named in
/// it, so every version names all of those before it too.
pub(super) fn version_3(builder: RexieBuilder) -> RexieBuilder {
    let plain = |name| ObjectStore::new(name).key_path(ID);
    builder
        .version(VERSION)
        .add_object_store(plain(ABOUT))
        .add_object_store(plain(store(Kind::Rep)))
        .add_object_store(plain(store(Kind::Call)))
        .add_object_store(plain(store(Kind::Moment)).add_index(Index::new(CALL, CALL)))
        .add_object_store(plain(store(Kind::Behaviour)))
        .add_object_store(plain(store(Kind::Steps)))
        .add_object_store(plain(store(Kind::Draft)))
}
