//! Counts, and what part one is of another.

use crate::domain::{CallId, MomentId};

/// So many of so many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// Those that are counted, never more than all.
    pub part: usize,
    /// All that could be.
    pub of: usize,
}

impl Share {
    /// One more that could be counted, and whether it is.
    pub fn add(&mut self, is_counted: bool) {
        self.of += 1;
        self.part += usize::from(is_counted);
    }

    /// What two periods have together.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self {
            part: self.part + other.part,
            of: self.of + other.of,
        }
    }

    /// In percent, 0 to 100, rounded to the nearest, halves up. Of nothing there is no share.
    #[must_use]
    pub fn percent(self) -> Option<u8> {
        let percent = (self.part * 200 + self.of).checked_div(self.of * 2)?;
        u8::try_from(percent).ok()
    }
}

/// What a figure counts, so that it can be looked at one by one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tally {
    /// A moment of a call.
    Moment(CallId, MomentId),
    /// A call as a whole.
    Call(CallId),
}

impl Tally {
    /// The call that it is, or is of.
    #[must_use]
    pub fn call(self) -> CallId {
        match self {
            Self::Moment(call, _) | Self::Call(call) => call,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_nothing_there_is_no_share() {
        assert_eq!(Share::default().percent(), None);
    }

    #[test]
    fn a_share_is_rounded_to_the_nearest_percent() {
        let percent = |part, of| Share { part, of }.percent();
        assert_eq!(percent(61, 80), Some(76));
        assert_eq!(percent(1, 8), Some(13));
        assert_eq!(percent(0, 3), Some(0));
        assert_eq!(percent(3, 3), Some(100));
    }
}
