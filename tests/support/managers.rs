//! Two managers on one call, and the file of the one on the phone of the other.
#![allow(dead_code)] // each test file takes what it needs

use curbside::app::event::ObserverEvent;
use curbside::app::view::observer::lists::SeenLine;
use curbside::app::view::observer::{Candidate, ComparedView, Stage, compared, observer};
use curbside::app::{Effect, Event, Route};
use curbside::domain::{CallId, Timestamp};
use curbside::wire::{Scope, export};

use crate::support::{Play, TEN};

/// What was tapped, and how many seconds after the last tap.
pub(crate) type Taps<'a> = [(i64, &'a str)];

pub(crate) const KIM_SAW: &Taps<'_> = &[
    (60, "open-question"),
    (120, "buying-sign-missed"),
    (60, "data-dump"),
];

/// A call of half an hour or so, begun so many seconds after ten.
pub(crate) fn call_on(
    phone: u128,
    after_ten: i64,
    rep: &str,
    account: &str,
    taps: &Taps<'_>,
) -> (Play, CallId) {
    let mut play = Play::on_phone(phone);
    play.set_clock(TEN + after_ten * 1000, 60);
    let call = play.start(rep, account);
    for (seconds, what) in taps {
        play.wait(*seconds);
        play.tap(call, what);
    }
    play.wait(600);
    play.end(call);
    (play, call)
}

pub(crate) fn file_of(play: &Play, call: CallId) -> String {
    let now = Timestamp::nearest(TEN);
    export(&play.model.notebook, Scope::Call(call), now).unwrap()
}

pub(crate) fn come_in(play: &mut Play, call: CallId, text: &str) {
    play.send(Event::Go(Route::Observer(call)));
    let (name, text) = ("kim.curbside.json".to_owned(), Ok(text.to_owned()));
    send(play, call, ObserverEvent::CameIn { name, text });
}

pub(crate) fn send(play: &mut Play, call: CallId, event: ObserverEvent) -> Vec<Effect> {
    play.send(Event::Observer(call, event))
}

pub(crate) fn stage(play: &Play, call: CallId) -> Stage {
    observer(&play.model, call).unwrap().stage
}

pub(crate) fn candidates(play: &Play, call: CallId) -> Vec<Candidate> {
    match stage(play, call) {
        Stage::Choose { calls, .. } => calls,
        other => panic!("nothing is to be chosen: {other:?}"),
    }
}

pub(crate) fn problem(play: &Play, call: CallId) -> String {
    match stage(play, call) {
        Stage::Refused { problem } => problem,
        other => panic!("the file isn't refused: {other:?}"),
    }
}

pub(crate) fn confirm(play: &mut Play, call: CallId) -> ComparedView {
    let theirs = candidates(play, call)[0].call;
    send(play, call, ObserverEvent::Confirmed(theirs));
    compared(&play.model, call).expect("both are compared")
}

pub(crate) fn told(lines: &[SeenLine]) -> Vec<String> {
    let told = lines.iter().map(|line| {
        let told = format!("{} {} {}", line.time, line.words, line.beside);
        told.trim_end().to_owned()
    });
    told.collect()
}
