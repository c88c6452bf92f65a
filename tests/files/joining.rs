//! How a file joins a notebook, and how it is taken back.

use curbside::app::event::{FileEvent, PickError, World};
use curbside::app::model::{Import, Startup};
use curbside::app::view::import::{ImportView, import};
use curbside::app::view::notices::undo;
use curbside::app::{Effect, Event};
use curbside::wire::StoreError;

use crate::support::Play;
use crate::{everything, read_here, sample};

fn writes(play: &Play) -> bool {
    let is_commit = |effect: &Effect| matches!(effect, Effect::Commit { .. });
    play.effects.iter().any(is_commit)
}

#[test]
fn a_bad_file_leaves_the_notebook_and_the_disk_alone() {
    let mut play = Play::new();
    play.whole_call("Dana", "");
    let before = play.model.notebook.clone();
    for text in [Ok("rubbish".to_owned()), Err(PickError::NotText)] {
        play.effects.clear();
        play.send(Event::File(FileEvent::CameIn {
            name: "notes.json".into(),
            text,
        }));
        play.send(Event::File(FileEvent::AddWanted));
        assert!(matches!(import(&play.model), ImportView::Refused { .. }));
        assert!(!writes(&play));
        assert_eq!(play.model.notebook, before);
    }
}

#[test]
fn an_import_is_previewed_then_one_commit_and_in_the_notebook_only_when_it_is_on_the_disk() {
    let mut play = Play::new();
    let text = Ok(everything(&sample()));
    play.send(Event::File(FileEvent::CameIn {
        name: "notes.json".into(),
        text,
    }));
    let ImportView::Preview { rows, .. } = import(&play.model) else {
        panic!("a preview comes")
    };
    assert_eq!(
        rows.iter().map(|row| row.count.new).collect::<Vec<_>>(),
        [2, 2, 6]
    );
    assert!(play.model.notebook.is_empty(), "a preview adds nothing");
    play.effects.clear();
    play.send(Event::File(FileEvent::AddWanted));
    let is_commit = |effect: &&Effect| matches!(effect, Effect::Commit { .. });
    assert_eq!(play.effects.iter().filter(is_commit).count(), 1);
    assert!(
        play.model.notebook.is_empty(),
        "nothing is there before the disk has it"
    );
    play.disk(&Ok(()));
    assert_eq!(play.model.notebook, sample());
}

#[test]
fn an_import_that_could_not_be_written_changes_nothing() {
    let mut play = Play::new();
    let text = Ok(everything(&sample()));
    play.send(Event::File(FileEvent::CameIn {
        name: "notes.json".into(),
        text,
    }));
    play.send(Event::File(FileEvent::AddWanted));
    play.disk(&Err(StoreError::Full));
    assert!(play.effects.contains(&Effect::ReadAgain), "the disk tells");
    play.read_again(Ok(vec![]));
    assert_eq!(play.model.import, Import::Failed(StoreError::Full));
    assert!(play.model.notebook.is_empty());
}

/// A write that was made and answered by an error is not denied, nor is one claimed of which nothing is
/// known.
#[test]
fn of_an_import_that_ended_in_an_error_no_more_is_said_than_the_disk_tells() {
    let mut play = Play::new();
    let add = |play: &mut Play| {
        let text = Ok(everything(&sample()));
        let name = "notes.json".into();
        play.send(Event::File(FileEvent::CameIn { name, text }));
        play.send(Event::File(FileEvent::AddWanted));
        play.disk(&Err(StoreError::NoAnswer));
    };
    add(&mut play);
    play.read_again(Err(StoreError::NoAnswer));
    assert_eq!(play.model.import, Import::Unknown(StoreError::NoAnswer));
    let ImportView::Refused { problem } = import(&play.model) else {
        panic!("it is said");
    };
    assert!(!problem.contains("Nothing was added"), "{problem}");
    assert!(play.model.notebook.is_empty());
    add(&mut play);
    play.read_again(Ok(sample().strands().collect()));
    assert!(matches!(play.model.import, Import::Added(_)));
    assert_eq!(play.model.notebook, sample());
}

/// Notes that can't be opened are given up for a file, or nothing is begun at all.
#[test]
fn of_an_import_that_was_refused_it_is_known_that_nothing_was_added() {
    for refusal in [StoreError::OtherTab, StoreError::Back] {
        let mut play = Play::new();
        let why = "broken".to_owned();
        play.model.startup = Startup::Shut(StoreError::Failed { why });
        let text = Ok(everything(&sample()));
        let name = "notes.json".into();
        play.send(Event::File(FileEvent::CameIn { name, text }));
        let effects = play.send(Event::File(FileEvent::AddWanted));
        let [Effect::StartOver { ticket, .. }] = effects[..] else {
            panic!("the notes are to be given up: {effects:?}");
        };
        let result = Err(refusal.clone());
        let effects = play.send(Event::World(World::Committed { ticket, result }));
        assert!(!effects.contains(&Effect::ReadAgain));
        let ImportView::Refused { problem } = import(&play.model) else {
            panic!("it is said");
        };
        let words = [refusal.to_string(), refusal.advice_by_hand().to_owned()];
        assert!(words.iter().all(|one| problem.contains(one)), "{problem}");
        assert!(problem.contains("Nothing was added"), "{problem}");
    }
}

#[test]
fn a_file_is_back_only_when_the_disk_says_so_and_can_be_taken_back_once_more() {
    let mut play = Play::new();
    let text = Ok(everything(&sample()));
    let name = "notes.json".into();
    play.send(Event::File(FileEvent::CameIn { name, text }));
    play.send(Event::File(FileEvent::AddWanted));
    play.disk(&Ok(()));
    play.send(Event::UndoWanted);
    assert_eq!(play.model.notebook, sample(), "the disk has it still");
    play.disk(&Err(StoreError::Full));
    play.read_again(Ok(sample().strands().collect()));
    assert_eq!(play.model.notebook, sample());
    let said = undo(&play.model).unwrap();
    assert!(said.can_undo && said.words.starts_with("The file is still here."));
    play.send(Event::UndoWanted);
    play.disk(&Err(StoreError::NoAnswer));
    play.read_again(Ok(vec![]));
    assert!(
        play.model.notebook.is_empty(),
        "it was written all the same"
    );
    assert!(!undo(&play.model).unwrap().can_undo);
}

/// A row of the disk is found by the moment's id alone: it would stand in one call's place.
#[test]
fn a_moment_that_belongs_to_another_call_here_is_refused_and_nothing_is_lost() {
    let mut play = Play::new();
    let call = play.whole_call("Dana", "");
    let before = play.model.notebook.clone();
    let other = "00000000-0000-0000-0000-0000000000ff";
    let text = everything(&before).replace(&call.to_string(), other);
    assert!(read_here(&text).is_ok(), "by itself the file is whole");
    play.effects.clear();
    play.send(Event::File(FileEvent::CameIn {
        name: "notes.json".into(),
        text: Ok(text),
    }));
    let Import::Refused(error) = play.model.import.clone() else {
        panic!("{:?}", play.model.import)
    };
    assert_eq!(
        error.to_string(),
        "In the file, moment 1 belongs to another call than in this notebook."
    );
    play.send(Event::File(FileEvent::AddWanted));
    assert!(!writes(&play));
    assert_eq!(play.model.notebook, before);
}
