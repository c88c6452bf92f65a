//! What is typed is on its way to the disk at once, and in no file.

use core::cell::Cell;

use curbside::app::event::{
    CodebookEvent, DebriefEvent, DraftEvent, LotEvent, MomentEvent, PlanEvent, RepEvent, StartEvent,
};
use curbside::app::{Effect, Event};
use curbside::domain::Timestamp;
use curbside::wire::{Scope, export};

use crate::support::Play;
use crate::{in_a_debrief, rep_of, silence, with_a_step};

#[test]
fn each_letter_is_on_its_way_to_the_disk_at_once() {
    // Each field has words of its own: what one has brought to the disk vouches for no other.
    let typed = Cell::new(0);
    let words = || {
        typed.set(typed.get() + 1);
        format!("unmistakable {}.", typed.get())
    };
    let mut play = Play::new();
    let agreed = with_a_step(&mut play);
    let rep = rep_of(&play, agreed);
    let id = in_a_debrief(&mut play);
    let moment = play.model.notebook.moments(id)[0].id;
    let mut fields: Vec<Event> = vec![
        Event::Moment(id, MomentEvent::NoteTyped(moment, words())),
        Event::Lot(id, LotEvent::NoteTyped(words())),
        Event::Lot(id, LotEvent::NextStepTyped(words())),
        Event::Lot(id, LotEvent::AccountTyped(words())),
        Event::Rep(rep, RepEvent::Renamed(words())),
        Event::Start(StartEvent::AccountTyped(words())),
        Event::Start(StartEvent::NewRepTyped(words())),
        Event::Draft(DraftEvent::ClosingTyped(agreed, words())),
    ];
    let debrief = [
        DebriefEvent::SupposedTyped(words()),
        DebriefEvent::FeltTyped(words()),
        DebriefEvent::WentWellTyped(words()),
        DebriefEvent::SaidTyped(moment, words()),
        DebriefEvent::WouldSayTyped(moment, words()),
        DebriefEvent::KeepTyped(words()),
        DebriefEvent::WorkOnTyped(words()),
        DebriefEvent::ActionStepTyped(words()),
    ];
    fields.extend(debrief.map(|event| Event::Debrief(id, event)));
    play.send(Event::Start(StartEvent::RepPlanned(rep)));
    let planned = play.model.route.call().unwrap();
    let plan = [
        PlanEvent::AccountTyped(words()),
        PlanEvent::ObjectiveTyped(words()),
        PlanEvent::ContributionTyped(words()),
        PlanEvent::HandBackTyped(words()),
    ];
    fields.extend(plan.map(|event| Event::Plan(planned, event)));
    fields.push(Event::Draft(DraftEvent::TripWireTyped(planned, words())));
    play.send(Event::Codebook(CodebookEvent::Opened(None)));
    fields.push(Event::Codebook(CodebookEvent::Typed(silence(&words()))));
    let told = |event: &Event| {
        let said = format!("{event:?}");
        let from = said.find("unmistakable").unwrap();
        let to = from + said[from..].find('.').unwrap();
        said[from..=to].to_owned()
    };
    for event in fields {
        let words = told(&event);
        let effects = play.send(event.clone());
        let written = effects.iter().any(|effect| match effect {
            Effect::Commit { changes, .. } => changes.iter().any(|change| {
                let record = change.to.as_ref().and_then(|to| to.shown.record());
                record.is_some_and(|one| one.encode().unwrap().contains(&words))
            }),
            _ => false,
        });
        assert!(written, "{event:?}");
    }
}

#[test]
fn drafts_are_in_no_file() {
    let mut play = Play::new();
    let id = in_a_debrief(&mut play);
    let before = export(&play.model.notebook, Scope::Everything, Timestamp::EARLIEST).unwrap();
    play.send(Event::Start(StartEvent::AccountTyped(
        "unmistakable".to_owned(),
    )));
    for scope in [Scope::Everything, Scope::Call(id), Scope::Codebook] {
        let file = export(&play.model.notebook, scope, Timestamp::EARLIEST).unwrap();
        assert!(!file.contains("unmistakable") && !file.contains("draft"));
    }
    let after = export(&play.model.notebook, Scope::Everything, Timestamp::EARLIEST).unwrap();
    assert_eq!(before, after);
}

#[test]
fn nothing_is_kept_before_the_notebook_is_open() {
    let mut play = Play::unopened();
    let typed = StartEvent::AccountTyped("Lindqvist".to_owned());
    assert_eq!(play.send(Event::Start(typed)), []);
    assert_eq!(play.model.notebook.drafts().count(), 0);
}
