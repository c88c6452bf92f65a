//! What the database says of the notebook as a whole, in a store of its own: whose it is, whether the
//! indexes have all calls, and whether it is locked. A locked notebook has its records, sealed, in
//! another database; this one has nothing but the keyring then.

use rexie::Transaction;
use wasm_bindgen::JsValue;

use super::connection::{self, Failure};
use super::step::Step;
use super::{row, schema};
use crate::domain::NotebookId;
use crate::wire::StoreError;
use crate::wire::lock::{Keyring, LockFault};
use crate::wire::row::Body;

/// The row with the notebook's mark.
pub(super) const NOTEBOOK: &str = "notebook";
/// The row that says that all calls are in the indexes.
pub(super) const PLACED: &str = "placed";
/// The row with the keyring.
pub(super) const LOCK: &str = "lock";

/// What is said of the notebook as a whole.
#[derive(Debug, Default)]
pub(super) struct About {
    pub(super) mark: Option<NotebookId>,
    pub(super) is_placed: bool,
    keyring: Option<String>,
}

impl About {
    pub(super) async fn read(transaction: &Transaction) -> Result<Self, Failure> {
        let rows = connection::all(transaction, schema::ABOUT).await?;
        let mut about = Self::default();
        for (id, says) in rows.iter().filter_map(said) {
            match id.as_str() {
                NOTEBOOK => about.mark = says.parse().ok(),
                PLACED => about.is_placed = true,
                LOCK => about.keyring = Some(says),
                _ => {}
            }
        }
        Ok(about)
    }

    /// What is said of the notebook as a whole, as it goes along into another database: all but the lock.
    pub(super) fn steps(&self) -> Result<Vec<Step>, StoreError> {
        let mark = self.mark.map(Step::mark);
        let placed = self.is_placed.then(|| Step::about(PLACED, String::new()));
        mark.into_iter().chain(placed).collect()
    }

    /// The keyring once more, as it is; none if the notebook isn't locked.
    pub(super) fn keyring_step(self) -> Option<Result<Step, StoreError>> {
        let keyring = self.keyring?;
        Some(Step::about(LOCK, keyring))
    }

    /// Goes on where the notebook isn't locked.
    pub(super) fn unlocked(self) -> Result<Self, Failure> {
        match self.keyring {
            None => Ok(self),
            Some(_) => Err(Failure::Final(StoreError::Locked)),
        }
    }

    /// The keyring; none if the notebook isn't locked.
    pub(super) fn keyring(&self) -> Option<Result<Keyring, LockFault>> {
        let read = Keyring::read(self.keyring.as_deref()?);
        Some(read.map_err(LockFault::Keyring))
    }
}

fn said(row: &JsValue) -> Option<(String, String)> {
    let row = row::read(row)?;
    match row.shown.body {
        Body::Here(says) => Some((row.id, says)),
        Body::Gone(_) => None,
    }
}
