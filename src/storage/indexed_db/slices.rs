//! A large commit in slices: each is encoded in some milliseconds, and the page has its turn in between. What
//! was handed on isn't kept here.

use js_sys::{Date, Promise};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::MessageChannel;

use super::connection::Failure;
use super::fault;
use super::step::Step;
use crate::wire::StoreError;
use crate::wire::writes::Write;

/// How long a slice is encoded. A frame has 16 ms, and phones are slower than the clock tells.
const SLICE_MS: f64 = 8.0;
/// So many rows at the most: their answers are awaited together.
const MOST: usize = 1_000;

/// The rest of a commit.
pub(super) struct Slices<'a> {
    rows: Box<dyn Iterator<Item = Write<'a>> + 'a>,
}

impl<'a> Slices<'a> {
    pub(super) fn of(rows: impl Iterator<Item = Write<'a>> + 'a) -> Self {
        Self {
            rows: Box::new(rows),
        }
    }

    /// The next slice; `None` when all was handed on.
    ///
    /// # Errors
    /// If a row can't be encoded.
    pub(super) fn next(&mut self) -> Result<Option<Vec<Step>>, StoreError> {
        let end = Date::now() + SLICE_MS;
        let mut steps = Vec::new();
        for write in self.rows.by_ref() {
            steps.push(Step::to_write(&write)?);
            if steps.len() == MOST || Date::now() >= end {
                break;
            }
        }
        Ok((!steps.is_empty()).then_some(steps))
    }
}

/// What waits in the browser goes first: a tap, a letter, a frame. (A timer of 0 ms would be one of 4.)
///
/// # Errors
/// If the browser has no such channel.
pub async fn turn() -> Result<(), JsValue> {
    let channel = MessageChannel::new()?;
    let (heard, sent) = (channel.port1(), channel.port2());
    let mut failed = Ok(());
    let turn = Promise::new(&mut |done, _| {
        heard.set_onmessage(Some(&done));
        failed = sent.post_message(&JsValue::NULL);
    });
    failed?;
    JsFuture::from(turn).await.map(drop)
}

/// The same, for who can't go on without it.
pub(super) async fn pause() -> Result<(), Failure> {
    turn().await.map_err(|error| fault::of_exception(&error))
}
