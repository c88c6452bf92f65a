//! Real conflicts: both versions are kept and shown, a person chooses on any phone, and every phone
//! takes the choice over.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test may stop

mod support;

use curbside::app::event::{
    BehaviourDraft, CodebookEvent, DebriefEvent, DebriefStep, FileEvent, LotEvent, MomentEvent,
    PlanEvent, RepEvent, StartEvent, TrashEvent, World,
};
use curbside::app::view::both::{self, Choice, Thing};
use curbside::app::view::debrief::Screen;
use curbside::app::view::import::{self, ImportView};
use curbside::app::view::{debrief, notices, settings, summary, trash};
use curbside::app::{Effect, Event, Model, Route};
use curbside::domain::{
    CallId, MomentId, Notebook, Phase, RepId, Shape, Stage, Timestamp, Valence,
};
use curbside::storage::Store;
use curbside::storage::memory::MemoryStore;
use curbside::wire::{Scope, export};
use support::{Play, TEN, key};

/// A phone with its disk.
struct Phone {
    play: Play,
    disk: MemoryStore,
}

impl Phone {
    fn number(number: u128) -> Self {
        Self {
            play: Play::on_phone(number),
            disk: MemoryStore::default(),
        }
    }

    fn model(&self) -> &Model {
        &self.play.model
    }

    fn notebook(&self) -> &Notebook {
        &self.play.model.notebook
    }

    /// One event, and all that is to be written is on the disk: nobody else has written there.
    fn send(&mut self, event: Event) -> Vec<Effect> {
        let effects = self.play.send(event);
        self.settle();
        effects
    }

    fn settle(&mut self) {
        while !self.play.effects.is_empty() {
            for effect in core::mem::take(&mut self.play.effects) {
                if let Effect::Commit { ticket, changes } = effect {
                    let result = pollster::block_on(self.disk.commit(&changes));
                    assert_eq!(result, Ok(()));
                    let committed = World::Committed { ticket, result };
                    self.play.send(Event::World(committed));
                }
            }
        }
    }

    /// What a new start of the app would read.
    fn on_disk(&self) -> Notebook {
        let mut notebook = Notebook::default();
        let loaded = pollster::block_on(self.disk.load()).unwrap();
        for strand in loaded.strands {
            notebook.put_strand(strand);
        }
        notebook
    }

    /// The backup.
    fn file(&self) -> String {
        assert_eq!(self.on_disk(), *self.notebook(), "the disk is in step");
        let now = Timestamp::nearest(TEN);
        export(self.notebook(), Scope::Everything, now).unwrap()
    }

    fn pick(&mut self, file: String) -> ImportView {
        self.send(Event::File(FileEvent::CameIn {
            name: "notes.json".to_owned(),
            text: Ok(file),
        }));
        import::import(self.model())
    }
}

/// A phone takes in what another one knows.
fn take_in(to: &mut Phone, file: String) {
    let preview = to.pick(file);
    assert!(matches!(preview, ImportView::Preview { .. }), "{preview:?}");
    to.send(Event::File(FileEvent::AddWanted));
}

/// Both phones know what the other one knows.
fn exchange(one: &mut Phone, other: &mut Phone) {
    for _ in 0..2 {
        take_in(other, one.file());
        take_in(one, other.file());
    }
    assert_eq!(one.file(), other.file(), "both have the same");
}

/// Two phones with the same notebook: Dana's call, debriefed.
fn two_phones() -> (Phone, Phone, CallId) {
    let (mut here, mut there) = (Phone::number(1), Phone::number(2));
    let call = here.play.whole_call("Dana Ortiz", "Halvorsen Foods");
    here.settle();
    take_in(&mut there, here.file());
    there.play.wait(30);
    (here, there, call)
}

fn rep_of(phone: &Phone) -> RepId {
    phone.notebook().all_reps().next().unwrap().id
}

fn name(phone: &Phone) -> String {
    let rep = phone.notebook().rep(rep_of(phone)).unwrap();
    rep.name.to_string()
}

fn rename(phone: &mut Phone, name: &str) {
    let rep = rep_of(phone);
    phone.send(Event::Rep(rep, RepEvent::Renamed(name.to_owned())));
}

/// Two phones that have given the rep two names, and know it.
fn two_names() -> (Phone, Phone) {
    let (mut here, mut there, _) = two_phones();
    rename(&mut here, "Dana Reyes");
    rename(&mut there, "Dana Ortiz-Reyes");
    exchange(&mut here, &mut there);
    (here, there)
}

