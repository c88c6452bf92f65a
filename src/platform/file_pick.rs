//! Reading a file that a person picked.

use std::collections::VecDeque;

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
    let beginning = file
        .slice_with_i32_and_i32(0, HEAD)
        .map_err(|error| refused(&error))?;
    let beginning = bytes(&beginning).await?;
    let head = String::from_utf8_lossy(&beginning);
    let size = file.size() as u64;
    if size > limit(&head) {
        return Err(Unread::TooLarge { bytes: size });
    }
    let unit: fn([u8; 2]) -> u16 = match beginning.as_slice() {
        [0xff, 0xfe, ..] => u16::from_le_bytes,
        [0xfe, 0xff, ..] => u16::from_be_bytes,
        _ => return utf_8(file).await,
    };
    utf_16(&bytes(file).await?, unit).ok_or(Unread::NotText)
}

fn utf_16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Option<String> {
    let (units, rest) = bytes.as_chunks();
    let units: Vec<u16> = units.iter().copied().map(unit).collect();
    rest.is_empty().then(|| String::from_utf16(&units).ok())?
}

/// So many bytes are taken in at once: to check and to copy them takes some milliseconds.
const AT_ONCE: usize = 4_000_000;
/// So many parts are asked for before the first of them is there: a browser reads several at once.
const AHEAD: usize = 3;

/// Takes a file in bit by bit: the browser has its turn between two of them.
async fn utf_8(file: &Blob) -> Result<String, Unread> {
    let size = file.size();
    let part = |start: usize| {
        let [start, end] = [start, start + AT_ONCE].map(|place| place as f64);
        let part = file.slice_with_f64_and_f64(start, end);
        part.map(|part| JsFuture::from(part.array_buffer()))
    };
    let mut asked = (0..size as usize).step_by(AT_ONCE).map(part);
    let mut coming: VecDeque<_> = asked.by_ref().take(AHEAD).collect();
    let mut text = String::with_capacity(size as usize);
    let mut begun = Vec::new();
    while let Some(part) = coming.pop_front() {
        let part = part.map_err(|error| refused(&error))?.await;
        coming.extend(asked.next());
        let part = Uint8Array::new(&part.map_err(|error| refused(&error))?).to_vec();
        match begun.is_empty() {
            true => begun = part,
            false => begun.extend(part),
        }
        take_letters(&mut text, &mut begun).ok_or(Unread::NotText)?;
    }
    match begun.is_empty() {
        true => Ok(text),
        false => Err(Unread::NotText),
    }
}

/// Takes whole letters from the beginning; one may go on in the next part. None if these are none.
fn take_letters(text: &mut String, begun: &mut Vec<u8>) -> Option<()> {
    let whole = match core::str::from_utf8(begun) {
        Ok(letters) => {
            text.push_str(letters);
            begun.len()
        }
        Err(error) if error.error_len().is_none() => {
            let whole = error.valid_up_to();
            text.push_str(&String::from_utf8_lossy(&begun[..whole]));
            whole
        }
        Err(_) => return None,
    };
    begun.drain(..whole);
    Some(())
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
