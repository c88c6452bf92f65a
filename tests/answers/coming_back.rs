//! The answer as it comes back to its step.

use curbside::app::event::{FileEvent, TrashEvent};
use curbside::app::search::said::said;
use curbside::app::view::follow::follow;
use curbside::app::view::import::{ImportView, import};
use curbside::app::view::received;
use curbside::app::{Effect, Event, Route};
use curbside::domain::*;

use crate::support::Play;
use crate::{TRIED, WENT, answered, comes_in, manager, rep};

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
