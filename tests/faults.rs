//! "Saved" is never false: the whole main job, again and again, with a storage call that fails: the
//! first, the second, and so on until none is left to fail.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test may stop

#[path = "support/faulty/mod.rs"]
mod faulty;
mod support;

use curbside::app::event::{
    About, BehaviourDraft, CodebookEvent, DebriefEvent, DebriefStep, DraftEvent, FileEvent,
    LotEvent, MomentEvent, PadEvent, PlanEvent, RepEvent, StartEvent, Tap, TrashEvent,
};
use curbside::app::model::Import;
use curbside::app::view::debrief::Screen;
use curbside::app::view::{codebook, debrief, lot, start};
use curbside::app::{Event, Route};
use curbside::domain::{BehaviourKey, CallId, NetMove, Outcome, Shape, Stage, Valence};
use curbside::wire::{Scope, StoreError, Strand, export};
use faulty::{Fault, Phone};
use support::{Play, key};

/// Another phone's notebook, as a file.
fn file() -> String {
    let mut play = Play::new();
    // Its ids are not those of this phone.
    for _ in 0..1000 {
        play.send(Event::Go(Route::Today));
    }
    play.whole_call("Priya Nair", "Lindqvist");
    export(&play.model.notebook, Scope::Everything, play.model.now).unwrap()
}

fn call(phone: &Phone) -> CallId {
    phone.model.route.call().expect("a call is on the screen")
}

/// Letter by letter, as a thumb types.
fn type_in(phone: &mut Phone, words: &str, event: impl Fn(String) -> Event) {
    for end in 1..=words.len() {
        phone.send(event(words[..end].to_owned()));
    }
}

fn start_and_tap(phone: &mut Phone) -> CallId {
    phone.send(Event::Go(Route::Start));
    type_in(phone, "Hal", |typed| {
        Event::Start(StartEvent::AccountTyped(typed))
    });
    type_in(phone, "Dana", |typed| {
        Event::Start(StartEvent::NewRepTyped(typed))
    });
    assert_eq!(start::start(&phone.model).new_rep, "Dana");
    phone.send(Event::Start(StartEvent::NewRepStarted));
    let id = call(phone);
    let taps = [
        Tap::Behaviour(key("open-question")),
        Tap::Net(NetMove::Held),
        Tap::Star,
        Tap::Behaviour(key("data-dump")),
    ];
    for tap in taps {
        phone.send(Event::Pad(id, PadEvent::Tapped(tap)));
    }
    phone.send(Event::Pad(id, PadEvent::Undone));
    let first = phone.model.notebook.moments(id)[0].id;
    type_in(phone, "Good", |typed| {
        Event::Moment(id, MomentEvent::NoteTyped(first, typed))
    });
    phone.send(Event::Pad(id, PadEvent::Ended));
    id
}

fn park(phone: &mut Phone, id: CallId) {
    let star = phone.model.notebook.moments(id)[2].id;
    phone.send(Event::Moment(
        id,
        MomentEvent::Named(star, key("buying-sign-missed")),
    ));
    phone.send(Event::Lot(
        id,
        LotEvent::Added(key("asked-next-step"), About::Late),
    ));
    phone.send(Event::Lot(id, LotEvent::OutcomeMarked(Outcome::Advance)));
    type_in(phone, "Ask", |typed| {
        Event::Lot(id, LotEvent::NoteTyped(typed))
    });
    assert_eq!(lot::lot(&phone.model, id).unwrap().note, "Ask");
}

