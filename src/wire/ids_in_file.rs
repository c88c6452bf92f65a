//! The ids of a file, each with that of what it belongs to. Files are written about in the order of the ids, and hundreds
//! of thousands of them are put one behind the other; what comes out of that order has a place of its own.

use std::collections::BTreeMap;

/// The ids of a kind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct IdsInFile {
    in_order: Vec<(u128, u128)>,
    late: BTreeMap<u128, u128>,
}

impl IdsInFile {
    /// Notes an id, if it hasn't come before.
    pub(super) fn has_come(&mut self, id: u128, of: u128) -> bool {
        match self.in_order.last() {
            Some((last, _)) if *last >= id => {
                let is_new = !self.has(id);
                self.late.insert(id, of);
                is_new
            }
            _ => {
                let is_new = !self.late.contains_key(&id);
                self.in_order.push((id, of));
                is_new
            }
        }
    }

    /// What it belongs to.
    pub(super) fn of(&self, id: u128) -> Option<u128> {
        let place = self.in_order.binary_search_by_key(&id, |(one, _)| *one);
        match place {
            Ok(place) => Some(self.in_order[place].1),
            Err(_) => self.late.get(&id).copied(),
        }
    }

    pub(super) fn has(&self, id: u128) -> bool {
        self.of(id).is_some()
    }
}

impl FromIterator<(u128, u128)> for IdsInFile {
    fn from_iter<I: IntoIterator<Item = (u128, u128)>>(all: I) -> Self {
        let mut ids = Self::default();
        for (id, of) in all {
            ids.has_come(id, of);
        }
        ids
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_that_comes_twice_is_told_in_whatever_order() {
        for all in [[1, 2, 2], [2, 1, 1], [2, 1, 2], [1, 3, 1], [3, 1, 3]] {
            let mut ids = IdsInFile::default();
            let are_new = all.map(|id| ids.has_come(id, 10 * id));
            assert_eq!(are_new, [true, true, false], "{all:?}");
        }
    }

    #[test]
    fn each_belongs_to_what_it_came_with() {
        let all = [3, 5, 1, 7, 4].map(|id| (id, 10 * id));
        let ids: IdsInFile = all.into_iter().collect();
        assert!(all.iter().all(|(id, of)| ids.of(*id) == Some(*of)));
        assert!([0, 2, 6, 8].iter().all(|id| !ids.has(*id)));
    }
}
