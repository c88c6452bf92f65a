//! One durable write: a strict transaction, all steps or none, and only its `complete` event counts.
//!
//! idb's own wait answers `Ok(Aborted)` when the disk is full, and stumbles over an event whose
//! target is a request. So the two events that end a transaction are listened to here.

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbDatabase, IdbRequest, IdbTransaction};

use super::connection::Failure;
use super::vault::Vault;
use super::{about, fault, row, schema};
use crate::domain::NotebookId;
use crate::wire::front::Place;
use crate::wire::record::{Kind, STORED_VERSION};
use crate::wire::row::{Body, Part, Row};
use crate::wire::{Change, Key, Over, StoreError, Strand};

/// One step of a write, encoded and ready.
pub(super) struct Step {
    store: &'static str,
    id: String,
    /// The call of a moment.
    call: Option<String>,
    /// The row that is written; without it the row is taken away.
    row: Option<JsValue>,
    /// The mark of the row that must be there, `null` if there must be none, and `undefined` if it
    /// doesn't matter. `public/writer.js` compares the same.
    over: JsValue,
}

/// A step that was not to be made over what it found.
pub(super) struct Stale {
    /// Its place among the steps.
    pub(super) step: usize,
    /// The row that stands there, if there is one.
    pub(super) row: Option<JsValue>,
}

impl Step {
    pub(super) fn of(change: &Change) -> Result<Self, StoreError> {
        Ok(Self {
            store: schema::store(change.key.kind()),
            id: change.key.id(),
            call: match change.key {
                Key::Moment(call, _) => Some(call.to_string()),
                _ => None,
            },
            row: change.to.as_ref().map(written_in_place).transpose()?,
            over: match &change.over {
                Over::Anything => JsValue::UNDEFINED,
                Over::Nothing => JsValue::NULL,
                Over::Mark(mark) => mark.as_str().into(),
            },
        })
    }

    /// The mark of the notebook.
    pub(super) fn mark(id: NotebookId) -> Result<Self, StoreError> {
        Self::about(about::NOTEBOOK, id.to_string())
    }

    /// A row that is written as it is, over itself.
    pub(super) fn again(kind: Kind, id: String, row: JsValue) -> Self {
        Self {
            store: schema::store(kind),
            id,
            call: None,
            over: row::mark(&row).into(),
            row: Some(row),
        }
    }

    /// A row as it is, whatever is there.
    pub(super) fn copy(kind: Kind, id: String, row: JsValue) -> Self {
        Self {
            over: JsValue::UNDEFINED,
            ..Self::again(kind, id, row)
        }
    }

    /// That something isn't said any more of the notebook as a whole.
    pub(super) fn nothing_about(what: &str) -> Self {
        Self {
            store: schema::ABOUT,
            id: what.to_owned(),
            call: None,
            row: None,
            over: JsValue::UNDEFINED,
        }
    }

    /// Something that is said of the notebook as a whole.
    pub(super) fn about(what: &str, says: String) -> Result<Self, StoreError> {
        let row = Row {
            id: what.to_owned(),
            form: STORED_VERSION,
            call: None,
            mark: String::new(),
            shown: Part {
                body: Body::Here(says),
                edits: None,
            },
            others: Vec::new(),
        };
        Ok(Self {
            store: schema::ABOUT,
            row: Some(written(&row)?),
            id: row.id,
            call: None,
            over: JsValue::UNDEFINED,
        })
    }

    /// The step as the thread that writes and other tabs are told of it: the store, the id, the row or
    /// `null`, what it is made over, and the call of a moment.
    pub(super) fn told(&self) -> Array {
        let row = self.row.clone().unwrap_or(JsValue::NULL);
        let call = self.call.as_deref().map_or(JsValue::NULL, JsValue::from);
        Array::of5(
            &self.store.into(),
            &self.id.as_str().into(),
            &row,
            &self.over,
            &call,
        )
    }

    /// The kind of its record; none if it says something of the notebook as a whole.
    fn kind(&self) -> Option<Kind> {
        schema::kind(self.store)
    }

    fn is_of(&self, other: &Self) -> bool {
        (self.store, &self.id) == (other.store, &other.id)
    }

    fn is_over(&self, now: &JsValue) -> bool {
        let mark = match now.is_undefined() {
            true => JsValue::NULL,
            false => row::mark(now).into(),
        };
        self.over.is_undefined() || self.over == mark
    }
}

