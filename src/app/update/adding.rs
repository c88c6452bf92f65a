//! A file is added, in one commit.

use super::tabs::meet;
use super::trash;
use super::world::new_mark;
use crate::app::effect::Effect;
use crate::app::event::Stamp;
use crate::app::model::{Back, Before, Import, Model, Startup};
use crate::domain::Notebook;
use crate::wire::{Change, Found, StoreError};

pub(super) fn add(model: &mut Model) -> Vec<Effect> {
    match core::mem::take(&mut model.import) {
        Import::Previewed { file, merge } if model.can_import() => {
            let ticket = model.saving.ticket();
            let changes = merge.changes.clone();
            model.import = Import::Adding {
                ticket,
                file,
                merge,
            };
            vec![match model.startup {
                Startup::Shut(_) => Effect::StartOver { ticket, changes },
                _ => Effect::Commit { ticket, changes },
            }]
        }
        other => {
            model.import = other;
            vec![]
        }
    }
}

/// Whether a commit is that of the file.
pub(super) fn is_adding(model: &Model, ticket: u64) -> bool {
    matches!(model.import, Import::Adding { ticket: own, .. } if own == ticket)
}

/// Another tab has written meanwhile, and what it wrote is here by now: the file joins that.
pub(super) fn go_on_from(model: &mut Model, found: &[Found]) -> Option<Effect> {
    let again = model.saving.ticket();
    let Import::Adding { ticket, merge, .. } = &mut model.import else {
        return None;
    };
    *ticket = again;
    merge.go_on_from(&model.notebook, found);
    let changes = merge.changes.clone();
    Some(Effect::Commit {
        ticket: again,
        changes,
    })
}

/// The file is added, or nothing of it is.
pub(super) fn added(
    model: &mut Model,
    stamp: Stamp,
    result: Result<(), StoreError>,
) -> Vec<Effect> {
    let Import::Adding { file, merge, .. } = core::mem::take(&mut model.import) else {
        return vec![];
    };
    if let Err(error) = result {
        model.import = Import::Failed(error);
        return vec![];
    }
    model.import = Import::Added(merge.counts);
    let before = put_all(&mut model.notebook, merge.changes);
    if !before.is_empty() {
        let words = format!("{file} was added.");
        trash::tell(model, stamp, words, Back::Added(before));
    }
    if model.startup.is_missing() {
        return new_mark(model, stamp);
    }
    vec![]
}

fn put_all(notebook: &mut Notebook, changes: Vec<Change>) -> Vec<Before> {
    let put = |Change { key, to, .. }| {
        let strand = notebook.strand(&key);
        match to {
            // It may have been changed here while the file was on its way to the disk.
            Some(to) => meet(notebook, &to),
            None => notebook.forget(&key),
        }
        let after = notebook.ledger().mark(&key);
        Before { key, strand, after }
    };
    changes.into_iter().map(put).collect()
}
