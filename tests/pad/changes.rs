//! What is changed of a moment on the pad, and how it is taken back.

use curbside::app::event::{MomentEvent, Opening, Tap, World};
use curbside::app::{Effect, Event, Route};
use curbside::domain::{CallId, Elapsed, MomentId, NotebookId, Sharing, What};
use curbside::wire::Strand;
use curbside::wire::row::Row;
use uuid::Uuid;

use crate::support::{Play, key};
use crate::{tap, undo, view, whats};

fn newest(play: &Play, call: CallId) -> MomentId {
    play.model.notebook.moments(call).last().unwrap().id
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
    let notebook = &play.model.notebook;
    let length = notebook.length(notebook.call(id).unwrap(), play.model.now);
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
