//! When the lock falls shut, and when it waits.

use curbside::app::event::{LockEvent, LockTold, PadEvent, PracticeEvent, Sheet, World};
use curbside::app::{Effect, Event, Route};
use curbside::domain::practice::Scene;
use curbside::wire::lock::Idle;

use crate::{does, locked, told, with_a_call};

fn falls_shut(effects: &[Effect]) -> bool {
    effects.contains(&Effect::FallShut)
}

#[test]
fn it_falls_shut_on_demand_and_after_the_idle_time() {
    let mut play = locked();
    assert!(falls_shut(&does(&mut play, LockEvent::LockWanted)));

    let mut play = locked();
    does(&mut play, LockEvent::IdleChosen(Idle::Minute));
    play.wait(57);
    assert!(!falls_shut(&play.send(Event::World(World::Tick))));
    play.wait(2);
    assert!(falls_shut(&play.send(Event::World(World::Tick))));
}

#[test]
fn it_does_not_fall_shut_over_a_practice_call_and_its_end_begins_the_idle_time() {
    let mut play = locked();
    does(&mut play, LockEvent::IdleChosen(Idle::Minute));
    play.send(Event::World(World::Arrived(Route::Practice)));
    play.send(Event::Practice(PracticeEvent::Begun(Scene::Renewal)));
    for _ in 0..150 {
        assert!(!falls_shut(&play.send(Event::World(World::Tick))));
    }
    assert!(play.model.practice.own.is_some(), "the scene is over");
    play.wait(70);
    assert!(falls_shut(&play.send(Event::World(World::Tick))));
}

#[test]
fn a_touch_begins_the_idle_time_anew() {
    let mut play = locked();
    play.wait(290);
    play.send(Event::Go(Route::Calls));
    play.wait(290);
    assert!(!falls_shut(&play.send(Event::World(World::Tick))));
}

#[test]
fn it_never_falls_shut_in_a_running_call_and_the_pad_shows_a_clock_instead() {
    let mut play = locked();
    let call = play.start("Rui Costa", "Nordwind");
    play.disk(&Ok(()));
    play.send(Event::World(World::Arrived(Route::Pad(call))));
    play.wait(3_000);
    assert!(!falls_shut(&play.send(Event::World(World::Tick))));
    assert_eq!(play.model.pad.sheet, Sheet::Clock);
    let back = PadEvent::SheetOpened(Sheet::None);
    play.send(Event::Pad(call, back));
    play.send(Event::World(World::Tick));
    assert_eq!(
        play.model.pad.sheet,
        Sheet::None,
        "a tap leads back, and stays"
    );
    play.end(call);
    play.disk(&Ok(()));
    assert!(
        !falls_shut(&play.effects),
        "the idle time begins anew with each tap"
    );
}

#[test]
fn the_four_zones_of_a_running_call_stay() {
    let mut play = locked();
    let call = play.start("Rui Costa", "Nordwind");
    play.disk(&Ok(()));
    play.send(Event::World(World::Arrived(Route::Pad(call))));
    play.send(Event::Pad(call, PadEvent::SheetOpened(Sheet::EyesFree)));
    play.wait(3_000);
    play.send(Event::World(World::Tick));
    assert_eq!(play.model.pad.sheet, Sheet::EyesFree);
}

#[test]
fn it_waits_for_what_is_not_on_the_disk_yet() {
    let mut play = locked();
    play.whole_call("Rui Costa", "Nordwind");
    assert!(!falls_shut(&does(&mut play, LockEvent::LockWanted)));
    play.disk(&Ok(()));
    assert!(falls_shut(&play.effects));
}

#[test]
fn it_falls_shut_once_whatever_other_tabs_say_of_it() {
    let mut play = locked();
    assert!(falls_shut(&does(&mut play, LockEvent::LockWanted)));
    assert!(!falls_shut(&told(&mut play, LockTold::Elsewhere)));
    assert!(!falls_shut(&play.send(Event::World(World::Tick))));
}

#[test]
fn without_a_lock_nothing_falls_shut() {
    let mut play = with_a_call();
    assert!(!falls_shut(&does(&mut play, LockEvent::LockWanted)));
    play.wait(100_000);
    assert!(!falls_shut(&play.send(Event::World(World::Tick))));
    told(&mut play, LockTold::Elsewhere);
    assert!(!falls_shut(&play.send(Event::World(World::Tick))));
}

#[test]
fn a_tab_is_locked_with_the_others() {
    let mut play = locked();
    assert!(falls_shut(&told(&mut play, LockTold::Elsewhere)));
}
