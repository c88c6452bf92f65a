//! Notes as tables: what other programs read in them is what the notebook has, nothing that stays is in one, and no
//! cell is taken for a formula.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test may stop

#[path = "support/scripts.rs"]
mod scripts;
mod support;
#[path = "support/tricky.rs"]
mod tricky;

use std::collections::BTreeMap;

use curbside::app::effect::FileKind;
use curbside::app::event::{LotEvent, Parcel, Shape, ShareEvent, Table, TableForm};
use curbside::app::leaving::Naming;
use curbside::app::outputs::table::{count, write};
use curbside::app::view::leaving::leaving;
use curbside::app::{Effect, Event, Route};
use curbside::domain::call::UtcOffset;
use curbside::domain::{Notebook, Sharing, TalkTime, Text, Timestamp, sample};
use curbside::wire::{Receiver, Scope};
use serde_json::Value;
use support::{Play, TEN};

type Row = BTreeMap<String, String>;

/// The rows as another program reads them, every cell by its column.
fn read(csv: &str) -> Vec<Row> {
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let columns: Vec<String> = reader
        .headers()
        .expect("a head")
        .iter()
        .map(str::to_owned)
        .collect();
    let rows = reader.records().map(|row| row.expect("a whole row"));
    rows.map(|row| {
        columns
            .iter()
            .cloned()
            .zip(row.iter().map(str::to_owned))
            .collect()
    })
    .collect()
}

fn now() -> Timestamp {
    Timestamp::nearest(TEN)
}

fn made_up() -> Notebook {
    sample::notebook(7, 60, now(), UtcOffset::nearest(-480))
}

fn table(notebook: &Notebook, table: Table) -> Vec<Row> {
    read(&write(notebook, table, TableForm::Csv, now()).expect("a table"))
}

#[test]
fn each_table_has_a_row_for_each_of_its_kind_and_none_of_the_trash() {
    let mut notebook = made_up();
    let mut thrown = notebook.newest_calls()[0].clone();
    assert!(!notebook.moments(thrown.id).is_empty());
    let before: Vec<usize> = Table::ALL.map(|of| table(&notebook, of).len()).into();
    thrown.trashed = Some(now());
    let moments = notebook.moments(thrown.id).len();
    notebook.put_call(thrown);
    let after: Vec<usize> = Table::ALL.map(|of| table(&notebook, of).len()).into();
    assert_eq!((after[0], after[1]), (before[0] - moments, before[1] - 1));
    assert_eq!(after, Table::ALL.map(|of| count(&notebook, of)));
    assert!(after.iter().all(|rows| *rows > 10), "{after:?}");
}

#[test]
fn a_calls_row_has_the_talk_times_of_the_app() {
    let notebook = made_up();
    let rows = table(&notebook, Table::Calls);
    let row = |id: String| rows.iter().find(|row| row["call"] == id).expect("its row");
    let mut talked = 0;
    for call in notebook.calls() {
        let row = row(call.id.to_string());
        let timeline = notebook.timeline(call.id);
        let talk = call
            .started()
            .and_then(|_| TalkTime::of(&timeline, notebook.length(call, now())));
        let share = talk.and_then(TalkTime::rep_share);
        assert_eq!(
            row["rep_share_percent"],
            share.map_or(String::new(), |share| share.to_string())
        );
        assert_eq!(
            row["rep_ms"],
            talk.map_or(String::new(), |talk| talk.rep.0.to_string())
        );
        talked += usize::from(share.is_some());
    }
    assert!(talked > 10, "{talked}");
}

#[test]
fn a_time_is_that_of_the_wall_clock_with_its_offset() {
    let notebook = made_up();
    let call = notebook.calls().find(|call| call.is_over()).unwrap();
    let rows = table(&notebook, Table::Calls);
    let row = rows
        .iter()
        .find(|row| row["call"] == call.id.to_string())
        .unwrap();
    let read = time::OffsetDateTime::parse(
        &row["started"],
        &time::format_description::well_known::Rfc3339,
    )
    .expect("RFC 3339");
    assert_eq!(read.offset().whole_hours(), -8);
    assert_eq!(
        read.unix_timestamp_nanos() / 1_000_000,
        i128::from(call.started().unwrap().millis())
    );
}

#[test]
fn both_forms_have_the_same_rows() {
    let notebook = made_up();
    for of in Table::ALL {
        let rows = table(&notebook, of);
        let lines = write(&notebook, of, TableForm::Ndjson, now()).expect("a table");
        let lines: Vec<Value> = lines
            .lines()
            .map(|line| serde_json::from_str(line).expect("JSON"))
            .collect();
        assert_eq!(lines.len(), rows.len());
        for (line, row) in lines.iter().zip(&rows) {
            let line = line.as_object().expect("an object");
            assert_eq!(line.len(), row.len());
            for (column, cell) in row {
                let value = match &line[column] {
                    Value::Null => String::new(),
                    Value::String(words) => words.clone(),
                    other => other.to_string(),
                };
                assert_eq!(&value, cell, "{column}");
            }
        }
    }
}

