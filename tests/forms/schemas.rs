//! What is frozen, and a part of a notebook, keeps to the schema of its form.

use curbside::domain::Timestamp;
use curbside::wire::{Scope, export};

use crate::frozen::form_2;
use crate::{FILE_V1, FILE_V2, FILE_V3, FILE_V4, SCHEMA_V4, faults, read_here};

const SCHEMA_V1: &str = include_str!("../../public/schema/curbside-1.schema.json");
const SCHEMA_V2: &str = include_str!("../../public/schema/curbside-2.schema.json");
const SCHEMA_V3: &str = include_str!("../../public/schema/curbside-3.schema.json");

#[test]
fn the_frozen_files_keep_to_the_schemas_of_their_forms() {
    for (schema, file) in [
        (SCHEMA_V1, FILE_V1),
        (SCHEMA_V2, FILE_V2),
        (SCHEMA_V3, FILE_V3),
        (SCHEMA_V4, FILE_V4),
    ] {
        assert_eq!(
            faults(schema, &serde_json::from_str(file).unwrap()),
            [""; 0]
        );
    }
}

#[test]
fn a_part_of_a_notebook_keeps_to_the_schema_too() {
    let notebook = form_2();
    let (rep, call) = (notebook.reps().next().unwrap(), notebook.calls().next());
    for scope in [
        Scope::Rep(rep.id),
        Scope::Call(call.unwrap().id),
        Scope::Codebook,
    ] {
        let file = export(&notebook, scope, Timestamp::EARLIEST).unwrap();
        assert_eq!(
            faults(SCHEMA_V4, &serde_json::from_str(&file).unwrap()),
            [""; 0]
        );
        assert!(read_here(&file).is_ok(), "{scope:?} stands alone");
    }
}
