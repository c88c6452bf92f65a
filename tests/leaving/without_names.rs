//! What leaves without names, in all its forms, and what comes back of it.

use curbside::app::event::{Form, Parcel, PlanEvent, SealEvent, ShareEvent, StartEvent};
use curbside::app::leaving::Naming;
use curbside::app::{Effect, Event, Route};
use curbside::domain::*;
use curbside::wire::import::read;
use curbside::wire::{Merge, Receiver, Scope};

use crate::support::Play;
use crate::{sent, view, written};

/// The preview as it is read, with what was replaced in brackets.
fn preview(play: &Play) -> String {
    let mut text = String::new();
    for piece in view(play).words.iter().flatten() {
        match piece.is_replaced {
            true => text.push_str(&format!("[{}]", piece.text)),
            false => text.push_str(&piece.text),
        }
    }
    text
}

#[test]
fn names_are_replaced_in_every_form_in_the_name_of_the_file_and_the_same_throughout() {
    let (mut play, call) = written();
    for form in [Form::Text, Form::Markdown, Form::Calendar] {
        let what = Parcel::Summary(call, form);
        let (name, text) = sent(&mut play, what, Receiver::TheRep, Naming::Letters);
        assert_eq!(name, "curbside-rep-a-2025-11-23");
        let small = text.to_lowercase();
        for known in ["dana", "ortiz", "halvorsen", "marcus", "lee", "north"] {
            assert!(!small.contains(known), "{known} in {text}");
        }
    }
    let what = Parcel::Summary(call, Form::Text);
    let (_, text) = sent(&mut play, what, Receiver::TheRep, Naming::Letters);
    assert!(text.starts_with("Rep A at Account A\n"), "{text}");
    let step = "Account A wants what Rep B sold to Account B; Rep A's price, not Rep B's.";
    assert!(text.contains(step), "{text}");
    let (_, text) = sent(&mut play, what, Receiver::TheRep, Naming::Initials);
    let step = "H.F. wants what M.L. sold to N.B.; D.O.'s price, not M.L.'s.";
    assert!(text.contains(step), "{text}");
}

#[test]
fn what_was_replaced_is_marked_in_the_preview_and_the_marks_stay_there() {
    let (mut play, call) = written();
    let what = Parcel::Summary(call, Form::Text);
    let (_, text) = sent(&mut play, what, Receiver::TheRep, Naming::Letters);
    assert!(!text.contains(['\u{E000}', '\u{E001}']));
    let marked = preview(&play);
    assert!(marked.starts_with("[Rep A] at [Account A]"), "{marked}");
    assert!(marked.contains("[Rep] spoke first"), "{marked}");
    assert!(marked.contains("[Rep A]'s price"), "{marked}");
    let unmarked: String = marked.replace(['[', ']'], "");
    let lines = text.lines().filter(|line| !line.is_empty());
    assert_eq!(unmarked, lines.collect::<String>());
    let what = Parcel::Notes(Scope::Call(call));
    sent(&mut play, what, Receiver::AnotherManager, Naming::Initials);
    assert!(preview(&play).contains("[D.O.]'s price"));
    assert!(
        view(&play)
            .replaced
            .unwrap()
            .contains("names were replaced")
    );
}

#[test]
fn a_page_without_names_is_printed_without_them() {
    let (mut play, call) = written();
    let what = Parcel::Summary(call, Form::Print);
    play.send(Event::Share(ShareEvent::Wanted(what)));
    play.send(Event::Share(ShareEvent::NamingChosen(Naming::Initials)));
    assert_eq!(play.send(Event::Share(ShareEvent::Sent)), [Effect::Print]);
    let paper = view(&play).paper.unwrap();
    assert_eq!(
        (paper.head.rep.as_str(), paper.head.account.as_deref()),
        ("D.O.", Some("H.F."))
    );
    let all = format!("{paper:?}");
    assert!(!all.contains("Dana") && !all.contains("Halvorsen"), "{all}");
}

#[test]
fn a_sealed_file_leaves_on_the_terms_that_were_chosen_for_it() {
    let (mut play, call) = written();
    let what = Parcel::Summary(call, Form::Text);
    play.send(Event::Go(Route::Summary(call)));
    play.send(Event::Share(ShareEvent::Wanted(what)));
    play.send(Event::Share(ShareEvent::NamingChosen(Naming::Letters)));
    play.send(Event::Seal(SealEvent::Wanted(what)));
    let passphrase = curbside::wire::sealed::Passphrase::given("correct horse battery").unwrap();
    let effects = play.send(Event::Seal(SealEvent::PassphraseChosen(passphrase)));
    let [Effect::Seal(asked)] = &effects[..] else {
        panic!("{effects:?}")
    };
    assert!(
        asked.text.starts_with("Rep A at Account A"),
        "{}",
        asked.text
    );
}

#[test]
fn a_file_without_names_never_takes_the_true_ones_away() {
    let (mut play, call) = written();
    let own = play.model.notebook.clone();
    let what = Parcel::Notes(Scope::Call(call));
    let (_, without) = sent(&mut play, what, Receiver::AnotherManager, Naming::Letters);
    let (_, with) = sent(&mut play, what, Receiver::AnotherManager, Naming::AsTheyAre);
    let came = read(&without, own.codebook()).unwrap();
    assert_eq!(Merge::plan(&own, came).changes, []);
    let mut other = read(&without, own.codebook()).unwrap().into_notebook();
    let later = Merge::plan(&other, read(&with, own.codebook()).unwrap());
    for change in later.changes {
        other.put_strand(change.to.unwrap());
    }
    let name = |notebook: &Notebook| notebook.all_reps().next().unwrap().name.to_string();
    assert_eq!(name(&other), "Dana Ortiz");
}

#[test]
fn two_trip_wires_that_differ_by_a_name_alone_are_one_without_it() {
    let mut play = Play::new();
    play.send(Event::Start(StartEvent::NewRepTyped(
        "Dana Ortiz".to_owned(),
    )));
    play.send(Event::Start(StartEvent::NewRepPlanned));
    let Route::Prepare(call) = play.model.route else {
        panic!("a call is prepared")
    };
    for own in ["Dana stops", "DANA stops"] {
        let wire = TripWire::Own(Text::typed(own));
        play.send(Event::Plan(call, PlanEvent::TripWireToggled(wire)));
    }
    let what = Parcel::Notes(Scope::Call(call));
    let (_, text) = sent(&mut play, what, Receiver::AnotherManager, Naming::Letters);
    assert!(read(&text, &Codebook::starter()).is_ok());
}
