//! A row as the database keeps it: an object with a field for each part.

use js_sys::{Array, Object, Reflect};
use serde::Deserialize;
use wasm_bindgen::{JsCast, JsValue};

use super::schema::{CALL, FORM, ID, MARK, RODE, TO_TRY, WAITS};
use crate::domain::{RepId, Timestamp};
use crate::wire::front::Place;
use crate::wire::record::{Kind, RecordError, STORED_VERSION, Strand};
use crate::wire::row::{Body, Part, Row};
use crate::wire::whole;

const BODY: &str = "body";
const GONE: &str = "gone";
const EDITS: &str = "edits";
const OTHERS: &str = "others";
const MOMENTS: &str = "moments";

/// Reads a row; `None` if it has not its parts.
pub(super) fn read(value: &JsValue) -> Option<Row> {
    let others = part(value, OTHERS).and_then(|all| all.dyn_into::<Array>().ok());
    let others: Option<Vec<Part>> = match others {
        Some(all) => all.iter().map(|other| version(&other)).collect(),
        None => Some(Vec::new()),
    };
    let moments = text(value, MOMENTS);
    Some(Open::read(value)?.row(version(value)?, others?, moments))
}

/// What stands open of a row, also of a sealed one before there is a key.
#[derive(Debug)]
pub(super) struct Open {
    id: String,
    form: u32,
    call: Option<String>,
    mark: String,
}

/// What is sealed of a row, as it is in JSON.
#[derive(Deserialize)]
struct Hidden {
    body: Option<String>,
    gone: Option<f64>,
    edits: Option<String>,
    #[serde(default)]
    others: Vec<Self>,
    moments: Option<String>,
}

impl Open {
    /// `None` if it has not its parts.
    pub(super) fn read(value: &JsValue) -> Option<Self> {
        Some(Self {
            id: text(value, ID)?,
            form: form(value)?,
            call: text(value, CALL),
            mark: mark(value),
        })
    }

    /// The row as [`read`] reads it, without a way through the browser's objects; `None` if what was sealed isn't as
    /// it should be.
    pub(super) fn with(self, sealed: &[u8]) -> Option<Row> {
        let mut hidden: Hidden = serde_json::from_slice(sealed).ok()?;
        let others = core::mem::take(&mut hidden.others).into_iter();
        let others: Option<Vec<Part>> = others.map(Hidden::part).collect();
        let moments = hidden.moments.take();
        Some(self.row(hidden.part()?, others?, moments))
    }

    fn row(self, shown: Part, others: Vec<Part>, moments: Option<String>) -> Row {
        Row {
            id: self.id,
            form: self.form,
            call: self.call,
            mark: self.mark,
            shown,
            others,
            moments,
        }
    }
}

impl Hidden {
    fn part(self) -> Option<Part> {
        let body = match self.gone {
            Some(ms) => Body::Gone(ms as i64),
            None => Body::Here(self.body?),
        };
        Some(Part {
            body,
            edits: self.edits,
        })
    }
}

/// Reads the record in a row.
pub(super) fn strand(kind: Kind, value: &JsValue) -> Result<Strand, RecordError> {
    match (read(value), form(value)) {
        (Some(row), _) => row.read(kind),
        // A newer form may have other parts.
        (None, Some(version)) if version > STORED_VERSION => Err(RecordError::Newer { version }),
        (None, _) => Err(RecordError::Unreadable {
            why: "it has no text".to_owned(),
        }),
    }
}

/// The form of a row.
pub(super) fn form(value: &JsValue) -> Option<u32> {
    Some(part(value, FORM)?.as_f64()? as u32)
}

/// The id of a row, as the key that it is.
pub(super) fn id(value: &JsValue) -> Option<JsValue> {
    part(value, ID)
}

/// The mark of a row, as a write must find it to be made.
pub(super) fn mark(value: &JsValue) -> String {
    text(value, MARK).unwrap_or_default()
}

