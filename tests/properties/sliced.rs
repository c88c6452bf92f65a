//! A file that is made bit by bit is the one that is made at once.

use curbside::app::event::{Parcel, Table, TableForm};
use curbside::app::leaving::making::Making;
use curbside::app::leaving::{Naming, Terms};
use curbside::domain::call::UtcOffset;
use curbside::domain::{Notebook, Timestamp};
use curbside::wire::{Receiver, Scope};
use proptest::prelude::*;

use crate::histories;

/// A part of a notebook, in any shape.
fn parcels(notebook: &Notebook) -> Vec<Parcel> {
    let reps = notebook.all_reps().map(|rep| Scope::Rep(rep.id)).take(2);
    let calls = notebook
        .all_calls()
        .map(|call| Scope::Call(call.id))
        .take(2);
    let scopes = [Scope::Everything, Scope::Codebook].into_iter();
    let scopes = scopes.chain(reps).chain(calls);
    let shapes = |scope| {
        let rows = Table::ALL.map(|table| Parcel::Rows(scope, table, TableForm::Csv));
        rows.into_iter().chain([Parcel::Notes(scope)])
    };
    scopes.flat_map(shapes).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn a_file_is_the_same_to_the_byte_in_whatever_slices_it_is_made(
        mut notebook in histories::notebook(),
        lost in proptest::collection::vec(any::<proptest::sample::Index>(), 0..3),
        slices in proptest::collection::vec(1_usize..40, 1..6),
    ) {
        // Some disks are damaged.
        for lost in lost {
            let keys: Vec<_> = notebook.records().map(|record| record.key()).collect();
            if !keys.is_empty() {
                notebook.forget(lost.get(&keys));
            }
        }
        let at = (Timestamp::EARLIEST, UtcOffset::nearest(0));
        for what in parcels(&notebook) {
            for receiver in Receiver::ALL {
                for naming in Naming::ALL {
                    let terms = Terms { receiver, naming };
                    let begun = || Making::begin(&notebook, what, terms, at).unwrap();
                    let (name, kind, whole) = begun().at_once(&notebook).unwrap();
                    let (mut making, mut sliced) = (begun(), String::new());
                    let mut slices = slices.iter().cycle();
                    while making.go_on(&notebook, *slices.next().unwrap()).unwrap() {
                        sliced.push_str(&making.rest().unwrap());
                    }
                    sliced.push_str(&making.rest().unwrap());
                    prop_assert_eq!(making.named(), (name, kind));
                    prop_assert!(sliced == whole, "{:?} {:?}", what, terms);
                }
            }
        }
    }
}
