//! Fresh ids: UUIDs of version 7, so that records sort by the time of their making.

use uuid::{Builder, Uuid};
use wasm_bindgen::JsValue;

use crate::domain::Timestamp;

/// An id that no other device will ever make.
///
/// # Errors
/// If the browser gives no random bytes.
pub(crate) fn fresh(now: Timestamp) -> Result<Uuid, JsValue> {
    let mut random = [0; 10];
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    window
        .crypto()?
        .get_random_values_with_u8_array(&mut random)?;
    Ok(Builder::from_unix_timestamp_millis(now.millis().unsigned_abs(), &random).into_uuid())
}
