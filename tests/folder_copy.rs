//! The copy for the other devices is made beside the thumb, and is always of the notebook as it is.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test may stop

#[path = "support/folders.rs"]
mod folders;
mod support;

use curbside::app::event::{
    FolderAsk, FolderEvent, FolderTold, LotEvent, PadEvent, StartEvent, World,
};
use curbside::app::model::{FolderPlace, FolderStage, KeptKey};
use curbside::app::{Effect, Event, Model, Route, Stamp, update};
use curbside::domain::call::UtcOffset;
use curbside::domain::{Timestamp, sample};
use curbside::wire::folder::FolderFault;
use curbside::wire::{Scope, export};
use folders::{ask, seen, with_folder};
use serde_json::Value;
use support::TEN;
use uuid::Uuid;

/// An app with a notebook of some thousand records and a folder. A turn of the browser comes when the test gives it.
struct Phone {
    model: Model,
    clock: i64,
    /// What the browser keeps of a copy, in pieces.
    kept: Vec<(Uuid, String)>,
    /// The copies for which it has the key.
    keys: Vec<Uuid>,
    /// What it is asked to seal and to write.
    to_write: Option<(Uuid, String)>,
    is_asked: bool,
}

impl Phone {
    fn new() -> Self {
        let mut model = with_folder().model;
        let now = Timestamp::nearest(TEN);
        model.notebook = sample::notebook(7, 120, now, UtcOffset::nearest(60));
        Self {
            model,
            clock: TEN + 1_000_000,
            kept: Vec::new(),
            keys: Vec::new(),
            to_write: None,
            is_asked: false,
        }
    }

    fn send(&mut self, event: Event) -> Vec<Effect> {
        self.clock += 1_000;
        let stamp = Stamp {
            now: Timestamp::nearest(self.clock),
            zone: UtcOffset::nearest(60),
            id: Uuid::from_u128(u128::try_from(self.clock).unwrap()),
        };
        self.is_asked = false;
        let effects = update(&mut self.model, stamp, event);
        for effect in &effects {
            match effect {
                Effect::ReadOn => self.is_asked = true,
                Effect::SetAside(file, piece) => self.kept.push((*file, piece.clone())),
                Effect::LetGo(file) => self.kept.retain(|(known, _)| known != file),
                Effect::Folder(FolderAsk::LetGo(copy)) => {
                    self.kept.retain(|(known, _)| known != copy);
                    self.keys.retain(|known| known != copy);
                }
                Effect::Folder(FolderAsk::Write { id, file }) => {
                    self.to_write = Some((*id, file.clone()));
                }
                Effect::Show(route, _) => {
                    self.send(Event::World(World::Arrived(*route)));
                }
                _ => {}
            }
        }
        effects
    }

    fn told(&mut self, told: FolderTold) {
        self.send(Event::World(World::Folder(told)));
    }

    fn has_key(&mut self, id: Uuid) {
        self.keys.push(id);
        self.told(FolderTold::WriteBegun { id });
    }

    fn asked_to_write(&mut self) -> Uuid {
        let wanted = Event::Folder(FolderEvent::WriteWanted(None));
        match ask(self.send(wanted)) {
            Some(FolderAsk::BeginToWrite { id, .. }) => id,
            other => panic!("nobody writes: {other:?}"),
        }
    }

    /// A copy is wanted, and its key is there.
    fn begun() -> (Self, Uuid) {
        let mut phone = Self::new();
        let id = phone.asked_to_write();
        phone.has_key(id);
        (phone, id)
    }

    /// A turn of the browser, if one was asked for.
    fn turn(&mut self) -> bool {
        let is_asked = self.is_asked;
        if is_asked {
            self.send(Event::World(World::ReadOnDue));
        }
        is_asked
    }

    /// So many turns until none is asked for any more.
    fn turns(&mut self) -> usize {
        let mut turns = 0;
        while self.turn() {
            turns += 1;
        }
        turns
    }

    /// The copy is made, whole, and of the notebook as it is.
    fn has_made(&self, id: Uuid) {
        assert_eq!(self.to_write.as_ref().map(|(of, _)| *of), Some(id));
        let pieces = self.kept.iter().filter(|(of, _)| *of == id);
        let made: String = pieces.map(|(_, piece)| piece.as_str()).collect();
        let whole = export(&self.model.notebook, Scope::Everything, self.model.now);
        let [whole, made] = [&whole.unwrap(), &made].map(|text| {
            let mut file: Value = serde_json::from_str(text).unwrap();
            // It was begun a moment ago.
            file.as_object_mut().unwrap().remove("exported_at");
            file
        });
        assert_eq!(whole, made);
    }

