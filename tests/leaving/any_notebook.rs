//! What holds for what leaves of any notebook.

use curbside::app::event::Parcel;
use curbside::app::leaving::names::Names;
use curbside::app::leaving::{Naming, Terms, leaving};
use curbside::domain::*;
use curbside::wire::import::read;
use curbside::wire::{Receiver, Scope, export, part_for};
use proptest::prelude::*;
use serde_json::Value;

use crate::any;

/// All strings in a JSON but for the names of its fields.
fn strings(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::String(text) => found.push(text.clone()),
        Value::Array(all) => all.iter().for_each(|one| strings(one, found)),
        Value::Object(all) => all.values().for_each(|one| strings(one, found)),
        _ => {}
    }
}

fn strings_of(record: &Record) -> Vec<String> {
    let mut found = Vec::new();
    strings(
        &serde_json::from_str(&record.encode().unwrap()).unwrap(),
        &mut found,
    );
    found
}

/// What the app itself writes into records: ids, and the words for what was chosen.
fn is_the_apps(text: &str) -> bool {
    let small = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_' || c == '-';
    text.chars().all(small)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_text_of_a_record_is_among_what_is_written_in_it(notebook in any::notebook(), steps in any::steps()) {
        let records = notebook.records().chain([Record::Steps(steps)]);
        for mut record in records {
            let canary = "Canary Song";
            record.each_written(&mut |written| match written {
                Written::Rep(name) | Written::Label(name) => *name = Name::new(canary).unwrap(),
                Written::Account(name) => *name = Some(Name::new(canary).unwrap()),
                Written::Text(text) => *text = Text::typed(canary),
                Written::Typed(typed) => *typed = canary.to_owned(),
            });
            for text in strings_of(&record) {
                prop_assert!(text == canary || is_the_apps(&text), "{text:?} in {record:?}");
            }
        }
    }

    #[test]
    fn a_file_for_others_is_as_it_was_before_it_could_be_for_anybody(notebook in any::notebook()) {
        let all = notebook.all_calls().map(|call| Scope::Call(call.id));
        let all: Vec<Scope> = all.chain(notebook.all_reps().map(|rep| Scope::Rep(rep.id))).collect();
        for scope in all.into_iter().chain([Scope::Codebook, Scope::Everything]) {
            let part = part_for(&notebook, scope, scope.usual_receiver());
            let text = |notebook: &Notebook, scope| {
                let text = export(notebook, scope, Timestamp::EARLIEST).unwrap();
                let mut file: Value = serde_json::from_str(&text).unwrap();
                file["edits"] = Value::Null;
                file
            };
            prop_assert_eq!(text(&part, Scope::Everything), text(&notebook, scope));
        }
    }

    #[test]
    fn no_known_name_stays_in_what_leaves_without_names(
        mut notebook in any::notebook(),
        words in proptest::collection::vec("(Dana|ORTIZ|märta|Halvorsen|north|Bank|so|it) ?[.,' -]?", 0..12),
        is_letters in any::<bool>(),
    ) {
        let said = words.concat();
        for (name, rep) in ["Dana Ortiz", "Märta"].iter().zip(notebook.all_reps().cloned().collect::<Vec<_>>()) {
            notebook.put_rep(Rep { name: Name::new(name).unwrap(), ..rep });
        }
        for (name, call) in ["Halvorsen", "North Bank"].iter().zip(notebook.all_calls().cloned().collect::<Vec<_>>()) {
            let account = Some(Name::new(name).unwrap());
            notebook.put_call(Call { account, objective: Text::typed(&said), ..call });
        }
        let naming = if is_letters { Naming::Letters } else { Naming::Initials };
        let terms = Terms { receiver: Receiver::AnotherManager, naming };
        let what = Parcel::Notes(Scope::Everything);
        let names = Names::known_to(&notebook);
        let marked = leaving(&notebook, what, terms, true);
        for mut record in marked.notebook.records() {
            record.each_written(&mut |written| {
                let text = match written {
                    Written::Rep(name) | Written::Label(name) => name.to_string(),
                    Written::Account(name) => name.as_ref().map(ToString::to_string).unwrap_or_default(),
                    Written::Text(text) => text.as_str().to_owned(),
                    Written::Typed(typed) => typed.clone(),
                };
                for (place, part) in text.split('\u{E000}').enumerate() {
                    let own = if place == 0 { part } else { part.split_once('\u{E001}').map_or("", |(_, own)| own) };
                    assert_eq!(names.mentions(own), [], "{own:?} of {text:?}");
                }
            });
        }
        let file = leaving(&notebook, what, terms, false);
        let text = export(&file.notebook, Scope::Everything, Timestamp::EARLIEST).unwrap();
        let back = read(&text, &Codebook::starter());
        prop_assert!(back.is_ok(), "{:?}", back.err());
    }

    #[test]
    fn a_file_for_a_rep_has_that_rep_and_no_other_and_no_private_note(notebook in any::notebook()) {
        for rep in notebook.all_reps() {
            let part = part_for(&notebook, Scope::Rep(rep.id), Receiver::TheRep);
            prop_assert!(part.all_reps().all(|one| one.id == rep.id));
            prop_assert!(part.all_calls().all(|call| call.rep == rep.id));
            let calls = part.all_calls().map(|call| (call.sharing, &call.note));
            let moments = part.all_moments().map(|moment| (moment.sharing, &moment.note));
            for (sharing, note) in calls.chain(moments) {
                prop_assert!(sharing == Sharing::WithRep || note.is_blank());
            }
        }
    }
}
