//! People, calls and moments for tests, and a small hand that plays events through the app.
#![allow(dead_code)] // each test file takes what it needs

use curbside::app::event::Opening;
use curbside::app::event::{
    DebriefEvent, LotEvent, PadEvent, Parcel, ShareEvent, StartEvent, Tap, Told, World,
};
use curbside::app::view::calls::{self, CallRow};
use curbside::app::{Effect, Event, Model, Route, Stamp, update};
use curbside::domain::call::UtcOffset;
use curbside::domain::{BehaviourKey, CallId, NetMove, Notebook, Outcome, Timestamp};
use curbside::wire::{Key, Strand};
use std::collections::BTreeMap;
use uuid::Uuid;

/// 2025-11-23, 10:00 in Berlin.
pub(crate) const TEN: i64 = 1_763_888_400_000;

/// All rows that the list of calls has.
pub(crate) fn call_rows(model: &Model) -> Vec<CallRow> {
    let calls = calls::list(model).calls.into_iter();
    calls
        .filter_map(|call| calls::row_of(model, call))
        .collect()
}

/// Plays events into a model, a second apart, with ids 1, 2, 3 and so on.
#[derive(Clone)]
pub(crate) struct Play {
    pub(crate) model: Model,
    pub(crate) effects: Vec<Effect>,
    now: i64,
    zone: UtcOffset,
    ids: u128,
}

impl Play {
    /// A new notebook that is open and known to be new.
    pub(crate) fn new() -> Self {
        let mut play = Self::unopened();
        play.open_empty();
        play
    }

    pub(crate) fn open_empty(&mut self) {
        let opening = Opening {
            strands: vec![],
            damaged: vec![],
            mark: None,
            canary: None,
        };
        self.send(Event::World(World::Opened(Box::new(Ok(opening)))));
    }

    /// The same on a phone of its own: its ids are no other phone's.
    pub(crate) fn on_phone(number: u128) -> Self {
        let mut play = Self::unopened();
        play.ids = number << 32;
        play.open_empty();
        play
    }

    /// An app whose notebook is not open yet.
    pub(crate) fn unopened() -> Self {
        let model = Model::new(Timestamp::nearest(TEN), zone(), Route::Today);
        Self {
            model,
            effects: vec![],
            now: TEN,
            zone: zone(),
            ids: 0,
        }
    }

    /// One event, one second later.
    pub(crate) fn send(&mut self, event: Event) -> Vec<Effect> {
        self.now += 1000;
        self.ids += 1;
        let id = Uuid::from_u128(self.ids);
        let stamp = Stamp {
            now: Timestamp::nearest(self.now),
            zone: self.zone,
            id,
        };
        let effects = update(&mut self.model, stamp, event);
        for effect in &effects {
            match effect {
                Effect::Show(route, _) => drop(self.send(Event::World(World::Arrived(*route)))),
                Effect::ReadOn => drop(self.send(Event::World(World::ReadOnDue))),
                _ => {}
            }
        }
        self.effects.extend(effects.iter().cloned());
        effects
    }

    /// Something leaves on the terms that are usual for it; answers with what came of the last tap.
    pub(crate) fn leave(&mut self, what: Parcel) -> Vec<Effect> {
        self.send(Event::Share(ShareEvent::Wanted(what)));
        self.send(Event::Share(ShareEvent::Sent))
    }

    /// Lets time pass, or sets the clock back.
    pub(crate) fn wait(&mut self, seconds: i64) {
        self.now += seconds * 1000;
    }

    /// Lets so many milliseconds pass, or sets the clock back.
    pub(crate) fn wait_ms(&mut self, milliseconds: i64) {
        self.now += milliseconds;
    }

    /// The phone's clock is set to a time, and its wall so many minutes ahead of UTC.
    pub(crate) fn set_clock(&mut self, millis: i64, ahead_min: i16) {
        (self.now, self.zone) = (millis, UtcOffset::nearest(ahead_min));
    }

    /// The app is opened again at the time and with the ids at which another run of it stopped.
    pub(crate) fn go_on_from(&mut self, other: &Self) {
        (self.now, self.ids) = (other.now, other.ids);
        self.effects.clone_from(&other.effects);
    }

    /// Every commit that is under way comes to its end.
    pub(crate) fn disk(&mut self, result: &Result<(), curbside::wire::StoreError>) {
        for effect in core::mem::take(&mut self.effects) {
            if let Effect::Commit { ticket, .. } = effect {
                let result = result.clone();
                self.send(Event::World(World::Committed { ticket, result }));
            }
        }
    }

