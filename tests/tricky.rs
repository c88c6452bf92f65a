//! Writing that has broken other programs, in every place where a person writes: it is kept as it
//! is or refused in a sentence, and what was kept leaves and comes back the same.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test may stop

#[path = "support/hostile.rs"]
mod hostile;
mod support;
#[path = "support/tricky.rs"]
mod tricky;
#[path = "properties/whole.rs"]
mod whole;
#[path = "support/writing.rs"]
mod writing;

use std::collections::BTreeSet;

use curbside::app::event::{Form, Parcel};
use curbside::domain::{Codebook, Name, Notebook, Text};
use curbside::wire::export;
use curbside::wire::import::read;
use curbside::wire::{Imported, Scope};
use hostile::{Phone, is_plain, text_of};
use serde_json::Value;
use support::Play;

const FILE: &str = include_str!("fixtures/file_v4.json");
const SCHEMA: &str = include_str!("../public/schema/curbside-4.schema.json");

/// The places of all writing in the frozen file, which has some of each: whether it is a name.
fn all_writing() -> Vec<(String, bool)> {
    let found = writing::places(&schema(), &serde_json::from_str(FILE).unwrap());
    let places = found.into_iter().map(|place| (place.at, place.is_name));
    places.collect()
}

fn schema() -> Value {
    serde_json::from_str(SCHEMA).unwrap()
}

/// The frozen file with this in the places that are chosen.
fn with(places: &[(String, bool)], text: impl Fn(bool) -> Option<String>) -> Value {
    let mut file: Value = serde_json::from_str(FILE).unwrap();
    for (place, is_name) in places {
        if let Some(text) = text(*is_name) {
            *file.pointer_mut(place).unwrap() = Value::String(text);
        }
    }
    file
}

/// All fields in which a schema lets a person write.
fn fields(schema: &Value) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for (of, part) in schema["$defs"].as_object().into_iter().flatten() {
        gather(part, of, "", &mut found);
    }
    found
}

fn gather(schema: &Value, of: &str, field: &str, found: &mut BTreeSet<String>) {
    if matches!(writing::named(schema), Some("name" | "text")) {
        found.insert(format!("{of}/{field}"));
    }
    for (name, inner) in schema.as_object().into_iter().flatten() {
        match inner {
            Value::Object(properties) if name == "properties" => properties
                .iter()
                .for_each(|(field, schema)| gather(schema, of, field, found)),
            Value::Array(choices) => choices
                .iter()
                .for_each(|choice| gather(choice, of, field, found)),
            inner => gather(inner, of, field, found),
        }
    }
}

/// The schema knows each field, and the frozen file has each of them.
#[test]
fn every_field_of_writing_is_tried() {
    let found = writing::places(&schema(), &serde_json::from_str(FILE).unwrap());
    let tried: BTreeSet<String> = found.into_iter().map(|place| place.field).collect();
    assert_eq!(tried, fields(&schema()));
    assert!(tried.len() >= 25, "{tried:?}");
}

#[test]
fn tricky_writing_is_kept_as_it_is_in_every_field_and_leaves_and_comes_back_the_same() {
    let places = all_writing();
    let [longest, _] = tricky::very_long();
    let all = tricky::TAKEN.iter().copied().chain([longest.as_str()]);
    for text in all {
        assert_eq!(Text::typed(text).as_str(), text, "a note takes it");
        // A name is one short line, without spaces around it.
        let name = Name::new(text).ok().map(String::from);
        let file = with(&places, |is_name| {
            if is_name {
                name.clone()
            } else {
                Some(text.to_owned())
            }
        });
        let mut phone = Phone::with(&Notebook::default());
        assert_eq!(phone.takes(file.to_string().as_bytes()), Ok(()), "{text:?}");
        let back: Value = serde_json::from_str(&text_of(phone.notebook())).unwrap();
        for (place, is_name) in &places {
            let expected = if *is_name {
                name.as_deref()
            } else {
                Some(text)
            };
            if let Some(expected) = expected {
                assert_eq!(back.pointer(place).unwrap(), expected, "{place}");
            }
        }
        every_way_out(&phone);
    }
}

/// Files for others and every form of the summary are made of any writing.
fn every_way_out(phone: &Phone) {
    let mut play = Play::new();
    play.model.notebook = phone.notebook().clone();
    let calls: Vec<_> = play.model.notebook.calls().map(|call| call.id).collect();
    for call in calls {
        for form in [Form::Text, Form::Markdown, Form::Calendar, Form::Print] {
            play.leave(Parcel::Summary(call, form));
        }
        let file = export(&play.model.notebook, Scope::Call(call), play.model.now).unwrap();
        assert!(read_here(&file).is_ok());
    }
}

fn read_here(file: &str) -> Result<Imported, String> {
    read(file, &Codebook::starter()).map_err(|error| error.to_string())
}

#[test]
fn what_no_keyboard_writes_is_refused_in_every_field_and_dropped_from_typing() {
    let places = all_writing();
    let [_, too_long] = tricky::very_long();
    let all = tricky::REFUSED.iter().copied().chain([too_long.as_str()]);
    for text in all {
        for place in &places {
            let one = core::slice::from_ref(place);
            let file = with(one, |_| Some(text.to_owned())).to_string();
            let said = read_here(&file).expect_err(&place.0);
            is_plain(&said);
            assert!(said.starts_with("The file can't be read at "), "{said}");
        }
        let typed = Text::typed(text);
        let file = with(&places, |is_name| {
            (!is_name).then(|| typed.as_str().to_owned())
        });
        assert!(read_here(&file.to_string()).is_ok(), "{text:?}");
    }
}

#[test]
fn half_a_character_of_an_escape_is_refused() {
    for half in [
        "\\ud83d",
        "\\ude00",
        "\\ud83d\\ud83d",
        "\\u12",
        "\\x00",
        "\\u{1f600}",
    ] {
        let file = FILE.replacen("Dana Ortiz", half, 1);
        let said = read_here(&file).expect_err(half);
        is_plain(&said);
    }
    let whole = FILE.replacen("Dana Ortiz", "\\ud83d\\ude00", 1);
    let file = read_here(&whole).unwrap();
    assert_eq!(file.reps[0].name.as_str(), "😀");
}