fn talk_it_through(phone: &mut Phone, id: CallId) {
    phone.send(Event::Go(Route::Debrief(id)));
    phone.send(Event::Debrief(
        id,
        DebriefEvent::StepChosen(DebriefStep::RepView),
    ));
    type_in(phone, "Rushed", |typed| {
        Event::Debrief(id, DebriefEvent::FeltTyped(typed))
    });
    let Screen::RepView(view) = debrief::debrief(&phone.model, id).unwrap().screen else {
        panic!("the rep goes first");
    };
    assert_eq!(view.felt, "Rushed", "it is still on the screen");
    let turned = phone.model.notebook.timeline(id)[1].id;
    let said = |typed| DebriefEvent::WouldSayTyped(turned, typed);
    phone.send(Event::Debrief(id, DebriefEvent::RepSpoke));
    phone.send(Event::Debrief(id, DebriefEvent::Turned(turned)));
    type_in(phone, "When?", |typed| Event::Debrief(id, said(typed)));
    phone.send(Event::Debrief(
        id,
        DebriefEvent::StepChosen(DebriefStep::Next),
    ));
    type_in(phone, "Ask", |typed| {
        Event::Debrief(id, DebriefEvent::ActionStepTyped(typed))
    });
    phone.send(Event::Debrief(
        id,
        DebriefEvent::StepBehaviourChosen(Some(key("open-question"))),
    ));
    phone.send(Event::Debrief(id, DebriefEvent::Finished));
    assert_eq!(phone.model.route, Route::Summary(id));
}

fn prepare_the_next(phone: &mut Phone, rep: CallId) {
    let rep = phone.model.notebook.call(rep).unwrap().rep;
    phone.send(Event::Rep(rep, RepEvent::StageChosen(Stage::Solid)));
    phone.send(Event::Start(StartEvent::RepPlanned(rep)));
    let id = call(phone);
    type_in(phone, "Buy", |typed| {
        Event::Plan(id, PlanEvent::ObjectiveTyped(typed))
    });
    type_in(phone, "No", |typed| {
        Event::Draft(DraftEvent::TripWireTyped(id, typed))
    });
}

fn throw_and_bring_back(phone: &mut Phone, id: CallId) {
    let rep = phone.model.notebook.call(id).unwrap().rep;
    phone.send(Event::Trash(TrashEvent::CallThrown(id)));
    phone.send(Event::UndoWanted);
    phone.send(Event::Trash(TrashEvent::RepThrown(rep)));
    phone.send(Event::Trash(TrashEvent::RepBroughtBack(rep)));
    phone.send(Event::Trash(TrashEvent::CallThrown(id)));
    phone.send(Event::Trash(TrashEvent::Emptied));
    phone.send(Event::UndoWanted);
}

fn change_the_codebook(phone: &mut Phone) {
    phone.send(Event::Go(Route::Codebook));
    phone.send(Event::Codebook(CodebookEvent::Opened(None)));
    let draft = |label: String| BehaviourDraft {
        label,
        short: "Quiet".to_owned(),
        seen: "The rep waits".to_owned(),
        skill: "Listening".to_owned(),
        valence: Valence::Well,
        shape: Shape::Point,
        lead: "3".to_owned(),
    };
    type_in(phone, "Silence", |typed| {
        Event::Codebook(CodebookEvent::Typed(draft(typed)))
    });
    assert_eq!(codebook::page(&phone.model).unwrap().draft.label, "Silence");
    phone.send(Event::Codebook(CodebookEvent::Saved(draft(
        "Silence".to_owned(),
    ))));
    let is_new = |key: &BehaviourKey| key.as_str().len() == 36;
    let own = phone.model.notebook.codebook().own();
    let own = own
        .map(|one| one.key.clone())
        .find(is_new)
        .expect("it is in the codebook");
    phone.send(Event::Codebook(CodebookEvent::Archived(own)));
}

/// A file is all there or not at all; one that failed is added once more.
fn import(phone: &mut Phone, file: &str) {
    for _ in 0..10 {
        let name = "priya.curbside.json".to_owned();
        let text = Ok(file.to_owned());
        phone.again(Event::File(FileEvent::CameIn { name, text }));
        let Import::Previewed { merge, .. } = &phone.model.import else {
            panic!("a sound file is previewed");
        };
        let changes = merge.changes.clone();
        let before = phone.model.notebook.clone();
        phone.again(Event::File(FileEvent::AddWanted));
        phone.answer();
        match &phone.model.import {
            Import::Added(_) => return,
            Import::Failed(_) => {
                assert_eq!(phone.model.notebook, before, "nothing was added");
                let kept = phone.store.kept().strands;
                let is_there = |strand: &Strand| changes.iter().any(|one| one.key == strand.key());
                assert!(!kept.iter().any(is_there), "nor is it on the disk");
            }
            Import::Unknown(_) => {
                assert_eq!(phone.model.notebook, before, "nothing was added");
                phone.import_unknown(&changes);
            }
            other => panic!("{other:?}"),
        }
    }
    panic!("it is never added");
}

