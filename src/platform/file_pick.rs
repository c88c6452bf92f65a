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

/// The text of a file of at most so many bytes as the limit allows one that begins so. What is neither UTF-8 nor
/// says that it is UTF-16, as some editors write it, is no text.
pub(crate) async fn read(file: &File, limit: fn(&str) -> u64) -> Result<String, Unread> {
    let head = file
        .slice_with_i32_and_i32(0, HEAD)
        .map_err(|error| refused(&error))?;
    let head = String::from_utf8_lossy(&bytes(&head).await?).into_owned();
    let size = file.size() as u64;
    if size > limit(&head) {
        return Err(Unread::TooLarge { bytes: size });
    }
    text(bytes(file).await?).ok_or(Unread::NotText)
}

fn text(bytes: Vec<u8>) -> Option<String> {
    let utf_16 = |unit: fn([u8; 2]) -> u16| {
        let (units, rest) = bytes.as_chunks();
        let units: Vec<u16> = units.iter().copied().map(unit).collect();
        rest.is_empty().then(|| String::from_utf16(&units).ok())?
    };
    match bytes.as_slice() {
        [0xff, 0xfe, ..] => utf_16(u16::from_le_bytes),
        [0xfe, 0xff, ..] => utf_16(u16::from_be_bytes),
        _ => String::from_utf8(bytes).ok(),
    }
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
