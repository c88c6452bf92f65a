//! One durable write: a strict transaction, all steps or none, and only its `complete` event counts.
//!
//! idb's own wait answers `Ok(Aborted)` when the disk is full, and stumbles over an event whose
//! target is a request. So the two events that end a transaction are listened to here.

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbDatabase, IdbTransaction};

use super::connection::Failure;
use super::row::Row;
use super::{fault, schema};
use crate::domain::NotebookId;
use crate::wire::record::STORED_VERSION;
use crate::wire::{Change, Key, StoreError};

/// One step of a write, encoded and ready.
pub(super) struct Step {
    store: &'static str,
    what: Put,
}

enum Put {
    Row(JsValue),
    Gone(String),
}

impl Step {
    pub(super) fn of(change: &Change) -> Result<Self, StoreError> {
        let key = change.key();
        let store = schema::store(key.kind());
        let record = match change {
            Change::Delete(_) => {
                return Ok(Self {
                    store,
                    what: Put::Gone(key.id()),
                });
            }
            Change::Put(record) => record,
        };
        let body = record
            .encode()
            .map_err(|e| StoreError::Failed { why: e.to_string() })?;
        let call = match key {
            Key::Moment(call, _) => Some(call.to_string()),
            Key::Rep(_) | Key::Call(_) | Key::Behaviour(_) | Key::Steps(_) | Key::Draft(_) => None,
        };
        let row = Row {
            id: key.id(),
            version: STORED_VERSION,
            body,
        };
        Self::put(store, &row, call.as_deref())
    }

    pub(super) fn mark(id: NotebookId) -> Result<Self, StoreError> {
        let row = Row {
            id: "notebook".into(),
            version: STORED_VERSION,
            body: id.to_string(),
        };
        Self::put(schema::ABOUT, &row, None)
    }

    /// The step as the thread that writes is told of it.
    pub(super) fn told(&self) -> Array {
        let (how, what) = match &self.what {
            Put::Row(row) => ("put", row.clone()),
            Put::Gone(id) => ("delete", id.into()),
        };
        Array::of3(&self.store.into(), &how.into(), &what)
    }

    fn put(store: &'static str, row: &Row, call: Option<&str>) -> Result<Self, StoreError> {
        let why = |error: JsValue| StoreError::Failed {
            why: fault::words(&error),
        };
        Ok(Self {
            store,
            what: Put::Row(row.write(call).map_err(why)?),
        })
    }
}

/// Writes all steps or none.
pub(super) async fn write(database: &IdbDatabase, steps: &[Step]) -> Result<(), Failure> {
    let transaction = begin(database, steps).map_err(|error| fault::of_exception(&error))?;
    let end = end_of(&transaction);
    if let Err(error) = put_all(&transaction, steps) {
        // A transaction that is left alone commits what it has: take it back.
        transaction
            .abort()
            .map_err(|error| fault::of_exception(&error))?;
        return Err(fault::of_exception(&error));
    }
    // Without this the browser waits for the last request to be answered before it begins to commit.
    if let Err(error) = commit(&transaction) {
        return Err(fault::of_exception(&error));
    }
    match JsFuture::from(end).await {
        Ok(_) => Ok(()),
        Err(_) => Err(match transaction.error() {
            Some(exception) => fault::of_exception(&exception),
            None => fault::failed("the browser took the write back".to_owned()),
        }),
    }
}

/// Browsers report a relaxed write when the system has it, a strict one when the disk has it.
fn begin(database: &IdbDatabase, steps: &[Step]) -> Result<IdbTransaction, JsValue> {
    let needed = |name: &&str| steps.iter().any(|step| step.store == *name);
    let names: Array = schema::stores()
        .into_iter()
        .filter(needed)
        .map(JsValue::from)
        .collect();
    let options = Object::new();
    Reflect::set(&options, &"durability".into(), &"strict".into())?;
    let begin: Function = Reflect::get(database, &"transaction".into())?.dyn_into()?;
    begin
        .call3(database, &names, &"readwrite".into(), &options)?
        .dyn_into()
}

fn commit(transaction: &IdbTransaction) -> Result<(), JsValue> {
    let commit: Function = Reflect::get(transaction, &"commit".into())?.dyn_into()?;
    commit.call0(transaction).map(drop)
}

fn put_all(transaction: &IdbTransaction, steps: &[Step]) -> Result<(), JsValue> {
    for step in steps {
        let store = transaction.object_store(step.store)?;
        match &step.what {
            Put::Row(row) => store.put(row)?,
            Put::Gone(id) => store.delete(&id.as_str().into())?,
        };
    }
    Ok(())
}

/// Resolves when the transaction is complete, and rejects when it was aborted. Each failed request
/// ends in an abort, so there is nothing else to wait for.
fn end_of(transaction: &IdbTransaction) -> Promise {
    Promise::new(&mut |complete, abort| {
        transaction.set_oncomplete(Some(&complete));
        transaction.set_onabort(Some(&abort));
    })
}