fn main_job(phone: &mut Phone, file: &str) {
    let id = start_and_tap(phone);
    park(phone, id);
    talk_it_through(phone, id);
    prepare_the_next(phone, id);
    throw_and_bring_back(phone, id);
    change_the_codebook(phone);
    import(phone, file);
    phone.send(Event::Go(Route::Today));
}

fn errors() -> [StoreError; 6] {
    let why = || "it gave no reason".to_owned();
    [
        StoreError::Full,
        StoreError::NoAnswer,
        StoreError::Failed { why: why() },
        StoreError::Blocked,
        StoreError::Newer,
        StoreError::Unavailable { why: why() },
    ]
}

/// Plays the main job with one fault after another, until there is no call left to fail; answers with
/// how many calls there were.
fn each_call_fails(
    answers_every: u32,
    calls: u32,
    is_written: bool,
    error: impl Fn(u32) -> StoreError,
) -> u32 {
    let file = file();
    let mut clean = Phone::start(None, answers_every);
    main_job(&mut clean, &file);
    for at in 1.. {
        let error = error(at);
        let fault = Fault {
            at,
            calls,
            error,
            is_written,
        };
        let mut phone = Phone::start(Some(fault), answers_every);
        main_job(&mut phone, &file);
        phone.settle();
        assert!(
            phone.seen == clean.seen,
            "call {at}: a fault changes nothing on the screen"
        );
        assert_eq!(
            phone.restarted().notebook,
            phone.model.notebook,
            "call {at}"
        );
        if phone.store.failed() == 0 {
            return at - 1;
        }
    }
    0
}

#[test]
fn nothing_is_called_saved_that_is_not_whichever_call_fails_and_however() {
    for error in errors() {
        let calls = each_call_fails(1, 1, false, |_| error.clone());
        assert!(calls > 60, "only {calls} calls were there to fail");
    }
}

#[test]
fn what_was_written_and_said_to_be_not_is_written_again_and_ends_the_same() {
    let errors = errors();
    each_call_fails(1, 1, true, |at| errors[at as usize % errors.len()].clone());
}

/// Several calls fail in a row, so that the retries fail too.
#[test]
fn retries_that_fail_are_tried_again() {
    let errors = errors();
    each_call_fails(1, 4, false, |at| errors[at as usize % errors.len()].clone());
}

/// The browser offers no place for notes when it is asked first, and has one after all: what was
/// done until then is not undone by what is read late.
#[test]
fn a_place_for_notes_that_comes_late_undoes_nothing() {
    let why = "it gave no reason".to_owned();
    let file = file();
    for (answers_every, calls) in [(1, 1), (2, 1), (3, 4), (7, 2)] {
        let mut clean = Phone::start(None, answers_every);
        main_job(&mut clean, &file);
        let fault = Fault {
            at: 1,
            calls,
            error: StoreError::Unavailable { why: why.clone() },
            is_written: false,
        };
        let mut phone = Phone::start(Some(fault), answers_every);
        main_job(&mut phone, &file);
        phone.settle();
        assert!(phone.seen == clean.seen, "{answers_every}, {calls}");
    }
}

/// A slow disk: what is done meanwhile goes together, and a later change is not vouched for by an
/// earlier write.
#[test]
fn a_slow_disk_that_fails_is_as_honest() {
    let errors = errors();
    for (answers_every, calls, is_written) in [(2, 1, false), (5, 1, true), (5, 3, false)] {
        each_call_fails(answers_every, calls, is_written, |at| {
            errors[at as usize % errors.len()].clone()
        });
    }
}
