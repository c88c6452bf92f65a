//! Any sequence of what a hand may do, told as numbers that are looked up in the notebook of that
//! moment.

use curbside::app::event::{
    About, BehaviourDraft, CodebookEvent, DebriefEvent, DebriefStep, Direction, DraftEvent,
    FollowEvent, LotEvent, MomentEvent, PadEvent, PlanEvent, ProgressEvent, RepEvent, Sheet,
    StartEvent, Tap, TrashEvent, World,
};
use curbside::app::{Event, LookBack, Route};
use curbside::domain::call::Setting;
use curbside::domain::*;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use uuid::Uuid;

use crate::any::{day, key, name, shape, sharing, step, trip_wire, valence, zone};
use crate::support::TEN;

#[derive(Clone, Debug)]
pub(crate) enum Hand {
    Start(String),
    Plan(String),
    OnCall(Index, OnCall),
    OnRep(Index, OnRep),
    Codebook(CodebookEvent),
    TrashEmptied,
    UndoWanted,
    Disk(bool),
    Retry,
    /// The app is closed, and opened again later.
    Reload,
    Wait(i64),
    /// The clock is set to any time, on any wall.
    Clock(i64, i16),
}

/// Moments and calls are told by an index; the ids in the events are none.
#[derive(Clone, Debug)]
pub(crate) enum OnCall {
    Begin,
    Plan(PlanEvent),
    Pad(PadEvent),
    Lot(LotEvent),
    Debrief(Index, DebriefEvent),
    Moment(Index, MomentEvent),
    Sheet(Index),
    Follow(Index, FollowEvent),
    /// Its debrief is shown, or something is typed and not saved.
    DebriefShown,
    Typed(bool, String),
    Throw,
    BringBack,
}

#[derive(Clone, Debug)]
pub(crate) enum OnRep {
    Start,
    Event(RepEvent),
    Look(ProgressEvent),
    Throw,
    BringBack,
}

fn typed() -> impl Strategy<Value = String> {
    prop_oneof![Just(String::new()), any::<String>()]
}

fn direction() -> impl Strategy<Value = Direction> {
    select(vec![Direction::Up, Direction::Down])
}

pub(crate) fn tap() -> impl Strategy<Value = Tap> {
    prop_oneof![
        3 => key().prop_map(Tap::Behaviour),
        2 => key().prop_map(Tap::Over),
        3 => step().prop_map(Tap::Net),
        1 => Just(Tap::Star),
        1 => zone().prop_map(Tap::Zone),
        3 => select(Speaker::ALL.to_vec()).prop_map(Tap::Speaking),
        1 => trip_wire().prop_map(Tap::TripWire),
    ]
}

fn plan() -> impl Strategy<Value = PlanEvent> {
    prop_oneof![
        typed().prop_map(PlanEvent::AccountTyped),
        select(Setting::ALL.to_vec()).prop_map(PlanEvent::SettingChosen),
        typed().prop_map(PlanEvent::ObjectiveTyped),
        select(Role::ALL.to_vec()).prop_map(PlanEvent::RoleChosen),
        typed().prop_map(PlanEvent::ContributionTyped),
        select(Stakes::ALL.to_vec()).prop_map(PlanEvent::StakesChosen),
        select(Stance::ALL.to_vec()).prop_map(PlanEvent::StanceChosen),
        trip_wire().prop_map(PlanEvent::TripWireToggled),
        typed().prop_map(PlanEvent::HandBackTyped),
        key().prop_map(PlanEvent::KeyToggled),
        direction().prop_map(PlanEvent::Moved),
    ]
}

fn pad() -> impl Strategy<Value = PadEvent> {
    let sheet = select(vec![
        Sheet::None,
        Sheet::Keys,
        Sheet::Contract,
        Sheet::Clock,
        Sheet::EyesFree,
    ]);
    prop_oneof![
        6 => tap().prop_map(PadEvent::Tapped),
        3 => Just(PadEvent::Undone),
        1 => sheet.prop_map(PadEvent::SheetOpened),
        1 => (key(), key()).prop_map(|(old, new)| PadEvent::KeySwapped { old, new }),
        1 => Just(PadEvent::Ended),
    ]
}

