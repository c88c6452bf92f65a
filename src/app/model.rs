//! All that the app knows. Only [`super::update`] changes it; views are read off it.

pub mod ahead;
mod files;
mod folder;
mod forgetting;
mod lock;
mod observer;
pub mod old;
mod practice;

use super::care::Care;
use super::effect::Changes;
use super::event::{DebriefStep, Keeping, Sheet, Tap};
use super::look_back::LookBack;
use super::pick::{Filters, Newest};
use super::route::Route;
use super::saving::Saving;
use super::search::Finder;
use super::window::{Pace, Sight};
use crate::domain::DraftOf;
use crate::domain::call::UtcOffset;
use crate::domain::{
    BehaviourKey, Editor, Elapsed, MomentId, Notebook, NotebookId, RepId, Role, Stakes, Timestamp,
};
pub use crate::wire::Theme;
use crate::wire::front::waits;
use crate::wire::{Change, Key, StoreError, Strand, Version};
pub use ahead::{Ahead, Of, Underway, Waiting};
pub use files::{Import, Lock, Looking, Outgoing, Seal, SealStage, Share};
pub use folder::{
    Access, By, Copying, Doing, Folder, FolderPlace, FolderStage, FolderTrouble, Found, KeptKey,
};
pub use forgetting::{Forgetting, Removed};
pub use lock::{LockDone, LockStage, Locking};
pub use observer::{Compared, Observer, Refusal, Theirs};
pub use practice::{Own, Practice, Problem, Running};

/// The state of the app.
#[derive(Clone, Debug)]
pub struct Model {
    pub notes: Notes,
    pub startup: Startup,
    pub notebook: Notebook,
    pub saving: Saving,
    /// What other tabs have told before the notebook was open.
    pub heard: Vec<Change>,
    /// Who changes records in this run of the app.
    pub editor: Editor,
    pub route: Route,
    pub now: Timestamp,
    /// Another one after every event that may have changed the notebook: what is worked out of all of
    /// it is read again then, and not each second.
    pub revision: u64,
    pub zone: UtcOffset,
    pub start: StartForm,
    pub pad: PadPlace,
    pub debrief: DebriefPlace,
    pub codebook: CodebookPlace,
    pub calls: CallsPlace,
    pub rep: RepPlace,
    /// How far the mirror looks back; it stays so after a look into a call.
    pub look_back: LookBack,
    /// The last deletion, as long as one tap takes it back.
    pub undo: Option<Undo>,
    /// A file that is on its way out.
    pub taking_back: Option<TakingBack>,
    pub import: Import,
    pub share: Share,
    /// A large file that is made before it leaves, while a screen is open by which it does.
    pub ahead: Ahead,
    /// How far it has come that a rep is forgotten.
    pub forgetting: Forgetting,
    /// What is to leave, while its screen is open.
    pub outgoing: Option<Outgoing>,
    /// What is being sealed, while its screen is open.
    pub seal: Option<Seal>,
    /// Another manager's notes of a call, while they are compared.
    pub observer: Observer,
    /// A practice call, while its screen is open.
    pub practice: Practice,
    pub lock: Locking,
    pub folder: Folder,
    pub theme: Theme,
    pub update: AppUpdate,
    pub worker: Worker,
    /// Another tab has a newer version and waits until this one lets go of the notebook.
    pub newer_tab_waits: bool,
    pub keeping: Keeping,
    pub care: Care,
    pub screen: ScreenOn,
    /// The phone's storage has been asked, and takes long.
    pub is_storage_slow: bool,
    /// Records on the disk that can't be read, each in a sentence.
    pub damaged: Vec<String>,
    /// The notebook on the disk is not the one that was here last, as far as its mark tells: the
    /// mark with which a person goes on.
    pub other: Option<NotebookId>,
}

/// Whose notes these are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Notes {
    #[default]
    Own,
    /// The own ones, while made-up calls cover them.
    Covered,
    /// Made-up calls, to look around in. Nothing of them is kept, and none leaves.
    MadeUp,
}

/// How far the app has come. A notebook is shown as new only when it is known to be new.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Startup {
    #[default]
    Opening,
    /// What the first screen needs is here; the rest is being read.
    Front,
    Ready,
    /// The notes are sealed, and the key isn't here.
    Locked,
    /// There was a notebook on this phone, and it is gone.
    Lost,
    /// There is no place for notes: they live as long as this page.
    MemoryOnly(StoreError),
    /// The notes are there and can't be opened now; nothing may be written.
    Shut(StoreError),
}

impl Startup {
    /// Whether the notes are lost, or the browser fails on them: a file brings them back.
    #[must_use]
    pub fn is_missing(&self) -> bool {
        matches!(self, Self::Lost | Self::Shut(StoreError::Failed { .. }))
    }
}

/// What is filled in before a call is started.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StartForm {
    pub account: String,
    pub stakes: Stakes,
    pub role: Role,
    pub new_rep: String,
    pub problem: Option<String>,
}

/// Where the debrief on the screen stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DebriefPlace {
    pub step: DebriefStep,
    /// The moment in the replay; the first one if none was chosen.
    pub moment: Option<MomentId>,
}

/// Where the pad on the screen stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PadPlace {
    pub sheet: Sheet,
    /// The last tap that counted, to tell a second one by accident.
    pub last: Option<(Tap, Timestamp)>,
    /// What the pad says for a moment: of a tap that did nothing, or of what was taken back.
    pub word: Option<(String, Timestamp)>,
}

/// Where the codebook on the screen stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CodebookPlace {
    pub page: CodebookPage,
    /// Why the behaviour on the page isn't saved.
    pub problem: Option<String>,
    /// The behaviour whose page was left last: the list goes on there.
    pub left: Option<BehaviourKey>,
}

