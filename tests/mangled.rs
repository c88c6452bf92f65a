//! What mail, chats and fields for writing make of the text of a file on its way is undone, or refused in a sentence.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test may stop

mod support;

use curbside::app::Event;
use curbside::app::event::{FileEvent, LotEvent, Opening, PickError, World};
use curbside::app::model::Startup;
use curbside::app::view::import::{ImportView, import, is_taken_from_a_paste};
use curbside::app::{Effect, Route};
use curbside::domain::{Codebook, NotebookId, Timestamp};
use curbside::wire::import::read;
use curbside::wire::mangled::{Mangling, mend};
use curbside::wire::{Scope, StoreError, export};
use support::{Play, TEN};
use uuid::Uuid;

const SEALED: &str = include_str!("fixtures/sealed_by_jwcrypto.jwe");
const NOTE: &str = "Ask about the budget again, and who signs it: the plant's manager or somebody at the head office. \
                    She wants to see it on the 5th.";

/// The notes of a phone, one of them with these words.
fn notes_with(words: &str) -> String {
    let mut play = Play::new();
    let call = play.whole_call("Dana Ortiz", "Halvorsen Foods");
    play.send(Event::Lot(call, LotEvent::NoteTyped(words.to_owned())));
    let notes = &mut play.model.notebook;
    drop(notes.take_steps(call));
    export(notes, Scope::Everything, Timestamp::nearest(TEN)).unwrap()
}

fn notes() -> String {
    notes_with(NOTE)
}

fn came_in(play: &mut Play, text: &str) -> ImportView {
    play.send(Event::File(FileEvent::CameIn {
        name: "notes.curbside.json.txt".to_owned(),
        text: Ok(text.to_owned()),
    }));
    import(&play.model)
}

fn preview(text: &str) -> ImportView {
    came_in(&mut Play::new(), text)
}

fn refusal(text: &str) -> String {
    match preview(text) {
        ImportView::Refused { problem } => problem,
        other => panic!("{other:?}"),
    }
}

/// With its lines broken between words, as mail does; the space goes with the break or stays before it.
fn wrapped(text: &str, at: usize, breaks: &str) -> String {
    let mut whole = String::new();
    let mut line = 0;
    for word in text.split(' ') {
        if line > 0 && line + word.len() > at {
            whole.push_str(breaks);
            line = 0;
        } else if !whole.is_empty() {
            whole.push(' ');
        }
        whole.push_str(word);
        line += word.len() + 1;
    }
    whole
}

fn quoted(text: &str) -> String {
    let lines: Vec<String> = text.lines().map(|line| format!("> {line}")).collect();
    format!("On Tuesday Kim wrote:\n{}\n", lines.join("\n"))
}

/// As words are written by most: short enough for a line of mail, wherever a space is.
fn airy(notes: &str) -> String {
    let value: serde_json::Value = serde_json::from_str(notes).unwrap();
    serde_json::to_string_pretty(&value).unwrap()
}

#[test]
fn what_is_done_to_a_text_on_its_way_is_undone() {
    let as_it_is = preview(&notes());
    assert!(matches!(as_it_is, ImportView::Preview { .. }));
    let airy = airy(&notes());
    let cases = [
        ("a byte order mark", format!("\u{feff}{}", notes())),
        ("line ends of another system", airy.replace('\n', "\r\n")),
        ("spaces of a page", airy.replace("  ", "\u{a0}\u{a0}")),
        ("bent quotation marks", notes().replace('"', "“")),
        ("marks that open and close", opened_and_closed(&airy)),
        (
            "words around it",
            format!("Hi, this is the file:\n{airy}\nRegards, Kim"),
        ),
        ("a fence of a chat", format!("```json\n{airy}\n```")),
        ("lines broken between words", wrapped(&airy, 72, "\n")),
        ("lines broken behind the space", wrapped(&airy, 76, " \n")),
        ("an answered message", quoted(&wrapped(&airy, 70, "\n"))),
    ];
    for (what, text) in cases {
        assert_eq!(preview(&text), as_it_is, "{what}");
        let mended = mend(&text).unwrap().unwrap();
        let [mended, whole] =
            [mended, notes()].map(|text| read(&text, &Codebook::starter()).unwrap());
        assert_eq!(mended, whole, "{what}");
    }
}

fn opened_and_closed(text: &str) -> String {
    let mut is_open = false;
    let bent = text.chars().map(|c| match c {
        '"' => {
            is_open = !is_open;
            if is_open { '“' } else { '”' }
        }
        c => c,
    });
    bent.collect()
}

