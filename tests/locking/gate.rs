//! The gate in front of a locked notebook: what opens it, and how it is given up.

use curbside::app::event::{FileEvent, Handover, LockEvent, LockTold, World};
use curbside::app::model::Startup;
use curbside::app::view::lock::{GateStep, gate};
use curbside::app::{Effect, Event};
use curbside::domain::Key;
use curbside::wire::lock::LockFault;
use curbside::wire::{Change, Over};
use uuid::Uuid;

use crate::support::Play;
use crate::{at_the_gate, does, told, tried, with_a_call};

fn answered(play: &mut Play, result: Result<(), LockFault>) -> Vec<Effect> {
    let id = tried(play).expect("it is tried");
    told(play, LockTold::Unlocked { id, result })
}

#[test]
fn a_locked_notebook_is_a_gate_and_nothing_else() {
    let play = at_the_gate();
    assert_eq!(play.model.startup, Startup::Locked);
    assert_eq!(gate(&play.model).unwrap().step, GateStep::Asks);
    assert!(!play.model.is_open());
}

#[test]
fn what_another_tab_writes_is_not_kept_in_memory_at_the_gate() {
    let mut play = at_the_gate();
    let other = with_a_call().model.notebook;
    let key = Key::Rep(other.reps().next().unwrap().id);
    let change = Change {
        to: other.strand(&key),
        key,
        over: Over::Nothing,
    };
    play.send(Event::World(World::Heard(vec![change])));
    answered(&mut play, Ok(()));
    assert!(play.model.heard.is_empty());
}

#[test]
fn the_right_passphrase_opens_the_notebook() {
    let mut play = at_the_gate();
    let effects = answered(&mut play, Ok(()));
    assert!(effects.contains(&Effect::Open));
    assert_eq!(play.model.startup, Startup::Opening);
    assert!(play.model.lock.is_on);
}

/// A blank page in between would be a flash, and cost the browser a layout.
#[test]
fn the_gate_stands_until_there_is_a_screen_to_show() {
    let mut play = at_the_gate();
    answered(&mut play, Ok(()));
    assert_eq!(
        gate(&play.model).map(|gate| gate.step),
        Some(GateStep::Works)
    );
    play.open(vec![]);
    assert_eq!(gate(&play.model), None);
}

#[test]
fn wrong_passphrases_cost_time_and_nothing_is_tried_before_it_is_over() {
    let mut play = at_the_gate();
    for _ in 0..3 {
        answered(&mut play, Err(LockFault::WrongPassphrase));
    }
    assert_eq!(tried(&mut play), None);
    let view = gate(&play.model).unwrap();
    assert_eq!(view.step, GateStep::Waits);
    assert!(view.problem.unwrap().contains("Next try in 4 seconds"));
    play.wait(5);
    assert!(tried(&mut play).is_some());
}

#[test]
fn a_fault_of_the_browser_costs_no_time() {
    let mut play = at_the_gate();
    for _ in 0..9 {
        answered(&mut play, Err(LockFault::Unavailable));
    }
    assert!(tried(&mut play).is_some());
}

#[test]
fn an_answer_to_something_else_opens_nothing() {
    let mut play = at_the_gate();
    tried(&mut play);
    let id = Uuid::from_u128(99);
    told(&mut play, LockTold::Unlocked { id, result: Ok(()) });
    assert_eq!(play.model.startup, Startup::Locked);
}

#[test]
fn sealed_notes_are_given_up_only_when_they_have_left_as_a_file() {
    let mut play = at_the_gate();
    assert!(does(&mut play, LockEvent::GivenUp).is_empty());
    let effects = does(&mut play, LockEvent::CopyWanted);
    let [Effect::CopyLocked(id)] = effects[..] else {
        panic!("{effects:?}");
    };
    let result = Ok("{}".to_owned());
    told(&mut play, LockTold::Copied { id, result });
    assert_eq!(gate(&play.model).unwrap().step, GateStep::HasCopy);
    let left = does(&mut play, LockEvent::CopyShared);
    assert!(matches!(left[..], [Effect::HandOver(_), ..]));
    assert!(
        does(&mut play, LockEvent::GivenUp).is_empty(),
        "it was not handed over yet"
    );
    play.send(Event::File(FileEvent::Shared(Ok(Handover::Downloaded))));
    assert_eq!(does(&mut play, LockEvent::GivenUp), [Effect::GiveUpLocked]);
    let effects = told(&mut play, LockTold::Begun(Ok(())));
    assert!(effects.contains(&Effect::Open));
}
