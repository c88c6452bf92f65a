//! What becomes of a file that is made: it leaves, isn't wanted any more, or has no room.

use curbside::app::event::{FileEvent, Handover, ShareEvent, World};
use curbside::app::leaving::Naming;
use curbside::app::model::{Ahead, Share};
use curbside::app::view::ahead::{Tap, tap};
use curbside::app::view::leaving::told;
use curbside::app::{Event, Route};
use curbside::wire::Receiver;

use crate::{EVERYTHING, Phone};

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
