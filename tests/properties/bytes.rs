//! Any bytes as a file: they are refused, or read whole.

use std::sync::LazyLock;

use curbside::domain::Codebook;
use curbside::wire::import::read;
use proptest::prelude::*;
use serde_json::Value;

use crate::places::places;
use crate::{any, everything, read_here};

static SCHEMA: LazyLock<jsonschema::Validator> = LazyLock::new(|| {
    let schema = include_str!("../../public/schema/curbside-4.schema.json");
    jsonschema::validator_for(&serde_json::from_str(schema).unwrap()).unwrap()
});

/// What may stand in the place of something else.
fn strange() -> impl Strategy<Value = Option<Value>> {
    prop_oneof![
        Just(None),
        Just(Some(Value::Null)),
        any::<bool>().prop_map(|value| Some(value.into())),
        (-2i64..110).prop_map(|value| Some(value.into())),
        any::<i64>().prop_map(|value| Some(value.into())),
        "[ a-z_\\-\u{3000}\n]{0,6}".prop_map(|value| Some(value.into())),
        Just(Some(Value::Array(vec![]))),
        Just(Some(Value::Object(serde_json::Map::new()))),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_make_the_import_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let text = String::from_utf8_lossy(&bytes);
        prop_assert!(read(&text, &Codebook::starter()).is_err());
    }

    #[test]
    fn a_damaged_file_is_refused_or_whole(
        notebook in any::notebook(),
        places in prop::collection::vec((any::<prop::sample::Index>(), 32u8..127), 1..4),
    ) {
        let mut bytes = everything(&notebook).into_bytes();
        for (place, byte) in places {
            let at = place.index(bytes.len());
            bytes[at] = byte;
        }
        let text = String::from_utf8_lossy(&bytes);
        if let Some(notebook) = read_here(&text) {
            prop_assert_eq!(read_here(&everything(&notebook)), Some(notebook));
        }
    }

    /// Beyond the schema the app asks that references are met, and that nothing stands twice.
    #[test]
    fn what_the_app_takes_the_schema_takes_too(
        notebook in any::notebook(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), strange()), 12),
    ) {
        let whole: Value = serde_json::from_str(&everything(&notebook)).unwrap();
        prop_assert!(SCHEMA.is_valid(&whole));
        let all = places(&whole);
        for (place, value) in changes {
            let (path, mut file) = (place.get(&all), whole.clone());
            match (value, path.rsplit_once('/')) {
                (Some(value), _) => *file.pointer_mut(path).unwrap() = value,
                (None, Some((parent, last))) => match file.pointer_mut(parent).unwrap() {
                    Value::Object(fields) => drop(fields.remove(last)),
                    Value::Array(items) => drop(items.pop()),
                    _ => {}
                },
                (None, None) => {}
            }
            // A file that says that it has an older form is held to the schema of that form.
            let is_of_this_form = file["version"] == whole["version"];
            if is_of_this_form && read_here(&file.to_string()).is_some() {
                prop_assert!(SCHEMA.is_valid(&file), "{} in {}", path, file);
            }
        }
    }
}
