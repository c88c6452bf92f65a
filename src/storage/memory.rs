//! A store without a disk, for tests.

use std::cell::RefCell;
use std::collections::BTreeMap;

use super::{Loaded, Store};
use crate::domain::NotebookId;
use crate::wire::record::Kind;
use crate::wire::row::Row;
use crate::wire::{Change, Found, Over, StoreError, Strand, front};

/// Keeps encoded records, as a disk would, so that what comes back was really written down.
#[derive(Clone, Debug, Default)]
pub struct MemoryStore {
    kept: RefCell<Kept>,
}

#[derive(Clone, Debug, Default)]
struct Kept {
    mark: Option<NotebookId>,
    rows: BTreeMap<(Kind, String), Row>,
}

impl Store for MemoryStore {
    async fn load(&self) -> Result<Loaded, StoreError> {
        let kept = self.kept.borrow();
        let mut loaded = Loaded {
            mark: kept.mark,
            ..Loaded::default()
        };
        for ((kind, id), row) in &kept.rows {
            match row.read(*kind) {
                Ok(strand) => loaded.strands.push(strand),
                Err(error) => loaded.damaged.push(format!("{kind} {id}: {error}")),
            }
        }
        Ok(loaded)
    }

    async fn front(&self) -> Result<Option<Loaded>, StoreError> {
        let Loaded {
            mark,
            strands,
            damaged,
        } = self.load().await?;
        Ok(Some(Loaded {
            mark,
            strands: front::of(strands),
            damaged,
        }))
    }

    async fn load_in_parts(&self, mut take: impl FnMut(Vec<Strand>)) -> Result<Loaded, StoreError> {
        let mut loaded = self.load().await?;
        for strand in loaded.strands.drain(..) {
            if strand.key().kind() != Kind::Draft {
                take(vec![strand]);
            }
        }
        Ok(loaded)
    }

    async fn commit(&self, changes: &[Change]) -> Result<(), StoreError> {
        let mut after = self.kept.borrow().rows.clone();
        let mut stale = Vec::new();
        for change in changes {
            let place = (change.key.kind(), change.key.id());
            let now = after.get(&place);
            if !is_over(&change.over, now) {
                let row = now.map(|row| (row.mark.clone(), row.read(place.0)));
                stale.push(Found::new(change.key.clone(), row));
                continue;
            }
            match &change.to {
                None => drop(after.remove(&place)),
                Some(strand) => {
                    let row = Row::of(strand);
                    let row = row.map_err(|e| StoreError::Failed { why: e.to_string() })?;
                    after.insert(place, row);
                }
            }
        }
        if !stale.is_empty() {
            return Err(StoreError::Stale(stale));
        }
        self.kept.borrow_mut().rows = after;
        Ok(())
    }

    async fn mark(&self, id: NotebookId) -> Result<(), StoreError> {
        self.kept.borrow_mut().mark = Some(id);
        Ok(())
    }
}

/// Whether a change is made over what it was meant to be made over.
fn is_over(over: &Over, now: Option<&Row>) -> bool {
    match over {
        Over::Anything => true,
        Over::Nothing => now.is_none(),
        Over::Mark(mark) => now.is_some_and(|row| row.mark == *mark),
    }
}
