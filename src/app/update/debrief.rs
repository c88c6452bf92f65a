//! The debrief. What is typed is kept as it grows; the replay opens when the rep has spoken.

use super::calls::{change, changed};
use super::drafts::keep_debrief;
use super::{on_to, save};
use crate::app::effect::Effect;
use crate::app::event::{DebriefEvent, DebriefStep, Stamp};
use crate::app::model::Model;
use crate::app::route::Route;
use crate::domain::{Call, CallId, Debrief, Phase, Rep, RepView, RepWords, Text};
use crate::wire::Key;

#[inline(never)]
pub(super) fn update(
    model: &mut Model,
    stamp: Stamp,
    id: CallId,
    event: DebriefEvent,
) -> Vec<Effect> {
    let done = take_in(model, stamp, id, event);
    let place = keep_debrief(model);
    done.into_iter().chain(place).collect()
}

fn take_in(model: &mut Model, stamp: Stamp, id: CallId, event: DebriefEvent) -> Vec<Effect> {
    match event {
        DebriefEvent::StepChosen(step) => model.debrief.step = step,
        DebriefEvent::MomentShown(moment) => model.debrief.moment = Some(moment),
        DebriefEvent::RepSpoke | DebriefEvent::RepSkipped => {
            return rep_first(model, stamp, id, &event);
        }
        DebriefEvent::FormChosen(form) => {
            model.debrief.step = DebriefStep::of(form)[0];
            return write(model, stamp, id, |debrief| debrief.form = form);
        }
        DebriefEvent::Finished => return finish(model, stamp, id),
        written if speaks_of_nothing(model, id, &written) => {}
        written => return write(model, stamp, id, |debrief| write_down(debrief, written)),
    }
    vec![]
}

/// A line or a turning point needs its moment, which may have been taken out in another tab; and a
/// step needs its behaviour.
fn speaks_of_nothing(model: &Model, id: CallId, event: &DebriefEvent) -> bool {
    match event {
        DebriefEvent::Turned(moment)
        | DebriefEvent::SaidTyped(moment, _)
        | DebriefEvent::WouldSayTyped(moment, _) => model.notebook.moment(id, *moment).is_none(),
        DebriefEvent::StepBehaviourChosen(Some(key)) => {
            model.notebook.codebook().find(key).is_none()
        }
        _ => false,
    }
}

fn write(
    model: &mut Model,
    stamp: Stamp,
    id: CallId,
    write: impl FnOnce(&mut Debrief),
) -> Vec<Effect> {
    let changed = change(model, stamp, id, |call| {
        write(call.debrief_mut()?);
        Ok(())
    });
    changed.into_iter().collect()
}

fn rep_first(model: &mut Model, stamp: Stamp, id: CallId, event: &DebriefEvent) -> Vec<Effect> {
    let saved = write(model, stamp, id, |debrief| {
        if *event == DebriefEvent::RepSpoke {
            debrief.rep_has_spoken();
        } else if !debrief.is_replay_open() {
            debrief.rep_view = RepView::Skipped;
        }
    });
    model.debrief.step = DebriefStep::Replay;
    saved
}

fn finish(model: &mut Model, stamp: Stamp, id: CallId) -> Vec<Effect> {
    let is_open = |call: &Call| matches!(call.phase, Phase::Ended { .. });
    let is_first = model.notebook.call(id).is_some_and(is_open);
    let finish = |call: &mut Call| call.finish_debrief(stamp.now);
    if changed(model, stamp, id, finish).is_none() {
        return vec![];
    }
    // One commit: on no phone the step is agreed and the focus is another.
    let focus = is_first.then(|| take_focus(model, stamp, id)).flatten();
    let keys = [Key::Call(id)].into_iter().chain(focus);
    vec![save(model, keys), on_to(Route::Summary(id))]
}

/// What the step is for becomes what the rep works on; an old debrief that is gone through again
/// leaves that as it is.
fn take_focus(model: &mut Model, stamp: Stamp, id: CallId) -> Option<Key> {
    let call = model.notebook.call(id)?;
    let debrief = call.debrief().filter(|one| !one.action_step.is_blank())?;
    let focus = debrief.follow.behaviour.clone();
    let rep = model.notebook.rep(call.rep)?.clone();
    if focus.is_none() || focus == rep.focus {
        return None;
    }
    let key = Key::Rep(rep.id);
    model.notebook.put_rep(Rep {
        focus,
        edited: stamp.now,
        ..rep
    });
    Some(key)
}

fn write_down(debrief: &mut Debrief, event: DebriefEvent) {
    match event {
        DebriefEvent::SupposedTyped(typed) => debrief.supposed = Text::typed(&typed),
        DebriefEvent::Turned(moment) => {
            let again = debrief.turning_point == Some(moment);
            debrief.turning_point = (!again).then_some(moment);
        }
        DebriefEvent::SaidTyped(moment, typed) => {
            debrief.line_mut(moment).said = Text::typed(&typed);
        }
        DebriefEvent::WouldSayTyped(moment, typed) => {
            debrief.line_mut(moment).would_say = Text::typed(&typed);
        }
        DebriefEvent::ManagerAnswered(question, answer) => debrief.net.say(question, answer),
        DebriefEvent::KeepTyped(typed) => debrief.keep = Text::typed(&typed),
        DebriefEvent::WorkOnTyped(typed) => debrief.work_on = Text::typed(&typed),
        DebriefEvent::ActionStepTyped(typed) => debrief.action_step = Text::typed(&typed),
        DebriefEvent::StepBehaviourChosen(behaviour) => debrief.follow.behaviour = behaviour,
        DebriefEvent::StepByChosen(by) => debrief.follow.by = by,
        DebriefEvent::LearningChosen(mode) => debrief.learning = Some(mode),
        DebriefEvent::AloneToggled(kind) => debrief.toggle_alone(kind),
        other => {
            if let Some(words) = debrief.rep_view.words_mut() {
                rep_says(words, other);
            }
        }
    }
}

fn rep_says(words: &mut RepWords, event: DebriefEvent) {
    match event {
        DebriefEvent::FeltTyped(typed) => words.felt = Text::typed(&typed),
        DebriefEvent::WentWellTyped(typed) => words.went_well = Text::typed(&typed),
        DebriefEvent::TalkGuessed(guess) => words.talk_guess = guess,
        DebriefEvent::RepAnswered(question, answer) => words.net.say(question, answer),
        _ => {}
    }
}
