//! What goes for good: the words of old calls, and a rep who is forgotten. A canary that stood in every
//! field is found nowhere afterwards, neither in the app nor on the disk, and comes back by no file.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test may stop

#[allow(dead_code)] // it takes what it needs
#[path = "support/any.rs"]
mod any;
mod support;

use curbside::app::event::{
    CallsEvent, FileEvent, LotEvent, MomentEvent, Parcel, PlanEvent, RepEvent, StartEvent,
    TrashEvent, UpkeepEvent, World,
};
use curbside::app::model::{Forgetting, Import};
use curbside::app::update::forget::SOMEBODY;
use curbside::app::view::forget::{ForgetStep, forget};
use curbside::app::view::import::{ImportView, import};
use curbside::app::view::settings::settings;
use curbside::app::{Effect, Event, Route};
use curbside::domain::reduced::NOT_KEPT;
use curbside::domain::*;
use curbside::storage::Store;
use curbside::storage::memory::MemoryStore;
use curbside::wire::import::read;
use curbside::wire::upkeep::Reduce;
use curbside::wire::{Merge, Scope, StoreError, export};
use proptest::prelude::*;
use support::Play;

const CANARY: &str = "Zqxcanary Wvfugle";
const DAY: i64 = 86_400;

fn has_canary(text: &str) -> bool {
    let text = text.to_lowercase();
    text.contains("zqxcanary") || text.contains("wvfugle")
}

/// Every field of every record says the canary.
fn with_canaries(notebook: &Notebook, of: impl Fn(&Record) -> bool) -> Notebook {
    let mut sung = notebook.clone();
    for mut strand in notebook.strands() {
        let Content::Here(record) = &mut strand.shown.content else {
            continue;
        };
        if !of(record) {
            continue;
        }
        record.each_written(&mut |written| match written {
            Written::Rep(name) | Written::Label(name) => *name = Name::new(CANARY).unwrap(),
            Written::Account(name) => *name = Some(Name::new(CANARY).unwrap()),
            Written::Text(text) => *text = Text::typed(CANARY),
            Written::Typed(typed) => *typed = CANARY.to_owned(),
        });
        sung.put_strand(strand);
    }
    sung
}

/// A phone with calls of two reps, one in the trash; steps, drafts, and a call in two versions.
fn full() -> (Play, CallId) {
    let mut play = Play::new();
    let call = play.whole_call("Dana Ortiz", "Halvorsen Foods");
    let moment = play.model.notebook.moments(call)[0].id;
    let note = MomentEvent::NoteTyped(moment, "On Dana".to_owned());
    play.send(Event::Moment(call, note));
    let thrown = play.whole_call("Dana Ortiz", "North Bank");
    let dana = play.model.notebook.call(call).unwrap().rep;
    let before = play.model.notebook.call(thrown).unwrap().clone();
    play.model.notebook.forget(&Key::Rep(before.rep));
    play.model.notebook.put_call(Call {
        rep: dana,
        ..before
    });
    play.send(Event::Trash(TrashEvent::CallThrown(thrown)));
    play.whole_call("Marcus Lee", "Acme");
    let word = curbside::app::event::DraftEvent::ClosingTyped(call, "It sits".to_owned());
    play.send(Event::Draft(word));
    let mut strand = play.model.notebook.strand(&Key::Call(call)).unwrap();
    let mut other = strand.shown.clone();
    if let Content::Here(Record::Call(call)) = &mut other.content {
        call.note = Text::typed(CANARY);
    }
    other.edits = Lineage::default().then(Editor::of(uuid::Uuid::from_u128(77)));
    strand.others = vec![other];
    play.model.notebook.put_strand(strand);
    play.disk(&Ok(()));
    (play, call)
}

fn rep_of(play: &Play, call: CallId) -> RepId {
    play.model.notebook.call(call).unwrap().rep
}

/// What a disk holds after these commits, beside what it held of a notebook.
fn disk_after(before: &Notebook, commits: &[Effect]) -> String {
    let disk = MemoryStore::default();
    let all: Vec<_> = before.strands().map(curbside::wire::Change::put).collect();
    pollster::block_on(disk.commit(&all)).unwrap();
    for effect in commits {
        if let Effect::Commit { changes, .. } = effect {
            pollster::block_on(disk.commit(changes)).unwrap();
        }
    }
    format!("{:?}", pollster::block_on(disk.load()).unwrap().strands)
}

