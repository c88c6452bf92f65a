//! Connections to the database: rexie's for the schema and for reading, and a plain one for strict
//! writes, which rexie has no way to ask for.

use std::cell::{Cell, RefCell};
use std::pin::Pin;
use std::rc::Rc;

use futures_util::future::{Either, select};
use gloo_timers::future::TimeoutFuture;
use rexie::{Rexie, Transaction, TransactionMode};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::IdbDatabase;

use super::step::Stale;
use super::thread::Thread;
use super::vault::Vault;
use super::{fault, log, schema};
use crate::wire::StoreError;

/// How long the browser may take to open. On phones an open can hang for good.
const PATIENCE_MS: u32 = 3_000;
/// After so long it is asked whether an older tab holds the database: that is to be said soon.
const SOON_MS: u32 = 400;
/// How long a large write waits for the thread to start, and how often it looks.
const STARTS_MS: u32 = 2_000;
const LOOK_MS: u32 = 10;

/// Why something could not be done.
pub(super) enum Failure {
    /// The connection died; a new one may do.
    Dead,
    /// Another tab has written since: nothing was.
    Stale(Vec<Stale>),
    /// These calls are whole on the disk: nothing was written, and they are to be spread first.
    Whole(Vec<String>),
    Final(StoreError),
}

/// The connections of one store, opened when they are needed.
#[derive(Debug)]
pub(super) struct Connections {
    name: String,
    reader: RefCell<Option<Rc<Rexie>>>,
    writer: Rc<RefCell<Option<IdbDatabase>>>,
    thread: RefCell<Option<Rc<Thread>>>,
    /// What opens and seals the rows of a locked notebook; the thread that writes has it from its start on.
    vault: Option<Rc<Vault>>,
    newer: Newer,
    opening: RefCell<Option<Opening>>,
    /// The log of a database that was opened may be one that a kill or a full disk has torn.
    is_on_found_log: Cell<bool>,
}

/// A connection that is left open holds up whoever removes the database.
impl Drop for Connections {
    fn drop(&mut self) {
        self.close();
    }
}

type Built = rexie::Result<Rexie>;

/// An open that has not been answered yet.
struct Opening(Pin<Box<dyn Future<Output = Built>>>);

/// What to do when a tab with a newer version waits.
#[derive(Clone, Default)]
struct Newer(Rc<RefCell<Option<Waits>>>);

type Waits = Box<dyn Fn()>;

impl core::fmt::Debug for Opening {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("Opening")
    }
}

impl core::fmt::Debug for Newer {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("Newer")
    }
}

impl Connections {
    pub(super) fn new(name: &str) -> Self {
        Self {
            vault: None,
            name: name.to_owned(),
            reader: RefCell::default(),
            writer: Rc::default(),
            thread: RefCell::default(),
            newer: Newer::default(),
            opening: RefCell::default(),
            is_on_found_log: Cell::default(),
        }
    }

    pub(super) fn seal_by(&mut self, vault: Rc<Vault>) {
        self.vault = Some(vault);
    }

    pub(super) fn vault(&self) -> Option<&Vault> {
        self.vault.as_deref()
    }

    pub(super) fn on_newer(&self, waits: impl Fn() + 'static) {
        *self.newer.0.borrow_mut() = Some(Box::new(waits));
    }

    pub(super) fn close(&self) {
        if let Some(reader) = self
            .reader
            .take()
            .and_then(|reader| Rc::try_unwrap(reader).ok())
        {
            reader.close();
        }
        if let Some(writer) = self.writer.take() {
            writer.close();
        }
        // One that was given up stays, so that it isn't tried again and again.
        self.thread
            .borrow_mut()
            .take_if(|thread| !thread.is_given_up());
    }

    /// Opens the database, and makes it if it isn't there.
    pub(super) async fn reader(&self) -> Result<Rc<Rexie>, Failure> {
        if let Some(reader) = self.reader.borrow().as_ref() {
            return Ok(Rc::clone(reader));
        }
        let reader = Rc::new(self.open().await?);
        self.is_on_found_log.set(true);
        *self.reader.borrow_mut() = Some(Rc::clone(&reader));
        Ok(reader)
    }

    /// Opens the database by rexie. An open that an older tab holds up is answered when that is closed: it
    /// is kept, and the next try waits for the same.
    async fn open(&self) -> Result<Rexie, Failure> {
        let begun = self.opening.borrow_mut().take();
        let mut opening = begun.unwrap_or_else(|| {
            let name = self.name.clone();
            let opened = async move { schema::version_4(Rexie::builder(&name)).build().await };
            Opening(Box::pin(opened))
        });
        for patience in [SOON_MS, PATIENCE_MS - SOON_MS] {
            match select(&mut opening.0, TimeoutFuture::new(patience)).await {
                Either::Left((opened, _)) => {
                    return opened.map_err(|error| fault::of_rexie(&error));
                }
                Either::Right(_) if self.is_held_by_an_older_tab().await => {
                    *self.opening.borrow_mut() = Some(opening);
                    return Err(Failure::Final(StoreError::Blocked));
                }
                Either::Right(_) => {}
            }
        }
        // Without a tab in the way a new try may do better.
        Err(Failure::Final(StoreError::NoAnswer))
    }

