//! Room for what comes one by one into many lists that then rest.

/// Makes room for one more, if there is none: an eighth more than there is. A list that grows by
/// itself doubles, and most of ten thousand calls would keep room for moments that never come.
pub(super) fn for_one_more<T>(list: &mut Vec<T>) {
    const FEWEST: usize = 4;
    if list.len() == list.capacity() {
        list.reserve_exact(FEWEST.max(list.len() / 8));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_that_grows_has_little_room_left() {
        let mut list = Vec::new();
        for n in 0..1_000 {
            for_one_more(&mut list);
            list.push(n);
            assert!(list.capacity() - list.len() < 4.max(list.len() / 8));
        }
    }
}
