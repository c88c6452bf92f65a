//! The parking lot: adding afterwards, the account, the outcome and what the next step is.

use super::calls::{account, add_moment, change, is_open};
use super::{on_to, save};
use crate::app::effect::Effect;
use crate::app::event::{About, LotEvent, Stamp};
use crate::app::model::Model;
use crate::app::route::Route;
use crate::domain::{BehaviourKey, Call, CallId, Elapsed, Text, Timing, What, WrongPhase};
use crate::wire::Key;

#[inline(never)]
pub(super) fn update(model: &mut Model, stamp: Stamp, id: CallId, event: LotEvent) -> Vec<Effect> {
    let over = model.notebook.call(id).is_some_and(Call::is_over);
    if !over || !is_open(model, id) {
        return vec![];
    }
    let mut write = |change_it: &dyn Fn(&mut Call) -> Result<(), WrongPhase>| {
        change(model, stamp, id, change_it).into_iter().collect()
    };
    match event {
        LotEvent::Added(key, about) => add(model, stamp, id, key, about).into_iter().collect(),
        LotEvent::AccountTyped(typed) => account(model, stamp, id, &typed).into_iter().collect(),
        LotEvent::OutcomeMarked(outcome) => write(&|call| call.mark(outcome)),
        LotEvent::NextStepTyped(typed) => write(&|call| {
            call.next_step = Text::typed(&typed);
            Ok(())
        }),
        LotEvent::NoteTyped(typed) => write(&|call| {
            call.note = Text::typed(&typed);
            Ok(())
        }),
        LotEvent::NoteShared(sharing) => write(&|call| {
            call.sharing = sharing;
            Ok(())
        }),
        LotEvent::WentOn => match change(model, stamp, id, |call| call.go_on()) {
            Some(saved) => vec![saved, on_to(Route::Pad(id))],
            None => vec![],
        },
    }
}

fn add(
    model: &mut Model,
    stamp: Stamp,
    id: CallId,
    key: BehaviourKey,
    about: About,
) -> Option<Effect> {
    model.notebook.codebook().find(&key)?;
    let length = model.notebook.length(model.notebook.call(id)?, model.now);
    let at = place(length, about);
    let what = What::Behaviour(key);
    let moment = add_moment(model, stamp, id, at, Timing::Approximate, what);
    let call = model.notebook.call_mut(id)?;
    call.touch(stamp.now);
    Some(save(model, [Key::Moment(id, moment), Key::Call(id)]))
}

/// Early, in the middle or late is the middle of each third of the call.
fn place(length: Elapsed, about: About) -> Elapsed {
    let sixth = length.0 / 6;
    match about {
        About::Early => Elapsed(sixth),
        About::Middle => Elapsed(sixth * 3),
        About::Late => Elapsed(sixth * 5),
        About::At(at) => at.min(length),
    }
}
