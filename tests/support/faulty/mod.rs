//! A store that fails at a call of our choice, and a phone that runs the app's effects against it as
//! the shell does: commits one after another, those that wait together in the next.
#![allow(dead_code)] // each test file takes what it needs

mod store;

use std::collections::BTreeMap;

use curbside::app::event::{Opening, Told, World};
use curbside::app::model::Startup;
use curbside::app::queue::{Batch, Queue};
use curbside::app::saving::SaveState;
use curbside::app::view::notices::notices;
use curbside::app::{Effect, Event, Model, Route, Stamp, update};
use curbside::domain::call::UtcOffset;
use curbside::domain::{Notebook, NotebookId, Timestamp};
use curbside::storage::{Loaded, Store};
use curbside::wire::{Change, Key, StoreError, Strand};
use pollster::block_on;
use uuid::Uuid;

use crate::support::{TEN, all};

pub(crate) use store::{Fault, FaultyStore};

/// A phone with the app on it. A step is a second; the disk answers after so many steps.
pub(crate) struct Phone {
    pub(crate) model: Model,
    pub(crate) store: FaultyStore,
    /// The notebook after each step.
    pub(crate) seen: Vec<Notebook>,
    canary: Option<NotebookId>,
    writing: Option<Batch>,
    waiting: Queue,
    to_open: bool,
    to_mark: Vec<NotebookId>,
    retries: u32,
    step: u32,
    reports: u128,
    answers_every: u32,
    /// What an import may have left on the disk without knowing it.
    unsaid: Vec<Key>,
    /// How often all was well since the fault.
    calm: u32,
}

impl Phone {
    /// The app is started, again if its notes can't be opened: that is what it asks for.
    pub(crate) fn start(fault: Option<Fault>, answers_every: u32) -> Self {
        let mut phone = Self {
            model: fresh(),
            store: FaultyStore::new(fault),
            seen: Vec::new(),
            canary: None,
            writing: None,
            waiting: Queue::default(),
            to_open: true,
            to_mark: Vec::new(),
            retries: 0,
            step: 0,
            reports: 0,
            answers_every,
            unsaid: Vec::new(),
            calm: 0,
        };
        phone.answer();
        while let Startup::Shut(_) = phone.model.startup {
            assert_eq!(
                phone.model.saving.trouble(),
                None,
                "nothing is claimed of it"
            );
            phone.model = fresh();
            phone.to_open = true;
            phone.answer();
        }
        phone
    }

    /// A person does something.
    pub(crate) fn send(&mut self, event: Event) {
        self.step += 1;
        self.take_in(event, Uuid::from_u128(u128::from(self.step)));
        if self.step.is_multiple_of(self.answers_every) {
            self.answer();
        }
        self.seen.push(self.model.notebook.clone());
        self.check();
        if self.step.is_multiple_of(3) {
            self.let_time_pass();
        }
    }

    /// A person does something that may have to be done again: it counts as no step.
    pub(crate) fn again(&mut self, event: Event) {
        self.take_in(event, Uuid::from_u128(u128::from(self.step)));
    }

    /// The disk answers all that is on its way.
    pub(crate) fn answer(&mut self) {
        loop {
            if core::mem::take(&mut self.to_open) {
                self.open();
            }
            self.mark();
            let Some(Batch { tickets, changes }) = self.writing.take() else {
                break;
            };
            let before = self.store.is_near_its_fault().then(|| self.store.strands());
            let result = block_on(self.store.commit(&changes));
            if let Some(before) = before {
                self.is_whole(&before, &changes, &result);
            }
            for ticket in tickets {
                let result = result.clone();
                self.report(World::Committed { ticket, result });
            }
            self.write_what_waits();
        }
    }

    /// What the first screen needs comes first, if the notebook is the one that was here last.
    fn open(&mut self) {
        let front = block_on(self.store.front()).ok().flatten();
        let is_known = |front: &Loaded| front.mark.is_some() && front.mark == self.canary;
        let mut parts = Vec::new();
        let loaded = match front.filter(is_known) {
            Some(front) => {
                self.report(World::FrontRead(front.strands));
                block_on(self.store.load_in_parts(|part| parts.push(part)))
            }
            None => block_on(self.store.load()),
        };
        for part in parts {
            self.report(World::PartRead(part));
        }
        let opening = loaded.map(|loaded| self.opening(loaded));
        self.report(World::Opened(Box::new(opening)));
    }

    fn opening(&self, loaded: Loaded) -> Opening {
        Opening {
            strands: loaded.strands,
            damaged: loaded.damaged,
            mark: loaded.mark,
            canary: self.canary,
        }
    }

