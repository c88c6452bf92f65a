//! A rep is forgotten: everywhere, the trash included, in one write, and for good. What is left is a trace
//! of ids, so that no file brings it back by itself.

use std::collections::BTreeSet;

use super::{find, note_edit};
use crate::app::effect::Effect;
use crate::app::event::Stamp;
use crate::app::leaving::names::Names;
use crate::app::leaving::replacer::Replacer;
use crate::app::model::old::drafts_of;
use crate::app::model::{Forgetting, Import, Model, Observer, Removed, RepPlace, Share, StartForm};
use crate::app::pick::Filters;
use crate::domain::{
    CallId, Content, Draft, DraftOf, Editor, Notebook, Record, RepId, Strand, Unfinished, Version,
    What,
};
use crate::wire::{Key, Over};

/// What stands where others' notes named the rep.
pub const SOMEBODY: &str = "a former rep";

/// Asks once more, or leaves it.
pub(super) fn ask(model: &mut Model, id: RepId, is_wanted: bool) {
    let is_here = model.notebook.rep(id).is_some();
    model.forgetting = match is_wanted && is_here {
        true => Forgetting::Asked(id),
        false => Forgetting::None,
    };
}

/// Forgets a rep, once it was asked for twice.
pub(super) fn forget(model: &mut Model, stamp: Stamp, id: RepId) -> Option<Effect> {
    if model.forgetting != Forgetting::Asked(id) || !model.can_forget(id) {
        return None;
    }
    let name = model.notebook.rep(id)?.name.clone();
    let removed = Removed::of(&model.notebook, id);
    let keys = keys_of(&model.notebook, id);
    let mut changes: Vec<(Key, Over)> = Vec::new();
    for key in keys {
        changes.push((key.clone(), Over::of(&model.notebook, &key)));
        take_out(model, stamp, &key);
    }
    // A name that an account of somebody else has too stays.
    let names = Names::known_to(&model.notebook).with_rep(id, &name);
    let mentions = without_mentions(model, &names, id, &mut changes);
    leave_nothing_on_the_screen(model);
    model.forgetting = Forgetting::Done(Removed {
        mentions,
        ..removed
    });
    Some(model.saving.commit(&model.notebook, changes))
}

/// All that is of a rep: calls, their moments, steps and drafts, and the rep.
fn keys_of(notebook: &Notebook, id: RepId) -> Vec<Key> {
    let calls = notebook.all_calls().filter(|call| call.rep == id);
    let calls: Vec<CallId> = calls.map(|call| call.id).collect();
    let mut keys = Vec::new();
    for call in calls {
        keys.extend(drafts_of(notebook, call).map(Key::Draft));
        let moments = notebook.moments(call).iter();
        keys.extend(moments.map(|moment| Key::Moment(call, moment.id)));
        keys.extend(notebook.steps(call).map(|steps| Key::Steps(steps.call)));
        keys.push(Key::Call(call));
    }
    keys.push(Key::Rep(id));
    keys
}

/// Takes a record out in all its versions. Its trace tells other phones that it was wanted so.
fn take_out(model: &mut Model, stamp: Stamp, key: &Key) {
    let strand = model.notebook.strand(key);
    if let Some(strand) = strand.filter(|_| key.kind().travels()) {
        let others = strand.others.iter();
        let edits = others.fold(strand.shown.edits, |edits, other| edits.and(&other.edits));
        let content = Content::Gone(key.clone(), stamp.now);
        let edits = edits.then(Editor::FORGETTING);
        model.notebook.put_strand(Version { content, edits }.into());
        note_edit(model, key);
    } else {
        Record::take_from(&mut model.notebook, key);
    }
}

/// Takes the name out of what was written of others. A first name that somebody else has too is theirs.
/// Answers how often it stood there.
fn without_mentions(
    model: &mut Model,
    names: &Names,
    id: RepId,
    changes: &mut Vec<(Key, Over)>,
) -> usize {
    let Some(who) = names.rep(id) else { return 0 };
    let mut replacer = Replacer::of_one(names, who, SOMEBODY);
    for strand in written(&model.notebook) {
        let key = strand.key();
        let before = replacer.replaced();
        let mut versions = strand.into_versions();
        let Some(mut shown) = versions.next() else {
            continue;
        };
        let mut others: Vec<Version> = versions.collect();
        for version in core::iter::once(&mut shown).chain(&mut others) {
            if let Content::Here(record) = &mut version.content {
                replacer.in_record(record);
            }
        }
        if replacer.replaced() == before {
            continue;
        }
        changes.push((key.clone(), Over::of(&model.notebook, &key)));
        if is_about_to_start(&shown) {
            model.notebook.take_draft(&DraftOf::Start);
            continue;
        }
        model.notebook.put_strand(Strand { shown, others });
        note_edit(model, &key);
    }
    replacer.replaced()
}

/// A call that was about to be started with the rep is none any more.
fn is_about_to_start(version: &Version) -> bool {
    matches!(
        version.record(),
        Some(Record::Draft(Draft {
            what: Unfinished::Start(_),
            ..
        }))
    )
}

/// All records in which a person may have written something. Most moments are a tap and no more.
fn written(notebook: &Notebook) -> Vec<Strand> {
    let conflicts: BTreeSet<&Key> = notebook.ledger().in_conflict().collect();
    let calls = notebook.all_calls().map(|call| Key::Call(call.id));
    let moments = notebook.all_moments();
    let moments = moments.map(|moment| (moment, Key::Moment(moment.call, moment.id)));
    let moments = moments.filter(|(moment, key)| {
        let is_tap = !matches!(moment.what, What::Words(_) | What::TripWire(_));
        !(is_tap && moment.note.is_blank()) || conflicts.contains(key)
    });
    let behaviours = notebook.own_behaviours();
    let behaviours = behaviours.map(|one| Key::Behaviour(one.key.clone()));
    let steps = notebook.all_steps().map(|steps| Key::Steps(steps.call));
    let drafts = notebook.drafts().map(|draft| Key::Draft(draft.what.of()));
    let keys = calls.chain(moments.map(|(_, key)| key)).chain(behaviours);
    let keys = keys.chain(steps).chain(drafts);
    keys.filter_map(|key| notebook.strand(&key)).collect()
}

/// What the app remembers beside the notes: what could be undone, what was typed and looked for, and the
/// name of a file that was shared.
fn leave_nothing_on_the_screen(model: &mut Model) {
    model.undo = None;
    model.share = Share::None;
    model.import = Import::None;
    model.seal = None;
    model.observer = Observer::None;
    model.outgoing = None;
    model.rep = RepPlace::default();
    model.start = StartForm::default();
    model.calls.typed.clear();
    model.calls.filters = Filters::default();
    find::begin_anew(model);
}
