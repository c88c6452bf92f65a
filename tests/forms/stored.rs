//! The stored records of all forms: what is frozen is read for good.

use curbside::domain::Notebook;
use curbside::wire::envelope::VERSION;
use curbside::wire::record::{Kind, RecordError, STORED_VERSION};
use curbside::wire::row::{Body, Part, Row};
use curbside::wire::whole::{self, WHOLE_FORM};
use curbside::wire::{Key, Record, Strand};

use crate::FILE_V2;
use crate::frozen::{form_1, form_2, former, steps_of_form_2};
use crate::frozen_3::{form_3, rows_of};
use crate::frozen_4::{drafts_of_form_4, form_4};

const STORED_V1: &str = include_str!("../fixtures/stored_v1.json");
const STORED_V2: &str = include_str!("../fixtures/stored_v2.json");
const STORED_V3: &str = include_str!("../fixtures/stored_v3.json");
const STORED_V4: &str = include_str!("../fixtures/stored_v4.json");
const STORED_V5: &str = include_str!("../fixtures/stored_v5.json");

/// The rows of forms 1 and 2: kind, form and body.
fn stored(fixture: &str) -> Vec<(Kind, Row)> {
    let rows: Vec<(String, u32, String)> = serde_json::from_str(fixture).unwrap();
    let row = |(kind, form, body): (String, u32, String)| {
        let row = Row {
            id: String::new(),
            form,
            call: None,
            mark: String::new(),
            shown: Part {
                body: Body::Here(body),
                edits: None,
            },
            others: vec![],
            moments: None,
        };
        (kind_named(&kind), row)
    };
    rows.into_iter().map(row).collect()
}

fn kind_named(name: &str) -> Kind {
    let mut kinds = Kind::ALL.into_iter();
    kinds.find(|kind| kind.to_string() == name).unwrap()
}

fn loaded(fixture: &str) -> Notebook {
    let mut notebook = Notebook::default();
    for (kind, row) in stored(fixture) {
        notebook.put_strand(row.read(kind).unwrap());
    }
    notebook
}

#[test]
fn stored_records_of_forms_1_and_2_are_read_for_good() {
    assert_eq!(loaded(STORED_V1), former(form_1()));
    let mut notebook = form_2();
    notebook.put_steps(steps_of_form_2());
    assert_eq!(loaded(STORED_V2), former(notebook));
    for (kind, row) in stored(STORED_V1).into_iter().chain(stored(STORED_V2)) {
        let strand = row.read(kind).unwrap();
        let again = Row::of(&strand).unwrap();
        assert_eq!(again.form, STORED_VERSION);
        assert_eq!(again.read(kind), Ok(strand));
    }
}

#[test]
fn stored_records_of_form_3_are_read_for_good_and_written_as_form_4() {
    let mut notebook = Notebook::default();
    for (kind, row) in rows_of(3, STORED_V3) {
        let strand = row.read(kind).unwrap();
        let form = STORED_VERSION;
        assert_eq!(Row::of(&strand).unwrap(), Row { form, ..row });
        notebook.put_strand(strand);
    }
    let mut whole = form_3();
    whole.put_steps(steps_of_form_2());
    assert_eq!(notebook, whole);
}

#[test]
fn stored_records_of_form_4_are_read_for_good_and_written_the_same() {
    let mut notebook = Notebook::default();
    for (kind, row) in rows_of(4, STORED_V4) {
        let strand = row.read(kind).unwrap();
        assert_eq!(Row::of(&strand).unwrap(), row);
        notebook.put_strand(strand);
    }
    let mut whole = form_4();
    whole.put_steps(steps_of_form_2());
    drafts_of_form_4()
        .into_iter()
        .for_each(|draft| whole.put_draft(draft));
    assert_eq!(notebook, whole);
}

/// Only a call that has its moments in its row is of form 5. What is in it is of form 4.
#[test]
fn stored_calls_of_form_5_are_read_for_good_and_written_the_same() {
    let of_form_4: Vec<Strand> = form_4().strands().collect();
    let is_in = |call: &Strand| {
        let of_call =
            |one: &&Strand| matches!(one.key(), Key::Moment(id, _) if Key::Call(id) == call.key());
        let moments: Vec<&Strand> = of_form_4.iter().filter(of_call).collect();
        (!moments.is_empty()).then(|| whole::write(call, &moments).unwrap())
    };
    let expected: Vec<Row> = of_form_4.iter().filter_map(is_in).collect();
    let rows = rows_of(5, STORED_V5);
    let read: Vec<Row> = rows.iter().map(|(_, row)| row.clone()).collect();
    assert_eq!(read, expected);
    let mut notebook = form_4();
    for (kind, row) in rows {
        notebook.put_strand(row.read(kind).unwrap());
        let moments = row.moments(kind).unwrap().unwrap();
        moments.into_iter().for_each(|one| notebook.put_strand(one));
    }
    assert_eq!(notebook, form_4());
}

/// Of another kind it is newer than what is known.
#[test]
fn nothing_but_a_call_is_of_form_5() {
    let (_, row) = rows_of(5, STORED_V5).swap_remove(0);
    for kind in Kind::ALL.into_iter().filter(|kind| *kind != Kind::Call) {
        assert_eq!(
            row.read(kind),
            Err(RecordError::Newer {
                version: WHOLE_FORM
            })
        );
        assert_eq!(row.moments(kind), None);
    }
}

/// The rescue page makes a file of stored records, and gives it their form.
#[test]
fn a_stored_record_is_what_stands_in_a_file_of_the_same_form() {
    assert_eq!(STORED_VERSION, VERSION);
    for (kind, row) in stored(STORED_V2) {
        let Body::Here(body) = row.shown.body else {
            panic!("nothing was deleted in form 2")
        };
        assert!(kind == Kind::Steps || FILE_V2.contains(&body), "{body}");
    }
}

#[test]
fn a_stored_record_of_a_newer_form_is_left_alone() {
    let version = STORED_VERSION + 1;
    for (kind, row) in stored(STORED_V2) {
        let Body::Here(body) = row.shown.body else {
            panic!("nothing was deleted in form 2")
        };
        assert!(Record::decode(kind, STORED_VERSION, &body).is_ok());
        assert_eq!(
            Record::decode(kind, version, &body),
            Err(RecordError::Newer { version })
        );
    }
}
