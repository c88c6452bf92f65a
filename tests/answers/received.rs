//! A debrief on the rep's phone.

use curbside::app::event::{DraftEvent, FileEvent, LotEvent, UpkeepEvent, World};
use curbside::app::view::offers::offers;
use curbside::app::view::received;
use curbside::app::{Event, Route};
use curbside::domain::*;
use curbside::wire::upkeep::Reduce;
use curbside::wire::{Receiver, Scope, export};

use crate::support::Play;
use crate::{TRIED, WENT, comes_in, manager, rep, shared, support, types};

#[test]
fn nothing_of_a_debrief_that_was_received_is_in_the_reps_own_notebook() {
    let (_, call, file) = manager();
    let dana = rep(&file);
    let notebook = &dana.model.notebook;
    assert_eq!(notebook.all_calls().count(), 0);
    assert_eq!(notebook.all_reps().count(), 0);
    assert_eq!(notebook.all_moments().count(), 0);
    let backup = export(notebook, Scope::Everything, Timestamp::EARLIEST).unwrap();
    assert!(!backup.contains(&call.to_string()) && !backup.contains("Halvorsen"));
}

#[test]
fn a_debrief_and_what_is_typed_of_the_answer_outlive_the_app() {
    let (_, call, file) = manager();
    let mut dana = rep(&file);
    types(&mut dana, call, TRIED, "");
    let mut again = Play::unopened();
    again.open(dana.model.notebook.strands().collect());
    let offer = offers(&again.model).remove(0);
    assert_eq!(offer.who, "Halvorsen Foods");
    assert!(
        offer.line.ends_with("Your answer is begun"),
        "{}",
        offer.line
    );
    again.send(Event::Draft(DraftEvent::GoneOn(offer.of)));
    assert_eq!(again.model.route, Route::Received(call));
    assert_eq!(
        received::typed(&again.model, call),
        (TRIED.to_owned(), String::new())
    );
}

#[test]
fn a_removed_debrief_takes_its_answer_along_and_one_tap_brings_both_back() {
    let (_, call, file) = manager();
    let mut dana = rep(&file);
    types(&mut dana, call, TRIED, WENT);
    let before = support::all(&dana.model.notebook);
    dana.send(Event::Draft(DraftEvent::GivenUp(DraftOf::Received(call))));
    assert_eq!(dana.model.notebook.drafts().count(), 0);
    dana.send(Event::UndoWanted);
    assert_eq!(
        support::all(&dana.model.notebook)
            .keys()
            .collect::<Vec<_>>(),
        before.keys().collect::<Vec<_>>()
    );
    assert_eq!(
        received::typed(&dana.model, call),
        (TRIED.to_owned(), WENT.to_owned())
    );
}

#[test]
fn a_later_file_of_the_debrief_takes_the_place_of_the_earlier_and_what_is_typed_stays() {
    let (mut manager, call, file) = manager();
    let mut dana = rep(&file);
    types(&mut dana, call, TRIED, "");
    manager.send(Event::Lot(
        call,
        LotEvent::NextStepTyped("Send the offer".to_owned()),
    ));
    let later = shared(&mut manager, Scope::Call(call), Receiver::TheRep);
    comes_in(&mut dana, &later);
    dana.send(Event::File(FileEvent::KeptToAnswer));
    let summary = received::shared(&dana.model, call).unwrap();
    assert_eq!(summary.head.next_step.as_deref(), Some("Send the offer"));
    assert_eq!(received::typed(&dana.model, call).0, TRIED);
}

#[test]
fn a_debrief_that_was_received_goes_with_its_answer_after_the_time_that_words_are_kept() {
    let (_, call, file) = manager();
    let mut dana = rep(&file);
    types(&mut dana, call, TRIED, WENT);
    dana.disk(&Ok(()));
    dana.send(Event::File(FileEvent::LeaveWanted));
    dana.send(Event::Go(Route::Today));
    dana.send(Event::World(World::Arrived(Route::Today)));
    for event in [
        UpkeepEvent::ReduceChosen(Reduce::ThreeMonths),
        UpkeepEvent::ReduceConfirmed,
    ] {
        dana.send(Event::Upkeep(event));
    }
    for left in [2, 0] {
        dana.wait(60 * 86_400);
        for _ in 0..3 {
            dana.send(Event::World(World::Tick));
            dana.disk(&Ok(()));
        }
        assert_eq!(dana.model.notebook.drafts().count(), left);
    }
}
