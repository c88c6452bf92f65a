//! How far two observers agree beyond chance: Cohen's kappa over windows of time.
//!
//! J. Cohen, "A coefficient of agreement for nominal scales", Educational and Psychological Measurement 20 (1960),
//! 37-46. Of a call watched by both, cut into windows, each window is a yes or a no of each observer.

use crate::domain::Elapsed;
use crate::domain::order::by_number;

/// So many windows it takes before a kappa means something.
pub const FEWEST_WINDOWS: u32 = 10;
/// In so many of them at least one of the two must have seen it.
pub const FEWEST_YES: u32 = 5;

/// The time that both observers watched, in milliseconds on one clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Watched {
    pub from: i64,
    pub to: i64,
}

impl Watched {
    /// What is common to one's own call of a length and the other's, which began so many milliseconds later.
    #[must_use]
    pub fn by_both(mine: Elapsed, theirs: Elapsed, offset: i64) -> Self {
        Self {
            from: offset.max(0),
            to: i64::from(mine.0).min(offset + i64::from(theirs.0)),
        }
    }

    /// How many windows it is cut into; the last one may be shorter.
    #[must_use]
    pub fn windows(self, window: Elapsed) -> u32 {
        let length = u64::try_from(self.to - self.from).unwrap_or_default();
        let windows = length.div_ceil(u64::from(window.0.max(1)));
        u32::try_from(windows).unwrap_or(u32::MAX)
    }

    /// Whether a time lies within.
    #[must_use]
    pub fn has(self, at: i64) -> bool {
        (self.from..=self.to).contains(&at)
    }

    /// The windows in which something was seen, each once. What lies outside is in none, and what lies at the very
    /// end is in the last.
    fn yes(self, times: &[i64], window: Elapsed) -> Vec<u32> {
        let Some(last) = self.windows(window).checked_sub(1) else {
            return Vec::new();
        };
        let within = times.iter().filter(|at| self.has(**at));
        let windows = within.map(|at| {
            let place = (at - self.from) / i64::from(window.0.max(1));
            u32::try_from(place).unwrap_or(last).min(last)
        });
        let mut windows = by_number(windows.collect(), |place| (i64::from(*place), 0));
        windows.dedup();
        windows
    }
}

/// In how many windows the two said yes and no.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Table {
    pub both: u32,
    pub only_mine: u32,
    pub only_theirs: u32,
    pub neither: u32,
}

impl Table {
    /// The windows in which one behaviour was seen. The times are milliseconds on one clock.
    #[must_use]
    pub fn of(mine: &[i64], theirs: &[i64], watched: Watched, window: Elapsed) -> Self {
        let (mine, theirs) = (watched.yes(mine, window), watched.yes(theirs, window));
        let both = mine
            .iter()
            .filter(|place| theirs.binary_search(place).is_ok());
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let (both, mine, theirs) = (count(both.count()), count(mine.len()), count(theirs.len()));
        let (only_mine, only_theirs) = (mine - both, theirs - both);
        Self {
            both,
            only_mine,
            only_theirs,
            neither: watched.windows(window) - both - only_mine - only_theirs,
        }
    }

    #[must_use]
    pub fn windows(self) -> u32 {
        self.both + self.only_mine + self.only_theirs + self.neither
    }

    /// Windows in which at least one of the two saw it.
    #[must_use]
    pub fn by_either(self) -> u32 {
        self.both + self.only_mine + self.only_theirs
    }

    /// Windows in which both say the same.
    #[must_use]
    pub fn alike(self) -> u32 {
        self.both + self.neither
    }

    /// Whether there is enough for a kappa to mean something.
    #[must_use]
    pub fn is_enough(self) -> bool {
        self.windows() >= FEWEST_WINDOWS && self.by_either() >= FEWEST_YES
    }

    /// Cohen's kappa: (po - pe) ÷ (1 - pe), with po the share of windows in which both say the same, and pe the
    /// share in which they would by chance. `None` where pe is 1: both always say the one, and there is no chance
    /// to be better than. The longest call has some two million windows, so no sum here overflows.
    #[must_use]
    pub fn kappa(self) -> Option<Kappa> {
        let [a, b, c, d] =
            [self.both, self.only_mine, self.only_theirs, self.neither].map(i64::from);
        let all = a + b + c + d;
        let by_chance = (a + b) * (a + c) + (c + d) * (b + d);
        let under = all * all - by_chance;
        (under > 0).then_some(Kappa {
            over: all * (a + d) - by_chance,
            under,
        })
    }
}

/// A kappa as a fraction: at most 1, 0 where two agree as by chance, and below 0 where they do less often.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kappa {
    over: i64,
    under: i64,
}

impl Kappa {
    /// In thousandths, rounded half away from zero.
    #[must_use]
    pub fn thousandths(self) -> i32 {
        self.rounded(1000)
    }

    /// In hundredths, rounded half away from zero.
    #[must_use]
    pub fn hundredths(self) -> i32 {
        self.rounded(100)
    }

    /// Whether the two say the same in every window.
    #[must_use]
    pub fn is_whole(self) -> bool {
        self.over == self.under
    }

    fn rounded(self, parts: i64) -> i32 {
        let size = (2 * parts * self.over.abs() + self.under) / (2 * self.under);
        i32::try_from(size * self.over.signum()).unwrap_or_default()
    }
}
