//! What was changed in two places at once: a person chooses the version to keep, on whichever phone,
//! and every phone takes the choice over. One tap brings the others back.

use super::trash;
use crate::app::effect::Effect;
use crate::app::event::Stamp;
use crate::app::model::{Back, Model};
use crate::domain::{Editor, Lineage};
use crate::wire::{self, Key, Over, Strand, Version};

/// The version with these edits is the one to keep. It stays as it was written, its time too: where
/// two phones keep the same one, they have the same.
#[inline(never)]
pub(super) fn keep(model: &mut Model, stamp: Stamp, key: &Key, edits: &Lineage) -> Vec<Effect> {
    let strand = model.notebook.strand(key);
    let Some(strand) = strand.filter(|strand| model.is_whole() && !strand.others.is_empty()) else {
        return vec![];
    };
    let is_it = |version: &&Version| version.edits == *edits;
    let can_be_kept = |version: &Version| version.can_be_kept(&model.notebook);
    if !strand.versions().find(is_it).is_some_and(can_be_kept) {
        return vec![];
    }
    let left = strand.versions().filter(|version| !is_it(version));
    let left: Vec<Version> = left.cloned().collect();
    let Some(mut kept) = wire::kept(strand, edits) else {
        return vec![];
    };
    kept.edits = kept.edits.then(model.editor);
    let effect = put(model, kept.into());
    let words = "The version that you chose is kept.".to_owned();
    trash::tell(model, stamp, words, Back::Kept(left));
    vec![effect]
}

/// Brings back the versions that were not kept, beside the one that is shown now. All of them know of
/// the choice, so that it doesn't win over them on another phone, and none has another in it.
pub(super) fn bring_back(model: &mut Model, stamp: Stamp, left: Vec<Version>) -> Option<Effect> {
    let now = model.notebook.strand(&left.first()?.key())?;
    // What was deleted meanwhile stays deleted.
    now.shown.record()?;
    let chosen = now.shown.edits.clone();
    let beside = |(version, editor): (Version, Editor)| Version {
        edits: version.edits.and(&chosen).then(editor),
        ..version
    };
    let left = left.into_iter().zip(Editor::side_by_side(stamp.id));
    let left = left.map(beside);
    let shown = Version {
        edits: now.shown.edits.then(model.editor),
        ..now.shown
    };
    let others = now.others.into_iter().chain(left);
    let all = wire::join(core::iter::once(shown).chain(others))?;
    Some(put(model, all))
}

/// Writes a strand in the place of the one that is here.
fn put(model: &mut Model, strand: Strand) -> Effect {
    let key = strand.key();
    let over = Over::of(&model.notebook, &key);
    model.notebook.put_strand(strand);
    model.saving.commit(&model.notebook, [(key, over)])
}
