//! Which edits are in each record, kept by the [`Ledger`](super::Ledger).

use std::collections::BTreeMap;

use super::{CallId, Key, Lineage, MomentId, room};

/// The edits of the records. Those of moments lie call by call, in the order of their ids: with ten
/// thousand calls they are nearly all that there is, and a map of their keys takes three times the room.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Edits {
    moments: BTreeMap<CallId, Vec<(MomentId, Lineage)>>,
    others: BTreeMap<Key, Lineage>,
}

impl Edits {
    pub(super) fn get(&self, key: &Key) -> Option<&Lineage> {
        let Key::Moment(call, id) = key else {
            return self.others.get(key);
        };
        let moments = self.moments.get(call)?;
        let place = place(moments, *id).ok()?;
        moments.get(place).map(|(_, edits)| edits)
    }

    pub(super) fn knows_call(&self, call: CallId) -> bool {
        self.moments.contains_key(&call) || self.others.contains_key(&Key::Call(call))
    }

    pub(super) fn set(&mut self, key: &Key, mut edits: Lineage) {
        let Key::Moment(call, id) = key else {
            self.others.insert(key.clone(), edits);
            return;
        };
        let moments = self.moments.entry(*call).or_default();
        if let Some((_, last)) = moments.last() {
            edits.share(last);
        }
        match place(moments, *id) {
            Ok(place) => moments[place].1 = edits,
            Err(place) => {
                room::for_one_more(moments);
                moments.insert(place, (*id, edits));
            }
        }
    }

    pub(super) fn forget(&mut self, key: &Key) {
        let Key::Moment(call, id) = key else {
            self.others.remove(key);
            return;
        };
        let Some(moments) = self.moments.get_mut(call) else {
            return;
        };
        if let Ok(place) = place(moments, *id) {
            moments.remove(place);
        }
        if moments.is_empty() {
            self.moments.remove(call);
        }
    }
}

/// Where the edits of a moment are, or where they belong.
fn place(moments: &[(MomentId, Lineage)], id: MomentId) -> Result<usize, usize> {
    moments.binary_search_by_key(&id, |(one, _)| *one)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Editor;
    use uuid::Uuid;

    fn key(call: u128, moment: u128) -> Key {
        let [call, moment] = [call, moment].map(Uuid::from_u128);
        Key::Moment(call.into(), moment.into())
    }

    fn by(n: u128) -> Lineage {
        Lineage::default().then(Editor::of(Uuid::from_u128(n)))
    }

    #[test]
    fn each_moment_has_its_own_edits_whatever_the_order_in_which_they_come() {
        let all = [(1, 3), (2, 3), (1, 1), (1, 2)].map(|(call, moment)| key(call, moment));
        let mut edits = Edits::default();
        for (key, n) in all.iter().zip(1..) {
            edits.set(key, by(n));
        }
        for (key, n) in all.iter().zip(1..) {
            assert_eq!(edits.get(key), Some(&by(n)));
        }
        edits.set(&all[2], by(9));
        assert_eq!(edits.get(&all[2]), Some(&by(9)));
        assert_eq!(edits.get(&key(2, 1)), None);
    }

    #[test]
    fn what_is_forgotten_is_as_if_it_had_never_been_there() {
        let call = Key::Call(Uuid::from_u128(1).into());
        let mut edits = Edits::default();
        for key in [&key(1, 1), &key(1, 2), &call] {
            edits.set(key, by(1));
        }
        for key in [&key(1, 2), &call, &key(3, 3), &key(1, 1)] {
            edits.forget(key);
        }
        assert_eq!(edits, Edits::default());
    }
}
