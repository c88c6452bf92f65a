//! All that can happen: what a person does, and what the phone reports.
//!
//! Start with [`Event`]. What belongs to one part of the way through a call is in [`on_call`]; what
//! the phone reports is in [`world`].

pub mod answer;
pub mod folder;
pub mod lock;
pub mod observer;
pub mod on_call;
pub mod practice;
pub mod seal;
pub mod share;
pub mod upkeep;
pub mod world;

use uuid::Uuid;

use super::{look_back::LookBack, model::Theme, pick::Choice, route::Route, window::Sight};
use crate::domain::call::UtcOffset;
pub use crate::domain::{BehaviourDraft, DebriefStep};
use crate::domain::{BehaviourKey, CallId, DraftOf, Lineage, Pack, RepId, Stage, Timestamp};
use crate::wire::Key;
use crate::wire::sealed::Passphrase;
pub use answer::AnswerEvent;
pub use folder::{FolderAsk, FolderEvent, FolderTold, Inside, Keep, LookedAt, OpenBy};
pub use lock::{LockEvent, LockTold, NewKey, NewKeyMade, Passkey};
pub use observer::ObserverEvent;
pub use on_call::{
    About, DebriefEvent, FollowEvent, LotEvent, MomentEvent, PadEvent, PlanEvent, Sheet,
    StartEvent, Tap,
};
pub use practice::PracticeEvent;
pub use seal::{Parcel, SealEvent};
pub use share::{Shape, ShareEvent, Table, TableForm};
pub use upkeep::{Told, UpkeepEvent};
pub use world::{Handover, Keeping, Opening, PickError, Unsealed, World};

/// What the shell gives along with each event: the time, the phone's zone, and a fresh id.
#[derive(Clone, Copy, Debug)]
pub struct Stamp {
    pub now: Timestamp,
    pub zone: UtcOffset,
    pub id: Uuid,
}

/// One thing that happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// A person asks for another screen.
    Go(Route),
    Start(StartEvent),
    /// A call is prepared.
    Plan(CallId, PlanEvent),
    Pad(CallId, PadEvent),
    Lot(CallId, LotEvent),
    Debrief(CallId, DebriefEvent),
    /// A moment of a call is changed, on the pad or later.
    Moment(CallId, MomentEvent),
    /// The action step that was agreed in a call is followed through.
    Follow(CallId, FollowEvent),
    Rep(RepId, RepEvent),
    /// On the list of calls.
    Calls(CallsEvent),
    Progress(RepId, ProgressEvent),
    Codebook(CodebookEvent),
    /// What was not finished.
    Draft(DraftEvent),
    Trash(TrashEvent),
    /// Of a record that was changed in two places, the version with these edits is the one to keep.
    VersionKept(Key, Lineage),
    /// Take the last deletion back.
    UndoWanted,
    /// Something is to leave.
    Share(ShareEvent),
    File(FileEvent),
    /// Another manager's notes of a call are compared with one's own.
    Observer(CallId, ObserverEvent),
    /// A debrief that was received is answered.
    Answer(CallId, AnswerEvent),
    /// A practice call.
    Practice(PracticeEvent),
    /// A file is sealed before it leaves.
    Seal(SealEvent),
    /// The lock of the notebook.
    Lock(LockEvent),
    /// A folder that several devices share.
    Folder(FolderEvent),
    /// Backups, the check and the report.
    Upkeep(UpkeepEvent),
    ThemeChosen(Theme),
    /// The mirror is to look back so far.
    LookBackChosen(LookBack),
    /// Use the new version that waits.
    UpdateWanted,
    /// Ask the browser not to clear the notes by itself.
    PersistWanted,
    /// The old notebook is gone for good; begin a new one.
    NewNotebookWanted,
    /// The notebook that was found is the right one, whatever its mark says.
    OtherNotebookTaken,
    /// Look around with made-up calls.
    SampleWanted,
    /// Back from them to the own notes.
    SampleLeft,
    World(World),
}

