//! One step of a write, encoded and ready: for the page's own transaction, for the thread that writes, and for
//! other tabs.

use js_sys::Array;
use wasm_bindgen::JsValue;

use super::connection::Failure;
use super::vault::Vault;
use super::{about, fault, row, schema};
use crate::domain::{CallId, NotebookId};
use crate::wire::front::Place;
use crate::wire::record::{Kind, STORED_VERSION};
use crate::wire::row::{Body, Part, Row};
use crate::wire::writes::Write;
use crate::wire::{Change, Key, Over, StoreError, Strand, whole};

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
    /// The call whose row must not be [whole] when this is written.
    look: Option<String>,
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
            look: None,
        })
    }

    /// What a commit writes.
    pub(super) fn to_write(write: &Write<'_>) -> Result<Self, StoreError> {
        match write {
            Write::One { change, look } => Ok(Self {
                look: look.map(|call| call.to_string()),
                ..Self::of(change)?
            }),
            Write::Whole { call, moments } => {
                let row = whole::write(call, moments);
                Ok(Self {
                    over: JsValue::NULL,
                    ..Self::of_call(call.key().id(), Some(in_place(row, call)?))
                })
            }
            Write::Away { call, mark } => Ok(Self {
                over: (*mark).into(),
                ..Self::of_call(call.to_string(), None)
            }),
        }
    }

    fn of_call(id: String, row: Option<JsValue>) -> Self {
        Self {
            store: schema::store(Kind::Call),
            id,
            call: None,
            row,
            over: JsValue::UNDEFINED,
            look: None,
        }
    }

    /// The row of a moment of this call, where no row is.
    pub(super) fn in_call(call: CallId, id: String, row: JsValue) -> Self {
        Self {
            store: schema::store(Kind::Moment),
            id,
            call: Some(call.to_string()),
            row: Some(row),
            over: JsValue::NULL,
            look: None,
        }
    }

    /// The mark of the notebook.
    pub(super) fn mark(id: NotebookId) -> Result<Self, StoreError> {
        Self::about(about::NOTEBOOK, id.to_string())
    }

    /// A row that is written as it is, over itself.
    pub(super) fn again(kind: Kind, id: String, row: JsValue) -> Self {
        let mark = row::mark(&row);
        Self::over_mark(kind, id, row, &mark)
    }

    /// A row as it is, over that with this mark.
    pub(super) fn over_mark(kind: Kind, id: String, row: JsValue, mark: &str) -> Self {
        Self {
            store: schema::store(kind),
            id,
            call: None,
            over: mark.into(),
            row: Some(row),
            look: None,
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
            look: None,
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
            moments: None,
        };
        Ok(Self {
            store: schema::ABOUT,
            row: Some(written(&row)?),
            id: row.id,
            call: None,
            over: JsValue::UNDEFINED,
            look: None,
        })
    }

    /// The step as the thread that writes and other tabs are told of it: the store, the id, the row or
    /// `null`, what it is made over, and the call of a moment; and, for the thread, the call that must not be whole.
    pub(super) fn told(&self) -> Array {
        let row = self.row.clone().unwrap_or(JsValue::NULL);
        let call = self.call.as_deref().map_or(JsValue::NULL, JsValue::from);
        let told = Array::of5(
            &self.store.into(),
            &self.id.as_str().into(),
            &row,
            &self.over,
            &call,
        );
        if let Some(look) = &self.look {
            told.push(&look.as_str().into());
        }
        told
    }

    pub(super) fn store(&self) -> &'static str {
        self.store
    }

    pub(super) fn id(&self) -> JsValue {
        self.id.as_str().into()
    }

    pub(super) fn row(&self) -> Option<&JsValue> {
        self.row.as_ref()
    }

    pub(super) fn look(&self) -> Option<&str> {
        self.look.as_deref()
    }

    /// Whether it matters what is there before.
    pub(super) fn compares(&self) -> bool {
        !self.over.is_undefined()
    }

    /// The kind of its record; none if it says something of the notebook as a whole.
    pub(super) fn kind(&self) -> Option<Kind> {
        schema::kind(self.store)
    }

    /// Which row it is.
    pub(super) fn place(&self) -> (&'static str, String) {
        (self.store, self.id.clone())
    }

    pub(super) fn is_over(&self, now: &JsValue) -> bool {
        let mark = match now.is_undefined() {
            true => JsValue::NULL,
            false => row::mark(now).into(),
        };
        !self.compares() || self.over == mark
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
        look: step.look.clone(),
    };
    Ok(steps.iter().zip(rows).map(with).collect())
}

fn written_in_place(strand: &Strand) -> Result<JsValue, StoreError> {
    in_place(Row::of(strand), strand)
}

fn in_place(row: serde_json::Result<Row>, strand: &Strand) -> Result<JsValue, StoreError> {
    let row = row.map_err(|e| StoreError::Failed { why: e.to_string() })?;
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
