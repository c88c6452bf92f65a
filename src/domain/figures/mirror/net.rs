//! The net, as both saw it.

use super::Sat;
use crate::domain::verdict::Answer;
use crate::domain::{Call, NetQuestion, Phase, RepView};

/// Whether both say that the net was used: rep and manager answered yes. Of the finished debriefs in
/// which both answered; "not sure" is an answer.
#[must_use]
pub fn used(sat: &Sat<'_>) -> Option<bool> {
    both_say(sat.call, NetQuestion::Used)
}

/// Whether both say that the net was needed: rep and manager answered yes. Of the finished debriefs in
/// which both answered; "not sure" is an answer.
#[must_use]
pub fn needed(sat: &Sat<'_>) -> Option<bool> {
    both_say(sat.call, NetQuestion::Needed)
}

fn both_say(call: &Call, question: NetQuestion) -> Option<bool> {
    let Phase::Debriefed { debrief, .. } = &call.phase else {
        return None;
    };
    let RepView::Said(words) = &debrief.rep_view else {
        return None;
    };
    let (rep, manager) = (words.net.answer(question)?, debrief.net.answer(question)?);
    Some(rep == Answer::Yes && manager == Answer::Yes)
}
