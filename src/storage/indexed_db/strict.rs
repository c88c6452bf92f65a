//! One durable write: a strict transaction, all steps or none, and only its `complete` event counts.
//!
//! idb's own wait answers `Ok(Aborted)` when the disk is full, and stumbles over an event whose
//! target is a request. So the two events that end a transaction are listened to here.

use std::collections::BTreeSet;

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbDatabase, IdbRequest, IdbTransaction};

use super::connection::Failure;
use super::slices::Slices;
use super::step::{Stale, Step};
use super::{fault, row, schema};
use crate::wire::record::Kind;

/// Writes all steps or none.
pub(super) async fn write(database: &IdbDatabase, steps: &[Step]) -> Result<(), Failure> {
    let transaction = begin(database, steps).map_err(|error| fault::of_exception(&error))?;
    let end = end_of(&transaction);
    let put = put_all(&transaction, steps).await;
    end_with(&transaction, put, end).await
}

/// Writes what comes in slices, all or nothing. Each is encoded while the transaction stands, between the answers
/// to its requests, so that not all rows are in memory at once.
pub(super) async fn write_in_slices(
    database: &IdbDatabase,
    slices: &mut Slices<'_>,
) -> Result<(), Failure> {
    let all = begin_in(database, Kind::ALL.map(schema::store));
    let transaction = all.map_err(|error| fault::of_exception(&error))?;
    let end = end_of(&transaction);
    let mut found = Looked::default();
    loop {
        let steps = match slices.next() {
            Ok(Some(steps)) => steps,
            Ok(None) => return end_with(&transaction, Ok(found), end).await,
            Err(error) => {
                take_back(&transaction)?;
                return Err(Failure::Final(error));
            }
        };
        if let Err(error) = put_slice(&transaction, &steps, &mut found).await {
            return end_with(&transaction, Err(error), end).await;
        }
    }
}

/// Ends a transaction in which all was asked for.
async fn end_with(
    transaction: &IdbTransaction,
    put: Result<Looked, JsValue>,
    end: Promise,
) -> Result<(), Failure> {
    let found = match put {
        Ok(found) => found,
        Err(error) if take_back(transaction).is_ok() => return Err(fault::of_exception(&error)),
        // It has ended by itself, and says why.
        Err(_) => return ended(end).await,
    };
    if let Some(failure) = found.failure() {
        take_back(transaction)?;
        return Err(failure);
    }
    // Without this the browser waits for the last request to be answered before it begins to commit.
    if let Err(error) = commit(transaction) {
        return Err(fault::of_exception(&error));
    }
    ended(end).await
}

/// Takes all records away and makes one step, in one transaction.
pub(super) async fn put_in_place_of_all(
    database: &IdbDatabase,
    step: &Step,
) -> Result<(), Failure> {
    let all = begin_in(database, schema::stores());
    let transaction = all.map_err(|error| fault::of_exception(&error))?;
    let end = end_of(&transaction);
    let asked = Kind::ALL.into_iter().try_for_each(|kind| {
        transaction
            .object_store(schema::store(kind))?
            .clear()
            .map(drop)
    });
    let asked = asked.and_then(|()| put(&transaction, step).map(drop));
    if let Err(error) = asked {
        take_back(&transaction)?;
        return Err(fault::of_exception(&error));
    }
    ended(end).await
}

async fn ended(end: Promise) -> Result<(), Failure> {
    match JsFuture::from(end).await {
        Ok(_) => Ok(()),
        Err(event) => Err(cause(&event)),
    }
}

/// What a failed request or an aborted transaction says of itself.
fn cause(event: &JsValue) -> Failure {
    let part = |of: &JsValue, name: &str| Reflect::get(of, &name.into());
    match part(event, "target").and_then(|target| part(&target, "error")) {
        Ok(error) if error.is_truthy() => fault::of_exception(&error),
        _ => fault::failed("the browser took the write back".to_owned()),
    }
}

/// A transaction that is left alone commits what it has.
fn take_back(transaction: &IdbTransaction) -> Result<(), Failure> {
    transaction
        .abort()
        .map_err(|error| fault::of_exception(&error))
}

/// Browsers report a relaxed write when the system has it, a strict one when the disk has it.
fn begin(database: &IdbDatabase, steps: &[Step]) -> Result<IdbTransaction, JsValue> {
    let looks = steps.iter().any(|step| step.look().is_some());
    let needed = |name: &&str| {
        let is_looked_at = looks && *name == schema::store(Kind::Call);
        is_looked_at || steps.iter().any(|step| step.store() == *name)
    };
    begin_in(database, schema::stores().into_iter().filter(needed))
}

fn begin_in(
    database: &IdbDatabase,
    stores: impl IntoIterator<Item = &'static str>,
) -> Result<IdbTransaction, JsValue> {
    let names: Array = stores.into_iter().map(JsValue::from).collect();
    let options = Object::new();
    Reflect::set(&options, &"durability".into(), &"strict".into())?;
    let begin: Function = Reflect::get(database, &"transaction".into())?.dyn_into()?;
    begin
        .call3(database, &names, &"readwrite".into(), &options)?
        .dyn_into()
}

