//! The report for whoever helps: how the app and the notebook stand, without a note or a name of it.

use crate::app::care::{Asked, Check};
use crate::app::event::Keeping;
use crate::app::model::{Model, Startup};
use crate::app::view::{health, phrase, sizes, upkeep};

/// Writes it, a line for each thing.
#[must_use]
pub fn write(model: &Model) -> String {
    let now = phrase::moment_in_time(model.now, model.zone);
    let kept = model.care.upkeep();
    let lines = [
        ("Version", env!("CARGO_PKG_VERSION").to_owned()),
        ("Browser", browser(model)),
        ("Notebook", startup(model)),
        ("Kept", keeping(model).to_owned()),
        ("Room", upkeep::room(model)),
        ("Writing", health::writing(model)),
        ("Not saved", health::not_saved(model)),
        ("Without signal", health::offline(model)),
        ("Records", records(model)),
        ("In the trash", trash(model)),
        ("Backup", upkeep::backup(model)),
        ("Last error", health::last_error(model)),
        ("Check", check(model)),
        ("Appearance", model.theme.label().to_owned()),
        ("Reminder", kept.remind.label().to_owned()),
    ];
    let mut text = format!("Curbside, {now}\nNo notes and no names are in this report.\n\n");
    for (title, words) in lines {
        text.push_str(&format!("{title}: {words}\n"));
    }
    for fault in health::faults(model) {
        text.push_str(&format!("- {fault}\n"));
    }
    text
}

fn browser(model: &Model) -> String {
    match model.care.around.browser.as_str() {
        "" => "It doesn't tell".to_owned(),
        browser => browser.to_owned(),
    }
}

fn startup(model: &Model) -> String {
    match &model.startup {
        Startup::Opening => "Not open yet".to_owned(),
        Startup::Front => "Being read".to_owned(),
        Startup::Ready => "Open".to_owned(),
        Startup::Locked => "Locked".to_owned(),
        Startup::Lost => "Lost".to_owned(),
        Startup::MemoryOnly(error) => format!("In this page only. {error}"),
        Startup::Shut(error) => format!("Shut. {error}"),
    }
}

fn keeping(model: &Model) -> &'static str {
    match model.keeping {
        Keeping::Unknown => "The browser doesn't tell",
        Keeping::ForGood => "For good",
        Keeping::WhileThereIsRoom => "While there is room",
    }
}

fn records(model: &Model) -> String {
    let notebook = &model.notebook;
    let counts = [
        (notebook.all_reps().count(), "rep"),
        (notebook.all_calls().count(), "call"),
        (notebook.all_moments().count(), "moment"),
        (notebook.codebook().own().count(), "own behaviour"),
        (notebook.all_steps().count(), "pad with steps to undo"),
        (notebook.drafts().count(), "form that isn't saved"),
        (
            notebook.ledger().in_conflict().count(),
            "record in two versions",
        ),
        (
            notebook.ledger().all_gone().count(),
            "trace of what was deleted",
        ),
        (model.damaged.len(), "record that can't be read"),
    ];
    listed(&counts)
}

fn trash(model: &Model) -> String {
    let reps = model.notebook.all_reps();
    let calls = model.notebook.all_calls();
    listed(&[
        (reps.filter(|rep| rep.trashed.is_some()).count(), "rep"),
        (calls.filter(|call| call.trashed.is_some()).count(), "call"),
    ])
}

fn listed(counts: &[(usize, &str)]) -> String {
    let words = |(count, of): &(usize, &str)| format!("{of} {}", sizes::number(*count as u64));
    counts.iter().map(words).collect::<Vec<_>>().join(", ")
}

fn check(model: &Model) -> String {
    let found = health::found(model);
    match &model.care.check {
        Check::Done { at, asked, .. } => {
            let when = phrase::moment_in_time(*at, model.zone);
            let who = match asked {
                Asked::ByHand => "by hand",
                Asked::AtStart => "at the start",
            };
            format!("{found} ({who}, {when})")
        }
        _ => found,
    }
}