#[test]
fn what_cannot_be_undone_without_guessing_is_refused_in_plain_words() {
    let quotes_in_it = notes_with("He said “not now”, and left.").replace('"', "”");
    assert_eq!(mend(&quotes_in_it), Err(Mangling::Quotes));
    assert!(
        refusal(&quotes_in_it)
            .contains("its quotation marks were bent. Ask for it once more as a file")
    );
    let note = notes();
    let middle = note.find("budget").unwrap() + 3;
    let cut = format!("{}\n{}", &note[..middle], &note[middle..]);
    assert_eq!(mend(&cut), Err(Mangling::Lines));
    assert!(refusal(&cut).contains("its lines were broken"));
    assert!(refusal(&cut).ends_with("Nothing was added, and your notebook is as before."));
}

#[test]
fn what_was_cut_off_or_is_none_of_ours_is_told_as_before() {
    let notes = notes();
    assert!(refusal(&notes[..notes.len() / 2]).starts_with("The file is cut off"));
    assert!(refusal("Hi, see you on Tuesday").starts_with("The file is no JSON"));
    assert!(refusal("{\"format\": \"other\"}").starts_with("The file is no Curbside file"));
}

#[test]
fn a_sealed_text_bears_what_mail_does_to_it() {
    let letters: Vec<char> = SEALED.trim().chars().collect();
    let lines: Vec<String> = letters
        .chunks(64)
        .map(|line| line.iter().collect())
        .collect();
    let block = lines.join("\r\n");
    let as_it_is = preview(SEALED);
    assert!(matches!(as_it_is, ImportView::Sealed { .. }));
    let around = format!("Hi, this is the file.\n\n{block}\n\nRegards, Kim");
    for text in [
        block.clone(),
        around.clone(),
        quoted(&block),
        quoted(&around),
    ] {
        assert_eq!(preview(&text), as_it_is, "{text}");
    }
}

#[test]
fn words_with_straight_marks_keep_the_bent_ones_in_them() {
    let whole = notes_with("He said “not now”, and left.");
    let text = format!("The file: {whole}");
    assert_eq!(mend(&text), Ok(Some(whole)));
}

#[test]
fn a_file_that_comes_before_the_notebook_is_read_waits_for_it() {
    let mut play = Play::unopened();
    assert_eq!(play.model.startup, Startup::Opening);
    let waits = came_in(&mut play, &notes());
    assert!(matches!(waits, ImportView::Waiting { .. }), "{waits:?}");
    play.open_empty();
    assert_eq!(import(&play.model), preview(&notes()));
}

#[test]
fn a_file_that_comes_before_the_notebook_is_found_to_be_gone_is_looked_at() {
    let missing = [
        Ok(Opening {
            canary: Some(NotebookId::from(Uuid::from_u128(7))),
            strands: vec![],
            damaged: vec![],
            mark: None,
        }),
        Err(StoreError::Failed {
            why: "scrambled".to_owned(),
        }),
    ];
    for opened in missing {
        let mut play = Play::unopened();
        came_in(&mut play, &notes());
        play.send(Event::World(World::Opened(Box::new(opened))));
        assert!(play.model.startup.is_missing());
        assert_eq!(import(&play.model), preview(&notes()));
    }
}

#[test]
fn one_that_comes_where_the_notebook_is_gone_is_looked_at_at_once() {
    let mut play = Play::unopened();
    let gone = Err(StoreError::Failed {
        why: "scrambled".to_owned(),
    });
    play.send(Event::World(World::Opened(Box::new(gone))));
    assert_eq!(came_in(&mut play, &notes()), preview(&notes()));
}

#[test]
fn a_file_leads_to_the_import_from_wherever_one_is() {
    let mut play = Play::new();
    let text = Err(PickError::Several { count: 3 });
    let effects = play.send(Event::File(FileEvent::CameIn {
        name: String::new(),
        text,
    }));
    assert!(
        effects
            .iter()
            .any(|effect| matches!(effect, Effect::Show(Route::Import, _)))
    );
    let ImportView::Refused { problem } = import(&play.model) else {
        panic!("several files are refused")
    };
    assert!(problem.starts_with("These are 3 files. Import them one after another."));
}

#[test]
fn a_paste_is_looked_at_where_it_is_meant_so() {
    let mut play = Play::new();
    assert!(!is_taken_from_a_paste(
        &play.model,
        "Ask Dana about the 5th"
    ));
    for text in [
        notes(),
        opened_and_closed(&notes()),
        format!("Hi\n\n{SEALED}"),
    ] {
        assert!(is_taken_from_a_paste(&play.model, &text), "{text}");
    }
    play.send(Event::World(World::Arrived(Route::Import)));
    assert!(is_taken_from_a_paste(&play.model, "Ask Dana about the 5th"));
}
