//! One JSON object a line. What isn't there is `null`, so that every line has every column.

use serde::{Serialize, Serializer};

use super::Cell;

pub(super) fn line(
    file: &mut String,
    columns: &'static [&'static str],
    row: Vec<Cell<'_>>,
) -> serde_json::Result<()> {
    file.push_str(&serde_json::to_string(&Line { columns, row })?);
    file.push('\n');
    Ok(())
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
