//! A file that joins a notebook: of two states the later one stays, on both phones, and a file for
//! others neither holds a private note nor wipes one out.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test may stop

mod support;

use curbside::app::Event;
use curbside::app::event::{LotEvent, MomentEvent};
use curbside::domain::{
    Call, CallId, Codebook, Editor, Key, Moment, Notebook, Sharing, Text, Timestamp,
};
use curbside::wire::import::read;
use curbside::wire::{Imported, Merge, Scope, export};
use support::{Play, TEN};
use uuid::Uuid;

const SECRET: &str = "Her hands shook";
const SHARED: &str = "Right after the coffee";

/// Dana's call, with a private note on it and on its first moment, and a shared one on its second.
fn noted() -> (Notebook, CallId) {
    let mut play = Play::new();
    let id = play.whole_call("Dana Ortiz", "Halvorsen Foods");
    let moments: Vec<_> = play
        .model
        .notebook
        .moments(id)
        .iter()
        .map(|m| m.id)
        .collect();
    let note =
        |moment, words: &str| Event::Moment(id, MomentEvent::NoteTyped(moment, words.into()));
    play.send(Event::Lot(id, LotEvent::NoteTyped(SECRET.to_owned())));
    play.send(note(moments[0], SECRET));
    play.send(note(moments[1], SHARED));
    play.send(Event::Moment(
        id,
        MomentEvent::NoteShared(moments[1], Sharing::WithRep),
    ));
    let mut notebook = play.model.notebook;
    notebook.take_steps(id);
    (notebook, id)
}

/// Another phone.
fn there() -> Editor {
    Editor::of(Uuid::from_u128(0xbeef))
}

fn file(notebook: &Notebook, scope: Scope) -> String {
    export(notebook, scope, Timestamp::nearest(TEN)).unwrap()
}

fn read_here(text: &str) -> Imported {
    read(text, &Codebook::starter()).unwrap()
}

/// What a notebook is after a file was added to it.
fn joined(mut notebook: Notebook, file: Imported) -> Notebook {
    for change in Merge::plan(&notebook, file).changes {
        match change.to {
            Some(strand) => notebook.put_strand(strand),
            None => notebook.forget(&change.key),
        }
    }
    notebook
}

fn call(notebook: &Notebook, id: CallId) -> Call {
    notebook.call(id).unwrap().clone()
}

/// A file for others that came back with a later change of the call and of its first moment.
fn changed_by_others(
    notebook: &Notebook,
    id: CallId,
    change: impl Fn(&mut Call, &mut Moment),
) -> Imported {
    let mut file = read_here(&file(notebook, Scope::Call(id)));
    let later = Timestamp::nearest(TEN + 86_400_000);
    (file.calls[0].edited, file.moments[0].edited) = (later, later);
    change(&mut file.calls[0], &mut file.moments[0]);
    for edits in file.edits.values_mut() {
        *edits = core::mem::take(edits).then(there());
    }
    file
}

#[test]
fn a_file_for_others_holds_no_private_note_and_the_backup_holds_all() {
    let (notebook, id) = noted();
    let rep = call(&notebook, id).rep;
    for scope in [Scope::Call(id), Scope::Rep(rep), Scope::Codebook] {
        assert!(!file(&notebook, scope).contains(SECRET), "{scope:?}");
    }
    assert!(file(&notebook, Scope::Call(id)).contains(SHARED));
    assert_eq!(
        file(&notebook, Scope::Everything).matches(SECRET).count(),
        2
    );
}

#[test]
fn the_own_file_for_others_comes_back_as_nothing_new() {
    let (notebook, id) = noted();
    let merge = Merge::plan(&notebook, read_here(&file(&notebook, Scope::Call(id))));
    assert!(merge.changes.is_empty());
    assert_eq!((merge.counts.calls.same, merge.counts.calls.kept), (1, 0));
    assert_eq!(merge.counts.moments.same, notebook.moments(id).len());
}

