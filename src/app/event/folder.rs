//! A folder that several devices share: what a person does with it, what the browser is asked, and what it tells.

use uuid::Uuid;

use crate::app::model::{Access, FolderPlace, KeptKey};
use crate::wire::folder::{Exchange, FolderFault, Joins, Seen, Unread};
use crate::wire::sealed::Passphrase;

/// What a person does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FolderEvent {
    /// The browser is to let a folder be chosen.
    PickWanted,
    /// The folder that was picked is the one, with this passphrase; without one, the passphrase is typed each time.
    Joined(Option<Passphrase>),
    /// Not after all.
    PickLeft,
    /// The browser is to let the app into the folder.
    AllowWanted,
    /// Look for what others have written, and add it. Without a passphrase the kept key is used.
    LookWanted(Option<Passphrase>),
    WriteWanted(Option<Passphrase>),
    JoinsChosen(Joins),
    /// No folder any more. What is in it stays.
    LeaveWanted,
}

/// What the browser is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FolderAsk {
    /// Let a folder be picked; report `Picked`. The browser does so in a tap alone.
    Pick,
    /// Make the key for the picked one, and remember both; report `Joined`.
    Join {
        id: Uuid,
        passphrase: Option<Passphrase>,
    },
    /// Ask the person for access; report `Allowed`. The browser does so in a tap alone.
    Allow,
    /// List what is there, and open what isn't known; report `Looked`.
    Look {
        id: Uuid,
        known: Vec<Seen>,
        by: OpenBy,
    },
    /// Have the key ready by which a copy is to be sealed; report `WriteBegun`, or `Written` if there is none.
    BeginToWrite { id: Uuid, by: OpenBy },
    /// Seal what was set aside under this id, and put it in the place of the file of this name; report `Written`.
    Write { id: Uuid, file: String },
    /// Let go of a copy that isn't on its way any more: of what was set aside for it, and of its key.
    LetGo(Uuid),
    /// Keep the key no longer; report `KeyDropped`.
    DropKey,
    /// Forget the folder; report `Left`.
    Leave,
}

/// What files of the folder are opened and sealed with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OpenBy {
    /// Nothing: they are listed, and stay shut.
    Nothing,
    /// The key that is kept.
    Key,
    /// This, of which the key is made.
    Passphrase(Passphrase, Keep),
}

/// Whether the key that is made of a passphrase is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keep {
    Key,
    Nothing,
}

/// What the browser tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FolderTold {
    /// What stands beside the notebook, at the start or as another tab has left it.
    Kept(Exchange),
    /// What there is of a folder, at the start.
    Here(FolderPlace),
    /// The page is seen again.
    Seen,
    /// The name of the folder that was picked; none if the person closed the picker.
    Picked(Result<Option<String>, FolderFault>),
    Joined {
        id: Uuid,
        result: Result<KeptKey, FolderFault>,
    },
    Allowed(Access),
    Looked {
        id: Uuid,
        result: Result<Vec<LookedAt>, FolderFault>,
        key: KeptKey,
    },
    /// The key is there.
    WriteBegun {
        id: Uuid,
    },
    Written {
        id: Uuid,
        result: Result<Seen, FolderFault>,
        key: KeptKey,
    },
    KeyDropped(Result<(), FolderFault>),
    Left(Result<(), FolderFault>),
}

/// A file of the folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LookedAt {
    pub file: Seen,
    pub inside: Inside,
}

/// What is known of what is in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Inside {
    /// It is as it was when it was read last.
    Known,
    /// It isn't, and was not opened.
    News,
    Opened(Result<String, Unread>),
}
