//! What the database looks like: one constant for each name, one function for each version.

use rexie::{Index, ObjectStore, RexieBuilder};

use crate::wire::record::Kind;

/// The version of the database, not of the records in it.
pub(super) const VERSION: u32 = 4;
/// Whose notebook it is.
pub(super) const ABOUT: &str = "about";
/// The key of each row.
pub(super) const ID: &str = "id";
/// The form of each row.
pub(super) const FORM: &str = "v";
/// The mark of each row, as a write must find it to be made.
pub(super) const MARK: &str = "mark";
/// The call of a moment.
pub(super) const CALL: &str = "call";

/// The calls that wait for something.
pub(super) const WAITS: &str = "waits";
/// The rides with each rep, in the order of time.
pub(super) const RODE: &str = "rode";
/// The calls that agreed on each rep's open action steps, in the order of time.
pub(super) const TO_TRY: &str = "to_try";

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

/// The kind of record in a store; none in the one that speaks of the notebook as a whole.
pub(super) fn kind(name: &str) -> Option<Kind> {
    Kind::ALL.into_iter().find(|kind| store(*kind) == name)
}

/// All stores.
pub(super) fn stores() -> [&'static str; 7] {
    let [reps, calls, moments, behaviours, steps, drafts] = Kind::ALL.map(store);
    [ABOUT, reps, calls, moments, behaviours, steps, drafts]
}

/// The database as of version 4. Version 2 added the behaviours and the steps to version 1, version 3
/// the drafts, and this one the indexes of the calls, for the first screen. On an upgrade the builder deletes each store and index that isn't named in
/// it, so every version names all of those before it too.
pub(super) fn version_4(builder: RexieBuilder) -> RexieBuilder {
    let plain = |name| ObjectStore::new(name).key_path(ID);
    let calls = [WAITS, RODE, TO_TRY].into_iter();
    let calls = calls.fold(plain(store(Kind::Call)), |calls, index| {
        calls.add_index(Index::new(index, index))
    });
    builder
        .version(VERSION)
        .add_object_store(plain(ABOUT))
        .add_object_store(plain(store(Kind::Rep)))
        .add_object_store(calls)
        .add_object_store(plain(store(Kind::Moment)).add_index(Index::new(CALL, CALL)))
        .add_object_store(plain(store(Kind::Behaviour)))
        .add_object_store(plain(store(Kind::Steps)))
        .add_object_store(plain(store(Kind::Draft)))
}