#[test]
fn a_later_state_from_others_leaves_the_private_notes_where_they_are() {
    let (notebook, id) = noted();
    let theirs = changed_by_others(&notebook, id, |call, _| {
        call.next_step = Text::typed("The plant, on the 5th");
    });
    let after = joined(notebook, theirs);
    assert_eq!(call(&after, id).next_step.as_str(), "The plant, on the 5th");
    for (note, sharing) in [
        (
            &after.call(id).unwrap().note,
            after.call(id).unwrap().sharing,
        ),
        (&after.moments(id)[0].note, after.moments(id)[0].sharing),
    ] {
        assert_eq!((note.as_str(), sharing), (SECRET, Sharing::Private));
    }
    assert!(!file(&after, Scope::Call(id)).contains(SECRET));
}

#[test]
fn others_cannot_make_a_private_note_a_shared_one() {
    let (notebook, id) = noted();
    let theirs = changed_by_others(&notebook, id, |call, moment| {
        (call.sharing, moment.sharing) = (Sharing::WithRep, Sharing::WithRep);
    });
    let after = joined(notebook, theirs);
    assert!(!file(&after, Scope::Call(id)).contains(SECRET));
}

#[test]
fn a_note_that_others_wrote_later_is_taken() {
    let (notebook, id) = noted();
    let theirs = changed_by_others(&notebook, id, |call, _| {
        (call.note, call.sharing) = (Text::typed("As I saw it"), Sharing::WithRep);
    });
    assert_eq!(
        call(&joined(notebook, theirs), id).note.as_str(),
        "As I saw it"
    );
}

#[test]
fn of_two_states_of_a_record_the_later_one_stays_on_both_phones() {
    let (mine, _) = noted();
    let mut theirs = mine.clone();
    let mut rep = mine.reps().next().unwrap().clone();
    rep.name = curbside::domain::Name::new("Dana Ortiz-Berg").unwrap();
    rep.edited = Timestamp::nearest(TEN + 86_400_000);
    let key = Key::Rep(rep.id);
    theirs.put_rep(rep);
    theirs.edited(&key, there(), Timestamp::nearest(TEN + 86_400_000));
    let sent = read_here(&file(&theirs, Scope::Everything));
    let merge = Merge::plan(&mine, sent.clone());
    assert_eq!((merge.counts.reps.changed, merge.changes.len()), (1, 1));
    let back = Merge::plan(&theirs, read_here(&file(&mine, Scope::Everything)));
    assert_eq!((back.counts.reps.kept, back.changes.len()), (1, 0));
    assert_eq!(joined(mine, sent), theirs);
}

#[test]
fn what_is_in_the_trash_stays_there_when_an_older_file_brings_it() {
    let (mut notebook, id) = noted();
    let older = read_here(&file(&notebook, Scope::Everything));
    let later = Timestamp::nearest(TEN + 86_400_000);
    let thrown = notebook.call_mut(id).unwrap();
    (thrown.trashed, thrown.edited) = (Some(later), later);
    notebook.edited(&Key::Call(id), there(), later);
    let merge = Merge::plan(&notebook, older);
    assert_eq!((merge.counts.calls.kept, merge.changes.len()), (1, 0));
}

#[test]
fn a_codebook_travels_alone_and_a_call_takes_the_behaviours_along_that_it_names() {
    let (mut notebook, id) = noted();
    let starter = Codebook::starter();
    let mut named = starter.behaviours()[1].clone();
    let mut other = starter.behaviours()[2].clone();
    (named.seen, other.seen) = (Text::typed("Mine."), Text::typed("Mine too."));
    notebook.put_behaviour(named.clone());
    notebook.put_behaviour(other.clone());
    notebook.call_mut(id).unwrap().keys = vec![named.key.clone()];
    let codebook = read_here(&file(&notebook, Scope::Codebook));
    assert_eq!(codebook.behaviours, [named.clone(), other]);
    assert!(codebook.reps.is_empty() && codebook.calls.is_empty() && codebook.moments.is_empty());
    assert_eq!(
        read_here(&file(&notebook, Scope::Call(id))).behaviours,
        [named]
    );
}
