//! A large file is made slice by slice, ahead of the tap by which it leaves.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test may stop

mod support;

use curbside::app::effect::{Aside, FileKind};
use curbside::app::event::{
    FileEvent, Form, Handover, LotEvent, Parcel, SealEvent, ShareEvent, Table, TableForm, World,
};
use curbside::app::leaving::making::Making;
use curbside::app::leaving::{Naming, Terms};
use curbside::app::model::{Ahead, Share};
use curbside::app::update::ahead::LARGE;
use curbside::app::view::ahead::{Tap, far, tap};
use curbside::app::view::leaving::{leaving, told};
use curbside::app::view::seal::{SealStep, seal};
use curbside::app::{Effect, Event, Model, Route, Stamp, update};
use curbside::domain::call::UtcOffset;
use curbside::domain::{CallId, Notebook, Timestamp, sample};
use curbside::wire::sealed::{Passphrase, SealFault};
use curbside::wire::{Receiver, Scope, export};
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

#[test]
fn a_small_file_is_made_in_the_tap_in_which_it_leaves() {
    let mut phone = Phone::with(20);
    phone.share(ShareEvent::Wanted(EVERYTHING));
    assert_eq!(tap(&phone.model), Tap::Leaves);
    let effects = phone.share(ShareEvent::Sent);
    assert!(matches!(effects[..], [Effect::HandOver(_)]));
    assert!(phone.kept.is_empty() && !phone.is_asked);
}

#[test]
fn a_large_one_is_made_turn_by_turn_and_leaves_by_the_next_tap() {
    let mut phone = Phone::large();
    phone.share(ShareEvent::Wanted(EVERYTHING));
    assert_eq!(tap(&phone.model), Tap::Makes);
    assert!(phone.share(ShareEvent::Sent).is_empty());
    assert_eq!(tap(&phone.model), Tap::Waits);
    let mut turns = 0;
    while phone.turn() {
        turns += 1;
    }
    assert!(turns > 5, "{turns} turns");
    assert_eq!(tap(&phone.model), Tap::LeavesMade);
    let (file, text) = phone.leaves();
    assert_eq!((file.kind, file.bytes), (FileKind::Json, text.len() as u64));
    assert_eq!(file.name, "curbside-notebook-2025-11-23");
    assert_eq!(timeless(&text), whole(&phone.model.notebook));
    // It can leave once more.
    assert_eq!(phone.leaves(), (file, text));
}

#[test]
fn how_far_it_is_never_goes_back_and_is_said_in_words() {
    let mut phone = Phone::large();
    let terms = Terms {
        receiver: Receiver::AnotherManager,
        naming: Naming::Letters,
    };
    for terms in [Terms::usual(EVERYTHING), terms] {
        phone.want(EVERYTHING, terms);
        phone.share(ShareEvent::Sent);
        let mut before = 0;
        let mut steps = 0;
        while phone.turn() {
            let Some(far) = far(&phone.model) else { break };
            assert!(far.hundredths >= before && far.hundredths <= 100);
            assert!(far.words().ends_with(" % of 120 calls") || terms.receiver != Receiver::Myself);
            steps += usize::from(far.hundredths > before);
            before = far.hundredths;
        }
        assert!(steps > 5 && before > 80, "{steps} steps up to {before}");
    }
}

#[test]
fn what_is_in_a_large_one_is_said_before_it_is_made() {
    let mut phone = Phone::large();
    let naming = Naming::Letters;
    let receiver = Receiver::AnotherManager;
    phone.want(EVERYTHING, Terms { receiver, naming });
    let view = leaving(&phone.model).unwrap();
    assert!(
        view.is_in[0].starts_with("8 reps, 120 calls, "),
        "{:?}",
        view.is_in
    );
    let replaced = view.replaced.unwrap();
    assert!(replaced.starts_with("Names are replaced when the file is made."));
    phone.want(EVERYTHING, Terms::usual(EVERYTHING));
    let view = leaving(&phone.model).unwrap();
    assert!(view.is_in[1].starts_with("Your ") && view.replaced.is_none());
}

#[test]
fn a_second_tap_begins_nothing() {
    let mut phone = Phone::large();
    phone.share(ShareEvent::Wanted(EVERYTHING));
    phone.share(ShareEvent::Sent);
    phone.turn();
    let (id, far_before) = (phone.id(), far(&phone.model));
    assert!(phone.share(ShareEvent::Sent).is_empty());
    assert_eq!((phone.id(), far(&phone.model)), (id, far_before));
}

