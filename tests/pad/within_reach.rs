//! What is one tap away from the pad: other keys, trip-wires, zones.

use curbside::app::event::{PadEvent, PlanEvent, Sheet, Tap};
use curbside::app::view::sheets;
use curbside::app::{Effect, Event};
use curbside::domain::{Stance, TripWire, What};

use crate::support::{Play, key};
use crate::{tap, view, whats};

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
