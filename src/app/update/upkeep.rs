//! The keeping of the notebook. It hears all events: a change of the notes is a change that is in no
//! backup yet, a file of everything that left is a backup, and a failure is remembered.

use super::{adding, ahead, files, retention, taking_back};
use crate::app::care::{Asked, Check, Leaving};
use crate::app::effect::{Effect, FileKind, OutFile};
use crate::app::event::{
    DebriefEvent, Event, FileEvent, Handover, Keeping, Opening, SealEvent, ShareEvent, Stamp, Told,
    UpkeepEvent, World,
};
use crate::app::model::{FolderStage, Model, Notes, Outgoing, Share, Startup};
use crate::app::outputs::report;
use crate::app::route::Route;
use crate::app::view::phrase;
use crate::domain::{Elapsed, Timestamp};
use crate::wire::health::Checkup;
use crate::wire::upkeep::Trouble;
use crate::wire::{Key, Record, StoreError, Strand, health};

/// A check reads the disk so many times at most, while notes are written beside it.
const MOST_TIMES: u32 = 5;
/// After so many days the app may ask the browser again to keep the notes.
const ASK_AGAIN_DAYS: u32 = 30;
/// The same trouble again within this time is no news.
const NEWS_S: u32 = 60;

#[inline(never)]
pub(super) fn update(model: &mut Model, stamp: Stamp, event: UpkeepEvent) -> Vec<Effect> {
    // There is nothing to keep of made-up calls.
    if model.notes == Notes::MadeUp {
        model.share = Share::MadeUp;
        return vec![];
    }
    match event {
        UpkeepEvent::RemindChosen(remind) => {
            model.care.upkeep_mut().remind = remind;
            vec![]
        }
        UpkeepEvent::ReduceChosen(reduce) => {
            retention::choose(model, reduce);
            vec![]
        }
        UpkeepEvent::ReduceConfirmed => retention::confirm(model),
        UpkeepEvent::CheckWanted => read_again(model, 1),
        UpkeepEvent::ReportWanted => {
            let name = format!(
                "curbside-report-{}",
                phrase::iso_date(stamp.now, stamp.zone)
            );
            let (kind, text) = (FileKind::Text, report::write(model));
            let file = OutFile { name, kind, text };
            files::leaves(model, file).into_iter().collect()
        }
    }
}

/// Takes in what the phone tells.
#[inline(never)]
pub(super) fn told(model: &mut Model, stamp: Stamp, told: Told) -> Vec<Effect> {
    match told {
        Told::Kept(upkeep) => model.care.read(upkeep),
        Told::Around(around) => model.care.around = around,
        Told::ReadAgain(read) => {
            let mut effects = adding::looked(model, stamp, &read);
            effects.extend(taking_back::looked(model, stamp, &read));
            effects.extend(compare(model, stamp, *read));
            return effects;
        }
        Told::Hidden if model.care.upkeep().in_use && model.is_all_written() => {
            model.care.upkeep_mut().in_use = false;
        }
        Told::Hidden => {}
    }
    vec![]
}

/// Hears an event before it is taken in.
pub(super) fn hear(model: &mut Model, stamp: Stamp, event: &Event) -> Vec<Effect> {
    match event {
        Event::World(World::Opened(opened)) => match &**opened {
            Ok(_) => return look_around(model.route),
            Err(error) => note_trouble(model, stamp.now, error.to_string()),
        },
        Event::World(World::Committed { result, .. }) => {
            is_written(model);
            // That another tab was first is no trouble: it is written over what that one wrote.
            if let Err(error) = result
                && !matches!(error, StoreError::Stale(_))
            {
                note_trouble(model, stamp.now, error.to_string());
            }
        }
        Event::World(World::Heard(_)) => is_written(model),
        Event::World(World::Arrived(route)) => return look_around(*route),
        Event::Share(ShareEvent::Sent) => {
            let leaving = Leaving::made(stamp.now);
            let is_backup = |one: &Outgoing| {
                one.terms.are_of_a_backup(one.what) && ahead::leaves_now(model, one)
            };
            let is_backup = model.outgoing.as_ref().is_some_and(is_backup);
            model.care.backup = is_backup.then_some(leaving);
        }
        Event::Seal(SealEvent::ShareWanted) => {
            model.care.backup = model.seal.as_ref().and_then(|seal| seal.leaving);
        }
        Event::Upkeep(UpkeepEvent::ReportWanted) => model.care.backup = None,
        Event::File(FileEvent::Shared(result)) => shared(model, stamp.now, result),
        Event::Debrief(_, DebriefEvent::Finished) => return ask_to_persist(model, stamp.now),
        // The new notebook was never shared.
        Event::NewNotebookWanted if model.startup == Startup::Lost => {
            let upkeep = model.care.upkeep_mut();
            (upkeep.shared, upkeep.unshared) = (None, None);
        }
        _ => {}
    }
    vec![]
}

/// Follows what became of an event, and writes down what changed of the upkeep.
pub(super) fn follow(
    model: &mut Model,
    stamp: Stamp,
    is_by_person: bool,
    effects: &[Effect],
) -> Option<Effect> {
    let writes = |effect: &Effect| matches!(effect, Effect::Commit { .. });
    if effects.iter().any(writes) {
        is_written(model);
        if is_by_person {
            note_change(model, stamp.now);
        }
    }
    model.care.to_keep().map(Effect::KeepUpkeep)
}

