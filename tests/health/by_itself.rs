//! The check that nobody asks for, after the app was cut off.

use curbside::app::care::{Asked, Check};
use curbside::app::event::{FileEvent, Told, World};
use curbside::app::view::notices;
use curbside::app::{Event, Route};
use curbside::domain::Timestamp;
use curbside::wire::health::Checkup;
use curbside::wire::{Scope, export};
use uuid::Uuid;

use crate::support::Play;
use crate::{call_mut, opened, rides};

#[test]
fn the_notebook_is_checked_by_itself_after_the_app_was_cut_off() {
    let (_, mut records) = rides();
    assert_eq!(
        opened(records.clone(), vec![], false).model.care.check,
        Check::None
    );
    let play = opened(records.clone(), vec![], true);
    let Check::Done {
        asked: Asked::AtStart,
        found: Ok(Checkup { faults, .. }),
        ..
    } = &play.model.care.check
    else {
        panic!("it was not checked");
    };
    assert!(faults.is_empty());
    assert!(
        notices::notices(&play.model).is_empty(),
        "nobody is troubled"
    );
    call_mut(&mut records).rep = Uuid::from_u128(404).into();
    let mut play = opened(records, vec![], true);
    let told = notices::notices(&play.model);
    assert_eq!(told[0].act, Some(("Look at it", Event::Go(Route::Health))));
    play.send(Event::Go(Route::Health));
    assert!(notices::notices(&play.model).is_empty());
}

#[test]
fn the_app_is_left_in_order_when_it_goes_out_of_sight_with_all_saved() {
    let mut play = Play::new();
    let hide = |play: &mut Play| {
        play.send(Event::World(World::Upkeep(Told::Hidden)));
        play.model.care.upkeep().in_use
    };
    assert!(!hide(&mut play));
    let call = play.start("Dana", "");
    assert!(hide(&mut play), "something is not on the disk");
    play.disk(&Ok(()));
    assert!(!hide(&mut play));
    play.tap(call, "buying-sign");
    assert!(play.model.care.upkeep().in_use);
    play.disk(&Ok(()));
    let name = "notes.json".to_owned();
    let text = Ok(everything_of_another());
    play.send(Event::File(FileEvent::CameIn { name, text }));
    play.send(Event::File(FileEvent::AddWanted));
    assert!(hide(&mut play), "an import is on its way to the disk");
    play.disk(&Ok(()));
    assert!(!hide(&mut play));
}

fn everything_of_another() -> String {
    let (mut other, now) = (Play::new(), Timestamp::EARLIEST);
    other.wait_ms(7);
    other.whole_call("Priya Nair", "");
    export(&other.model.notebook, Scope::Everything, now).unwrap()
}
