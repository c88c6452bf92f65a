//! The steps on a pad, noted and taken back. They are a record of their own, written in the same
//! commit as the moment, so that they are there again after a reload.
//!
//! Of two tabs the last to write them has the word. A step that gets lost by that can't be undone any more,
//! and no more than that: a step taken back is an edit of its moment like any other, made over what the
//! tab knows of it. What another tab has changed unheard is kept beside it, as another version; what it
//! has heard of is on the screen, and the words of a moment that was tapped here don't go with the tap.

use super::save;
use crate::app::effect::Effect;
use crate::app::event::Stamp;
use crate::app::model::Model;
use crate::app::view::lines;
use crate::domain::{CallId, Moment, MomentId, Step, Steps};
use crate::wire::Key;

/// Notes a step; its record is to be saved with what the step did.
pub(super) fn note(model: &mut Model, stamp: Stamp, call: CallId, step: Step) {
    let kept = model.notebook.take_steps(call);
    let mut steps = kept.unwrap_or_else(|| Steps::none(call, stamp.now));
    steps.note(step, stamp.now);
    model.notebook.put_steps(steps);
}

/// Takes the newest step back. A call of an older version has no steps: there its newest moment is
/// the step.
pub(super) fn undo(model: &mut Model, stamp: Stamp, call: CallId) -> Option<Effect> {
    let newest = model.notebook.moments(call).last().map(|moment| moment.id);
    let step = match model.notebook.take_steps(call) {
        Some(mut steps) => {
            let step = steps.take(stamp.now);
            model.notebook.put_steps(steps);
            step
        }
        None => newest.map(Step::Added),
    }?;
    let id = match step {
        // In one tab the step of its note is newer, and was taken back before.
        Step::Added(id) if has_words(model, call, id) => {
            let kept = model.notebook.moment(call, id).cloned();
            tell(model, stamp, "It has a note, and stays", kept.as_ref());
            return Some(save(model, [Key::Steps(call)]));
        }
        Step::Added(id) => {
            let taken = model.notebook.take_moment(call, id);
            tell(model, stamp, "Taken back", taken.as_ref());
            id
        }
        Step::Changed(before) => put_back(model, stamp, "As it was", before),
        Step::TakenOut(before) => put_back(model, stamp, "Back again", before),
    };
    Some(save(model, [Key::Moment(call, id), Key::Steps(call)]))
}

fn has_words(model: &Model, call: CallId, id: MomentId) -> bool {
    let moment = model.notebook.moment(call, id);
    moment.is_some_and(|moment| !moment.note.is_blank())
}

fn put_back(model: &mut Model, stamp: Stamp, done: &str, mut before: Moment) -> MomentId {
    before.edited = stamp.now;
    tell(model, stamp, done, Some(&before));
    let id = before.id;
    model.notebook.put_moment(before);
    id
}

/// Says what was undone: the step may lie out of sight.
fn tell(model: &mut Model, stamp: Stamp, done: &str, moment: Option<&Moment>) {
    let words = moment.and_then(|moment| {
        let when = model.notebook.call(moment.call)?.when();
        let words = lines::words(model.notebook.codebook(), when, &moment.what);
        Some(format!("{done}: {words} at {}.", lines::time(moment)))
    });
    model.pad.word = words.map(|words| (words, stamp.now));
}
