//! What the shell is asked to do. Effects are data: a test reads them, the shell runs them.

use std::sync::Arc;

use uuid::Uuid;

use super::event::{FolderAsk, NewKey};
use super::{model::Theme, route::Route};
use crate::domain::NotebookId;
use crate::wire::folder::Exchange;
use crate::wire::lock::{Idle, LockedCopy, Opener, Tries};
use crate::wire::sealed::{Content, Passphrase, Sealed};
use crate::wire::{Change, Upkeep};

/// The changes of a commit. Those of a large file are there once, for the shell and for who asked.
pub type Changes = Arc<Vec<Change>>;

/// One thing to be done in the world.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Open the notebook and read it; report `Opened`.
    Open,
    /// The same after a while.
    OpenLater,
    /// Write these changes, all or none, and report `Committed` with the ticket.
    Commit {
        ticket: u64,
        changes: Changes,
    },
    /// Give up the notes that can't be opened, if they still can't, and write these in their place;
    /// report `Committed` with the ticket.
    StartOver {
        ticket: u64,
        changes: Changes,
    },
    /// Mark the disk and the canary as this notebook's.
    MarkNotebook(NotebookId),
    /// Report `RetryDue` after a while.
    RetryLater,
    /// Show this address; `Arrived` follows.
    Show(Route, History),
    /// Hand the file to the share sheet, or download it; report `Shared`.
    HandOver(OutFile),
    /// Keep this piece of a file that is being made, behind the pieces of it that came before. Report `NotKept` if that
    /// can't be done.
    SetAside(Uuid, String),
    /// Hand a file over of which the pieces are kept; report `Shared`.
    HandOverAside(Aside),
    /// Let go of the pieces of a file.
    LetGo(Uuid),
    /// Seal this, and report `Sealed` with its id.
    Seal(ToSeal),
    /// Seal a file of which the pieces are kept, keep the sealed one by the other id, and report `SealedAside`.
    SealAside {
        id: Uuid,
        content: Content,
        file: Uuid,
        passphrase: Passphrase,
    },
    /// Open this sealed file, and report `Unsealed` with its id.
    Unseal {
        id: Uuid,
        sealed: Arc<Closed>,
        passphrase: Passphrase,
    },
    /// Make keys and a recovery code for a notebook that isn't locked; report `Made` with the id.
    MakeLock {
        id: Uuid,
        passphrase: Passphrase,
    },
    /// Put the lock that was made on the notebook; report `Progress`, then `Turned`.
    TurnLockOn,
    /// Take it off, if this opens it; report the same.
    TurnLockOff {
        opener: Opener,
    },
    /// Report `Unlocked` with the id.
    Unlock {
        id: Uuid,
        opener: Opener,
    },
    /// The same by face or finger.
    UnlockByPasskey(Uuid),
    /// Report `Changed`.
    DropPasskey,
    /// Report `Changed`.
    ChangeKey {
        opener: Opener,
        new: NewKey,
    },
    /// Forget the key and all that was read, and tell the other tabs.
    FallShut,
    /// Report the sealed notes as `Copied` with the id.
    CopyLocked(Uuid),
    /// Give the sealed notes up for good; report `Begun`.
    GiveUpLocked,
    /// Do this with the folder that several devices share.
    Folder(FolderAsk),
    /// Keep this beside the notebook.
    KeepExchange(Exchange),
    KeepIdle(Idle),
    KeepTries(Tries),
    /// Print the page that is shown.
    Print,
    SetTheme(Theme),
    /// Let the waiting version take over, and start it.
    UseNewVersion,
    AskToPersist,
    /// Keep this beside the notebook.
    KeepUpkeep(Upkeep),
    /// Ask the phone about the room for notes; report `Around`.
    LookAround,
    /// Read the disk once more; report `ReadAgain`.
    ReadAgain,
    /// Report `ReadOnDue` when the browser has had its turn, once however often it is asked for.
    ReadOn,
    /// Keep the screen on, or let it go.
    KeepScreenOn(bool),
}

/// A file on its way out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutFile {
    /// Without its ending.
    pub name: String,
    pub kind: FileKind,
    pub text: String,
}

/// A large file on its way out. The browser keeps its pieces: the app never has the whole of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Aside {
    pub id: Uuid,
    /// Without its ending.
    pub name: String,
    pub kind: FileKind,
    pub bytes: u64,
}

/// A file that a passphrase opens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Closed {
    /// Sealed on its way out.
    Sealed(Sealed),
    /// A locked notebook; its recovery code opens it too.
    Locked(LockedCopy),
}

/// What is to be sealed. The id tells it from what was asked for before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToSeal {
    pub id: Uuid,
    pub content: Content,
    pub text: String,
    pub passphrase: Passphrase,
}

/// The kinds of file that leave the app; what ending each gets is up to the sharer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    Json,
    Text,
    Markdown,
    Calendar,
    Csv,
    Ndjson,
    /// Any of these, sealed with a passphrase.
    Sealed,
}

/// What a new address does to the way back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum History {
    Add,
    /// The screen that is left is over, and "back" doesn't lead to it.
    Replace,
}
