//! What is not finished: kept as it is typed, taken away when it is saved or given up, and gone on
//! with after the app was closed in the middle of it.

use super::{save, trash};
use crate::app::effect::{Effect, History};
use crate::app::event::{DraftEvent, Stamp};
use crate::app::model::{Back, CodebookPage, DebriefPlace, Model, StartForm};
use crate::app::route::Route;
use crate::domain::{
    CallId, DebriefStep, Draft, DraftOf, MomentId, Notebook, Phase, StartDraft, Unfinished,
};
use crate::wire::{Key, Record};

#[inline(never)]
pub(super) fn update(model: &mut Model, stamp: Stamp, event: DraftEvent) -> Vec<Effect> {
    match event {
        DraftEvent::ClosingTyped(agreed, word) => {
            line(model, Unfinished::Closing(agreed, word.clone()), &word)
        }
        DraftEvent::TripWireTyped(call, words) => {
            line(model, Unfinished::TripWire(call, words.clone()), &words)
        }
        DraftEvent::GoneOn(of) => go_on(model, &of),
        DraftEvent::GivenUp(of) => give_up(model, stamp, of),
    }
    .into_iter()
    .collect()
}

/// Keeps what is not finished, as it is now.
pub(super) fn keep(model: &mut Model, what: Unfinished) -> Option<Effect> {
    let of = what.of();
    let is_kept = model
        .notebook
        .draft(&of)
        .is_some_and(|kept| kept.what == what);
    if is_kept || !model.is_open() {
        return None;
    }
    let edited = model.now;
    model.notebook.put_draft(Draft { what, edited });
    Some(save(model, [Key::Draft(of)]))
}

/// It is saved, or not wanted any more.
pub(super) fn forget(model: &mut Model, of: DraftOf) -> Option<Effect> {
    if !model.is_open() {
        return None;
    }
    model.notebook.take_draft(&of)?;
    Some(save(model, [Key::Draft(of)]))
}

/// The key of a draft that is over, to be written along with what came of it.
pub(super) fn over(model: &mut Model, of: DraftOf) -> Option<Key> {
    model.notebook.take_draft(&of)?;
    Some(Key::Draft(of))
}

/// An emptied field leaves nothing to be kept.
fn line(model: &mut Model, what: Unfinished, typed: &str) -> Option<Effect> {
    if typed.trim().is_empty() {
        forget(model, what.of())
    } else {
        keep(model, what)
    }
}

/// What is filled in before a call is started, if there are words in it. What was merely chosen says nothing of what was
/// typed before.
pub(super) fn started(form: &StartForm) -> Option<StartDraft> {
    let StartForm {
        account,
        new_rep,
        stakes,
        role,
        ..
    } = form.clone();
    let form = StartDraft {
        account,
        new_rep,
        stakes,
        role,
    };
    (!form.is_blank()).then_some(form)
}

/// Keeps what was chosen before a call is started, with the words that are there.
pub(super) fn keep_start(model: &mut Model) -> Option<Effect> {
    let form = started(&model.start)?;
    keep(model, Unfinished::Start(form))
}

/// The same after a letter. Emptied fields leave nothing to be kept.
pub(super) fn keep_typed_start(model: &mut Model) -> Option<Effect> {
    match started(&model.start) {
        Some(form) => keep(model, Unfinished::Start(form)),
        None => forget(model, DraftOf::Start),
    }
}

/// The form is filled in again.
pub(super) fn fill_start(model: &mut Model) {
    let draft = model.notebook.draft(&DraftOf::Start);
    if let Some(Unfinished::Start(form)) = draft.map(|draft| draft.what.clone()) {
        model.start = StartForm {
            account: form.account,
            new_rep: form.new_rep,
            stakes: form.stakes,
            role: form.role,
            problem: None,
        };
    }
}

/// Where a debrief stood when the app was closed in the middle of it.
pub(super) fn debrief_place(notebook: &Notebook, of: CallId) -> Option<DebriefPlace> {
    match notebook.draft(&DraftOf::Debrief)?.what {
        Unfinished::Debrief(call, step, moment) if call == of => {
            Some(DebriefPlace { step, moment })
        }
        _ => None,
    }
}

/// Keeps where the debrief on the screen stands. One that is finished is only looked through.
pub(super) fn keep_debrief(model: &mut Model) -> Option<Effect> {
    let Route::Debrief(id) = model.route else {
        return None;
    };
    match model.notebook.call(id)?.phase {
        Phase::Ended { .. } if !is_thrown(&model.notebook, id) => {
            let (step, moment): (DebriefStep, Option<MomentId>) =
                (model.debrief.step, model.debrief.moment);
            keep(model, Unfinished::Debrief(id, step, moment))
        }
        _ => None,
    }
}

