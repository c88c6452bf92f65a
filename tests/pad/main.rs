//! The pad in the hand: what each tap does, what a second one doesn't, and how all of it is taken
//! back.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test may stop

mod changes;
mod screen;
mod states;
#[path = "../support/mod.rs"]
mod support;
mod taps;
mod within_reach;

use curbside::app::event::{PadEvent, Tap};
use curbside::app::view::pad::{self, PadView};
use curbside::app::{Effect, Event};
use curbside::domain::{CallId, What};
use support::{Play, key};

fn tap(play: &mut Play, call: CallId, tap: Tap) -> Vec<Effect> {
    play.send(Event::Pad(call, PadEvent::Tapped(tap)))
}

fn undo(play: &mut Play, call: CallId) -> Vec<Effect> {
    play.send(Event::Pad(call, PadEvent::Undone))
}

fn view(play: &Play, call: CallId) -> PadView {
    pad::pad(&play.model, call).unwrap()
}

fn whats(play: &Play, call: CallId) -> Vec<What> {
    let moments = play.model.notebook.moments(call).iter();
    moments.map(|moment| moment.what.clone()).collect()
}

fn behaviour(name: &str) -> Tap {
    Tap::Behaviour(key(name))
}
