//! What was deleted in one place and changed in another.

use curbside::app::event::{DebriefEvent, DebriefStep, LotEvent, MomentEvent, TrashEvent};
use curbside::app::view::debrief::Screen;
use curbside::app::view::{debrief, summary, trash};
use curbside::app::{Event, Route};
use curbside::domain::MomentId;

use crate::{Phone, exchange, keep, moment, says, take_in, thing, things, two_phones};

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
