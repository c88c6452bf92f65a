//! What a person does on the way through a call: start, prepare, pad, parking lot, debrief.

use crate::domain::call::Setting;
use crate::domain::{
    Answer, BehaviourKey, CallId, CallKind, Day, DebriefStep, Elapsed, Form, How, LearningMode,
    MomentId, NetMove, NetQuestion, Outcome, Percent, RepId, Role, Sharing, Speaker, Stakes,
    Stance, TripWire, Verdict, Zone,
};

use super::Direction;

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
    /// Prepare a call with a known rep, to be started later.
    RepPlanned(RepId),
    /// Add the rep whose name was typed, and prepare the call.
    NewRepPlanned,
}

/// While a call is prepared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PlanEvent {
    AccountTyped(String),
    SettingChosen(Setting),
    ObjectiveTyped(String),
    RoleChosen(Role),
    ContributionTyped(String),
    StakesChosen(Stakes),
    /// Agree on a stance; the same again takes it back.
    StanceChosen(Stance),
    /// Take a trip-wire in, or out.
    TripWireToggled(TripWire),
    HandBackTyped(String),
    /// Take a behaviour onto this call's pad, or off it.
    KeyToggled(BehaviourKey),
    /// One place up or down in the day's ride.
    Moved(Direction),
    /// The call begins.
    Begun,
}

/// On the pad.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PadEvent {
    Tapped(Tap),
    /// Take the newest step back: a tap, or a change of a moment.
    Undone,
    /// Something is laid over the pad, or taken away again.
    SheetOpened(Sheet),
    /// A behaviour takes the place of another on this call's pad.
    KeySwapped {
        old: BehaviourKey,
        new: BehaviourKey,
    },
    Ended,
}

/// What was tapped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Tap {
    Behaviour(BehaviourKey),
    /// A state of the codebook is over.
    Over(BehaviourKey),
    Net(NetMove),
    Star,
    /// A zone of the eyes-free pad.
    Zone(Zone),
    Speaking(Speaker),
    TripWire(TripWire),
}

impl Tap {
    /// The zones of the eyes-free pad, in their order on the screen.
    pub const ZONES: [Self; 4] = [
        Self::Zone(Zone::WentWell),
        Self::Zone(Zone::Missed),
        Self::Net(NetMove::Held),
        Self::Star,
    ];
}

/// What is laid over the pad.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sheet {
    #[default]
    None,
    /// A moment of the tape, to be changed.
    Moment(MomentId),
    /// The behaviours of this pad, to be changed.
    Keys,
    /// The net contract with its trip-wires.
    Contract,
    /// Nothing but a clock.
    Clock,
    /// Four zones that are hit without a look.
    EyesFree,
}

/// A moment is changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MomentEvent {
    /// Earlier (below zero) or later, in seconds.
    Retimed(MomentId, i32),
    NoteTyped(MomentId, String),
    NoteShared(MomentId, Sharing),
    /// It was another behaviour, or gets its name.
    Named(MomentId, BehaviourKey),
    TakenOut(MomentId),
}

/// In the parking lot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LotEvent {
    /// A moment that was missed in the call is added.
    Added(BehaviourKey, About),
    AccountTyped(String),
    OutcomeMarked(Outcome),
    NextStepTyped(String),
    NoteTyped(String),
    NoteShared(Sharing),
    /// The end came too early.
    WentOn,
}

/// About when a moment was that is added afterwards.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    Early,
    Middle,
    Late,
    /// A place on the rope.
    At(Elapsed),
}

impl About {
    /// Those that need no look at the rope.
    pub const ROUGH: [Self; 3] = [Self::Early, Self::Middle, Self::Late];

    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Early => "Early",
            Self::Middle => "Middle",
            Self::Late => "Late",
            Self::At(_) => "At a minute",
        }
    }
}

/// In the debrief.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DebriefEvent {
    FormChosen(Form),
    StepChosen(DebriefStep),
    SupposedTyped(String),
    FeltTyped(String),
    WentWellTyped(String),
    /// The rep's guess at the own share of talking; `None` takes it back.
    TalkGuessed(Option<Percent>),
    /// The rep's own answer on the net.
    RepAnswered(NetQuestion, Answer),
    /// The rep has spoken; the replay opens.
    RepSpoke,
    /// The manager goes on without the rep's view.
    RepSkipped,
    /// The replay goes to a moment.
    MomentShown(MomentId),
    /// The moment where the call turned; a second time takes it back.
    Turned(MomentId),
    SaidTyped(MomentId, String),
    WouldSayTyped(MomentId, String),
    /// The manager's own answer on the net.
    ManagerAnswered(NetQuestion, Answer),
    KeepTyped(String),
    WorkOnTyped(String),
    ActionStepTyped(String),
    StepBehaviourChosen(Option<BehaviourKey>),
    StepByChosen(Option<Day>),
    LearningChosen(LearningMode),
    AloneToggled(CallKind),
    Finished,
}

/// An action step is followed through. The call it is about is the one that agreed on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FollowEvent {
    /// How it went in a later call.
    Marked(CallId, How),
    /// It closes with a word.
    Closed(Verdict, String),
    /// The closing is taken back.
    Reopened,
}