fn everything(play: &Play) -> String {
    export(&play.model.notebook, Scope::Everything, play.model.now).unwrap()
}

/// Quiet time passes until nothing more is done.
fn quiet(play: &mut Play) -> Vec<Effect> {
    let mut commits = Vec::new();
    for _ in 0..20 {
        play.send(Event::World(World::Tick));
        commits.extend(
            play.effects
                .iter()
                .filter(|one| matches!(one, Effect::Commit { .. }))
                .cloned(),
        );
        play.disk(&Ok(()));
    }
    commits
}

fn reduce_after(play: &mut Play, reduce: Reduce) {
    play.send(Event::Upkeep(UpkeepEvent::ReduceChosen(reduce)));
    play.send(Event::Upkeep(UpkeepEvent::ReduceConfirmed));
}

/// A word is written now and then, so that the clock is known to have gone on.
fn months_pass(play: &mut Play, months: i64) {
    play.wait(months * 31 * DAY);
    let marcus = play
        .model
        .notebook
        .reps()
        .find(|rep| rep.name.as_str() == "Marcus Lee");
    let marcus = marcus.unwrap().id;
    play.send(Event::Start(StartEvent::RepPlanned(marcus)));
    play.send(Event::Go(Route::Today));
    play.disk(&Ok(()));
}

fn pick(play: &mut Play, file: &str) {
    let name = "old.json".to_owned();
    let text = Ok(file.to_owned());
    play.send(Event::File(FileEvent::CameIn { name, text }));
}

#[test]
fn no_word_of_an_old_call_is_found_anywhere_after_it_was_reduced() {
    let (mut play, call) = full();
    play.model.notebook = with_canaries(&play.model.notebook, |record| {
        !matches!(record, Record::Rep(_) | Record::Behaviour(_))
    });
    play.send(Event::Go(Route::Calls));
    play.send(Event::Calls(CallsEvent::Typed(String::new())));
    play.send(Event::Go(Route::Today));
    let before = play.model.notebook.clone();
    months_pass(&mut play, 7);
    assert!(has_canary(&format!("{:?}", play.model)));
    reduce_after(&mut play, Reduce::SixMonths);
    let mut commits = play.effects.clone();
    play.disk(&Ok(()));
    commits.extend(quiet(&mut play));
    assert!(!has_canary(&format!("{:?}", play.model)));
    assert!(!has_canary(&everything(&play)));
    assert!(!has_canary(&disk_after(&before, &commits)));
    assert_eq!(play.model.notebook.ledger().in_conflict().count(), 0);
    let reduced = play.model.notebook.call(call).unwrap();
    assert_eq!(reduced.account, None);
    assert_eq!(reduced.next_step.as_str(), NOT_KEPT);
}

#[test]
fn figures_stay_when_words_go() {
    let (mut play, call) = full();
    let read = |play: &Play| {
        let notebook = &play.model.notebook;
        let call = notebook.call(call).unwrap();
        let debrief = call.debrief().unwrap();
        let timeline = notebook.timeline(call.id);
        let taps: Vec<_> = timeline
            .iter()
            .map(|one| (one.at, one.what.clone()))
            .collect();
        (
            (
                call.outcome(),
                call.when(),
                call.length(call.when()),
                call.role,
                call.stakes,
            ),
            (
                debrief.net,
                debrief.learning,
                debrief.alone.clone(),
                debrief.turning_point,
            ),
            (taps, notebook.open_step(call.rep).map(|call| call.id)),
        )
    };
    let before = read(&play);
    assert_eq!(before.0.0, Some(Outcome::Advance));
    months_pass(&mut play, 7);
    reduce_after(&mut play, Reduce::SixMonths);
    quiet(&mut play);
    assert_eq!(read(&play), before);
    let file = everything(&play);
    assert!(read_here(&file).is_ok());
}

fn read_here(file: &str) -> Result<curbside::wire::Imported, curbside::wire::ImportError> {
    read(file, &Codebook::starter())
}

