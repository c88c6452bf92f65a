//! The page of a behaviour that was not saved.

use curbside::app::event::{BehaviourDraft, CodebookEvent, World};
use curbside::app::model::CodebookPage;
use curbside::app::view::codebook;
use curbside::app::{Event, Route};

use crate::support::{Play, key};
use crate::{go_on, killed, offered, silence};

#[test]
fn a_behaviours_page_comes_back_as_it_was_typed() {
    let mut play = Play::new();
    play.send(Event::Go(Route::Codebook));
    let open = key("data-dump");
    let opened = Event::Codebook(CodebookEvent::Opened(Some(open.clone())));
    play.send(opened.clone());
    let own = codebook::page(&play.model).unwrap().draft;
    let typed = silence("Too much at once");
    play.send(Event::Codebook(CodebookEvent::Typed(typed.clone())));
    // The phone's back gesture.
    play.send(Event::World(World::Arrived(Route::Settings)));
    play.send(Event::World(World::Arrived(Route::Codebook)));
    play.send(opened);
    let page = codebook::page(&play.model).unwrap();
    assert!(page.is_unsaved && page.draft == typed);
    let mut play = killed(&play);
    let offer = &offered(&play)[0];
    assert_eq!(offer.ask, "You were changing a behaviour. Go on?");
    assert_eq!(offer.who, "Too much at once");
    go_on(&mut play);
    assert_eq!(play.model.route, Route::Codebook);
    assert_eq!(play.model.codebook.page, CodebookPage::Open(open));
    assert_eq!(codebook::page(&play.model).unwrap().draft, typed);
    // Typed back to what it was, it is nothing to be kept.
    play.send(Event::Codebook(CodebookEvent::Typed(own)));
    assert_eq!(offered(&play), []);
}

#[test]
fn saving_or_giving_up_a_behaviour_takes_its_draft_away() {
    let mut play = Play::new();
    play.send(Event::Codebook(CodebookEvent::Opened(None)));
    let whole = BehaviourDraft {
        seen: "The rep waits".to_owned(),
        skill: "Listening".to_owned(),
        ..silence("Silence")
    };
    play.send(Event::Codebook(CodebookEvent::Typed(whole.clone())));
    assert_eq!(
        offered(&play)[0].ask,
        "You were writing a new behaviour. Go on?"
    );
    play.send(Event::Codebook(CodebookEvent::Saved(whole.clone())));
    assert_eq!(offered(&play), []);
    play.send(Event::Codebook(CodebookEvent::Opened(None)));
    play.send(Event::Codebook(CodebookEvent::Typed(whole)));
    play.send(Event::Codebook(CodebookEvent::Closed));
    assert_eq!(offered(&killed(&play)), []);
    play.send(Event::UndoWanted);
    assert_eq!(offered(&killed(&play)).len(), 1, "one tap brings it back");
}
