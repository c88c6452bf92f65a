//! What a person is in the middle of: each letter is on its way to the disk at once, and what was not
//! finished is offered at the next start.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test may stop

mod behaviours;
mod debriefs;
mod form;
mod gone;
mod starts;
#[path = "../support/mod.rs"]
mod support;
mod typed;
mod words;

use curbside::app::event::{BehaviourDraft, DraftEvent, FollowEvent, Opening, StartEvent, World};
use curbside::app::model::Startup;
use curbside::app::view::offers::Offer;
use curbside::app::view::today;
use curbside::app::{Event, Route};
use curbside::domain::{CallId, How, RepId, Shape, Valence};
use support::Play;
use uuid::Uuid;

/// The app is killed, and started at Today with what the disk holds: all that was committed.
fn killed(play: &Play) -> Play {
    killed_with(play, vec![])
}

fn killed_with(play: &Play, damaged: Vec<String>) -> Play {
    let mut again = Play::unopened();
    again.go_on_from(play);
    let mark = Some(Uuid::nil().into());
    let opening = Opening {
        strands: support::all(&play.model.notebook).into_values().collect(),
        damaged,
        mark,
        canary: mark,
    };
    again.send(Event::World(World::Opened(Box::new(Ok(opening)))));
    assert_eq!(again.model.startup, Startup::Ready);
    again
}

fn offered(play: &Play) -> Vec<Offer> {
    today::today(&play.model).offers
}

fn go_on(play: &mut Play) {
    let of = offered(play)[0].of.clone();
    play.send(Event::Draft(DraftEvent::GoneOn(of)));
}

fn rep_of(play: &Play, call: CallId) -> RepId {
    play.model.notebook.call(call).unwrap().rep
}

/// A call that has ended, with its debrief on the screen.
fn in_a_debrief(play: &mut Play) -> CallId {
    let id = play.start("Dana Ortiz", "Halvorsen Foods");
    play.tap(id, "data-dump");
    play.tap(id, "open-question");
    play.end(id);
    play.send(Event::Go(Route::Debrief(id)));
    id
}

fn silence(label: &str) -> BehaviourDraft {
    BehaviourDraft {
        label: label.to_owned(),
        short: "Quiet".to_owned(),
        seen: String::new(),
        skill: String::new(),
        valence: Valence::Well,
        shape: Shape::Point,
        lead: "3".to_owned(),
    }
}

/// A rep with an open step that can be judged; answers with the call that agreed on it.
fn with_a_step(play: &mut Play) -> CallId {
    let agreed = play.whole_call("Dana Ortiz", "Halvorsen Foods");
    let rep = rep_of(play, agreed);
    for _ in 0..3 {
        play.send(Event::Start(StartEvent::RepChosen(rep)));
        let call = play.model.route.call().unwrap();
        play.end(call);
        play.send(Event::Follow(agreed, FollowEvent::Marked(call, How::Tried)));
    }
    agreed
}
