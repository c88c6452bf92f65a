//! The pad in the hand: what each tap does, what a second one doesn't, and how all of it is taken
//! back.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test may stop

mod support;

use curbside::app::event::{MomentEvent, Opening, PadEvent, PlanEvent, Sheet, Tap, World};
use curbside::app::model::ScreenOn;
use curbside::app::view::pad::{self, NetView, PadView};
use curbside::app::view::sheets;
use curbside::app::{Effect, Event, Route};
use curbside::domain::{
    Behaviour, CallId, Elapsed, MomentId, NetMove, NotebookId, Shape, Sharing, Speaker, Stance,
    TripWire, What, Zone,
};
use curbside::wire::Strand;
use curbside::wire::row::Row;
use support::{Play, key};
use uuid::Uuid;

fn tap(play: &mut Play, call: CallId, tap: Tap) -> Vec<Effect> {
    play.send(Event::Pad(call, PadEvent::Tapped(tap)))
}

/// One tap after the other, so many milliseconds apart.
fn taps_apart(play: &mut Play, call: CallId, ms: i64, taps: &[Tap]) {
    for one in taps {
        play.wait_ms(ms - 1000);
        tap(play, call, one.clone());
    }
}

fn undo(play: &mut Play, call: CallId) -> Vec<Effect> {
    play.send(Event::Pad(call, PadEvent::Undone))
}

fn view(play: &Play, call: CallId) -> PadView {
    pad::pad(&play.model, call).unwrap()
}

fn whats(play: &Play, call: CallId) -> Vec<What> {
    let moments = play.model.notebook.moments(call).iter();
    moments.map(|moment| moment.what.clone()).collect()
}

fn newest(play: &Play, call: CallId) -> MomentId {
    play.model.notebook.moments(call).last().unwrap().id
}

fn behaviour(name: &str) -> Tap {
    Tap::Behaviour(key(name))
}

/// The starter's data dump becomes a state.
fn with_a_state(play: &mut Play) -> Tap {
    let state = Behaviour {
        shape: Shape::State,
        lead: Elapsed(0),
        ..play
            .model
            .notebook
            .codebook()
            .find(&key("data-dump"))
            .unwrap()
            .clone()
    };
    play.model.notebook.put_behaviour(state);
    behaviour("data-dump")
}

#[test]
fn second_tap_within_400_ms_does_not_double() {
    for one in [
        behaviour("data-dump"),
        Tap::Net(NetMove::Held),
        Tap::Star,
        Tap::Zone(Zone::Missed),
        Tap::TripWire(TripWire::RepFrozen),
    ] {
        let mut play = Play::new();
        let id = play.start("Dana", "");
        tap(&mut play, id, one.clone());
        taps_apart(&mut play, id, 399, std::slice::from_ref(&one));
        assert_eq!(whats(&play, id).len(), 1, "{one:?}");
        // It is the last tap that counted from which the time runs.
        taps_apart(&mut play, id, 1, std::slice::from_ref(&one));
        assert_eq!(whats(&play, id).len(), 2, "{one:?}");
    }
}

#[test]
fn quick_taps_on_different_keys_all_count() {
    let mut play = Play::new();
    let id = play.start("Dana", "");
    let keys = ["open-question", "data-dump", "benefit-tied", "lost-control"].map(behaviour);
    for _ in 0..25 {
        taps_apart(&mut play, id, 100, &keys);
    }
    assert_eq!(whats(&play, id).len(), 100);
    let two = [Tap::Star, behaviour("data-dump")];
    taps_apart(&mut play, id, 100, &[two.clone(), two].concat());
    assert_eq!(whats(&play, id).len(), 104);
}

#[test]
fn a_second_tap_counts_after_the_clock_was_set_back() {
    let mut play = Play::new();
    let id = play.start("Dana", "");
    play.wait(60);
    tap(&mut play, id, Tap::Star);
    play.wait(-3_600);
    tap(&mut play, id, Tap::Star);
    let moments = play.model.notebook.moments(id);
    assert_eq!(moments.len(), 2);
    assert!(moments[1].at >= moments[0].at);
}

