//! The health of the notebook: what the last check found, and how everything around it stands.

use super::{phrase, sample, sizes, upkeep};
use crate::app::care::{Asked, Check};
use crate::app::model::{Model, Startup, Worker};
use crate::app::outputs::report;
use crate::wire::health::Checkup;

/// What the health page shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HealthView {
    /// What the check found, in one sentence.
    pub found: String,
    /// When, and why if nobody asked for it; what to do if something is wrong.
    pub about: String,
    /// The first faults, each in a sentence.
    pub faults: Vec<String>,
    pub facts: Vec<(&'static str, String)>,
    /// What the report says.
    pub report: String,
    pub told: String,
}

/// What stands in the place of all that while made-up calls are shown.
pub const OF_MADE_UP: &str = "Made-up calls are kept nowhere, so there is nothing to check. The health \
     of your own notes is told when you are back at them.";

/// So many faults are shown and told of; more of them say no more.
const MOST_FAULTS: usize = 20;

/// Reads the health page off the model. None of made-up calls, which have no disk and no backup.
#[must_use]
pub fn health(model: &Model) -> Option<HealthView> {
    (!sample::is_shown(model)).then(|| HealthView {
        found: found(model),
        about: about(model),
        faults: faults(model),
        facts: facts(model),
        report: report::write(model),
        told: super::call::share(model).unwrap_or_default(),
    })
}

/// What the check found, in one sentence.
#[must_use]
pub fn found(model: &Model) -> String {
    match &model.care.check {
        Check::None => "Not checked since the start.".to_owned(),
        Check::Running { .. } => "Reading the notebook again.".to_owned(),
        Check::Busy => "Notes are being written just now. Check again in a moment.".to_owned(),
        Check::Done {
            found: Err(error), ..
        } => format!("The notebook could not be read. {error}"),
        Check::Done {
            found: Ok(found), ..
        } => {
            let records = sizes::count(found.records, "record");
            match found.faults.len() {
                0 if found.records == 1 => "1 record, whole.".to_owned(),
                0 => format!("{records}, all whole."),
                faults => format!("{records}, and {} found.", sizes::count(faults, "fault")),
            }
        }
    }
}

fn about(model: &Model) -> String {
    let Check::Done { at, asked, found } = &model.care.check else {
        return "The check reads every record on the disk, and compares it with what is shown."
            .to_owned();
    };
    let when = phrase::moment_in_time(*at, model.zone);
    let why = match asked {
        Asked::ByHand => "",
        Asked::AtStart => ", by itself: Curbside was cut off before, or found what it can't read",
    };
    let advice = match found {
        Err(error) => format!(" {}", error.advice_by_hand()),
        Ok(Checkup { faults, .. }) if faults.is_empty() => String::new(),
        Ok(_) => " Nothing was changed or left out by the check. Share a backup, then the report."
            .to_owned(),
    };
    format!("Checked {when}{why}.{advice}")
}

/// The first faults, and how many more there are.
#[must_use]
pub fn faults(model: &Model) -> Vec<String> {
    let Check::Done {
        found: Ok(found), ..
    } = &model.care.check
    else {
        return Vec::new();
    };
    let mut faults: Vec<String> = found.faults.iter().take(MOST_FAULTS).cloned().collect();
    if let Some(more) = found
        .faults
        .len()
        .checked_sub(MOST_FAULTS)
        .filter(|more| *more > 0)
    {
        faults.push(format!("And {} more.", sizes::number(more as u64)));
    }
    faults
}

fn facts(model: &Model) -> Vec<(&'static str, String)> {
    let version = env!("CARGO_PKG_VERSION").to_owned();
    vec![
        ("Version", version),
        ("Notes", upkeep::keeping(model).to_owned()),
        ("Room", upkeep::room(model)),
        ("Writing", writing(model)),
        ("Not saved", not_saved(model)),
        ("Without signal", offline(model)),
        ("Backup", upkeep::backup(model)),
        ("Last error", last_error(model)),
    ]
}

/// Who writes to the disk.
#[must_use]
pub fn writing(model: &Model) -> String {
    let words = match model.startup {
        Startup::MemoryOnly(_) => "Nothing is written",
        _ if model.care.around.has_thread => "In a thread of its own",
        _ => "By the page itself, as long as no thread is ready",
    };
    words.to_owned()
}

/// What isn't on the disk.
#[must_use]
pub fn not_saved(model: &Model) -> String {
    match model.saving.trouble() {
        Some((count, error)) => format!("{}. {error}", sizes::count(count, "note")),
        None => "Nothing".to_owned(),
    }
}

/// Whether the app starts without signal.
#[must_use]
pub fn offline(model: &Model) -> String {
    match &model.worker {
        Worker::Fine => "It starts".to_owned(),
        Worker::Missing { why } => format!("It doesn't start ({why})"),
    }
}

/// The last thing that went wrong, in full.
#[must_use]
pub fn last_error(model: &Model) -> String {
    let Some(trouble) = &model.care.upkeep().trouble else {
        return "None".to_owned();
    };
    let when = phrase::moment_in_time(trouble.at, model.zone);
    format!("{when}: {}", trouble.words)
}
