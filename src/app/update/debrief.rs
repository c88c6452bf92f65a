//! The debrief. What is typed is kept as it grows; the replay opens when the rep has spoken.

use super::calls::change;
use super::on_to;
use crate::app::effect::Effect;
use crate::app::event::{DebriefEvent, Stamp, Step};
use crate::app::model::Model;
use crate::app::route::Route;
use crate::domain::{CallId, Debrief, RepView, Text};

pub(super) fn update(
    model: &mut Model,
    stamp: Stamp,
    id: CallId,
    event: DebriefEvent,
) -> Vec<Effect> {
    match event {
        DebriefEvent::StepChosen(step) => model.debrief.step = step,
        DebriefEvent::MomentShown(moment) => model.debrief.moment = Some(moment),
        DebriefEvent::RepSpoke | DebriefEvent::RepSkipped => {
            return rep_first(model, stamp, id, &event);
        }
        DebriefEvent::Finished => return finish(model, stamp, id),
        written if speaks_of_nothing(model, id, &written) => {}
        written => return write(model, stamp, id, |debrief| write_down(debrief, written)),
    }
    vec![]
}

/// A line or a turning point needs its moment, which may have been taken out in another tab.
fn speaks_of_nothing(model: &Model, id: CallId, event: &DebriefEvent) -> bool {
    match event {
        DebriefEvent::Turned(moment)
        | DebriefEvent::SaidTyped(moment, _)
        | DebriefEvent::WouldSayTyped(moment, _) => model.notebook.moment(id, *moment).is_none(),
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
    model.debrief.step = Step::Replay;
    saved
}

fn finish(model: &mut Model, stamp: Stamp, id: CallId) -> Vec<Effect> {
    match change(model, stamp, id, |call| call.finish_debrief(stamp.now)) {
        Some(saved) => vec![saved, on_to(Route::Summary(id))],
        None => vec![],
    }
}

fn write_down(debrief: &mut Debrief, event: DebriefEvent) {
    match event {
        DebriefEvent::FeltTyped(typed) => {
            if let RepView::Speaking { felt, .. } | RepView::Said { felt, .. } =
                &mut debrief.rep_view
            {
                *felt = Text::typed(&typed);
            }
        }
        DebriefEvent::WentWellTyped(typed) => {
            if let RepView::Speaking { went_well, .. } | RepView::Said { went_well, .. } =
                &mut debrief.rep_view
            {
                *went_well = Text::typed(&typed);
            }
        }
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
        DebriefEvent::KeepTyped(typed) => debrief.keep = Text::typed(&typed),
        DebriefEvent::WorkOnTyped(typed) => debrief.work_on = Text::typed(&typed),
        DebriefEvent::ActionStepTyped(typed) => debrief.action_step = Text::typed(&typed),
        DebriefEvent::LearningChosen(mode) => debrief.learning = Some(mode),
        DebriefEvent::StepChosen(_)
        | DebriefEvent::MomentShown(_)
        | DebriefEvent::RepSpoke
        | DebriefEvent::RepSkipped
        | DebriefEvent::Finished => {}
    }
}
