//! The page on paper, or as a PDF where the browser offers it.

use wasm_bindgen::JsValue;

/// Opens the browser's own way to print the page. It must begin in the tap itself.
///
/// # Errors
/// If the browser has none.
pub(crate) fn page() -> Result<(), JsValue> {
    web_sys::window().ok_or(JsValue::NULL)?.print()
}
