//! The notebook is opened: what the first screen needs comes first, then the rest, bit by bit, and
//! then it is whole. A small or an older notebook comes whole at once.

use super::{drafts, files, tabs, trash, upkeep, world};
use crate::app::effect::Effect;
use crate::app::event::{Opening, Stamp};
use crate::app::model::{Model, StartForm, Startup};
use crate::app::route::Route;
use crate::domain::{Key, NotebookId, Strand};
use crate::wire::StoreError;
use crate::wire::front::waits;

/// What the first screen needs is here.
pub(super) fn front(model: &mut Model, strands: Vec<Strand>) -> Vec<Effect> {
    if !matches!(model.startup, Startup::Opening | Startup::Shut(_)) {
        return vec![];
    }
    for strand in strands {
        tabs::open(model, strand);
    }
    model.startup = Startup::Front;
    model.care.was_left_in_use = model.care.upkeep().in_use;
    begin(model)
}

/// Some more is here. In the meantime notes may have been written: what was read then may be older.
pub(super) fn part(model: &mut Model, strands: Vec<Strand>) {
    for strand in strands {
        if model.startup != Startup::Front || !came_first(model, &strand.key()) {
            tabs::open(model, strand);
        }
    }
}

/// Whether the front had it, if it was there: what is missing now was taken out since.
fn came_first(model: &Model, key: &Key) -> bool {
    match key {
        Key::Steps(call) => model.notebook.call(*call).is_none_or(waits),
        Key::Draft(_) => true,
        _ => false,
    }
}

/// All is here, or the notebook can't be opened.
pub(super) fn whole(
    model: &mut Model,
    stamp: Stamp,
    opened: Result<Opening, StoreError>,
) -> Vec<Effect> {
    let opening = match opened {
        Ok(opening) => opening,
        Err(error) => return failed(model, error),
    };
    for strand in opening.strands {
        tabs::open(model, strand);
    }
    model.damaged = opening.damaged;
    let effects = match (opening.mark, opening.canary) {
        (Some(mark), Some(canary)) if mark == canary => vec![],
        // The canary alone was cleared: the notebook is there, and gets a new one.
        (Some(mark), None) => vec![Effect::MarkNotebook(mark)],
        (_, Some(_)) if model.notebook.is_empty() && model.damaged.is_empty() => {
            model.startup = Startup::Lost;
            files::go_on(model);
            return vec![];
        }
        // What is here can be used, and it is said that it may not be all.
        (mark, Some(_)) => {
            model.other = mark.or(Some(NotebookId::from(stamp.id)));
            vec![]
        }
        (None, None) => vec![Effect::MarkNotebook(NotebookId::from(stamp.id))],
    };
    let is_begun = model.startup == Startup::Front && model.is_here(model.route);
    if model.startup != Startup::Front && model.care.upkeep().in_use {
        model.care.was_left_in_use = true;
        model.care.upkeep_mut().in_use = false;
    }
    model.startup = Startup::Ready;
    files::go_on(model);
    upkeep::opened_well(model, stamp);
    let begun = if is_begun { vec![] } else { begin(model) };
    let cleared = trash::clear_out(model, stamp.now);
    let over = drafts::clear_out(model);
    let after = cleared.into_iter().chain(over);
    let heard = tabs::heard(model, vec![]);
    let effects = effects.into_iter().chain(begun);
    effects.chain(after).chain(heard).collect()
}

/// The address was there before the notebook: only now it is known how far things had come.
fn begin(model: &mut Model) -> Vec<Effect> {
    world::go_on_with_debrief(model, model.route);
    let begun = if model.route == Route::Start && model.start == StartForm::default() {
        drafts::fill_start(model);
        None
    } else {
        drafts::keep_debrief(model)
    };
    let screen = world::keep_screen_on(model);
    begun.into_iter().chain(screen).collect()
}

fn failed(model: &mut Model, error: StoreError) -> Vec<Effect> {
    if error == StoreError::Locked {
        model.startup = Startup::Locked;
        return vec![];
    }
    // An older tab may be closed, and a silent browser may answer yet.
    let may_open = matches!(error, StoreError::Blocked | StoreError::NoAnswer);
    // What came first can be used, and the rest may be read yet.
    let is_here = model.startup == Startup::Front && error != StoreError::Newer;
    if is_here {
        return vec![Effect::OpenLater];
    }
    model.startup = match error {
        StoreError::Unavailable { .. } => Startup::MemoryOnly(error),
        error => Startup::Shut(error),
    };
    files::go_on(model);
    may_open.then_some(Effect::OpenLater).into_iter().collect()
}
