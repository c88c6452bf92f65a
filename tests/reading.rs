//! A file is read, compared and taken in bit by bit: it comes to the same as at once, whatever the steps.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test may stop

#[path = "support/any/mod.rs"]
#[allow(dead_code)] // notebooks are all that is needed of it
mod any;
#[path = "support/histories.rs"]
mod histories;
mod support;

use curbside::app::event::{FileEvent, Opening, World};
use curbside::app::model::Import;
use curbside::app::update;
use curbside::app::view::import::{ImportView, hundredths, import};
use curbside::app::{Effect, Event, Model, Route, Stamp};
use curbside::domain::{Notebook, Timestamp, sample};
use curbside::wire::planning::Planned;
use curbside::wire::reading::{Read, read_whole};
use curbside::wire::{ImportError, Imported, Merge, Planning, Reading, Scope, export};
use proptest::prelude::*;
use serde_json::Value;
use support::{Play, TEN};
use uuid::Uuid;

fn everything(notebook: &Notebook) -> String {
    export(notebook, Scope::Everything, Timestamp::EARLIEST).unwrap()
}

/// Reads a text by so many bytes; `None` if it isn't as Curbside writes it.
fn by_bits(text: &str, notebook: &Notebook, bytes: usize) -> Option<Imported> {
    let mut reading = Reading::of(text.to_owned());
    loop {
        match reading.go_on(notebook, bytes) {
            Read::Goes(on) => {
                assert!(on.hundredths() <= 100);
                reading = on;
            }
            Read::Whole(imported) => return Some(imported),
            Read::Unusual(same) => {
                assert_eq!(same, text);
                return None;
            }
        }
    }
}

/// As the app does it: what isn't as Curbside writes it is read as a whole.
fn read(text: &str, notebook: &Notebook, bytes: usize) -> Result<Imported, ImportError> {
    by_bits(text, notebook, bytes).map_or_else(|| read_whole(text, notebook), Ok)
}

fn planned(file: Imported, notebook: &Notebook, records: usize) -> Merge {
    let mut planning = Planning::of(file);
    loop {
        match planning.go_on(notebook, records) {
            Planned::Goes(on) => {
                assert!(on.hundredths() <= 100);
                planning = on;
            }
            Planned::Done(merge) => return merge,
        }
    }
}

