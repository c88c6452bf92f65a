//! Which taps count.

use curbside::app::event::Tap;
use curbside::domain::{CallId, NetMove, TripWire, What, Zone};

use crate::support::Play;
use crate::{behaviour, tap, undo, whats};

/// One tap after the other, so many milliseconds apart.
fn taps_apart(play: &mut Play, call: CallId, ms: i64, taps: &[Tap]) {
    for one in taps {
        play.wait_ms(ms - 1000);
        tap(play, call, one.clone());
    }
}

#[test]
fn second_tap_within_400_ms_does_not_double() {
    for one in [
        behaviour("data-dump"),
        Tap::Net(NetMove::Held),
        Tap::Star,
        Tap::Zone(Zone::Missed),
        Tap::TripWire(TripWire::RepFrozen),
    ] {
        let mut play = Play::new();
        let id = play.start("Dana", "");
        tap(&mut play, id, one.clone());
        taps_apart(&mut play, id, 399, std::slice::from_ref(&one));
        assert_eq!(whats(&play, id).len(), 1, "{one:?}");
        // It is the last tap that counted from which the time runs.
        taps_apart(&mut play, id, 1, std::slice::from_ref(&one));
        assert_eq!(whats(&play, id).len(), 2, "{one:?}");
    }
}

#[test]
fn quick_taps_on_different_keys_all_count() {
    let mut play = Play::new();
    let id = play.start("Dana", "");
    let keys = ["open-question", "data-dump", "benefit-tied", "lost-control"].map(behaviour);
    for _ in 0..25 {
        taps_apart(&mut play, id, 100, &keys);
    }
    assert_eq!(whats(&play, id).len(), 100);
    let two = [Tap::Star, behaviour("data-dump")];
    taps_apart(&mut play, id, 100, &[two.clone(), two].concat());
    assert_eq!(whats(&play, id).len(), 104);
}

#[test]
fn a_second_tap_counts_after_the_clock_was_set_back() {
    let mut play = Play::new();
    let id = play.start("Dana", "");
    play.wait(60);
    tap(&mut play, id, Tap::Star);
    play.wait(-3_600);
    tap(&mut play, id, Tap::Star);
    let moments = play.model.notebook.moments(id);
    assert_eq!(moments.len(), 2);
    assert!(moments[1].at >= moments[0].at);
}

#[test]
fn what_was_taken_back_can_be_tapped_again_at_once() {
    let mut play = Play::new();
    let id = play.start("Dana", "");
    tap(&mut play, id, Tap::Star);
    play.wait_ms(-900);
    undo(&mut play, id);
    play.wait_ms(-900);
    tap(&mut play, id, Tap::Star);
    assert_eq!(whats(&play, id), [What::Star]);
}
