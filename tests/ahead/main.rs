//! A large file is made slice by slice, ahead of the tap by which it leaves.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test may stop

mod contents;
mod endings;
mod sealing;
#[path = "../support/mod.rs"]
mod support;
mod turns;

use curbside::app::effect::Aside;
use curbside::app::event::{LotEvent, Parcel, ShareEvent, World};
use curbside::app::leaving::Terms;
use curbside::app::model::ahead::LARGE;
use curbside::app::{Effect, Event, Model, Stamp, update};
use curbside::domain::call::UtcOffset;
use curbside::domain::{CallId, Notebook, Timestamp, sample};
use curbside::wire::{Scope, export};
use support::{Play, TEN};
use uuid::Uuid;

const EVERYTHING: Parcel = Parcel::Notes(Scope::Everything);

/// An app with a notebook, and what the browser keeps for it. A turn of the browser comes when the test gives it.
struct Phone {
    model: Model,
    clock: i64,
    kept: Vec<(Uuid, String)>,
    is_asked: bool,
}

impl Phone {
    fn with(calls: usize) -> Self {
        let mut model = Play::new().model;
        let now = Timestamp::nearest(TEN);
        model.notebook = sample::notebook(7, calls, now, UtcOffset::nearest(60));
        Self {
            model,
            clock: TEN,
            kept: Vec::new(),
            is_asked: false,
        }
    }

    /// Ten thousand calls would take the test long: these are a little more than what is made at once.
    fn large() -> Self {
        let phone = Self::with(120);
        let records = phone.model.notebook.records().count();
        assert!(records > LARGE && records < 2 * LARGE, "{records}");
        phone
    }

    /// One event; answers with the effects that are no screens, no turns and no pieces.
    fn send(&mut self, event: Event) -> Vec<Effect> {
        self.clock += 1_000;
        let stamp = Stamp {
            now: Timestamp::nearest(self.clock),
            zone: UtcOffset::nearest(60),
            id: Uuid::from_u128(u128::try_from(self.clock).unwrap()),
        };
        let mut rest = Vec::new();
        for effect in update(&mut self.model, stamp, event) {
            match effect {
                Effect::Show(route, _) => {
                    rest.extend(self.send(Event::World(World::Arrived(route))))
                }
                Effect::ReadOn => self.is_asked = true,
                Effect::SetAside(file, piece) => self.keep(file, &piece),
                Effect::LetGo(file) => self.kept.retain(|(known, _)| *known != file),
                Effect::KeepUpkeep(_) | Effect::LookAround => {}
                effect => rest.push(effect),
            }
        }
        rest
    }

    fn keep(&mut self, file: Uuid, piece: &str) {
        match self.kept.iter_mut().find(|(known, _)| *known == file) {
            Some((_, text)) => text.push_str(piece),
            None => self.kept.push((file, piece.to_owned())),
        }
    }

    /// A turn of the browser, if one was asked for.
    fn turn(&mut self) -> bool {
        let is_asked = core::mem::take(&mut self.is_asked);
        if is_asked {
            let effects = self.send(Event::World(World::ReadOnDue));
            assert!(effects.is_empty(), "a slice gives {effects:?}");
        }
        is_asked
    }

    fn turns(&mut self) {
        while self.turn() {}
    }

    fn share(&mut self, event: ShareEvent) -> Vec<Effect> {
        self.send(Event::Share(event))
    }

    fn want(&mut self, what: Parcel, terms: Terms) {
        self.share(ShareEvent::Wanted(what));
        self.share(ShareEvent::ReceiverChosen(terms.receiver));
        self.share(ShareEvent::NamingChosen(terms.naming));
    }

    /// The tap by which a file that is made leaves.
    fn leaves(&mut self) -> (Aside, String) {
        match &self.share(ShareEvent::Sent)[..] {
            [Effect::HandOverAside(file)] => (file.clone(), self.kept_of(file.id)),
            other => panic!("it gives {other:?}"),
        }
    }

    fn kept_of(&self, file: Uuid) -> String {
        let kept = self.kept.iter().find(|(known, _)| *known == file);
        kept.expect("it is kept").1.clone()
    }

    fn id(&self) -> Option<Uuid> {
        self.model.ahead.of().map(|of| of.id)
    }

    fn call(&self) -> CallId {
        let mut calls = self.model.notebook.calls();
        calls.find(|call| call.debrief().is_some()).unwrap().id
    }

    fn write_a_note(&mut self, words: &str) {
        let note = LotEvent::NoteTyped(words.to_owned());
        let effects = self.send(Event::Lot(self.call(), note));
        assert!(matches!(effects[..], [Effect::Commit { .. }]));
    }
}

/// What a file says when it was written is left out.
fn timeless(file: &str) -> String {
    let (_, rest) = file.split_once("\"app\"").expect("a file of notes");
    rest.to_owned()
}

fn whole(notebook: &Notebook) -> String {
    timeless(&export(notebook, Scope::Everything, Timestamp::EARLIEST).unwrap())
}