#[test]
fn what_a_shorter_time_touches_is_told_before_and_nothing_goes_without_a_second_tap() {
    let (mut play, _) = full();
    months_pass(&mut play, 7);
    let before = everything(&play);
    play.send(Event::Upkeep(UpkeepEvent::ReduceChosen(Reduce::SixMonths)));
    let told = settings(&play.model).to_reduce.unwrap();
    assert!(told.starts_with("3 calls are that old."), "{told}");
    quiet(&mut play);
    assert_eq!(play.model.care.upkeep().reduce, Reduce::Never);
    play.send(Event::Go(Route::Settings));
    assert_eq!(settings(&play.model).to_reduce, None, "it was left");
    let same = |file: &str| file.split_once("\"app\"").unwrap().1.to_owned();
    assert_eq!(same(&everything(&play)), same(&before));
    reduce_after(&mut play, Reduce::TwoYears);
    assert_eq!(play.model.care.upkeep().reduce, Reduce::TwoYears);
    play.send(Event::Upkeep(UpkeepEvent::ReduceChosen(Reduce::Never)));
    assert_eq!(
        play.model.care.upkeep().reduce,
        Reduce::Never,
        "a longer time takes nothing"
    );
}

#[test]
fn nothing_is_reduced_while_a_call_runs_nor_by_a_clock_that_leaps() {
    let (mut play, _) = full();
    reduce_after(&mut play, Reduce::ThreeMonths);
    quiet(&mut play);
    play.wait(400 * DAY);
    assert_eq!(quiet(&mut play), [], "nothing was written for a year");
    play.wait(-400 * DAY);
    let running = play.start("Nina Roy", "");
    play.wait(5 * 31 * DAY);
    play.tap(running, "open-question");
    play.disk(&Ok(()));
    play.send(Event::Go(Route::Today));
    assert_eq!(quiet(&mut play), [], "a call runs");
    play.send(Event::Go(Route::Pad(running)));
    play.end(running);
    play.disk(&Ok(()));
    play.send(Event::Go(Route::Today));
    assert_ne!(quiet(&mut play), []);
}

#[test]
fn an_old_file_brings_no_words_back_to_a_reduced_call() {
    let (mut play, call) = full();
    let old = everything(&play);
    months_pass(&mut play, 7);
    reduce_after(&mut play, Reduce::SixMonths);
    quiet(&mut play);
    let reduced = play.model.notebook.call(call).unwrap().clone();
    pick(&mut play, &old);
    play.send(Event::File(FileEvent::AddWanted));
    play.disk(&Ok(()));
    play.send(Event::Go(Route::Today));
    quiet(&mut play);
    assert_eq!(play.model.notebook.call(call), Some(&reduced));
    assert!(!everything(&play).contains("On Dana"));
}

#[test]
fn a_file_with_calls_that_are_older_than_words_are_kept_says_so_and_is_reduced() {
    let (other, call) = full();
    let old = everything(&other);
    let mut play = Play::on_phone(9);
    play.whole_call("Marcus Lee", "");
    play.disk(&Ok(()));
    months_pass(&mut play, 7);
    reduce_after(&mut play, Reduce::SixMonths);
    quiet(&mut play);
    pick(&mut play, &old);
    let ImportView::Preview { reduced, .. } = import(&play.model) else {
        panic!("it is shown")
    };
    assert!(
        reduced
            .unwrap()
            .starts_with("3 calls of it will be reduced")
    );
    play.send(Event::File(FileEvent::AddWanted));
    play.disk(&Ok(()));
    play.send(Event::Go(Route::Today));
    quiet(&mut play);
    assert_eq!(play.model.notebook.call(call).unwrap().account, None);
}

fn forgotten(play: &mut Play, id: RepId) -> Vec<Effect> {
    play.send(Event::Go(Route::Forget(id)));
    play.send(Event::Rep(id, RepEvent::ForgetAsked));
    play.send(Event::Rep(id, RepEvent::Forgotten))
}

