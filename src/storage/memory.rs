//! A store without a disk: for tests, and for a browser that offers no place for notes.

use std::cell::RefCell;
use std::collections::BTreeMap;

use super::{Loaded, Store};
use crate::domain::NotebookId;
use crate::wire::record::{Kind, STORED_VERSION};
use crate::wire::{Change, Record, StoreError};

/// Keeps encoded records, as a disk would, so that what comes back was really written down.
#[derive(Debug, Default)]
pub struct MemoryStore {
    kept: RefCell<Kept>,
}

#[derive(Clone, Debug, Default)]
struct Kept {
    mark: Option<NotebookId>,
    bodies: BTreeMap<(Kind, String), String>,
}

impl Store for MemoryStore {
    async fn load(&self) -> Result<Loaded, StoreError> {
        let kept = self.kept.borrow();
        let mut loaded = Loaded {
            mark: kept.mark,
            ..Loaded::default()
        };
        for ((kind, id), body) in &kept.bodies {
            match Record::decode(*kind, STORED_VERSION, body) {
                Ok(record) => loaded.records.push(record),
                Err(error) => loaded.damaged.push(format!("{kind} {id}: {error}")),
            }
        }
        Ok(loaded)
    }

    async fn commit(&self, changes: &[Change]) -> Result<(), StoreError> {
        let mut after = self.kept.borrow().bodies.clone();
        for change in changes {
            let key = change.key();
            let place = (key.kind(), key.id());
            match change {
                Change::Delete(_) => {
                    after.remove(&place);
                }
                Change::Put(record) => {
                    let body = record.encode();
                    let body = body.map_err(|e| StoreError::Failed { why: e.to_string() })?;
                    after.insert(place, body);
                }
            }
        }
        self.kept.borrow_mut().bodies = after;
        Ok(())
    }

    async fn mark(&self, id: NotebookId) -> Result<(), StoreError> {
        self.kept.borrow_mut().mark = Some(id);
        Ok(())
    }
}
