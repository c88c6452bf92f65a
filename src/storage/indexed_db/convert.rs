//! The lock is put on a notebook, or taken off: every row goes from one database into another, some at a
//! time, and then one transaction says where the notebook is from now on. Until that is on the disk the
//! notebook is where it was and what was copied so far is left over; after it the other is.
//!
//! The plain database is always there. It has the keyring exactly as long as the notebook is locked.

use wasm_bindgen::JsValue;

use super::about::{About, LOCK};
use super::connection::Failure;
use super::pages::Pages;
use super::step::Step;
use super::{IndexedDbStore, connection, fault, row, schema, slices, strict, vault};
use crate::wire::StoreError;
use crate::wire::lock::{Keyring, LockFault};
use crate::wire::record::Kind;

/// So many rows are sealed or opened before the page has its turn: more would hold up a frame.
const AT_ONCE: u32 = 100;

/// How far a copy has come, in rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    pub done: u32,
    pub of: u32,
}

impl IndexedDbStore {
    /// Takes over every row of another database, sealed or opened as this one has them. It must be new.
    ///
    /// # Errors
    /// If a row can't be read, opened or written. What was copied until then is left over.
    pub async fn take_over(
        &self,
        from: &Self,
        told: impl FnMut(Progress),
    ) -> Result<(), StoreError> {
        let taken = self.try_to_take_over(from, told).await;
        taken.map_err(Failure::into_error)
    }

    async fn try_to_take_over(
        &self,
        from: &Self,
        mut told: impl FnMut(Progress),
    ) -> Result<(), Failure> {
        let reader = from.connections.reader().await?;
        let mut progress = Progress {
            done: 0,
            of: from.rows().await?,
        };
        for kind in Kind::ALL {
            let mut pages = Pages::of(kind, AT_ONCE);
            while let Some(rows) = pages.next(&reader).await? {
                let count = rows.len();
                let rows = vault::opened(from.connections.vault(), rows).await?;
                let steps: Result<Vec<Step>, Failure> = rows
                    .into_iter()
                    .map(|(kind, row)| copy(kind, row))
                    .collect();
                self.write(&steps?).await?;
                progress.done += u32::try_from(count).unwrap_or_default();
                told(progress);
                slices::pause().await?;
            }
        }
        let about = About::read(&connection::read(&reader)?).await?;
        self.write(&about.steps().map_err(Failure::Final)?).await?;
        match self.rows().await? {
            copied if copied == progress.of => Ok(()),
            _ => Err(fault::failed("not every record was copied".to_owned())),
        }
    }

    /// How many records there are, whatever is in them.
    async fn rows(&self) -> Result<u32, Failure> {
        let reader = self.connections.reader().await?;
        let transaction = connection::read(&reader)?;
        let mut rows = 0;
        for kind in Kind::ALL {
            let store = transaction.store(schema::store(kind));
            let store = store.map_err(|error| fault::of_rexie(&error))?;
            rows += store
                .count(None)
                .await
                .map_err(|error| fault::of_rexie(&error))?;
        }
        Ok(rows)
    }

    /// What the notebook is locked with; none if it isn't locked.
    ///
    /// # Errors
    /// If it can't be read.
    pub async fn keyring(&self) -> Result<Option<Keyring>, LockFault> {
        let about = async {
            let reader = self.connections.reader().await?;
            About::read(&connection::read(&reader)?).await
        };
        let about = about
            .await
            .map_err(|failure| LockFault::Disk(failure.into_error()))?;
        about.keyring().transpose()
    }

    /// Puts the keyring into this database in the place of all records, in one transaction: they are in
    /// the other one by now.
    ///
    /// # Errors
    /// If it isn't done; then nothing was changed.
    pub async fn lock_up(&self, keyring: &Keyring) -> Result<(), StoreError> {
        let keyring = keyring_step(keyring)?;
        let locked = async {
            let writer = self.connections.writer().await?;
            strict::put_in_place_of_all(&writer, &keyring).await
        };
        locked.await.map_err(Failure::into_error)
    }

    /// Puts another keyring in the place of the former.
    ///
    /// # Errors
    /// If it isn't on the disk.
    pub async fn change_keyring(&self, keyring: &Keyring) -> Result<(), StoreError> {
        let written = self.write(&[keyring_step(keyring)?]).await;
        written.map_err(Failure::into_error)
    }

    /// Takes the keyring away: the records are in this database again.
    ///
    /// # Errors
    /// If it is still there.
    pub async fn unlock_for_good(&self) -> Result<(), StoreError> {
        let written = self.write(&[Step::nothing_about(LOCK)]).await;
        written.map_err(Failure::into_error)
    }

    /// Takes away what a lock that was not taken off to the end has left here, in the open.
    ///
    /// # Errors
    /// If it is still there.
    pub async fn clear_leftovers(&self) -> Result<(), StoreError> {
        let cleared = async {
            let reader = self.connections.reader().await?;
            let about = About::read(&connection::read(&reader)?).await?;
            let Some(keyring) = about.keyring_step().transpose().map_err(Failure::Final)? else {
                return Ok(());
            };
            if self.rows().await? == 0 {
                return Ok(());
            }
            let writer = self.connections.writer().await?;
            strict::put_in_place_of_all(&writer, &keyring).await
        };
        cleared.await.map_err(Failure::into_error)
    }
}

/// One that doesn't open is not copied as if it did: it would be lost with the rest of its database.
fn copy(kind: Kind, row: JsValue) -> Result<Step, Failure> {
    let id = row::id(&row).and_then(|id| id.as_string());
    match id {
        _ if vault::is_sealed(&row) => Err(fault::failed(format!(
            "the seal of a {kind} doesn't open, and without the lock it would be lost"
        ))),
        Some(id) => Ok(Step::copy(kind, id, row)),
        None => Err(fault::failed(format!("a {kind} has no id"))),
    }
}

fn keyring_step(keyring: &Keyring) -> Result<Step, StoreError> {
    let written = keyring.write().map_err(|error| StoreError::Failed {
        why: error.to_string(),
    })?;
    Step::about(LOCK, written)
}