/// The debrief was left by a person, and not in the middle of it.
pub(super) fn leave_debrief(model: &mut Model, to: Route) -> Option<Effect> {
    match model.route {
        Route::Debrief(id) if to != model.route => {
            debrief_place(&model.notebook, id)?;
            forget(model, DraftOf::Debrief)
        }
        _ => None,
    }
}

/// One tap leads back to where it was.
fn go_on(model: &mut Model, of: &DraftOf) -> Option<Effect> {
    let to = match &model.notebook.draft(of)?.what {
        Unfinished::Start(_) => {
            fill_start(model);
            Route::Start
        }
        Unfinished::Behaviour(key, _) => {
            model.codebook.page = key.clone().map_or(CodebookPage::New, CodebookPage::Open);
            // The codebook begins with its list when one arrives there, and here it begins with a page.
            model.route = Route::Codebook;
            Route::Codebook
        }
        Unfinished::Closing(agreed, _) => Route::Rep(model.notebook.call(*agreed)?.rep),
        Unfinished::TripWire(call, _) => Route::Prepare(*call),
        Unfinished::Debrief(call, ..) => Route::Debrief(*call),
        Unfinished::Received(received) => Route::Received(received.id()),
        Unfinished::Answer(call, _) => Route::Received(*call),
    };
    Some(Effect::Show(to, History::Add))
}

/// What was typed goes, and one tap brings it back. A debrief loses nothing: it is due as before.
pub(super) fn give_up(model: &mut Model, stamp: Stamp, of: DraftOf) -> Option<Effect> {
    if !model.is_open() {
        return None;
    }
    let draft = model.notebook.draft(&of)?.clone();
    let (words, with) = match of {
        DraftOf::Debrief => return forget(model, of),
        DraftOf::Received(call) => ("The debrief was removed.", Some(DraftOf::Answer(call))),
        _ => ("What you typed was thrown away.", None),
    };
    // An answer goes with the debrief that it answers.
    let with = with.and_then(|with| model.notebook.draft(&with)).cloned();
    let drafts: Vec<Draft> = [draft].into_iter().chain(with).collect();
    let ofs = drafts.iter().map(|draft| draft.what.of());
    let ofs: Vec<DraftOf> = ofs.collect();
    let deleted = drafts.into_iter().map(|draft| Record::Draft(draft).into());
    let back = Back::Deleted(deleted.collect());
    trash::tell(model, stamp, words.to_owned(), back);
    let keys: Vec<Key> = ofs.into_iter().filter_map(|of| over(model, of)).collect();
    Some(save(model, keys))
}

/// What belongs to something that is gone for good, or is over, is cleared away. What can't be read
/// may be what it belongs to: then all of it stays.
pub(super) fn clear_out(model: &mut Model) -> Option<Effect> {
    if !model.damaged.is_empty() {
        return None;
    }
    let gone = model
        .notebook
        .drafts()
        .filter(|draft| is_over(&model.notebook, draft));
    let gone: Vec<DraftOf> = gone.map(|draft| draft.what.of()).collect();
    let keys: Vec<Key> = gone.into_iter().filter_map(|of| over(model, of)).collect();
    (!keys.is_empty()).then(|| save(model, keys))
}

fn is_over(notebook: &Notebook, draft: &Draft) -> bool {
    let phase = |call: &CallId| notebook.call(*call).map(|call| &call.phase);
    match &draft.what {
        Unfinished::Start(_) | Unfinished::Behaviour(None, _) => false,
        Unfinished::Behaviour(Some(key), _) => notebook.codebook().find(key).is_none(),
        Unfinished::Closing(call, _) => phase(call).is_none(),
        Unfinished::TripWire(call, _) => !matches!(phase(call), Some(Phase::Planned { .. })),
        Unfinished::Debrief(call, ..) => !matches!(phase(call), Some(Phase::Ended { .. })),
        Unfinished::Received(_) => false,
        Unfinished::Answer(call, _) => notebook.draft(&DraftOf::Received(*call)).is_none(),
    }
}

fn is_thrown(notebook: &Notebook, id: CallId) -> bool {
    notebook
        .call(id)
        .is_some_and(|call| notebook.is_thrown(call))
}
