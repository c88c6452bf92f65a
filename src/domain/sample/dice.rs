//! Chance with a seed: the same throws each time.

use oorandom::Rand32;
use uuid::Uuid;

use crate::domain::Timestamp;

pub(super) struct Dice(Rand32);

impl Dice {
    pub(super) fn new(seed: u64) -> Self {
        Self(Rand32::new(seed))
    }

    /// From `least` to `most`, both of them too.
    pub(super) fn between(&mut self, least: u32, most: u32) -> u32 {
        self.0.rand_range(least..most.max(least).saturating_add(1))
    }

    /// Whether something comes true that does so in so many of a hundred.
    pub(super) fn chance(&mut self, of_hundred: u32) -> bool {
        self.between(0, 99) < of_hundred
    }

    /// One of them; the first one if chance has no choice.
    pub(super) fn pick<T: Copy + Default>(&mut self, of: &[T]) -> T {
        let last = u32::try_from(of.len().saturating_sub(1)).unwrap_or_default();
        let place = self.between(0, last) as usize;
        of.get(place).copied().unwrap_or_default()
    }

    /// The place of one of some weights.
    pub(super) fn weighed(&mut self, weights: &[u32]) -> usize {
        let mut left = self.between(1, weights.iter().sum::<u32>().max(1));
        for (place, weight) in weights.iter().enumerate() {
            if left <= *weight {
                return place;
            }
            left -= weight;
        }
        0
    }

    /// An id that was made at a time, as the app makes them (UUID version 7).
    pub(super) fn id(&mut self, made: Timestamp) -> Uuid {
        let millis = u128::from(made.millis().unsigned_abs()) & 0xffff_ffff_ffff;
        let mut bits = || u128::from(self.0.rand_u32());
        let random = bits() << 64 | bits() << 32 | bits();
        let (high, low) = (random >> 64 & 0xfff, random & 0x3fff_ffff_ffff_ffff);
        Uuid::from_u128(millis << 80 | 7 << 76 | high << 64 | 0b10 << 62 | low)
    }
}
