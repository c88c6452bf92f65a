//! The sealed records as they lie on the disk, out into a file and back out of one.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use js_sys::{Object, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};

use super::connection::Failure;
use super::schema::{CALL, FORM, ID, MARK};
use super::vault::{SEALED, Typed, Vault};
use super::{IndexedDbStore, connection, fault, read_all, schema};
use crate::storage::Loaded;
use crate::wire::StoreError;
use crate::wire::lock::LockedRecord;
use crate::wire::record::Kind;

impl IndexedDbStore {
    /// Every record that is sealed. No key is needed for it.
    ///
    /// # Errors
    /// If the database can't be read.
    pub async fn locked_records(&self) -> Result<Vec<LockedRecord>, StoreError> {
        let read = async {
            let reader = self.connections.reader().await?;
            let transaction = connection::read(&reader)?;
            let mut records = Vec::new();
            for kind in Kind::ALL {
                let rows = connection::all(&transaction, schema::store(kind)).await?;
                records.extend(rows.iter().filter_map(|row| record(kind, row)));
            }
            Ok(records)
        };
        read.await.map_err(Failure::into_error)
    }
}

/// Opens the records of such a file. What doesn't open is told, as what is damaged on the disk is: a sentence for
/// each record.
///
/// # Errors
/// If the browser fails.
pub async fn open_records(vault: &Vault, records: &[LockedRecord]) -> Result<Loaded, StoreError> {
    let rows: Vec<Typed> = records.iter().filter_map(row).collect();
    let none = records.len() - rows.len();
    let opened = vault.open(rows).await;
    let opened = opened.map_err(|error| fault::of_exception(&error).into_error())?;
    let mut loaded = Loaded {
        damaged: vec!["a record is none".to_owned(); none],
        ..Loaded::default()
    };
    for (kind, row) in opened {
        read_all(kind, &row, &mut loaded);
    }
    Ok(loaded)
}

fn record(kind: Kind, row: &JsValue) -> Option<LockedRecord> {
    let part = |name: &str| Reflect::get(row, &name.into()).ok();
    let text = |name: &str| part(name)?.as_string();
    let sealed: Uint8Array = part(SEALED)?.dyn_into().ok()?;
    Some(LockedRecord {
        store: schema::store(kind).to_owned(),
        id: text(ID)?,
        form: part(FORM)?.as_f64()? as u32,
        mark: text(MARK).unwrap_or_default(),
        call: text(CALL),
        sealed: STANDARD.encode(sealed.to_vec()),
    })
}

/// None for what is of no store, or not even in base64.
fn row(record: &LockedRecord) -> Option<Typed> {
    let kind = schema::kind(&record.store)?;
    let sealed = STANDARD.decode(&record.sealed).ok()?;
    let row = Object::new();
    let set = |name: &str, value: JsValue| Reflect::set(&row, &name.into(), &value).ok();
    set(ID, record.id.as_str().into())?;
    set(FORM, record.form.into())?;
    set(MARK, record.mark.as_str().into())?;
    if let Some(call) = &record.call {
        set(CALL, call.as_str().into())?;
    }
    set(SEALED, Uint8Array::from(sealed.as_slice()).into())?;
    Some((kind, row.into()))
}
