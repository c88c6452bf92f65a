//! What stands above every screen when something is not as it should be, or a choice waits.

use super::{both, devices, phrase};
use crate::app::care::{Asked, Check};
use crate::app::event::Event;
use crate::app::model::{AppUpdate, Back, Model, Startup, Worker};
use crate::app::route::Route;

/// One notice: what happened, what is safe, what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    pub urgent: bool,
    pub what: String,
    pub advice: String,
    pub act: Option<(&'static str, Event)>,
}

/// What was deleted last, as long as one tap takes it back; then that it is back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UndoView {
    pub words: String,
    pub can_undo: bool,
}

/// What is said while the phone's storage takes long.
pub(super) const SLOW: &str = "The phone's storage is slow to answer.";

/// Reads the last deletion off the model.
#[must_use]
pub fn undo(model: &Model) -> Option<UndoView> {
    model.undo.as_ref().map(|undo| UndoView {
        words: undo.words.clone(),
        can_undo: undo.back != Back::Done,
    })
}

/// The notices of the app, the most urgent first.
#[must_use]
pub fn notices(model: &Model) -> Vec<Notice> {
    [
        slow(model),
        memory_only(model),
        not_saved(model),
        damaged(model),
        other(model),
        unsound(model),
        no_worker(model),
        newer_tab(model),
        folder(model),
        both_kept(model),
        update(model),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// It may still answer: nothing is called lost or failed, and nothing saved.
fn slow(model: &Model) -> Option<Notice> {
    let advice = match model.startup {
        Startup::Opening => "Your notes are where they were. Curbside goes on trying.",
        _ => "What you wrote is still here, and Curbside goes on trying.",
    };
    model.is_storage_slow.then(|| Notice {
        urgent: false,
        what: SLOW.to_owned(),
        advice: advice.to_owned(),
        act: None,
    })
}

fn memory_only(model: &Model) -> Option<Notice> {
    let Startup::MemoryOnly(error) = &model.startup else {
        return None;
    };
    Some(Notice {
        urgent: true,
        what: format!("{error} Notes last only as long as this page."),
        advice: error.advice().to_owned(),
        act: None,
    })
}

fn not_saved(model: &Model) -> Option<Notice> {
    let (count, error) = model
        .saving
        .trouble()
        .filter(|_| !matches!(model.startup, Startup::MemoryOnly(_)))?;
    let what = phrase::count(count, "note");
    Some(Notice {
        urgent: true,
        what: format!("{what} not saved yet. {error} What you wrote is still here."),
        advice: error.advice().to_owned(),
        act: None,
    })
}

fn damaged(model: &Model) -> Option<Notice> {
    let first = model.damaged.first()?;
    Some(Notice {
        urgent: true,
        what: format!(
            "{} can't be read: {first}.",
            phrase::count(model.damaged.len(), "record")
        ),
        advice: "All else is here, and what can't be read was left as it is.".to_owned(),
        act: None,
    })
}

/// The marks on the disk and outside of it differ.
fn other(model: &Model) -> Option<Notice> {
    model.other?;
    Some(Notice {
        urgent: true,
        what: "This may not be the notebook that was here last.".to_owned(),
        advice:
            "If something is missing, a file that you shared brings it back. What is here stays."
                .to_owned(),
        act: Some(("Go on with it", Event::OtherNotebookTaken)),
    })
}

/// A check at the start has found more than what can't be read.
fn unsound(model: &Model) -> Option<Notice> {
    let Check::Done {
        asked: Asked::AtStart,
        found: Ok(found),
        ..
    } = &model.care.check
    else {
        return None;
    };
    let is_seen = model.route == Route::Health;
    if is_seen || found.faults.len() <= model.damaged.len() {
        return None;
    }
    Some(Notice {
        urgent: true,
        what: "Something in the notebook doesn't fit together.".to_owned(),
        advice: "Nothing was left out or changed. Health says what was found.".to_owned(),
        act: Some(("Look at it", Event::Go(Route::Health))),
    })
}

fn no_worker(model: &Model) -> Option<Notice> {
    let Worker::Missing { why } = &model.worker else {
        return None;
    };
    Some(Notice {
        urgent: false,
        what: format!("Curbside can't start without signal here ({why})."),
        advice: "Notes are saved all the same. Open it in a normal window for use offline.".into(),
        act: None,
    })
}

fn newer_tab(model: &Model) -> Option<Notice> {
    model.newer_tab_waits.then(|| Notice {
        urgent: true,
        what: "A newer Curbside is open in another tab, and waits for this one.".to_owned(),
        advice: "What you do here is saved. Close this tab when you are done.".to_owned(),
        act: None,
    })
}

/// The copy for the other device can wait, and the notes here are as they were.
fn folder(model: &Model) -> Option<Notice> {
    let (what, advice) = devices::trouble(model)?;
    Some(Notice {
        urgent: false,
        what,
        advice,
        act: Some(("Look at it", Event::Go(Route::Devices))),
    })
}

/// A choice between versions can wait: not while a call runs, and not where the way to it stands
/// already.
fn both_kept(model: &Model) -> Option<Notice> {
    if matches!(model.route, Route::Both | Route::Import) {
        return None;
    }
    let what = both::told(both::count(model))?;
    (!model.notebook.is_in_a_call()).then(|| Notice {
        urgent: false,
        what,
        advice: "Both versions are kept.".to_owned(),
        act: Some(("Look at both", Event::Go(Route::Both))),
    })
}

/// A new version is offered, but never while a call runs, and not while the page has what would go with it.
fn update(model: &Model) -> Option<Notice> {
    let is_in_a_call = model.notebook.is_in_a_call() || model.practice.running.is_some();
    let holds_notes = model.saving.trouble().is_some() || model.import.is_adding();
    if model.update != AppUpdate::Waiting || is_in_a_call || holds_notes {
        return None;
    }
    Some(Notice {
        urgent: false,
        what: "A new version is ready.".to_owned(),
        advice: "It starts by itself the next time you open Curbside.".to_owned(),
        act: Some(("Use it now", Event::UpdateWanted)),
    })
}
