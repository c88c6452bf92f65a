//! Settings: how it looks, where the notes are, files out and in.

use super::call::share;
use super::{both as both_view, devices, health, lock, phrase, upkeep};
use crate::app::event::Keeping;
use crate::app::model::old;
use crate::app::model::{Model, Startup, Theme};
use crate::wire::upkeep::{Reduce, Remind};

/// What Settings shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SettingsView {
    pub theme: Theme,
    /// `3 reps, 12 calls, 214 moments`.
    pub contents: String,
    /// `8 behaviours on the pads`.
    pub codebook: String,
    /// What is in the trash.
    pub trash: String,
    /// What was changed in two places, if anything was.
    pub both: Option<String>,
    /// Where the notes are and what the browser says of keeping them.
    pub keeping: String,
    /// `4.1 MB in use, of about 2 GB`.
    pub room: String,
    /// The age of the last backup, and what is in none.
    pub backup: String,
    pub remind: Remind,
    pub reduce: Reduce,
    /// What a shorter time would touch, before the second tap.
    pub to_reduce: Option<String>,
    /// How it stands with the lock.
    pub lock: String,
    /// How two devices are kept in step.
    pub devices: String,
    /// What the last check found.
    pub health: String,
    /// The browser can still be asked to keep them for good.
    pub can_ask: bool,
    pub share: Option<String>,
    pub version: &'static str,
}

/// Reads Settings off the model.
#[must_use]
pub fn settings(model: &Model) -> SettingsView {
    let memory_only = matches!(model.startup, Startup::MemoryOnly(_));
    SettingsView {
        theme: model.theme,
        contents: contents(model),
        codebook: codebook(model),
        trash: trash(model),
        keeping: upkeep::keeping(model).to_owned(),
        room: upkeep::room(model),
        backup: upkeep::backup(model),
        remind: model.care.upkeep().remind,
        reduce: reduce(model),
        to_reduce: to_reduce(model),
        lock: lock::line(model),
        devices: devices::line(model),
        health: health::found(model),
        both: both(model),
        can_ask: !memory_only && model.keeping == Keeping::WhileThereIsRoom,
        share: share(model),
        version: env!("CARGO_PKG_VERSION"),
    }
}

/// The time that is chosen, or is about to be.
fn reduce(model: &Model) -> Reduce {
    let asked = model.care.asked_to_reduce;
    asked.unwrap_or_else(|| model.care.upkeep().reduce)
}

/// How many calls would lose their words now.
fn to_reduce(model: &Model) -> Option<String> {
    let days = model.care.asked_to_reduce?.days()?;
    let notebook = &model.notebook;
    let until = old::until(notebook, model.now, days);
    let calls = notebook.all_calls();
    let calls = calls.filter(|call| old::is_old(notebook, call.id, until));
    let now = match calls.count() {
        0 => "No call is that old yet.".to_owned(),
        1 => "1 call is that old.".to_owned(),
        count => format!("{count} calls are that old."),
    };
    Some(format!(
        "{now} Of each, the account and all words that you wrote go for good, the trash included. \
         What stays: rep, times, moments with their behaviours, outcome, the answers, the share of \
         talking, how action steps went. Files that you shared before keep their words."
    ))
}

fn codebook(model: &Model) -> String {
    let count = model.notebook.codebook().in_use().count();
    format!("{} to tap", phrase::count(count, "behaviour"))
}

fn trash(model: &Model) -> String {
    let trash = super::trash::trash(model);
    let rows = [(trash.reps.len(), "rep"), (trash.calls.len(), "call")];
    let some = rows.into_iter().filter(|(count, _)| *count > 0);
    let some: Vec<String> = some.map(|(count, of)| phrase::count(count, of)).collect();
    if some.is_empty() {
        "Empty".to_owned()
    } else {
        some.join(", ")
    }
}

fn both(model: &Model) -> Option<String> {
    let count = both_view::count(model);
    (count > 0).then(|| phrase::count(count, "thing"))
}

fn contents(model: &Model) -> String {
    let notebook = &model.notebook;
    let moments = notebook.calls().map(|call| notebook.moments(call.id).len());
    [
        phrase::count(notebook.reps().count(), "rep"),
        phrase::count(notebook.calls().count(), "call"),
        phrase::count(moments.sum(), "moment"),
    ]
    .join(", ")
}
