//! What the browser's exceptions mean for the notes.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::DomException;

use super::connection::Failure;
use crate::wire::StoreError;

/// Reads an exception. Unknown ones keep the browser's own words.
pub(super) fn of_exception(value: &JsValue) -> Failure {
    let Some(exception) = value.dyn_ref::<DomException>() else {
        return failed(words(value));
    };
    named(&exception.name(), exception.message())
}

/// Reads an exception by its name, as the thread that writes tells of it.
pub(super) fn named(name: &str, message: String) -> Failure {
    match name {
        "QuotaExceededError" => Failure::Final(StoreError::Full),
        "VersionError" => Failure::Final(StoreError::Newer),
        "SecurityError" => Failure::Final(StoreError::Unavailable { why: message }),
        // The connection is closing or closed.
        "InvalidStateError" => Failure::Dead,
        name => failed(format!("{name}: {message}")),
    }
}

pub(super) fn of_idb(error: &idb::Error) -> Failure {
    use idb::Error::{
        DomException, GetAllFailed, IndexedDbNotFound, IndexedDbOpenFailed, TransactionOpenFailed,
    };
    match error {
        IndexedDbNotFound(_) => {
            let why = "it has no IndexedDB".to_owned();
            Failure::Final(StoreError::Unavailable { why })
        }
        DomException(exception) => of_exception(exception),
        IndexedDbOpenFailed(value) | TransactionOpenFailed(value) | GetAllFailed(value) => {
            of_exception(value)
        }
        other => failed(other.to_string()),
    }
}

pub(super) fn of_rexie(error: &rexie::Error) -> Failure {
    match error {
        rexie::Error::IdbError(error) => of_idb(error),
        other => failed(other.to_string()),
    }
}

pub(super) fn failed(why: String) -> Failure {
    Failure::Final(StoreError::Failed { why })
}

impl Failure {
    /// The error for a failure that is not tried again.
    pub(super) fn into_error(self) -> StoreError {
        match self {
            Self::Final(error) => error,
            Self::Dead | Self::Stale(_) | Self::Whole(_) => StoreError::Failed {
                why: "the connection keeps closing".to_owned(),
            },
        }
    }
}

/// What the browser says of something that is no exception. (`{:?}` writes nothing in a release.)
pub(super) fn words(value: &JsValue) -> String {
    value
        .as_string()
        .unwrap_or_else(|| "it gave no reason".to_owned())
}
