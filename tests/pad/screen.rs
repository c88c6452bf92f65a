//! The pad under a sheet, beside other screens, and on a screen that may go dark.

use curbside::app::event::{PadEvent, Sheet, World};
use curbside::app::model::ScreenOn;
use curbside::app::{Effect, Event, Route};

use crate::support::Play;
use crate::view;

#[test]
fn a_call_runs_on_under_a_sheet_and_another_screen_closes_it() {
    let mut play = Play::new();
    let id = play.start("Dana", "");
    play.send(Event::Pad(id, PadEvent::SheetOpened(Sheet::EyesFree)));
    play.wait(60);
    play.send(Event::World(World::Tick));
    assert_eq!(view(&play, id).clock, "1:03");
    play.send(Event::World(World::Arrived(Route::Today)));
    play.send(Event::World(World::Arrived(Route::Pad(id))));
    assert_eq!(view(&play, id).sheet, Sheet::None);
}

#[test]
fn a_lock_on_the_screen_that_is_lost_is_told_and_never_keeps_the_next_pad_from_asking() {
    let mut play = Play::new();
    let id = play.start("Dana", "");
    play.send(Event::World(World::WakeLockHeld));
    play.send(Event::Pad(id, PadEvent::SheetOpened(Sheet::EyesFree)));
    play.send(Event::World(World::WakeLockLost));
    assert_eq!(view(&play, id).trouble.unwrap(), "The screen may go dark.");
    play.send(Event::World(World::WakeLockHeld));
    assert_eq!(view(&play, id).trouble, None);
    play.send(Event::World(World::Arrived(Route::Today)));
    // The answer of the phone comes late.
    play.send(Event::World(World::WakeLockLost));
    assert_eq!(play.model.screen, ScreenOn::NotAsked);
    let effects = play.send(Event::World(World::Arrived(Route::Pad(id))));
    assert_eq!(effects, [Effect::KeepScreenOn(true)]);
}
