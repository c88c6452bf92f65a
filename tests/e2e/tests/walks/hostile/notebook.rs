//! A notebook with hostile writing in all its fields, and the same with letters alone.

use std::collections::BTreeMap;

use anyhow::{Context, Result};
use serde_json::{Value, json};

use crate::{scripts, writing};

const FILE: &str = include_str!("../../../../fixtures/file_v4.json");
const SCHEMA: &str = include_str!("../../../../../public/schema/curbside-4.schema.json");

/// How often the frozen file is in the notebook: it has two reps, so each text is the name of one, also without the
/// first copy.
pub(super) fn copies() -> usize {
    scripts::takeable().len().div_ceil(2) + 1
}

const PLAIN: [char; 7] = ['!', '?', '¡', '¿', '(', ')', '§'];

/// The texts without what could be markup: the words are the same, and no two become one.
pub(super) fn harmless(texts: &[String]) -> Vec<String> {
    let plain = |c: char| match c {
        c if c.is_alphanumeric() || c.is_ascii_whitespace() => c,
        // These part words as well, and mean nothing to a browser.
        c => PLAIN[c as usize % PLAIN.len()],
    };
    let texts = texts.iter();
    texts
        .map(|text| text.chars().map(plain).collect())
        .collect()
}

/// The frozen file over and over, each time as other records: a name is one of the texts, the next one for each name
/// in a field; a note is all of them, in another order.
pub(crate) fn file(texts: &[String]) -> Result<Value> {
    let schema = serde_json::from_str(SCHEMA)?;
    let mut whole =
        json!({ "format": "curbside", "version": 4, "exported_at": "", "app": "a test" });
    let mut used: BTreeMap<String, usize> = BTreeMap::new();
    for copy in 0..copies() {
        let mut part = one_more(copy)?;
        for place in writing::places(&schema, &part) {
            let list = place.at.split('/').nth(1).unwrap_or_default();
            let used = used.entry(format!("{list} {}", place.field)).or_insert(0);
            let turn = *used % texts.len();
            *used += 1;
            let text = if place.is_name {
                texts[turn].clone()
            } else {
                [&texts[turn..], &texts[..turn]].concat().join("\n")
            };
            *part.pointer_mut(&place.at).context("A place is gone")? = json!(text);
        }
        throw_one_away(&mut part, copy)?;
        join(&mut whole, part);
    }
    Ok(whole)
}

/// The frozen file, its records under ids of their own.
fn one_more(copy: usize) -> Result<Value> {
    let ids = FILE.replace("00000000-0000-0000", &format!("{copy:08}-0000-0000"));
    let keys = ["data-dump", "lost-control", "pause-kept"];
    let text = keys.iter().fold(ids, |text, key| {
        text.replace(&format!("{key}\""), &format!("{key}-{copy}\""))
    });
    let mut file: Value = serde_json::from_str(&text)?;
    let calls = file["calls"].as_array_mut().context("It has no calls")?;
    for call in calls.iter_mut().filter(|call| call["account"].is_null()) {
        call["account"] = json!("an account");
    }
    let is_running = |call: &Value| call["phase"].get("running").is_some();
    if copy > 0 {
        // There is one pad in a car.
        for call in calls.iter_mut().filter(|call| is_running(call)) {
            call["phase"] =
                json!({ "planned": { "planned_ms": 1_763_888_420_000_i64, "place": copy } });
        }
    }
    Ok(file)
}

/// Another rep with a call, both in the trash.
fn throw_one_away(file: &mut Value, copy: usize) -> Result<()> {
    for (kind, last) in [("reps", "3"), ("calls", "f")] {
        let all = file[kind].as_array_mut().context("A list is missing")?;
        let mut thrown = all.first().context("A list is empty")?.clone();
        thrown["id"] = json!(id(copy, last));
        thrown["trashed_ms"] = json!(1_763_888_500_000_i64);
        all.push(thrown);
    }
    Ok(())
}

/// The id of a record of a copy, by its last digit.
pub(crate) fn id(copy: usize, last: &str) -> String {
    format!("{copy:08}-0000-0000-0000-{last:0>12}")
}

fn join(whole: &mut Value, part: Value) {
    let Value::Object(fields) = part else { return };
    for (field, value) in fields {
        match (&mut whole[&field], value) {
            (Value::Array(all), Value::Array(more)) => all.extend(more),
            (Value::Object(all), Value::Object(more)) => all.extend(more),
            (empty @ Value::Null, value) => *empty = value,
            _ => {}
        }
    }
}
