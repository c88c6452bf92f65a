//! A commit, from its changes to what is told of it. A small one is on its way to the disk before the first wait; a
//! large one is encoded and sent in slices.

use std::collections::{BTreeMap, BTreeSet};

use super::connection::Failure;
use super::slices::{self, Slices};
use super::step::{self, Stale, Step};
use super::{IndexedDbStore, found, strict, vault};
use crate::domain::CallId;
use crate::wire::writes::{Write, Writes};
use crate::wire::{Change, Found, Key, StoreError};

/// More changes than a person makes at once.
const LARGE: usize = 1_000;
/// So many changes are noted before the page has its turn.
const NOTED_AT_ONCE: usize = 5_000;
/// A call may be found whole, then in another state, and be whole again if another tab takes it away and adds it
/// anew. More often than this it doesn't go round.
const TRIES: u32 = 6;

impl IndexedDbStore {
    pub(super) async fn commit_changes(&self, changes: &[Change]) -> Result<(), StoreError> {
        let committed = self.try_to_commit(changes).await;
        committed?.map_or(Ok(()), |found| Err(StoreError::Stale(found)))
    }

    /// Answers with what was found in the place of what was expected; `None` if all is on the disk.
    async fn try_to_commit(&self, changes: &[Change]) -> Result<Option<Vec<Found>>, StoreError> {
        let mut writes = Writes::new(changes);
        while writes.note(NOTED_AT_ONCE) {
            slices::pause().await.map_err(Failure::into_error)?;
        }
        let looked = self.look_at_what_goes(&mut writes).await;
        looked.map_err(Failure::into_error)?;
        for _ in 0..TRIES {
            match self.write_rows(&writes).await {
                Ok(()) => {
                    self.tell(changes).await;
                    return Ok(None);
                }
                Err(Failure::Whole(calls)) => {
                    // The look and the row that it is made over may have found the same one.
                    let calls: BTreeSet<CallId> =
                        calls.iter().filter_map(|call| call.parse().ok()).collect();
                    let calls: Vec<CallId> = calls.into_iter().collect();
                    self.spread(&calls).await.map_err(Failure::into_error)?;
                }
                Err(Failure::Stale(stale)) => match self.read_stale(&writes, stale).await? {
                    Ok(found) => return Ok(Some(found)),
                    Err(calls) => calls.into_iter().for_each(|call| writes.set_apart(call)),
                },
                Err(failure) => return Err(failure.into_error()),
            }
        }
        Err(StoreError::Failed {
            why: "other windows keep changing the same call".to_owned(),
        })
    }

    async fn write_rows(&self, writes: &Writes<'_>) -> Result<(), Failure> {
        if writes.changes().len() > LARGE {
            return self
                .anew_if_dead(async || self.write_in_slices(writes).await)
                .await;
        }
        // Everything is encoded before the transaction: one that waits for anything else ends.
        let steps: Result<Vec<Step>, StoreError> =
            writes.rows().map(|write| Step::to_write(&write)).collect();
        self.write(&steps.map_err(Failure::Final)?).await
    }

    async fn write_in_slices(&self, writes: &Writes<'_>) -> Result<(), Failure> {
        let writer = self.connections.writer().await?;
        let mut slices = Slices::of(writes.rows());
        if let Some(thread) = self.connections.thread_soon().await {
            return thread
                .write_in_slices(&mut slices, writes.changes().len())
                .await;
        }
        let Some(vault) = self.connections.vault() else {
            return strict::write_in_slices(&writer, &mut slices).await;
        };
        let mut sealed = Vec::new();
        while let Some(steps) = slices.next().map_err(Failure::Final)? {
            sealed.extend(step::sealed(vault, &steps).await?);
            slices::pause().await?;
        }
        strict::write(&writer, &sealed).await
    }

    /// What stands where something else was expected; or the calls of which that is to be told record by record.
    async fn read_stale(
        &self,
        writes: &Writes<'_>,
        stale: Vec<Stale>,
    ) -> Result<Result<Vec<Found>, Vec<CallId>>, StoreError> {
        let mut stale: BTreeMap<usize, Stale> =
            stale.into_iter().map(|one| (one.step, one)).collect();
        let (mut keys, mut calls) = (Vec::new(), Vec::new());
        for (place, write) in writes.rows().enumerate() {
            let Some(one) = stale.remove(&place) else {
                continue;
            };
            match write {
                Write::One { change, .. } => keys.push((change.key.clone(), one.row)),
                Write::Whole { .. } | Write::Away { .. } => {
                    if let Key::Call(call) = write.key() {
                        calls.push(call);
                    }
                }
            }
        }
        if !calls.is_empty() {
            return Ok(Err(calls));
        }
        let mut all = Vec::with_capacity(keys.len());
        for (key, row) in keys {
            let rows: Vec<_> = row.into_iter().map(|row| (key.kind(), row)).collect();
            let rows = vault::opened(self.connections.vault(), rows).await;
            let rows = rows.map_err(Failure::into_error)?;
            all.push(found(key, rows.into_iter().next().map(|(_, row)| row)));
        }
        Ok(Ok(all))
    }

    /// Tells other tabs what was written, each record by itself.
    async fn tell(&self, changes: &[Change]) {
        let channel = self.channel.borrow().clone();
        let Some(channel) = channel else { return };
        // A large one is told only to who is there.
        if changes.len() > LARGE && !channel.is_heard() {
            return;
        }
        let one = |change| Write::One { change, look: None };
        let mut slices = Slices::of(changes.iter().map(one));
        loop {
            let told = match slices.next() {
                Ok(Some(steps)) => channel.tell(&steps),
                Ok(None) => return,
                Err(error) => Err(error.to_string().into()),
            };
            if let Err(error) = told {
                // They meet it when they write the same.
                web_sys::console::warn_1(&error);
                return;
            }
            if changes.len() > LARGE && slices::turn().await.is_err() {
                return;
            }
        }
    }
}
