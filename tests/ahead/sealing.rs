//! A file that is made ahead to be sealed.

use curbside::app::effect::FileKind;
use curbside::app::event::{SealEvent, ShareEvent, World};
use curbside::app::view::seal::{SealStep, seal};
use curbside::app::{Effect, Event, Route};
use curbside::wire::sealed::{Passphrase, SealFault};
use uuid::Uuid;

use crate::{EVERYTHING, Phone};

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
