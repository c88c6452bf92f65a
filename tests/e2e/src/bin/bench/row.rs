//! One figure, and the table of all.

use serde::Serialize;

#[derive(Debug, Serialize)]
pub(crate) struct Row {
    name: String,
    value: f64,
    unit: &'static str,
    beside: Option<f64>,
    ratio: Option<f64>,
    at_most: Option<f64>,
    holds: Option<bool>,
}

impl Row {
    pub(crate) fn new(name: &str, value: f64, unit: &'static str) -> Self {
        Self {
            name: name.to_owned(),
            value,
            unit,
            beside: None,
            ratio: None,
            at_most: None,
            holds: None,
        }
    }

    pub(crate) fn beside(self, beside: f64) -> Self {
        Self {
            beside: Some(beside),
            ratio: Some(self.value / beside),
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
    let mut text = String::from(
        "| figure | value | unit | beside | ratio | at most | holds |\n|---|--:|---|--:|--:|--:|---|\n",
    );
    for row in rows {
        let holds = match row.holds {
            Some(true) => "yes",
            Some(false) => "no",
            None => "",
        };
        text += &format!(
            "| {} | {} | {} | {} | {} | {} | {holds} |\n",
            row.name,
            number(Some(row.value)),
            row.unit,
            number(row.beside),
            number(row.ratio),
            number(row.at_most),
        );
    }
    text
}

/// The middle of some measurements; not a number where there are none.
pub(crate) fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    let middle = values.len() / 2;
    match (
        values.get(middle),
        middle.checked_sub(1).and_then(|before| values.get(before)),
    ) {
        (Some(&one), _) if values.len() % 2 == 1 => one,
        (Some(&one), Some(&other)) => f64::midpoint(one, other),
        _ => f64::NAN,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_is_the_middle_or_the_mean_of_two() {
        assert!((median(vec![9.0, 1.0, 2.0]) - 2.0).abs() < f64::EPSILON);
        assert!((median(vec![4.0, 1.0, 2.0, 9.0]) - 3.0).abs() < f64::EPSILON);
        assert!(median(vec![]).is_nan());
    }

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
}
