//! What leaves, and for whom: what is in it, what stays, and the names that are left out.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test may stop

#[path = "support/any.rs"]
mod any;
mod support;

use curbside::app::event::{Form, LotEvent, Parcel, PlanEvent, SealEvent, ShareEvent, StartEvent};
use curbside::app::leaving::names::Names;
use curbside::app::leaving::replacer::Replacer;
use curbside::app::leaving::{Naming, Terms, leaving};
use curbside::app::view::leaving::{LeavingView, leaving as shown};
use curbside::app::{Effect, Event, Route};
use curbside::domain::*;
use curbside::wire::import::read;
use curbside::wire::{Merge, Receiver, Scope, export, part_for};
use proptest::prelude::*;
use serde_json::Value;
use support::Play;

/// Two reps; the calls of one name the other, accounts and themselves.
fn written() -> (Play, CallId) {
    let mut play = Play::new();
    play.whole_call("Marcus Lee", "North Bank");
    let call = play.whole_call("Dana Ortiz", "Halvorsen Foods");
    let objective = "Halvorsen wants what marcus lee sold to NORTH BANK; Dana's price, not Lee's.";
    play.send(Event::Go(Route::Call(call)));
    play.send(Event::Lot(
        call,
        LotEvent::NoteTyped("Frank words on Dana".to_owned()),
    ));
    play.send(Event::Lot(
        call,
        LotEvent::NextStepTyped(objective.to_owned()),
    ));
    (play, call)
}

fn rep(play: &Play, name: &str) -> RepId {
    let mut reps = play.model.notebook.all_reps();
    reps.find(|rep| rep.name.as_str() == name).unwrap().id
}

fn sent(play: &mut Play, what: Parcel, receiver: Receiver, naming: Naming) -> (String, String) {
    play.send(Event::Share(ShareEvent::Wanted(what)));
    play.send(Event::Share(ShareEvent::ReceiverChosen(receiver)));
    play.send(Event::Share(ShareEvent::NamingChosen(naming)));
    match &play.send(Event::Share(ShareEvent::Sent))[..] {
        [Effect::HandOver(file)] => (file.name.clone(), file.text.clone()),
        other => panic!("{what:?} gives {other:?}"),
    }
}

fn view(play: &Play) -> LeavingView {
    shown(&play.model).expect("something is to leave")
}

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

fn known(reps: &[&str], accounts: &[&str]) -> Notebook {
    let mut notebook = Notebook::default();
    for (n, name) in (1..).zip(reps) {
        let id = uuid::Uuid::from_u128(n).into();
        let name = Name::new(name).unwrap();
        notebook.put_rep(Rep::new(id, name, Timestamp::EARLIEST));
    }
    for (n, name) in (1..).zip(accounts) {
        let zone = curbside::domain::call::UtcOffset::default();
        let (id, rep) = (
            uuid::Uuid::from_u128(n).into(),
            uuid::Uuid::from_u128(1).into(),
        );
        let mut call = Call::planned(id, rep, zone, Timestamp::EARLIEST, 0);
        call.account = Some(Name::new(name).unwrap());
        notebook.put_call(call);
    }
    notebook
}

#[test]
fn a_name_is_found_by_whole_words_the_longest_first_and_one_of_two_is_named_as_both() {
    let notebook = known(
        &["Dana Ortiz", "Dana Kim", "Märta Ek", "Will Grant"],
        &["Ortiz Foods", "The Mill", "Acme"],
    );
    let names = Names::known_to(&notebook);
    let terms = Terms {
        receiver: Receiver::AnotherManager,
        naming: Naming::Letters,
    };
    for (text, without) in [
        ("Dana Ortiz", "Rep A"),
        ("DANA  ORTIZ's", "Rep A's"),
        ("Marta and MÄRTA, not Martas", "Rep A and Rep A, not Martas"),
        ("Ortiz Foods and Ortiz", "Account A and Rep A or Account A"),
        ("ortiz is small", "Rep A is small"),
        ("Dana said", "Rep A or Rep B said"),
        ("the mill, a mill", "Account A, a mill"),
        ("Will will wait", "Rep A will wait"),
        ("acmeish ACME", "acmeish Account A"),
    ] {
        let mut replacer = Replacer::new(&names, terms, None, false);
        assert_eq!(replacer.in_words(text).as_deref(), Some(without), "{text}");
    }
    let mut replacer = Replacer::new(&names, terms, None, false);
    assert_eq!(replacer.in_words("Nobody here"), None);
}

/// All strings in a JSON but for the names of its fields.
fn strings(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::String(text) => found.push(text.clone()),
        Value::Array(all) => all.iter().for_each(|one| strings(one, found)),
        Value::Object(all) => all.values().for_each(|one| strings(one, found)),
        _ => {}
    }
}

