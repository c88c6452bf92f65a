//! Reading a file that a person picked.

use wasm_bindgen_futures::JsFuture;
use web_sys::File;

use super::words;

/// Why a file could not be read.
pub(crate) enum Unread {
    TooLarge { bytes: u64 },
    NotText,
    Refused { why: String },
}

/// The text of a file of at most `limit` bytes. What is no UTF-8 is no text.
pub(crate) async fn read(file: &File, limit: u64) -> Result<String, Unread> {
    let bytes = file.size() as u64;
    if bytes > limit {
        return Err(Unread::TooLarge { bytes });
    }
    let buffer = JsFuture::from(file.array_buffer()).await;
    let buffer = buffer.map_err(|error| Unread::Refused { why: words(&error) })?;
    let bytes = js_sys::Uint8Array::new(&buffer).to_vec();
    String::from_utf8(bytes).map_err(|_| Unread::NotText)
}