fn things(phone: &Phone) -> Vec<Thing> {
    both::both(phone.model()).things
}

/// The one thing that waits for a choice.
fn thing(phone: &Phone) -> Thing {
    let mut things = things(phone);
    assert_eq!(things.len(), 1, "{things:?}");
    things.remove(0)
}

fn says(choice: &Choice, title: &str) -> String {
    let fact = choice.differs.iter().find(|(one, _)| *one == title);
    fact.map(|(_, words)| words.clone()).unwrap_or_default()
}

/// Keeps the version that says something under a title.
fn keep(phone: &mut Phone, title: &str, words: &str) -> Vec<Effect> {
    let thing = thing(phone);
    let is_it = |one: &&Choice| says(one, title).contains(words);
    let choice = thing.versions.iter().find(is_it).expect("this version");
    phone.send(choice.keep.clone())
}

#[test]
fn either_version_that_is_kept_is_taken_over_by_the_other_phone() {
    for chosen in ["Dana Reyes", "Dana Ortiz-Reyes"] {
        for on_the_first in [true, false] {
            let (mut here, mut there) = two_names();
            let phone = if on_the_first { &mut here } else { &mut there };
            let effects = keep(phone, "Name", chosen);
            assert!(matches!(effects[..], [Effect::Commit { .. }]));
            assert!(things(phone).is_empty());
            exchange(&mut here, &mut there);
            for phone in [&here, &there] {
                assert_eq!(name(phone), chosen);
                assert!(things(phone).is_empty());
                let ledger = phone.notebook().ledger();
                assert_eq!(ledger.in_conflict().count(), 0);
            }
        }
    }
}

#[test]
fn the_same_choice_on_two_phones_is_one_and_two_choices_are_to_choose_from_again() {
    let (mut here, mut there) = two_names();
    keep(&mut here, "Name", "Dana Reyes");
    there.play.wait(100);
    keep(&mut there, "Name", "Dana Reyes");
    exchange(&mut here, &mut there);
    assert!(things(&here).is_empty() && things(&there).is_empty());
    assert_eq!([name(&here), name(&there)], ["Dana Reyes", "Dana Reyes"]);

    let (mut here, mut there) = two_names();
    keep(&mut here, "Name", "Dana Reyes");
    keep(&mut there, "Name", "Dana Ortiz-Reyes");
    exchange(&mut here, &mut there);
    for phone in [&here, &there] {
        assert_eq!(thing(phone).versions.len(), 2);
    }
    keep(&mut there, "Name", "Dana Reyes");
    exchange(&mut here, &mut there);
    assert_eq!([name(&here), name(&there)], ["Dana Reyes", "Dana Reyes"]);
    assert!(things(&here).is_empty());
}

#[test]
fn a_choice_that_is_undone_leaves_both_to_choose_from_on_both_phones() {
    for chosen in ["Dana Reyes", "Dana Ortiz-Reyes"] {
        for sent_before in [true, false] {
            let (mut here, mut there) = two_names();
            let before = thing(&here);
            keep(&mut here, "Name", chosen);
            assert!(notices::undo(here.model()).unwrap().can_undo);
            if sent_before {
                take_in(&mut there, here.file());
                assert_eq!(name(&there), chosen);
            }
            here.send(Event::UndoWanted);
            let after = thing(&here);
            let said = |thing: &Thing| {
                let words = thing
                    .versions
                    .iter()
                    .map(|one| (one.is_shown, one.differs.clone()));
                words.collect::<Vec<_>>()
            };
            assert_eq!(said(&after), said(&before), "as it was");
            exchange(&mut here, &mut there);
            assert_eq!(said(&thing(&there)), said(&before));
            keep(&mut there, "Name", "Dana Reyes");
            exchange(&mut here, &mut there);
            assert_eq!(name(&here), "Dana Reyes");
            assert!(things(&here).is_empty());
        }
    }
}

#[test]
fn a_change_after_the_choice_stays_when_the_choice_is_undone() {
    let (mut here, _) = two_names();
    keep(&mut here, "Name", "Dana Reyes");
    let rep = rep_of(&here);
    here.send(Event::Rep(rep, RepEvent::StageChosen(Stage::Senior)));
    here.send(Event::UndoWanted);
    let versions = thing(&here).versions;
    let said: Vec<_> = versions.iter().map(|one| says(one, "Stage")).collect();
    assert_eq!(versions.len(), 2);
    assert!(said.contains(&"Senior".to_owned()), "{said:?}");
}

