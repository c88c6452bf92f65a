//! Any notebook, any event: what proptest tries.

use curbside::app::Event;
use curbside::app::event::{
    About, DebriefEvent, DebriefStep, LotEvent, MomentEvent, PadEvent, StartEvent, Tap, World,
};
use curbside::domain::call::UtcOffset;
use curbside::domain::*;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use uuid::Uuid;

fn time() -> impl Strategy<Value = Timestamp> {
    (Timestamp::EARLIEST.millis()..=Timestamp::LATEST.millis()).prop_map(Timestamp::nearest)
}

fn name() -> impl Strategy<Value = Name> {
    "[^\\p{Cc}]{1,80}".prop_filter_map("a name", |text| Name::new(&text).ok())
}

fn text() -> impl Strategy<Value = Text> {
    any::<String>().prop_map(|text| Text::typed(&text))
}

fn behaviour() -> impl Strategy<Value = BehaviourKey> {
    let keys: Vec<_> = Codebook::starter()
        .behaviours()
        .iter()
        .map(|b| b.key.clone())
        .collect();
    select(keys)
}

fn step() -> impl Strategy<Value = NetMove> {
    use NetMove::{HandedBack, Held, Redirected, TookOver};
    select(vec![Held, Redirected, TookOver, HandedBack])
}

fn what() -> impl Strategy<Value = What> {
    prop_oneof![
        behaviour().prop_map(What::Behaviour),
        step().prop_map(What::Net),
        Just(What::Star),
        text().prop_map(What::Words),
    ]
}

fn verdict() -> impl Strategy<Value = NetVerdict> {
    let answer = || option::of(select(Answer::ALL.to_vec()));
    (answer(), answer(), answer()).prop_map(|(used, needed, would_recover)| NetVerdict {
        used,
        needed,
        would_recover,
    })
}

fn rep_words() -> impl Strategy<Value = RepWords> {
    let guess = option::of((0u8..=100).prop_map(Percent::nearest));
    (text(), text(), guess, verdict()).prop_map(|(felt, went_well, talk_guess, net)| RepWords {
        felt,
        went_well,
        talk_guess,
        net,
    })
}

fn rep_view() -> impl Strategy<Value = RepView> {
    prop_oneof![
        rep_words().prop_map(RepView::Speaking),
        rep_words().prop_map(RepView::Said),
        Just(RepView::Skipped),
    ]
}

/// A debrief that speaks of the given moments.
fn debrief(moments: Vec<MomentId>) -> impl Strategy<Value = Debrief> {
    let texts = (text(), text(), text());
    let learning = option::of(select(LearningMode::ALL.to_vec()));
    let turning = any::<prop::sample::Index>();
    (rep_view(), texts, learning, turning, text(), text()).prop_map(
        move |(rep_view, (keep, work_on, action_step), learning, turning, said, would_say)| {
            let turning_point = (!moments.is_empty()).then(|| *turning.get(&moments));
            let line = |moment| ReplayLine {
                moment,
                said: said.clone(),
                would_say: would_say.clone(),
            };
            let replay = turning_point.into_iter().map(line).collect();
            Debrief {
                rep_view,
                turning_point,
                replay,
                keep,
                work_on,
                action_step,
                learning,
                ..Debrief::default()
            }
        },
    )
}

fn phase(moments: Vec<MomentId>) -> impl Strategy<Value = Phase> {
    let outcome = option::of(select(Outcome::ALL.to_vec()));
    (0..3, time(), time(), time(), outcome, debrief(moments)).prop_map(
        |(phase, started, ended, finished, outcome, debrief)| {
            let span = Span::new(started, ended);
            match phase {
                0 => Phase::Running { started },
                1 => Phase::Ended {
                    span,
                    outcome,
                    debrief,
                },
                _ => Phase::Debriefed {
                    span,
                    outcome,
                    debrief,
                    finished,
                },
            }
        },
    )
}

fn rep(n: u128) -> impl Strategy<Value = Rep> {
    let focus = option::of(behaviour());
    (name(), select(Stage::ALL.to_vec()), focus, time()).prop_map(
        move |(name, stage, focus, edited)| Rep {
            id: Uuid::from_u128(n).into(),
            name,
            stage,
            focus,
            trashed: None,
            edited,
        },
    )
}

type Ride = (Call, Vec<Moment>);

fn ride(n: u128, reps: u128) -> impl Strategy<Value = Ride> {
    let id = CallId::from(Uuid::from_u128(1_000 + n));
    let moment = (
        any::<u32>(),
        any::<u32>(),
        any::<bool>(),
        what(),
        text(),
        time(),
    );
    let moments = vec(moment, 0..6).prop_map(move |moments| {
        let moments = moments.into_iter().zip(0u128..);
        let build = move |((seq, at, tapped, what, note, edited), m): (
            (u32, u32, bool, What, Text, Timestamp),
            u128,
        )| Moment {
            id: Uuid::from_u128(1_000_000 + n * 1_000 + m).into(),
            call: id,
            seq,
            at: Elapsed(at),
            timing: if tapped {
                Timing::Tapped
            } else {
                Timing::Approximate
            },
            what,
            note,
            sharing: Sharing::WithRep,
            edited,
        };
        moments.map(build).collect::<Vec<Moment>>()
    });
    let head = (0..reps, option::of(name()), select(Role::ALL.to_vec()));
    let rest = (select(Stakes::ALL.to_vec()), -720i16..=840, time());
    (moments, head, rest).prop_flat_map(
        move |(moments, (rep, account, role), (stakes, zone, edited))| {
            let ids = moments.iter().map(|moment| moment.id).collect();
            let (moments, account) = (Just(moments), Just(account));
            (phase(ids), moments, account).prop_map(move |(phase, moments, account)| {
                let rep = Uuid::from_u128(rep).into();
                let utc_offset_min = UtcOffset::nearest(zone);
                (
                    Call {
                        account,
                        role,
                        stakes,
                        phase,
                        edited,
                        ..Call::planned(id, rep, utc_offset_min, edited, 0)
                    },
                    moments,
                )
            })
        },
    )
}

