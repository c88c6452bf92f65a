//! On the screen on which another manager's notes of a call are compared with one's own.

use super::PickError;
use crate::domain::{BehaviourKey, CallId};
use crate::wire::sealed::Passphrase;

/// No record changes by any of these.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ObserverEvent {
    /// The other's file was chosen.
    CameIn {
        name: String,
        text: Result<String, PickError>,
    },
    /// The passphrase of a sealed one.
    PassphraseGiven(Passphrase),
    /// This call of the file is the same.
    Confirmed(CallId),
    /// Another file is wanted.
    AnotherWanted,
    /// The other's clock is shifted by so many seconds.
    Shifted(i32),
    /// The place of the window in [`WINDOWS`](crate::domain::observer::WINDOWS).
    WindowChosen(usize),
    /// The behaviour of the curve.
    BehaviourShown(BehaviourKey),
}