#[test]
fn what_was_taken_back_can_be_tapped_again_at_once() {
    let mut play = Play::new();
    let id = play.start("Dana", "");
    tap(&mut play, id, Tap::Star);
    play.wait_ms(-900);
    undo(&mut play, id);
    play.wait_ms(-900);
    tap(&mut play, id, Tap::Star);
    assert_eq!(whats(&play, id), [What::Star]);
}

#[test]
fn a_tap_on_a_running_state_is_harmless_and_says_so() {
    let mut play = Play::new();
    let id = play.start("Dana Ortiz", "");
    let state = with_a_state(&mut play);
    let says = [
        (Tap::Net(NetMove::TookOver), "You have had the call since"),
        (state, "Runs since"),
        (Tap::Speaking(Speaker::Customer), "Customer: marked already"),
    ];
    for (one, words) in says {
        tap(&mut play, id, one.clone());
        assert_eq!(view(&play, id).word, None);
        let before = whats(&play, id);
        assert_eq!(tap(&mut play, id, one), []);
        assert_eq!(whats(&play, id), before);
        let word = view(&play, id).word.unwrap();
        assert!(word.starts_with(words), "{word}");
    }
    play.wait(10);
    play.send(Event::World(World::Tick));
    assert_eq!(view(&play, id).word, None, "a word goes by itself");
}

#[test]
fn what_is_not_under_way_can_not_be_ended_and_says_so() {
    let mut play = Play::new();
    let id = play.start("Dana Ortiz", "");
    with_a_state(&mut play);
    tap(&mut play, id, Tap::Net(NetMove::HandedBack));
    assert_eq!(
        view(&play, id).word.unwrap(),
        "The call is with Dana already."
    );
    tap(&mut play, id, Tap::Over(key("data-dump")));
    assert_eq!(view(&play, id).word.unwrap(), "That is over already.");
    assert_eq!(whats(&play, id), []);
}

#[test]
fn a_state_shows_how_long_it_lasts_until_it_is_over() {
    let mut play = Play::new();
    let id = play.start("Dana", "");
    let state = with_a_state(&mut play);
    let lasting = |play: &Play| {
        let keys = view(play, id).keys;
        let key = keys
            .into_iter()
            .find(|one| one.face.key == key("data-dump"));
        key.unwrap().lasting
    };
    assert_eq!(lasting(&play), None);
    for _ in 0..2 {
        tap(&mut play, id, state.clone());
        play.wait(132);
        play.send(Event::World(World::Tick));
        assert_eq!(lasting(&play).unwrap(), "2:13");
        tap(&mut play, id, Tap::Over(key("data-dump")));
        assert_eq!(lasting(&play), None);
    }
    assert_eq!(whats(&play, id).len(), 4);
}

#[test]
fn the_net_tells_how_long_the_call_was_taken_over() {
    let mut play = Play::new();
    let id = play.start("Dana", "");
    play.net(id, NetMove::TookOver);
    play.net(id, NetMove::Held);
    play.wait(60);
    play.net(id, NetMove::TookOver);
    let lasting = "1:02".to_owned();
    assert_eq!(view(&play, id).net, NetView::TakenOver { lasting });
    play.net(id, NetMove::HandedBack);
    assert_eq!(view(&play, id).net, NetView::Ready);
}

/// The app is closed and opened again: all that was committed comes back, as it was encoded.
fn reload(play: &mut Play, call: CallId) {
    let mut again = Play::unopened();
    let mut disk: Vec<Strand> = Vec::new();
    for effect in &play.effects {
        let Effect::Commit { changes, .. } = effect else {
            continue;
        };
        for change in changes.iter() {
            disk.retain(|strand| strand.key() != change.key);
            if let Some(strand) = &change.to {
                let row = Row::of(strand).unwrap();
                disk.push(row.read(change.key.kind()).unwrap());
            }
        }
    }
    let opening = Opening {
        strands: disk,
        damaged: vec![],
        mark: Some(NotebookId::from(Uuid::from_u128(7))),
        canary: Some(NotebookId::from(Uuid::from_u128(7))),
    };
    again.go_on_from(play);
    again.model.route = Route::Pad(call);
    again.send(Event::World(World::Opened(Box::new(Ok(opening)))));
    *play = again;
}

