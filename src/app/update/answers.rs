//! The rep's answer to a debrief. On the rep's phone: the debrief is kept, the answer typed and sent
//! ([`update`]). On the manager's: it is put with its action step ([`take`]).

use super::calls::is_open;
use super::{drafts, files, save, share, trash};
use crate::app::effect::{Effect, FileKind, History, OutFile};
use crate::app::event::{AnswerEvent, Parcel, Stamp};
use crate::app::leaving::Terms;
use crate::app::model::{Back, Before, Import, Model, Notes};
use crate::app::route::Route;
use crate::app::view::phrase;
use crate::domain::received::AnswerDraft;
use crate::domain::{CallId, DraftOf, RepAnswer, Text, Unfinished};
use crate::wire::Key;
use crate::wire::answer::{Answered, write};

#[inline(never)]
pub(super) fn update(
    model: &mut Model,
    stamp: Stamp,
    call: CallId,
    event: AnswerEvent,
) -> Vec<Effect> {
    // No debrief is received among made-up calls.
    if model.notes == Notes::MadeUp || model.notebook.draft(&DraftOf::Received(call)).is_none() {
        return vec![];
    }
    let mut draft = AnswerDraft::in_notebook(&model.notebook, call);
    match event {
        AnswerEvent::TriedTyped(words) => draft.tried = words,
        AnswerEvent::WentTyped(words) => draft.went = words,
        AnswerEvent::Sent => return send(model, stamp, call).into_iter().collect(),
    }
    let kept = match draft.is_blank() {
        true => drafts::forget(model, DraftOf::Answer(call)),
        false => drafts::keep(model, Unfinished::Answer(call, draft)),
    };
    kept.into_iter().collect()
}

fn send(model: &mut Model, stamp: Stamp, call: CallId) -> Option<Effect> {
    let what = Parcel::Answer(call);
    let made = share::made(model, stamp, what, Terms::usual(what));
    files::made_leaves(model, made)
}

/// The answer as a file.
///
/// # Errors
/// Why there is none.
pub(super) fn file(model: &Model, stamp: Stamp, call: CallId) -> Result<OutFile, String> {
    let draft = AnswerDraft::in_notebook(&model.notebook, call);
    if draft.is_blank() {
        return Err("nothing is written in it yet".to_owned());
    }
    let answer = RepAnswer {
        tried: Text::typed(draft.tried.trim()),
        went: Text::typed(draft.went.trim()),
        answered: stamp.now,
    };
    let text = write(&Answered { call, answer }, stamp.now);
    Ok(OutFile {
        name: format!(
            "curbside-answer-{}",
            phrase::iso_date(stamp.now, stamp.zone)
        ),
        kind: FileKind::Json,
        text: text.map_err(|error| error.to_string())?,
    })
}

/// A debrief that came in is kept, to be answered now or after the next call. A newer one of the same call
/// takes its place, and what is typed stays.
pub(super) fn keep(model: &mut Model) -> Vec<Effect> {
    let received = match core::mem::take(&mut model.import) {
        Import::ForTheRep { received, .. } => received,
        other => {
            model.import = other;
            return vec![];
        }
    };
    let to = Route::Received(received.id());
    let kept = drafts::keep(model, Unfinished::Received(received));
    let show = Effect::Show(to, History::Replace);
    kept.into_iter().chain([show]).collect()
}

/// Puts the answer that came in with its step. One tap takes it back.
pub(super) fn take(model: &mut Model, stamp: Stamp) -> Vec<Effect> {
    let Import::Answer { answered, .. } = &model.import else {
        return vec![];
    };
    let Answered { call: id, answer } = answered.clone();
    if !is_open(model, id) {
        return vec![];
    }
    let key = Key::Call(id);
    let before = model.notebook.strand(&key);
    let Some(call) = model.notebook.call_mut(id) else {
        return vec![];
    };
    let rep = call.rep;
    let taken = call.debrief_mut().ok();
    let taken = taken.and_then(|debrief| debrief.follow.take_answer(answer).ok());
    if taken.is_none() {
        return vec![];
    }
    call.edited = stamp.now;
    let effect = save(model, [key.clone()]);
    let after = model.notebook.ledger().mark(&key);
    let words = "The answer stands with its step.".to_owned();
    let before = Before {
        key,
        strand: before.map(Box::new),
        after,
    };
    trash::tell(model, stamp, words, Back::Added(vec![before]));
    model.import = Import::AnswerTaken(rep);
    vec![effect]
}
