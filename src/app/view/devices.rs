//! Two devices with one notebook: how files do it anywhere, and how it stands with a folder that both see.

use super::call::share;
use super::{brings, phrase};
use crate::app::event::{Event, FolderEvent};
use crate::app::model::{
    Access, Doing, Folder, FolderPlace, FolderStage, FolderTrouble, Found, KeptKey, Model, Notes,
    Startup,
};
use crate::app::route::Route;
use crate::wire::folder::{Joins, Unread};

/// What the screen shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DevicesView {
    pub folder: FolderView,
    /// When what the other device has written is added, if a folder was chosen.
    pub joins: Option<Joins>,
    /// What went wrong last, what is safe, and what to do.
    pub problem: Option<String>,
    /// What became of a share.
    pub told: Option<String>,
}

/// How it stands with the folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FolderView {
    /// The browser hasn't told yet.
    Unknown,
    NotHere,
    None,
    /// Something is being done, and there is nothing to tap.
    Working(&'static str),
    /// It waits for its passphrase; under the lock for a tap.
    Picked {
        name: String,
        problem: Option<String>,
        is_under_lock: bool,
    },
    Chosen(ChosenView),
}

impl FolderView {
    /// What can be done with a folder that was chosen.
    #[must_use]
    pub fn ways(&self) -> Option<Ways> {
        match self {
            Self::Chosen(view) => Some(view.ways),
            _ => None,
        }
    }

    /// Whether something is being done with a folder that was chosen.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        matches!(self, Self::Chosen(view) if view.busy.is_some())
    }
}

/// A folder that was chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChosenView {
    pub name: String,
    /// What is being done. The ways stay meanwhile, with what is typed there, and do nothing.
    pub busy: Option<&'static str>,
    /// When it was last written and looked into.
    pub last: String,
    /// What isn't in it yet, or waits in it.
    pub waits: Option<String>,
    pub ways: Ways,
    /// What the last look has found.
    pub found: Option<String>,
    /// The files that were left, each with why.
    pub left: Vec<String>,
}

/// What can be done with it now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ways {
    /// The browser asks first.
    Allow,
    /// It may be back, or has to be chosen again.
    Gone,
    /// Not now.
    Waits { why: &'static str },
    /// By a tap; some files may need a passphrase of their own.
    ByKey { is_one_shut: bool },
    /// The passphrase is typed each time, or once.
    ByPassphrase { why: &'static str },
}

const UNDER_LOCK: &str = "The notebook is locked with a passphrase. So the folder's key isn't kept beside it: type the \
                          folder's passphrase each time.";
const NOT_KEPT: &str = "The folder's key isn't on this device. Type the passphrase once; then Curbside goes on by \
                        itself.";
const SAFE: &str = "Your notes on this device are safe.";

/// Reads the screen off the model.
#[must_use]
pub fn devices(model: &Model) -> DevicesView {
    DevicesView {
        folder: folder(model),
        joins: model
            .folder
            .is_chosen()
            .then(|| model.folder.exchange().joins),
        problem: model.folder.trouble.as_ref().map(|trouble| {
            let FolderTrouble { fault, .. } = trouble;
            format!("{} {fault} {SAFE} {}", what_failed(trouble), fault.advice())
        }),
        told: share(model),
    }
}

fn folder(model: &Model) -> FolderView {
    let is_under_lock = model.lock.is_on;
    let stage = &model.folder.stage;
    let busy = working(stage);
    match (&model.folder.place, stage, busy) {
        (_, FolderStage::Picked { name, problem }, _) => {
            let problem = problem.as_ref();
            FolderView::Picked {
                name: name.clone(),
                problem: problem.map(|fault| format!("{fault} {}", fault.advice())),
                is_under_lock,
            }
        }
        (_, FolderStage::Joining { .. }, Some(busy)) => FolderView::Working(busy),
        (FolderPlace::Chosen { name, access, key }, _, _) => FolderView::Chosen(ChosenView {
            name: name.clone(),
            busy,
            last: last(model),
            waits: waits(model),
            ways: ways(model, *access, *key),
            found: model.folder.found.as_ref().map(found),
            left: model.folder.found.iter().flat_map(left).collect(),
        }),
        (_, _, Some(busy)) => FolderView::Working(busy),
        (FolderPlace::Unknown, ..) => FolderView::Unknown,
        (FolderPlace::NotHere, ..) => FolderView::NotHere,
        (FolderPlace::None, ..) => FolderView::None,
    }
}

fn working(stage: &FolderStage) -> Option<&'static str> {
    Some(match stage {
        FolderStage::Resting | FolderStage::Picked { .. } => return None,
        FolderStage::Picking => "Choose a folder.",
        FolderStage::Joining { .. } => {
            "Making the key of your passphrase. This takes a few seconds."
        }
        FolderStage::Allowing => "The browser asks whether Curbside may use the folder.",
        FolderStage::Looking(_) => "Looking into the folder.",
        FolderStage::Adding { .. } => "Adding to the notebook.",
        FolderStage::Writing { .. } => "Writing a sealed copy into the folder.",
        FolderStage::Leaving => "Letting go of the folder.",
    })
}

