//! The answer as it leaves.

use curbside::app::event::{AnswerEvent, Parcel, SealEvent};
use curbside::app::model::{Import, SealStage};
use curbside::app::view::import::ImportView;
use curbside::app::view::{received, seal};
use curbside::app::{Effect, Event, Route};
use curbside::wire::answer;
use curbside::wire::sealed::Passphrase;
use serde_json::Value;

use crate::{TRIED, WENT, answered, comes_in, manager, rep, types};

const SCHEMA: &str = include_str!("../../public/schema/curbside-answer-1.schema.json");

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
