//! Light or dark: the choice stands on the root element, where the style sheet reads it.

use wasm_bindgen::JsValue;

use crate::wire::Theme;

/// Puts the choice on the page; without one the phone's own setting holds.
///
/// # Errors
/// If there is no page to put it on.
pub(crate) fn apply(theme: Theme) -> Result<(), JsValue> {
    let document = web_sys::window()
        .and_then(|window| window.document())
        .ok_or(JsValue::NULL)?;
    let root = document.document_element().ok_or(JsValue::NULL)?;
    match theme {
        Theme::AsThePhone => root.remove_attribute("data-theme"),
        Theme::Dark => root.set_attribute("data-theme", "dark"),
        Theme::Light => root.set_attribute("data-theme", "light"),
    }
}