#[test]
fn a_forgotten_rep_is_found_nowhere_the_trash_and_others_notes_included() {
    let (mut play, call) = full();
    let dana = rep_of(&play, call);
    play.model.notebook = with_canaries(&play.model.notebook, |record| match record {
        Record::Rep(rep) => rep.id == dana,
        Record::Call(call) => call.rep == dana,
        Record::Moment(_) | Record::Steps(_) | Record::Draft(_) => true,
        Record::Behaviour(_) => false,
    });
    let marcus = play
        .model
        .notebook
        .calls()
        .find(|call| call.rep != dana)
        .unwrap()
        .id;
    let note = format!("As good as {CANARY}, or wvfugle alone");
    play.send(Event::Lot(marcus, LotEvent::NoteTyped(note)));
    for moment in play.model.notebook.moments(marcus).to_vec() {
        let note = Text::typed("Better than Zqxcanary");
        play.model.notebook.put_moment(Moment { note, ..moment });
    }
    play.send(Event::Start(StartEvent::AccountTyped(CANARY.to_owned())));
    play.disk(&Ok(()));
    play.send(Event::Trash(TrashEvent::CallThrown(call)));
    play.send(Event::Calls(CallsEvent::Typed("zqxcanary".to_owned())));
    play.disk(&Ok(()));
    let before = play.model.notebook.clone();
    let effects = forgotten(&mut play, dana);
    let commits = effects
        .iter()
        .filter(|one| matches!(one, Effect::Commit { .. }));
    assert_eq!(commits.count(), 1, "all goes in one write");
    assert_eq!(
        forget(&play.model, dana).unwrap().step,
        ForgetStep::Removing
    );
    play.disk(&Ok(()));
    assert!(
        !has_canary(&format!("{:?}", play.model)),
        "{:?}",
        play.model
    );
    assert!(!has_canary(&everything(&play)));
    assert!(!has_canary(&disk_after(&before, &effects)));
    let note = &play.model.notebook.call(marcus).unwrap().note;
    assert_eq!(
        note.as_str(),
        format!("As good as {SOMEBODY}, or {SOMEBODY} alone")
    );
    let view = forget(&play.model, dana).unwrap();
    assert_eq!(view.step, ForgetStep::Removed);
    assert!(
        view.lines
            .contains(&"2 calls, 2 of them in the trash".to_owned()),
        "{:?}",
        view.lines
    );
    assert_eq!(play.model.undo, None, "it can't be undone");
    assert_eq!(play.model.notebook.reps().count(), 1);
}

#[test]
fn a_rep_is_forgotten_by_two_taps_and_not_in_the_middle_of_a_call() {
    let (mut play, call) = full();
    let dana = rep_of(&play, call);
    assert_eq!(play.send(Event::Rep(dana, RepEvent::Forgotten)), []);
    play.send(Event::Rep(dana, RepEvent::ForgetAsked));
    play.send(Event::Rep(dana, RepEvent::ForgetLeft));
    assert_eq!(play.send(Event::Rep(dana, RepEvent::Forgotten)), []);
    play.send(Event::Rep(dana, RepEvent::ForgetAsked));
    play.send(Event::Go(Route::Today));
    assert_eq!(play.model.forgetting, Forgetting::None, "it was left");
    play.send(Event::Start(StartEvent::RepChosen(dana)));
    assert_eq!(forgotten(&mut play, dana), []);
    assert!(play.model.notebook.rep(dana).is_some());
}

#[test]
fn a_rep_who_could_not_be_taken_from_the_disk_is_told_and_tried_again() {
    let (mut play, call) = full();
    let dana = rep_of(&play, call);
    play.effects.clear();
    forgotten(&mut play, dana);
    play.disk(&Err(StoreError::Full));
    let step = forget(&play.model, dana).unwrap().step;
    assert!(matches!(step, ForgetStep::NotRemoved(_)), "{step:?}");
    // On a full phone the rows go first, and then their traces come.
    for _ in 0..2 {
        play.send(Event::World(World::RetryDue));
        play.disk(&Ok(()));
    }
    assert_eq!(forget(&play.model, dana).unwrap().step, ForgetStep::Removed);
}

#[test]
fn a_file_that_was_kept_has_all_of_a_rep_the_private_notes_and_the_trash_too() {
    let (mut play, call) = full();
    let dana = rep_of(&play, call);
    play.send(Event::Go(Route::Forget(dana)));
    use curbside::app::event::ShareEvent::{ReceiverChosen, Sent, Wanted};
    play.send(Event::Share(Wanted(Parcel::Notes(Scope::Rep(dana)))));
    play.send(Event::Share(ReceiverChosen(
        curbside::wire::Receiver::Myself,
    )));
    let effects = play.send(Event::Share(Sent));
    let [Effect::HandOver(file)] = &effects[..] else {
        panic!("{effects:?}")
    };
    assert!(file.text.contains("On Dana") && file.text.contains("North Bank"));
    forgotten(&mut play, dana);
    play.disk(&Ok(()));
    pick(&mut play, &file.text);
    play.send(Event::File(FileEvent::ForgottenWanted));
    play.send(Event::File(FileEvent::AddWanted));
    play.disk(&Ok(()));
    assert_eq!(
        play.model.notebook.rep(dana).unwrap().name.as_str(),
        "Dana Ortiz"
    );
    assert!(everything(&play).contains("On Dana"));
}