impl Event {
    /// Whether it asks for something that rests on all of the notebook, and not only on what the first
    /// screen shows: nothing leaves, comes in or goes for good before all is read.
    #[must_use]
    pub fn needs_the_whole(&self) -> bool {
        // A file that comes in waits for it.
        if let Self::File(FileEvent::Opening { .. } | FileEvent::CameIn { .. }) = self {
            return false;
        }
        matches!(
            self,
            Self::Rep(..)
                | Self::Codebook(_)
                | Self::Trash(_)
                | Self::VersionKept(..)
                | Self::Share(_)
                | Self::File(_)
                | Self::Observer(..)
                | Self::Practice(_)
                | Self::Seal(_)
                | Self::Folder(_)
                | Self::Upkeep(UpkeepEvent::CheckWanted | UpkeepEvent::ReportWanted)
        )
    }
}

/// On the list of calls.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CallsEvent {
    /// What is looked for, as it is typed.
    Typed(String),
    /// A filter is set, or let go.
    Chosen(Choice),
    /// All calls again.
    Cleared,
    /// Another part of the list is in view.
    Scrolled(Sight),
    /// Nothing was typed and nothing flew by for a while.
    Settled,
}

/// On a rep's page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RepEvent {
    StageChosen(Stage),
    FocusChosen(Option<BehaviourKey>),
    Renamed(String),
    /// The rep is to be forgotten: asks once more.
    ForgetAsked,
    /// Not after all.
    ForgetLeft,
    /// For good.
    Forgotten,
}

/// Another look at a rep's page; no record changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProgressEvent {
    /// How far the figures look back.
    LookBackChosen(LookBack),
    /// The behaviour that the chart shows.
    BehaviourShown(BehaviourKey),
    /// More of the calls.
    MoreCallsWanted,
}

/// In the codebook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CodebookEvent {
    /// A behaviour is opened to be changed; `None` is a new one.
    Opened(Option<BehaviourKey>),
    /// Something was typed or chosen on the open page.
    Typed(BehaviourDraft),
    /// The open behaviour is left as it was.
    Closed,
    Saved(BehaviourDraft),
    /// One place up or down in the codebook's order.
    Moved(BehaviourKey, Direction),
    Archived(BehaviourKey),
    BroughtBack(BehaviourKey),
    PackAdded(Pack),
}

/// One place up or down in a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    Up,
    Down,
}

/// What is not finished: typed, gone on with, or given up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DraftEvent {
    /// The word with which the action step of a call is to be closed.
    ClosingTyped(CallId, String),
    /// A trip-wire of one's own, before it is added to a planned call.
    TripWireTyped(CallId, String),
    GoneOn(DraftOf),
    GivenUp(DraftOf),
}

/// Into the trash and out of it. What is in it for 30 days goes for good.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TrashEvent {
    CallThrown(CallId),
    CallBroughtBack(CallId),
    RepThrown(RepId),
    RepBroughtBack(RepId),
    /// All that is in the trash goes for good, now.
    Emptied,
}

/// Files out and in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileEvent {
    Shared(Result<Handover, String>),
    /// A large file was picked, and the browser reads it: it will have come in after a while.
    Opening {
        name: String,
    },
    /// A file came in, by whatever door: picked, dropped, pasted, shared to the app or opened with it.
    CameIn {
        name: String,
        text: Result<String, PickError>,
    },
    /// The passphrase of the sealed file that was picked.
    PassphraseGiven(Passphrase),
    /// What was forgotten here, and is in the file, comes back with it.
    ForgottenWanted,
    /// A debrief that was made for the rep is kept on this phone, to be read and answered.
    KeptToAnswer,
    /// It is previewed as notes, to be added to the notebook instead.
    NotesWanted,
    /// The rep's answer is put with its action step.
    AnswerTaken,
    /// Add what the preview shows.
    AddWanted,
    /// Leave it; the notebook stays as it is.
    LeaveWanted,
}

/// The forms of a summary.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    Text,
    Markdown,
    /// The page, on paper.
    Print,
    /// The action step, as an entry of a calendar.
    Calendar,
}
