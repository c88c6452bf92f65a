//! How the browser remembers a folder from start to start: its handle and its keys, which only a database can hold,
//! in one of their own. No notes and no passphrase are in it. A handle opens nothing without the browser's leave; a
//! key can be used by the app and not be read, and whoever copies the disk opens the folder's files with it and
//! nothing else.

use js_sys::{Array, Reflect};
use rexie::{ObjectStore, Rexie, Store, TransactionMode, TransactionResult};
use wasm_bindgen::{JsCast, JsValue};

use super::{Folder, Keys, get, object};
use crate::platform::crypto::FileKey;
use crate::wire::folder::FolderFault;
use crate::wire::sealed::Header;

const DATABASE: &str = "curbside-folder";
const STORE: &str = "folder";
/// There is one folder.
const ID: &str = "chosen";

/// A folder that is remembered, with its keys if they are.
pub(crate) struct Kept {
    pub(crate) folder: Folder,
    pub(crate) keys: Keys,
}

impl Kept {
    /// The one that is remembered, if there is one.
    ///
    /// # Errors
    /// If the browser's storage fails.
    pub(crate) async fn load() -> Result<Option<Self>, FolderFault> {
        let get_row = async |store: Store| store.get(ID.into()).await;
        let found = in_store(TransactionMode::ReadOnly, get_row).await?;
        let Some(found) = found.filter(JsValue::is_object) else {
            return Ok(None);
        };
        let folder = get(&found, "folder").map_err(|error| not_read(&error))?;
        let keys = get(&found, "keys").map_err(|error| not_read(&error))?;
        let keys = Array::from(&keys);
        let keys = keys.iter().filter_map(|one| key(&one)).collect();
        Ok(Some(Self {
            folder: Folder(folder),
            keys: Keys(keys),
        }))
    }

    /// Remembers it, in the place of what was remembered before.
    ///
    /// # Errors
    /// If the browser doesn't.
    pub(crate) async fn keep(folder: &Folder, keys: &Keys) -> Result<(), FolderFault> {
        let list = Array::new();
        for key in &keys.0 {
            let header = key.header().json().map_err(|error| not_kept(&error))?;
            list.push(&object([
                ("header", header.into()),
                ("key", key.key().into()),
            ]));
        }
        let row = object([("folder", folder.0.clone()), ("keys", list.into())]);
        let put = async |store: Store| store.put(&row, Some(&ID.into())).await;
        in_store(TransactionMode::ReadWrite, put).await.map(drop)
    }

    /// Forgets it.
    ///
    /// # Errors
    /// If the browser doesn't.
    pub(crate) async fn forget() -> Result<(), FolderFault> {
        let delete = async |store: Store| store.delete(ID.into()).await;
        in_store(TransactionMode::ReadWrite, delete).await
    }
}

/// A key that can't be read is one that the passphrase gives once more.
fn key(row: &JsValue) -> Option<FileKey> {
    let header = Reflect::get(row, &"header".into()).ok()?.as_string()?;
    let header = Header::read(header.as_bytes()).ok()?;
    let key = get(row, "key").ok()?.dyn_into().ok()?;
    Some(FileKey::kept(header, key))
}

/// Does one thing in a transaction of its own. On a full disk an aborted transaction is no error to the library.
async fn in_store<T>(
    mode: TransactionMode,
    work: impl AsyncFnOnce(Store) -> rexie::Result<T>,
) -> Result<T, FolderFault> {
    let builder = Rexie::builder(DATABASE).version(1);
    let builder = builder.add_object_store(ObjectStore::new(STORE));
    let database = builder.build().await.map_err(|error| not_kept(&error))?;
    let transaction = database
        .transaction(&[STORE], mode)
        .map_err(|error| not_kept(&error))?;
    let store = transaction.store(STORE).map_err(|error| not_kept(&error))?;
    let done = work(store).await.map_err(|error| not_kept(&error))?;
    let end = transaction.done().await.map_err(|error| not_kept(&error))?;
    database.close();
    match end {
        TransactionResult::Committed => Ok(done),
        TransactionResult::Aborted => Err(not_kept(&"it was not written")),
    }
}

fn not_kept(error: &impl ToString) -> FolderFault {
    FolderFault::NotKept {
        why: error.to_string(),
    }
}

fn not_read(error: &JsValue) -> FolderFault {
    not_kept(&super::words(error))
}
