//! How far it has come that a rep is forgotten.

use crate::app::view::forget::Removed;
use crate::domain::RepId;

/// A person asks, is asked once more, and is told what was removed. No name is in it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Forgetting {
    #[default]
    None,
    /// The person is asked once more.
    Asked(RepId),
    Done(Removed),
}
