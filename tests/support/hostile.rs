//! What bytes from elsewhere may do to the app: nothing at all, or what they say. The bodies of the
//! fuzz targets; `tests/corpus.rs` plays the corpus through them.
#![allow(dead_code)] // each consumer takes what it needs

use std::cell::RefCell;
use std::sync::LazyLock;

use curbside::app::event::{FileEvent, PickError, World};
use curbside::app::model::Import;
use curbside::app::{Effect, Event};
use curbside::domain::{Codebook, Notebook, Timestamp};
use curbside::storage::Store;
use curbside::storage::memory::MemoryStore;
use curbside::wire::import::read;
use curbside::wire::record::{Kind, RecordError, STORED_VERSION};
use curbside::wire::sealed::{Passphrase, SealFault};
use curbside::wire::{Change, Record, Scope, export};

use crate::support::Play;
use crate::whole::{fits_together, see_every_screen};

/// The notebook that is on the phone before the bytes come: something of each kind.
const FILE: &str = include_str!("../fixtures/file_v4.json");

/// A sentence that a person reads on a phone is no longer than this.
const LONGEST_SENTENCE: usize = 300;

/// Of so many files that are taken one is looked at on every screen, by its length: to draw them all takes
/// most of a run, and millions of runs are wanted.
const SEEN_OF: usize = 8;

static STARTER: LazyLock<Codebook> = LazyLock::new(Codebook::starter);

static BEFORE: LazyLock<Notebook> = LazyLock::new(|| {
    let file = read(FILE, &STARTER);
    file.expect("a frozen file is read").into_notebook()
});

/// The canonical text of a notebook: equal texts are equal notebooks.
pub(crate) fn text_of(notebook: &Notebook) -> String {
    export(notebook, Scope::Everything, Timestamp::EARLIEST).expect("it is written")
}

/// A phone with notes on it.
#[derive(Clone)]
pub(crate) struct Phone {
    play: Play,
    /// The notebook as it was before the file that comes, and what the disk has of it: written when it
    /// is first needed, and gone on from.
    before: Notebook,
    disk: Option<MemoryStore>,
}

impl Phone {
    /// With the notes of the frozen file.
    pub(crate) fn with_notes() -> Self {
        Self::with(&BEFORE)
    }

    pub(crate) fn with(notebook: &Notebook) -> Self {
        let mut play = Play::new();
        play.model.notebook = notebook.clone();
        play.effects.clear();
        Self {
            play,
            before: notebook.clone(),
            disk: None,
        }
    }

    pub(crate) fn notebook(&self) -> &Notebook {
        &self.play.model.notebook
    }

    fn is_as_before(&self) -> bool {
        *self.notebook() == self.before
    }

    /// A person picks this file and wants it added. Answers the sentence if it is refused: then the
    /// notebook is as before, and so is its text, which is made of nothing else.
    pub(crate) fn takes(&mut self, file: &[u8]) -> Result<(), String> {
        let commit = self.adds(file)?;
        if !commit.is_empty() {
            fits_together(self.notebook());
            if file.len().is_multiple_of(SEEN_OF) {
                see_every_screen(&self.play.model);
            }
            self.is_on_the_disk(&commit);
            self.travels_whole();
            self.before.clone_from(&self.play.model.notebook);
        }
        Ok(())
    }

    /// Answers with what was written; nothing was if the notebook is as before.
    fn adds(&mut self, file: &[u8]) -> Result<Vec<Change>, String> {
        let text = String::from_utf8(file.to_vec()).map_err(|_| PickError::NotText);
        let name = "notes.json".to_owned();
        self.play
            .send(Event::File(FileEvent::CameIn { name, text }));
        self.no_passphrase_opens_it();
        let refusal = match &self.play.model.import {
            Import::Refused(error) => Some(error.to_string()),
            Import::SealRefused(error) => Some(error.to_string()),
            Import::Spoiled(fault) => Some(fault.to_string()),
            Import::Unread(_) => Some("The file is no text.".to_owned()),
            Import::Previewed { .. } => None,
            other => panic!("a file was picked, and then: {other:?}"),
        };
        assert!(
            refusal.is_some() || self.is_as_before(),
            "a preview changes nothing"
        );
        self.play.effects.clear();
        self.play.send(Event::File(FileEvent::AddWanted));
        let mut commits: Vec<Vec<Change>> = self.play.effects.iter().filter_map(changes).collect();
        if let Some(sentence) = refusal {
            assert!(commits.is_empty(), "what is refused is not written");
            assert!(self.is_as_before(), "a refusal changes nothing");
            is_plain(&sentence);
            return Err(sentence);
        }
        assert_eq!(commits.len(), 1, "an import is one commit");
        self.play.disk(&Ok(()));
        let commit = commits.pop().unwrap_or_default();
        assert_eq!(
            commit.is_empty(),
            self.is_as_before(),
            "what is written is what changed"
        );
        Ok(commit)
    }