pub(crate) fn moment() -> impl Strategy<Value = MomentEvent> {
    let none = MomentId::from(Uuid::nil());
    prop_oneof![
        (-400i32..400).prop_map(move |seconds| MomentEvent::Retimed(none, seconds)),
        typed().prop_map(move |typed| MomentEvent::NoteTyped(none, typed)),
        sharing().prop_map(move |sharing| MomentEvent::NoteShared(none, sharing)),
        key().prop_map(move |key| MomentEvent::Named(none, key)),
        Just(MomentEvent::TakenOut(none)),
    ]
}

fn lot() -> impl Strategy<Value = LotEvent> {
    let about = prop_oneof![
        select(About::ROUGH.to_vec()),
        any::<u32>().prop_map(|at| About::At(Elapsed(at))),
    ];
    prop_oneof![
        (key(), about).prop_map(|(key, about)| LotEvent::Added(key, about)),
        typed().prop_map(LotEvent::AccountTyped),
        select(Outcome::ALL.to_vec()).prop_map(LotEvent::OutcomeMarked),
        typed().prop_map(LotEvent::NextStepTyped),
        typed().prop_map(LotEvent::NoteTyped),
        sharing().prop_map(LotEvent::NoteShared),
        Just(LotEvent::WentOn),
    ]
}

fn debrief() -> impl Strategy<Value = DebriefEvent> {
    let none = MomentId::from(Uuid::nil());
    let guess = option::of((0u8..=100).prop_map(Percent::nearest));
    let answer = || {
        (
            select(NetQuestion::ALL.to_vec()),
            select(Answer::ALL.to_vec()),
        )
    };
    prop_oneof![
        select(vec![Form::Full, Form::Short]).prop_map(DebriefEvent::FormChosen),
        select(DebriefStep::of(Form::Full).to_vec()).prop_map(DebriefEvent::StepChosen),
        typed().prop_map(DebriefEvent::SupposedTyped),
        typed().prop_map(DebriefEvent::FeltTyped),
        typed().prop_map(DebriefEvent::WentWellTyped),
        guess.prop_map(DebriefEvent::TalkGuessed),
        answer().prop_map(|(question, answer)| DebriefEvent::RepAnswered(question, answer)),
        answer().prop_map(|(question, answer)| DebriefEvent::ManagerAnswered(question, answer)),
        select(vec![
            DebriefEvent::RepSpoke,
            DebriefEvent::RepSkipped,
            DebriefEvent::Finished
        ]),
        Just(DebriefEvent::MomentShown(none)),
        Just(DebriefEvent::Turned(none)),
        typed().prop_map(move |typed| DebriefEvent::SaidTyped(none, typed)),
        typed().prop_map(move |typed| DebriefEvent::WouldSayTyped(none, typed)),
        typed().prop_map(DebriefEvent::KeepTyped),
        typed().prop_map(DebriefEvent::WorkOnTyped),
        typed().prop_map(DebriefEvent::ActionStepTyped),
        option::of(key()).prop_map(DebriefEvent::StepBehaviourChosen),
        option::of(day()).prop_map(DebriefEvent::StepByChosen),
        select(LearningMode::ALL.to_vec()).prop_map(DebriefEvent::LearningChosen),
        select(CallKind::ALL.to_vec()).prop_map(DebriefEvent::AloneToggled),
    ]
}

fn follow() -> impl Strategy<Value = FollowEvent> {
    let none = CallId::from(Uuid::nil());
    let verdict = select(Verdict::ALL.to_vec());
    prop_oneof![
        4 => select(How::ALL.to_vec()).prop_map(move |how| FollowEvent::Marked(none, how)),
        2 => (verdict, typed()).prop_map(|(verdict, word)| FollowEvent::Closed(verdict, word)),
        1 => Just(FollowEvent::Reopened),
    ]
}

