//! Bytes in JSON, as base64.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serializer};

/// Writes bytes.
pub(super) fn as_text<S: Serializer>(bytes: &[u8], to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(&STANDARD.encode(bytes))
}

/// Reads as many bytes as are wanted, and no others.
pub(super) fn of_text<'de, D: Deserializer<'de>, const N: usize>(
    from: D,
) -> Result<[u8; N], D::Error> {
    let bytes = any::deserialize(from)?.try_into();
    bytes.map_err(|_| D::Error::custom("a salt or a key is not of its length"))
}

/// Bytes of any length.
pub(super) mod any {
    use super::{Deserialize, Deserializer, Engine, Error, STANDARD};

    pub(in super::super) use super::as_text as serialize;

    pub(in super::super) fn deserialize<'de, D: Deserializer<'de>>(
        from: D,
    ) -> Result<Vec<u8>, D::Error> {
        let text = String::deserialize(from)?;
        let bytes = STANDARD.decode(text);
        bytes.map_err(|_| D::Error::custom("a salt or a key is no base64"))
    }
}
