//! The summary in all its forms: what stands in it, word for word, and what never leaves with it.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test may stop

mod calendar;
mod markdown;
mod page;
mod private;
#[path = "../support/calendar.rs"]
mod read;
mod said;
#[path = "../support/mod.rs"]
mod support;
mod text;

use curbside::app::effect::OutFile;
use curbside::app::event::{DebriefEvent, Form, LotEvent, MomentEvent, PadEvent, Parcel, Tap};
use curbside::app::{Effect, Event};
use curbside::domain::{
    Answer, CallId, CallKind, Day, LearningMode, MomentId, NetMove, NetQuestion, Outcome, Percent,
    Sharing, Speaker, Timestamp,
};
use support::{Play, TEN, key};

/// A call in which everything was said that can be.
fn whole(play: &mut Play) -> CallId {
    let id = play.start("Dana Ortiz", "Halvorsen Foods");
    play.send(Event::Pad(
        id,
        PadEvent::Tapped(Tap::Speaking(Speaker::Rep)),
    ));
    play.wait(60);
    play.tap(id, "open-question");
    play.send(Event::Pad(
        id,
        PadEvent::Tapped(Tap::Speaking(Speaker::Customer)),
    ));
    play.wait(300);
    play.tap(id, "buying-sign-missed");
    play.wait(20);
    play.tap(id, "buying-sign-missed");
    play.net(id, NetMove::Held);
    play.wait(600);
    play.end(id);
    play.send(Event::Lot(id, LotEvent::OutcomeMarked(Outcome::Advance)));
    play.send(Event::Lot(
        id,
        LotEvent::NextStepTyped("Tasting on the 5th".to_owned()),
    ));
    note_call(play, id, "They buy for two shops", Sharing::WithRep);
    let turned = missed(play, id);
    note_moment(play, id, turned, "She asked for dates", Sharing::WithRep);
    debrief(play, id, turned);
    id
}

fn debrief(play: &mut Play, id: CallId, turned: MomentId) {
    let used = NetQuestion::Needed;
    for event in [
        DebriefEvent::SupposedTyped("A date for a tasting".to_owned()),
        DebriefEvent::FeltTyped("Rushed.\nToo many slides.".to_owned()),
        DebriefEvent::WentWellTyped("The opening".to_owned()),
        DebriefEvent::TalkGuessed(Some(Percent::nearest(40))),
        DebriefEvent::RepAnswered(used, Answer::No),
        DebriefEvent::RepSpoke,
        DebriefEvent::Turned(turned),
        DebriefEvent::SaidTyped(turned, "Let me show you the platform".to_owned()),
        DebriefEvent::WouldSayTyped(turned, "As early as the 5th".to_owned()),
        DebriefEvent::ManagerAnswered(used, Answer::Yes),
        DebriefEvent::ManagerAnswered(NetQuestion::WouldRecover, Answer::NotSure),
        DebriefEvent::KeepTyped("Asking about their week".to_owned()),
        DebriefEvent::WorkOnTyped("Hearing the buying sign".to_owned()),
        DebriefEvent::ActionStepTyped("Stop, and ask when".to_owned()),
        DebriefEvent::StepBehaviourChosen(Some(key("open-question"))),
        DebriefEvent::StepByChosen(Some(first_of_december())),
        DebriefEvent::LearningChosen(LearningMode::Failure),
        DebriefEvent::AloneToggled(CallKind::FollowUp),
        DebriefEvent::AloneToggled(CallKind::Demo),
        DebriefEvent::Finished,
    ] {
        play.debrief(id, event);
    }
}

/// The first buying sign that was missed.
fn missed(play: &Play, id: CallId) -> MomentId {
    play.model.notebook.timeline(id)[3].id
}

fn first_of_december() -> Day {
    Day::of(Timestamp::nearest(TEN), 60).plus(8)
}

fn note_call(play: &mut Play, id: CallId, words: &str, sharing: Sharing) {
    play.send(Event::Lot(id, LotEvent::NoteTyped(words.to_owned())));
    play.send(Event::Lot(id, LotEvent::NoteShared(sharing)));
}

fn note_moment(play: &mut Play, id: CallId, moment: MomentId, words: &str, sharing: Sharing) {
    let typed = MomentEvent::NoteTyped(moment, words.to_owned());
    play.send(Event::Moment(id, typed));
    play.send(Event::Moment(id, MomentEvent::NoteShared(moment, sharing)));
}

/// What leaves when a form is asked for.
fn out(play: &mut Play, id: CallId, form: Form) -> OutFile {
    match play.leave(Parcel::Summary(id, form)).as_slice() {
        [Effect::HandOver(file)] => file.clone(),
        other => panic!("{form:?} gives {other:?}"),
    }
}
