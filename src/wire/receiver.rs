//! Whom a file is for. What is in it follows from that.

/// Somebody who is given a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Receiver {
    /// The rep whom it is about: no private note, no other rep, no call before its debrief is done.
    TheRep,
    /// Somebody who rides along as well: no private note, nothing of the trash.
    AnotherManager,
    /// One's own copy, with the private notes.
    Myself,
}

impl Receiver {
    pub const ALL: [Self; 3] = [Self::TheRep, Self::AnotherManager, Self::Myself];
    /// Of what is about no rep alone, or not for the rep's eyes yet.
    pub const BUT_THE_REP: [Self; 2] = [Self::AnotherManager, Self::Myself];

    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::TheRep => "The rep",
            Self::AnotherManager => "Another manager",
            Self::Myself => "Myself, as a backup",
        }
    }
}
