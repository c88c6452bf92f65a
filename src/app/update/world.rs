//! What the phone reports: the notebook is open, a commit is through, the address changed.

use super::{
    adding, ahead, drafts, files, find, folder, lock, looking, observer, opening, practice, seal,
    tabs, taking_back,
};
use crate::app::effect::{Effect, History};
use crate::app::event::{DebriefStep, Stamp, World};
use crate::app::model::{
    AppUpdate, Back, CodebookPlace, DebriefPlace, Forgetting, Import, Model, Observer, PadPlace,
    Practice, ScreenOn, Share, StartForm, Startup, Undo, Worker,
};
use crate::app::route::Route;
use crate::domain::{CallId, Debrief, Elapsed, Form, NotebookId, Phase, RepView, Timestamp};
use crate::wire::StoreError;

pub(super) fn update(model: &mut Model, stamp: Stamp, event: World) -> Vec<Effect> {
    match event {
        World::FrontRead(strands) => return opening::front(model, strands),
        World::PartRead(strands) => opening::part(model, strands),
        World::Opened(opened) => return opening::whole(model, stamp, *opened),
        World::Committed { ticket, result } => return committed(model, stamp, ticket, result),
        World::Heard(changes) => return tabs::heard(model, changes),
        // By now the disk may turn out to hold notes of a newer version: they are not touched.
        World::RetryDue if model.startup == Startup::Shut(StoreError::Newer) => {}
        World::RetryDue => return model.saving.retry(&model.notebook),
        World::Arrived(route) => return arrive(model, route),
        World::Upkeep(told) => return super::upkeep::told(model, stamp, told),
        World::Lock(told) => return lock::told(model, stamp, told),
        World::Folder(told) => return folder::told(model, stamp, told),
        World::Sealed { id, result } => seal::sealed(model, stamp, id, result),
        World::SealedAside { id, result } => {
            return seal::sealed_aside(model, stamp, id, result)
                .into_iter()
                .collect();
        }
        World::Unsealed { id, result } if observer::waits_for(model, id) => {
            observer::unsealed(model, result);
        }
        World::Unsealed { id, result } => files::unsealed(model, id, result),
        World::StorageSlow(is_slow) => model.is_storage_slow = is_slow,
        World::ReadOnDue => {
            find::read_on(model);
            looking::go_on(model);
            let mut effects = adding::come_in(model, stamp);
            effects.extend(ahead::read_on(model));
            effects.extend(folder::read_on(model, stamp));
            return effects;
        }
        World::NotKept { file, why } => {
            folder::not_kept(model, file, &why);
            ahead::not_kept(model, file, why);
        }
        World::Tick => {
            practice::end_if_over(&mut model.practice, stamp);
            forget_undo(model);
        }
        World::ThemeRead(theme) => model.theme = theme,
        World::UpdateWaiting => model.update = AppUpdate::Waiting,
        World::NewerTabWaits => model.newer_tab_waits = true,
        World::NoWorker { why } => model.worker = Worker::Missing { why },
        World::Kept(keeping) => model.keeping = keeping,
        // An answer that comes after the pad was left is of no interest, and would keep the next pad
        // from asking.
        World::WakeLockLost | World::WakeLockHeld if model.screen == ScreenOn::NotAsked => {}
        World::WakeLockLost => model.screen = ScreenOn::Lost,
        World::WakeLockHeld => model.screen = ScreenOn::Held,
    }
    vec![]
}

/// One tap takes a deletion back for as long as a person may still think of it, in seconds.
const UNDO_S: u32 = 60;
/// That it is back is a word in passing.
const TOLD_S: u32 = 2;

/// Off the pad the app looks at the clock twice a minute. What leaps further is the clock, or a phone
/// that slept.
const LOOKS_S: u32 = 31;

/// The clock is looked at.
pub(super) fn time_passes(model: &mut Model, now: Timestamp) {
    let passed = now.since(model.now).min(Elapsed::seconds(LOOKS_S));
    model.now = now;
    if let Some(undo) = &mut model.undo {
        undo.offered = undo.offered.and(passed);
    }
}

fn forget_undo(model: &mut Model) {
    let kept = |undo: &Undo| {
        if undo.back == Back::Done {
            TOLD_S
        } else {
            UNDO_S
        }
    };
    let is_over = |undo: &Undo| undo.offered >= Elapsed::seconds(kept(undo));
    if model.undo.as_ref().is_some_and(is_over) {
        model.undo = None;
    }
}

/// The old notebook is given up: this device gets a new one.
pub(super) fn begin_anew(model: &mut Model, stamp: Stamp) -> Vec<Effect> {
    if model.startup != Startup::Lost {
        return vec![];
    }
    new_mark(model, stamp)
}

pub(super) fn new_mark(model: &mut Model, stamp: Stamp) -> Vec<Effect> {
    model.startup = Startup::Ready;
    files::go_on(model);
    folder::of_another_notebook(model);
    vec![Effect::MarkNotebook(NotebookId::from(stamp.id))]
}