    /// A connection for strict writes. It is forgotten when the browser closes it. A newer version
    /// in another tab has to wait for it, and says so: a call may run here.
    pub(super) async fn writer(&self) -> Result<IdbDatabase, Failure> {
        if let Some(writer) = self.writer.borrow().as_ref() {
            return Ok(writer.clone());
        }
        // Rexie's connection comes first: it makes the stores.
        self.reader().await?;
        let factory = idb::Factory::new().map_err(|error| fault::of_idb(&error))?;
        let open = factory
            .open(&self.name, None)
            .map_err(|error| fault::of_idb(&error))?;
        let opened = in_time(PATIENCE_MS, open)
            .await
            .ok_or(Failure::Final(StoreError::NoAnswer))?;
        let mut database = opened.map_err(|error| fault::of_idb(&error))?;
        let slot = Rc::clone(&self.writer);
        database.on_close(move |_| {
            slot.take();
        });
        let newer = self.newer.clone();
        database.on_version_change(move |_| {
            if let Some(waits) = newer.0.borrow().as_ref() {
                waits();
            }
        });
        database.forget_callbacks();
        let writer = IdbDatabase::from(database);
        *self.writer.borrow_mut() = Some(writer.clone());
        self.start_thread();
        Ok(writer)
    }

    pub(super) fn is_on_found_log(&self) -> bool {
        self.is_on_found_log.get()
    }

    /// Leaves the log behind that was found at the opening, once for each.
    pub(super) async fn begin_new_log(&self) -> Result<(), Failure> {
        if !self.is_on_found_log.take() {
            return Ok(());
        }
        let begun = log::begin_anew().await;
        if begun.is_err() {
            self.is_on_found_log.set(true);
        }
        begun
    }

    /// Removes the database, as it is, for good.
    pub(super) async fn remove(&self) -> Result<(), Failure> {
        self.close();
        delete(&self.name).await
    }

    /// The thread that writes for the page, once it is ready.
    pub(super) fn thread(&self) -> Option<Rc<Thread>> {
        let thread = self.thread.borrow().clone();
        thread.filter(|thread| thread.is_ready())
    }

    /// The same, for a write that is worth a wait: a large one would hold up the page.
    pub(super) async fn thread_soon(&self) -> Option<Rc<Thread>> {
        let thread = self.thread.borrow().clone()?;
        for _ in 0..STARTS_MS / LOOK_MS {
            if thread.is_ready() || thread.is_given_up() {
                break;
            }
            TimeoutFuture::new(LOOK_MS).await;
        }
        self.thread()
    }

    /// The stores are there by now, and the page's own writes go on until the thread is ready.
    fn start_thread(&self) {
        let mut thread = self.thread.borrow_mut();
        if thread.is_some() {
            return;
        }
        match Thread::start(&self.name, self.vault()) {
            Ok(started) => *thread = Some(Rc::new(started)),
            Err(error) => web_sys::console::warn_1(&error),
        }
    }

    /// An open that has no answer waits for a tab with an older version, or for a broken browser.
    async fn is_held_by_an_older_tab(&self) -> bool {
        let asked = in_time(SOON_MS, older_version(&self.name)).await;
        matches!(asked, Some(Ok(true)))
    }
}

/// Deletes a database, which waits for those who have it open.
pub(super) async fn delete(name: &str) -> Result<(), Failure> {
    let factory = idb::Factory::new().map_err(|error| fault::of_idb(&error))?;
    let delete = factory
        .delete(name)
        .map_err(|error| fault::of_idb(&error))?;
    let deleted = in_time(PATIENCE_MS, delete)
        .await
        .ok_or(Failure::Final(StoreError::NoAnswer))?;
    deleted.map_err(|error| fault::of_idb(&error))
}

/// What comes of some work, if it comes in so many milliseconds.
pub(super) async fn in_time<T>(patience: u32, work: impl IntoFuture<Output = T>) -> Option<T> {
    let work = Box::pin(work.into_future());
    match select(work, TimeoutFuture::new(patience)).await {
        Either::Left((done, _)) => Some(done),
        Either::Right(_) => None,
    }
}

/// Whether the database is there in an older version than this app's.
async fn older_version(name: &str) -> Result<bool, JsValue> {
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let factory = window.indexed_db()?.ok_or(JsValue::NULL)?;
    let promise: js_sys::Promise = js_sys::Reflect::get(&factory, &"databases".into())?
        .dyn_into::<js_sys::Function>()?
        .call0(&factory)?
        .into();
    let all = js_sys::Array::from(&wasm_bindgen_futures::JsFuture::from(promise).await?);
    let part = |info: &JsValue, name: &str| js_sys::Reflect::get(info, &name.into());
    Ok(all.iter().any(|info| {
        let named = part(&info, "name").is_ok_and(|n| n.as_string().as_deref() == Some(name));
        let version = part(&info, "version").ok().and_then(|v| v.as_f64());
        named && version.is_some_and(|version| version < f64::from(schema::VERSION))
    }))
}

/// A transaction that reads from all stores.
pub(super) fn read(reader: &Rexie) -> Result<Transaction, Failure> {
    let stores = schema::stores();
    reader
        .transaction(&stores, TransactionMode::ReadOnly)
        .map_err(|error| fault::of_rexie(&error))
}

/// All rows of a store.
pub(super) async fn all(transaction: &Transaction, store: &str) -> Result<Vec<JsValue>, Failure> {
    let store = transaction
        .store(store)
        .map_err(|error| fault::of_rexie(&error))?;
    store
        .get_all(None, None)
        .await
        .map_err(|error| fault::of_rexie(&error))
}
