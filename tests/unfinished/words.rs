//! The word of a closing and a trip-wire that were not taken in.

use curbside::app::event::{DraftEvent, FollowEvent, StartEvent};
use curbside::app::view::offers;
use curbside::app::{Event, Route};
use curbside::domain::Verdict;

use crate::support::Play;
use crate::{go_on, killed, offered, rep_of, with_a_step};

#[test]
fn the_word_of_a_closing_and_a_trip_wire_are_kept_until_they_are_taken_in() {
    let mut play = Play::new();
    let agreed = with_a_step(&mut play);
    let rep = rep_of(&play, agreed);
    play.send(Event::Draft(DraftEvent::ClosingTyped(
        agreed,
        "It sits".to_owned(),
    )));
    play.send(Event::Start(StartEvent::RepPlanned(rep)));
    let planned = play.model.route.call().unwrap();
    play.send(Event::Draft(DraftEvent::TripWireTyped(
        planned,
        "He walks".to_owned(),
    )));
    let mut play = killed(&play);
    let asked: Vec<_> = offered(&play)
        .iter()
        .map(|one| (one.ask, one.line.clone()))
        .collect();
    assert_eq!(
        asked,
        [
            (
                "You were writing a trip-wire. Go on?",
                "\"He walks\". Typed just now".to_owned()
            ),
            (
                "You were closing an action step. Go on?",
                "\"It sits\". Typed just now".to_owned()
            ),
        ]
    );
    assert_eq!(offers::trip_wire(&play.model, planned), "He walks");
    assert_eq!(offers::closing(&play.model, agreed), "It sits");
    go_on(&mut play);
    assert_eq!(play.model.route, Route::Prepare(planned));
    play.send(Event::Draft(DraftEvent::TripWireTyped(
        planned,
        " ".to_owned(),
    )));
    go_on(&mut play);
    assert_eq!(play.model.route, Route::Rep(rep));
    let closed = FollowEvent::Closed(Verdict::Kept, "It sits".to_owned());
    play.send(Event::Follow(agreed, closed));
    assert_eq!(offered(&killed(&play)), []);
}
