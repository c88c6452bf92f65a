//! The notebook on the phone: IndexedDB, opened and read by rexie, written in strict transactions.
//!
//! Start with [`IndexedDbStore`], and for what is written with [`commit`]. A call at rest is one row with all of its
//! moments: [`spread`] gives them rows of their own before one is changed. What rexie and idb leave open is closed here: [`connection`]
//! opens with a time-out and opens again when a connection died; [`strict`] writes durably and
//! takes only a `complete` event for a save, and [`thread`] does the same beside the page; [`fault`]
//! keeps what the browser said; [`log`] keeps a torn log from taking the notes along. [`channel`] tells other tabs what was written here.

mod about;
mod channel;
mod commit;
mod connection;
mod convert;
mod copy;
mod fault;
mod front;
mod log;
mod pages;
mod row;
mod schema;
mod slices;
mod spread;
mod step;
mod strict;
mod thread;
mod vault;

use std::cell::RefCell;
use std::rc::Rc;

use about::About;
use channel::Channel;
use connection::{Connections, Failure};
pub use convert::Progress;
pub use copy::open_records;
pub use slices::turn;
use step::Step;
pub use vault::Vault;

use wasm_bindgen::JsValue;

use super::{Loaded, Store};
use crate::domain::NotebookId;
use crate::wire::record::{Kind, RecordError};
use crate::wire::row::Row;
use crate::wire::{Change, Found, Key, StoreError, Strand};

/// A notebook in the browser's database of the given name.
#[derive(Debug)]
pub struct IndexedDbStore {
    name: String,
    connections: Connections,
    channel: RefCell<Option<Rc<Channel>>>,
    /// What was read before it was needed, until another tab writes.
    ahead: Rc<RefCell<Option<front::Rows>>>,
}

impl IndexedDbStore {
    /// A store that opens its database when it is first used.
    #[must_use]
    pub fn new(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            connections: Connections::new(name),
            channel: RefCell::default(),
            ahead: Rc::default(),
        }
    }

    /// The same store, of which every record is sealed.
    #[must_use]
    pub fn sealed_by(mut self, vault: Rc<Vault>) -> Self {
        self.connections.seal_by(vault);
        self
    }

    /// Opens the database and reads what the first screen needs, before there is a key. It is read again
    /// if another tab writes in the meantime, so [`Self::listen`] comes first.
    ///
    /// # Errors
    /// If that can't be done now. The first use tries again.
    pub async fn read_ahead(&self) -> Result<(), StoreError> {
        let rows = async {
            let reader = self.connections.reader().await?;
            front::Rows::read(&reader).await?.prepared()
        };
        let rows = rows.await.map_err(Failure::into_error)?;
        self.ahead.replace(Some(rows));
        Ok(())
    }

    /// Opens the database before it is asked anything.
    ///
    /// # Errors
    /// If that can't be done now. The first use tries again.
    pub async fn connect(&self) -> Result<(), StoreError> {
        let opened = self.connections.reader().await;
        opened.map(drop).map_err(Failure::into_error)
    }

    /// Begins to open what was read ahead, since there is a key now. If that fails, the first use says so.
    pub fn open_ahead(&self) {
        if let (Some(vault), Some(rows)) = (self.connections.vault(), self.ahead.take()) {
            *self.ahead.borrow_mut() = rows.begun(vault).ok();
        }
    }

    /// Tells what other tabs write in the same database, and tells them what is written here.
    ///
    /// # Errors
    /// If the browser has no way to speak to other tabs. Then each tab meets what the others wrote
    /// when it writes the same itself.
    pub fn listen(&self, heard: impl Fn(Vec<Change>) + 'static) -> Result<(), JsValue> {
        let ahead = Rc::clone(&self.ahead);
        let channel = Channel::open(&self.name, move |changes| {
            ahead.take();
            heard(changes);
        })?;
        *self.channel.borrow_mut() = Some(Rc::new(channel));
        Ok(())
    }

    /// Calls when a tab with a newer version waits for this one to let go of the database.
    pub fn on_newer(&self, waits: impl Fn() + 'static) {
        self.connections.on_newer(waits);
    }

    /// Closes the database; the next use opens it again.
    pub fn close(&self) {
        self.connections.close();
    }

    /// Whether the log that the browser has found at the opening is to be left behind.
    #[must_use]
    pub fn is_on_found_log(&self) -> bool {
        self.connections.is_on_found_log()
    }

    /// Leaves the log behind that the browser has found, which may be torn: what is written behind a tear is lost. Does nothing
    /// if that was done since the database was opened.
    ///
    /// # Errors
    /// If the browser made no new log. The next call tries again.
    pub async fn begin_new_log(&self) -> Result<(), StoreError> {
        let begun = self.connections.begin_new_log().await;
        begun.map_err(Failure::into_error)
    }

    /// Removes a database that can't be opened.
    ///
    /// # Errors
    /// If it is still there.
    pub async fn give_up(&self) -> Result<(), StoreError> {
        self.connections.remove().await.map_err(Failure::into_error)
    }

    /// Whether a thread writes for the page just now.
    #[must_use]
    pub fn has_thread(&self) -> bool {
        self.connections.thread().is_some()
    }

    /// Whether its records are sealed.
    #[must_use]
    pub fn is_sealed(&self) -> bool {
        self.connections.vault().is_some()
    }

    /// What is found in the place of what was expected is told as it lies there.
    async fn write(&self, steps: &[Step]) -> Result<(), Failure> {
        self.anew_if_dead(async || self.try_to_write(steps).await)
            .await
    }

    /// Phones close connections in the background. Nothing was done then: once more, with a new one.
    async fn anew_if_dead<T>(
        &self,
        work: impl AsyncFn() -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        match work().await {
            Err(Failure::Dead) => {
                self.connections.close();
                work().await
            }
            result => result,
        }
    }

    async fn try_to_write(&self, steps: &[Step]) -> Result<(), Failure> {
        if steps.is_empty() {
            return Ok(());
        }
        if let Some(thread) = self.connections.thread() {
            return thread.write(steps).await;
        }
        let writer = self.connections.writer().await?;
        let Some(vault) = self.connections.vault() else {
            return strict::write(&writer, steps).await;
        };
        // Sealed before the transaction: one that waits for anything else ends.
        let sealed = step::sealed(vault, steps).await?;
        strict::write(&writer, &sealed).await
    }

    async fn try_to_read_front(&self) -> Result<Option<Loaded>, Failure> {
        let reader = self.connections.reader().await?;
        let ahead = self.ahead.take();
        let rows = match ahead {
            Some(rows) => rows,
            None => front::Rows::read(&reader).await?,
        };
        front::of(rows, &reader, self.connections.vault()).await
    }

    /// Brings the calls of an older version into the indexes, so that the next start is quick.
    async fn place_calls(&self) -> Result<(), Failure> {
        let reader = self.connections.reader().await?;
        let steps = front::to_place(&reader, self.connections.vault()).await?;
        self.write(&steps).await
    }

    async fn try_to_load(&self) -> Result<Loaded, Failure> {
        let reader = self.connections.reader().await?;
        let transaction = connection::read(&reader)?;
        let about = About::read(&transaction).await?.unlocked()?;
        let mut rows = Vec::new();
        for kind in Kind::ALL {
            let all = connection::all(&transaction, schema::store(kind)).await?;
            rows.extend(all.into_iter().map(|row| (kind, row)));
        }
        let mut loaded = Loaded {
            mark: about.mark,
            ..Loaded::default()
        };
        for (kind, row) in vault::opened(self.connections.vault(), rows).await? {
            read_all(kind, &row, &mut loaded);
        }
        Ok(loaded)
    }
}

