//! The pieces of a large file, kept by the browser: each is given away as it is made, so that the app's own memory,
//! which never shrinks, has no room for all of them at once. They go when nobody refers to them any more.

use js_sys::{Array, Uint8Array};
use uuid::Uuid;
use wasm_bindgen::JsValue;
use web_sys::Blob;

/// The pieces of each file, in their order. There are two at most: one, and the same as it is being sealed.
#[derive(Default)]
pub(crate) struct Pieces(Vec<(Uuid, Array)>);

impl Pieces {
    /// Keeps a piece behind those of the same file.
    ///
    /// # Errors
    /// In the browser's words, if it has no room for it.
    pub(crate) fn keep(&mut self, file: Uuid, piece: &str) -> Result<(), JsValue> {
        let bytes = Uint8Array::from(piece.as_bytes());
        let piece = Blob::new_with_u8_array_sequence(&Array::of1(&bytes))?;
        match self.0.iter().find(|(known, _)| *known == file) {
            Some((_, pieces)) => drop(pieces.push(&piece)),
            None => self.0.push((file, Array::of1(&piece))),
        }
        Ok(())
    }

    /// The pieces of a file, if they are here.
    pub(crate) fn pieces(&self, file: Uuid) -> Option<Array> {
        let (_, pieces) = self.0.iter().find(|(known, _)| *known == file)?;
        Some(pieces.slice(0, pieces.length()))
    }

    /// All pieces of a file as one.
    ///
    /// # Errors
    /// In the browser's words, if they are gone or can't be joined.
    pub(crate) fn whole(&self, file: Uuid) -> Result<Blob, JsValue> {
        let pieces = self.pieces(file).ok_or("its pieces are gone")?;
        Blob::new_with_blob_sequence(&pieces)
    }

    pub(crate) fn let_go(&mut self, file: Uuid) {
        self.0.retain(|(known, _)| *known != file);
    }
}
