//! What the phone reports.

use super::folder::FolderTold;
use super::lock::LockTold;
use super::upkeep::Told;
use crate::app::model::Theme;
use crate::app::route::Route;
use crate::domain::NotebookId;
use crate::wire::sealed::SealFault;
use crate::wire::{Change, StoreError, Strand};
use uuid::Uuid;

/// How a file left the app.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Handover {
    Shared,
    Downloaded,
    /// The person closed the share sheet.
    CalledOff,
}

/// Why a file that came in could not even be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PickError {
    /// It has more than [`LARGEST`](crate::wire::import::LARGEST) bytes.
    TooLarge { bytes: u64 },
    /// It is no text.
    NotText,
    /// The browser could not open it.
    Unreadable { why: String },
    /// There is one preview, and several files came at once.
    Several { count: usize },
    /// It was shared to the app, and the browser let go of it before the app had started.
    NotArrived,
}

/// What the phone reports.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum World {
    /// What the first screen needs of the notebook, as [`front`](crate::wire::front) says.
    FrontRead(Vec<Strand>),
    /// Some more of it.
    PartRead(Vec<Strand>),
    /// All of it was read: what came before, and what is here.
    Opened(Box<Result<Opening, StoreError>>),
    /// A commit came to its end.
    Committed {
        ticket: u64,
        result: Result<(), StoreError>,
    },
    /// Another tab has written this.
    Heard(Vec<Change>),
    /// Another tab has a newer version of Curbside and waits for this one to be closed.
    NewerTabWaits,
    /// The phone's storage takes long to answer; or it has answered, the one way or the other.
    StorageSlow(bool),
    /// Time to try again what could not be saved.
    RetryDue,
    /// The browser has had its turn: some more can be done of what takes long.
    ReadOnDue,
    Tick,
    /// The address changed.
    Arrived(Route),
    ThemeRead(Theme),
    /// A new version is on the phone and waits.
    UpdateWaiting,
    /// The app works only while there is signal: no worker could be set up.
    NoWorker {
        why: String,
    },
    /// Whether the browser keeps the notes for good, as far as it says.
    Kept(Keeping),
    /// What there is to the keeping of the notebook.
    Upkeep(Told),
    /// What there is to the lock.
    Lock(LockTold),
    /// What there is to the folder that several devices share.
    Folder(FolderTold),
    /// What was to be sealed is, as a file.
    Sealed {
        id: Uuid,
        result: Result<String, SealFault>,
    },
    /// The same of a large one, which the browser keeps: how many bytes it has.
    SealedAside {
        id: Uuid,
        result: Result<u64, SealFault>,
    },
    /// The browser has no room for a file that is being made.
    NotKept {
        file: Uuid,
        why: String,
    },
    /// What is in a sealed file.
    Unsealed {
        id: Uuid,
        result: Result<Unsealed, SealFault>,
    },
    /// The screen may go dark although the pad is open.
    WakeLockLost,
    WakeLockHeld,
}

/// What was found when the notebook was opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opening {
    pub strands: Vec<Strand>,
    /// Records that can't be read, each in a sentence; they stay on the disk as they are.
    pub damaged: Vec<String>,
    /// The notebook's mark on the disk.
    pub mark: Option<NotebookId>,
    /// The mark that was left outside the notebook when it was made.
    pub canary: Option<NotebookId>,
}

/// What the browser says of keeping the notes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Keeping {
    #[default]
    Unknown,
    /// Not cleared unless the person does it.
    ForGood,
    /// May be cleared when space runs short or the app isn't used.
    WhileThereIsRoom,
}

/// What a passphrase has opened.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unsealed {
    pub text: String,
    /// So many records of a locked notebook could not be read: all else is in the text.
    pub unread: usize,
}

impl From<String> for Unsealed {
    fn from(text: String) -> Self {
        Self { text, unread: 0 }
    }
}
