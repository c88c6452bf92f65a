//! The notebook on the phone: IndexedDB, opened and read by rexie, written in strict transactions.
//!
//! Start with [`IndexedDbStore`]. What rexie and idb leave open is closed here: [`connection`]
//! opens with a time-out and opens again when a connection died; [`strict`] writes durably and
//! takes only a `complete` event for a save, and [`thread`] does the same beside the page; [`fault`]
//! keeps what the browser said.

mod connection;
mod fault;
mod row;
mod schema;
mod strict;
mod thread;

use connection::{Connections, Failure};
use strict::Stale;

use super::{Loaded, Store};
use crate::domain::NotebookId;
use crate::wire::record::Kind;
use crate::wire::row::Body;
use crate::wire::{Change, Found, StoreError, Strand};

/// A notebook in the browser's database of the given name.
#[derive(Debug)]
pub struct IndexedDbStore {
    connections: Connections,
}

impl IndexedDbStore {
    /// A store that opens its database when it is first used.
    #[must_use]
    pub fn new(name: &str) -> Self {
        Self {
            connections: Connections::new(name),
        }
    }

    /// Closes the database; the next use opens it again.
    pub fn close(&self) {
        self.connections.close();
    }

    /// Whether a thread writes for the page just now.
    #[must_use]
    pub fn has_thread(&self) -> bool {
        self.connections.thread().is_some()
    }

    async fn write(&self, steps: &[strict::Step]) -> Result<(), Failure> {
        match self.try_to_write(steps).await {
            // Phones close connections in the background. Nothing was written: once more, anew.
            Err(Failure::Dead) => {
                self.connections.close();
                self.try_to_write(steps).await
            }
            result => result,
        }
    }

    async fn try_to_write(&self, steps: &[strict::Step]) -> Result<(), Failure> {
        if steps.is_empty() {
            return Ok(());
        }
        if let Some(thread) = self.connections.thread() {
            return thread.write(steps).await;
        }
        let writer = self.connections.writer().await?;
        strict::write(&writer, steps).await
    }

    async fn try_to_load(&self) -> Result<Loaded, Failure> {
        let reader = self.connections.reader().await?;
        let transaction = connection::read(&reader)?;
        let mut loaded = Loaded::default();
        for kind in Kind::ALL {
            for value in connection::all(&transaction, schema::store(kind)).await? {
                match read_strand(kind, &value) {
                    Ok(strand) => loaded.strands.push(strand),
                    Err(damage) => loaded.damaged.push(damage),
                }
            }
        }
        let about = connection::all(&transaction, schema::ABOUT).await?;
        loaded.mark = about
            .iter()
            .filter_map(row::read)
            .find_map(|row| match row.shown.body {
                Body::Here(id) => id.parse().ok(),
                Body::Gone(_) => None,
            });
        Ok(loaded)
    }
}

fn read_strand(kind: Kind, value: &wasm_bindgen::JsValue) -> Result<Strand, String> {
    let row = row::read(value).ok_or_else(|| format!("a {kind} has no text"))?;
    row.read(kind)
        .map_err(|e| format!("{kind} {}: {e}", row.id))
}

/// What stands where a change expected something else.
fn found(changes: &[Change], stale: Stale) -> Option<Found> {
    let key = changes.get(stale.step)?.key.clone();
    let row = stale.row.as_ref();
    Some(Found {
        mark: row.map(row::mark),
        strand: row.and_then(|row| read_strand(key.kind(), row).ok()),
        key,
    })
}

impl Store for IndexedDbStore {
    async fn load(&self) -> Result<Loaded, StoreError> {
        match self.try_to_load().await {
            Err(Failure::Dead) => {
                self.connections.close();
                self.try_to_load().await.map_err(Failure::into_error)
            }
            result => result.map_err(Failure::into_error),
        }
    }

    async fn commit(&self, changes: &[Change]) -> Result<(), StoreError> {
        // Everything is encoded before the transaction: one that waits for anything else ends.
        let steps: Result<Vec<_>, _> = changes.iter().map(strict::Step::of).collect();
        let stale = match self.write(&steps?).await {
            Err(Failure::Stale(stale)) => stale,
            result => return result.map_err(Failure::into_error),
        };
        let found = stale.into_iter().filter_map(|one| found(changes, one));
        Err(StoreError::Stale(found.collect()))
    }

    async fn mark(&self, id: NotebookId) -> Result<(), StoreError> {
        let written = self.write(&[strict::Step::mark(id)?]).await;
        written.map_err(Failure::into_error)
    }
}