    /// Three seconds: what failed is tried again.
    pub(crate) fn let_time_pass(&mut self) {
        for _ in 0..core::mem::take(&mut self.retries) {
            self.report(World::RetryDue);
        }
        self.answer();
        self.check();
    }

    /// Time passes until all is written; a phone that never gets there fails.
    pub(crate) fn settle(&mut self) {
        self.answer();
        for _ in 0..10 {
            self.let_time_pass();
        }
        assert_eq!(self.model.saving.trouble(), None, "all is saved in the end");
        let (kept, seen) = (self.store.strands(), all(&self.model.notebook));
        for key in kept.keys().chain(seen.keys()) {
            assert_eq!(kept.get(key), seen.get(key), "{key:?}");
        }
        assert!(self.canary.is_some() && self.canary == self.store.kept().mark);
    }

    /// The app is closed and started again with what the disk holds.
    pub(crate) fn restarted(&self) -> Model {
        let mut model = fresh();
        let opening = self.opening(self.store.kept());
        let stamp = self.stamp(Uuid::from_u128(u128::MAX));
        let opened = World::Opened(Box::new(Ok(opening)));
        update(&mut model, stamp, Event::World(opened));
        model
    }

    /// It isn't known what became of an import: what the disk may hold of it.
    pub(crate) fn import_unknown(&mut self, changes: &[Change]) {
        self.unsaid
            .extend(changes.iter().map(|change| change.key.clone()));
    }

    /// What is called saved is on the disk as it is on the screen, and the app speaks up for the rest.
    fn check(&mut self) {
        // Before the fault and long after it all is as it is without one.
        if self.store.fault.is_some() && (self.store.failed() == 0 || self.calm > 9) {
            return;
        }
        let kept = self.store.strands();
        let seen = all(&self.model.notebook);
        let (mut unsaved, mut on_the_way) = (0, false);
        for key in kept.keys().chain(seen.keys()) {
            let state = self.model.saving.state(key);
            if state != SaveState::Saved {
                on_the_way = true;
                unsaved += usize::from(matches!(state, SaveState::NotSaved(_)));
            } else if !self.unsaid.contains(key) {
                assert_eq!(kept.get(key), seen.get(key), "{key:?} is called saved");
            }
        }
        self.calm += u32::from(!on_the_way);
        if unsaved > 0 {
            assert!(self.model.saving.trouble().is_some());
            assert!(
                !notices(&self.model).is_empty(),
                "and it is said on the screen"
            );
        }
    }

    fn is_whole(
        &self,
        before: &BTreeMap<Key, Strand>,
        changes: &[Change],
        result: &Result<(), StoreError>,
    ) {
        let mut after = before.clone();
        for change in changes {
            match &change.to {
                Some(strand) => drop(after.insert(change.key.clone(), strand.clone())),
                None => drop(after.remove(&change.key)),
            }
        }
        let now = self.store.strands();
        assert!(*now == after || (result.is_err() && *now == *before));
    }

    fn report(&mut self, world: World) {
        self.reports += 1;
        // Not an id that a step has.
        let id = Uuid::from_u128(self.reports << 64);
        self.take_in(Event::World(world), id);
    }

    fn stamp(&self, id: Uuid) -> Stamp {
        let now = Timestamp::nearest(TEN + i64::from(self.step) * 1000);
        let zone = UtcOffset::nearest(60);
        Stamp { now, zone, id }
    }

    fn take_in(&mut self, event: Event, id: Uuid) {
        let stamp = self.stamp(id);
        for effect in update(&mut self.model, stamp, event) {
            match effect {
                Effect::Open => self.to_open = true,
                Effect::Commit { ticket, changes } => {
                    self.waiting.push(ticket, changes);
                    self.write_what_waits();
                }
                Effect::MarkNotebook(id) => self.to_mark.push(id),
                Effect::RetryLater => self.retries += 1,
                Effect::ReadAgain => {
                    let read = block_on(self.store.load()).map(|loaded| self.opening(loaded));
                    self.report(World::Upkeep(Told::ReadAgain(Box::new(read))));
                }
                Effect::Show(route, _) => self.report(World::Arrived(route)),
                _ => {}
            }
        }
    }

    fn write_what_waits(&mut self) {
        if self.writing.is_none() {
            self.writing = self.waiting.take_next();
        }
    }

    /// The canary follows the mark; one that failed is tried again later.
    fn mark(&mut self) {
        for id in core::mem::take(&mut self.to_mark) {
            match block_on(self.store.mark(id)) {
                Ok(()) => self.canary = Some(id),
                Err(_) => self.to_mark.push(id),
            }
        }
    }
}

fn fresh() -> Model {
    Model::new(
        Timestamp::nearest(TEN),
        UtcOffset::nearest(60),
        Route::Today,
    )
}
