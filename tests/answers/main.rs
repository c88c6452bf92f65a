//! A debrief on its way to the rep and the answer on its way back: three phones in memory, and the files between
//! them.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test may stop

mod as_notes;
mod coming_back;
mod received;
mod sending;
#[path = "../support/mod.rs"]
mod support;

use curbside::app::event::{AnswerEvent, FileEvent, Parcel, ShareEvent};
use curbside::app::view::import::{ImportView, import};
use curbside::app::{Effect, Event};
use curbside::domain::*;
use curbside::wire::{Receiver, Scope};
use support::Play;

const TRIED: &str = "Asked before the brochure";
const WENT: &str = "They told me who decides";

fn handed_over(effects: &[Effect]) -> String {
    match effects {
        [Effect::HandOver(file)] => file.text.clone(),
        other => panic!("no file leaves by {other:?}"),
    }
}

fn shared(play: &mut Play, scope: Scope, receiver: Receiver) -> String {
    play.send(Event::Share(ShareEvent::Wanted(Parcel::Notes(scope))));
    play.send(Event::Share(ShareEvent::ReceiverChosen(receiver)));
    handed_over(&play.send(Event::Share(ShareEvent::Sent)))
}

fn comes_in(play: &mut Play, text: &str) -> ImportView {
    play.send(Event::File(FileEvent::CameIn {
        name: "file.json".to_owned(),
        text: Ok(text.to_owned()),
    }));
    import(&play.model)
}

/// A manager whose debrief agreed on a step, and the file for the rep.
fn manager() -> (Play, CallId, String) {
    let mut play = Play::on_phone(1);
    let call = play.whole_call("Dana Ortiz", "Halvorsen Foods");
    let file = shared(&mut play, Scope::Call(call), Receiver::TheRep);
    (play, call, file)
}

/// The rep's phone, with the debrief kept.
fn rep(file: &str) -> Play {
    let mut play = Play::on_phone(2);
    assert!(matches!(
        comes_in(&mut play, file),
        ImportView::ForTheRep { .. }
    ));
    play.send(Event::File(FileEvent::KeptToAnswer));
    play
}

fn types(play: &mut Play, call: CallId, tried: &str, went: &str) {
    for event in [
        AnswerEvent::TriedTyped(tried.to_owned()),
        AnswerEvent::WentTyped(went.to_owned()),
    ] {
        play.send(Event::Answer(call, event));
    }
}

fn answered(play: &mut Play, call: CallId, tried: &str, went: &str) -> String {
    types(play, call, tried, went);
    handed_over(&play.send(Event::Answer(call, AnswerEvent::Sent)))
}