/// A call in which every field that a person writes in has this.
fn of(text: &str) -> Play {
    let mut play = Play::new();
    let call = play.whole_call("Dana Ortiz", "Halvorsen Foods");
    let notebook = &mut play.model.notebook;
    let mut written = notebook.call(call).unwrap().clone();
    let debrief = written.debrief_mut().unwrap();
    debrief.action_step = Text::typed(text);
    (written.next_step, written.note) = (Text::typed(text), Text::typed(text));
    notebook.put_call(written);
    let mut moment = notebook.moments(call)[0].clone();
    moment.note = Text::typed(text);
    notebook.put_moment(moment);
    play
}

#[test]
fn no_cell_is_taken_for_a_formula_and_all_of_it_is_read_back() {
    let listed = scripts::scripts();
    assert!(listed.len() > 50);
    let formulas = [
        "=1+1",
        "+1",
        "-1",
        "@SUM(1)",
        "\t=1",
        "=HYPERLINK(\"https://example.invalid\";\"a\")",
        "=cmd|' /C calc'!A0",
        "＝1",
        "a\n=1",
        "\"=1",
        ",=1",
        ";=1",
    ];
    let tricky = tricky::TAKEN
        .iter()
        .chain(&formulas)
        .map(|text| (*text).to_owned());
    for text in listed.into_iter().chain(tricky) {
        let play = of(&text);
        let typed = Text::typed(&text);
        let mut met = 0;
        for (of, column) in [
            (Table::Moments, "note"),
            (Table::Calls, "next_step"),
            (Table::Steps, "step"),
        ] {
            for row in table(&play.model.notebook, of) {
                let cell = &row[column];
                assert!(row.values().all(|cell| !is_formula(cell)), "{row:?}");
                met += usize::from(
                    cell.strip_prefix('\'').unwrap_or(cell) == typed.as_str()
                        || cell == typed.as_str(),
                );
            }
        }
        assert!(met >= 3 || typed.is_blank(), "{text:?} is lost");
    }
}

/// As spreadsheets take a cell (OWASP, "CSV Injection").
fn is_formula(cell: &str) -> bool {
    cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'])
}

fn wanted(play: &mut Play, scope: Scope, form: TableForm, of: Table) {
    let events = [
        ShareEvent::Wanted(Parcel::Notes(scope)),
        ShareEvent::ShapeChosen(Shape::Table(form)),
        ShareEvent::TableChosen(of),
    ];
    for event in events {
        play.send(Event::Share(event));
    }
}

fn sent(play: &mut Play) -> (String, FileKind, String) {
    match &play.send(Event::Share(ShareEvent::Sent))[..] {
        [Effect::HandOver(file)] => (file.name.clone(), file.kind, file.text.clone()),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_table_is_a_shape_in_which_notes_leave_on_the_same_terms() {
    let mut play = of("Frank words");
    let call = play.model.notebook.calls().next().unwrap().id;
    play.send(Event::Go(Route::Call(call)));
    let shared = LotEvent::NoteShared(Sharing::Private);
    play.send(Event::Lot(call, shared));
    for (receiver, is_there) in [
        (Receiver::Myself, true),
        (Receiver::AnotherManager, false),
        (Receiver::TheRep, false),
    ] {
        wanted(&mut play, Scope::Call(call), TableForm::Csv, Table::Calls);
        play.send(Event::Share(ShareEvent::ReceiverChosen(receiver)));
        let (name, kind, text) = sent(&mut play);
        assert!(name.ends_with("-calls"), "{name}");
        assert_eq!(kind, FileKind::Csv);
        assert_eq!(
            read(&text)[0]["note"].contains("Frank words"),
            is_there,
            "{receiver:?}"
        );
    }
}

#[test]
fn names_that_are_left_out_are_left_out_of_a_table() {
    let mut play = of("Dana said no to Halvorsen Foods");
    wanted(
        &mut play,
        Scope::Everything,
        TableForm::Ndjson,
        Table::Steps,
    );
    play.send(Event::Share(ShareEvent::NamingChosen(Naming::Letters)));
    let view = leaving(&play.model).expect("something is to leave");
    assert_eq!(view.is_in[0], "1 row, one for each action step");
    let (_, kind, text) = sent(&mut play);
    assert_eq!(kind, FileKind::Ndjson);
    assert!(
        !text.contains("Dana") && !text.contains("Halvorsen"),
        "{text}"
    );
    assert!(text.contains("Account A"), "{text}");
}

#[test]
fn what_is_no_notes_has_no_table() {
    let mut play = of("a note");
    play.send(Event::Share(ShareEvent::Wanted(Parcel::Notes(
        Scope::Codebook,
    ))));
    play.send(Event::Share(ShareEvent::ShapeChosen(Shape::Table(
        TableForm::Csv,
    ))));
    let view = leaving(&play.model).expect("something is to leave");
    assert_eq!(
        (view.what, view.shape),
        (Parcel::Notes(Scope::Codebook), None)
    );
}
