//! A record as the database keeps it: its id, the version of its form, and its JSON as text.

use js_sys::{Object, Reflect};
use wasm_bindgen::JsValue;

use super::schema::{CALL, ID};

const FORM: &str = "v";
const BODY: &str = "body";

/// One row of a store.
pub(super) struct Row {
    pub(super) id: String,
    pub(super) version: u32,
    pub(super) body: String,
}

impl Row {
    /// Reads a row; `None` if it has not its parts.
    pub(super) fn read(value: &JsValue) -> Option<Self> {
        let part = |name: &str| Reflect::get(value, &name.into()).ok();
        let version = part(FORM)?.as_f64()?;
        let version = version as u32;
        Some(Self {
            id: part(ID)?.as_string()?,
            version,
            body: part(BODY)?.as_string()?,
        })
    }

    /// The row as the browser stores it; a moment also says which call it belongs to.
    pub(super) fn write(&self, call: Option<&str>) -> Result<JsValue, JsValue> {
        let row = Object::new();
        Reflect::set(&row, &ID.into(), &self.id.as_str().into())?;
        Reflect::set(&row, &FORM.into(), &self.version.into())?;
        Reflect::set(&row, &BODY.into(), &self.body.as_str().into())?;
        if let Some(call) = call {
            Reflect::set(&row, &CALL.into(), &call.into())?;
        }
        Ok(row.into())
    }
}