fn strings_of(record: &Record) -> Vec<String> {
    let mut found = Vec::new();
    strings(
        &serde_json::from_str(&record.encode().unwrap()).unwrap(),
        &mut found,
    );
    found
}

/// What the app itself writes into records: ids, and the words for what was chosen.
fn is_the_apps(text: &str) -> bool {
    let small = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_' || c == '-';
    text.chars().all(small)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_text_of_a_record_is_among_what_is_written_in_it(notebook in any::notebook(), steps in any::steps()) {
        let records = notebook.records().chain([Record::Steps(steps)]);
        for mut record in records {
            let canary = "Canary Song";
            record.each_written(&mut |written| match written {
                Written::Rep(name) | Written::Label(name) => *name = Name::new(canary).unwrap(),
                Written::Account(name) => *name = Some(Name::new(canary).unwrap()),
                Written::Text(text) => *text = Text::typed(canary),
                Written::Typed(typed) => *typed = canary.to_owned(),
            });
            for text in strings_of(&record) {
                prop_assert!(text == canary || is_the_apps(&text), "{text:?} in {record:?}");
            }
        }
    }

    #[test]
    fn a_file_for_others_is_as_it_was_before_it_could_be_for_anybody(notebook in any::notebook()) {
        let all = notebook.all_calls().map(|call| Scope::Call(call.id));
        let all: Vec<Scope> = all.chain(notebook.all_reps().map(|rep| Scope::Rep(rep.id))).collect();
        for scope in all.into_iter().chain([Scope::Codebook, Scope::Everything]) {
            let part = part_for(&notebook, scope, scope.usual_receiver());
            let text = |notebook: &Notebook, scope| {
                let text = export(notebook, scope, Timestamp::EARLIEST).unwrap();
                let mut file: Value = serde_json::from_str(&text).unwrap();
                file["edits"] = Value::Null;
                file
            };
            prop_assert_eq!(text(&part, Scope::Everything), text(&notebook, scope));
        }
    }

    #[test]
    fn no_known_name_stays_in_what_leaves_without_names(
        mut notebook in any::notebook(),
        words in proptest::collection::vec("(Dana|ORTIZ|märta|Halvorsen|north|Bank|so|it) ?[.,' -]?", 0..12),
        is_letters in any::<bool>(),
    ) {
        let said = words.concat();
        for (name, rep) in ["Dana Ortiz", "Märta"].iter().zip(notebook.all_reps().cloned().collect::<Vec<_>>()) {
            notebook.put_rep(Rep { name: Name::new(name).unwrap(), ..rep });
        }
        for (name, call) in ["Halvorsen", "North Bank"].iter().zip(notebook.all_calls().cloned().collect::<Vec<_>>()) {
            let account = Some(Name::new(name).unwrap());
            notebook.put_call(Call { account, objective: Text::typed(&said), ..call });
        }
        let naming = if is_letters { Naming::Letters } else { Naming::Initials };
        let terms = Terms { receiver: Receiver::AnotherManager, naming };
        let what = Parcel::Notes(Scope::Everything);
        let names = Names::known_to(&notebook);
        let marked = leaving(&notebook, what, terms, true);
        for mut record in marked.notebook.records() {
            record.each_written(&mut |written| {
                let text = match written {
                    Written::Rep(name) | Written::Label(name) => name.to_string(),
                    Written::Account(name) => name.as_ref().map(ToString::to_string).unwrap_or_default(),
                    Written::Text(text) => text.as_str().to_owned(),
                    Written::Typed(typed) => typed.clone(),
                };
                for (place, part) in text.split('\u{E000}').enumerate() {
                    let own = if place == 0 { part } else { part.split_once('\u{E001}').map_or("", |(_, own)| own) };
                    assert_eq!(names.mentions(own), [], "{own:?} of {text:?}");
                }
            });
        }
        let file = leaving(&notebook, what, terms, false);
        let text = export(&file.notebook, Scope::Everything, Timestamp::EARLIEST).unwrap();
        let back = read(&text, &Codebook::starter());
        prop_assert!(back.is_ok(), "{:?}", back.err());
    }

    #[test]
    fn a_file_for_a_rep_has_that_rep_and_no_other_and_no_private_note(notebook in any::notebook()) {
        for rep in notebook.all_reps() {
            let part = part_for(&notebook, Scope::Rep(rep.id), Receiver::TheRep);
            prop_assert!(part.all_reps().all(|one| one.id == rep.id));
            prop_assert!(part.all_calls().all(|call| call.rep == rep.id));
            let calls = part.all_calls().map(|call| (call.sharing, &call.note));
            let moments = part.all_moments().map(|moment| (moment.sharing, &moment.note));
            for (sharing, note) in calls.chain(moments) {
                prop_assert!(sharing == Sharing::WithRep || note.is_blank());
            }
        }
    }
}
