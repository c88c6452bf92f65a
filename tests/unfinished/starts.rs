//! A call that was about to start.

use curbside::app::event::{Opening, StartEvent, World};
use curbside::app::view::start;
use curbside::app::{Effect, Event, Route};
use curbside::domain::{DraftOf, Role, Stakes};
use curbside::wire::Change;

use crate::support::Play;
use crate::{go_on, killed, offered, support};

#[test]
fn an_unfinished_start_is_offered_in_its_own_words_and_filled_in_again() {
    let mut play = Play::new();
    play.send(Event::Go(Route::Start));
    play.send(Event::Start(StartEvent::StakesChosen(Stakes::MustWin)));
    assert_eq!(offered(&killed(&play)), [], "a choice alone is a tap away");
    play.send(Event::Start(StartEvent::RoleChosen(Role::JointCall)));
    play.send(Event::Start(StartEvent::AccountTyped(
        "Lindqvist".to_owned(),
    )));
    play.send(Event::Start(StartEvent::NewRepTyped("Priya".to_owned())));
    let mut play = killed(&play);
    let offer = &offered(&play)[0];
    assert_eq!(offer.ask, "You were about to start a call. Go on?");
    let (who, account) = (offer.who.as_str(), offer.account.as_deref());
    assert_eq!((who, account), ("Priya", Some("Lindqvist")));
    assert_eq!(offer.line, "Must-win, joint call. Typed just now");
    play.send(Event::Go(Route::Start));
    assert_eq!(
        start::start(&play.model).account,
        "",
        "no call gets another's words unasked"
    );
    play.send(Event::Go(Route::Today));
    go_on(&mut play);
    let form = start::start(&play.model);
    assert_eq!(
        (form.account.as_str(), form.new_rep.as_str()),
        ("Lindqvist", "Priya")
    );
    assert_eq!((form.stakes, form.role), (Stakes::MustWin, Role::JointCall));
    let effects = play.send(Event::Start(StartEvent::NewRepStarted));
    let Effect::Commit { changes, .. } = &effects[0] else {
        panic!("{effects:?}");
    };
    let over = Change::forget(curbside::wire::Key::Draft(DraftOf::Start));
    assert!(
        changes.contains(&over),
        "the draft goes with the same write"
    );
    play.end(play.model.route.call().unwrap());
    assert_eq!(offered(&killed(&play)), []);
}

#[test]
fn a_start_that_is_reloaded_stands_as_it_was() {
    let mut play = Play::new();
    play.send(Event::Go(Route::Start));
    play.send(Event::Start(StartEvent::AccountTyped(
        "Lindqvist".to_owned(),
    )));
    let mut again = Play::unopened();
    again.model.route = Route::Start;
    let opening = Opening {
        strands: support::all(&play.model.notebook).into_values().collect(),
        damaged: vec![],
        mark: None,
        canary: None,
    };
    again.send(Event::World(World::Opened(Box::new(Ok(opening)))));
    assert_eq!(start::start(&again.model).account, "Lindqvist");
}
