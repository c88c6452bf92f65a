//! Where a figure goes, call by call: a line through medians.

use crate::domain::order;

/// With fewer calls than this there is no trend.
pub const FEWEST: usize = 3;
/// The most calls that one point of the line looks at.
const WIDEST: usize = 31;

/// A moving median: each point is the median of its call and of those around it, a quarter of all
/// calls, but at least 3 and at most 31, and an odd number, so that each height is one that a call
/// had. At the ends it looks at the first and the last so many calls. Medians, because one odd call
/// is not to bend the line, and because no straight line is promised where none is. `None` with
/// fewer than three calls.
#[must_use]
pub fn trend(rates: &[u32]) -> Option<Vec<u32>> {
    if rates.len() < FEWEST {
        return None;
    }
    let width = (rates.len() / 4).clamp(FEWEST, WIDEST) | 1;
    let last = rates.len() - width;
    let first = rates[..width].to_vec();
    let mut around = order::by_number(first, |rate| (i64::from(*rate), 0));
    let mut from = 0;
    let median = |at: usize| {
        if from < at.saturating_sub(width / 2).min(last) {
            take_another(&mut around, rates[from], rates[from + width]);
            from += 1;
        }
        around[width / 2]
    };
    Some((0..rates.len()).map(median).collect())
}

/// Takes one of some numbers out and another in; they are in order, and stay so.
fn take_another(numbers: &mut Vec<u32>, out: u32, another: u32) {
    if let Ok(place) = numbers.binary_search(&out) {
        numbers.remove(place);
    }
    let place = numbers.partition_point(|number| *number < another);
    numbers.insert(place, another);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn with_fewer_than_three_calls_there_is_no_trend() {
        assert_eq!(trend(&[]), None);
        assert_eq!(trend(&[100, 200]), None);
    }

    #[test]
    fn three_calls_have_the_one_in_the_middle() {
        assert_eq!(trend(&[300, 0, 100]), Some(vec![100, 100, 100]));
    }

    #[test]
    fn one_odd_call_does_not_bend_the_line() {
        let rates = [100, 100, 900, 100, 200, 200];
        assert_eq!(trend(&rates), Some(vec![100, 100, 100, 200, 200, 200]));
    }

    #[test]
    fn each_point_is_the_median_of_those_around_it() {
        let rates: Vec<u32> = (0..200).map(|n| n * 7_919 % 101).collect();
        let median = |at: usize| {
            let from = at.saturating_sub(15).min(169);
            let mut around = rates[from..from + 31].to_vec();
            around.sort_unstable();
            around[15]
        };
        let line: Vec<u32> = (0..200).map(median).collect();
        assert_eq!(trend(&rates), Some(line));
    }

    #[test]
    fn of_many_calls_a_point_looks_at_a_quarter() {
        let rates: Vec<u32> = (0..20).collect();
        let line = trend(&rates).unwrap();
        assert_eq!(line[..4], [2, 2, 2, 3], "five around each");
        assert_eq!(line[16..], [16, 17, 17, 17]);
    }
}