fn note_change(model: &mut Model, now: Timestamp) {
    let sealed = model.seal.as_mut().and_then(|seal| seal.leaving.as_mut());
    let written = match &mut model.folder.stage {
        FolderStage::Writing { leaving, .. } => Some(leaving),
        _ => None,
    };
    for leaving in model.care.backup.iter_mut().chain(sealed).chain(written) {
        leaving.changed.get_or_insert(now);
    }
    // Written down once, and not at every tap.
    let upkeep = model.care.upkeep();
    if upkeep.unshared.is_none() || !upkeep.in_use {
        let upkeep = model.care.upkeep_mut();
        upkeep.unshared.get_or_insert(now);
        upkeep.in_use = true;
    }
}

fn note_trouble(model: &mut Model, now: Timestamp, words: String) {
    let last = model.care.upkeep().trouble.as_ref();
    let is_known =
        |last: &Trouble| last.words == words && now.since(last.at) < Elapsed::seconds(NEWS_S);
    if !last.is_some_and(is_known) {
        model.care.upkeep_mut().trouble = Some(Trouble { words, at: now });
    }
}

fn shared(model: &mut Model, now: Timestamp, result: &Result<Handover, String>) {
    let backup = model.care.backup.take();
    match (result, backup) {
        (Ok(Handover::Shared | Handover::Downloaded), Some(leaving)) => {
            let upkeep = model.care.upkeep_mut();
            upkeep.shared = Some(leaving.made);
            upkeep.unshared = leaving.changed;
        }
        (Err(why), _) => {
            let why = health::unquoted(why);
            note_trouble(model, now, format!("A file could not be shared ({why})."));
        }
        (Ok(_), _) => {}
    }
}

/// A debrief is finished: there is something worth keeping, nobody is in a call, and a question of
/// the browser's disturbs nobody.
fn ask_to_persist(model: &mut Model, now: Timestamp) -> Vec<Effect> {
    let asked = model.care.upkeep().asked;
    let is_early = asked.is_some_and(|asked| now.since(asked).days() < ASK_AGAIN_DAYS);
    if is_early || model.keeping != Keeping::WhileThereIsRoom {
        return vec![];
    }
    model.care.upkeep_mut().asked = Some(now);
    vec![Effect::AskToPersist]
}

fn look_around(route: Route) -> Vec<Effect> {
    match route {
        Route::Settings | Route::Health => vec![Effect::LookAround],
        _ => vec![],
    }
}

/// The notebook was read at a start: what changed since the last backup is found in it, if the note
/// of it got lost, and it is checked if the app was not left in order.
pub(super) fn opened_well(model: &mut Model, stamp: Stamp) {
    let upkeep = model.care.upkeep();
    if upkeep.unshared.is_none() {
        let is_new = |at: &Timestamp| upkeep.shared.is_none_or(|shared| *at > shared);
        if let Some(first) = model.notebook.edits().filter(is_new).min() {
            model.care.upkeep_mut().unshared = Some(first);
        }
    }
    if core::mem::take(&mut model.care.was_left_in_use) || !model.damaged.is_empty() {
        let strands: Vec<Strand> = model.notebook.strands().collect();
        model.care.check = Check::Done {
            at: stamp.now,
            asked: Asked::AtStart,
            found: Ok(checked(&strands, &model.damaged)),
        };
    }
}

/// The records that are in the notebook: not what was deleted, nor the versions to choose from.
fn shown(strands: &[Strand]) -> Vec<Record> {
    let shown = |strand: &Strand| strand.shown.record().cloned();
    strands.iter().filter_map(shown).collect()
}

fn checked(strands: &[Strand], damaged: &[String]) -> Checkup {
    let gone = strands.iter().filter(|one| one.shown.record().is_none());
    health::check(&shown(strands), &gone.map(Strand::key).collect(), damaged)
}

fn is_written(model: &mut Model) {
    if let Check::Running { is_stale, .. } = &mut model.care.check {
        *is_stale = true;
    }
}

fn read_again(model: &mut Model, times: u32) -> Vec<Effect> {
    model.care.check = Check::Running {
        times,
        is_stale: false,
    };
    vec![Effect::ReadAgain]
}

fn compare(model: &mut Model, stamp: Stamp, read: Result<Opening, StoreError>) -> Vec<Effect> {
    match model.care.check {
        Check::Running {
            times,
            is_stale: true,
        } if times < MOST_TIMES => {
            return read_again(model, times + 1);
        }
        Check::Running { is_stale: true, .. } => {
            model.care.check = Check::Busy;
            return vec![];
        }
        Check::Running { .. } => {}
        _ => return vec![],
    }
    let found = read.map(|read| {
        let records = shown(&read.strands);
        let mut found = checked(&read.strands, &read.damaged);
        // What can't be opened is not in memory either.
        if !model.is_whole() {
            return found;
        }
        let is_saved = |key: &Key| model.saving.is_saved(key);
        let differences = health::compare(&records, &model.notebook, is_saved);
        found.faults.extend(differences);
        found
    });
    if let Err(error) = &found {
        note_trouble(model, stamp.now, error.to_string());
    }
    model.care.check = Check::Done {
        at: stamp.now,
        asked: Asked::ByHand,
        found,
    };
    vec![]
}
