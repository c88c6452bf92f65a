//! What was typed for a call stays while something else is done.

use curbside::app::Event;
use curbside::app::event::{DraftEvent, StartEvent};
use curbside::app::model::Startup;
use curbside::domain::{CallId, DraftOf, RepId, Role, Stakes};
use curbside::wire::StoreError;

use crate::support::Play;
use crate::{go_on, killed, offered, rep_of};

/// A notebook that knows Dana, opened again after an account was typed for the next call.
fn with_a_typed_account() -> (Play, RepId) {
    let mut play = Play::new();
    let call = play.whole_call("Dana Ortiz", "Halvorsen Foods");
    let rep = rep_of(&play, call);
    let typed = StartEvent::AccountTyped("Norrvik".to_owned());
    play.send(Event::Start(typed));
    let again = killed(&play);
    assert!(is_offered(&again));
    (again, rep)
}

fn is_offered(play: &Play) -> bool {
    let mut offers = offered(play).into_iter();
    offers.any(|offer| offer.of == DraftOf::Start)
}

fn begun(play: &mut Play, rep: RepId) -> CallId {
    play.send(Event::Start(StartEvent::RepChosen(rep)));
    let call = play.model.route.call().unwrap();
    play.end(call);
    call
}

fn account(play: &Play, call: CallId) -> Option<&str> {
    let call = play.model.notebook.call(call).unwrap();
    call.account.as_ref().map(|account| account.as_str())
}

#[test]
fn a_choice_on_a_blank_form_leaves_what_was_typed_before() {
    let (mut play, _) = with_a_typed_account();
    play.send(Event::Start(StartEvent::StakesChosen(Stakes::MustWin)));
    play.send(Event::Start(StartEvent::RoleChosen(Role::Demonstrate)));
    assert!(is_offered(&play));
}

#[test]
fn another_call_that_is_started_leaves_what_was_typed_before() {
    let (mut play, rep) = with_a_typed_account();
    let call = begun(&mut play, rep);
    assert!(is_offered(&play));
    assert_eq!(account(&play, call), None);
}

#[test]
fn what_was_typed_for_a_call_is_over_once_the_call_is_made_of_it() {
    let (mut play, rep) = with_a_typed_account();
    go_on(&mut play);
    let call = begun(&mut play, rep);
    assert!(!is_offered(&play));
    assert_eq!(account(&play, call), Some("Norrvik"));
}

#[test]
fn an_emptied_form_leaves_nothing_to_go_on_with() {
    let (mut play, _) = with_a_typed_account();
    go_on(&mut play);
    play.send(Event::Start(StartEvent::AccountTyped(String::new())));
    assert!(!is_offered(&play));
}

#[test]
fn nothing_is_called_thrown_away_that_a_shut_notebook_keeps() {
    let (mut play, _) = with_a_typed_account();
    play.model.startup = Startup::Shut(StoreError::Newer);
    play.send(Event::Draft(DraftEvent::GivenUp(DraftOf::Start)));
    assert_eq!(play.model.undo, None);
    assert!(play.model.notebook.draft(&DraftOf::Start).is_some());
}
