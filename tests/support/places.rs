//! Every value in a file, so that one of them can be exchanged.

use serde_json::Value;

/// The places of all values, as JSON pointers.
pub(crate) fn places(file: &Value) -> Vec<String> {
    let mut found = Vec::new();
    look_into(file, "", &mut found);
    found
}

fn look_into(value: &Value, path: &str, found: &mut Vec<String>) {
    found.push(path.to_owned());
    match value {
        Value::Object(fields) => fields.iter().for_each(|(name, value)| {
            let name = name.replace('~', "~0").replace('/', "~1");
            look_into(value, &format!("{path}/{name}"), found);
        }),
        Value::Array(items) => items
            .iter()
            .enumerate()
            .for_each(|(at, value)| look_into(value, &format!("{path}/{at}"), found)),
        _ => {}
    }
}
