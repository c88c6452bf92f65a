//! Whether the browser keeps the notes for good.

use js_sys::Promise;
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

async fn answer(promise: Promise) -> Result<bool, JsValue> {
    Ok(JsFuture::from(promise).await?.is_truthy())
}

fn manager() -> Result<StorageManager, JsValue> {
    let navigator = web_sys::window().ok_or(JsValue::NULL)?.navigator();
    // Without https there is none, and the binding would take `undefined` for one.
    let storage = js_sys::Reflect::get(&navigator, &"storage".into())?;
    if storage.is_undefined() {
        Err(JsValue::NULL)
    } else {
        Ok(storage.into())
    }
}