#[test]
fn what_is_made_ahead_is_what_would_leave_at_once_for_whom_and_in_whatever_shape() {
    let mut phone = Phone::large();
    let rows = |table, form| Parcel::Rows(Scope::Everything, table, form);
    let parcels = [
        EVERYTHING,
        rows(Table::Moments, TableForm::Csv),
        rows(Table::Calls, TableForm::Ndjson),
        rows(Table::Steps, TableForm::Csv),
    ];
    for what in parcels {
        for receiver in Receiver::BUT_THE_REP {
            for naming in Naming::ALL {
                let terms = Terms { receiver, naming };
                phone.want(what, terms);
                phone.share(ShareEvent::Sent);
                let at = (phone.model.now, phone.model.zone);
                let making = Making::begin(&phone.model.notebook, what, terms, at).unwrap();
                let (name, kind, text) = making.at_once(&phone.model.notebook).unwrap();
                phone.turns();
                let (file, made) = phone.leaves();
                assert_eq!((file.name, file.kind), (name, kind));
                assert!(made == text, "{what:?} {terms:?}");
            }
        }
    }
    assert_eq!(phone.kept.len(), 1, "one file is kept, and no other");
}

#[test]
fn notes_that_change_while_it_is_made_are_in_it() {
    let mut phone = Phone::large();
    phone.share(ShareEvent::Wanted(EVERYTHING));
    phone.share(ShareEvent::Sent);
    for _ in 0..8 {
        phone.turn();
    }
    let before = phone.id();
    phone.write_a_note("Written in another window");
    assert_ne!(phone.id(), before, "it is begun anew");
    phone.turns();
    let (_, text) = phone.leaves();
    assert!(text.contains("Written in another window"));
    assert_eq!(timeless(&text), whole(&phone.model.notebook));
    assert_eq!(phone.kept.len(), 1);
}

#[test]
fn notes_that_change_before_it_leaves_are_in_it() {
    let mut phone = Phone::large();
    phone.share(ShareEvent::Wanted(EVERYTHING));
    phone.share(ShareEvent::Sent);
    phone.turns();
    phone.write_a_note("One more");
    assert_eq!(tap(&phone.model), Tap::Waits);
    assert!(
        phone.share(ShareEvent::Sent).is_empty(),
        "the older one doesn't leave"
    );
    phone.turns();
    assert!(phone.leaves().1.contains("One more"));
}

#[test]
fn what_isnt_wanted_any_more_is_let_go_of() {
    let other = Event::Share(ShareEvent::ReceiverChosen(Receiver::AnotherManager));
    let stops = [
        Event::Share(ShareEvent::Stopped),
        Event::World(World::Arrived(Route::Settings)),
        Event::Share(ShareEvent::NamingChosen(Naming::Initials)),
        other,
    ];
    for is_made in [false, true] {
        for stop in &stops {
            let mut phone = Phone::large();
            phone.share(ShareEvent::Wanted(EVERYTHING));
            phone.share(ShareEvent::Sent);
            if is_made {
                phone.turns();
            }
            phone.send(stop.clone());
            assert!(matches!(phone.model.ahead, Ahead::None), "{stop:?}");
            phone.turns();
            assert!(phone.kept.is_empty(), "{stop:?} keeps a file");
        }
    }
}

#[test]
fn it_is_a_backup_once_it_has_left_and_not_when_it_is_made() {
    let mut phone = Phone::large();
    let shared = |phone: &Phone| phone.model.care.upkeep().shared;
    phone.share(ShareEvent::Wanted(EVERYTHING));
    phone.share(ShareEvent::Sent);
    phone.turns();
    // Something else leaves, of which the phone tells only now.
    let done = Event::File(FileEvent::Shared(Ok(Handover::Shared)));
    phone.send(done.clone());
    assert_eq!(shared(&phone), None);
    phone.leaves();
    phone.send(done);
    assert!(shared(&phone).is_some());
}

#[test]
fn a_browser_without_room_for_it_is_told_and_nothing_leaves() {
    let mut phone = Phone::large();
    phone.share(ShareEvent::Wanted(EVERYTHING));
    phone.share(ShareEvent::Sent);
    phone.turn();
    let file = phone.id().unwrap();
    let why = "out of memory".to_owned();
    phone.send(Event::World(World::NotKept { file, why }));
    assert!(told(&phone.model).contains("out of memory"));
    assert_eq!(tap(&phone.model), Tap::Makes);
    phone.turns();
    assert!(phone.kept.is_empty());
    // What was let go of before is no failure of this one.
    phone.share(ShareEvent::Sent);
    let why = "late".to_owned();
    phone.send(Event::World(World::NotKept { file, why }));
    assert!(matches!(phone.model.share, Share::None));
}

