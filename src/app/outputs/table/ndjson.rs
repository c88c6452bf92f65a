//! One JSON object a line. What isn't there is `null`, so that every line has every column.

use serde::{Serialize, Serializer};

use super::{Cell, Sheet};

pub(super) fn write(sheet: Sheet<'_>) -> serde_json::Result<String> {
    let mut file = String::new();
    for row in sheet.rows {
        let line = Line {
            columns: sheet.columns,
            row,
        };
        file.push_str(&serde_json::to_string(&line)?);
        file.push('\n');
    }
    Ok(file)
}

struct Line<'a> {
    columns: &'static [&'static str],
    row: Vec<Cell<'a>>,
}

impl Serialize for Line<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.columns.iter().zip(&self.row))
    }
}

impl Serialize for Cell<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Nothing => serializer.serialize_unit(),
            Self::Words(words) => serializer.serialize_str(words),
            Self::Code(code) => serializer.serialize_str(code),
            Self::Number(number) => serializer.serialize_u64(*number),
            Self::Truth(is_so) => serializer.serialize_bool(*is_so),
        }
    }
}
