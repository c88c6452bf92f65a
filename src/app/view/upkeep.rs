//! The backup and the room for notes, in words for several screens.

use super::{phrase, sizes};
use crate::app::event::Keeping;
use crate::app::model::{Model, Startup};
use crate::domain::Timestamp;
use crate::domain::figures::mirror::rides::days_since;

/// What may be cleared by the browser is spoken of after so many days, if not before.
const LOOSE_DAYS: u32 = 2;

/// What Today says of what is in no backup.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BackupDue {
    pub words: String,
    pub why: String,
    /// What became of the file that was shared from here.
    pub told: Option<String>,
}

/// What is to be said on Today: nothing as long as it doesn't matter, nor while a call runs.
#[must_use]
pub fn due(model: &Model) -> Option<BackupDue> {
    let told = super::call::share(model);
    if model.startup != Startup::Ready || !(told.is_some() || is_late(model)) {
        return None;
    }
    if model.notebook.is_in_a_call() {
        return None;
    }
    let why = match model.keeping {
        _ if model.care.upkeep().unshared.is_none() => String::new(),
        Keeping::WhileThereIsRoom => {
            "The browser may clear it when room runs short: keep a copy in another place."
                .to_owned()
        }
        Keeping::ForGood | Keeping::Unknown => last(model),
    };
    Some(BackupDue {
        words: unshared(model).unwrap_or_else(|| last(model)),
        why,
        told,
    })
}

fn is_late(model: &Model) -> bool {
    let upkeep = model.care.upkeep();
    let (Some(since), Some(days)) = (upkeep.unshared, upkeep.remind.days()) else {
        return false;
    };
    let days = match model.keeping {
        Keeping::WhileThereIsRoom => days.min(LOOSE_DAYS),
        Keeping::ForGood | Keeping::Unknown => days,
    };
    days_since(since, model.now, model.zone) >= days
}

/// `Last backup 3 days ago.`
#[must_use]
pub fn last(model: &Model) -> String {
    let Some(shared) = model.care.upkeep().shared else {
        return "No backup yet.".to_owned();
    };
    format!("Last backup {}.", day_of(model, shared))
}

/// What is in no backup, if there is something.
#[must_use]
pub fn unshared(model: &Model) -> Option<String> {
    let since = model.care.upkeep().unshared?;
    let since = phrase::day(since, model.zone);
    Some(format!(
        "What you wrote since {since} is on this phone alone."
    ))
}

/// Both, for Settings.
#[must_use]
pub fn backup(model: &Model) -> String {
    let rest = unshared(model);
    let rest = rest.or_else(|| {
        let shared = model.care.upkeep().shared;
        shared.map(|_| "Nothing has changed since.".to_owned())
    });
    [Some(last(model)), rest]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" ")
}

/// `4.1 MB in use, of about 2 GB`.
#[must_use]
pub fn room(model: &Model) -> String {
    let around = &model.care.around;
    match (around.used, around.room) {
        (Some(used), Some(room)) => {
            let (used, room) = (sizes::bytes(used), sizes::bytes(room));
            format!("{used} in use, of about {room}")
        }
        (Some(used), None) => format!(
            "{} in use; the browser doesn't tell of how much",
            sizes::bytes(used)
        ),
        (None, _) => "The browser doesn't tell how much room there is".to_owned(),
    }
}

/// Where the notes are, and what the browser says of keeping them.
#[must_use]
pub fn keeping(model: &Model) -> &'static str {
    match model.keeping {
        _ if matches!(model.startup, Startup::MemoryOnly(_)) => {
            "Nowhere but in this page: this browser offers no place for notes."
        }
        Keeping::ForGood => "On this phone only. The browser keeps them until you clear them.",
        Keeping::WhileThereIsRoom => {
            "On this phone only. The browser may clear them when room runs short or the app isn't \
             used for long: add Curbside to the Home Screen, and share a copy now and then."
        }
        Keeping::Unknown => "On this phone only. Share a copy now and then.",
    }
}

/// `today`, `yesterday`, `3 days ago`; a clock that was set back makes no other word.
fn day_of(model: &Model, time: Timestamp) -> String {
    match days_since(time, model.now, model.zone) {
        0 => "today".to_owned(),
        1 => "yesterday".to_owned(),
        days => format!("{} ago", sizes::count(days as usize, "day")),
    }
}
