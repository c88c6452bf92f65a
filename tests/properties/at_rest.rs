//! A call and its moments in one row are what they are in rows of their own, and what is in no such row's text is
//! refused in words.

use std::collections::BTreeMap;

use curbside::domain::{CallId, Notebook};
use curbside::wire::record::{Kind, RecordError};
use curbside::wire::row::Row;
use curbside::wire::{Key, Strand, whole};
use proptest::prelude::*;

use crate::histories;

/// The calls of a notebook, each with its moments and their traces.
fn calls(notebook: &Notebook) -> Vec<(Strand, Vec<Strand>)> {
    let mut moments: BTreeMap<CallId, Vec<Strand>> = BTreeMap::new();
    let mut calls = Vec::new();
    for strand in notebook.strands() {
        match strand.key() {
            Key::Moment(call, _) => moments.entry(call).or_default().push(strand),
            Key::Call(call) => calls.push((call, strand)),
            _ => {}
        }
    }
    let with_moments = |(id, call)| (call, moments.remove(&id).unwrap_or_default());
    calls.into_iter().map(with_moments).collect()
}

proptest! {
    #[test]
    fn a_call_in_one_row_is_what_it_is_in_many(notebook in histories::notebook()) {
        for (call, moments) in calls(&notebook) {
            let row = whole::write(&call, &moments.iter().collect::<Vec<_>>()).unwrap();
            let own = Row::of(&call).unwrap();
            prop_assert!(whole::is_whole(&row.mark) && !whole::is_whole(&own.mark));
            prop_assert_eq!(whole::own_mark(&row.mark), &own.mark);
            prop_assert_eq!(row.read(Kind::Call), Ok(call));
            let read = row.moments(Kind::Call).unwrap().unwrap();
            for moment in &read {
                prop_assert_eq!(Row::of(moment).unwrap().moments(Kind::Moment), None);
            }
            prop_assert_eq!(read, moments);
        }
    }

    #[test]
    fn what_is_no_text_of_moments_is_refused_in_words(
        notebook in histories::notebook(),
        at in any::<prop::sample::Index>(),
        with in "[\\[\\]{}\",:0-9a-z\u{e9}]{0,4}",
        rubbish in any::<String>(),
    ) {
        for (call, moments) in calls(&notebook) {
            let row = whole::write(&call, &moments.iter().collect::<Vec<_>>()).unwrap();
            let text = row.moments.clone().unwrap();
            let place = text.floor_char_boundary(at.index(text.len()));
            let torn = [&text[..place], &with, &text[place..]].concat();
            for text in [torn, text[..place].to_owned(), rubbish.clone()] {
                let row = Row { moments: Some(text), ..row.clone() };
                let read = row.read(Kind::Call);
                prop_assert_eq!(read.as_ref(), Ok(&call));
                if let Some(Err(error)) = row.moments(Kind::Call) {
                    let is_unreadable = matches!(error, RecordError::Unreadable { .. });
                    prop_assert!(is_unreadable);
                    prop_assert!(!error.to_string().contains(char::is_control), "{}", error);
                }
            }
        }
    }
}

#[test]
fn a_moment_of_another_call_is_refused() {
    let [call, other] = [1, 2].map(uuid::Uuid::from_u128);
    let text = format!(r#"[[{{"gone":["{call}",1763888400000,""]}}]]"#);
    assert_eq!(
        whole::read(call.into(), &text).map(|read| read.len()),
        Ok(1)
    );
    let moment = serde_json::json!({
        "id": call, "call": call, "seq": 0, "at_ms": 1, "timing": "tapped", "what": "star", "note": "", "edited_ms": 1763888400000_u64,
    });
    let text = serde_json::json!([[{"here": [moment, ""]}]]).to_string();
    assert_eq!(
        whole::read(call.into(), &text).map(|read| read.len()),
        Ok(1)
    );
    for text in [text.as_str(), "[[]]"] {
        let read = whole::read(other.into(), text);
        assert!(matches!(read, Err(RecordError::Unreadable { .. })));
    }
}
