//! The debrief of a made-up call: the rep first, then the replay, the net, and one thing to try.

use super::Scene;
use super::dice::Dice;
use super::words::{
    FELT, KEEPS, REPLAY_SAID, REPLAY_WOULD_SAY, STEPS, STEPS_WHEN, SUPPOSED, WENT_WELL, WORK_ONS,
};
use crate::domain::{
    Answer, Call, CallKind, Day, Debrief, Form, LearningMode, Moment, NetMove, NetVerdict, Percent,
    RepView, RepWords, Stage, TalkTime, Text, Valence, What,
};

pub(super) fn of(dice: &mut Dice, call: &Call, scene: &Scene<'_>, moments: &[Moment]) -> Debrief {
    let is_short = dice.chance(25);
    let mut debrief = Debrief {
        form: if is_short { Form::Short } else { Form::Full },
        rep_view: rep_view(dice, scene, moments),
        keep: Text::typed(dice.pick(KEEPS)),
        work_on: Text::typed(dice.pick(WORK_ONS)),
        ..Debrief::default()
    };
    let is_new_step = scene.member.open_step.is_none() || dice.chance(12);
    if is_new_step && dice.chance(85) {
        agree(dice, &mut debrief, call, scene);
    }
    if !is_short {
        debrief.supposed = Text::typed(dice.pick(SUPPOSED));
        replay(dice, &mut debrief, scene, moments);
        debrief.net = verdict(dice, moments, scene.part);
    }
    if dice.chance(80) {
        debrief.learning = Some(learning(dice, scene.part));
    }
    alone(dice, &mut debrief, scene);
    debrief
}

fn rep_view(dice: &mut Dice, scene: &Scene<'_>, moments: &[Moment]) -> RepView {
    if dice.chance(8) {
        return RepView::Skipped;
    }
    let mut words = RepWords {
        felt: Text::typed(dice.pick(FELT)),
        went_well: Text::typed(dice.pick(WENT_WELL)),
        talk_guess: None,
        net: verdict(dice, moments, scene.part),
    };
    if dice.chance(75) {
        words.talk_guess = Some(guess(dice, scene, moments));
    }
    RepView::Said(words)
}

/// Reps think that they talk less than they do; the gap closes with the months.
fn guess(dice: &mut Dice, scene: &Scene<'_>, moments: &[Moment]) -> Percent {
    let timeline: Vec<&Moment> = moments.iter().collect();
    let time = TalkTime::of(&timeline, scene.ended.since(scene.started));
    let share = time.and_then(TalkTime::rep_share).unwrap_or(50);
    let gap = dice.between(4, 24 - scene.part / 60);
    let guess = u32::from(share).saturating_sub(gap) / 5 * 5;
    Percent::nearest(u8::try_from(guess).unwrap_or(100))
}

/// One step to try, with a day to look at it.
fn agree(dice: &mut Dice, debrief: &mut Debrief, call: &Call, scene: &Scene<'_>) {
    let focus = scene.member.rep.focus.as_ref();
    let place = scene
        .codebook
        .behaviours()
        .iter()
        .position(|one| Some(&one.key) == focus);
    let step = place.and_then(|place| STEPS.get(place)).copied();
    let step = step.unwrap_or_else(|| dice.pick(STEPS));
    debrief.action_step = Text::typed(&format!("{step} {}", dice.pick(STEPS_WHEN)));
    debrief.follow.behaviour = focus.cloned();
    if dice.chance(80) {
        let day = Day::of(scene.ended, call.utc_offset_min.minutes());
        debrief.follow.by = Some(day.plus([7, 14, 21][dice.weighed(&[1, 2, 1])]));
    }
}

fn replay(dice: &mut Dice, debrief: &mut Debrief, scene: &Scene<'_>, moments: &[Moment]) {
    let is_missed = |moment: &&Moment| match &moment.what {
        What::Behaviour(key) => scene
            .codebook
            .find(key)
            .is_some_and(|one| one.valence == Valence::Missed),
        What::Words(_) | What::Net(NetMove::TookOver) => true,
        _ => false,
    };
    for moment in moments.iter().filter(is_missed) {
        if debrief.replay.len() < 3 && dice.chance(45) {
            let line = debrief.line_mut(moment.id);
            line.said = Text::typed(dice.pick(REPLAY_SAID));
            line.would_say = Text::typed(dice.pick(REPLAY_WOULD_SAY));
            debrief.turning_point = Some(moment.id);
        }
    }
}

/// Whether the net was used is plain; on the rest two people needn't agree.
fn verdict(dice: &mut Dice, moments: &[Moment], part: u32) -> NetVerdict {
    let is_use =
        |one: &Moment| matches!(one.what, What::Net(NetMove::TookOver | NetMove::Redirected));
    let is_used = moments.iter().any(is_use);
    let answers = [Answer::Yes, Answer::No, Answer::NotSure];
    let needed = if is_used { [45, 40, 15] } else { [4, 90, 6] };
    let recovers = [40 + part / 20, 35, 15];
    NetVerdict {
        used: Some(if is_used { Answer::Yes } else { Answer::No }),
        needed: Some(answers[dice.weighed(&needed)]),
        would_recover: is_used.then(|| answers[dice.weighed(&recovers)]),
    }
}

/// From showing how it is done to what the rep finds out alone.
fn learning(dice: &mut Dice, part: u32) -> LearningMode {
    LearningMode::ALL[dice.weighed(&[25 + part / 20, 45 - part / 30, 30])]
}

fn alone(dice: &mut Dice, debrief: &mut Debrief, scene: &Scene<'_>) {
    let often = match scene.member.rep.stage {
        Stage::New => 4,
        Stage::Developing => 10,
        Stage::Solid => 18,
        Stage::Senior => 28,
    };
    for kind in CallKind::ALL {
        if dice.chance(often * (400 + scene.part) / 1000) {
            debrief.alone.push(kind);
        }
    }
}