fn ways(model: &Model, access: Access, key: KeptKey) -> Ways {
    let is_shut = |found: &Found| {
        let mut left = found.left.iter();
        left.any(|(_, why)| *why == Unread::AnotherPassphrase)
    };
    match (access, key) {
        (Access::Gone, _) => Ways::Gone,
        (Access::Ask, _) => Ways::Allow,
        (Access::Granted, _) if let Some(why) = waits_for(model) => Ways::Waits { why },
        (Access::Granted, KeptKey::Here) => Ways::ByKey {
            is_one_shut: model.folder.found.as_ref().is_some_and(is_shut),
        },
        (Access::Granted, KeptKey::Typed) => Ways::ByPassphrase {
            why: if model.lock.is_on {
                UNDER_LOCK
            } else {
                NOT_KEPT
            },
        },
    }
}

/// Why the folder is neither read nor written now.
fn waits_for(model: &Model) -> Option<&'static str> {
    if model.notebook.is_in_a_call() {
        Some("A call runs. The folder waits until it is over.")
    } else if model.startup != Startup::Ready {
        Some("There is no place for notes here. The folder waits until there is.")
    } else if model.other.is_some() {
        Some(
            "This may not be the notebook that was here last. The folder waits until you go on with it.",
        )
    } else {
        None
    }
}

fn last(model: &Model) -> String {
    let when = |at| phrase::moment_in_time(at, model.zone);
    let exchange = model.folder.exchange();
    let written = exchange.written.map_or_else(
        || "Nothing was written into it yet.".to_owned(),
        |at| format!("Last written {}.", when(at)),
    );
    let looked = exchange.looked.map(when);
    let looked = looked.map(|at| format!(" Last looked into {at}."));
    written + &looked.unwrap_or_default()
}

fn waits(model: &Model) -> Option<String> {
    let newer = newer(&model.folder);
    let is_behind = model.folder.exchange().copy.is_behind();
    let unwritten = is_behind.then(|| "Your newest notes aren't in it yet.".to_owned());
    let all: Vec<String> = newer.into_iter().chain(unwritten).collect();
    (!all.is_empty()).then(|| all.join(" "))
}

fn newer(folder: &Folder) -> Option<String> {
    match folder.newer.len() {
        0 => None,
        1 => Some("1 file is newer.".to_owned()),
        count => Some(format!("{count} files are newer.")),
    }
}

fn found(found: &Found) -> String {
    let rows = brings::rows(&found.counts);
    let added = brings::added(&rows);
    let read = phrase::count(found.files, "file");
    let first = match (found.files, added.is_empty()) {
        (0, _) => "Nothing new was found.".to_owned(),
        (_, true) => format!("Read: {read}. All of it was in your notebook already."),
        (_, false) => format!("Read: {read}. Added: {added}."),
    };
    let forgotten = found.has_forgotten;
    let forgotten = forgotten.then(|| "What you forgot here was left out.".to_owned());
    let besides = brings::besides(&rows).into_iter().chain(forgotten);
    [first]
        .into_iter()
        .chain(besides)
        .collect::<Vec<_>>()
        .join(" ")
}

fn left(found: &Found) -> impl Iterator<Item = String> {
    let named = |(name, why): &(String, Unread)| format!("{name}: {why}");
    found.left.iter().map(named)
}

fn what_failed(trouble: &FolderTrouble) -> &'static str {
    match trouble.in_doing {
        Doing::Choosing => "The folder isn't in use.",
        Doing::Looking => "The folder could not be looked into.",
        Doing::Writing => "The copy isn't in the folder.",
        Doing::DroppingKey => "The folder's key may still be on this device.",
    }
}

/// The row that Settings has.
#[must_use]
pub fn line(model: &Model) -> String {
    match &model.folder.place {
        FolderPlace::Chosen { name, .. } => format!("Folder {name}. {}", last(model)),
        _ => "By files, or by a folder that both see".to_owned(),
    }
}

/// What stands above other screens when the folder fails; not where it is said at length.
pub(super) fn trouble(model: &Model) -> Option<(String, String)> {
    let trouble = model.folder.trouble.as_ref();
    let trouble = trouble.filter(|trouble| trouble.in_doing != Doing::Choosing)?;
    let is_said = model.route == Route::Devices || model.notebook.is_in_a_call();
    let what = format!("{} {}", what_failed(trouble), trouble.fault);
    (!is_said).then(|| (what, format!("{SAFE} {}", trouble.fault.advice())))
}

/// What Today offers: a tap, where the browser wants one or the person does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FolderDue {
    pub line: String,
    pub tap: Event,
}

/// Reads it off the model; `None` if nothing waits for a tap.
#[must_use]
pub fn due(model: &Model) -> Option<FolderDue> {
    let FolderPlace::Chosen { access, key, .. } = &model.folder.place else {
        return None;
    };
    let is_quiet = model.startup == Startup::Ready
        && model.notes == Notes::Own
        && model.folder.stage == FolderStage::Resting
        && !model.notebook.is_in_a_call();
    let may_wait = || "Your other device may have written there.".to_owned();
    let asks_first = || waits(model).unwrap_or_else(may_wait) + " The browser asks first.";
    let (line, tap) = match (access, key) {
        (Access::Gone, _) => return None,
        (Access::Ask, _) => (asks_first(), Event::Folder(FolderEvent::AllowWanted)),
        (Access::Granted, KeptKey::Here) => {
            let look = Event::Folder(FolderEvent::LookWanted(None));
            (newer(&model.folder)?, look)
        }
        (Access::Granted, KeptKey::Typed) => (waits(model)?, Event::Go(Route::Devices)),
    };
    is_quiet.then_some(FolderDue { line, tap })
}