#[test]
fn undo_takes_back_the_last_25_steps_after_a_reload() {
    let mut play = Play::new();
    let id = play.start("Dana", "");
    for _ in 0..30 {
        tap(&mut play, id, Tap::Star);
    }
    reload(&mut play, id);
    assert_eq!(whats(&play, id).len(), 30);
    for left in (5..30).rev() {
        undo(&mut play, id);
        assert_eq!(whats(&play, id).len(), left);
    }
    assert!(!view(&play, id).can_undo);
    assert_eq!(undo(&mut play, id), []);
    assert_eq!(whats(&play, id).len(), 5);
    reload(&mut play, id);
    assert!(!view(&play, id).can_undo);
}

#[test]
fn every_change_of_a_moment_is_undone_one_by_one() {
    let mut play = Play::new();
    let id = play.start("Dana", "");
    play.wait(600);
    play.tap(id, "data-dump");
    let moment = newest(&play, id);
    let tapped = play.model.notebook.moment(id, moment).unwrap().clone();
    let changes = [
        MomentEvent::Retimed(moment, -5),
        MomentEvent::NoteTyped(moment, "T".to_owned()),
        MomentEvent::NoteTyped(moment, "Three facts".to_owned()),
        MomentEvent::NoteShared(moment, Sharing::WithRep),
        MomentEvent::Named(moment, key("lost-control")),
        MomentEvent::TakenOut(moment),
    ];
    for change in changes {
        play.send(Event::Moment(id, change));
    }
    assert_eq!(whats(&play, id), []);
    reload(&mut play, id);
    let at = |play: &Play| play.model.notebook.moment(id, moment).cloned().unwrap();
    undo(&mut play, id);
    assert_eq!(at(&play).what, What::Behaviour(key("lost-control")));
    undo(&mut play, id);
    assert_eq!(at(&play).what, What::Behaviour(key("data-dump")));
    assert_eq!(at(&play).sharing, Sharing::WithRep);
    undo(&mut play, id);
    assert_eq!(at(&play).sharing, Sharing::Private);
    assert_eq!(at(&play).note.as_str(), "Three facts");
    undo(&mut play, id);
    assert_eq!(at(&play).note.as_str(), "", "what was typed is one step");
    undo(&mut play, id);
    assert_eq!(at(&play).at, tapped.at);
    undo(&mut play, id);
    assert_eq!(whats(&play, id), []);
}

#[test]
fn retime_is_undone() {
    let mut play = Play::new();
    let id = play.start("Dana", "");
    play.wait(600);
    tap(&mut play, id, Tap::Star);
    let moment = newest(&play, id);
    let at = |play: &Play| play.model.notebook.moment(id, moment).unwrap().at;
    let tapped = at(&play);
    play.send(Event::Moment(id, MomentEvent::Retimed(moment, -5)));
    assert_eq!(at(&play), tapped.less(Elapsed::seconds(5)));
    undo(&mut play, id);
    assert_eq!(at(&play), tapped);
    assert_eq!(view(&play, id).word.unwrap(), "As it was: Star at 10:02.");
}

#[test]
fn a_moment_is_never_moved_out_of_its_call() {
    let mut play = Play::new();
    let id = play.start("Dana", "");
    play.wait(60);
    tap(&mut play, id, Tap::Star);
    let moment = newest(&play, id);
    for _ in 0..3 {
        play.send(Event::Moment(id, MomentEvent::Retimed(moment, 5)));
    }
    let at = play.model.notebook.moment(id, moment).unwrap().at;
    let length = play.model.notebook.call(id).unwrap().length(play.model.now);
    assert!(at <= length, "{at:?} in a call of {length:?}");
    for _ in 0..30 {
        play.send(Event::Moment(id, MomentEvent::Retimed(moment, -5)));
    }
    assert_eq!(
        play.model.notebook.moment(id, moment).unwrap().at,
        Elapsed(0)
    );
}

