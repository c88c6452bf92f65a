//! Real conflicts: both versions are kept and shown, a person chooses on any phone, and every phone
//! takes the choice over.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test may stop

mod choosing;
mod deleted;
mod staying;
#[path = "../support/mod.rs"]
mod support;
mod telling;

use curbside::app::event::{FileEvent, RepEvent, World};
use curbside::app::view::both::{self, Choice, Thing};
use curbside::app::view::import::{self, ImportView};
use curbside::app::{Effect, Event, Model};
use curbside::domain::{CallId, MomentId, Notebook, RepId, Timestamp};
use curbside::storage::Store;
use curbside::storage::memory::MemoryStore;
use curbside::wire::{Scope, export};
use support::{Play, TEN};

/// A phone with its disk.
struct Phone {
    play: Play,
    disk: MemoryStore,
}

impl Phone {
    fn number(number: u128) -> Self {
        Self {
            play: Play::on_phone(number),
            disk: MemoryStore::default(),
        }
    }

    fn model(&self) -> &Model {
        &self.play.model
    }

    fn notebook(&self) -> &Notebook {
        &self.play.model.notebook
    }

    /// One event, and all that is to be written is on the disk: nobody else has written there.
    fn send(&mut self, event: Event) -> Vec<Effect> {
        let effects = self.play.send(event);
        self.settle();
        effects
    }

    fn settle(&mut self) {
        while !self.play.effects.is_empty() {
            for effect in core::mem::take(&mut self.play.effects) {
                if let Effect::Commit { ticket, changes } = effect {
                    let result = pollster::block_on(self.disk.commit(&changes));
                    assert_eq!(result, Ok(()));
                    let committed = World::Committed { ticket, result };
                    self.play.send(Event::World(committed));
                }
            }
        }
    }

    /// What a new start of the app would read.
    fn on_disk(&self) -> Notebook {
        let mut notebook = Notebook::default();
        let loaded = pollster::block_on(self.disk.load()).unwrap();
        for strand in loaded.strands {
            notebook.put_strand(strand);
        }
        notebook
    }

    /// The backup.
    fn file(&self) -> String {
        assert_eq!(self.on_disk(), *self.notebook(), "the disk is in step");
        let now = Timestamp::nearest(TEN);
        export(self.notebook(), Scope::Everything, now).unwrap()
    }

    fn pick(&mut self, file: String) -> ImportView {
        self.send(Event::File(FileEvent::CameIn {
            name: "notes.json".to_owned(),
            text: Ok(file),
        }));
        import::import(self.model())
    }
}

/// A phone takes in what another one knows.
fn take_in(to: &mut Phone, file: String) {
    let preview = to.pick(file);
    assert!(matches!(preview, ImportView::Preview { .. }), "{preview:?}");
    to.send(Event::File(FileEvent::AddWanted));
}

/// Both phones know what the other one knows.
fn exchange(one: &mut Phone, other: &mut Phone) {
    for _ in 0..2 {
        take_in(other, one.file());
        take_in(one, other.file());
    }
    assert_eq!(one.file(), other.file(), "both have the same");
}

/// Two phones with the same notebook: Dana's call, debriefed.
fn two_phones() -> (Phone, Phone, CallId) {
    let (mut here, mut there) = (Phone::number(1), Phone::number(2));
    let call = here.play.whole_call("Dana Ortiz", "Halvorsen Foods");
    here.settle();
    take_in(&mut there, here.file());
    there.play.wait(30);
    (here, there, call)
}

fn rep_of(phone: &Phone) -> RepId {
    phone.notebook().all_reps().next().unwrap().id
}

fn name(phone: &Phone) -> String {
    let rep = phone.notebook().rep(rep_of(phone)).unwrap();
    rep.name.to_string()
}

fn rename(phone: &mut Phone, name: &str) {
    let rep = rep_of(phone);
    phone.send(Event::Rep(rep, RepEvent::Renamed(name.to_owned())));
}

/// Two phones that have given the rep two names, and know it.
fn two_names() -> (Phone, Phone) {
    let (mut here, mut there, _) = two_phones();
    rename(&mut here, "Dana Reyes");
    rename(&mut there, "Dana Ortiz-Reyes");
    exchange(&mut here, &mut there);
    (here, there)
}

fn things(phone: &Phone) -> Vec<Thing> {
    both::both(phone.model()).things
}

/// The one thing that waits for a choice.
fn thing(phone: &Phone) -> Thing {
    let mut things = things(phone);
    assert_eq!(things.len(), 1, "{things:?}");
    things.remove(0)
}

fn says(choice: &Choice, title: &str) -> String {
    let fact = choice.differs.iter().find(|(one, _)| *one == title);
    fact.map(|(_, words)| words.clone()).unwrap_or_default()
}

/// Keeps the version that says something under a title.
fn keep(phone: &mut Phone, title: &str, words: &str) -> Vec<Effect> {
    let thing = thing(phone);
    let is_it = |one: &&Choice| says(one, title).contains(words);
    let choice = thing.versions.iter().find(is_it).expect("this version");
    phone.send(choice.keep.clone())
}

fn titles(choice: &Choice) -> Vec<&'static str> {
    choice.differs.iter().map(|(title, _)| *title).collect()
}

fn moment(phone: &Phone, call: CallId, place: usize) -> MomentId {
    phone.notebook().timeline(call)[place].id
}
