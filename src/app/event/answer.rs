//! On the rep's phone: a debrief that was shared is answered.

/// What the rep does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AnswerEvent {
    /// What was tried, as it is typed.
    TriedTyped(String),
    /// How it went, as it is typed.
    WentTyped(String),
    /// The answer leaves, for the manager.
    Sent,
}
