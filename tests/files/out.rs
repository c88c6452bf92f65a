//! What is in a file of a rep or a call.

use curbside::wire::{Scope, export, file_name};

use crate::{at_ten, read_here, sample};

#[test]
fn a_rep_or_a_call_is_exported_with_what_belongs_to_it_and_no_more() {
    let notebook = sample();
    let dana = notebook
        .reps()
        .find(|rep| rep.name.as_str() == "Dana Ortiz")
        .unwrap()
        .id;
    let file = read_here(&export(&notebook, Scope::Rep(dana), at_ten()).unwrap()).unwrap();
    assert_eq!((file.reps().count(), file.calls().count()), (1, 1));
    assert_eq!(
        file_name(&notebook, Scope::Rep(dana), "2025-11-23"),
        "curbside-dana-ortiz-2025-11-23"
    );
}
