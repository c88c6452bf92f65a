//! Connections to the database: rexie's for the schema and for reading, and a plain one for strict
//! writes, which rexie has no way to ask for.

use std::cell::RefCell;
use std::rc::Rc;

use futures_util::future::{Either, select};
use gloo_timers::future::TimeoutFuture;
use rexie::{Rexie, Transaction, TransactionMode};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::IdbDatabase;

use super::thread::Thread;
use super::{fault, schema};
use crate::wire::StoreError;

/// How long the browser may take to open. On phones an open can hang for good.
const PATIENCE_MS: u32 = 3_000;

/// Why something could not be done.
#[derive(Debug)]
pub(super) enum Failure {
    /// The connection died; a new one may do.
    Dead,
    Final(StoreError),
}

/// The connections of one store, opened when they are needed.
#[derive(Debug)]
pub(super) struct Connections {
    name: String,
    reader: RefCell<Option<Rc<Rexie>>>,
    writer: Rc<RefCell<Option<IdbDatabase>>>,
    thread: RefCell<Option<Rc<Thread>>>,
}

impl Connections {
    pub(super) fn new(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            reader: RefCell::default(),
            writer: Rc::default(),
            thread: RefCell::default(),
        }
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
        let build = schema::version_3(Rexie::builder(&self.name)).build();
        let reader = match in_time(PATIENCE_MS, build).await {
            Some(built) => Rc::new(built.map_err(|error| fault::of_rexie(&error))?),
            None => return Err(Failure::Final(self.why_no_answer().await)),
        };
        *self.reader.borrow_mut() = Some(Rc::clone(&reader));
        Ok(reader)
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
        database.forget_callbacks();
        let writer = IdbDatabase::from(database);
        *self.writer.borrow_mut() = Some(writer.clone());
        self.start_thread();
        Ok(writer)
    }

    /// The thread that writes for the page, once it is ready.
    pub(super) fn thread(&self) -> Option<Rc<Thread>> {
        let thread = self.thread.borrow().clone();
        thread.filter(|thread| thread.is_ready())
    }

    /// The stores are there by now, and the page's own writes go on until the thread is ready.
    fn start_thread(&self) {
        let mut thread = self.thread.borrow_mut();
        if thread.is_some() {
            return;
        }
        match Thread::start(&self.name) {
            Ok(started) => *thread = Some(Rc::new(started)),
            Err(error) => web_sys::console::warn_1(&error),
        }
    }

    /// An open that never answers waits for a tab with an older version, or for a broken browser.
    async fn why_no_answer(&self) -> StoreError {
        match in_time(PATIENCE_MS, older_version(&self.name)).await {
            Some(Ok(true)) => StoreError::Blocked,
            _ => StoreError::NoAnswer,
        }
    }
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
