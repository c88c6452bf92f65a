//! An action step is followed through: marked after each call, judged after three tries, closed
//! with a word.

use super::calls::is_open;
use super::{drafts, save};
use crate::app::effect::Effect;
use crate::app::event::{FollowEvent, Stamp};
use crate::app::model::Model;
use crate::domain::{CallId, DraftOf, FollowThrough, Text};
use crate::wire::Key;

/// `agreed` is the call whose debrief agreed on the step.
#[inline(never)]
pub(super) fn update(
    model: &mut Model,
    stamp: Stamp,
    agreed: CallId,
    event: FollowEvent,
) -> Vec<Effect> {
    let closes = matches!(event, FollowEvent::Closed(..));
    match followed(model, stamp, agreed, event) {
        Some(()) => {
            let word = closes.then_some(DraftOf::Closing(agreed));
            let over = word.and_then(|of| drafts::over(model, of));
            vec![save(model, [Key::Call(agreed)].into_iter().chain(over))]
        }
        None => vec![],
    }
}

fn followed(model: &mut Model, stamp: Stamp, agreed: CallId, event: FollowEvent) -> Option<()> {
    if !is_open(model, agreed) {
        return None;
    }
    let call = model.notebook.call_mut(agreed)?;
    let debrief = call.debrief_mut().ok()?;
    follow_through(&mut debrief.follow, stamp, event)?;
    call.edited = stamp.now;
    Some(())
}

fn follow_through(follow: &mut FollowThrough, stamp: Stamp, event: FollowEvent) -> Option<()> {
    match event {
        FollowEvent::Marked(call, how) => follow.mark(call, how).ok(),
        FollowEvent::Closed(verdict, word) => {
            follow.close(verdict, Text::typed(&word), stamp.now).ok()
        }
        FollowEvent::Reopened => follow.closing.take().map(drop),
    }
}