fn on_call() -> impl Strategy<Value = OnCall> {
    let index = any::<Index>;
    prop_oneof![
        1 => Just(OnCall::Begin),
        3 => plan().prop_map(OnCall::Plan),
        9 => pad().prop_map(OnCall::Pad),
        3 => lot().prop_map(OnCall::Lot),
        6 => (index(), debrief()).prop_map(|(which, event)| OnCall::Debrief(which, event)),
        4 => (index(), moment()).prop_map(|(which, event)| OnCall::Moment(which, event)),
        1 => index().prop_map(OnCall::Sheet),
        2 => (index(), follow()).prop_map(|(which, event)| OnCall::Follow(which, event)),
        1 => Just(OnCall::DebriefShown),
        1 => (any::<bool>(), typed()).prop_map(|(closes, words)| OnCall::Typed(closes, words)),
        1 => Just(OnCall::Throw),
        1 => Just(OnCall::BringBack),
    ]
}

fn on_rep() -> impl Strategy<Value = OnRep> {
    prop_oneof![
        3 => Just(OnRep::Start),
        1 => select(Stage::ALL.to_vec()).prop_map(|stage| OnRep::Event(RepEvent::StageChosen(stage))),
        1 => option::of(key()).prop_map(|key| OnRep::Event(RepEvent::FocusChosen(key))),
        1 => typed().prop_map(|name| OnRep::Event(RepEvent::Renamed(name))),
        1 => look().prop_map(OnRep::Look),
        1 => Just(OnRep::Throw),
        1 => Just(OnRep::BringBack),
    ]
}

fn look() -> impl Strategy<Value = ProgressEvent> {
    let look_back = select(LookBack::ALL.to_vec());
    prop_oneof![
        look_back.prop_map(ProgressEvent::LookBackChosen),
        key().prop_map(ProgressEvent::BehaviourShown),
        Just(ProgressEvent::MoreCallsWanted),
    ]
}

fn codebook() -> impl Strategy<Value = CodebookEvent> {
    // Mostly what can be saved, and now and then what can't.
    let words = || prop_oneof![3 => name().prop_map(String::from), 1 => typed()];
    let lead = (0_u32..70).prop_map(|seconds| seconds.to_string());
    let draft = (words(), words(), words(), words(), valence(), shape(), lead);
    let draft =
        draft.prop_map(
            |(short, label, seen, skill, valence, shape, lead)| BehaviourDraft {
                label,
                short,
                seen,
                skill,
                valence,
                shape,
                lead,
            },
        );
    let draft = (any::<bool>(), draft).prop_map(|(is_saved, draft)| {
        if is_saved {
            CodebookEvent::Saved(draft)
        } else {
            CodebookEvent::Typed(draft)
        }
    });
    prop_oneof![
        option::of(key()).prop_map(CodebookEvent::Opened),
        Just(CodebookEvent::Closed),
        draft,
        (key(), direction()).prop_map(|(key, direction)| CodebookEvent::Moved(key, direction)),
        key().prop_map(CodebookEvent::Archived),
        key().prop_map(CodebookEvent::BroughtBack),
        select(Pack::ALL.to_vec()).prop_map(CodebookEvent::PackAdded),
    ]
}

/// From 1970 to the end of time and beyond both, and mostly around the time of the test.
fn clock() -> impl Strategy<Value = (i64, i16)> {
    let year = 31_536_000_000;
    let millis = prop_oneof![
        4 => TEN - year..TEN + year,
        1 => 0..130 * year,
        1 => any::<i64>().prop_map(|any| any / 4),
    ];
    (millis, -800i16..900)
}

pub(crate) fn hands() -> impl Strategy<Value = Vec<Hand>> {
    let index = any::<Index>;
    let wait = prop_oneof![8 => -600i64..600, 1 => -100_000i64..4_000_000];
    let hand = prop_oneof![
        2 => any::<String>().prop_map(Hand::Start),
        2 => any::<String>().prop_map(Hand::Plan),
        30 => (index(), on_call()).prop_map(|(call, on)| Hand::OnCall(call, on)),
        3 => (index(), on_rep()).prop_map(|(rep, on)| Hand::OnRep(rep, on)),
        2 => codebook().prop_map(Hand::Codebook),
        1 => Just(Hand::TrashEmptied),
        1 => Just(Hand::UndoWanted),
        2 => any::<bool>().prop_map(Hand::Disk),
        1 => Just(Hand::Retry),
        1 => Just(Hand::Reload),
        2 => wait.prop_map(Hand::Wait),
        2 => clock().prop_map(|(millis, ahead)| Hand::Clock(millis, ahead)),
    ];
    vec(hand, 1..60)
}