fn titles(choice: &Choice) -> Vec<&'static str> {
    choice.differs.iter().map(|(title, _)| *title).collect()
}

fn moment(phone: &Phone, call: CallId, place: usize) -> MomentId {
    phone.notebook().timeline(call)[place].id
}

#[test]
fn each_kind_of_thing_says_what_it_is_and_nothing_but_what_differs() {
    let (mut here, mut there, call) = two_phones();
    let turn = moment(&here, call, 1);
    let draft = |short: &str| {
        Event::Codebook(CodebookEvent::Saved(BehaviourDraft {
            label: "Let the customer finish".to_owned(),
            short: short.to_owned(),
            seen: "The rep waits for the end of the sentence.".to_owned(),
            skill: "Listening".to_owned(),
            valence: Valence::Well,
            shape: Shape::Point,
            lead: "4".to_owned(),
        }))
    };
    let open = || Event::Codebook(CodebookEvent::Opened(Some(key("open-question"))));
    let note = |words: &str| Event::Moment(call, MomentEvent::NoteTyped(turn, words.to_owned()));
    let would =
        |words: &str| Event::Debrief(call, DebriefEvent::WouldSayTyped(turn, words.to_owned()));
    for (phone, which) in [(&mut here, "one"), (&mut there, "two")] {
        let rep = rep_of(phone);
        let stage = if which == "one" {
            Stage::Solid
        } else {
            Stage::Senior
        };
        phone.send(Event::Rep(rep, RepEvent::StageChosen(stage)));
        phone.send(open());
        phone.send(draft(which));
        phone.send(note(which));
        phone.send(would(which));
        phone.send(Event::Lot(call, LotEvent::NextStepTyped(which.to_owned())));
    }
    exchange(&mut here, &mut there);
    for phone in [&here, &there] {
        let things = things(phone);
        let what: Vec<&str> = things.iter().map(|one| one.line.as_str()).collect();
        assert_eq!(
            what,
            [
                "Rep",
                "Call, Sun 23 Nov",
                "Moment at 5:58 in the call, Sun 23 Nov",
                "Behaviour"
            ]
        );
        let differ: Vec<_> = things.iter().map(|one| titles(&one.versions[0])).collect();
        assert_eq!(differ[0], ["Stage"]);
        assert_eq!(differ[1], ["Next step", "Replay"]);
        assert_eq!(differ[2], ["Note"]);
        assert_eq!(differ[3], ["Short label"]);
        assert_eq!(things[1].who, "Dana Ortiz");
        assert_eq!(things[1].account.as_deref(), Some("Halvorsen Foods"));
        let replay = says(&things[1].versions[0], "Replay");
        assert!(replay.starts_with("5:58 Buying sign, missed."), "{replay}");
        let note = says(&things[2].versions[1], "Note");
        assert!(note.starts_with("Private: "), "{note}");
        assert!(
            things[0].versions[0]
                .when
                .starts_with("Changed 23 Nov 2025, ")
        );
        assert!(things[0].versions[0].is_shown && !things[0].versions[1].is_shown);
    }
    let first: Vec<Event> = things(&here)
        .iter()
        .map(|one| one.versions[1].keep.clone())
        .collect();
    for event in first {
        here.send(event);
    }
    exchange(&mut here, &mut there);
    assert!(things(&here).is_empty() && things(&there).is_empty());
}

#[test]
fn what_waits_is_told_above_the_screens_and_in_settings_and_not_while_a_call_runs() {
    let (mut here, _) = two_names();
    let told = |phone: &Phone| {
        let notices = notices::notices(phone.model());
        notices
            .into_iter()
            .find(|one| one.what.contains("two places"))
    };
    assert_eq!(told(&here), None, "the import has the way to it by itself");
    here.send(Event::Go(Route::Today));
    let notice = told(&here).expect("it is told");
    assert_eq!(notice.what, "1 thing was changed in two places.");
    assert_eq!(notice.advice, "Both versions are kept.");
    assert!(!notice.urgent);
    assert_eq!(notice.act, Some(("Look at both", Event::Go(Route::Both))));
    assert_eq!(
        settings::settings(here.model()).both.as_deref(),
        Some("1 thing")
    );
    here.send(Event::Go(Route::Both));
    assert_eq!(told(&here), None, "not where it is chosen");
    here.send(Event::Go(Route::Today));
    let rep = rep_of(&here);
    here.send(Event::Start(StartEvent::RepChosen(rep)));
    assert_eq!(told(&here), None, "not while a call runs");
    keep(&mut here, "Name", "Dana Reyes");
    assert_eq!(settings::settings(here.model()).both, None);
}