    /// The disk was read once more.
    pub(crate) fn read_again(&mut self, read: Result<Vec<Strand>, curbside::wire::StoreError>) {
        self.effects.clear();
        self.disk_tells(read);
    }

    /// The same, with what is under way.
    pub(crate) fn disk_tells(&mut self, read: Result<Vec<Strand>, curbside::wire::StoreError>) {
        let opening = read.map(opening_of);
        let told = Told::ReadAgain(Box::new(opening));
        self.send(Event::World(World::Upkeep(told)));
    }

    /// The disk is read for the first time, and holds this.
    pub(crate) fn open(&mut self, strands: Vec<Strand>) {
        let opening = opening_of(strands);
        self.send(Event::World(World::Opened(Box::new(Ok(opening)))));
    }

    /// A new rep's call runs; answers with it.
    pub(crate) fn start(&mut self, rep: &str, account: &str) -> CallId {
        self.send(Event::Start(StartEvent::AccountTyped(account.to_owned())));
        self.send(Event::Start(StartEvent::NewRepTyped(rep.to_owned())));
        self.send(Event::Start(StartEvent::NewRepStarted));
        match self.model.route {
            Route::Pad(call) => call,
            other => panic!("no call runs, but {other:?} is shown"),
        }
    }

    pub(crate) fn tap(&mut self, call: CallId, behaviour: &str) -> Vec<Effect> {
        self.send(Event::Pad(
            call,
            PadEvent::Tapped(Tap::Behaviour(key(behaviour))),
        ))
    }

    pub(crate) fn net(&mut self, call: CallId, step: NetMove) -> Vec<Effect> {
        self.send(Event::Pad(call, PadEvent::Tapped(Tap::Net(step))))
    }

    pub(crate) fn end(&mut self, call: CallId) {
        self.send(Event::Pad(call, PadEvent::Ended));
    }

    pub(crate) fn debrief(&mut self, call: CallId, event: DebriefEvent) -> Vec<Effect> {
        self.send(Event::Debrief(call, event))
    }

    /// A whole call: moments, an outcome, a debrief, the summary.
    pub(crate) fn whole_call(&mut self, rep: &str, account: &str) -> CallId {
        let call = self.start(rep, account);
        self.wait(60);
        self.tap(call, "open-question");
        self.wait(300);
        self.tap(call, "buying-sign-missed");
        self.net(call, NetMove::Held);
        self.send(Event::Pad(call, PadEvent::Tapped(Tap::Star)));
        self.wait(600);
        self.end(call);
        let about = curbside::app::event::About::Late;
        self.send(Event::Lot(
            call,
            LotEvent::Added(key("asked-next-step"), about),
        ));
        self.send(Event::Lot(call, LotEvent::OutcomeMarked(Outcome::Advance)));
        let step = "Visit the plant on the 5th".to_owned();
        self.send(Event::Lot(call, LotEvent::NextStepTyped(step)));
        let turned = self.model.notebook.timeline(call)[1].id;
        self.debrief(
            call,
            DebriefEvent::FeltTyped("Rushed at the end".to_owned()),
        );
        self.debrief(call, DebriefEvent::RepSpoke);
        self.debrief(call, DebriefEvent::Turned(turned));
        self.debrief(
            call,
            DebriefEvent::WouldSayTyped(turned, "As early as the 5th".to_owned()),
        );
        self.debrief(
            call,
            DebriefEvent::ActionStepTyped("Ask before the brochure".to_owned()),
        );
        self.debrief(call, DebriefEvent::Finished);
        call
    }
}

fn opening_of(strands: Vec<Strand>) -> Opening {
    Opening {
        strands,
        damaged: vec![],
        mark: Some(Uuid::nil().into()),
        canary: Some(Uuid::nil().into()),
    }
}

pub(crate) fn key(behaviour: &str) -> BehaviourKey {
    BehaviourKey::try_from(behaviour.to_owned()).expect("a key of the starter codebook")
}

pub(crate) fn zone() -> UtcOffset {
    UtcOffset::nearest(60)
}

/// All that the disk holds of a notebook, by its key.
pub(crate) fn all(notebook: &Notebook) -> BTreeMap<Key, Strand> {
    let strands = notebook.strands();
    strands.map(|strand| (strand.key(), strand)).collect()
}