    fn is_written(&mut self) {
        let (id, file) = self.to_write.take().unwrap();
        let (result, key) = (Ok(seen(&file, 7)), KeptKey::Here);
        self.told(FolderTold::Written { id, result, key });
    }
}

#[test]
fn a_large_copy_is_made_in_many_turns() {
    let (mut phone, id) = Phone::begun();
    let turns = phone.turns();
    assert!(turns > 5, "{turns} turns");
    phone.has_made(id);
    phone.is_written();
    assert_eq!(phone.kept, [], "the browser keeps nothing of it");
    assert_eq!(phone.model.folder.stage, FolderStage::Resting);
}

#[test]
fn nothing_is_made_before_the_key_is_there() {
    let mut phone = Phone::new();
    phone.asked_to_write();
    assert!(!phone.is_asked);
    phone.send(Event::World(World::ReadOnDue));
    // An answer to what was asked before is none to this.
    let id = Uuid::from_u128(1);
    phone.has_key(id);
    assert!(!phone.is_asked);
    assert_eq!((phone.kept, phone.to_write), (vec![], None));
    assert!(phone.keys.is_empty(), "nobody wants its key any more");
}

#[test]
fn notes_that_change_while_it_is_made_are_in_it_and_it_is_a_backup_of_them() {
    let (mut phone, id) = Phone::begun();
    phone.turn();
    phone.turn();
    let call = phone.model.notebook.all_calls().next().unwrap().id;
    let typed = LotEvent::NoteTyped("She was alone today".to_owned());
    phone.send(Event::Lot(call, typed));
    // A debrief that ends meanwhile is in it as well, and needs no second copy.
    let copy = &mut phone.model.folder.exchange_mut().copy;
    copy.is_older(true);
    assert_eq!(phone.keys, [id], "what is made anew has the key of before");
    phone.turns();
    phone.has_made(id);
    phone.is_written();
    assert!(!phone.model.folder.exchange().copy.is_behind());
    assert_eq!(phone.model.care.upkeep().unshared, None);
}

#[test]
fn a_call_that_runs_has_the_phone_for_itself() {
    let (mut phone, id) = Phone::begun();
    phone.turn();
    phone.send(Event::Start(StartEvent::NewRepTyped("Ben Ruiz".to_owned())));
    phone.send(Event::Start(StartEvent::NewRepStarted));
    let Route::Pad(call) = phone.model.route else {
        panic!("no call runs")
    };
    phone.send(Event::World(World::Tick));
    assert!(!phone.is_asked);
    let before = phone.kept.len();
    phone.send(Event::World(World::ReadOnDue));
    assert_eq!((phone.kept.len(), phone.to_write.as_ref()), (before, None));
    phone.send(Event::Pad(call, PadEvent::Ended));
    phone.send(Event::World(World::Tick));
    assert!(phone.turns() > 5);
    phone.has_made(id);
}

#[test]
fn a_folder_that_is_gone_meanwhile_gets_nothing_and_the_copy_is_still_to_be_written() {
    let (mut phone, _) = Phone::begun();
    phone.turn();
    phone.told(FolderTold::Here(FolderPlace::None));
    phone.turns();
    assert_eq!((phone.kept, phone.to_write), (vec![], None));
    assert!(phone.keys.is_empty(), "its key goes with it");
    assert_eq!(phone.model.folder.stage, FolderStage::Resting);
    assert!(phone.model.folder.exchange().copy.is_behind());
}

#[test]
fn a_browser_without_room_for_it_is_told_and_nothing_is_written() {
    let (mut phone, id) = Phone::begun();
    phone.turn();
    let why = "no room".to_owned();
    phone.send(Event::World(World::NotKept { file: id, why }));
    assert!(!phone.is_asked);
    assert_eq!((phone.kept, phone.to_write), (vec![], None));
    let trouble = phone.model.folder.trouble.as_ref().unwrap();
    let why = "no room".to_owned();
    assert_eq!(trouble.fault, FolderFault::Failed { why });
    assert_eq!(phone.model.folder.stage, FolderStage::Resting);
}
