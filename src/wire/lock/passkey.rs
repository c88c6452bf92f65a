//! A passkey that opens the notebook: by face or finger, in the place of the passphrase and never
//! instead of it. A passkey with the PRF extension of WebAuthn answers the same question with the same
//! secret each time; of that the browser makes the key which wraps the data key.

use serde::{Deserialize, Serialize};

use super::bytes;
use crate::wire::sealed::WRAPPED;

/// Bytes of the question.
pub const QUESTION: usize = 32;

/// What is kept of a passkey.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passkey {
    /// What the phone finds it by.
    #[serde(with = "bytes::any")]
    pub id: Vec<u8>,
    /// What it is asked.
    #[serde(serialize_with = "bytes::as_text", deserialize_with = "bytes::of_text")]
    pub question: [u8; QUESTION],
    /// The data key, wrapped under its answer.
    #[serde(serialize_with = "bytes::as_text", deserialize_with = "bytes::of_text")]
    pub key: [u8; WRAPPED],
}
