//! Where people's writing stands in a file, found by its schema: a field that is added there is not forgotten.

use serde_json::Value;

/// A place where a person writes.
pub(crate) struct Place {
    /// As a JSON pointer.
    pub(crate) at: String,
    /// The kind of record or part, and the field: `rep/name`.
    pub(crate) field: String,
    /// A name is one short line; what isn't one is a note.
    pub(crate) is_name: bool,
}

/// What is walked along, and what it is the schema of.
#[derive(Clone, Copy)]
struct Spot<'a> {
    schema: &'a Value,
    of: &'a str,
    field: &'a str,
}

/// All places of writing in a file of this schema.
pub(crate) fn places(schema: &Value, file: &Value) -> Vec<Place> {
    let mut found = Vec::new();
    let spot = Spot {
        schema,
        of: "",
        field: "",
    };
    look_into(schema, spot, file, "", &mut found);
    found
}

fn look_into(whole: &Value, spot: Spot<'_>, value: &Value, at: &str, found: &mut Vec<Place>) {
    let schema = spot.schema;
    if let Some(of) = named(schema) {
        if matches!(of, "name" | "text") && value.is_string() {
            found.push(Place {
                at: at.to_owned(),
                field: format!("{}/{}", spot.of, spot.field),
                is_name: of == "name",
            });
        }
        let schema = &whole["$defs"][of];
        look_into(whole, Spot { schema, of, ..spot }, value, at, found);
    }
    for choice in ["anyOf", "oneOf"]
        .into_iter()
        .flat_map(|way| list(schema, way))
    {
        if may_be(choice, value) {
            let schema = choice;
            look_into(whole, Spot { schema, ..spot }, value, at, found);
        }
    }
    for rule in list(schema, "allOf") {
        if rule["if"]["properties"]["kind"]["const"] == value["kind"] {
            let schema = &rule["then"];
            look_into(whole, Spot { schema, ..spot }, value, at, found);
        }
    }
    for (field, schema) in schema["properties"].as_object().into_iter().flatten() {
        let inner = value.get(field).filter(|_| *schema != Value::Bool(true));
        if let Some(inner) = inner {
            let spot = Spot {
                schema,
                field,
                ..spot
            };
            look_into(whole, spot, inner, &format!("{at}/{field}"), found);
        }
    }
    for (n, item) in value.as_array().into_iter().flatten().enumerate() {
        if let Some(schema) = schema.get("items") {
            let spot = Spot { schema, ..spot };
            look_into(whole, spot, item, &format!("{at}/{n}"), found);
        }
    }
}

fn list<'a>(schema: &'a Value, way: &str) -> impl Iterator<Item = &'a Value> {
    schema[way].as_array().into_iter().flatten()
}

/// The part of the schema that is named here.
pub(crate) fn named(schema: &Value) -> Option<&str> {
    schema["$ref"].as_str()?.strip_prefix("#/$defs/")
}

/// Whether a value could be of one of several forms: by the fields that it has.
fn may_be(choice: &Value, value: &Value) -> bool {
    match (choice["properties"].as_object(), value.as_object()) {
        (Some(known), Some(fields)) => fields.keys().all(|field| known.contains_key(field)),
        (None, None) => true,
        (None, Some(_)) => choice.get("$ref").is_some(),
        (Some(_), None) => false,
    }
}
