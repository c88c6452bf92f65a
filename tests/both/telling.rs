//! What is said of a thing that waits for a choice, and where.

use curbside::app::event::{
    BehaviourDraft, CodebookEvent, DebriefEvent, FileEvent, LotEvent, MomentEvent, RepEvent,
    StartEvent,
};
use curbside::app::view::import::{self, ImportView};
use curbside::app::view::{brings, notices, settings};
use curbside::app::{Event, Route};
use curbside::domain::{Shape, Stage, Valence};

use crate::support::key;
use crate::{
    Phone, exchange, keep, moment, rename, rep_of, says, take_in, things, titles, two_names,
    two_phones,
};

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
    let besides = brings::besides(&rows);
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
    assert_eq!(brings::added(&rows), "1 rep, 1 call");
    take_in(&mut there, here.file());
    take_in(&mut here, there.file());
    assert!(here.notebook().moment(call, taken).is_none());
}
