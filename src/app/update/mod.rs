//! What each event does. One file for each part of the way through a call; [`world`] takes in what
//! the phone reports.

mod adding;
mod ahead;
mod answers;
mod belongs;
mod both;
mod calls;
mod codebook;
mod debrief;
mod draft;
mod drafts;
mod files;
mod find;
mod folder;
mod follow;
pub mod forget;
mod lock;
mod looking;
mod lot;
mod moments;
mod observer;
mod opening;
mod pad;
mod plan;
mod practice;
mod progress;
mod reps;
mod retention;
mod seal;
mod share;
mod start;
mod steps;
mod tabs;
mod taking_back;
mod trash;
mod upkeep;
mod world;

use super::effect::{Effect, History};
use super::event::{Event, Stamp, World};
use super::model::{AppUpdate, Model, Startup};
use super::route::Route;
use crate::domain::Editor;
use crate::wire::{Key, Over};

/// Takes one event in and answers what is to be done in the world. The one way to change a model.
pub fn update(model: &mut Model, stamp: Stamp, event: Event) -> Vec<Effect> {
    world::time_passes(model, stamp.now);
    model.zone = stamp.zone;
    // The first id of a run names the run.
    if model.editor == Editor::default() {
        model.editor = Editor::of(stamp.id);
    }
    if may_change_notes(&event) {
        model.revision = model.revision.wrapping_add(1);
    }
    let is_by_person = !matches!(event, Event::World(_));
    if is_by_person {
        lock::touched(model, stamp.now);
    }
    let mut more = upkeep::hear(model, stamp, &event);
    folder::hear(model, &event);
    let is_quiet = retention::wakes(&event);
    let kept = ahead::kept(model);
    let copy = model.folder.stage.copy();
    let mut effects = take_in(model, stamp, event);
    if is_quiet {
        effects.extend(retention::go_on(model));
    }
    effects.extend(find::keep_up(model));
    effects.extend(looking::keep_on(model));
    ahead::begin_for_seal(model, stamp);
    effects.extend(ahead::keep_up(model, stamp, kept));
    effects.extend(folder::follow(model, stamp, copy));
    more.extend(upkeep::follow(model, stamp, is_by_person, &effects));
    effects.append(&mut more);
    effects.extend(lock::fall_shut(model, stamp.now));
    effects
}

/// Whether the notebook may be another after an event. The events that come by themselves again and
/// again, and those that only go somewhere, change nothing.
fn may_change_notes(event: &Event) -> bool {
    !matches!(
        event,
        Event::Go(_)
            | Event::Calls(_)
            | Event::World(World::Tick | World::Arrived(_) | World::ReadOnDue)
    )
}

/// A browser compiles a function when it is first called: those that take an event in by its kind stay apart
/// (`inline(never)`), so that the first event doesn't wait for all of them.
fn take_in(model: &mut Model, stamp: Stamp, event: Event) -> Vec<Effect> {
    // Nothing leaves, comes in or goes for good before it is known what is there.
    if model.startup == Startup::Front && event.needs_the_whole() {
        return vec![];
    }
    match event {
        Event::World(event) => world::update(model, stamp, event),
        Event::Go(route) => vec![Effect::Show(route, History::Add)],
        Event::Start(event) => start::update(model, stamp, event),
        Event::Pad(call, event) => pad::update(model, stamp, call, event),
        Event::Lot(call, event) => lot::update(model, stamp, call, event),
        Event::Debrief(call, event) => debrief::update(model, stamp, call, event),
        Event::Plan(call, event) => plan::update(model, stamp, call, event),
        Event::Moment(call, event) => moments::update(model, stamp, call, event),
        Event::Follow(call, event) => follow::update(model, stamp, call, event),
        Event::Rep(rep, event) => reps::update(model, stamp, rep, event),
        Event::Progress(rep, event) => {
            progress::update(&mut model.rep, rep, event);
            vec![]
        }
        Event::Calls(event) => {
            find::update(model, event);
            vec![]
        }
        Event::Codebook(event) => codebook::update(model, stamp, event),
        Event::Draft(event) => drafts::update(model, stamp, event),
        Event::Trash(event) => trash::update(model, stamp, event),
        Event::VersionKept(key, edits) => both::keep(model, stamp, &key, &edits),
        Event::UndoWanted => trash::undo(model, stamp),
        Event::Lock(event) => lock::update(model, stamp, event),
        Event::Folder(event) => folder::update(model, stamp, event),
        Event::Upkeep(event) => upkeep::update(model, stamp, event),
        Event::Share(event) => share::update(model, stamp, event),
        Event::File(event) => match observer::taken(model, event) {
            Ok((call, event)) => observer::update(model, stamp, call, event),
            Err(event) => match practice::taken(model, event) {
                Ok(event) => practice::update(model, stamp, event),
                Err(event) => files::update(model, stamp, event),
            },
        },
        Event::Answer(call, event) => answers::update(model, stamp, call, event),
        Event::Practice(event) => practice::update(model, stamp, event),
        Event::Observer(call, event) => observer::update(model, stamp, call, event),
        Event::Seal(event) => seal::update(model, stamp, event),
        Event::ThemeChosen(theme) => {
            model.theme = theme;
            vec![Effect::SetTheme(theme)]
        }
        Event::LookBackChosen(look_back) => {
            model.look_back = look_back;
            vec![]
        }
        // It begins the page again.
        Event::UpdateWanted if model.update == AppUpdate::Waiting && model.is_at_rest() => {
            model.update = AppUpdate::Chosen;
            vec![Effect::UseNewVersion]
        }
        Event::UpdateWanted => vec![],
        Event::PersistWanted => vec![Effect::AskToPersist],
        Event::NewNotebookWanted => world::begin_anew(model, stamp),
        // The desk has them both; neither does anything within a notebook.
        Event::SampleWanted | Event::SampleLeft => vec![],
        Event::OtherNotebookTaken => world::take_other(model),
    }
}

/// Asks for these records, which a person has just changed, to be written as they are now.
fn save(model: &mut Model, keys: impl IntoIterator<Item = Key>) -> Effect {
    let mut changed: Vec<(Key, Over)> = Vec::new();
    for key in keys {
        if changed.iter().all(|(other, _)| *other != key) {
            let over = Over::of(&model.notebook, &key);
            note_edit(model, &key);
            changed.push((key, over));
        }
    }
    model.saving.commit(&model.notebook, changed)
}

/// Notes that a person has just changed a record, or has deleted it.
fn note_edit(model: &mut Model, key: &Key) {
    if model.notebook.went_another_way(key, model.editor) {
        model.editor = model.editor.anew();
    }
    model.notebook.edited(key, model.editor, model.now);
}

/// On to the next screen of a call; "back" doesn't lead to the one that is over.
fn on_to(route: Route) -> Effect {
    Effect::Show(route, History::Replace)
}
