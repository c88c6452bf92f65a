//! Wrong passphrases cost time. Making a key of one costs some by itself; whoever has the phone in the
//! hand and tries again and again waits longer each time. (With a copy of the disk nobody waits: there
//! only the rounds and the length of the passphrase count.)

use serde::{Deserialize, Serialize};

use crate::domain::{Elapsed, Timestamp};

/// So many wrong ones cost nothing more: fingers slip.
const FREE: u32 = 3;
/// What the next one costs, in seconds; each further one costs twice as much,
const FIRST_S: u32 = 5;
/// up to this.
const MOST_S: u32 = 600;

/// The wrong passphrases since the last right one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tries {
    pub wrong: u32,
    #[serde(rename = "last_ms")]
    pub last: Option<Timestamp>,
}

impl Tries {
    /// One more was wrong.
    pub fn failed(&mut self, now: Timestamp) {
        self.wrong = self.wrong.saturating_add(1);
        self.last = Some(now);
    }

    /// How long to wait yet. A clock that was set back makes nobody wait for longer than the whole time.
    #[must_use]
    pub fn wait(&self, now: Timestamp) -> Elapsed {
        let Some(beyond) = self.wrong.checked_sub(FREE) else {
            return Elapsed::default();
        };
        let doubled = 1_u32.checked_shl(beyond).unwrap_or(u32::MAX);
        let whole = Elapsed::seconds(FIRST_S.saturating_mul(doubled).min(MOST_S));
        let passed = self
            .last
            .map_or_else(Elapsed::default, |last| now.since(last));
        Elapsed(whole.0.saturating_sub(passed.0))
    }
}
