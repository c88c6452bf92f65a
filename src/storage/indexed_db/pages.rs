//! All rows of a store, page by page in the order of their keys, each page in a transaction of its own.

use rexie::{KeyRange, Rexie, TransactionMode};
use wasm_bindgen::JsValue;

use super::connection::Failure;
use super::vault::Typed;
use super::{fault, row, schema};
use crate::wire::record::Kind;

/// So many calls, which may have all of their moments with them.
const CALLS: u32 = 20;

/// Where a reader has come to in a store.
pub(super) struct Pages {
    kind: Kind,
    at_once: u32,
    next: Next,
}

enum Next {
    First,
    Behind(JsValue),
    None,
}

impl Pages {
    /// From the first row on, so many at once; of calls fewer.
    pub(super) fn of(kind: Kind, at_once: u32) -> Self {
        let at_once = match kind {
            Kind::Call => CALLS,
            _ => at_once,
        };
        Self {
            kind,
            at_once,
            next: Next::First,
        }
    }

    /// The next page; `None` behind the last one.
    pub(super) async fn next(&mut self, reader: &Rexie) -> Result<Option<Vec<Typed>>, Failure> {
        let behind = match &self.next {
            Next::First => None,
            Next::Behind(last) => Some(last),
            Next::None => return Ok(None),
        };
        let rows = self.read(reader, behind).await;
        let rows = rows.map_err(|error| fault::of_rexie(&error))?;
        let is_full = rows.len() == self.at_once as usize;
        let last = rows.last().and_then(row::id).filter(|_| is_full);
        self.next = last.map_or(Next::None, Next::Behind);
        Ok(Some(rows.into_iter().map(|row| (self.kind, row)).collect()))
    }

    async fn read(&self, reader: &Rexie, behind: Option<&JsValue>) -> rexie::Result<Vec<JsValue>> {
        let name = schema::store(self.kind);
        let transaction = reader.transaction(&[name], TransactionMode::ReadOnly)?;
        let behind = behind.map(|last| KeyRange::lower_bound(last, Some(true)));
        let store = transaction.store(name)?;
        store.get_all(behind.transpose()?, Some(self.at_once)).await
    }
}