#[test]
fn a_deleted_moment_comes_back_by_undo() {
    let mut play = Play::new();
    let id = play.start("Dana", "");
    play.wait(60);
    play.tap(id, "data-dump");
    play.tap(id, "open-question");
    let moment = play.model.notebook.moments(id)[0].clone();
    play.send(Event::Moment(id, MomentEvent::TakenOut(moment.id)));
    assert_eq!(whats(&play, id).len(), 1);
    undo(&mut play, id);
    let back = &play.model.notebook.moments(id)[0];
    assert_eq!(
        (back.id, back.at, back.seq),
        (moment.id, moment.at, moment.seq)
    );
    let word = view(&play, id).word.unwrap();
    assert!(word.starts_with("Back again: Data dump"), "{word}");
}

#[test]
fn a_key_is_swapped_on_the_spot() {
    let mut play = Play::new();
    let id = play.start("Dana", "");
    let keys = |play: &Play| -> Vec<String> {
        let keys = view(play, id).keys.into_iter();
        keys.map(|one| one.face.key.as_str().to_owned()).collect()
    };
    let before = keys(&play);
    assert_eq!(before.len(), 8);
    let mut own = play.model.notebook.codebook().behaviours()[0].clone();
    own.key = key("own");
    own.place = 99;
    play.model.notebook.put_behaviour(own);
    let others = sheets::keys(&play.model, id).unwrap().others;
    assert_eq!(others.len(), 1);
    let swap = |old: &str, new: &str| {
        let (old, new) = (key(old), key(new));
        Event::Pad(id, PadEvent::KeySwapped { old, new })
    };
    play.send(Event::Pad(id, PadEvent::SheetOpened(Sheet::Keys)));
    assert!(matches!(
        play.send(swap("data-dump", "own"))[..],
        [Effect::Commit { .. }]
    ));
    assert_eq!(view(&play, id).sheet, Sheet::None);
    let at = before.iter().position(|one| one == "data-dump").unwrap();
    assert_eq!(keys(&play)[at], "own");
    // Two that are on the pad change places.
    play.send(swap("own", &before[0]));
    assert_eq!(
        (keys(&play)[0].as_str(), &keys(&play)[at]),
        ("own", &before[0])
    );
    assert_eq!(keys(&play).len(), 8);
    assert_eq!(
        play.send(swap("data-dump", "own")),
        [],
        "it is not on the pad"
    );
}

#[test]
fn a_trip_wire_is_one_tap_away() {
    let mut play = Play::new();
    let id = play.start("Dana", "");
    assert!(!view(&play, id).has_contract);
    for event in [
        PlanEvent::StanceChosen(Stance::RedirectOnly),
        PlanEvent::TripWireToggled(TripWire::WrongPromise),
        PlanEvent::HandBackTyped("Dana knows this better".to_owned()),
    ] {
        play.send(Event::Plan(id, event));
    }
    assert!(view(&play, id).has_contract);
    play.send(Event::Pad(id, PadEvent::SheetOpened(Sheet::Contract)));
    let contract = sheets::contract(&play.model, id).unwrap();
    assert_eq!(contract.stance, "Redirect only");
    assert_eq!(contract.hand_back.unwrap(), "“Dana knows this better”");
    tap(&mut play, id, Tap::TripWire(contract.trip_wires[0].clone()));
    assert_eq!(whats(&play, id), [What::TripWire(TripWire::WrongPromise)]);
    assert_eq!(view(&play, id).sheet, Sheet::None);
}

#[test]
fn the_zones_count_what_was_hit_without_a_look() {
    let mut play = Play::new();
    let id = play.start("Dana", "");
    for (times, zone) in Tap::ZONES.into_iter().enumerate() {
        for _ in 0..times {
            tap(&mut play, id, zone.clone());
        }
    }
    let zones = sheets::zones(&play.model, id);
    let counts = zones.map(|zone| (zone.label, zone.count));
    assert_eq!(
        counts,
        [
            ("Went well", 0),
            ("Missed", 1),
            ("Urge, held", 2),
            ("Star", 3)
        ]
    );
}

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