/// The steps as they are written into a locked notebook. What is said of it as a whole stands open.
pub(super) async fn sealed(vault: &Vault, steps: &[Step]) -> Result<Vec<Step>, Failure> {
    let rows = steps
        .iter()
        .filter_map(|step| Some((step.kind()?, step.row.clone()?)));
    let sealed = vault.seal(rows.collect()).await;
    let sealed = sealed.map_err(|error| fault::of_exception(&error))?;
    let mut sealed = sealed.into_iter();
    let row = |step: &Step| match step.kind() {
        Some(_) if step.row.is_some() => sealed.next(),
        _ => step.row.clone(),
    };
    let rows: Vec<Option<JsValue>> = steps.iter().map(row).collect();
    let with = |(step, row): (&Step, Option<JsValue>)| Step {
        store: step.store,
        id: step.id.clone(),
        call: step.call.clone(),
        row,
        over: step.over.clone(),
    };
    Ok(steps.iter().zip(rows).map(with).collect())
}

/// What was found in the place of what was expected, as it was before it was sealed.
pub(super) async fn opened(
    vault: &Vault,
    steps: &[Step],
    stale: Vec<Stale>,
) -> Result<Vec<Stale>, Failure> {
    let mut opened = Vec::with_capacity(stale.len());
    for Stale { step, row } in stale {
        let kind = steps.get(step).and_then(Step::kind);
        let row = match (kind, row) {
            (Some(kind), Some(row)) => {
                let rows = vault.open(vec![(kind, row)]).await;
                let rows = rows.map_err(|error| fault::of_exception(&error))?;
                rows.into_iter().next().map(|(_, row)| row)
            }
            (_, row) => row,
        };
        opened.push(Stale { step, row });
    }
    Ok(opened)
}

fn written_in_place(strand: &Strand) -> Result<JsValue, StoreError> {
    let row = Row::of(strand).map_err(|e| StoreError::Failed { why: e.to_string() })?;
    let row = written(&row)?;
    match row::put_in_place(&row, Place::of(strand)) {
        Ok(()) => Ok(row),
        Err(error) => Err(StoreError::Failed {
            why: fault::words(&error),
        }),
    }
}

fn written(row: &Row) -> Result<JsValue, StoreError> {
    row::write(row).map_err(|error| StoreError::Failed {
        why: fault::words(&error),
    })
}

/// Writes all steps or none.
pub(super) async fn write(database: &IdbDatabase, steps: &[Step]) -> Result<(), Failure> {
    let transaction = begin(database, steps).map_err(|error| fault::of_exception(&error))?;
    let end = end_of(&transaction);
    let stale = match put_all(&transaction, steps).await {
        Ok(stale) => stale,
        Err(error) if take_back(&transaction).is_ok() => return Err(fault::of_exception(&error)),
        // It has ended by itself, and says why.
        Err(_) => return ended(end).await,
    };
    if !stale.is_empty() {
        take_back(&transaction)?;
        return Err(Failure::Stale(stale));
    }
    // Without this the browser waits for the last request to be answered before it begins to commit.
    if let Err(error) = commit(&transaction) {
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
    let needed = |name: &&str| steps.iter().any(|step| step.store == *name);
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

/// Answers with the steps that were not to be made over what is there: then the transaction must be taken
/// back. The answers are awaited while it is active: nothing but its own requests may come in between.
async fn put_all(transaction: &IdbTransaction, steps: &[Step]) -> Result<Vec<Stale>, JsValue> {
    let mut stale: Vec<Stale> = Vec::new();
    for (turn, some) in steps.chunks(AT_ONCE).enumerate() {
        let looks = some.iter().map(|step| put(transaction, step));
        let looks = looks.collect::<Result<Vec<_>, _>>()?;
        // Requests are answered in their order.
        if let Some(last) = looks.iter().flatten().last() {
            answer(last).await?;
        }
        for (place, look) in (turn * AT_ONCE..).zip(&looks) {
            let (Some(look), Some(step)) = (look, steps.get(place)) else {
                continue;
            };
            let now = look.result()?;
            // A second step of the same row has found the first.
            let is_told = |one: &Stale| steps.get(one.step).is_some_and(|told| told.is_of(step));
            if !step.is_over(&now) && !stale.iter().any(is_told) {
                let row = (!now.is_undefined()).then_some(now);
                stale.push(Stale { step: place, row });
            }
        }
    }
    Ok(stale)
}

/// Answers with the look at what was there before, if it matters.
fn put(transaction: &IdbTransaction, step: &Step) -> Result<Option<IdbRequest>, JsValue> {
    let store = transaction.object_store(step.store)?;
    let id = JsValue::from(step.id.as_str());
    let look = (!step.over.is_undefined())
        .then(|| store.get(&id))
        .transpose()?;
    match &step.row {
        Some(row) => store.put(row)?,
        None => store.delete(&id)?,
    };
    Ok(look)
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
