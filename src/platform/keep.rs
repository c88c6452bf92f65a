//! Whether the browser keeps the notes for good, and how much room it has for them.

use js_sys::{Promise, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::StorageManager;

/// Whether the browser says that it keeps them.
///
/// # Errors
/// If it has no way to say so.
pub(crate) async fn is_kept() -> Result<bool, JsValue> {
    answer(manager()?.persisted()?).await
}

/// Asks the browser to keep them; some ask the person in turn.
///
/// # Errors
/// If it can't be asked.
pub(crate) async fn ask() -> Result<bool, JsValue> {
    answer(manager()?.persist()?).await
}

/// How much room there is, in bytes, as far as the browser tells.
#[derive(Default)]
pub(crate) struct Room {
    pub(crate) used: Option<u64>,
    pub(crate) granted: Option<u64>,
}

/// Asks how much room is in use, and how much there is in all.
///
/// # Errors
/// If the browser has no way to say so.
pub(crate) async fn room() -> Result<Room, JsValue> {
    let estimate = JsFuture::from(manager()?.estimate()?).await?;
    let bytes = |name: &str| {
        let bytes = Reflect::get(&estimate, &name.into()).ok()?.as_f64()?;
        Some(bytes as u64)
    };
    Ok(Room {
        used: bytes("usage"),
        granted: bytes("quota"),
    })
}

async fn answer(promise: Promise) -> Result<bool, JsValue> {
    Ok(JsFuture::from(promise).await?.is_truthy())
}

fn manager() -> Result<StorageManager, JsValue> {
    let navigator = web_sys::window().ok_or(JsValue::NULL)?.navigator();
    // Without https there is none, and the binding would take `undefined` for one.
    let storage = Reflect::get(&navigator, &"storage".into())?;
    if storage.is_undefined() {
        Err(JsValue::NULL)
    } else {
        Ok(storage.into())
    }
}
