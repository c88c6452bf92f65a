//! One made-up call: what it was for, how it went, and what it came to.

use super::days::{Days, PLANNED};
use super::dice::Dice;
use super::team::Member;
use super::words::{
    ACCOUNT_KINDS, ACCOUNT_NAMES, CONTRIBUTIONS, NEXT_STEPS, OBJECTIVES, ON_CALLS, TOWNS,
};
use super::{Book, Scene, contract, debrief, moments, steps};
use crate::domain::{
    Call, Debrief, Elapsed, Moment, Name, Outcome, Phase, Record, Role, Setting, Sharing, Span,
    Stakes, Text, Timestamp,
};

/// The newest calls wait for the ride, those before them for their debrief.
const TO_DEBRIEF: u32 = PLANNED + 3;
/// How long a call lasts, in seconds.
const SHORTEST_S: u32 = 9 * 60;
const LONGEST_S: u32 = 52 * 60;

/// Makes a call up, with its moments, and marks the rep's open step.
pub(super) fn add(book: &mut Book, member: &mut Member, days: &Days, place: usize) {
    let (started, room) = days.slot(place);
    let length = book.dice.between(SHORTEST_S, LONGEST_S);
    let ended = started.plus(Elapsed::seconds(length).min(room));
    let scene = Scene {
        member,
        codebook: &book.codebook,
        part: days.part(place),
        started,
        ended,
    };
    let mut call = Call::planned(
        book.dice.id(started).into(),
        scene.member.rep.id,
        days.zone,
        started,
        0,
    );
    prepare(&mut book.dice, &mut call, &scene);
    let left = days.after(place);
    if left < PLANNED {
        let place = PLANNED - 1 - left;
        call.phase = Phase::Planned {
            planned: started,
            place,
        };
        return book.put(Record::from(call));
    }
    let is_debriefed = left >= TO_DEBRIEF;
    let moments = moments::of(&mut book.dice, &call, &scene, is_debriefed);
    call.phase = if is_debriefed {
        over(&mut book.dice, &mut call, &scene, &moments, days.now)
    } else {
        let span = Span::new(started, ended);
        call.edited = ended;
        Phase::Ended {
            span,
            outcome: None,
            debrief: Debrief::default(),
        }
    };
    let (id, edited) = (call.id, call.edited);
    let is_agreed = call
        .debrief()
        .is_some_and(|said| !said.action_step.is_blank());
    let part = scene.part;
    book.put(Record::from(call));
    for moment in moments {
        book.put(Record::Moment(moment));
    }
    if is_debriefed {
        steps::follow(book, member, id, part, edited);
        if is_agreed {
            member.open_step = Some(id);
        }
    }
}

fn prepare(dice: &mut Dice, call: &mut Call, scene: &Scene<'_>) {
    call.account = account(dice);
    call.setting = [Setting::InPerson, Setting::Video, Setting::Phone][dice.weighed(&[60, 28, 12])];
    call.stakes =
        [Stakes::Ordinary, Stakes::MustWin, Stakes::LostCause][dice.weighed(&[66, 20, 14])];
    // In the first months the manager leads more calls than later.
    let leads = 20 - scene.part / 70;
    call.role = [Role::Observe, Role::JointCall, Role::Demonstrate][dice.weighed(&[75, 14, leads])];
    if dice.chance(80) {
        call.objective = Text::typed(dice.pick(OBJECTIVES));
    }
    if call.role == Role::JointCall {
        call.contribution = Text::typed(dice.pick(CONTRIBUTIONS));
    }
    if dice.chance(75) {
        call.contract = contract::agreed(dice, call.stakes, scene.member.rep.stage);
    }
    if dice.chance(20) {
        call.note = Text::typed(dice.pick(ON_CALLS));
        call.sharing = sharing(dice);
    }
}

fn account(dice: &mut Dice) -> Option<Name> {
    let name = format!("{} {}", dice.pick(ACCOUNT_NAMES), dice.pick(ACCOUNT_KINDS));
    let place = if dice.chance(30) {
        format!(", {}", dice.pick(TOWNS))
    } else {
        String::new()
    };
    Name::new(&format!("{name}{place}")).ok()
}

pub(super) fn sharing(dice: &mut Dice) -> Sharing {
    if dice.chance(40) {
        Sharing::WithRep
    } else {
        Sharing::Private
    }
}

fn over(
    dice: &mut Dice,
    call: &mut Call,
    scene: &Scene<'_>,
    moments: &[Moment],
    now: Timestamp,
) -> Phase {
    let debrief = debrief::of(dice, call, scene, moments);
    let outcome = outcome(dice, call.stakes, scene);
    if outcome == Outcome::Advance || outcome == Outcome::Order && dice.chance(60) {
        call.next_step = Text::typed(dice.pick(NEXT_STEPS));
    }
    // Most debriefs are held in the car, and the more so the longer the manager has been at it.
    let minutes = match dice.chance(50 + scene.part / 25) {
        true => dice.between(8, 55),
        false => dice.between(60, 28 * 60 - scene.part * 24 * 60 / 1000),
    };
    let wait = Elapsed::seconds(60 * minutes);
    let finished = scene.ended.plus(wait).min(now).max(scene.ended);
    call.edited = finished;
    Phase::Debriefed {
        span: Span::new(scene.started, scene.ended),
        outcome: Some(outcome),
        debrief,
        finished,
    }
}

fn outcome(dice: &mut Dice, stakes: Stakes, scene: &Scene<'_>) -> Outcome {
    let skill = scene.member.skill(scene.part);
    let weights = match stakes {
        Stakes::LostCause => [2, 10, 30, 58],
        Stakes::MustWin | Stakes::Ordinary => [skill / 5, skill / 2, 45, 95 - skill],
    };
    Outcome::ALL[dice.weighed(&weights)]
}
