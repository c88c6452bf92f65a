//! Putting lists in order. Keys are turned into numbers or text first, so that the app carries one
//! sort of each and not one for every list: a sort is among the largest things that a phone loads.

use super::{Elapsed, Moment};

/// Orders items by two numbers, the smaller first. What is in order already, as most moments are, is
/// only looked through.
pub fn by_number<T>(items: Vec<T>, key: impl Fn(&T) -> (i64, u128)) -> Vec<T> {
    if items.is_sorted_by_key(&key) {
        return items;
    }
    let mut order: Vec<(i64, u128, usize)> = Vec::with_capacity(items.len());
    for (place, item) in items.iter().enumerate() {
        let (first, second) = key(item);
        order.push((first, second, place));
    }
    order.sort_unstable();
    arrange(items, order.into_iter().map(|(_, _, place)| place))
}

/// Where in its call the last of these moments lies.
pub(crate) fn last_at(moments: &[Moment]) -> Elapsed {
    let last = moments.iter().map(|moment| moment.at).max();
    last.unwrap_or_default()
}

/// The moments of a call in the order in which they happened. They stand in the order of their making, and equals
/// keep it.
pub fn by_time(moments: &[Moment]) -> Vec<&Moment> {
    by_number(moments.iter().collect(), |moment| {
        (i64::from(moment.at.0), 0)
    })
}

/// Orders items by text, without regard to the case of A to Z.
pub fn by_text<T>(items: Vec<T>, key: impl Fn(&T) -> &str) -> Vec<T> {
    let mut order: Vec<(String, usize)> = Vec::with_capacity(items.len());
    for (place, item) in items.iter().enumerate() {
        order.push((key(item).to_ascii_lowercase(), place));
    }
    order.sort_unstable();
    arrange(items, order.into_iter().map(|(_, place)| place))
}

fn arrange<T>(items: Vec<T>, places: impl Iterator<Item = usize>) -> Vec<T> {
    let mut items: Vec<Option<T>> = items.into_iter().map(Some).collect();
    places.filter_map(|place| items[place].take()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_count_first_and_equals_keep_their_order() {
        let items = vec![(2, 'a'), (1, 'b'), (2, 'c'), (1, 'd')];
        let ordered = by_number(items, |(n, _)| (*n, 0));
        assert_eq!(ordered, [(1, 'b'), (1, 'd'), (2, 'a'), (2, 'c')]);
    }

    #[test]
    fn names_are_in_order_whatever_their_case() {
        assert_eq!(
            by_text(vec!["tom", "Dana", "marcus"], |name| name),
            ["Dana", "marcus", "tom"]
        );
    }
}
