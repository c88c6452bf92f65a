//! A practice call: a scene is coded, what came of it leaves, and the others' files are laid beside it.

use super::PickError;
use crate::domain::BehaviourKey;
use crate::domain::practice::Scene;

/// What is done on the screen of practice calls.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PracticeEvent {
    /// The scene begins to run.
    Begun(Scene),
    Tapped(BehaviourKey),
    /// The last tap is taken back.
    TakenBack,
    /// The scene is left before its end; what was tapped is gone.
    Stopped,
    NameTyped(String),
    /// What was coded is to leave as a file.
    Sent,
    /// Another manager's file.
    CameIn(Result<String, PickError>),
    /// All files are laid aside.
    Cleared,
}
