//! A file that came in is read and compared with the notebook, bit by bit: what it brings is shown before
//! anything is added, and a large one would hold up the thumb. The browser has its turns in between
//! ([`Effect::ReadOn`]); a small file is through at once.

use super::files;
use crate::app::effect::Effect;
use crate::app::model::{Import, Looking, Model};
use crate::domain::Received;
use crate::wire::planning::Planned;
use crate::wire::reading::Read;
use crate::wire::{Imported, Key, Planning, Reading};

/// So much is done at once.
#[derive(Clone, Copy)]
struct Most {
    bytes: usize,
    records: usize,
}

/// As soon as a file is there: most files have less, and show no other screen.
const AT_FIRST: Most = Most {
    bytes: 500_000,
    records: 2_000,
};
/// Before it is looked whether the browser waits for its turn: some milliseconds on a slow phone.
const SLICE: Most = Most {
    bytes: 250_000,
    records: 1_000,
};

/// Begins with a text that needs no passphrase.
pub(super) fn begin(model: &Model, file: String, text: String, unread: usize) -> Import {
    let looking = Looking::Reading(Box::new(Reading::of(text)));
    on(model, file, unread, looking, AT_FIRST)
}

/// Goes on with what is read already.
pub(super) fn begin_to_plan(
    model: &Model,
    file: String,
    imported: Imported,
    unread: usize,
) -> Import {
    let looking = Looking::Planning(Box::new(Planning::of(imported)));
    on(model, file, unread, looking, AT_FIRST)
}

/// Its turn has come.
pub(super) fn go_on(model: &mut Model) {
    model.import = match core::mem::take(&mut model.import) {
        Import::Looking {
            file,
            unread,
            looking,
        } => on(model, file, unread, looking, SLICE),
        import => import,
    };
}

/// Asks for the next turn, if there is something left to do with a file.
pub(super) fn keep_on(model: &Model) -> Option<Effect> {
    model.import.goes_on().then_some(Effect::ReadOn)
}

fn on(model: &Model, file: String, unread: usize, looking: Looking, most: Most) -> Import {
    let notebook = &model.notebook;
    let looking = match looking {
        Looking::Reading(reading) => match reading.go_on(notebook, most.bytes) {
            Read::Goes(reading) => Looking::Reading(Box::new(reading)),
            Read::Whole(imported) => return read(model, file, imported, unread),
            Read::Unusual(text) => return files::preview(model, &file, &text, unread),
        },
        Looking::Planning(planning) => match planning.go_on(notebook, most.records) {
            Planned::Goes(planning) => Looking::Planning(Box::new(planning)),
            Planned::Done(merge) => {
                return Import::Previewed {
                    file,
                    merge,
                    unread,
                };
            }
        },
    };
    Import::Looking {
        file,
        unread,
        looking,
    }
}

/// What a whole file is: a debrief to be answered, or notes.
pub(super) fn read(model: &Model, file: String, imported: Imported, unread: usize) -> Import {
    match imported.debrief_for_the_rep() {
        Some(received) if model.is_whole() && !knows(model, &received) => Import::ForTheRep {
            file,
            imported: Box::new(imported),
            received: Box::new(received),
            unread,
        },
        _ => begin_to_plan(model, file, imported, unread),
    }
}

/// The call is one of this notebook, or was: it is the manager's own file.
fn knows(model: &Model, received: &Received) -> bool {
    model.notebook.strand(&Key::Call(received.id())).is_some()
}