/// The notebook that was found is the one to go on with.
pub(super) fn take_other(model: &mut Model) -> Vec<Effect> {
    if model.other.is_some() {
        folder::of_another_notebook(model);
    }
    let mark = model.other.take().map(Effect::MarkNotebook);
    mark.into_iter().collect()
}

#[inline(never)]
fn committed(
    model: &mut Model,
    stamp: Stamp,
    ticket: u64,
    result: Result<(), StoreError>,
) -> Vec<Effect> {
    let result = match result {
        Err(StoreError::Stale(found)) => match tabs::refusal(model, ticket, &found) {
            Some(error) => Err(error),
            None => return tabs::stale(model, ticket, &found),
        },
        result => result,
    };
    if adding::is_adding(model, ticket) {
        return adding::added(model, stamp, result);
    }
    if taking_back::is_under_way(model, ticket) {
        return taking_back::end(model, stamp, result);
    }
    // The place for notes that was missing is there: what it holds is not known yet.
    let is_back = result.is_ok() && matches!(model.startup, Startup::MemoryOnly(_));
    let retry = model.saving.committed(ticket, result);
    let open = is_back.then_some(Effect::Open);
    retry
        .then_some(Effect::RetryLater)
        .into_iter()
        .chain(open)
        .collect()
}

/// A screen begins fresh; a link to a call that has moved on leads to where it is now.
fn arrive(model: &mut Model, route: Route) -> Vec<Effect> {
    if route != model.route {
        model.share = Share::None;
        model.forgetting = Forgetting::None;
        model.care.asked_to_reduce = None;
        model.codebook = CodebookPlace::default();
        model.pad = PadPlace::default();
        // What was meant for one call is not carried into another.
        if model.route == Route::Start {
            model.start = StartForm::default();
        }
        model.observer = Observer::None;
        model.practice = Practice::default();
        if route != Route::Seal {
            model.seal = None;
        }
        lock::left(model);
        if !matches!(route, Route::Seal | Route::Share) {
            model.outgoing = None;
        }
        if !matches!(route, Route::Import) && !model.import.is_adding() {
            model.import = Import::None;
        }
    }
    let left = drafts::leave_debrief(model, route);
    go_on_with_debrief(model, route);
    model.route = route;
    let begun = drafts::keep_debrief(model);
    let moved = moved_on(model, route).map(|now| Effect::Show(now, History::Replace));
    [left, begun, moved, keep_screen_on(model)]
        .into_iter()
        .flatten()
        .collect()
}

pub(super) fn go_on_with_debrief(model: &mut Model, route: Route) {
    if let Route::Debrief(id) = route {
        let place = drafts::debrief_place(&model.notebook, id);
        model.debrief = place.unwrap_or_else(|| DebriefPlace {
            step: first_step(model, id),
            moment: None,
        });
    }
}

/// A debrief goes on where it was left, as far as what was said tells; a finished one is gone
/// through from its beginning.
fn first_step(model: &Model, id: CallId) -> DebriefStep {
    let Some(call) = model.notebook.call(id) else {
        return DebriefStep::default();
    };
    match (&call.phase, call.debrief()) {
        (Phase::Ended { .. }, Some(debrief)) => reached(debrief),
        (_, debrief) => DebriefStep::of(debrief.map_or(Form::Full, |one| one.form))[0],
    }
}

fn reached(debrief: &Debrief) -> DebriefStep {
    let next = [&debrief.keep, &debrief.work_on, &debrief.action_step];
    if debrief.learning.is_some() || !debrief.alone.is_empty() {
        DebriefStep::NextTime
    } else if next.iter().any(|text| !text.is_blank()) {
        DebriefStep::Next
    } else if !debrief.net.is_blank() {
        DebriefStep::Net
    } else if debrief.is_replay_open() {
        DebriefStep::Replay
    } else if debrief.rep_view != RepView::default() {
        DebriefStep::RepView
    } else {
        DebriefStep::of(debrief.form)[0]
    }
}

/// Where a screen's call is now, if it isn't in the phase that the screen is for.
pub(super) fn moved_on(model: &Model, route: Route) -> Option<Route> {
    let (Route::Prepare(id)
    | Route::Pad(id)
    | Route::Lot(id)
    | Route::Debrief(id)
    | Route::Summary(id)) = route
    else {
        return None;
    };
    let now = match &model.notebook.call(id)?.phase {
        Phase::Planned { .. } => Route::Prepare(id),
        Phase::Running { .. } => Route::Pad(id),
        Phase::Ended { .. } | Phase::Debriefed { .. } => match route {
            Route::Prepare(_) | Route::Pad(_) => Route::Call(id),
            other => other,
        },
    };
    (now != route).then_some(now)
}

/// The screen stays on while the pad is open, and only then.
pub(super) fn keep_screen_on(model: &mut Model) -> Option<Effect> {
    let wanted = matches!(model.route, Route::Pad(_));
    match (wanted, model.screen) {
        (true, ScreenOn::NotAsked) => {
            model.screen = ScreenOn::Held;
            Some(Effect::KeepScreenOn(true))
        }
        (false, ScreenOn::Held | ScreenOn::Lost) => {
            model.screen = ScreenOn::NotAsked;
            Some(Effect::KeepScreenOn(false))
        }
        _ => None,
    }
}