/// A text with one thing in it changed.
fn spoiled(text: &str, at: prop::sample::Index, how: u8) -> String {
    let at = at.index(text.len());
    let at = (0..=at)
        .rev()
        .find(|at| text.is_char_boundary(*at))
        .unwrap();
    let (before, after) = text.split_at(at);
    let rest = after.chars().skip(1);
    match how {
        0 => before.to_owned(),
        1 => before.chars().chain(rest).collect(),
        2 => format!("{before}{after}{after}"),
        3 => format!("{before}\u{feff}{after}"),
        _ => {
            let other = ['"', ',', '}', ']', '7', 'a', ' ', ':'][usize::from(how) % 8];
            before.chars().chain([other]).chain(rest).collect()
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_file_that_is_read_by_bits_is_what_it_is_at_once(
        notebook in any::notebook(),
        own in any::notebook(),
        bits in 1..4_000usize,
    ) {
        let text = everything(&notebook);
        let at_once = read_whole(&text, &own);
        match by_bits(&text, &own, bits) {
            Some(imported) => prop_assert_eq!(at_once, Ok(imported)),
            // It doesn't fit this notebook.
            None => prop_assert!(at_once.is_err()),
        }
    }

    #[test]
    fn a_history_that_is_read_by_bits_is_what_it_is_at_once(
        notebook in histories::notebook(),
        own in histories::notebook(),
        bits in 1..4_000usize,
    ) {
        let text = everything(&notebook);
        let imported = by_bits(&text, &Notebook::default(), bits);
        prop_assert_eq!(&imported, &read_whole(&text, &Notebook::default()).ok());
        let imported = imported.expect("what Curbside writes is as it writes it");
        let at_once = Merge::plan(&own, imported.clone());
        prop_assert_eq!(planned(imported, &own, bits % 40 + 1), at_once);
    }

    /// What is wrong with a file is said in the same words.
    #[test]
    fn a_spoiled_file_is_refused_as_it_is_at_once(
        notebook in histories::notebook(),
        at in any::<prop::sample::Index>(),
        how in 0..16u8,
        bits in 1..4_000usize,
    ) {
        let text = spoiled(&everything(&notebook), at, how);
        let none = Notebook::default();
        prop_assert_eq!(read(&text, &none, bits), read_whole(&text, &none));
    }

    /// A file that another program has written anew says the same.
    #[test]
    fn a_file_that_is_written_in_another_way_is_read_as_well(
        notebook in any::notebook(),
        bits in 1..4_000usize,
    ) {
        let text = everything(&notebook);
        let none = Notebook::default();
        let value: Value = serde_json::from_str(&text).unwrap();
        let spread = serde_json::to_string_pretty(&value).unwrap();
        for text in [format!("\u{feff}{text}\n"), spread] {
            prop_assert_eq!(read(&text, &none, bits), read_whole(&text, &none));
            prop_assert!(read(&text, &none, bits).is_ok());
        }
    }
}

/// Some 6,000 records: more than are looked at as soon as a file is there.
fn large() -> Notebook {
    sample::notebook(7, 200, Timestamp::nearest(TEN), support::zone())
}

/// Events as they come, without the turns that the browser gives.
struct ByTurns {
    model: Model,
    ids: u128,
}

impl ByTurns {
    fn new() -> Self {
        Self {
            model: Play::new().model,
            ids: 1 << 40,
        }
    }

    fn send(&mut self, event: Event) -> Vec<Effect> {
        self.ids += 1;
        let stamp = Stamp {
            now: Timestamp::nearest(TEN),
            zone: support::zone(),
            id: Uuid::from_u128(self.ids),
        };
        update(&mut self.model, stamp, event)
    }

    fn take(&mut self, text: &str) -> Vec<Effect> {
        let (name, text) = ("team.json".to_owned(), Ok(text.to_owned()));
        self.send(Event::World(World::Arrived(Route::Import)));
        self.send(Event::File(FileEvent::CameIn { name, text }))
    }

    /// The browser gives turns as long as they are asked for; answers with how far each found the work.
    fn turns(&mut self, mut effects: Vec<Effect>) -> Vec<(String, usize)> {
        let mut seen = Vec::new();
        while effects.contains(&Effect::ReadOn) {
            let ImportView::Working { doing, .. } = import(&self.model) else {
                panic!("a turn is asked for, and nothing goes on");
            };
            seen.push((doing.to_owned(), hundredths(&self.model)));
            effects = self.send(Event::World(World::ReadOnDue));
        }
        seen
    }

    /// The file is previewed; the person adds it, and the disk has it.
    fn add(&mut self) -> Vec<Effect> {
        let effects = self.send(Event::File(FileEvent::AddWanted));
        let commit = |effect: &Effect| match effect {
            Effect::Commit { ticket, .. } => Some(*ticket),
            _ => None,
        };
        let ticket = effects.iter().find_map(commit).expect("a commit");
        drop(effects);
        let result = Ok(());
        self.send(Event::World(World::Committed { ticket, result }))
    }
}

#[test]
fn a_large_file_is_worked_on_by_turns_that_say_how_far_it_is() {
    let text = everything(&large());
    let mut app = ByTurns::new();
    let effects = app.take(&text);
    let mut seen = app.turns(effects);
    assert!(matches!(import(&app.model), ImportView::Preview { .. }));
    let effects = app.add();
    seen.extend(app.turns(effects));
    assert!(matches!(import(&app.model), ImportView::Added { .. }));
    let mut doing: Vec<&str> = seen.iter().map(|(doing, _)| doing.as_str()).collect();
    doing.dedup();
    assert_eq!(
        doing,
        [
            "Reading the file.",
            "Comparing it with your notebook.",
            "It is saved, and comes into your notebook."
        ]
    );
    for pair in seen.windows(2).filter(|pair| pair[0].0 == pair[1].0) {
        assert!(pair[0].1 <= pair[1].1, "{seen:?}");
    }
    assert_eq!(everything(&app.model.notebook), text);
}

#[test]
fn a_small_file_is_shown_at_once() {
    let mut play = Play::new();
    play.whole_call("Dana Ortiz", "Halvorsen Foods");
    let mut app = ByTurns::new();
    let effects = app.take(&everything(&play.model.notebook));
    assert!(!effects.contains(&Effect::ReadOn));
    assert!(matches!(import(&app.model), ImportView::Preview { .. }));
}

#[test]
fn a_file_that_is_left_while_it_is_read_is_dropped() {
    let mut app = ByTurns::new();
    app.take(&everything(&large()));
    assert!(matches!(app.model.import, Import::Looking { .. }));
    let effects = app.send(Event::World(World::Arrived(Route::Today)));
    assert_eq!(app.model.import, Import::None);
    assert!(!effects.contains(&Effect::ReadOn));
    assert!(app.send(Event::World(World::ReadOnDue)).is_empty());
    assert!(app.model.notebook.is_empty());
}

/// It is on the disk by then, so it comes in wherever the person goes.
#[test]
fn a_file_that_is_saved_comes_in_on_any_screen() {
    let text = everything(&large());
    let mut app = ByTurns::new();
    let effects = app.take(&text);
    app.turns(effects);
    let mut effects = app.add();
    app.send(Event::World(World::Arrived(Route::Today)));
    while effects.contains(&Effect::ReadOn) {
        effects = app.send(Event::World(World::ReadOnDue));
    }
    assert_eq!(everything(&app.model.notebook), text);
    assert!(matches!(app.model.import, Import::Added(_)));
}

/// While a large file comes in no other takes its place.
#[test]
fn a_file_that_comes_while_another_comes_in_is_not_heard() {
    let text = everything(&large());
    let mut app = ByTurns::new();
    let effects = app.take(&text);
    app.turns(effects);
    let effects = app.add();
    assert!(matches!(app.model.import, Import::ComingIn { .. }));
    app.take("{}");
    app.turns(effects);
    assert_eq!(everything(&app.model.notebook), text);
}

#[test]
fn a_file_that_came_in_by_turns_is_taken_back_as_a_whole() {
    let mut play = Play::new();
    play.whole_call("Dana Ortiz", "Halvorsen Foods");
    let own = play.model.notebook.clone();
    let (name, text) = ("team.json".to_owned(), Ok(everything(&large())));
    play.send(Event::File(FileEvent::CameIn { name, text }));
    play.effects.clear();
    play.send(Event::File(FileEvent::AddWanted));
    play.disk(&Ok(()));
    assert_eq!(play.model.notebook.calls().count(), 201);
    play.send(Event::UndoWanted);
    play.disk(&Ok(()));
    assert_eq!(everything(&play.model.notebook), everything(&own));
}

/// As when it is picked as soon as the app is there.
#[test]
fn a_file_that_comes_when_only_the_first_screen_is_read_waits_for_the_whole() {
    let mut app = ByTurns {
        model: Play::unopened().model,
        ids: 1 << 40,
    };
    app.send(Event::World(World::FrontRead(vec![])));
    app.send(Event::File(FileEvent::Opening {
        name: "team.json".to_owned(),
    }));
    app.take(&everything(&large()));
    assert!(matches!(import(&app.model), ImportView::Waiting { .. }));
    let opening = Opening {
        strands: vec![],
        damaged: vec![],
        mark: None,
        canary: None,
    };
    let effects = app.send(Event::World(World::Opened(Box::new(Ok(opening)))));
    app.turns(effects);
    assert!(matches!(import(&app.model), ImportView::Preview { .. }));
}

/// A large file is opened by the browser first; small ones are there at once.
#[test]
fn a_file_that_the_browser_still_opens_is_named() {
    let mut app = ByTurns::new();
    let name = "team.json".to_owned();
    let effects = app.send(Event::File(FileEvent::Opening { name: name.clone() }));
    assert!(matches!(effects[..], [Effect::Show(Route::Import, _)]));
    assert_eq!(import(&app.model), ImportView::Coming { file: name });
}
