//! What lasts on the pad: a state, the net, who speaks.

use curbside::app::Event;
use curbside::app::event::{Tap, World};
use curbside::app::view::pad::NetView;
use curbside::domain::{Behaviour, Elapsed, NetMove, Shape, Speaker};

use crate::support::{Play, key};
use crate::{behaviour, tap, view, whats};

/// The starter's data dump becomes a state.
fn with_a_state(play: &mut Play) -> Tap {
    let state = Behaviour {
        shape: Shape::State,
        lead: Elapsed(0),
        ..play
            .model
            .notebook
            .codebook()
            .find(&key("data-dump"))
            .unwrap()
            .clone()
    };
    play.model.notebook.put_behaviour(state);
    behaviour("data-dump")
}

#[test]
fn a_tap_on_a_running_state_is_harmless_and_says_so() {
    let mut play = Play::new();
    let id = play.start("Dana Ortiz", "");
    let state = with_a_state(&mut play);
    let says = [
        (Tap::Net(NetMove::TookOver), "You have had the call since"),
        (state, "Runs since"),
        (Tap::Speaking(Speaker::Customer), "Customer: marked already"),
    ];
    for (one, words) in says {
        tap(&mut play, id, one.clone());
        assert_eq!(view(&play, id).word, None);
        let before = whats(&play, id);
        assert_eq!(tap(&mut play, id, one), []);
        assert_eq!(whats(&play, id), before);
        let word = view(&play, id).word.unwrap();
        assert!(word.starts_with(words), "{word}");
    }
    play.wait(10);
    play.send(Event::World(World::Tick));
    assert_eq!(view(&play, id).word, None, "a word goes by itself");
}

#[test]
fn what_is_not_under_way_can_not_be_ended_and_says_so() {
    let mut play = Play::new();
    let id = play.start("Dana Ortiz", "");
    with_a_state(&mut play);
    tap(&mut play, id, Tap::Net(NetMove::HandedBack));
    assert_eq!(
        view(&play, id).word.unwrap(),
        "The call is with Dana already."
    );
    tap(&mut play, id, Tap::Over(key("data-dump")));
    assert_eq!(view(&play, id).word.unwrap(), "That is over already.");
    assert_eq!(whats(&play, id), []);
}

#[test]
fn a_state_shows_how_long_it_lasts_until_it_is_over() {
    let mut play = Play::new();
    let id = play.start("Dana", "");
    let state = with_a_state(&mut play);
    let lasting = |play: &Play| {
        let keys = view(play, id).keys;
        let key = keys
            .into_iter()
            .find(|one| one.face.key == key("data-dump"));
        key.unwrap().lasting
    };
    assert_eq!(lasting(&play), None);
    for _ in 0..2 {
        tap(&mut play, id, state.clone());
        play.wait(132);
        play.send(Event::World(World::Tick));
        assert_eq!(lasting(&play).unwrap(), "2:13");
        tap(&mut play, id, Tap::Over(key("data-dump")));
        assert_eq!(lasting(&play), None);
    }
    assert_eq!(whats(&play, id).len(), 4);
}

#[test]
fn the_net_tells_how_long_the_call_was_taken_over() {
    let mut play = Play::new();
    let id = play.start("Dana", "");
    play.net(id, NetMove::TookOver);
    play.net(id, NetMove::Held);
    play.wait(60);
    play.net(id, NetMove::TookOver);
    let lasting = "1:02".to_owned();
    assert_eq!(view(&play, id).net, NetView::TakenOver { lasting });
    play.net(id, NetMove::HandedBack);
    assert_eq!(view(&play, id).net, NetView::Ready);
}
