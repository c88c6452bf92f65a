//! How each plain file of ours begins: what it is, and in which form.

use serde::Deserialize;

/// Only what tells what a file is; the rest is looked at when that is known.
#[derive(Deserialize)]
pub(super) struct Head {
    pub(super) format: String,
    pub(super) version: u32,
}

impl Head {
    /// The head of a text; `None` if it has none, or is no JSON.
    pub(super) fn of(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }
}

/// What is to be said of a form below the first.
pub(super) fn no_such_form(version: u32) -> String {
    format!("it says that it has the form {version}, and there is none")
}
