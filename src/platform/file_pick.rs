//! Reading a file that a person picked.

use js_sys::Uint8Array;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, File};

use super::words;

/// So many bytes tell what kind of file it is.
const HEAD: i32 = 16;

/// Why a file could not be read.
pub(crate) enum Unread {
    TooLarge { bytes: u64 },
    NotText,
    Refused { why: String },
}

/// The text of a file of at most so many bytes as the limit allows one that begins so. What is no UTF-8
/// is no text.
pub(crate) async fn read(file: &File, limit: fn(&str) -> u64) -> Result<String, Unread> {
    let head = file
        .slice_with_i32_and_i32(0, HEAD)
        .map_err(|error| refused(&error))?;
    let head = String::from_utf8_lossy(&bytes(&head).await?).into_owned();
    let size = file.size() as u64;
    if size > limit(&head) {
        return Err(Unread::TooLarge { bytes: size });
    }
    String::from_utf8(bytes(file).await?).map_err(|_| Unread::NotText)
}

async fn bytes(file: &Blob) -> Result<Vec<u8>, Unread> {
    let buffer = JsFuture::from(file.array_buffer())
        .await
        .map_err(|error| refused(&error))?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

fn refused(error: &JsValue) -> Unread {
    Unread::Refused { why: words(error) }
}
