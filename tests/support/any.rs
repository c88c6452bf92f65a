//! Any notebook: what proptest tries.

#[path = "former.rs"]
mod former_form;

use curbside::domain::behaviour::Wording;
use curbside::domain::call::{Setting, UtcOffset};
use curbside::domain::step::{Closing, Try};
use curbside::domain::*;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{Index, select, subsequence};
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

fn wording() -> impl Strategy<Value = Wording> {
    (time(), name(), name(), valence()).prop_map(|(until, short, label, valence)| Wording {
        until,
        short,
        label,
        valence,
    })
}

/// A behaviour under this key, as a person may have left it.
fn behaviour(key: BehaviourKey) -> impl Strategy<Value = Behaviour> {
    let words = (name(), name(), text(), name());
    let standing = select(vec![Standing::InUse, Standing::Archived]);
    let rest = (
        any::<u32>(),
        any::<u32>(),
        standing,
        vec(wording(), 0..3),
        time(),
    );
    (words, valence(), shape(), rest).prop_map(move |(words, valence, shape, rest)| {
        let (short, label, seen, skill) = words;
        let (lead, place, standing, past, edited) = rest;
        Behaviour {
            key: key.clone(),
            short,
            label,
            seen,
            skill,
            valence,
            shape,
            lead: Elapsed(lead),
            place,
            standing,
            past,
            edited,
        }
    })
}

/// The manager's own behaviours, and perhaps one that was changed.
fn codebook() -> impl Strategy<Value = Vec<Behaviour>> {
    let keys = keys();
    let own: Vec<_> = keys[8..].iter().cloned().map(behaviour).collect();
    (own, option::of(behaviour(keys[0].clone())))
        .prop_map(|(own, changed)| own.into_iter().chain(changed).collect())
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

pub(crate) fn day() -> impl Strategy<Value = Day> {
    (10_957i64..=84_005).prop_map(Day::nearest)
}

fn follow() -> impl Strategy<Value = FollowThrough> {
    let tries = vec((0u128..6, select(How::ALL.to_vec())), 0..6);
    let closing = option::of((select(Verdict::ALL.to_vec()), text(), time()));
    let answer = (text(), text(), time());
    let answer = option::of(answer.prop_map(|(tried, went, answered)| RepAnswer {
        tried,
        went,
        answered,
    }));
    (option::of(key()), option::of(day()), tries, closing, answer).prop_map(
        |(behaviour, by, tries, closing, answer)| {
            let mut follow = FollowThrough {
                behaviour,
                by,
                answer,
                ..FollowThrough::default()
            };
            for (call, how) in tries {
                let call = Uuid::from_u128(1_000 + call).into();
                match follow.tries.iter_mut().find(|one| one.call == call) {
                    Some(one) => one.how = how,
                    None => follow.tries.push(Try { call, how }),
                }
            }
            follow.closing = closing.map(|(verdict, word, closed)| Closing {
                verdict,
                word,
                closed,
            });
            follow
        },
    )
}

/// A debrief that speaks of the given moments.
fn debrief(moments: Vec<MomentId>) -> impl Strategy<Value = Debrief> {
    let form = select(vec![Form::Full, Form::Short]);
    let texts = (text(), text(), text(), text());
    let learning = option::of(select(LearningMode::ALL.to_vec()));
    let lines = (option::of(any::<Index>()), text(), text());
    let alone = subsequence(CallKind::ALL.to_vec(), 0..=CallKind::ALL.len());
    let views = (rep_view(), verdict(), follow());
    (form, views, texts, learning, lines, alone).prop_map(
        move |(
            form,
            (rep_view, net, follow),
            texts,
            learning,
            (turned, said, would_say),
            alone,
        )| {
            let (supposed, keep, work_on, action_step) = texts;
            let turned = turned.filter(|_| !moments.is_empty());
            let turning_point = turned.map(|turned| *turned.get(&moments));
            let line = |moment| ReplayLine {
                moment,
                said: said.clone(),
                would_say: would_say.clone(),
            };
            let replay = turning_point.into_iter().map(line).collect();
            Debrief {
                form,
                supposed,
                rep_view,
                turning_point,
                replay,
                net,
                keep,
                work_on,
                action_step,
                follow,
                learning,
                alone,
            }
        },
    )
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

fn call(id: CallId, reps: u128, moments: Vec<MomentId>) -> impl Strategy<Value = Call> {
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
