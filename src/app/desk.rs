//! What lies on the desk: the person's own notebook and, over it for as long as somebody looks around,
//! one of made-up calls. Each is a [`Model`] of its own, so neither can get into the other.
//!
//! The own one is never closed: what the phone and other tabs report goes to it, also while it is
//! covered, and it comes back as it is. What the made-up one asks for ends here: it has no disk, and
//! nothing of it is kept. Start with [`Desk::update`].

use super::effect::{Effect, History};
use super::event::{Event, FileEvent, Stamp, World};
use super::model::{Model, Notes, ScreenOn, Startup};
use super::route::Route;
use super::update::update;
use crate::domain::sample;

/// The own notebook, and what covers it.
#[derive(Clone, Debug)]
pub struct Desk {
    own: Model,
    made_up: Option<Model>,
}

impl Desk {
    #[must_use]
    pub fn new(own: Model) -> Self {
        Self { own, made_up: None }
    }

    /// What the screen shows.
    #[must_use]
    pub fn shown(&self) -> &Model {
        self.made_up.as_ref().unwrap_or(&self.own)
    }

    /// The person's own, whether it is shown or not.
    #[must_use]
    pub fn own(&self) -> &Model {
        &self.own
    }

    /// Takes one event in, where it belongs, and answers what is to be done in the world.
    pub fn update(&mut self, stamp: Stamp, event: Event) -> Vec<Effect> {
        match (event, &mut self.made_up) {
            (Event::SampleWanted, None) => self.cover(stamp),
            (Event::SampleLeft, Some(_)) => self.uncover(stamp),
            (event, None) => update(&mut self.own, stamp, event),
            (Event::World(World::Tick), Some(made_up)) => {
                let mut effects = update_made_up(made_up, stamp, Event::World(World::Tick));
                self.keep_touched();
                effects.extend(self.update_covered(stamp, Event::World(World::Tick)));
                effects
            }
            (event, Some(made_up)) if is_of_what_is_shown(&event) => {
                let effects = update_made_up(made_up, stamp, event);
                self.keep_touched();
                effects
            }
            (event, Some(_)) => self.update_covered(stamp, event),
        }
    }

    /// Who looks around is at the phone: the own notebook's lock falls shut after nobody has been for a while.
    fn keep_touched(&mut self) {
        let touched = self.made_up.as_ref().and_then(|one| one.lock.touched);
        self.own.lock.touched = touched.or(self.own.lock.touched);
    }

    fn cover(&mut self, stamp: Stamp) -> Vec<Effect> {
        if !may_look_around(&self.own) {
            return vec![];
        }
        let mut made_up = Model::new(stamp.now, stamp.zone, Route::Today);
        made_up.notes = Notes::MadeUp;
        made_up.startup = Startup::Ready;
        made_up.lock.touched = Some(stamp.now);
        made_up.notebook = sample::notebook(sample::SEED, sample::FEW, stamp.now, stamp.zone);
        self.made_up = Some(made_up);
        self.keep_touched();
        // Nothing joins the notes while nobody sees them.
        self.own.notes = Notes::Covered;
        vec![Effect::Show(Route::Today, History::Add)]
    }

    /// The own notebook comes back where it was left.
    fn uncover(&mut self, stamp: Stamp) -> Vec<Effect> {
        let made_up = self.made_up.take();
        self.own.lock.touched = Some(stamp.now);
        self.own.notes = Notes::Own;
        let screen_was_kept = made_up.is_some_and(|one| one.screen != ScreenOn::NotAsked);
        let screen = screen_was_kept.then_some(Effect::KeepScreenOn(false));
        let back = Effect::Show(self.own.route, History::Replace);
        screen.into_iter().chain([back]).collect()
    }

    /// The screen and its address belong to what covers it, and so do the turns of the browser.
    fn update_covered(&mut self, stamp: Stamp, event: Event) -> Vec<Effect> {
        let mut effects = update(&mut self.own, stamp, event);
        effects.retain(|effect| !matches!(effect, Effect::Show(..) | Effect::ReadOn));
        effects
    }
}

/// Whether made-up calls may cover a notebook: not while a call runs in it, nor while anything of it is
/// on its way.
#[must_use]
pub fn may_look_around(model: &Model) -> bool {
    let is_open = model.notes == Notes::Own && model.startup == Startup::Ready;
    is_open && model.is_at_rest() && !model.notebook.is_in_a_call()
}

/// What a person does is done to what is shown, and so is what comes of the screen. All else that the
/// phone reports is of the own notebook.
fn is_of_what_is_shown(event: &Event) -> bool {
    match event {
        Event::World(
            World::Arrived(_) | World::ReadOnDue | World::WakeLockHeld | World::WakeLockLost,
        ) => true,
        Event::World(_) | Event::File(FileEvent::Shared(_)) => false,
        _ => true,
    }
}

/// Nothing of made-up calls reaches the phone but the screen, its address and the wish for a turn. What
/// would be written is done with: there is no disk that could fail.
fn update_made_up(model: &mut Model, stamp: Stamp, event: Event) -> Vec<Effect> {
    let mut done = Vec::new();
    let mut events = vec![event];
    while let Some(event) = events.pop() {
        for effect in update(model, stamp, event) {
            match effect {
                Effect::Commit { ticket, .. } => {
                    let result = Ok(());
                    events.push(Event::World(World::Committed { ticket, result }));
                }
                Effect::Show(..) | Effect::KeepScreenOn(_) | Effect::ReadOn => done.push(effect),
                Effect::Open
                | Effect::OpenLater
                | Effect::StartOver { .. }
                | Effect::MarkNotebook(_)
                | Effect::RetryLater
                | Effect::HandOver(_)
                | Effect::SetAside(..)
                | Effect::HandOverAside(_)
                | Effect::LetGo(_)
                | Effect::Seal(_)
                | Effect::SealAside { .. }
                | Effect::Unseal { .. }
                | Effect::MakeLock { .. }
                | Effect::TurnLockOn
                | Effect::TurnLockOff { .. }
                | Effect::Unlock { .. }
                | Effect::UnlockByPasskey(_)
                | Effect::DropPasskey
                | Effect::ChangeKey { .. }
                | Effect::FallShut
                | Effect::CopyLocked(_)
                | Effect::GiveUpLocked
                | Effect::Folder(_)
                | Effect::KeepExchange(_)
                | Effect::KeepIdle(_)
                | Effect::KeepTries(_)
                | Effect::Print
                | Effect::SetTheme(_)
                | Effect::UseNewVersion
                | Effect::AskToPersist
                | Effect::KeepUpkeep(_)
                | Effect::LookAround
                | Effect::ReadAgain => {}
            }
        }
    }
    done
}