/// The event that a hand makes of a call as it is now.
pub(crate) fn event(notebook: &Notebook, call: CallId, on: OnCall) -> Event {
    let pick = |which: Index| {
        let moments = notebook.moments(call);
        let none = MomentId::from(Uuid::nil());
        let one = (!moments.is_empty()).then(|| which.get(moments));
        one.map_or(none, |moment| moment.id)
    };
    match on {
        OnCall::Begin => Event::Plan(call, PlanEvent::Begun),
        OnCall::Plan(event) => Event::Plan(call, event),
        OnCall::Pad(event) => Event::Pad(call, event),
        OnCall::Lot(event) => Event::Lot(call, event),
        OnCall::Debrief(which, event) => Event::Debrief(call, speaking_of(event, pick(which))),
        OnCall::Moment(which, event) => Event::Moment(call, about(event, pick(which))),
        OnCall::Sheet(which) => {
            let sheet = Sheet::Moment(pick(which));
            Event::Pad(call, PadEvent::SheetOpened(sheet))
        }
        OnCall::Follow(which, FollowEvent::Marked(_, how)) => {
            let calls: Vec<CallId> = notebook.all_calls().map(|call| call.id).collect();
            Event::Follow(call, FollowEvent::Marked(*which.get(&calls), how))
        }
        OnCall::Follow(_, event) => Event::Follow(call, event),
        OnCall::DebriefShown => Event::Go(Route::Debrief(call)),
        OnCall::Typed(true, words) => Event::Draft(DraftEvent::ClosingTyped(call, words)),
        OnCall::Typed(false, words) => Event::Draft(DraftEvent::TripWireTyped(call, words)),
        OnCall::Throw => Event::Trash(TrashEvent::CallThrown(call)),
        OnCall::BringBack => Event::Trash(TrashEvent::CallBroughtBack(call)),
    }
}

pub(crate) fn about(event: MomentEvent, id: MomentId) -> MomentEvent {
    match event {
        MomentEvent::Retimed(_, seconds) => MomentEvent::Retimed(id, seconds),
        MomentEvent::NoteTyped(_, typed) => MomentEvent::NoteTyped(id, typed),
        MomentEvent::NoteShared(_, sharing) => MomentEvent::NoteShared(id, sharing),
        MomentEvent::Named(_, key) => MomentEvent::Named(id, key),
        MomentEvent::TakenOut(_) => MomentEvent::TakenOut(id),
    }
}

fn speaking_of(event: DebriefEvent, id: MomentId) -> DebriefEvent {
    match event {
        DebriefEvent::MomentShown(_) => DebriefEvent::MomentShown(id),
        DebriefEvent::Turned(_) => DebriefEvent::Turned(id),
        DebriefEvent::SaidTyped(_, typed) => DebriefEvent::SaidTyped(id, typed),
        DebriefEvent::WouldSayTyped(_, typed) => DebriefEvent::WouldSayTyped(id, typed),
        other => other,
    }
}

pub(crate) fn on_rep_event(rep: RepId, on: OnRep) -> Event {
    match on {
        OnRep::Start => Event::Start(StartEvent::RepChosen(rep)),
        OnRep::Event(event) => Event::Rep(rep, event),
        OnRep::Look(event) => Event::Progress(rep, event),
        OnRep::Throw => Event::Trash(TrashEvent::RepThrown(rep)),
        OnRep::BringBack => Event::Trash(TrashEvent::RepBroughtBack(rep)),
    }
}

pub(crate) fn with_new_rep(name: String, then: StartEvent) -> [Event; 2] {
    [
        Event::Start(StartEvent::NewRepTyped(name)),
        Event::Start(then),
    ]
}

pub(crate) fn retry() -> Event {
    Event::World(World::RetryDue)
}
