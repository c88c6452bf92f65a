//! Any notebook: what proptest tries.

mod behaviours;
mod calls;
mod debriefs;
#[path = "../former.rs"]
mod former_form;

use behaviours::codebook;
use calls::call;
use curbside::domain::*;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use uuid::Uuid;

pub(crate) use former_form::former;

pub(crate) fn time() -> impl Strategy<Value = Timestamp> {
    (Timestamp::EARLIEST.millis()..=Timestamp::LATEST.millis()).prop_map(Timestamp::nearest)
}

pub(crate) fn name() -> impl Strategy<Value = Name> {
    "[^\\p{Cc}]{1,80}".prop_filter_map("a name", |text| Name::new(&text).ok())
}

pub(crate) fn text() -> impl Strategy<Value = Text> {
    any::<String>().prop_map(|text| Text::typed(&text))
}

/// The behaviours that a notebook may name: those that the app brings, and three of the manager's.
pub(crate) fn keys() -> Vec<BehaviourKey> {
    let starter = Codebook::starter();
    let own =
        ["own-1", "own-2", "own-3"].map(|key| BehaviourKey::try_from(key.to_owned()).unwrap());
    let brought = starter.behaviours().iter().map(|one| one.key.clone());
    brought.chain(own).collect()
}

pub(crate) fn key() -> impl Strategy<Value = BehaviourKey> {
    select(keys())
}

pub(crate) fn valence() -> impl Strategy<Value = Valence> {
    select(Valence::ALL.to_vec())
}

pub(crate) fn shape() -> impl Strategy<Value = Shape> {
    select(Shape::ALL.to_vec())
}

pub(crate) fn step() -> impl Strategy<Value = NetMove> {
    use NetMove::{HandedBack, Held, Redirected, TookOver};
    select(vec![Held, Redirected, TookOver, HandedBack])
}

pub(crate) fn zone() -> impl Strategy<Value = Zone> {
    select(vec![Zone::WentWell, Zone::Missed])
}

pub(crate) fn trip_wire() -> impl Strategy<Value = TripWire> {
    prop_oneof![
        select(TripWire::KNOWN.to_vec()),
        text().prop_map(TripWire::Own),
    ]
}

pub(crate) fn sharing() -> impl Strategy<Value = Sharing> {
    select(Sharing::ALL.to_vec())
}

fn what() -> impl Strategy<Value = What> {
    prop_oneof![
        key().prop_map(What::Behaviour),
        key().prop_map(What::Over),
        step().prop_map(What::Net),
        Just(What::Star),
        zone().prop_map(What::Zone),
        select(Speaker::ALL.to_vec()).prop_map(What::Speaking),
        trip_wire().prop_map(What::TripWire),
        text().prop_map(What::Words),
    ]
}

pub(crate) fn day() -> impl Strategy<Value = Day> {
    (10_957i64..=84_005).prop_map(Day::nearest)
}

fn rep(n: u128) -> impl Strategy<Value = Rep> {
    let focus = option::of(key());
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

/// The moments of a call, with any times and notes.
fn moments(n: u128, call: CallId) -> impl Strategy<Value = Vec<Moment>> {
    let timing = select(vec![Timing::Tapped, Timing::Approximate]);
    let place = (any::<u32>(), any::<u32>(), timing);
    let moment = (place, what(), text(), sharing(), time());
    vec(moment, 0..6).prop_map(move |moments| {
        let all = moments.into_iter().zip(0u128..);
        all.map(
            |(((seq, at, timing), what, note, sharing, edited), m)| Moment {
                id: Uuid::from_u128(1_000_000 + n * 1_000 + m).into(),
                call,
                seq,
                at: Elapsed(at),
                timing,
                what,
                note,
                sharing,
                edited,
            },
        )
        .collect()
    })
}

fn ride(n: u128, reps: u128) -> impl Strategy<Value = Ride> {
    let id = CallId::from(Uuid::from_u128(1_000 + n));
    moments(n, id).prop_flat_map(move |moments| {
        let ids = moments.iter().map(|moment| moment.id).collect();
        (call(id, reps, ids), Just(moments))
    })
}

/// Any notebook that holds together, with nothing in the trash and no steps: what a file carries.
pub(crate) fn notebook() -> impl Strategy<Value = Notebook> {
    (1u128..4, 0u128..4).prop_flat_map(|(reps, calls)| {
        let reps_strategy: Vec<_> = (0..reps).map(rep).collect();
        let rides: Vec<_> = (0..calls).map(|n| ride(n, reps)).collect();
        (codebook(), reps_strategy, rides).prop_map(|(codebook, reps, rides)| {
            let mut notebook = Notebook::default();
            codebook
                .into_iter()
                .for_each(|one| notebook.put_behaviour(one));
            reps.into_iter().for_each(|rep| notebook.put_rep(rep));
            for (call, moments) in rides {
                notebook.put_call(call);
                moments
                    .into_iter()
                    .for_each(|moment| notebook.put_moment(moment));
            }
            former(notebook)
        })
    })
}

/// The steps of a pad, as they may stand on the disk.
pub(crate) fn steps() -> impl Strategy<Value = Steps> {
    let call = CallId::from(Uuid::from_u128(1_000));
    let step = (0..3, moments(0, call));
    (vec(step, 0..40), time()).prop_map(move |(all, now)| {
        let mut steps = Steps::none(call, now);
        for (kind, moments) in all {
            let Some(moment) = moments.into_iter().next() else {
                continue;
            };
            let step = match kind {
                0 => Step::Added(moment.id),
                1 => Step::Changed(moment),
                _ => Step::TakenOut(moment),
            };
            steps.note(step, now);
        }
        steps
    })
}
