//! Any call, in any phase.

use curbside::domain::call::{Setting, UtcOffset};
use curbside::domain::*;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use uuid::Uuid;

use super::debriefs::debrief;
use super::{keys, name, sharing, text, time, trip_wire};

fn contract() -> impl Strategy<Value = NetContract> {
    let stance = option::of(select(Stance::ALL.to_vec()));
    (stance, vec(trip_wire(), 0..10), text()).prop_map(|(stance, wires, hand_back)| {
        let mut contract = NetContract {
            stance,
            trip_wires: vec![],
            hand_back,
        };
        wires.into_iter().for_each(|wire| contract.toggle(wire));
        contract
    })
}

fn phase(moments: Vec<MomentId>) -> impl Strategy<Value = Phase> {
    let outcome = option::of(select(Outcome::ALL.to_vec()));
    let kind = (0..4, any::<u32>());
    (kind, time(), time(), time(), outcome, debrief(moments)).prop_map(
        |((phase, place), started, ended, finished, outcome, debrief)| {
            let span = Span::new(started, ended);
            match phase {
                0 => Phase::Planned {
                    planned: started,
                    place,
                },
                1 => Phase::Running { started },
                2 => Phase::Ended {
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

pub(super) fn call(id: CallId, reps: u128, moments: Vec<MomentId>) -> impl Strategy<Value = Call> {
    let setting = select(Setting::ALL.to_vec());
    let head = (0..reps, option::of(name()), setting, text());
    let part = (
        select(Role::ALL.to_vec()),
        text(),
        select(Stakes::ALL.to_vec()),
    );
    let keys = subsequence(keys(), 0..=Call::MOST_KEYS).prop_shuffle();
    let notes = (text(), text(), sharing());
    let rest = (-720i16..=840, phase(moments), time());
    (head, part, contract(), keys, notes, rest).prop_map(
        move |(head, part, contract, keys, notes, (zone, phase, edited))| {
            let (rep, account, setting, objective) = head;
            let (role, contribution, stakes) = part;
            let (next_step, note, sharing) = notes;
            Call {
                id,
                rep: Uuid::from_u128(rep).into(),
                account,
                setting,
                objective,
                role,
                contribution,
                stakes,
                contract,
                keys,
                next_step,
                note,
                sharing,
                utc_offset_min: UtcOffset::nearest(zone),
                phase,
                trashed: None,
                changed: Some(edited).filter(|at| at.millis() % 2 == 0),
                edited,
            }
        },
    )
}
