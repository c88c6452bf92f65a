//! What the frozen files of each form hold, written out by hand.

#[path = "former.rs"]
mod former_form;

use curbside::domain::behaviour::Wording;
use curbside::domain::call::{Setting, Span, UtcOffset};
use curbside::domain::step::{Closing, Try};
use curbside::domain::*;
use uuid::Uuid;

pub(crate) use former_form::former;

fn at(seconds: i64) -> Timestamp {
    Timestamp::nearest(1_763_888_400_000 + seconds * 1000)
}

fn uuid(n: u128) -> Uuid {
    Uuid::from_u128(n)
}

fn key(text: &str) -> BehaviourKey {
    BehaviourKey::try_from(text.to_owned()).unwrap()
}

fn name(text: &str) -> Name {
    Name::new(text).unwrap()
}

fn text(text: &str) -> Text {
    Text::typed(text)
}

/// A call with nothing agreed, chosen or written but what form 1 had.
fn bare_call(n: u128, rep: u128, phase: Phase, edited: i64) -> Call {
    Call {
        id: uuid(n).into(),
        rep: uuid(rep).into(),
        account: None,
        setting: Setting::InPerson,
        objective: text(""),
        role: Role::Observe,
        contribution: text(""),
        stakes: Stakes::Ordinary,
        contract: NetContract {
            stance: None,
            trip_wires: vec![],
            hand_back: text(""),
        },
        keys: vec![],
        next_step: text(""),
        note: text(""),
        sharing: Sharing::Private,
        utc_offset_min: UtcOffset::nearest(60),
        phase,
        trashed: None,
        changed: None,
        edited: at(edited),
    }
}

fn bare_rep(n: u128, rep: &str, edited: i64) -> Rep {
    Rep {
        id: uuid(n).into(),
        name: name(rep),
        stage: Stage::New,
        focus: None,
        trashed: None,
        edited: at(edited),
    }
}

/// A moment that was tapped, with no note.
fn bare_moment(n: u128, call: u128, seq: u32, at_ms: u32, what: What, edited: i64) -> Moment {
    Moment {
        id: uuid(n).into(),
        call: uuid(call).into(),
        seq,
        at: Elapsed(at_ms),
        timing: Timing::Tapped,
        what,
        note: text(""),
        sharing: Sharing::Private,
        edited: at(edited),
    }
}

fn notebook(reps: Vec<Rep>, calls: Vec<Call>, moments: Vec<Moment>) -> Notebook {
    let mut notebook = Notebook::default();
    reps.into_iter().for_each(|rep| notebook.put_rep(rep));
    calls.into_iter().for_each(|call| notebook.put_call(call));
    moments
        .into_iter()
        .for_each(|moment| notebook.put_moment(moment));
    notebook
}

/// What `file_v1.json` and `stored_v1.json` hold: what form 1 lacks stands at its default.
pub(crate) fn form_1() -> Notebook {
    let debrief = Debrief {
        form: Form::Full,
        supposed: text(""),
        rep_view: RepView::Said(RepWords {
            felt: text("Rushed at the end"),
            went_well: text(""),
            talk_guess: None,
            net: NetVerdict::default(),
        }),
        turning_point: Some(uuid(7).into()),
        replay: vec![ReplayLine {
            moment: uuid(7).into(),
            said: text(""),
            would_say: text("As early as the 5th"),
        }],
        net: NetVerdict::default(),
        keep: text(""),
        work_on: text(""),
        action_step: text("Ask before the brochure"),
        follow: FollowThrough::default(),
        learning: None,
        alone: vec![],
    };
    let debriefed = Phase::Debriefed {
        span: Span::new(at(4), at(970)),
        outcome: Some(Outcome::Advance),
        debrief,
        finished: at(979),
    };
    let calls = vec![
        Call {
            account: Some(name("Halvorsen Foods")),
            ..bare_call(4, 4, debriefed, 979)
        },
        bare_call(0x17, 0x17, Phase::Running { started: at(983) }, 983),
    ];
    let behaviour = |behaviour: &str| What::Behaviour(key(behaviour));
    let moments = vec![
        bare_moment(6, 4, 0, 59_000, behaviour("open-question"), 66),
        bare_moment(7, 4, 1, 358_000, behaviour("buying-sign-missed"), 367),
        bare_moment(8, 4, 2, 364_000, What::Net(NetMove::Held), 368),
        bare_moment(9, 4, 3, 365_000, What::Star, 369),
        Moment {
            timing: Timing::Approximate,
            ..bare_moment(0xc, 4, 4, 805_000, behaviour("asked-next-step"), 972)
        },
        bare_moment(0x19, 0x17, 0, 0, behaviour("data-dump"), 985),
    ];
    let reps = vec![
        bare_rep(4, "Dana Ortiz", 4),
        bare_rep(0x17, "Märta Ek", 983),
    ];
    notebook(reps, calls, moments)
}

