//! The forms of what is stored and shared: what is frozen is read for good, and the schema is as
//! strict as the reader.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test may stop

mod files;
#[path = "../support/frozen.rs"]
mod frozen;
#[path = "../support/frozen_3.rs"]
mod frozen_3;
#[path = "../support/frozen_4.rs"]
mod frozen_4;
mod schemas;
mod stored;
mod strictness;

use curbside::domain::{Codebook, Notebook};
use curbside::wire::ImportError;
use curbside::wire::import::read;
use serde_json::Value;

const FILE_V1: &str = include_str!("../fixtures/file_v1.json");
const FILE_V2: &str = include_str!("../fixtures/file_v2.json");
const FILE_V3: &str = include_str!("../fixtures/file_v3.json");
const FILE_V4: &str = include_str!("../fixtures/file_v4.json");

const SCHEMA_V4: &str = include_str!("../../public/schema/curbside-4.schema.json");

fn read_here(text: &str) -> Result<Notebook, ImportError> {
    read(text, &Codebook::starter()).map(|imported| imported.into_notebook())
}

fn faults(schema: &str, file: &Value) -> Vec<String> {
    let schema = serde_json::from_str(schema).unwrap();
    let schema = jsonschema::validator_for(&schema).unwrap();
    schema
        .iter_errors(file)
        .map(|fault| format!("{}: {fault}", fault.instance_path()))
        .collect()
}

/// The fixture with one value in the place of another, or added.
fn with(place: &str, value: Value) -> Value {
    let mut file: Value = serde_json::from_str(FILE_V4).unwrap();
    let (parent, last) = place.rsplit_once('/').unwrap();
    match file.pointer_mut(parent).expect(place) {
        Value::Object(fields) => drop(fields.insert(last.to_owned(), value)),
        Value::Array(items) => items[last.parse::<usize>().unwrap()] = value,
        other => panic!("{other} has no {last}"),
    }
    file
}