#[test]
fn an_older_file_leaves_a_forgotten_rep_out_and_says_so_whatever_was_changed_there() {
    let (mut play, call) = full();
    let dana = rep_of(&play, call);
    // Another phone has the notes, and goes on with them.
    let mut other = Play::on_phone(5);
    other.model.notebook = read_here(&everything(&play)).unwrap().into_notebook();
    other.send(Event::Rep(dana, RepEvent::Renamed("Dana O.".to_owned())));
    other.send(Event::Lot(
        call,
        LotEvent::NoteTyped("Later words".to_owned()),
    ));
    other.send(Event::Start(StartEvent::RepPlanned(dana)));
    let Route::Prepare(new) = other.model.route else {
        panic!("a call is prepared")
    };
    other.send(Event::Plan(
        new,
        PlanEvent::ObjectiveTyped("New words".to_owned()),
    ));
    forgotten(&mut play, dana);
    play.disk(&Ok(()));
    let before = play.model.notebook.clone();
    let file = everything(&other);
    pick(&mut play, &file);
    let ImportView::Preview { forgotten, .. } = import(&play.model) else {
        panic!("it is shown")
    };
    let told = "You forgot this here, and it is left out: 1 rep, 3 calls.";
    assert_eq!(forgotten.as_deref(), Some(told));
    play.send(Event::File(FileEvent::AddWanted));
    play.disk(&Ok(()));
    assert!(play.model.notebook == before, "nothing came back");
    // By will it does, and then goes to every phone as any other rep.
    pick(&mut play, &file);
    play.send(Event::File(FileEvent::ForgottenWanted));
    assert!(matches!(
        import(&play.model),
        ImportView::Preview {
            forgotten: None,
            ..
        }
    ));
    play.send(Event::File(FileEvent::AddWanted));
    play.disk(&Ok(()));
    assert!(matches!(play.model.import, Import::Added(_)));
    assert_eq!(
        play.model.notebook.rep(dana).unwrap().name.as_str(),
        "Dana O."
    );
    assert!(play.model.notebook.call(new).is_some());
    let plan = Merge::plan(
        &other.model.notebook,
        read_here(&everything(&play)).unwrap(),
    );
    assert!(plan.changes.iter().all(|change| !change.takes_away()));
}

#[test]
fn a_backup_with_a_forgotten_rep_takes_it_from_the_other_phone_but_not_what_is_new_there() {
    let (mut play, call) = full();
    let dana = rep_of(&play, call);
    let mut other = Play::on_phone(5);
    other.model.notebook = read_here(&everything(&play)).unwrap().into_notebook();
    let untouched = other.clone();
    forgotten(&mut play, dana);
    let file = everything(&play);
    let mut plain = untouched;
    pick(&mut plain, &file);
    plain.send(Event::File(FileEvent::AddWanted));
    plain.disk(&Ok(()));
    assert!(plain.model.notebook.rep(dana).is_none());
    other.send(Event::Start(StartEvent::RepPlanned(dana)));
    for _ in 0..2 {
        pick(&mut other, &file);
        other.send(Event::File(FileEvent::AddWanted));
        other.disk(&Ok(()));
        assert!(
            other.model.notebook.rep(dana).is_some(),
            "a call there is with this rep"
        );
        assert!(other.model.notebook.call(call).is_none());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_reduced_record_has_no_word_of_before_and_is_read_again(notebook in any::notebook()) {
        let sung = with_canaries(&notebook, |_| true);
        for record in sung.records() {
            let key = record.key();
            let reduced = record.reduced();
            prop_assert!(reduced.is_reduced());
            let text = reduced.encode().unwrap();
            let is_named = matches!(key.kind(), Kind::Rep | Kind::Behaviour);
            prop_assert!(is_named || !has_canary(&text), "{text}");
            let back = Record::decode(key.kind(), 3, &text);
            prop_assert_eq!(back.as_ref(), Ok(&reduced));
        }
    }
}
