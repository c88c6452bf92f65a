//! What is in a file that is made ahead: what would leave at once, with the notes as they are now.

use curbside::app::event::{Parcel, ShareEvent, Table, TableForm};
use curbside::app::leaving::making::Making;
use curbside::app::leaving::{Naming, Terms};
use curbside::app::view::ahead::{Tap, tap};
use curbside::app::view::leaving::leaving;
use curbside::wire::{Receiver, Scope};

use crate::{EVERYTHING, Phone, timeless, whole};

#[test]
fn what_is_in_a_large_one_is_said_before_it_is_made() {
    let mut phone = Phone::large();
    let naming = Naming::Letters;
    let receiver = Receiver::AnotherManager;
    phone.want(EVERYTHING, Terms { receiver, naming });
    let view = leaving(&phone.model).unwrap();
    assert!(
        view.is_in[0].starts_with("8 reps, 120 calls, "),
        "{:?}",
        view.is_in
    );
    let replaced = view.replaced.unwrap();
    assert!(replaced.starts_with("Names are replaced when the file is made."));
    phone.want(EVERYTHING, Terms::usual(EVERYTHING));
    let view = leaving(&phone.model).unwrap();
    assert!(view.is_in[1].starts_with("Your ") && view.replaced.is_none());
}

#[test]
fn what_is_made_ahead_is_what_would_leave_at_once_for_whom_and_in_whatever_shape() {
    let mut phone = Phone::large();
    let rows = |table, form| Parcel::Rows(Scope::Everything, table, form);
    let parcels = [
        EVERYTHING,
        rows(Table::Moments, TableForm::Csv),
        rows(Table::Calls, TableForm::Ndjson),
        rows(Table::Steps, TableForm::Csv),
    ];
    for what in parcels {
        for receiver in Receiver::BUT_THE_REP {
            for naming in Naming::ALL {
                let terms = Terms { receiver, naming };
                phone.want(what, terms);
                phone.share(ShareEvent::Sent);
                let at = (phone.model.now, phone.model.zone);
                let making = Making::begin(&phone.model.notebook, what, terms, at).unwrap();
                let (name, kind, text) = making.at_once(&phone.model.notebook).unwrap();
                phone.turns();
                let (file, made) = phone.leaves();
                assert_eq!((file.name, file.kind), (name, kind));
                assert!(made == text, "{what:?} {terms:?}");
            }
        }
    }
    assert_eq!(phone.kept.len(), 1, "one file is kept, and no other");
}

#[test]
fn notes_that_change_while_it_is_made_are_in_it() {
    let mut phone = Phone::large();
    phone.share(ShareEvent::Wanted(EVERYTHING));
    phone.share(ShareEvent::Sent);
    for _ in 0..8 {
        phone.turn();
    }
    let before = phone.id();
    phone.write_a_note("Written in another window");
    assert_ne!(phone.id(), before, "it is begun anew");
    phone.turns();
    let (_, text) = phone.leaves();
    assert!(text.contains("Written in another window"));
    assert_eq!(timeless(&text), whole(&phone.model.notebook));
    assert_eq!(phone.kept.len(), 1);
}

#[test]
fn notes_that_change_before_it_leaves_are_in_it() {
    let mut phone = Phone::large();
    phone.share(ShareEvent::Wanted(EVERYTHING));
    phone.share(ShareEvent::Sent);
    phone.turns();
    phone.write_a_note("One more");
    assert_eq!(tap(&phone.model), Tap::Waits);
    assert!(
        phone.share(ShareEvent::Sent).is_empty(),
        "the older one doesn't leave"
    );
    phone.turns();
    assert!(phone.leaves().1.contains("One more"));
}
