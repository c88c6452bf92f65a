//! A debrief on its way to the rep and the answer on its way back: three phones in memory, and the files between
//! them.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test may stop

mod support;

use curbside::app::event::{
    AnswerEvent, DebriefEvent, DraftEvent, FileEvent, LotEvent, Parcel, SealEvent, ShareEvent,
    StartEvent, TrashEvent, UpkeepEvent, World,
};
use curbside::app::model::{Import, SealStage};
use curbside::app::search::said::said;
use curbside::app::view::follow::follow;
use curbside::app::view::import::{ImportView, import};
use curbside::app::view::offers::offers;
use curbside::app::view::{received, seal};
use curbside::app::{Effect, Event, Route};
use curbside::domain::*;
use curbside::wire::sealed::Passphrase;
use curbside::wire::upkeep::Reduce;
use curbside::wire::{Receiver, Scope, answer, export};
use serde_json::Value;
use support::Play;

const SCHEMA: &str = include_str!("../public/schema/curbside-answer-1.schema.json");
const TRIED: &str = "Asked before the brochure";
const WENT: &str = "They told me who decides";

fn handed_over(effects: &[Effect]) -> String {
    match effects {
        [Effect::HandOver(file)] => file.text.clone(),
        other => panic!("no file leaves by {other:?}"),
    }
}

fn shared(play: &mut Play, scope: Scope, receiver: Receiver) -> String {
    play.send(Event::Share(ShareEvent::Wanted(Parcel::Notes(scope))));
    play.send(Event::Share(ShareEvent::ReceiverChosen(receiver)));
    handed_over(&play.send(Event::Share(ShareEvent::Sent)))
}

fn comes_in(play: &mut Play, text: &str) -> ImportView {
    play.send(Event::File(FileEvent::CameIn {
        name: "file.json".to_owned(),
        text: Ok(text.to_owned()),
    }));
    import(&play.model)
}

/// A manager whose debrief agreed on a step, and the file for the rep.
fn manager() -> (Play, CallId, String) {
    let mut play = Play::on_phone(1);
    let call = play.whole_call("Dana Ortiz", "Halvorsen Foods");
    let file = shared(&mut play, Scope::Call(call), Receiver::TheRep);
    (play, call, file)
}

/// The rep's phone, with the debrief kept.
fn rep(file: &str) -> Play {
    let mut play = Play::on_phone(2);
    assert!(matches!(
        comes_in(&mut play, file),
        ImportView::ForTheRep { .. }
    ));
    play.send(Event::File(FileEvent::KeptToAnswer));
    play
}

fn types(play: &mut Play, call: CallId, tried: &str, went: &str) {
    for event in [
        AnswerEvent::TriedTyped(tried.to_owned()),
        AnswerEvent::WentTyped(went.to_owned()),
    ] {
        play.send(Event::Answer(call, event));
    }
}

fn answered(play: &mut Play, call: CallId, tried: &str, went: &str) -> String {
    types(play, call, tried, went);
    handed_over(&play.send(Event::Answer(call, AnswerEvent::Sent)))
}

fn answer_of(play: &Play, call: CallId) -> Option<RepAnswer> {
    let call = play.model.notebook.call(call).unwrap();
    call.debrief().unwrap().follow.answer.clone()
}

#[test]
fn a_debrief_goes_to_the_rep_and_the_answer_comes_back_to_its_step() {
    let (mut manager, call, file) = manager();
    let mut dana = rep(&file);
    assert_eq!(dana.model.route, Route::Received(call));
    let summary = received::shared(&dana.model, call).unwrap();
    assert_eq!(summary.step.unwrap().words, "Ask before the brochure");
    assert!(!summary.rope.line.knots.is_empty());
    let answer = answered(&mut dana, call, TRIED, WENT);

    let ImportView::Answer {
        who, step, note, ..
    } = comes_in(&mut manager, &answer)
    else {
        panic!("{:?}", import(&manager.model))
    };
    assert_eq!(who, "Dana Ortiz at Halvorsen Foods");
    assert_eq!((&step[..], note), ("Ask before the brochure", None));
    let effects = manager.send(Event::File(FileEvent::AnswerTaken));
    assert!(matches!(&effects[..], [Effect::Commit { .. }]));
    let at_its_place = answer_of(&manager, call).unwrap();
    assert_eq!(at_its_place.tried.as_str(), TRIED);
    assert_eq!(at_its_place.went.as_str(), WENT);
    let rep = manager.model.notebook.call(call).unwrap().rep;
    let shown = follow(&manager.model, rep).open.unwrap().head.answer;
    assert_eq!(shown.unwrap().tried.as_deref(), Some(TRIED));
}

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
fn a_blank_answer_doesnt_leave() {
    let (_, call, file) = manager();
    let mut dana = rep(&file);
    for blank in ["", " \n"] {
        types(&mut dana, call, blank, blank);
        assert!(!received::received(&dana.model, call).unwrap().can_send);
        let effects = dana.send(Event::Answer(call, AnswerEvent::Sent));
        assert_eq!(effects, []);
    }
}

#[test]
fn the_file_of_an_answer_keeps_to_its_schema_and_says_nothing_of_the_call_but_its_id() {
    let (_, call, file) = manager();
    let text = answered(&mut rep(&file), call, TRIED, WENT);
    let schema = jsonschema::validator_for(&serde_json::from_str(SCHEMA).unwrap()).unwrap();
    let value: Value = serde_json::from_str(&text).unwrap();
    let faults: Vec<String> = schema
        .iter_errors(&value)
        .map(|fault| fault.to_string())
        .collect();
    assert_eq!(faults, [""; 0]);
    for told in ["Dana", "Halvorsen", "brochure\"}", "Ask before"] {
        assert!(!text.contains(told), "{told}");
    }
    assert!(text.contains(&call.to_string()));
}