/// The pages of the codebook.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum CodebookPage {
    #[default]
    List,
    New,
    Open(BehaviourKey),
}

/// Where the list of calls stands. It goes on there after a look into a call.
#[derive(Clone, Debug, Default)]
pub struct CallsPlace {
    /// What is looked for, as it was typed.
    pub typed: String,
    pub filters: Filters,
    /// What of the list is in view.
    pub sight: Sight,
    pub pace: Pace,
    pub newest: Newest,
    pub finder: Finder,
}

/// Where the rep's page on the screen stands. It goes on there after a look into a call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RepPlace {
    /// The rep whose page it is: for another one what was chosen and asked for begins anew.
    pub rep: Option<RepId>,
    /// How far the figures look back; it stays from rep to rep.
    pub look_back: LookBack,
    /// The behaviour on the chart, if one was chosen.
    pub behaviour: Option<BehaviourKey>,
    /// How often more calls were asked for.
    pub more: usize,
}

impl Default for RepPlace {
    /// A rep is looked at as a whole.
    fn default() -> Self {
        Self {
            rep: None,
            look_back: LookBack::All,
            behaviour: None,
            more: 0,
        }
    }
}

/// What one tap brings back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Undo {
    /// What was done, as a sentence.
    pub words: String,
    pub back: Back,
    pub done: Timestamp,
    /// How long it has been offered by now; a clock that leaps counts for little.
    pub offered: Elapsed,
}

/// The way back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Back {
    /// It is back already.
    Done,
    /// The records as they were before they were deleted. To bring them back is an edit like any
    /// other.
    Deleted(Vec<Version>),
    /// What a file has changed. It is taken back without a trace, as if the file had never come.
    Added(Vec<Before>),
    /// The versions of a record that were not kept. To bring them back is an edit like any other.
    Kept(Vec<Version>),
}

/// A record before a file was added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Before {
    pub key: Key,
    /// Boxed, since most of a large file was not there before.
    pub strand: Option<Box<Strand>>,
    /// The mark of what the file made of it: what has another now was changed since, and stays.
    pub after: Option<String>,
}

/// A file that is taken back: its commit is under way, and the notebook still has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TakingBack {
    pub ticket: u64,
    pub before: Vec<Before>,
    pub changes: Changes,
    /// Why its commit ended in an error, which may have been made nevertheless.
    pub failed: Option<StoreError>,
}

/// A newer version of the app.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum AppUpdate {
    #[default]
    None,
    Waiting,
    Chosen,
}

/// Whether the app starts without signal.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Worker {
    #[default]
    Fine,
    Missing {
        why: String,
    },
}

/// Whether the screen stays on while the pad is open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ScreenOn {
    #[default]
    NotAsked,
    Held,
    Lost,
}

impl Model {
    /// The app before anything has happened.
    #[must_use]
    pub fn new(now: Timestamp, zone: UtcOffset, route: Route) -> Self {
        Self {
            notes: Notes::default(),
            startup: Startup::default(),
            notebook: Notebook::default(),
            saving: Saving::default(),
            heard: Vec::new(),
            editor: Editor::default(),
            route,
            now,
            revision: 0,
            zone,
            start: StartForm::default(),
            pad: PadPlace::default(),
            debrief: DebriefPlace::default(),
            codebook: CodebookPlace::default(),
            calls: CallsPlace::default(),
            rep: RepPlace::default(),
            look_back: LookBack::default(),
            undo: None,
            taking_back: None,
            import: Import::default(),
            share: Share::default(),
            ahead: Ahead::default(),
            forgetting: Forgetting::default(),
            outgoing: None,
            seal: None,
            observer: Observer::default(),
            practice: Practice::default(),
            lock: Locking::default(),
            folder: Folder::default(),
            theme: Theme::default(),
            update: AppUpdate::default(),
            worker: Worker::default(),
            newer_tab_waits: false,
            keeping: Keeping::default(),
            care: Care::default(),
            screen: ScreenOn::default(),
            is_storage_slow: false,
            damaged: Vec::new(),
            other: None,
        }
    }

    /// Whether notes may be written: not before the notebook is known, nor over one that is shut.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.is_whole() || self.startup == Startup::Front
    }

    /// Whether all of the notebook is here.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        matches!(self.startup, Startup::Ready | Startup::MemoryOnly(_))
    }

    /// Whether what a screen shows is here while the rest is being read: the way through a call that
    /// is unfinished.
    #[must_use]
    pub fn is_here(&self, route: Route) -> bool {
        match route {
            Route::Today | Route::Start => true,
            Route::Prepare(id) | Route::Pad(id) | Route::Lot(id) | Route::Debrief(id) => {
                self.notebook.call(id).is_some_and(waits)
            }
            Route::Received(id) => self.notebook.draft(&DraftOf::Received(id)).is_some(),
            _ => false,
        }
    }

    /// Whether nothing is on its way to the disk.
    #[must_use]
    pub fn is_all_written(&self) -> bool {
        let is_adding = self.import.is_adding() || self.taking_back.is_some();
        self.saving.is_all_saved() && !is_adding
    }

    /// Whether nothing is on its way out of the app, either: the page may begin again.
    #[must_use]
    pub fn is_at_rest(&self) -> bool {
        self.is_all_written() && !matches!(self.share, Share::Open { .. })
    }

    /// Whether what a file brings can be told: all of the notebook is here, or is missing for good.
    #[must_use]
    pub fn can_preview(&self) -> bool {
        self.is_whole() || self.startup.is_missing()
    }

    /// Whether a file may be added: into an open notebook, or in the place of a missing one, and not
    /// while another is on its way out.
    #[must_use]
    pub fn can_import(&self) -> bool {
        self.taking_back.is_none() && self.can_preview()
    }
}
