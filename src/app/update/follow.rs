//! An action step is followed through: marked after each call, judged after three tries, closed
//! with a word.

use super::calls::change;
use crate::app::effect::Effect;
use crate::app::event::{FollowEvent, Stamp};
use crate::app::model::Model;
use crate::domain::{CallId, FollowThrough, Text, WrongPhase};

/// `agreed` is the call whose debrief agreed on the step.
pub(super) fn update(
    model: &mut Model,
    stamp: Stamp,
    agreed: CallId,
    event: FollowEvent,
) -> Vec<Effect> {
    let changed = change(model, stamp, agreed, |call| {
        let follow = &mut call.debrief_mut()?.follow;
        follow_through(follow, stamp, event).ok_or(WrongPhase)
    });
    changed.into_iter().collect()
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
