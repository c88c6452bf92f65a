//! One row of figures, and the table of all.

use serde::{Deserialize, Serialize};

use crate::figure::Figure;

#[derive(Clone, Debug, Deserialize, Serialize)]
pub(crate) struct Row {
    pub(crate) name: String,
    pub(crate) value: f64,
    pub(crate) unit: String,
    beside: Option<f64>,
    pub(crate) ratio: Option<f64>,
    at_most: Option<f64>,
    holds: Option<bool>,
    /// The lower and the upper quartile of what `value` is the median of.
    #[serde(default)]
    spread: Option<[f64; 2]>,
    /// The same of what stands beside it.
    #[serde(default)]
    beside_spread: Option<[f64; 2]>,
}

impl Row {
    pub(crate) fn new(name: &str, value: impl Into<Figure>, unit: &str) -> Self {
        let Figure { middle, spread } = value.into();
        Self {
            name: name.to_owned(),
            value: middle,
            unit: unit.to_owned(),
            beside: None,
            ratio: None,
            at_most: None,
            holds: None,
            spread,
            beside_spread: None,
        }
    }

    pub(crate) fn beside(self, beside: impl Into<Figure>) -> Self {
        let Figure { middle, spread } = beside.into();
        Self {
            beside: Some(middle),
            ratio: Some(self.value / middle),
            beside_spread: spread,
            ..self
        }
    }

    pub(crate) fn value_at_most(self, limit: f64) -> Self {
        Self {
            at_most: Some(limit),
            holds: Some(self.value <= limit),
            ..self
        }
    }

    pub(crate) fn ratio_at_most(self, limit: f64) -> Self {
        Self {
            at_most: Some(limit),
            holds: self.ratio.map(|ratio| ratio <= limit),
            ..self
        }
    }
}

/// The figures in Markdown.
pub(crate) fn table(rows: &[Row]) -> String {
    let number = |value: Option<f64>| value.map_or_else(String::new, |value| format!("{value:.2}"));
    let range = |spread: Option<[f64; 2]>| {
        spread.map_or_else(String::new, |[low, high]| format!("{low:.2} to {high:.2}"))
    };
    let mut text = String::from(
        "| figure | value | spread | unit | beside | spread | ratio | at most | holds |\n|---|--:|--:|---|--:|--:|--:|--:|---|\n",
    );
    for row in rows {
        let holds = match row.holds {
            Some(true) => "yes",
            Some(false) => "no",
            None => "",
        };
        text += &format!(
            "| {} | {} | {} | {} | {} | {} | {} | {} | {holds} |\n",
            row.name,
            number(Some(row.value)),
            range(row.spread),
            row.unit,
            number(row.beside),
            range(row.beside_spread),
            number(row.ratio),
            number(row.at_most),
        );
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_limit_is_on_the_value_or_on_the_ratio() {
        assert_eq!(
            Row::new("size", 5.0, "KB").value_at_most(5.0).holds,
            Some(true)
        );
        assert_eq!(
            Row::new("time", 5.0, "ms")
                .beside(2.0)
                .ratio_at_most(1.5)
                .holds,
            Some(false)
        );
    }

    #[test]
    fn a_row_of_an_older_table_has_no_spread() {
        let old = r#"{ "name": "size", "value": 5.0, "unit": "KB", "beside": null, "ratio": null, "at_most": 4.0, "holds": false }"#;
        let row: Row = serde_json::from_str(old).expect("a row");
        assert_eq!((row.spread, row.holds), (None, Some(false)));
    }
}
