//! Calls are reduced to their figures after the time that a person chose: in quiet time, some at once, and
//! never while a call runs. It begins at the first tick after a start, again on the next day, and after a
//! file was added.

use super::{drafts, find, note_edit, save};
use crate::app::care::Reduction;
use crate::app::effect::Effect;
use crate::app::event::{Event, World};
use crate::app::model::old::{drafts_of, is_old, is_past, until};
use crate::app::model::{Import, Model, Notes};
use crate::app::route::Route;
use crate::domain::{CallId, Content, Day, DraftOf, Record, Steps, Strand, Unfinished, Version};
use crate::wire::upkeep::Reduce;
use crate::wire::{Key, Over};

/// So many calls are looked at in one turn.
const AT_ONCE: usize = 32;

/// A person chooses another time. What would take words away waits for a second tap.
pub(super) fn choose(model: &mut Model, reduce: Reduce) {
    let now = model.care.upkeep().reduce;
    model.care.asked_to_reduce = (reduce < now).then_some(reduce);
    if reduce > now {
        model.care.upkeep_mut().reduce = reduce;
    }
}

/// The second tap.
pub(super) fn confirm(model: &mut Model) -> Vec<Effect> {
    if let Some(reduce) = model.care.asked_to_reduce.take() {
        model.care.upkeep_mut().reduce = reduce;
        model.care.reduction = Reduction::default();
        return go_on(model).into_iter().collect();
    }
    vec![]
}

/// Whether this is a time to go on: nobody waits for what is done after such an event.
pub(super) fn wakes(event: &Event) -> bool {
    matches!(
        event,
        Event::World(World::Tick | World::ReadOnDue | World::Committed { .. })
    )
}

/// Reduces some more calls, if it is time to and nobody is in the middle of anything.
pub(super) fn go_on(model: &mut Model) -> Option<Effect> {
    let days = model.care.upkeep().reduce.days()?;
    let today = Day::of(model.now, model.zone.minutes());
    let after = match model.care.reduction {
        Reduction::Done(day) if day == today => return None,
        Reduction::Done(_) => None,
        Reduction::At(after) => after,
    };
    if !is_quiet(model) {
        return None;
    }
    let notebook = &model.notebook;
    let calls = notebook.all_calls().map(|call| call.id);
    let next = calls.filter(|id| after.is_none_or(|after| *id > after));
    let next: Vec<CallId> = next.take(AT_ONCE).collect();
    let Some(last) = next.last().copied() else {
        model.care.reduction = Reduction::Done(today);
        if core::mem::take(&mut model.care.has_reduced) {
            model.calls.filters.account = None;
            find::begin_anew(model);
        }
        return drop_received(model, days);
    };
    let until = until(notebook, model.now, days);
    let old = next.into_iter().filter(|id| is_old(notebook, *id, until));
    let old: Vec<CallId> = old.collect();
    let changes: Vec<(Key, Over)> = old
        .into_iter()
        .flat_map(|call| reduce(model, call))
        .collect();
    model.care.reduction = Reduction::At(Some(last));
    if changes.is_empty() {
        return Some(Effect::ReadOn);
    }
    // What could be taken back has the words.
    model.undo = None;
    model.care.has_reduced = true;
    model.revision = model.revision.wrapping_add(1);
    Some(model.saving.commit(&model.notebook, changes))
}

/// A debrief that was received is another's call, with no figures to be kept: it goes as a whole, with its answer.
fn drop_received(model: &mut Model, days: u32) -> Option<Effect> {
    let until = until(&model.notebook, model.now, days);
    let old = model
        .notebook
        .drafts()
        .filter_map(|draft| match &draft.what {
            Unfinished::Received(received) if is_past(&received.call, until) => Some(received.id()),
            _ => None,
        });
    let old: Vec<DraftOf> = old
        .flat_map(|call| [DraftOf::Received(call), DraftOf::Answer(call)])
        .collect();
    let keys: Vec<Key> = old
        .into_iter()
        .filter_map(|of| drafts::over(model, of))
        .collect();
    (!keys.is_empty()).then(|| {
        model.undo = None;
        save(model, keys)
    })
}

/// Nothing runs, nothing is on its way, and nobody is at a call.
fn is_quiet(model: &Model) -> bool {
    model.notes != Notes::MadeUp
        && model.is_whole()
        && model.saving.is_all_saved()
        && model.taking_back.is_none()
        && !model.lock.is_busy()
        && model.import == Import::None
        && !matches!(
            model.route,
            Route::Pad(_) | Route::Lot(_) | Route::Debrief(_) | Route::Received(_)
        )
        && !model.notebook.is_in_a_call()
}

/// Takes the words out of a call, of all its versions, its moments and what could be undone in it.
fn reduce(model: &mut Model, id: CallId) -> Vec<(Key, Over)> {
    let mut changes = Vec::new();
    let moments = model.notebook.moments(id).iter();
    let moments = moments.map(|moment| Key::Moment(id, moment.id));
    let gone: Vec<Key> = drafts_of(&model.notebook, id)
        .map(Key::Draft)
        .chain(
            model
                .notebook
                .steps(id)
                .map(|steps: &Steps| Key::Steps(steps.call)),
        )
        .collect();
    let keys: Vec<Key> = moments.chain([Key::Call(id)]).collect();
    for key in keys {
        let Some(strand) = model.notebook.strand(&key) else {
            continue;
        };
        let Some(reduced) = reduced(&strand) else {
            continue;
        };
        changes.push((key.clone(), Over::of(&model.notebook, &key)));
        model.notebook.put_strand(reduced);
        note_edit(model, &key);
    }
    for key in gone {
        Record::take_from(&mut model.notebook, &key);
        changes.push((key, Over::Anything));
    }
    changes
}

/// One version without words, in which all others are; `None` if it is so already. A private note that
/// only another version has leaves its mark, too, or a file would bring it back.
fn reduced(strand: &Strand) -> Option<Strand> {
    let record = strand.shown.record()?;
    if record.is_reduced() && strand.others.is_empty() {
        return None;
    }
    let (mut record, mut edits) = (record.clone(), strand.shown.edits.clone());
    for other in &strand.others {
        edits = edits.and(&other.edits);
        if let Some(other) = other.record() {
            record.take_private_of(other.clone());
        }
    }
    let content = Content::Here(record.reduced());
    Some(Version { content, edits }.into())
}