    /// Nobody has the key of bytes from elsewhere: the browser finds that they are no content of one.
    fn no_passphrase_opens_it(&mut self) {
        if !matches!(self.play.model.import, Import::Sealed { .. }) {
            return;
        }
        let passphrase = Passphrase::given("open").expect("something is typed");
        self.play
            .send(Event::File(FileEvent::PassphraseGiven(passphrase)));
        let id = self.play.effects.iter().find_map(|effect| match effect {
            Effect::Unseal { id, .. } => Some(*id),
            _ => None,
        });
        let id = id.expect("it is tried");
        let result = Err(SealFault::Altered);
        self.play.send(Event::World(World::Unsealed { id, result }));
    }

    /// The commit makes of a disk with the notes of before one with the notes that are shown.
    fn is_on_the_disk(&mut self, commit: &[Change]) {
        let disk = self.disk.get_or_insert_with(|| written(&self.before));
        pollster::block_on(disk.commit(commit)).expect("memory has room");
        let loaded = pollster::block_on(disk.load()).expect("memory answers");
        assert_eq!(loaded.damaged, [""; 0]);
        let mut stored = Notebook::default();
        for strand in loaded.strands {
            stored.put_strand(strand);
        }
        assert!(
            stored == self.play.model.notebook,
            "the disk has what is shown"
        );
    }

    /// A file brings the notebook to another phone, where it gives the same file.
    fn travels_whole(&self) {
        let text = text_of(self.notebook());
        let back = read(&text, &STARTER).expect("the app reads its own file");
        assert_eq!(text_of(&back.into_notebook()), text);
    }
}

/// A disk with these notes.
fn written(notebook: &Notebook) -> MemoryStore {
    let disk = MemoryStore::default();
    let all: Vec<Change> = notebook.strands().map(Change::put).collect();
    pollster::block_on(disk.commit(&all)).expect("memory has room");
    disk
}

/// A phone that is lent to one run after another. As long as it takes nothing it stays as it is, which
/// it looks after itself, and is not made anew.
struct Lent {
    fresh: Phone,
    now: Phone,
}

thread_local! {
    static WITH_NOTES: RefCell<Lent> = RefCell::new(Lent::new(&BEFORE));
    static EMPTY: RefCell<Lent> = RefCell::new(Lent::new(&Notebook::default()));
}

impl Lent {
    fn new(notebook: &Notebook) -> Self {
        let mut fresh = Phone::with(notebook);
        fresh.disk = Some(written(notebook));
        let now = fresh.clone();
        Self { fresh, now }
    }

    /// Answers with the phone if it took the file.
    fn takes(&mut self, file: &[u8]) -> Option<Phone> {
        if self.now.takes(file).is_ok() {
            return Some(core::mem::replace(&mut self.now, self.fresh.clone()));
        }
        // A run begins like any other, so that what it finds is found again by its bytes alone.
        let (now, fresh) = (&mut self.now.play, &self.fresh.play);
        now.go_on_from(fresh);
        now.model.now = fresh.model.now;
        now.model.route = fresh.model.route;
        now.model.import = Import::None;
        None
    }
}

fn changes(effect: &Effect) -> Option<Vec<Change>> {
    match effect {
        Effect::Commit { changes, .. } => Some(changes.to_vec()),
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

/// A file is refused in a plain sentence, and the notebook stays as it was.
pub(crate) fn is_refused(file: &str, what: &str) {
    let mut phone = Phone::with_notes();
    let before = text_of(phone.notebook());
    let said = phone.takes(file.as_bytes()).expect_err(what);
    is_plain(&said);
    assert_eq!(text_of(phone.notebook()), before, "{what}");
}

/// The fuzz target `import`: the bytes are a file that a person picks, on a phone with notes and on
/// an empty one.
pub(crate) fn import(bytes: &[u8]) {
    if let Some(mut phone) = WITH_NOTES.with_borrow_mut(|phone| phone.takes(bytes)) {
        takes_nothing_more(&mut phone, bytes);
        // What names a behaviour that only the first phone knows is refused here.
        EMPTY.with_borrow_mut(|phone| phone.takes(bytes));
    }
}

/// A file that was imported brings nothing new a second time.
fn takes_nothing_more(phone: &mut Phone, file: &[u8]) {
    assert_eq!(
        phone.adds(file),
        Ok(vec![]),
        "importing twice changes nothing"
    );
    assert!(phone.is_as_before());
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
        let phone = WITH_NOTES.with_borrow_mut(|phone| phone.takes(one));
        if let Some(mut phone) = phone
            && phone.takes(other).is_ok()
        {
            takes_nothing_more(&mut phone, other);
        }
    }
}
