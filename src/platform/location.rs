//! The address: the part behind `#` says which screen is shown.

use gloo_events::EventListener;
use wasm_bindgen::JsValue;

/// The fragment of the address, with its `#`; empty if there is none.
pub(crate) fn fragment() -> String {
    web_sys::window()
        .and_then(|window| window.location().hash().ok())
        .unwrap_or_default()
}

/// Puts a fragment into the address, as a new entry of the history or in the place of this one.
///
/// # Errors
/// If the browser refuses, as some do after very many changes.
pub(crate) fn show(fragment: &str, replace: bool) -> Result<(), JsValue> {
    let history = web_sys::window().ok_or(JsValue::NULL)?.history()?;
    if replace {
        history.replace_state_with_url(&JsValue::NULL, "", Some(fragment))
    } else {
        history.push_state_with_url(&JsValue::NULL, "", Some(fragment))
    }
}

/// Begins the page again: nothing that was in its memory is left.
///
/// # Errors
/// If the browser refuses.
pub(crate) fn begin_again() -> Result<(), JsValue> {
    web_sys::window().ok_or(JsValue::NULL)?.location().reload()
}

/// Calls back when a link or the way back changes the fragment.
pub(crate) fn on_change(callback: impl Fn() + 'static) {
    if let Some(window) = web_sys::window() {
        EventListener::new(&window, "hashchange", move |_| callback()).forget();
    }
}
