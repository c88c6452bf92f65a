//! For whom something leaves, and what each of them gets.

use curbside::app::event::{Form, Parcel, ShareEvent, StartEvent};
use curbside::app::leaving::Naming;
use curbside::app::{Event, Route};
use curbside::wire::{Receiver, Scope};

use crate::{rep, sent, view, written};

#[test]
fn a_summary_is_for_the_rep_and_the_backup_for_oneself_by_themselves() {
    let (mut play, call) = written();
    for (what, receiver) in [
        (Parcel::Summary(call, Form::Text), Receiver::TheRep),
        (Parcel::Notes(Scope::Call(call)), Receiver::AnotherManager),
        (Parcel::Notes(Scope::Everything), Receiver::Myself),
    ] {
        play.send(Event::Share(ShareEvent::Wanted(what)));
        assert_eq!(play.model.route, Route::Share);
        let terms = view(&play).terms;
        assert_eq!(
            (terms.receiver, terms.naming),
            (receiver, Naming::AsTheyAre)
        );
    }
}

#[test]
fn private_notes_leave_for_oneself_alone() {
    let (mut play, call) = written();
    let dana = rep(&play, "Dana Ortiz");
    for scope in [Scope::Everything, Scope::Rep(dana), Scope::Call(call)] {
        let what = Parcel::Notes(scope);
        for receiver in Receiver::ALL {
            if receiver == Receiver::TheRep && scope == Scope::Everything {
                continue;
            }
            let (_, text) = sent(&mut play, what, receiver, Naming::AsTheyAre);
            let is_there = text.contains("Frank words");
            assert_eq!(
                is_there,
                receiver == Receiver::Myself,
                "{scope:?} {receiver:?}"
            );
        }
    }
    let (_, text) = sent(
        &mut play,
        Parcel::Summary(call, Form::Text),
        Receiver::Myself,
        Naming::AsTheyAre,
    );
    assert!(
        !text.contains("Frank words"),
        "a summary has none for anybody"
    );
}

#[test]
fn a_rep_gets_no_other_rep_neither_as_a_record_nor_in_words() {
    let (mut play, call) = written();
    let dana = rep(&play, "Dana Ortiz");
    for what in [
        Parcel::Notes(Scope::Rep(dana)),
        Parcel::Notes(Scope::Call(call)),
        Parcel::Summary(call, Form::Markdown),
        Parcel::Summary(call, Form::Text),
    ] {
        let (_, text) = sent(&mut play, what, Receiver::TheRep, Naming::AsTheyAre);
        let small = text.to_lowercase();
        assert!(
            !small.contains("marcus") && !small.contains("lee"),
            "{text}"
        );
        assert!(text.contains("M.L.") || text.contains("M\\.L\\."), "{text}");
        assert!(
            small.contains("dana") && small.contains("north bank"),
            "{text}"
        );
    }
}

#[test]
fn a_rep_gets_a_call_when_its_debrief_is_done_and_the_whole_notebook_never() {
    let (mut play, _) = written();
    let dana = rep(&play, "Dana Ortiz");
    play.send(Event::Start(StartEvent::RepChosen(dana)));
    let Route::Pad(open) = play.model.route else {
        panic!("a call runs")
    };
    play.end(open);
    let only = |what| {
        let mut play = play.clone();
        play.send(Event::Share(ShareEvent::Wanted(what)));
        play.send(Event::Share(ShareEvent::ReceiverChosen(Receiver::TheRep)));
        view(&play).terms.receiver
    };
    assert_ne!(only(Parcel::Notes(Scope::Call(open))), Receiver::TheRep);
    assert_ne!(only(Parcel::Notes(Scope::Everything)), Receiver::TheRep);
    let what = Parcel::Notes(Scope::Rep(dana));
    let (_, text) = sent(&mut play, what, Receiver::TheRep, Naming::AsTheyAre);
    assert!(!text.contains(&open.to_string()));
    let stays = view(&play).stays;
    assert!(
        stays.contains(&"What isn't debriefed yet: 1 call".to_owned()),
        "{stays:?}"
    );
}

#[test]
fn a_backup_with_other_names_or_for_others_counts_as_none() {
    let (mut play, _) = written();
    let what = Parcel::Notes(Scope::Everything);
    for (receiver, naming) in [
        (Receiver::Myself, Naming::Initials),
        (Receiver::AnotherManager, Naming::AsTheyAre),
    ] {
        sent(&mut play, what, receiver, naming);
        assert_eq!(play.model.care.backup, None);
    }
    sent(&mut play, what, Receiver::Myself, Naming::AsTheyAre);
    assert!(play.model.care.backup.is_some());
}