/// What `file_v2.json` and `stored_v2.json` hold: something of each kind, in each state.
pub(crate) fn form_2() -> Notebook {
    let reps = vec![
        Rep {
            stage: Stage::Developing,
            focus: Some(key("pause-kept")),
            ..bare_rep(1, "Dana Ortiz", 10)
        },
        bare_rep(2, "Märta Ek", 11),
    ];
    let calls = vec![planned(), running(), ended(), debriefed()];
    let mut notebook = notebook(reps, calls, moments());
    behaviours()
        .into_iter()
        .for_each(|behaviour| notebook.put_behaviour(behaviour));
    notebook
}

/// The steps of the running call's pad: they are stored, and leave with no file.
pub(crate) fn steps_of_form_2() -> Steps {
    let mut steps = Steps::none(uuid(12).into(), at(0));
    let before = bare_moment(121, 12, 0, 5_000, What::Star, 5);
    steps.note(Step::Added(uuid(122).into()), at(7));
    steps.note(Step::Changed(before.clone()), at(8));
    steps.note(Step::TakenOut(before), at(9));
    steps
}

/// One reworded, one in the archive, and one of the manager's own that is a state.
fn behaviours() -> Vec<Behaviour> {
    let codebook = Codebook::starter();
    let mut reworded = codebook.find(&key("data-dump")).unwrap().clone();
    reworded.past = vec![Wording {
        until: at(-86_400),
        short: reworded.short.clone(),
        label: reworded.label.clone(),
        valence: reworded.valence,
    }];
    (reworded.short, reworded.label) = (name("Monologue"), name("Held a monologue"));
    reworded.edited = at(-86_400);
    let mut archived = codebook.find(&key("lost-control")).unwrap().clone();
    archived.standing = Standing::Archived;
    archived.edited = at(-80_000);
    let own = Behaviour {
        key: key("pause-kept"),
        short: name("Pause"),
        label: name("Kept a pause"),
        seen: text("The rep says nothing for five seconds after a question."),
        skill: name("Asking"),
        valence: Valence::Well,
        shape: Shape::State,
        lead: Elapsed::seconds(4),
        place: 8,
        standing: Standing::InUse,
        past: vec![],
        edited: at(-70_000),
    };
    vec![reworded, archived, own]
}

fn planned() -> Call {
    let phase = Phase::Planned {
        planned: at(20),
        place: 1,
    };
    Call {
        account: Some(name("Nordlys «Kraft» AS")),
        setting: Setting::Video,
        objective: text("A date for the\ntrial, and who decides"),
        role: Role::JointCall,
        contribution: text("The service contract"),
        stakes: Stakes::MustWin,
        contract: NetContract {
            stance: Some(Stance::RedirectOnly),
            trip_wires: vec![
                TripWire::RepFrozen,
                TripWire::Own(text("They ask for the\u{2028}\"best\" price")),
                TripWire::LongSilence,
            ],
            hand_back: text("Dana, you know this better than I do."),
        },
        keys: vec![key("pause-kept"), key("open-question"), key("data-dump")],
        note: text("Her last call at this account went badly"),
        ..bare_call(11, 1, phase, 21)
    }
}

fn running() -> Call {
    Call {
        setting: Setting::Phone,
        keys: Codebook::starter().keys_for(None),
        utc_offset_min: UtcOffset::nearest(-720),
        ..bare_call(12, 2, Phase::Running { started: at(0) }, 1)
    }
}