#[test]
fn the_import_says_what_the_table_has_no_column_for() {
    let (mut here, mut there, call) = two_phones();
    rename(&mut here, "Dana Reyes");
    rename(&mut there, "Dana Ortiz-Reyes");
    let taken = moment(&there, call, 0);
    there.send(Event::Moment(call, MomentEvent::TakenOut(taken)));
    let ImportView::Preview { rows, .. } = here.pick(there.file()) else {
        panic!("the file is taken");
    };
    let besides = import::besides(&rows);
    assert_eq!(
        besides,
        [
            "1 thing was changed in two places. Both versions are kept.",
            "1 thing was deleted there, and goes here too."
        ]
    );
    here.send(Event::File(FileEvent::AddWanted));
    let ImportView::Added { rows, both } = import::import(here.model()) else {
        panic!("it is added");
    };
    assert!(both);
    assert_eq!(import::added(&rows), "1 rep, 1 call");
    take_in(&mut there, here.file());
    take_in(&mut here, there.file());
    assert!(here.notebook().moment(call, taken).is_none());
}

#[test]
fn a_private_note_stays_when_a_version_without_it_is_kept() {
    let (mut here, mut there, call) = two_phones();
    here.send(Event::Lot(
        call,
        LotEvent::NoteTyped("Her hands shook".to_owned()),
    ));
    there.send(Event::Lot(
        call,
        LotEvent::NextStepTyped("Call on Monday".to_owned()),
    ));
    exchange(&mut here, &mut there);
    assert_eq!(titles(&thing(&there).versions[0]), ["Next step"]);
    keep(&mut there, "Next step", "Call on Monday");
    exchange(&mut here, &mut there);
    for phone in [&here, &there] {
        let call = phone.notebook().call(call).unwrap();
        assert_eq!(call.note.as_str(), "Her hands shook");
        assert_eq!(call.next_step.as_str(), "Call on Monday");
        assert!(things(phone).is_empty());
    }
}

#[test]
fn a_call_that_has_begun_elsewhere_and_has_moments_is_not_taken_back_to_its_plan() {
    let (mut here, mut there, _) = two_phones();
    let rep = rep_of(&here);
    here.send(Event::Start(StartEvent::RepPlanned(rep)));
    let Route::Prepare(call) = here.model().route else {
        panic!("a call is prepared");
    };
    take_in(&mut there, here.file());
    there.send(Event::Plan(
        call,
        PlanEvent::AccountTyped("Pine".to_owned()),
    ));
    here.send(Event::Plan(call, PlanEvent::Begun));
    exchange(&mut here, &mut there);
    let far: Vec<String> = thing(&here)
        .versions
        .iter()
        .map(|one| says(one, "How far it has come"))
        .collect();
    assert!(
        far[0].starts_with("Running") && far[1].starts_with("Planned"),
        "{far:?}"
    );
    let planned = thing(&here).versions[1].keep.clone();
    here.play.tap(call, "open-question");
    here.settle();
    assert!(things(&here).is_empty(), "the plan can't be kept any more");
    assert!(here.send(planned).is_empty());
    let kept = here.notebook().call(call).unwrap();
    assert!(matches!(kept.phase, Phase::Running { .. }));
}

#[test]
fn a_notebook_in_which_a_moment_of_two_versions_was_deleted_still_travels() {
    let (mut here, mut there, call) = two_phones();
    let which = moment(&here, call, 0);
    for (phone, words) in [(&mut here, "one"), (&mut there, "two")] {
        phone.send(Event::Moment(
            call,
            MomentEvent::NoteTyped(which, words.to_owned()),
        ));
    }
    take_in(&mut here, there.file());
    here.send(Event::Moment(call, MomentEvent::TakenOut(which)));
    let versions = thing(&here).versions;
    assert_eq!(says(&versions[0], "Deleted"), "Yes");
    assert!(versions[0].when.starts_with("Deleted "));
    exchange(&mut here, &mut there);
    let new = here.file();
    take_in(&mut Phone::number(3), new);
}

/// What is said of the one call in the trash.
fn goes(phone: &Phone) -> String {
    let thrown = trash::trash(phone.model()).calls;
    thrown.into_iter().next().expect("a call is there").goes
}

