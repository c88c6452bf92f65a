//! What a notebook is when it comes from a form without history.

use curbside::domain::{Lineage, Notebook, Record};

/// The notebook as it is read from a form that has no history.
pub(crate) fn former(mut notebook: Notebook) -> Notebook {
    let all: Vec<Record> = notebook.records().collect();
    for record in all {
        notebook.build_on(&record.key(), &Lineage::former(record.edited()));
    }
    notebook
}