fn commit(transaction: &IdbTransaction) -> Result<(), JsValue> {
    let commit: Function = Reflect::get(transaction, &"commit".into())?.dyn_into()?;
    commit.call0(transaction).map(drop)
}

/// So many steps are asked for before an answer is waited for: one by one the answers of a large import
/// would take a minute.
const AT_ONCE: usize = 1_000;

/// What steps have found that they were not to be made over: then the transaction must be taken back.
#[derive(Default)]
struct Looked {
    /// How many steps were asked for.
    steps: usize,
    stale: Vec<Stale>,
    /// The rows of those.
    told: BTreeSet<(&'static str, String)>,
    /// The calls that are whole.
    whole: Vec<String>,
}

/// What was asked for one step.
struct Asked {
    whole: Option<IdbRequest>,
    before: Option<IdbRequest>,
    put: IdbRequest,
}

impl Asked {
    fn last_look(&self) -> Option<&IdbRequest> {
        self.before.as_ref().or(self.whole.as_ref())
    }
}

impl Looked {
    fn failure(self) -> Option<Failure> {
        let id = |stale: &Stale| {
            let row = stale.row.as_ref().filter(|row| row::is_whole(row))?;
            row::id(row)?.as_string()
        };
        let mut whole = self.whole;
        whole.extend(self.stale.iter().filter_map(id));
        match whole.is_empty() {
            false => Some(Failure::Whole(whole)),
            true => (!self.stale.is_empty()).then_some(Failure::Stale(self.stale)),
        }
    }

    fn look(&mut self, place: usize, asked: &Asked, step: &Step) -> Result<(), JsValue> {
        if let (Some(look), Some(call)) = (&asked.whole, step.look())
            && row::is_whole(&look.result()?)
        {
            self.whole.push(call.to_owned());
        }
        let Some(before) = &asked.before else {
            return Ok(());
        };
        let now = before.result()?;
        // A second step of the same row has found the first.
        if !step.is_over(&now) && self.told.insert(step.place()) {
            let row = (!now.is_undefined()).then_some(now);
            self.stale.push(Stale { step: place, row });
        }
        Ok(())
    }
}

/// The answers are awaited while the transaction is active: nothing but its own requests may come in between.
async fn put_all(transaction: &IdbTransaction, steps: &[Step]) -> Result<Looked, JsValue> {
    let mut found = Looked::default();
    for some in steps.chunks(AT_ONCE) {
        let asked = ask(transaction, some)?;
        // Requests are answered in their order.
        if let Some(last) = asked.iter().rev().find_map(Asked::last_look) {
            answer(last).await?;
        }
        take(&asked, some, &mut found)?;
    }
    Ok(found)
}

/// Waits for all of it: the next slice has its turn after that.
async fn put_slice(
    transaction: &IdbTransaction,
    steps: &[Step],
    found: &mut Looked,
) -> Result<(), JsValue> {
    let asked = ask(transaction, steps)?;
    if let Some(last) = asked.last() {
        answer(&last.put).await?;
    }
    take(&asked, steps, found)
}

fn ask(transaction: &IdbTransaction, steps: &[Step]) -> Result<Vec<Asked>, JsValue> {
    steps.iter().map(|step| put(transaction, step)).collect()
}

fn take(asked: &[Asked], steps: &[Step], found: &mut Looked) -> Result<(), JsValue> {
    for (asked, step) in asked.iter().zip(steps) {
        found.look(found.steps, asked, step)?;
        found.steps += 1;
    }
    Ok(())
}

fn put(transaction: &IdbTransaction, step: &Step) -> Result<Asked, JsValue> {
    let whole = step.look().map(|call| {
        let calls = transaction.object_store(schema::store(Kind::Call))?;
        calls.get(&call.into())
    });
    let whole = whole.transpose()?;
    let store = transaction.object_store(step.store())?;
    let id = step.id();
    let before = step.compares().then(|| store.get(&id)).transpose()?;
    let put = match step.row() {
        Some(row) => store.put(row)?,
        None => store.delete(&id)?,
    };
    Ok(Asked { whole, before, put })
}

async fn answer(request: &IdbRequest) -> Result<JsValue, JsValue> {
    let answered = Promise::new(&mut |answered, failed| {
        request.set_onsuccess(Some(&answered));
        request.set_onerror(Some(&failed));
    });
    JsFuture::from(answered).await?;
    request.result()
}

/// Resolves when the transaction is complete, and rejects when it was aborted or a request failed,
/// which ends in an abort: WebKit says only of the request that the disk is full.
fn end_of(transaction: &IdbTransaction) -> Promise {
    Promise::new(&mut |complete, abort| {
        transaction.set_oncomplete(Some(&complete));
        transaction.set_onabort(Some(&abort));
        transaction.set_onerror(Some(&abort));
    })
}