fn passphrase() -> Event {
    let passphrase = Passphrase::given("correct horse battery staple").unwrap();
    Event::Seal(SealEvent::PassphraseChosen(passphrase))
}

#[test]
fn a_large_file_is_made_before_its_passphrase_is_asked_for() {
    let mut phone = Phone::large();
    phone.send(Event::Seal(SealEvent::Wanted(EVERYTHING)));
    assert_eq!(seal(&phone.model).unwrap().stage, SealStep::Making);
    assert!(
        phone.send(passphrase()).is_empty(),
        "there is nothing to seal yet"
    );
    phone.turns();
    assert_eq!(
        seal(&phone.model).unwrap().stage,
        SealStep::Passphrase(None)
    );
    let effects = phone.send(passphrase());
    let [Effect::SealAside { id, file, .. }] = &effects[..] else {
        panic!("it gives {effects:?}");
    };
    assert_ne!(id, file);
    assert!(
        phone.kept.is_empty(),
        "the browser has it for the sealing alone"
    );
    let result = Ok(2_000_000);
    phone.keep(*id, "eyJ");
    phone.send(Event::World(World::SealedAside { id: *id, result }));
    assert_eq!(seal(&phone.model).unwrap().stage, SealStep::Sealed);
    let effects = phone.send(Event::Seal(SealEvent::ShareWanted));
    let [Effect::HandOverAside(sealed)] = &effects[..] else {
        panic!("it gives {effects:?}");
    };
    assert_eq!((sealed.id, sealed.kind), (*id, FileKind::Sealed));
    assert_eq!(sealed.bytes, 2_000_000);
    phone.send(Event::World(World::Arrived(Route::Settings)));
    assert!(phone.kept.is_empty());
}

/// A phone that seals all of its notes, and the id of what it seals.
fn sealing() -> (Phone, Uuid) {
    let mut phone = Phone::large();
    phone.send(Event::Seal(SealEvent::Wanted(EVERYTHING)));
    phone.turns();
    let effects = phone.send(passphrase());
    let [Effect::SealAside { id, .. }] = effects[..] else {
        panic!("it gives {effects:?}");
    };
    (phone, id)
}

#[test]
fn what_was_sealed_for_nobody_is_let_go_of() {
    let (mut phone, id) = sealing();
    phone.send(Event::World(World::Arrived(Route::Settings)));
    phone.keep(id, "eyJ");
    let result = Ok(2_000_000);
    phone.send(Event::World(World::SealedAside { id, result }));
    assert!(phone.kept.is_empty());
}

#[test]
fn what_could_not_be_sealed_is_made_once_more_and_says_why() {
    let (mut phone, id) = sealing();
    let result = Err(SealFault::Unavailable);
    phone.send(Event::World(World::SealedAside { id, result }));
    phone.turns();
    let stage = seal(&phone.model).unwrap().stage;
    assert!(matches!(stage, SealStep::Passphrase(Some(_))), "{stage:?}");
    assert!(matches!(
        phone.send(passphrase())[..],
        [Effect::SealAside { .. }]
    ));
}

#[test]
fn a_file_that_is_made_to_be_shared_is_the_one_to_be_sealed() {
    let mut phone = Phone::large();
    phone.share(ShareEvent::Wanted(EVERYTHING));
    phone.share(ShareEvent::Sent);
    phone.turns();
    let id = phone.id();
    phone.send(Event::Seal(SealEvent::Wanted(EVERYTHING)));
    assert_eq!((phone.model.route, phone.id()), (Route::Seal, id));
    assert_eq!(
        seal(&phone.model).unwrap().stage,
        SealStep::Passphrase(None)
    );
}

#[test]
fn a_summary_and_a_call_of_a_large_notebook_leave_in_the_tap() {
    let mut phone = Phone::large();
    let call = phone.call();
    for what in [
        Parcel::Summary(call, Form::Text),
        Parcel::Notes(Scope::Call(call)),
        Parcel::Notes(Scope::Codebook),
    ] {
        phone.share(ShareEvent::Wanted(what));
        let effects = phone.share(ShareEvent::Sent);
        assert!(matches!(effects[..], [Effect::HandOver(_)]), "{what:?}");
    }
}