/// Reads a row, and the moments in that of a call that is whole.
fn read_all(kind: Kind, value: &JsValue, loaded: &mut Loaded) {
    let row = row::read(value).ok_or_else(|| format!("a {kind} has no text"));
    match row {
        Ok(row) => read_row(kind, &row, loaded, |_| true),
        Err(damage) => loaded.damaged.push(damage),
    }
}

fn read_row(
    kind: Kind,
    row: &Row,
    loaded: &mut Loaded,
    with_moments: impl FnOnce(&Strand) -> bool,
) {
    let of_this = |what: &str, error: RecordError| format!("{what} {}: {error}", row.id);
    let is_wanted = match row.read(kind) {
        Ok(strand) => {
            let is_wanted = with_moments(&strand);
            loaded.strands.push(strand);
            is_wanted
        }
        Err(error) => {
            loaded.damaged.push(of_this(&kind.to_string(), error));
            true
        }
    };
    match is_wanted.then(|| row.moments(kind)).flatten() {
        Some(Ok(moments)) => loaded.strands.extend(moments),
        Some(Err(error)) => loaded.damaged.push(of_this("the moments of call", error)),
        None => {}
    }
}

fn read_strand(kind: Kind, value: &JsValue) -> Result<Strand, String> {
    let row = row::read(value).ok_or_else(|| format!("a {kind} has no text"))?;
    row.read(kind)
        .map_err(|e| format!("{kind} {}: {e}", row.id))
}

/// What stands where a change of this record expected something else.
fn found(key: Key, row: Option<JsValue>) -> Found {
    let row = row.map(|row| (row::mark(&row), row::strand(key.kind(), &row)));
    Found::new(key, row)
}

impl Store for IndexedDbStore {
    async fn load(&self) -> Result<Loaded, StoreError> {
        let loaded = self.anew_if_dead(async || self.try_to_load().await).await;
        let loaded = loaded.map_err(Failure::into_error)?;
        if let Err(failure) = self.place_calls().await {
            // The next start reads everything once more, and tries again.
            web_sys::console::warn_1(&failure.into_error().to_string().into());
        }
        Ok(loaded)
    }

    async fn front(&self) -> Result<Option<Loaded>, StoreError> {
        let front = self.anew_if_dead(async || self.try_to_read_front().await);
        front.await.map_err(Failure::into_error)
    }

    async fn load_in_parts(&self, take: impl FnMut(Vec<Strand>)) -> Result<Loaded, StoreError> {
        let loaded = async {
            let reader = self.connections.reader().await?;
            front::read_in_parts(&reader, self.connections.vault(), take).await
        };
        loaded.await.map_err(|failure| {
            if matches!(failure, Failure::Dead) {
                self.connections.close();
            }
            failure.into_error()
        })
    }

    async fn commit(&self, changes: &[Change]) -> Result<(), StoreError> {
        self.commit_changes(changes).await
    }

    async fn mark(&self, id: NotebookId) -> Result<(), StoreError> {
        let written = self.write(&[Step::mark(id)?]).await;
        written.map_err(Failure::into_error)
    }
}
