//! What bytes from elsewhere may do to the app: nothing at all, or what they say. The bodies of the
//! fuzz targets; `tests/corpus.rs` plays the corpus through them.
#![allow(dead_code)] // each consumer takes what it needs

use std::sync::LazyLock;

use curbside::app::event::{FileEvent, PickError};
use curbside::app::model::Import;
use curbside::app::{Effect, Event};
use curbside::domain::{Codebook, Notebook, Timestamp};
use curbside::storage::Store;
use curbside::storage::memory::MemoryStore;
use curbside::wire::import::read;
use curbside::wire::record::{Kind, RecordError, STORED_VERSION};
use curbside::wire::{Change, Merge, Record, Scope, export};

use crate::support::Play;
use crate::whole::{fits_together, see_every_screen};

/// The notebook that is on the phone before the bytes come: something of each kind.
const FILE: &str = include_str!("../fixtures/file_v3.json");

/// A sentence that a person reads on a phone is no longer than this.
const LONGEST_SENTENCE: usize = 300;

static BEFORE: LazyLock<Notebook> = LazyLock::new(|| {
    let file = read(FILE, &Codebook::starter());
    file.expect("a frozen file is read").into_notebook()
});

/// The canonical text of a notebook: equal texts are equal notebooks.
pub(crate) fn text_of(notebook: &Notebook) -> String {
    export(notebook, Scope::Everything, Timestamp::EARLIEST).expect("it is written")
}

/// A phone with notes on it.
pub(crate) struct Phone(Play);

impl Phone {
    /// With the notes of the frozen file.
    pub(crate) fn with_notes() -> Self {
        Self::with(&BEFORE)
    }

    pub(crate) fn with(notebook: &Notebook) -> Self {
        let mut play = Play::new();
        play.model.notebook = notebook.clone();
        play.effects.clear();
        Self(play)
    }

    pub(crate) fn notebook(&self) -> &Notebook {
        &self.0.model.notebook
    }

    /// A person picks this file and wants it added. Answers the sentence if it is refused: then the
    /// notebook is as before, and so is its text, which is made of nothing else.
    pub(crate) fn takes(&mut self, file: &[u8]) -> Result<(), String> {
        let before = self.notebook().clone();
        let text = String::from_utf8(file.to_vec()).map_err(|_| PickError::NotText);
        let name = "notes.json".to_owned();
        self.0.send(Event::File(FileEvent::Picked { name, text }));
        assert!(*self.notebook() == before, "a preview changes nothing");
        let refusal = match &self.0.model.import {
            Import::Refused(error) => Some(error.to_string()),
            Import::Unread(_) => Some("The file is no text.".to_owned()),
            Import::Previewed { .. } => None,
            other => panic!("a file was picked, and then: {other:?}"),
        };
        self.0.effects.clear();
        self.0.send(Event::File(FileEvent::AddWanted));
        let commits: Vec<Vec<Change>> = self.0.effects.iter().filter_map(changes).collect();
        if let Some(sentence) = refusal {
            assert!(commits.is_empty(), "what is refused is not written");
            assert!(*self.notebook() == before, "a refusal changes nothing");
            is_plain(&sentence);
            return Err(sentence);
        }
        assert_eq!(commits.len(), 1, "an import is one commit");
        self.0.disk(&Ok(()));
        fits_together(self.notebook());
        see_every_screen(&self.0.model);
        self.is_on_a_disk(&before, &commits[0]);
        self.travels_whole();
        Ok(())
    }

    /// The commit makes of a disk with the notes of before one with the notes that are shown.
    fn is_on_a_disk(&self, before: &Notebook, commit: &[Change]) {
        let disk = MemoryStore::default();
        let all: Vec<Change> = before.strands().map(Change::put).collect();
        for changes in [&all, commit] {
            pollster::block_on(disk.commit(changes)).expect("memory has room");
        }
        let loaded = pollster::block_on(disk.load()).expect("memory answers");
        assert_eq!(loaded.damaged, [""; 0]);
        let mut stored = Notebook::default();
        for strand in loaded.strands {
            stored.put_strand(strand);
        }
        assert!(stored == *self.notebook(), "the disk has what is shown");
    }