/// Whether it has a call's moments in it; nothing is, where no row is.
pub(super) fn is_whole(value: &JsValue) -> bool {
    text(value, MARK).is_some_and(|mark| whole::is_whole(&mark))
}

/// The row of a call that is whole, as it is by itself under its own mark.
pub(super) fn without_moments(whole: &JsValue, mark: &str) -> Result<JsValue, JsValue> {
    let bare = Object::assign(&Object::new(), whole.unchecked_ref());
    Reflect::set(&bare, &FORM.into(), &STORED_VERSION.into())?;
    Reflect::set(&bare, &MARK.into(), &mark.into())?;
    Reflect::delete_property(&bare, &MOMENTS.into())?;
    Ok(bare.into())
}

/// The moments of a call that is whole, as they lie there: no record that is read, and nothing that is lost.
pub(super) fn only_moments(whole: &JsValue, call: &str) -> Result<Option<JsValue>, JsValue> {
    let Some(moments) = part(whole, MOMENTS) else {
        return Ok(None);
    };
    let aside = Object::new();
    let set = |name: &str, value: &JsValue| Reflect::set(&aside, &name.into(), value).map(drop);
    set(ID, &call.into())?;
    set(CALL, &call.into())?;
    set(FORM, &STORED_VERSION.into())?;
    set(MARK, &"".into())?;
    set(MOMENTS, &moments)?;
    Ok(Some(aside.into()))
}

/// The row as the browser stores it.
pub(super) fn write(row: &Row) -> Result<JsValue, JsValue> {
    let written = version_of(&row.shown)?;
    let set = |name: &str, value: JsValue| Reflect::set(&written, &name.into(), &value).map(drop);
    set(ID, row.id.as_str().into())?;
    set(FORM, row.form.into())?;
    set(MARK, row.mark.as_str().into())?;
    if let Some(call) = &row.call {
        set(CALL, call.as_str().into())?;
    }
    if !row.others.is_empty() {
        let others: Result<Array, JsValue> = row.others.iter().map(version_of).collect();
        set(OTHERS, others?.into())?;
    }
    if let Some(moments) = &row.moments {
        set(MOMENTS, moments.as_str().into())?;
    }
    Ok(written.into())
}

/// Puts a row into the indexes of the calls.
pub(super) fn put_in_place(row: &JsValue, found_by: Place) -> Result<(), JsValue> {
    let set = |name: &str, value: JsValue| Reflect::set(row, &name.into(), &value).map(drop);
    if found_by.waits {
        set(WAITS, 1.into())?;
    }
    for (index, of) in [(RODE, found_by.rode), (TO_TRY, found_by.to_try)] {
        if let Some((rep, when)) = of {
            set(index, place(rep, when).into())?;
        }
    }
    Ok(())
}

/// A rep's place in an index, in the order of time.
pub(super) fn place(rep: RepId, when: Timestamp) -> Array {
    Array::of2(&rep.to_string().into(), &(when.millis() as f64).into())
}

fn version(value: &JsValue) -> Option<Part> {
    let body = match part(value, GONE).and_then(|gone| gone.as_f64()) {
        Some(ms) => Body::Gone(ms as i64),
        None => Body::Here(text(value, BODY)?),
    };
    Some(Part {
        body,
        edits: text(value, EDITS),
    })
}

fn version_of(part: &Part) -> Result<Object, JsValue> {
    let version = Object::new();
    let set = |name: &str, value: JsValue| Reflect::set(&version, &name.into(), &value).map(drop);
    match &part.body {
        Body::Here(body) => set(BODY, body.as_str().into())?,
        Body::Gone(ms) => set(GONE, (*ms as f64).into())?,
    }
    if let Some(edits) = &part.edits {
        set(EDITS, edits.as_str().into())?;
    }
    Ok(version)
}

fn part(value: &JsValue, name: &str) -> Option<JsValue> {
    let part = Reflect::get(value, &name.into()).ok()?;
    (!part.is_undefined()).then_some(part)
}

fn text(value: &JsValue, name: &str) -> Option<String> {
    part(value, name)?.as_string()
}
