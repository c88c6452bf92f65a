//! What the frozen files of form 3 hold: those of form 2, edited since by two phones.

use curbside::domain::*;
use curbside::wire::row::{Body, Part, Row};
use serde_json::Value;
use uuid::Uuid;

use crate::frozen::{form_2, former};

fn editor(n: u128) -> Editor {
    Editor::of(Uuid::from_u128(n))
}

/// One record edited here, one edited on two phones at once, one deleted, and one with its call.
pub(crate) fn form_3() -> Notebook {
    let mut notebook = former(form_2());
    let now = Timestamp::nearest(1_763_999_000_000);
    let rep = notebook.reps().next().unwrap().clone();
    let mut here = notebook.strand(&Key::Rep(rep.id)).unwrap();
    let mut there = here.shown.clone();
    here.shown.edits = here.shown.edits.then(editor(0xa1)).then(editor(0xa1));
    there.edits = there.edits.then(editor(0xb2));
    there.content = Content::Here(Record::Rep(Rep {
        stage: Stage::Senior,
        edited: Timestamp::EARLIEST,
        ..rep
    }));
    here.others.push(there);
    notebook.put_strand(here);
    let moment = notebook.all_moments().last().unwrap();
    let key = Key::Moment(moment.call, moment.id);
    notebook.edited(&key, editor(0xa1), now);
    let gone = Key::Moment(moment_call(&key), Uuid::from_u128(0x9090).into());
    notebook.build_on(&gone, &Lineage::default().then(editor(0xb2)));
    notebook.edited(&gone, editor(0xa1), now);
    notebook.edited(&Key::Rep(Uuid::from_u128(0x9191).into()), editor(0xa1), now);
    notebook
}

fn moment_call(key: &Key) -> CallId {
    match key {
        Key::Moment(call, _) => *call,
        other => panic!("{other:?} is no moment"),
    }
}

/// The rows of a fixture of a form with a history, each with its kind.
pub(crate) fn rows_of(form: u32, fixture: &str) -> Vec<(Kind, Row)> {
    let rows: Vec<Value> = serde_json::from_str(fixture).unwrap();
    rows.iter()
        .map(|row| (kind(row), read(form, row)))
        .collect()
}

fn kind(row: &Value) -> Kind {
    let mut kinds = Kind::ALL.into_iter();
    kinds.find(|kind| kind.to_string() == row["kind"]).unwrap()
}

fn read(form: u32, row: &Value) -> Row {
    let text = |name: &str| row[name].as_str().map(str::to_owned);
    let others = row["others"].as_array().map(Vec::as_slice);
    Row {
        id: text("id").unwrap(),
        form,
        call: text("call"),
        mark: text("mark").unwrap(),
        shown: part(row),
        others: others.unwrap_or_default().iter().map(part).collect(),
        moments: text("moments"),
    }
}

fn part(value: &Value) -> Part {
    Part {
        body: match value["gone"].as_i64() {
            Some(ms) => Body::Gone(ms),
            None => Body::Here(value["body"].as_str().unwrap().to_owned()),
        },
        edits: value["edits"].as_str().map(str::to_owned),
    }
}
