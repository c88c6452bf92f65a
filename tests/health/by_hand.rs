//! A check that a person asks for reads the disk and says what it found.

use curbside::app::care::Check;
use curbside::app::event::World;
use curbside::app::view::health as page;
use curbside::app::{Effect, Event};
use curbside::storage::Store;
use curbside::wire::StoreError;

use crate::support::Play;
use crate::{ask, read_again, records, stored, tell, text};

#[test]
fn a_check_by_hand_reads_the_disk_and_says_how_many_records_are_whole() {
    let (mut play, store) = stored();
    let count = records(&play.model.notebook).len();
    ask(&mut play);
    assert!(
        page::health(&play.model)
            .unwrap()
            .found
            .starts_with("Reading")
    );
    assert!(read_again(&mut play, &store).is_empty());
    assert_eq!(
        page::health(&play.model).unwrap().found,
        format!("{count} records, all whole.")
    );
}

#[test]
fn what_is_not_on_the_disk_is_not_called_whole() {
    let (mut play, store) = stored();
    let call = play.model.notebook.newest_calls()[0].id;
    play.tap(call, "data-dump");
    play.disk(&Err(StoreError::Full));
    ask(&mut play);
    read_again(&mut play, &store);
    let view = page::health(&play.model).unwrap();
    assert!(view.found.ends_with("faults found."), "{}", view.found);
    assert!(
        view.faults
            .iter()
            .all(|fault| fault.ends_with("is not saved yet."))
    );
}

#[test]
fn what_is_written_while_the_disk_is_read_is_read_again_and_not_called_a_fault() {
    let (mut play, store) = stored();
    let call = play.model.notebook.newest_calls()[0].id;
    ask(&mut play);
    play.tap(call, "data-dump");
    let changes = play.effects.iter().find_map(|effect| match effect {
        Effect::Commit { changes, .. } => Some(changes.to_vec()),
        _ => None,
    });
    // The reading is from before the tap.
    assert_eq!(read_again(&mut play, &store), [Effect::ReadAgain]);
    pollster::block_on(store.commit(&changes.unwrap())).unwrap();
    play.disk(&Ok(()));
    assert_eq!(read_again(&mut play, &store), [Effect::ReadAgain]);
    assert!(read_again(&mut play, &store).is_empty());
    assert!(
        page::health(&play.model)
            .unwrap()
            .found
            .ends_with("all whole.")
    );
}

#[test]
fn a_check_that_never_comes_to_rest_says_so() {
    let (mut play, store) = stored();
    let call = play.model.notebook.newest_calls()[0].id;
    ask(&mut play);
    for _ in 0..4 {
        play.wait(5);
        play.tap(call, "data-dump");
        assert_eq!(read_again(&mut play, &store), [Effect::ReadAgain]);
    }
    play.wait(5);
    play.tap(call, "data-dump");
    assert!(read_again(&mut play, &store).is_empty());
    assert_eq!(play.model.care.check, Check::Busy);
}

#[test]
fn a_disk_that_can_not_be_read_is_said_and_remembered() {
    let (mut play, _) = stored();
    ask(&mut play);
    tell(&mut play, Err(StoreError::NoAnswer));
    assert!(
        page::health(&play.model)
            .unwrap()
            .found
            .contains("could not be read")
    );
    let trouble = play.model.care.upkeep().trouble.clone().unwrap();
    assert_eq!(trouble.words, StoreError::NoAnswer.to_string());
}

#[test]
fn a_notebook_that_is_shut_is_checked_without_a_comparison_and_reported() {
    let (_, store) = stored();
    let mut play = Play::unopened();
    play.send(Event::World(World::Opened(Box::new(Err(
        StoreError::Newer,
    )))));
    ask(&mut play);
    read_again(&mut play, &store);
    assert!(
        page::health(&play.model)
            .unwrap()
            .found
            .ends_with("all whole.")
    );
    assert!(text(&mut play).contains("Notebook: Shut. These notes were written by a newer"));
}
