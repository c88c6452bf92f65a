//! Files with a rep who was forgotten, here or there.

use curbside::app::event::{FileEvent, LotEvent, Parcel, PlanEvent, RepEvent, StartEvent};
use curbside::app::model::Import;
use curbside::app::view::brings::Brings;
use curbside::app::view::import::{ImportView, import};
use curbside::app::{Effect, Event, Route};
use curbside::wire::{Merge, Scope};

use crate::support::Play;
use crate::{everything, forgotten, full, pick, read_here, rep_of};

#[test]
fn a_file_that_was_kept_has_all_of_a_rep_the_private_notes_and_the_trash_too() {
    let (mut play, call) = full();
    let dana = rep_of(&play, call);
    play.send(Event::Go(Route::Forget(dana)));
    use curbside::app::event::ShareEvent::{ReceiverChosen, Sent, Wanted};
    play.send(Event::Share(Wanted(Parcel::Notes(Scope::Rep(dana)))));
    play.send(Event::Share(ReceiverChosen(
        curbside::wire::Receiver::Myself,
    )));
    let effects = play.send(Event::Share(Sent));
    let [Effect::HandOver(file)] = &effects[..] else {
        panic!("{effects:?}")
    };
    assert!(file.text.contains("On Dana") && file.text.contains("North Bank"));
    forgotten(&mut play, dana);
    play.disk(&Ok(()));
    pick(&mut play, &file.text);
    play.send(Event::File(FileEvent::ForgottenWanted));
    play.send(Event::File(FileEvent::AddWanted));
    play.disk(&Ok(()));
    assert_eq!(
        play.model.notebook.rep(dana).unwrap().name.as_str(),
        "Dana Ortiz"
    );
    assert!(everything(&play).contains("On Dana"));
}

#[test]
fn an_older_file_leaves_a_forgotten_rep_out_and_says_so_whatever_was_changed_there() {
    let (mut play, call) = full();
    let dana = rep_of(&play, call);
    // Another phone has the notes, and goes on with them.
    let mut other = Play::on_phone(5);
    other.model.notebook = read_here(&everything(&play)).unwrap().into_notebook();
    other.send(Event::Rep(dana, RepEvent::Renamed("Dana O.".to_owned())));
    other.send(Event::Lot(
        call,
        LotEvent::NoteTyped("Later words".to_owned()),
    ));
    other.send(Event::Start(StartEvent::RepPlanned(dana)));
    let Route::Prepare(new) = other.model.route else {
        panic!("a call is prepared")
    };
    other.send(Event::Plan(
        new,
        PlanEvent::ObjectiveTyped("New words".to_owned()),
    ));
    forgotten(&mut play, dana);
    play.disk(&Ok(()));
    let before = play.model.notebook.clone();
    let file = everything(&other);
    pick(&mut play, &file);
    let ImportView::Preview {
        forgotten, brings, ..
    } = import(&play.model)
    else {
        panic!("it is shown")
    };
    let told = "You forgot this here, and it is left out: 1 rep, 3 calls.";
    assert_eq!(brings, Brings::NothingElse);
    assert_eq!(forgotten.as_deref(), Some(told));
    play.send(Event::File(FileEvent::AddWanted));
    play.disk(&Ok(()));
    assert!(play.model.notebook == before, "nothing came back");
    // By will it does, and then goes to every phone as any other rep.
    pick(&mut play, &file);
    play.send(Event::File(FileEvent::ForgottenWanted));
    assert!(matches!(
        import(&play.model),
        ImportView::Preview {
            forgotten: None,
            ..
        }
    ));
    play.send(Event::File(FileEvent::AddWanted));
    play.disk(&Ok(()));
    assert!(matches!(play.model.import, Import::Added(_)));
    assert_eq!(
        play.model.notebook.rep(dana).unwrap().name.as_str(),
        "Dana O."
    );
    assert!(play.model.notebook.call(new).is_some());
    let plan = Merge::plan(
        &other.model.notebook,
        read_here(&everything(&play)).unwrap(),
    );
    assert!(plan.changes.iter().all(|change| !change.takes_away()));
}

#[test]
fn a_backup_with_a_forgotten_rep_takes_it_from_the_other_phone_but_not_what_is_new_there() {
    let (mut play, call) = full();
    let dana = rep_of(&play, call);
    let mut other = Play::on_phone(5);
    other.model.notebook = read_here(&everything(&play)).unwrap().into_notebook();
    let untouched = other.clone();
    forgotten(&mut play, dana);
    let file = everything(&play);
    let mut plain = untouched;
    pick(&mut plain, &file);
    plain.send(Event::File(FileEvent::AddWanted));
    plain.disk(&Ok(()));
    assert!(plain.model.notebook.rep(dana).is_none());
    other.send(Event::Start(StartEvent::RepPlanned(dana)));
    for _ in 0..2 {
        pick(&mut other, &file);
        other.send(Event::File(FileEvent::AddWanted));
        other.disk(&Ok(()));
        assert!(
            other.model.notebook.rep(dana).is_some(),
            "a call there is with this rep"
        );
        assert!(other.model.notebook.call(call).is_none());
    }
}
