//! Files with the words of calls that are reduced here.

use curbside::app::event::FileEvent;
use curbside::app::view::import::{ImportView, import};
use curbside::app::{Event, Route};
use curbside::wire::upkeep::Reduce;

use crate::support::Play;
use crate::{everything, full, months_pass, pick, quiet, reduce_after};

#[test]
fn an_old_file_brings_no_words_back_to_a_reduced_call() {
    let (mut play, call) = full();
    let old = everything(&play);
    months_pass(&mut play, 7);
    reduce_after(&mut play, Reduce::SixMonths);
    quiet(&mut play);
    let reduced = play.model.notebook.call(call).unwrap().clone();
    pick(&mut play, &old);
    play.send(Event::File(FileEvent::AddWanted));
    play.disk(&Ok(()));
    play.send(Event::Go(Route::Today));
    quiet(&mut play);
    assert_eq!(play.model.notebook.call(call), Some(&reduced));
    assert!(!everything(&play).contains("On Dana"));
}

#[test]
fn a_file_with_calls_that_are_older_than_words_are_kept_says_so_and_is_reduced() {
    let (other, call) = full();
    let old = everything(&other);
    let mut play = Play::on_phone(9);
    play.whole_call("Marcus Lee", "");
    play.disk(&Ok(()));
    months_pass(&mut play, 7);
    reduce_after(&mut play, Reduce::SixMonths);
    quiet(&mut play);
    pick(&mut play, &old);
    let ImportView::Preview { reduced, .. } = import(&play.model) else {
        panic!("it is shown")
    };
    assert!(
        reduced
            .unwrap()
            .starts_with("3 calls of it will be reduced")
    );
    play.send(Event::File(FileEvent::AddWanted));
    play.disk(&Ok(()));
    play.send(Event::Go(Route::Today));
    quiet(&mut play);
    assert_eq!(play.model.notebook.call(call).unwrap().account, None);
}
