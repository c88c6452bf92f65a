//! The files of all forms: what is frozen is read for good.

use curbside::domain::{Notebook, Timestamp};
use curbside::wire::{Scope, export};
use serde_json::{Value, json};

use crate::frozen::{form_1, form_2, former};
use crate::frozen_3::form_3;
use crate::frozen_4::form_4;
use crate::{FILE_V1, FILE_V2, FILE_V3, FILE_V4, SCHEMA_V4, faults, read_here, with};

/// The notebook as a file of ten o'clock, as if the app were still that of the fixtures.
fn everything(notebook: &Notebook) -> String {
    let ten = Timestamp::nearest(1_763_888_400_000);
    let file = export(notebook, Scope::Everything, ten).unwrap();
    file.replace(
        concat!("Curbside ", env!("CARGO_PKG_VERSION")),
        "Curbside 0.1.0",
    )
}

#[test]
fn a_file_of_form_1_is_read_for_good_and_written_as_form_4() {
    let notebook = read_here(FILE_V1).unwrap();
    assert_eq!(notebook, former(form_1()));
    let written = everything(&notebook);
    assert_eq!(read_here(&written), Ok(notebook));
    let file: Value = serde_json::from_str(&written).unwrap();
    assert_eq!(file["version"], json!(4));
    assert_eq!(faults(SCHEMA_V4, &file), [""; 0]);
}

#[test]
fn a_file_of_form_2_is_read_for_good_and_written_as_form_4() {
    let notebook = read_here(FILE_V2).unwrap();
    assert_eq!(notebook, former(form_2()));
    assert_eq!(read_here(&everything(&notebook)), Ok(notebook));
}

#[test]
fn a_file_of_form_3_is_read_for_good_and_written_as_form_4() {
    let notebook = read_here(FILE_V3).unwrap();
    assert_eq!(notebook, form_3());
    assert_eq!(read_here(&everything(&notebook)), Ok(notebook));
}

#[test]
fn a_file_of_form_4_is_read_for_good_and_written_the_same() {
    let notebook = read_here(FILE_V4).unwrap();
    assert_eq!(notebook, form_4());
    assert_eq!(everything(&notebook), FILE_V4.trim_end());
}

#[test]
fn a_file_of_form_5_is_refused_with_its_sentence() {
    let refused = read_here(&with("/version", json!(5)).to_string());
    assert_eq!(
        refused.map_err(|error| error.to_string()),
        Err(
            "The file has the form 5, and this Curbside reads up to 4. Update Curbside, then \
             import it again."
                .to_owned()
        )
    );
}
