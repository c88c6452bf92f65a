//! Files of a debrief that are read as notes, and not as one to answer.

use curbside::app::event::{DebriefEvent, FileEvent, StartEvent};
use curbside::app::view::brings::Brings;
use curbside::app::view::import::{ImportView, import};
use curbside::app::{Event, Route};
use curbside::wire::{Receiver, Scope};

use crate::support::Play;
use crate::{comes_in, manager, shared};

#[test]
fn a_manager_may_take_a_debrief_for_the_rep_as_notes() {
    let (_, call, file) = manager();
    let mut other = Play::on_phone(3);
    comes_in(&mut other, &file);
    other.send(Event::File(FileEvent::NotesWanted));
    assert!(matches!(
        import(&other.model),
        ImportView::Preview {
            brings: Brings::News,
            ..
        }
    ));
    other.send(Event::File(FileEvent::AddWanted));
    other.disk(&Ok(()));
    assert!(other.model.notebook.call(call).is_some());
}

#[test]
fn what_comes_back_to_its_own_notebook_and_what_is_for_others_is_previewed_as_ever() {
    let (mut manager, call, file) = manager();
    let own = comes_in(&mut manager, &file);
    assert!(matches!(
        own,
        ImportView::Preview {
            brings: Brings::Nothing,
            ..
        }
    ));
    let rep = manager.model.notebook.call(call).unwrap().rep;
    for (scope, receiver) in [
        (Scope::Call(call), Receiver::AnotherManager),
        (Scope::Call(call), Receiver::Myself),
        (Scope::Everything, Receiver::Myself),
    ] {
        let file = shared(&mut manager, scope, receiver);
        let seen = comes_in(&mut Play::on_phone(3), &file);
        assert!(matches!(seen, ImportView::Preview { .. }), "{scope:?}");
    }
    // Of several debriefs none is the one to answer.
    let next = Event::Start(StartEvent::RepChosen(rep));
    manager.send(next);
    let Route::Pad(next) = manager.model.route else {
        panic!("{:?}", manager.model.route)
    };
    manager.end(next);
    manager.debrief(next, DebriefEvent::FeltTyped("Well".to_owned()));
    manager.debrief(next, DebriefEvent::RepSpoke);
    manager.debrief(next, DebriefEvent::Finished);
    let file = shared(&mut manager, Scope::Rep(rep), Receiver::TheRep);
    let seen = comes_in(&mut Play::on_phone(3), &file);
    assert!(matches!(seen, ImportView::Preview { .. }));
}