    /// A file brings the notebook to another phone, where it gives the same file.
    fn travels_whole(&self) {
        let text = text_of(self.notebook());
        let back = read(&text, &Codebook::starter()).expect("the app reads its own file");
        assert_eq!(text_of(&back.into_notebook()), text);
    }
}

fn changes(effect: &Effect) -> Option<Vec<Change>> {
    match effect {
        Effect::Commit { changes, .. } => Some(changes.clone()),
        _ => None,
    }
}

/// A refusal is a sentence for a person, whatever stood in the file.
pub(crate) fn is_plain(sentence: &str) {
    let length = sentence.chars().count();
    assert!(length <= LONGEST_SENTENCE, "{length} characters are read");
    assert!(sentence.ends_with('.'), "{sentence:?} is a sentence");
    let strange = sentence.chars().find(|c| c.is_control());
    assert_eq!(strange, None, "{sentence:?} is one plain line");
}

/// The fuzz target `import`: the bytes are a file that a person picks, on a phone with notes and on
/// an empty one.
pub(crate) fn import(bytes: &[u8]) {
    let mut phone = Phone::with_notes();
    if phone.takes(bytes).is_ok() {
        takes_nothing_more(&mut phone, bytes);
        // What names a behaviour that only the first phone knows is refused here.
        drop(Phone::with(&Notebook::default()).takes(bytes));
    }
}

/// A file that was imported brings nothing new a second time.
fn takes_nothing_more(phone: &mut Phone, file: &[u8]) {
    let text = core::str::from_utf8(file).expect("it was read before");
    let again = read(text, phone.notebook().codebook()).expect("it was read before");
    let plan = Merge::plan(phone.notebook(), again);
    assert_eq!(plan.changes, [], "importing twice changes nothing");
    let before = text_of(phone.notebook());
    assert_eq!(phone.takes(file), Ok(()));
    assert_eq!(text_of(phone.notebook()), before);
}

/// The fuzz target `upgrade`: a kind, a version of the stored form, and what stands in the row.
pub(crate) fn upgrade(bytes: &[u8]) {
    let [kind, version, body @ ..] = bytes else {
        return;
    };
    let kind = Kind::ALL[usize::from(*kind) % Kind::ALL.len()];
    let version = u32::from(*version) % (STORED_VERSION + 2);
    let body = String::from_utf8_lossy(body);
    let record = match Record::decode(kind, version, &body) {
        Ok(record) => record,
        Err(RecordError::Newer { version: newer }) => {
            assert!(newer == version && version > STORED_VERSION);
            return;
        }
        Err(error @ RecordError::Unreadable { .. }) => {
            assert!(version <= STORED_VERSION);
            return is_plain(&format!("{kind}: {error}."));
        }
    };
    assert!(version <= STORED_VERSION, "a newer form is left alone");
    assert_eq!(record.key().kind(), kind);
    let written = record.encode().expect("it is written");
    let again = Record::decode(kind, STORED_VERSION, &written);
    assert_eq!(again.as_ref(), Ok(&record), "it is upgraded whole");
    // What it refers to may be missing on a damaged disk: every screen opens nevertheless.
    let mut play = Play::new();
    play.model.notebook = BEFORE.clone();
    record.put_into(&mut play.model.notebook);
    see_every_screen(&play.model);
}

/// The fuzz target `merge`: two files, with a null byte between, that come to a phone one after the
/// other, and to another in the other order.
pub(crate) fn merge(bytes: &[u8]) {
    let Some(middle) = bytes.iter().position(|byte| *byte == 0) else {
        return;
    };
    let (first, second) = (&bytes[..middle], &bytes[middle + 1..]);
    for (one, other) in [(first, second), (second, first)] {
        let mut phone = Phone::with_notes();
        if phone.takes(one).is_ok() && phone.takes(other).is_ok() {
            takes_nothing_more(&mut phone, other);
        }
    }
}