/// Any notebook that holds together.
pub(crate) fn notebook() -> impl Strategy<Value = Notebook> {
    (1u128..4, 0u128..4).prop_flat_map(|(reps, calls)| {
        let reps_strategy: Vec<_> = (0..reps).map(rep).collect();
        let rides: Vec<_> = (0..calls).map(|n| ride(n, reps)).collect();
        (reps_strategy, rides).prop_map(|(reps, rides)| {
            let mut notebook = Notebook::default();
            reps.into_iter().for_each(|rep| notebook.put_rep(rep));
            for (call, moments) in rides {
                notebook.put_call(call);
                moments
                    .into_iter()
                    .for_each(|moment| notebook.put_moment(moment));
            }
            notebook
        })
    })
}

/// What a hand may do next, told as numbers that are looked up in the notebook of that moment.
#[derive(Clone, Debug)]
pub(crate) enum Hand {
    Start(String),
    OnCall(prop::sample::Index, OnCall),
    Disk(bool),
    Retry,
    Wait(i64),
}

#[derive(Clone, Debug)]
pub(crate) enum OnCall {
    Tap(BehaviourKey),
    Net(NetMove),
    Star,
    Undo,
    End,
    GoOn,
    Add(BehaviourKey, About),
    Account(String),
    Outcome(Outcome),
    NameFirst(BehaviourKey),
    TakeFirst,
    Felt(String),
    Spoke,
    Skip,
    Show(DebriefStep),
    TurnFirst,
    SayFirst(String),
    Finish,
}

pub(crate) fn hands() -> impl Strategy<Value = Vec<Hand>> {
    let on_call = prop_oneof![
        behaviour().prop_map(OnCall::Tap),
        step().prop_map(OnCall::Net),
        Just(OnCall::Star),
        Just(OnCall::Undo),
        Just(OnCall::End),
        Just(OnCall::GoOn),
        (behaviour(), select(About::ROUGH.to_vec()))
            .prop_map(|(key, about)| OnCall::Add(key, about)),
        any::<String>().prop_map(OnCall::Account),
        select(Outcome::ALL.to_vec()).prop_map(OnCall::Outcome),
        behaviour().prop_map(OnCall::NameFirst),
        Just(OnCall::TakeFirst),
        any::<String>().prop_map(OnCall::Felt),
        Just(OnCall::Spoke),
        Just(OnCall::Skip),
        select(DebriefStep::of(Form::Full).to_vec()).prop_map(OnCall::Show),
        Just(OnCall::TurnFirst),
        any::<String>().prop_map(OnCall::SayFirst),
        Just(OnCall::Finish),
    ];
    let hand = prop_oneof![
        2 => any::<String>().prop_map(Hand::Start),
        20 => (any::<prop::sample::Index>(), on_call).prop_map(|(call, on)| Hand::OnCall(call, on)),
        2 => any::<bool>().prop_map(Hand::Disk),
        1 => Just(Hand::Retry),
        1 => (-100_000i64..100_000).prop_map(Hand::Wait),
    ];
    vec(hand, 1..60)
}

/// The event that a hand makes of a call as it is now.
pub(crate) fn event(notebook: &Notebook, call: CallId, on: OnCall) -> Event {
    let none = MomentId::from(Uuid::nil());
    let first = notebook
        .moments(call)
        .first()
        .map_or(none, |moment| moment.id);
    let pad = |event| Event::Pad(call, event);
    let lot = |event| Event::Lot(call, event);
    let debrief = |event| Event::Debrief(call, event);
    match on {
        OnCall::Tap(key) => pad(PadEvent::Tapped(Tap::Behaviour(key))),
        OnCall::Net(step) => pad(PadEvent::Tapped(Tap::Net(step))),
        OnCall::Star => pad(PadEvent::Tapped(Tap::Star)),
        OnCall::Undo => pad(PadEvent::Undone),
        OnCall::End => pad(PadEvent::Ended),
        OnCall::GoOn => lot(LotEvent::WentOn),
        OnCall::Add(key, about) => lot(LotEvent::Added(key, about)),
        OnCall::Account(typed) => lot(LotEvent::AccountTyped(typed)),
        OnCall::Outcome(outcome) => lot(LotEvent::OutcomeMarked(outcome)),
        OnCall::NameFirst(key) => Event::Moment(call, MomentEvent::Named(first, key)),
        OnCall::TakeFirst => Event::Moment(call, MomentEvent::TakenOut(first)),
        OnCall::Felt(typed) => debrief(DebriefEvent::FeltTyped(typed)),
        OnCall::Spoke => debrief(DebriefEvent::RepSpoke),
        OnCall::Skip => debrief(DebriefEvent::RepSkipped),
        OnCall::Show(step) => debrief(DebriefEvent::StepChosen(step)),
        OnCall::TurnFirst => debrief(DebriefEvent::Turned(first)),
        OnCall::SayFirst(typed) => debrief(DebriefEvent::SaidTyped(first, typed)),
        OnCall::Finish => debrief(DebriefEvent::Finished),
    }
}

pub(crate) fn start(name: String) -> [Event; 2] {
    [
        Event::Start(StartEvent::NewRepTyped(name)),
        Event::Start(StartEvent::NewRepStarted),
    ]
}

pub(crate) fn retry() -> Event {
    Event::World(World::RetryDue)
}
