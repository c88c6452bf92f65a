//! What part of a notebook a file holds, and what the file is called.

use super::reason::is_unseen;
use super::receiver::Receiver;
use crate::domain::{Call, CallId, Key, Notebook, RepId};

/// What is exported. The steps of a pad stay on their phone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// The whole notebook. For oneself it is the backup: with the private notes, the trash, and the traces
    /// of what was deleted.
    Everything,
    /// A rep with all calls.
    Rep(RepId),
    /// A call with its rep.
    Call(CallId),
    /// The behaviours alone.
    Codebook,
}

impl Scope {
    /// Whether a call is of this part.
    #[must_use]
    pub fn has(self, call: &Call) -> bool {
        match self {
            Self::Everything => true,
            Self::Rep(id) => call.rep == id,
            Self::Call(id) => call.id == id,
            Self::Codebook => false,
        }
    }

    /// Whom it is for as a rule: the backup is one's own, and all else leaves for others.
    #[must_use]
    pub fn usual_receiver(self) -> Receiver {
        match self {
            Self::Everything => Receiver::Myself,
            Self::Rep(_) | Self::Call(_) | Self::Codebook => Receiver::AnotherManager,
        }
    }
}

/// How a file names a record: a rep and a call may have the same id.
pub(super) fn in_file(key: &Key) -> String {
    format!("{}/{}", key.kind(), key.id())
}

/// A name for the file that says what is in it: `curbside-dana-ortiz-2026-11-23`. The ending is
/// the sharer's choice.
#[must_use]
pub fn file_name(notebook: &Notebook, scope: Scope, date: &str) -> String {
    let rep = match scope {
        Scope::Everything | Scope::Codebook => None,
        Scope::Rep(id) => notebook.rep(id),
        Scope::Call(id) => notebook.call(id).and_then(|call| notebook.rep(call.rep)),
    };
    let what = match scope {
        Scope::Codebook => "codebook",
        _ => rep.map_or("notebook", |rep| rep.name.as_str()),
    };
    let mut name = String::from("curbside");
    // Only what no file system minds, and what shows the name as it is: all else parts the words.
    let parts = |c: char| c.is_ascii_punctuation() || c.is_whitespace() || is_unseen(c);
    for word in what
        .to_ascii_lowercase()
        .split(parts)
        .filter(|word| !word.is_empty())
    {
        name.push('-');
        name.push_str(word);
    }
    format!("{name}-{date}")
}