#[test]
fn a_later_answer_takes_the_place_of_an_earlier_and_an_earlier_never_of_a_later() {
    let (mut manager, call, file) = manager();
    let mut dana = rep(&file);
    let first = answered(&mut dana, call, TRIED, "");
    let second = answered(&mut dana, call, TRIED, WENT);
    for (text, note, can) in [
        (&first, None, true),
        (
            &second,
            Some("It takes the place of an earlier answer."),
            true,
        ),
        (&second, Some("It stands with the step already."), false),
        (
            &first,
            Some("A later answer stands with the step already."),
            false,
        ),
    ] {
        let ImportView::Answer {
            note: shown,
            can_be_taken,
            ..
        } = comes_in(&mut manager, text)
        else {
            panic!("{:?}", import(&manager.model))
        };
        assert_eq!((shown, can_be_taken), (note, can));
        let effects = manager.send(Event::File(FileEvent::AnswerTaken));
        assert_eq!(!effects.is_empty(), can);
    }
    assert_eq!(answer_of(&manager, call).unwrap().went.as_str(), WENT);
}

#[test]
fn one_tap_takes_an_answer_back_as_if_it_had_never_come() {
    let (mut manager, call, file) = manager();
    let before = manager.model.notebook.strand(&Key::Call(call));
    let answer = answered(&mut rep(&file), call, TRIED, WENT);
    comes_in(&mut manager, &answer);
    manager.send(Event::File(FileEvent::AnswerTaken));
    manager.disk(&Ok(()));
    manager.send(Event::UndoWanted);
    manager.disk(&Ok(()));
    assert_eq!(manager.model.notebook.strand(&Key::Call(call)), before);
}

#[test]
fn an_answer_that_has_no_place_here_is_refused_with_its_reason() {
    let (mut manager, call, file) = manager();
    let answer = answered(&mut rep(&file), call, TRIED, WENT);
    let refused = |play: &mut Play, text: &str| match comes_in(play, text) {
        ImportView::Refused { problem } => problem,
        other => panic!("{other:?}"),
    };
    let elsewhere = refused(&mut Play::on_phone(3), &answer);
    assert!(elsewhere.starts_with("The debrief that it answers isn't in this notebook."));
    manager.send(Event::Trash(TrashEvent::CallThrown(call)));
    let thrown = refused(&mut manager, &answer);
    assert!(thrown.starts_with("The call that it answers is in the trash."));
    assert_eq!(manager.send(Event::File(FileEvent::AnswerTaken)), []);
    let newer = answer.replace("\"version\":1", "\"version\":2");
    assert!(refused(&mut manager, &newer).starts_with("The answer has the form 2"));
    let older = answer.replace("\"version\":1", "\"version\":0");
    assert!(refused(&mut manager, &older).contains("there is none"));
    let blank = answer.replace(TRIED, "").replace(WENT, " ");
    assert!(refused(&mut manager, &blank).starts_with("The answer says nothing."));
    let cut = &answer[..answer.len() - 9];
    assert!(refused(&mut manager, cut).contains("is cut off"));
}

#[test]
fn what_mail_does_to_an_answer_is_undone() {
    let (mut manager, call, file) = manager();
    let answer = answered(&mut rep(&file), call, TRIED, WENT);
    let quoted = format!("Here it is:\n\n> {answer}\n\nDana");
    assert!(matches!(
        comes_in(&mut manager, &quoted),
        ImportView::Answer { .. }
    ));
}

#[test]
fn a_manager_may_take_a_debrief_for_the_rep_as_notes() {
    let (_, call, file) = manager();
    let mut other = Play::on_phone(3);
    comes_in(&mut other, &file);
    other.send(Event::File(FileEvent::NotesWanted));
    assert!(matches!(
        import(&other.model),
        ImportView::Preview {
            nothing_new: false,
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
            nothing_new: true,
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

#[test]
fn an_answer_is_sealed_and_opened_like_any_file() {
    let (mut manager, call, file) = manager();
    let mut dana = rep(&file);
    types(&mut dana, call, TRIED, WENT);
    dana.send(Event::Seal(SealEvent::Wanted(Parcel::Answer(call))));
    let view = seal::seal(&dana.model).unwrap();
    assert_eq!(view.what, "Your answer to a debrief.");
    assert_eq!(view.from, Route::Received(call));
    let passphrase = Passphrase::given("four words of ours here").unwrap();
    let effects = dana.send(Event::Seal(SealEvent::PassphraseChosen(passphrase)));
    let [Effect::Seal(to_seal)] = &effects[..] else {
        panic!("{effects:?}")
    };
    assert!(matches!(
        dana.model.seal.as_ref().unwrap().stage,
        SealStage::Sealing(_)
    ));
    assert!(answer::is_answer(&to_seal.text));
    assert!(matches!(
        comes_in(&mut manager, &to_seal.text),
        ImportView::Answer { .. }
    ));
    assert!(matches!(manager.model.import, Import::Answer { .. }));
}

#[test]
fn what_a_rep_answered_is_found_and_goes_with_the_words_of_its_call() {
    let (mut manager, call, file) = manager();
    let answer = answered(&mut rep(&file), call, TRIED, WENT);
    comes_in(&mut manager, &answer);
    manager.send(Event::File(FileEvent::AnswerTaken));
    let notebook = &manager.model.notebook;
    let call = notebook.call(call).unwrap();
    let texts = said(notebook, call);
    for words in [TRIED, WENT] {
        assert!(texts.iter().any(|one| one.text == words));
    }
    let reduced = Record::from(call.clone()).reduced();
    let text = reduced.encode().unwrap();
    assert!(!text.contains(TRIED) && !text.contains(WENT));
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
