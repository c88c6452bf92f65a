//! Any notebook with a history: edited by several, in conflict, deleted, thrown away.

use curbside::domain::*;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use uuid::Uuid;

use crate::any;

/// What has happened to a record since it was first written.
#[derive(Clone, Debug)]
enum Fate {
    Edited(u8),
    EditedOnTwoPhones,
    Trashed,
    Deleted,
}

fn fate() -> impl Strategy<Value = Fate> {
    prop_oneof![
        3 => (1u8..4).prop_map(Fate::Edited),
        1 => Just(Fate::EditedOnTwoPhones),
        1 => Just(Fate::Trashed),
        1 => Just(Fate::Deleted),
    ]
}

fn editor(number: u8) -> Editor {
    Editor::of(Uuid::from_u128(0xed00 + u128::from(number)))
}

/// Any notebook of [`any::notebook`], with a history.
pub(crate) fn notebook() -> impl Strategy<Value = Notebook> {
    let fates = vec((any::<Index>(), fate()), 0..8);
    (any::notebook(), fates).prop_map(|(mut notebook, fates)| {
        for (number, (which, fate)) in fates.into_iter().enumerate() {
            let keys: Vec<Key> = notebook.records().map(|record| record.key()).collect();
            meets(&mut notebook, which.get(&keys), &fate, number as u128);
        }
        notebook
    })
}

fn meets(notebook: &mut Notebook, key: &Key, fate: &Fate, number: u128) {
    let now = Timestamp::EARLIEST;
    let Some(mut strand) = notebook.strand(key) else {
        return;
    };
    match (fate, &strand.shown.content) {
        (Fate::Edited(by), _) => notebook.edited(key, editor(*by), now),
        (Fate::EditedOnTwoPhones, Content::Here(Record::Rep(rep))) if strand.others.is_empty() => {
            let other = Rep {
                name: Name::new("Another name").unwrap(),
                edited: now,
                ..rep.clone()
            };
            let mut there = Version::from(Record::Rep(other));
            there.edits = strand.shown.edits.clone().then(editor(9));
            strand.shown.edits = strand.shown.edits.then(editor(8));
            if rep.edited > now {
                strand.others.push(there);
                notebook.put_strand(strand);
            }
        }
        (Fate::Trashed, Content::Here(Record::Rep(rep))) => {
            let trashed = Some(rep.edited);
            notebook.put_rep(Rep {
                trashed,
                ..rep.clone()
            });
        }
        (Fate::Trashed, Content::Here(Record::Call(call))) if !call.is_running() => {
            let trashed = Some(call.edited);
            notebook.put_call(Call {
                trashed,
                ..(**call).clone()
            });
        }
        (Fate::Deleted, _) => {
            let gone = Key::Rep(Uuid::from_u128(0x6000 + number).into());
            notebook.edited(&gone, editor(1), now);
        }
        _ => {}
    }
}
