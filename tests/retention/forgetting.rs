//! A rep who is forgotten is found nowhere, and is forgotten by will alone.

use curbside::app::event::{CallsEvent, LotEvent, RepEvent, StartEvent, TrashEvent, World};
use curbside::app::model::Forgetting;
use curbside::app::update::forget::SOMEBODY;
use curbside::app::view::forget::{ForgetStep, forget};
use curbside::app::{Effect, Event, Route};
use curbside::domain::*;
use curbside::wire::StoreError;

use crate::{CANARY, disk_after, everything, forgotten, full, has_canary, rep_of, with_canaries};

#[test]
fn a_forgotten_rep_is_found_nowhere_the_trash_and_others_notes_included() {
    let (mut play, call) = full();
    let dana = rep_of(&play, call);
    play.model.notebook = with_canaries(&play.model.notebook, |record| match record {
        Record::Rep(rep) => rep.id == dana,
        Record::Call(call) => call.rep == dana,
        Record::Moment(_) | Record::Steps(_) | Record::Draft(_) => true,
        Record::Behaviour(_) => false,
    });
    let marcus = play
        .model
        .notebook
        .calls()
        .find(|call| call.rep != dana)
        .unwrap()
        .id;
    let note = format!("As good as {CANARY}, or wvfugle alone");
    play.send(Event::Lot(marcus, LotEvent::NoteTyped(note)));
    for moment in play.model.notebook.moments(marcus).to_vec() {
        let note = Text::typed("Better than Zqxcanary");
        play.model.notebook.put_moment(Moment { note, ..moment });
    }
    play.send(Event::Start(StartEvent::AccountTyped(CANARY.to_owned())));
    play.disk(&Ok(()));
    play.send(Event::Trash(TrashEvent::CallThrown(call)));
    play.send(Event::Calls(CallsEvent::Typed("zqxcanary".to_owned())));
    play.disk(&Ok(()));
    let before = play.model.notebook.clone();
    let effects = forgotten(&mut play, dana);
    let commits = effects
        .iter()
        .filter(|one| matches!(one, Effect::Commit { .. }));
    assert_eq!(commits.count(), 1, "all goes in one write");
    assert_eq!(
        forget(&play.model, dana).unwrap().step,
        ForgetStep::Removing
    );
    play.disk(&Ok(()));
    assert!(
        !has_canary(&format!("{:?}", play.model)),
        "{:?}",
        play.model
    );
    assert!(!has_canary(&everything(&play)));
    assert!(!has_canary(&disk_after(&before, &effects)));
    let note = &play.model.notebook.call(marcus).unwrap().note;
    assert_eq!(
        note.as_str(),
        format!("As good as {SOMEBODY}, or {SOMEBODY} alone")
    );
    let view = forget(&play.model, dana).unwrap();
    assert_eq!(view.step, ForgetStep::Removed);
    assert!(
        view.lines
            .contains(&"2 calls, 2 of them in the trash".to_owned()),
        "{:?}",
        view.lines
    );
    assert_eq!(play.model.undo, None, "it can't be undone");
    assert_eq!(play.model.notebook.reps().count(), 1);
}

#[test]
fn a_rep_is_forgotten_by_two_taps_and_not_in_the_middle_of_a_call() {
    let (mut play, call) = full();
    let dana = rep_of(&play, call);
    assert_eq!(play.send(Event::Rep(dana, RepEvent::Forgotten)), []);
    play.send(Event::Rep(dana, RepEvent::ForgetAsked));
    play.send(Event::Rep(dana, RepEvent::ForgetLeft));
    assert_eq!(play.send(Event::Rep(dana, RepEvent::Forgotten)), []);
    play.send(Event::Rep(dana, RepEvent::ForgetAsked));
    play.send(Event::Go(Route::Today));
    assert_eq!(play.model.forgetting, Forgetting::None, "it was left");
    play.send(Event::Start(StartEvent::RepChosen(dana)));
    assert_eq!(forgotten(&mut play, dana), []);
    assert!(play.model.notebook.rep(dana).is_some());
}

#[test]
fn a_rep_who_could_not_be_taken_from_the_disk_is_told_and_tried_again() {
    let (mut play, call) = full();
    let dana = rep_of(&play, call);
    play.effects.clear();
    forgotten(&mut play, dana);
    play.disk(&Err(StoreError::Full));
    let step = forget(&play.model, dana).unwrap().step;
    assert!(matches!(step, ForgetStep::NotRemoved(_)), "{step:?}");
    // On a full phone the rows go first, and then their traces come.
    for _ in 0..2 {
        play.send(Event::World(World::RetryDue));
        play.disk(&Ok(()));
    }
    assert_eq!(forget(&play.model, dana).unwrap().step, ForgetStep::Removed);
}
