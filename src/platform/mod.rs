//! The browser's capabilities, one small file each. Nothing here knows the notebook; the shell
//! turns what they report into events.

pub(crate) mod aside;
pub(crate) mod browser;
pub(crate) mod clock;
pub mod crypto;
pub(crate) mod doors;
pub(crate) mod file_pick;
pub(crate) mod folder;
pub(crate) mod ids;
pub(crate) mod keep;
pub(crate) mod lifecycle;
pub(crate) mod location;
pub mod lock;
pub(crate) mod look;
pub(crate) mod passkey;
pub(crate) mod print;
pub(crate) mod service_worker;
pub(crate) mod share;
pub(crate) mod tabs;
pub(crate) mod wake_lock;

use wasm_bindgen::{JsCast, JsValue};

/// What a browser says when it refuses, in its own words.
pub(crate) fn words(error: &JsValue) -> String {
    match error.dyn_ref::<js_sys::Error>() {
        Some(error) => String::from(error.message()),
        // `{:?}` writes nothing in a release.
        None => error
            .as_string()
            .unwrap_or_else(|| "it gave no reason".to_owned()),
    }
}
