//! What was measured several times: its middle, and how far it spreads.

/// A number, or the middle of some measurements with their quartiles.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Figure {
    /// The median; not a number where nothing was measured.
    pub(crate) middle: f64,
    /// The lower and the upper quartile; half of the measurements lie between them.
    pub(crate) spread: Option<[f64; 2]>,
}

impl From<f64> for Figure {
    fn from(middle: f64) -> Self {
        Self {
            middle,
            spread: None,
        }
    }
}

impl From<Vec<f64>> for Figure {
    fn from(mut values: Vec<f64>) -> Self {
        values.sort_by(f64::total_cmp);
        Self {
            middle: at(&values, 0.5),
            spread: (values.len() > 1).then(|| [at(&values, 0.25), at(&values, 0.75)]),
        }
    }
}

impl Figure {
    /// How much more than another this is. Of a difference only the middle is known.
    pub(crate) fn more_than(&self, other: &Self) -> f64 {
        self.middle - other.middle
    }

    /// The one with the greater middle.
    pub(crate) fn worse(self, other: Self) -> Self {
        match self.middle < other.middle {
            true => other,
            false => self,
        }
    }
}

/// The value at a share of the sorted values, between two of them where it falls between.
fn at(sorted: &[f64], share: f64) -> f64 {
    let Some(last) = sorted.len().checked_sub(1) else {
        return f64::NAN;
    };
    let place = share * last as f64;
    let (below, above) = (place.floor(), place.ceil());
    let value = |place: f64| sorted.get(place as usize).copied().unwrap_or(f64::NAN);
    value(below) + (value(above) - value(below)) * (place - below)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figure(values: &[f64]) -> (f64, Option<[f64; 2]>) {
        let Figure { middle, spread } = values.to_vec().into();
        (middle, spread)
    }

    #[test]
    fn the_median_is_the_middle_or_the_mean_of_two() {
        assert_eq!(figure(&[9.0, 1.0, 2.0]).0, 2.0);
        assert_eq!(figure(&[4.0, 1.0, 2.0, 9.0]).0, 3.0);
        assert!(figure(&[]).0.is_nan());
    }

    #[test]
    fn half_of_the_measurements_lie_between_the_quartiles() {
        assert_eq!(figure(&[5.0, 1.0, 2.0, 4.0, 3.0]).1, Some([2.0, 4.0]));
        assert_eq!(figure(&[1.0, 2.0]).1, Some([1.25, 1.75]));
    }

    #[test]
    fn one_measurement_has_no_spread() {
        assert_eq!(figure(&[7.0]), (7.0, None));
    }
}
