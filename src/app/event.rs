//! All that can happen: what a person does, and what the phone reports.

use uuid::Uuid;

use super::{model::Theme, route::Route};
use crate::domain::call::UtcOffset;
use crate::domain::{
    BehaviourKey, CallId, LearningMode, MomentId, NetMove, NotebookId, Outcome, RepId, Role, Stage,
    Stakes, Timestamp,
};
use crate::wire::{Record, Scope, StoreError};

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
    Pad(CallId, PadEvent),
    Lot(CallId, LotEvent),
    Debrief(CallId, DebriefEvent),
    StageChosen(RepId, Stage),
    File(FileEvent),
    ThemeChosen(Theme),
    /// Use the new version that waits.
    UpdateWanted,
    /// Ask the browser not to clear the notes by itself.
    PersistWanted,
    /// The old notebook is gone for good; begin a new one.
    NewNotebookWanted,
    World(World),
}

/// On the way to a running call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StartEvent {
    AccountTyped(String),
    StakesChosen(Stakes),
    RoleChosen(Role),
    NewRepTyped(String),
    /// Start the call with a known rep.
    RepChosen(RepId),
    /// Add the rep whose name was typed, and start the call.
    NewRepStarted,
}

/// On the pad.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PadEvent {
    Tapped(Tap),
    /// Take the newest moment back.
    Undone,
    Ended,
}

/// What was tapped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Tap {
    Behaviour(BehaviourKey),
    Net(NetMove),
    Star,
}

/// In the parking lot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LotEvent {
    /// A star gets its behaviour.
    Named(MomentId, BehaviourKey),
    /// A moment that was missed in the call is added.
    Added(BehaviourKey, About),
    /// A moment that was added, or tapped by mistake, is taken out.
    TakenOut(MomentId),
    AccountTyped(String),
    OutcomeMarked(Outcome),
    /// The end came too early.
    WentOn,
}

/// About when a moment was that is added afterwards.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    Early,
    Middle,
    Late,
}

impl About {
    pub const ALL: [Self; 3] = [Self::Early, Self::Middle, Self::Late];

    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Early => "Early",
            Self::Middle => "Middle",
            Self::Late => "Late",
        }
    }
}

/// In the debrief.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DebriefEvent {
    FeltTyped(String),
    WentWellTyped(String),
    /// The rep has spoken; the replay opens.
    RepSpoke,
    /// The manager goes on without the rep's view.
    RepSkipped,
    StepChosen(Step),
    /// The replay goes to a moment.
    MomentShown(MomentId),
    /// The moment where the call turned; a second time takes it back.
    Turned(MomentId),
    SaidTyped(MomentId, String),
    WouldSayTyped(MomentId, String),
    KeepTyped(String),
    WorkOnTyped(String),
    ActionStepTyped(String),
    LearningChosen(LearningMode),
    Finished,
}

/// The screens of a debrief, in their order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    #[default]
    RepView,
    Replay,
    Next,
}

impl Step {
    pub const ALL: [Self; 3] = [Self::RepView, Self::Replay, Self::Next];
}

/// Files out and in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileEvent {
    ShareAsked(Scope),
    Shared(Result<Handover, String>),
    Picked {
        name: String,
        text: Result<String, PickError>,
    },
    /// Add what the preview shows.
    AddWanted,
    /// Leave it; the notebook stays as it is.
    LeaveWanted,
}

/// How a file left the app.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Handover {
    Shared,
    Downloaded,
    /// The person closed the share sheet.
    CalledOff,
}

/// Why a picked file could not even be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PickError {
    /// It is larger than any notebook.
    TooLarge { bytes: u64 },
    /// It is no text.
    NotText,
    /// The browser could not open it.
    Unreadable { why: String },
}

/// What the phone reports.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum World {
    Opened(Box<Result<Opening, StoreError>>),
    /// A commit came to its end.
    Committed {
        ticket: u64,
        result: Result<(), StoreError>,
    },
    /// Time to try again what could not be saved.
    RetryDue,
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
    /// The screen may go dark although the pad is open.
    WakeLockLost,
    WakeLockHeld,
}

/// What was found when the notebook was opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opening {
    pub records: Vec<Record>,
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
