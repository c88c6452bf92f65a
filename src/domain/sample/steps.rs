//! What becomes of a made-up action step: tries in the calls after it, and a word at its end.

use super::Book;
use super::team::Member;
use super::words::CLOSINGS;
use crate::domain::{Call, CallId, How, Text, Timestamp, Verdict};

/// Marks the rep's open step for a call, and closes it when it has had its tries.
pub(super) fn follow(
    book: &mut Book,
    member: &mut Member,
    call: CallId,
    part: u32,
    when: Timestamp,
) {
    let Some(agreed) = member.open_step else {
        return;
    };
    if !book.dice.chance(85) {
        return;
    }
    let skill = member.skill(part);
    let how = [How::Kept, How::Tried, How::Missed][book.dice.weighed(&[
        skill,
        30,
        95_u32.saturating_sub(skill),
    ])];
    let verdict = if book.dice.chance(35 + skill / 2) {
        Verdict::Kept
    } else {
        Verdict::LetGo
    };
    let closes = book.dice.chance(45);
    let word = Text::typed(book.dice.pick(CLOSINGS));
    let debrief = book.notebook.call_mut(agreed).map(Call::debrief_mut);
    let Some(Ok(debrief)) = debrief else {
        return;
    };
    // A closed step is not the open one any more, so neither of these is ever refused.
    let is_closed = debrief.follow.mark(call, how).is_ok()
        && closes
        && debrief.follow.close(verdict, word, when).is_ok();
    if is_closed {
        member.open_step = None;
    }
}
