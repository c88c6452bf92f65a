//! What leaves, and for whom: what is in it, what stays, and the names that are left out.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test may stop

#[path = "../support/any/mod.rs"]
mod any;
mod any_notebook;
mod finding;
mod receivers;
#[path = "../support/mod.rs"]
mod support;
mod without_names;

use curbside::app::event::{LotEvent, Parcel, ShareEvent};
use curbside::app::leaving::Naming;
use curbside::app::view::leaving::{LeavingView, leaving as shown};
use curbside::app::{Effect, Event, Route};
use curbside::domain::*;
use curbside::wire::Receiver;
use support::Play;

/// Two reps; the calls of one name the other, accounts and themselves.
fn written() -> (Play, CallId) {
    let mut play = Play::new();
    play.whole_call("Marcus Lee", "North Bank");
    let call = play.whole_call("Dana Ortiz", "Halvorsen Foods");
    let objective = "Halvorsen wants what marcus lee sold to NORTH BANK; Dana's price, not Lee's.";
    play.send(Event::Go(Route::Call(call)));
    play.send(Event::Lot(
        call,
        LotEvent::NoteTyped("Frank words on Dana".to_owned()),
    ));
    play.send(Event::Lot(
        call,
        LotEvent::NextStepTyped(objective.to_owned()),
    ));
    (play, call)
}

fn rep(play: &Play, name: &str) -> RepId {
    let mut reps = play.model.notebook.all_reps();
    reps.find(|rep| rep.name.as_str() == name).unwrap().id
}

fn sent(play: &mut Play, what: Parcel, receiver: Receiver, naming: Naming) -> (String, String) {
    play.send(Event::Share(ShareEvent::Wanted(what)));
    play.send(Event::Share(ShareEvent::ReceiverChosen(receiver)));
    play.send(Event::Share(ShareEvent::NamingChosen(naming)));
    match &play.send(Event::Share(ShareEvent::Sent))[..] {
        [Effect::HandOver(file)] => (file.name.clone(), file.text.clone()),
        other => panic!("{what:?} gives {other:?}"),
    }
}

fn view(play: &Play) -> LeavingView {
    shown(&play.model).expect("something is to leave")
}
