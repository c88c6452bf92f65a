//! A notebook of which the disk has lost a record leaves as a file that is read again: where something speaks of
//! what is gone, something stands for it, and gives way to the true one wherever it meets it.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test may stop

use curbside::domain::call::UtcOffset;
use curbside::domain::*;
use curbside::wire::{Imported, Merge, Receiver, Scope, export, import, part_for};

fn now() -> Timestamp {
    Timestamp::nearest(1_760_000_000_000)
}

/// Months of calls, with a behaviour of the manager's own on a pad.
fn whole() -> Notebook {
    let mut whole = sample::notebook(7, 30, now(), UtcOffset::nearest(60));
    let own = Behaviour {
        key: BehaviourKey::try_from("own-words".to_owned()).expect("a key"),
        ..Codebook::starter().behaviours()[0].clone()
    };
    let mut call = whole.newest_calls()[3].clone();
    call.keys = vec![own.key.clone()];
    let mine = Editor::of(uuid::Uuid::from_u128(1));
    for record in [Record::Behaviour(own), Record::from(call)] {
        let key = record.key();
        let edits = whole.ledger().edits(&key).cloned().unwrap_or_default();
        let content = Content::Here(record);
        let edits = edits.then(mine);
        whole.put_strand(Version { content, edits }.into());
    }
    whole
}

/// The notebook without one record.
fn without(whole: &Notebook, lost: &Key) -> Notebook {
    let mut torn = Notebook::default();
    for strand in whole.strands().filter(|strand| strand.key() != *lost) {
        torn.put_strand(strand);
    }
    torn
}

fn read(torn: &Notebook) -> Imported {
    let text = export(torn, Scope::Everything, now()).expect("a file");
    import::read(&text, &Codebook::starter()).expect("it is read again")
}

/// What came in, as a notebook.
fn taken_in(imported: Imported) -> Notebook {
    let mut notebook = Notebook::default();
    for change in Merge::plan(&Notebook::default(), imported).changes {
        notebook.put_strand(change.to.expect("something new"));
    }
    notebook
}

#[test]
fn whatever_record_is_lost_the_rest_leaves_as_a_file_that_is_read() {
    let whole = whole();
    let all: Vec<Key> = whole.records().map(|record| record.key()).collect();
    let (moments, few): (Vec<Key>, Vec<Key>) = all
        .into_iter()
        .partition(|key| matches!(key, Key::Moment(..)));
    // Of the moments every tenth.
    for lost in few.into_iter().chain(moments.into_iter().step_by(10)) {
        let torn = without(&whole, &lost);
        let calls = torn.all_calls().count();
        assert_eq!(read(&torn).calls.len(), calls, "without {lost:?}");
    }
}

#[test]
fn a_whole_notebook_leaves_as_it_is() {
    let whole = whole();
    let imported = read(&whole);
    assert_eq!(imported.reps.len(), whole.all_reps().count());
    assert_eq!(imported.moments.len(), whole.all_moments().count());
    assert_eq!(imported.behaviours.len(), 1);
}

#[test]
fn the_true_record_comes_back_where_it_is_met() {
    let whole = whole();
    let call = whole.newest_calls()[0];
    let torn = without(&whole, &Key::Rep(call.rep));
    let mut back = taken_in(read(&torn));
    assert_eq!(back.rep(call.rep).unwrap().name.as_str(), "Unreadable rep");
    let text = export(&whole, Scope::Everything, now()).unwrap();
    let imported = import::read(&text, back.codebook()).unwrap();
    for change in Merge::plan(&back, imported).changes {
        back.put_strand(change.to.unwrap());
    }
    assert_eq!(back.rep(call.rep), whole.rep(call.rep));
    // And the other way about nothing true is lost.
    let merge = Merge::plan(&whole, read(&torn));
    assert!(merge.changes.is_empty(), "{:?}", merge.changes);
}

#[test]
fn a_part_for_somebody_else_is_read_again_too() {
    let whole = whole();
    let call = whole.newest_calls()[0];
    let torn = without(&whole, &Key::Rep(call.rep));
    let part = part_for(&torn, Scope::Call(call.id), Receiver::AnotherManager);
    let text = export(&part, Scope::Everything, now()).unwrap();
    let imported = import::read(&text, &Codebook::starter()).expect("it is read again");
    assert_eq!((imported.reps.len(), imported.calls.len()), (1, 1));
}
