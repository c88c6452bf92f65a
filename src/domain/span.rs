//! When a call was: from its start to its end, and on which wall clock.

use serde::{Deserialize, Serialize};

use super::{Elapsed, Timestamp};

/// From the start of a call to its end, which never lies before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "RawSpan", into = "RawSpan")]
pub struct Span {
    started: Timestamp,
    ended: Timestamp,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawSpan {
    started_ms: Timestamp,
    ended_ms: Timestamp,
}

impl TryFrom<RawSpan> for Span {
    type Error = &'static str;
    fn try_from(raw: RawSpan) -> Result<Self, Self::Error> {
        if raw.ended_ms < raw.started_ms {
            return Err("a call ends before it starts");
        }
        Ok(Self {
            started: raw.started_ms,
            ended: raw.ended_ms,
        })
    }
}

impl From<Span> for RawSpan {
    fn from(span: Span) -> Self {
        Self {
            started_ms: span.started,
            ended_ms: span.ended,
        }
    }
}

impl Span {
    /// A call's span; one whose clock went backwards has no length.
    #[must_use]
    pub fn new(started: Timestamp, ended: Timestamp) -> Self {
        Self {
            started,
            ended: ended.max(started),
        }
    }

    #[must_use]
    pub fn started(self) -> Timestamp {
        self.started
    }

    #[must_use]
    pub fn ended(self) -> Timestamp {
        self.ended
    }

    #[must_use]
    pub fn length(self) -> Elapsed {
        self.ended.since(self.started)
    }
}

/// Minutes ahead of UTC, from -720 to 840 (the widest in use on earth).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "i16", into = "i16")]
pub struct UtcOffset(i16);

impl UtcOffset {
    /// The nearest offset in use.
    #[must_use]
    pub fn nearest(minutes: i16) -> Self {
        Self(minutes.clamp(-720, 840))
    }

    /// Minutes ahead of UTC.
    #[must_use]
    pub fn minutes(self) -> i16 {
        self.0
    }
}

impl TryFrom<i16> for UtcOffset {
    type Error = &'static str;
    fn try_from(minutes: i16) -> Result<Self, Self::Error> {
        let offset = Self::nearest(minutes);
        if offset.0 == minutes {
            Ok(offset)
        } else {
            Err("no clock is set that far from UTC")
        }
    }
}

impl From<UtcOffset> for i16 {
    fn from(offset: UtcOffset) -> Self {
        offset.0
    }
}
