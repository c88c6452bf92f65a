//! Another manager's notes of a call of one's own, while their screen is open. They are kept in no notebook and
//! on no disk, and are gone when the screen is left.

use std::sync::Arc;

use super::Lock;
use crate::app::effect::Closed;
use crate::app::event::PickError;
use crate::domain::observer::Seen;
use crate::domain::observer::clocks::Held;
use crate::domain::{BehaviourKey, CallId, Codebook, Notebook};
use crate::wire::ImportError;
use crate::wire::mangled::Mangling;
use crate::wire::sealed::{SealError, SealFault};

/// How far the comparison has come.
#[derive(Clone, Debug, Default)]
pub enum Observer {
    #[default]
    None,
    Refused(Refusal),
    /// The file is sealed, and waits for its passphrase.
    Sealed {
        file: String,
        sealed: Arc<Closed>,
        lock: Lock,
    },
    /// Which call is the same one is for a person to say, also where there is but one.
    Choose {
        file: String,
        theirs: Notebook,
        calls: Vec<CallId>,
        /// Whether they are alike in rep, account and time, or of the same day and no more.
        is_alike: bool,
    },
    Compared(Compared),
}

/// Why a file is not compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    Unread(PickError),
    File(ImportError),
    /// Its text was changed on its way.
    Mangled(Mangling),
    /// It is sealed in a way that can't be opened.
    Seal(SealError),
    /// The passphrase fits, and what was sealed isn't whole.
    Spoiled(SealFault),
    /// A summary, a table or a locked notebook.
    NoNotes,
    /// It has one's own notes of the call and nobody else's.
    OwnNotes,
    NoSuchCall,
    /// The call has more moments than are compared.
    TooMany,
}

/// Two managers' notes of one call.
#[derive(Clone, Debug)]
pub struct Compared {
    pub file: String,
    pub theirs: Theirs,
    /// Milliseconds from one's own start of the call to theirs, as the clocks say.
    pub between: i64,
    /// The shift in seconds by which most is seen by both, if anything is.
    pub suggested: Option<i32>,
    /// The shift in seconds that is set.
    pub shift: i32,
    /// The place of the window in [`WINDOWS`](crate::domain::observer::WINDOWS).
    pub window: usize,
    /// The behaviour of the curve; the first one if none was chosen.
    pub behaviour: Option<BehaviourKey>,
}

/// What is kept of the other's notes: what was seen, and the words for it.
#[derive(Clone, Debug)]
pub struct Theirs {
    pub held: Held,
    /// In the order of time.
    pub seen: Vec<Seen>,
    pub codebook: Codebook,
}