fn ended() -> Call {
    let debrief = Debrief {
        form: Form::Short,
        rep_view: RepView::Speaking(RepWords {
            felt: text("Fine, I"),
            ..RepWords::default()
        }),
        ..Debrief::default()
    };
    let phase = Phase::Ended {
        span: Span::new(at(-9_000), at(-7_000)),
        outcome: Some(Outcome::Advance),
        debrief,
    };
    Call {
        stakes: Stakes::LostCause,
        role: Role::Demonstrate,
        next_step: text("The plant, on the 5th, with Mr. Berg"),
        note: text("For both of us"),
        sharing: Sharing::WithRep,
        ..bare_call(13, 1, phase, -6_900)
    }
}

fn debriefed() -> Call {
    let tried = |n, how| Try {
        call: uuid(n).into(),
        how,
    };
    let follow = FollowThrough {
        behaviour: Some(key("pause-kept")),
        by: Some(Day::nearest(20_430)),
        tries: vec![
            tried(13, How::Missed),
            tried(12, How::Tried),
            tried(99, How::Kept),
        ],
        closing: Some(Closing {
            verdict: Verdict::Kept,
            word: text("It sits"),
            closed: at(30),
        }),
        answer: None,
    };
    let debrief = Debrief {
        form: Form::Full,
        supposed: text("A second date"),
        rep_view: RepView::Said(RepWords {
            felt: text("Long"),
            went_well: text("The opening"),
            talk_guess: Some(Percent::nearest(40)),
            net: NetVerdict {
                used: Some(Answer::Yes),
                needed: Some(Answer::No),
                would_recover: Some(Answer::NotSure),
            },
        }),
        turning_point: Some(uuid(142).into()),
        replay: vec![ReplayLine {
            moment: uuid(142).into(),
            said: text("It has four pumps"),
            would_say: text("It stops less often"),
        }],
        net: NetVerdict {
            used: Some(Answer::Yes),
            needed: Some(Answer::Yes),
            would_recover: None,
        },
        keep: text("The question about last winter"),
        work_on: text("The pause"),
        action_step: text("Count to five after each question"),
        follow,
        learning: Some(LearningMode::Failure),
        alone: vec![CallKind::FollowUp, CallKind::Discovery],
    };
    let phase = Phase::Debriefed {
        span: Span::new(at(-90_000), at(-88_000)),
        outcome: Some(Outcome::NoSale),
        debrief,
        finished: at(-85_000),
    };
    Call {
        account: Some(name("Halvorsen Foods")),
        utc_offset_min: UtcOffset::nearest(840),
        ..bare_call(14, 1, phase, 30)
    }
}

fn moments() -> Vec<Moment> {
    let running = [
        What::Star,
        What::Zone(Zone::WentWell),
        What::Zone(Zone::Missed),
        What::Speaking(Speaker::Rep),
        What::Speaking(Speaker::Customer),
        What::Speaking(Speaker::Manager),
        What::Speaking(Speaker::Nobody),
        What::Behaviour(key("pause-kept")),
        What::Over(key("pause-kept")),
        What::TripWire(TripWire::CustomerTurns),
        What::TripWire(TripWire::Own(text("They ask for the price"))),
        What::Net(NetMove::Held),
        What::Net(NetMove::Redirected),
        What::Net(NetMove::TookOver),
        What::Net(NetMove::HandedBack),
    ];
    let tapped = running.into_iter().zip(1_u8..).map(|(what, n)| {
        let (id, seq) = (120 + u128::from(n), u32::from(n) - 1);
        let second = i64::from(n) * 5;
        bare_moment(id, 12, seq, u32::from(n) * 5_000, what, second)
    });
    let kept = [
        Moment {
            note: text("Her hands shook"),
            ..bare_moment(
                141,
                14,
                0,
                60_000,
                What::Behaviour(key("lost-control")),
                -89_000,
            )
        },
        Moment {
            note: text("Right after the coffee"),
            sharing: Sharing::WithRep,
            timing: Timing::Approximate,
            ..bare_moment(
                142,
                14,
                1,
                u32::MAX,
                What::Behaviour(key("data-dump")),
                -88_500,
            )
        },
        bare_moment(
            143,
            14,
            2,
            61_000,
            What::Words(text("They laughed 🚗")),
            -88_400,
        ),
    ];
    tapped.chain(kept).collect()
}
