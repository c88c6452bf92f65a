//! The codebook: the behaviours that can be tapped, in their order. It begins as the starter and
//! grows by packs and by what the manager writes.

use super::packs::STARTER;
use super::{Behaviour, BehaviourKey, Call};

/// The behaviours in the order of the codebook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Codebook {
    behaviours: Vec<Behaviour>,
}

impl Default for Codebook {
    fn default() -> Self {
        Self::starter()
    }
}

impl Codebook {
    /// What managers typically see go right and wrong in a call.
    #[must_use]
    pub fn starter() -> Self {
        Self {
            behaviours: STARTER.behaviours(0),
        }
    }

    /// All behaviours, those in the archive too, in their order.
    #[must_use]
    pub fn behaviours(&self) -> &[Behaviour] {
        &self.behaviours
    }

    /// The behaviours that can be put on a pad.
    pub fn in_use(&self) -> impl Iterator<Item = &Behaviour> {
        self.behaviours
            .iter()
            .filter(|behaviour| behaviour.is_in_use())
    }

    /// The behaviour with this key, if the codebook has one.
    #[must_use]
    pub fn find(&self, key: &BehaviourKey) -> Option<&Behaviour> {
        self.behaviours
            .iter()
            .find(|behaviour| behaviour.key == *key)
    }

    /// Adds a behaviour in its place, or replaces the one with its key.
    pub fn put(&mut self, behaviour: Behaviour) {
        self.behaviours.retain(|other| other.key != behaviour.key);
        let place = self
            .behaviours
            .partition_point(|other| (other.place, &other.key) < (behaviour.place, &behaviour.key));
        self.behaviours.insert(place, behaviour);
    }

    /// Takes a behaviour out; in its place stands what the app brings under this key, if anything.
    pub fn take(&mut self, key: &BehaviourKey) {
        self.behaviours.retain(|other| other.key != *key);
        let starter = STARTER.behaviours(0);
        if let Some(brought) = starter.into_iter().find(|one| one.key == *key) {
            self.put(brought);
        }
    }

    /// The behaviours that are not just as the app brings them: what is stored and exported.
    pub fn own(&self) -> impl Iterator<Item = &Behaviour> {
        let starter = STARTER.behaviours(0);
        self.behaviours
            .iter()
            .filter(move |one| !starter.contains(one))
    }

    /// The place behind all others.
    #[must_use]
    pub fn next_place(&self) -> u32 {
        self.behaviours
            .last()
            .map_or(0, |last| last.place.saturating_add(1))
    }

    /// The behaviours that get another place when two of them change places. Where codebooks of two
    /// phones were joined, several may stand at one place; then each gets its own.
    #[must_use]
    pub fn swapped(&self, one: &BehaviourKey, other: &BehaviourKey) -> Vec<Behaviour> {
        let at = |key: &BehaviourKey| self.behaviours.iter().position(|b| b.key == *key);
        let (Some(one), Some(other)) = (at(one), at(other)) else {
            return Vec::new();
        };
        let mut order: Vec<&Behaviour> = self.behaviours.iter().collect();
        order.swap(one, other);
        let moved = order.into_iter().zip(0..).filter(|(b, to)| b.place != *to);
        let moved = moved.map(|(behaviour, place)| Behaviour {
            place,
            ..behaviour.clone()
        });
        moved.collect()
    }

    /// The behaviours for a pad: the rep's focus first, then the codebook's order.
    #[must_use]
    pub fn keys_for(&self, focus: Option<&BehaviourKey>) -> Vec<BehaviourKey> {
        let first = self.in_use().filter(|one| Some(&one.key) == focus);
        let others = self.in_use().filter(|one| Some(&one.key) != focus);
        let keys = first.chain(others).map(|one| one.key.clone());
        keys.take(Call::MOST_KEYS).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::behaviour::Standing;

    #[test]
    fn the_starter_fits_the_pad_and_nothing_of_it_is_stored() {
        let codebook = Codebook::starter();
        assert_eq!(codebook.behaviours().len(), Call::MOST_KEYS);
        assert_eq!(codebook.own().count(), 0);
    }

    #[test]
    fn the_focus_comes_first_and_what_is_archived_is_off_the_pad() {
        let mut codebook = Codebook::starter();
        let focus = codebook.behaviours()[5].key.clone();
        let mut gone = codebook.behaviours()[0].clone();
        gone.standing = Standing::Archived;
        codebook.put(gone.clone());
        let keys = codebook.keys_for(Some(&focus));
        assert_eq!(keys[0], focus);
        assert_eq!(keys.len(), 7);
        assert!(!keys.contains(&gone.key));
        assert_eq!(codebook.own().collect::<Vec<_>>(), [&gone]);
    }

    #[test]
    fn two_at_one_place_change_places_all_the_same() {
        let mut codebook = Codebook::starter();
        let last = Behaviour {
            place: 6,
            ..codebook.behaviours()[7].clone()
        };
        codebook.put(last.clone());
        assert_eq!(codebook.behaviours()[6].key, last.key, "equals go by key");
        let other = codebook.behaviours()[7].key.clone();
        for behaviour in codebook.swapped(&last.key, &other) {
            codebook.put(behaviour);
        }
        assert_eq!(codebook.behaviours()[7].key, last.key);
        assert_eq!(codebook.behaviours()[6].key, other);
    }

    #[test]
    fn a_behaviour_that_is_put_again_is_replaced_and_keeps_its_place() {
        let mut codebook = Codebook::starter();
        let before = codebook.clone();
        codebook.put(before.behaviours()[3].clone());
        assert_eq!(codebook, before);
    }
}
