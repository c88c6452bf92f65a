//! One JSON object a line. What isn't there is `null`, so that every line has every column.

use serde_json::{Map, Value};

use super::{Cell, Sheet};

pub(super) fn write(sheet: Sheet<'_>) -> String {
    let mut file = String::new();
    for row in sheet.rows {
        let columns = sheet.columns.iter().map(|column| (*column).to_owned());
        let object: Map<String, Value> = columns.zip(row.into_iter().map(value)).collect();
        file.push_str(&Value::from(object).to_string());
        file.push('\n');
    }
    file
}

fn value(cell: Cell<'_>) -> Value {
    match cell {
        Cell::Nothing => Value::Null,
        Cell::Words(words) => words.into(),
        Cell::Code(code) => code.into(),
        Cell::Number(number) => number.into(),
        Cell::Truth(is_so) => is_so.into(),
    }
}
