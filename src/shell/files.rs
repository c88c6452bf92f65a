//! Files out and in: reading the one that a person picked, and handing one over.

use js_sys::Array;
use uuid::Uuid;
use wasm_bindgen_futures::spawn_local;
use web_sys::File;

use super::App;
use crate::app::Event;
use crate::app::effect::{Aside, FileKind, OutFile};
use crate::app::event::{FileEvent, Handover, PickError, World};
use crate::app::view::import;
use crate::platform::{file_pick, print, share, words};
use crate::wire::{self, sealed};

/// What is made of the name of a file and of its text.
type Take = dyn FnOnce(String, Result<String, PickError>) -> Event;

impl App {
    /// Reads a file that a person picked for the notebook.
    pub(crate) fn pick(self, file: File) {
        let is_awaited = file.size() > f64::from(READ_AT_ONCE);
        if is_awaited {
            self.send(Event::File(FileEvent::Opening { name: file.name() }));
        }
        spawn_local(async move {
            let text = text_of(&file).await;
            // A file that was left meanwhile is of no interest.
            if !is_awaited || self.look(import::is_awaited) {
                let name = file.name();
                self.send(Event::File(FileEvent::CameIn { name, text }));
            }
        });
    }

    /// Reads a file, and sends what is made of its name and text.
    pub(crate) fn read_file(self, file: File, take: Box<Take>) {
        spawn_local(async move {
            let text = text_of(&file).await;
            self.send(take(file.name(), text));
        });
    }

    pub(super) fn hand_over(self, file: &OutFile) {
        let pieces = Array::of1(&file.text.as_str().into());
        self.send_out(outgoing(&file.name, file.kind, pieces));
    }

    /// Keeps a piece of a large file that is being made.
    pub(super) fn set_aside(self, file: Uuid, piece: &str) {
        let kept = self.home().aside.borrow_mut().keep(file, piece);
        if let Err(error) = kept {
            let why = words(&error);
            self.send(Event::World(World::NotKept { file, why }));
        }
    }

    /// Hands over a file that is kept in pieces.
    pub(super) fn hand_over_aside(self, file: &Aside) {
        let pieces = self.home().aside.borrow().pieces(file.id);
        match pieces {
            Some(pieces) => self.send_out(outgoing(&file.name, file.kind, pieces)),
            None => {
                let why = "its pieces are gone".to_owned();
                self.send(Event::File(FileEvent::Shared(Err(why))));
            }
        }
    }

    fn send_out(self, file: share::Outgoing) {
        let begun = share::begin(&file);
        spawn_local(async move {
            let result = match begun {
                Ok(begun) => share::end(begun, &file).await,
                Err(why) => Err(why),
            };
            let result = result.map(|sent| match sent {
                share::Sent::Shared => Handover::Shared,
                share::Sent::Downloaded => Handover::Downloaded,
                share::Sent::CalledOff => Handover::CalledOff,
            });
            self.send(Event::File(FileEvent::Shared(result)));
        });
    }

    pub(super) fn print(self) {
        if let Err(error) = print::page() {
            let why = format!("this browser doesn't print: {}", words(&error));
            self.send(Event::File(FileEvent::Shared(Err(why))));
        }
    }
}

/// A file of more bytes takes a moment to be read, and that is said.
const READ_AT_ONCE: u32 = 1_000_000;

async fn text_of(file: &File) -> Result<String, PickError> {
    let text = file_pick::read(file, largest).await;
    text.map_err(|error| match error {
        file_pick::Unread::TooLarge { bytes } => PickError::TooLarge { bytes },
        file_pick::Unread::NotText => PickError::NotText,
        file_pick::Unread::Refused { why } => PickError::Unreadable { why },
    })
}

/// So many bytes a file may have, by how it begins.
fn largest(head: &str) -> u64 {
    if sealed::is_sealed(head) {
        sealed::LARGEST
    } else {
        wire::import::LARGEST
    }
}

/// The ending and the MIME type of each kind of file. Chrome on Android shares a short list of
/// endings, on which text is: what it wouldn't take otherwise is called that there.
fn outgoing(name: &str, kind: FileKind, pieces: Array) -> share::Outgoing {
    const TEXT: &str = "text/plain";
    let (sheet, download) = match kind {
        FileKind::Json => (
            (".curbside.json.txt", TEXT),
            (".curbside.json", "application/json"),
        ),
        FileKind::Text => ((".txt", TEXT), (".txt", TEXT)),
        FileKind::Markdown => ((".md.txt", TEXT), (".md", "text/markdown")),
        FileKind::Sealed => (
            (".curbside.jwe.txt", TEXT),
            (".curbside.jwe", "application/jose"),
        ),
        FileKind::Csv => ((".csv", "text/csv"), (".csv", "text/csv")),
        FileKind::Ndjson => ((".ndjson.txt", TEXT), (".ndjson", "application/x-ndjson")),
        FileKind::Calendar => ((".ics", "text/calendar"), (".ics", "text/calendar")),
    };
    let named = |(ending, mime): (&str, &'static str)| share::Named {
        name: format!("{name}{ending}"),
        mime,
    };
    share::Outgoing {
        sheet: named(sheet),
        download: named(download),
        pieces,
    }
}