#[test]
fn what_waits_for_a_choice_stays_in_the_trash_until_it_is_chosen() {
    let (mut here, mut there, call) = two_phones();
    for (phone, words) in [(&mut here, "one"), (&mut there, "two")] {
        phone.send(Event::Lot(call, LotEvent::NextStepTyped(words.to_owned())));
    }
    exchange(&mut here, &mut there);
    here.send(Event::Trash(TrashEvent::CallThrown(call)));
    here.send(Event::Trash(TrashEvent::Emptied));
    assert!(here.notebook().call(call).is_some());
    assert!(goes(&here).contains("stays until you keep one version"));
    keep(&mut here, "Next step", "one");
    here.send(Event::Trash(TrashEvent::CallThrown(call)));
    assert_eq!(goes(&here), "It goes for good in 30 days.");
    here.send(Event::Trash(TrashEvent::Emptied));
    assert!(here.notebook().call(call).is_none());
}

#[test]
fn what_was_said_at_a_moment_that_was_taken_out_elsewhere_is_still_shown() {
    let (mut here, mut there, call) = two_phones();
    let turn = moment(&here, call, 1);
    let said = |words: &str| Event::Debrief(call, DebriefEvent::SaidTyped(turn, words.to_owned()));
    here.send(said("We would need it before the season"));
    there.send(Event::Moment(call, MomentEvent::TakenOut(turn)));
    take_in(&mut here, there.file());
    if !things(&here).is_empty() {
        keep(&mut here, "Replay", "before the season");
    }
    assert!(here.notebook().moment(call, turn).is_none());
    let summary = summary::summary(here.model(), call).unwrap();
    let turned = summary
        .parts
        .iter()
        .find(|part| part.title == "Where it turned");
    let lines: Vec<_> = turned
        .unwrap()
        .entries
        .iter()
        .map(|one| one.read())
        .collect();
    assert_eq!(
        lines,
        [
            ("", "A moment that was taken out".to_owned()),
            (
                "What was said",
                "We would need it before the season".to_owned()
            ),
            ("To say now", "As early as the 5th".to_owned()),
        ]
    );
    here.send(Event::Go(Route::Debrief(call)));
    here.send(Event::Debrief(
        call,
        DebriefEvent::StepChosen(DebriefStep::Replay),
    ));
    let Screen::Replay(replay) = debrief::debrief(here.model(), call).unwrap().screen else {
        panic!("the replay");
    };
    assert_eq!(
        replay.taken_out,
        [
            ("Where it turned", "A moment that was taken out".to_owned()),
            (
                "What was said",
                "We would need it before the season".to_owned()
            ),
            ("To say now", "As early as the 5th".to_owned()),
        ]
    );
}

#[test]
fn two_moments_of_a_call_that_were_changed_apart_are_no_conflict() {
    let (mut here, mut there, call) = two_phones();
    for (phone, place) in [(&mut here, 0), (&mut there, 1)] {
        let which = moment(phone, call, place);
        let note = MomentEvent::NoteTyped(which, "Right after the coffee".to_owned());
        phone.send(Event::Moment(call, note));
    }
    exchange(&mut here, &mut there);
    for phone in [&here, &there] {
        assert!(things(phone).is_empty(), "{:?}", things(phone));
        let noted = phone
            .notebook()
            .moments(call)
            .iter()
            .filter(|one| !one.note.is_blank());
        assert_eq!(noted.count(), 2);
    }
}

/// The edits of a call and of its moments are counted apart: many of the one say nothing of the other.
#[test]
fn a_note_written_elsewhere_outlives_the_deletion_of_its_call_however_often_that_was_changed() {
    let (mut here, mut there, call) = two_phones();
    for words in ["A", "As", "Ask", "Ask when"] {
        here.send(Event::Lot(call, LotEvent::NoteTyped(words.to_owned())));
    }
    exchange(&mut here, &mut there);
    there.send(Event::Trash(TrashEvent::CallThrown(call)));
    there.send(Event::Trash(TrashEvent::Emptied));
    let moments: Vec<MomentId> = here.notebook().moments(call).iter().map(|m| m.id).collect();
    let typed = MomentEvent::NoteTyped(moments[0], "She leaned in.".to_owned());
    here.send(Event::Moment(call, typed));
    exchange(&mut here, &mut there);
    for phone in [&here, &there] {
        let notebook = phone.notebook();
        assert!(notebook.call(call).is_some(), "the call stays");
        let note = &notebook.moment(call, moments[0]).unwrap().note;
        assert_eq!(note.as_str(), "She leaned in.");
        assert_eq!(
            notebook.moments(call).len(),
            moments.len(),
            "it stays whole"
        );
    }
}
