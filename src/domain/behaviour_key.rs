//! The name of a behaviour on the disk and in files.

use core::fmt;
use core::marker::PhantomData;
use core::str::FromStr;
use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize};

use super::ids::Parsed;

/// The name of a behaviour in stored calls and files: 1 to 40 of `a-z`, `0-9` and `-`. Copies share
/// their text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(into = "String")]
pub struct BehaviourKey(Arc<str>);

/// Why a text is no [`BehaviourKey`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadKey(String);

impl fmt::Display for BadKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shown: String = self.0.chars().take(40).collect();
        write!(f, "\"{shown}\" is no key of a behaviour")
    }
}

impl std::error::Error for BadKey {}

impl BehaviourKey {
    /// A key of the app's own, which is known to be one: a test reads them all.
    pub(super) fn own(key: &str) -> Self {
        Self(key.into())
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it is a copy of the other, so that both are equal; equal ones need not be copies.
    #[must_use]
    pub fn shares_text_with(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl TryFrom<String> for BehaviourKey {
    type Error = BadKey;
    fn try_from(text: String) -> Result<Self, BadKey> {
        text.parse()
    }
}

impl FromStr for BehaviourKey {
    type Err = BadKey;
    fn from_str(text: &str) -> Result<Self, BadKey> {
        let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if (1..=40).contains(&text.len()) && text.chars().all(fits) {
            Ok(Self(text.into()))
        } else {
            Err(BadKey(text.to_owned()))
        }
    }
}

impl<'de> Deserialize<'de> for BehaviourKey {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_str(Parsed(PhantomData))
    }
}

impl From<uuid::Uuid> for BehaviourKey {
    /// A key that no other behaviour has: 36 letters, digits and dashes.
    fn from(id: uuid::Uuid) -> Self {
        Self(id.to_string().into())
    }
}

impl From<BehaviourKey> for String {
    fn from(key: BehaviourKey) -> Self {
        key.as_str().to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_short_and_plain() {
        for bad in ["", "Buying sign", "größe", &"x".repeat(41)] {
            assert!(BehaviourKey::try_from(bad.to_owned()).is_err(), "{bad:?}");
        }
    }
}
